//! Where a value stands in its text. Spans are not kept while parsing: a fault is
//! rare, so the parser is run again up to the value and asked for its position.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::source::{Source, Span};

/// One step down into a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// Into a map, by key.
    Key(Arc<str>),
    /// Into a map, by the second of two equal keys.
    Again(Arc<str>),
    /// Into a list, from 0.
    Item(usize),
}

/// The way from a document's root to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct At(Arc<[Step]>);

impl At {
    /// The document itself.
    pub fn root() -> Self {
        At::default()
    }

    /// The value of a key of this map.
    pub fn key(&self, key: &str) -> At {
        self.step(Step::Key(key.into()))
    }

    /// An item of this list.
    pub fn item(&self, index: usize) -> At {
        self.step(Step::Item(index))
    }

    /// One step further.
    pub fn step(&self, step: Step) -> At {
        At(self.0.iter().cloned().chain([step]).collect())
    }
}

/// The span of a value; of the nearest thing around it when it is not there.
pub(super) fn value(source: &Source, at: &At) -> Option<Span> {
    let steps = &at.0;
    let found = (0..=steps.len())
        .rev()
        .find_map(|n| find(source, &steps[..n], false))?;
    Some(found..end(&source.text, found))
}

/// The span of the last step's key.
pub(super) fn key(source: &Source, at: &At) -> Option<Span> {
    let Some(Step::Key(name) | Step::Again(name)) = at.0.last() else {
        return value(source, at);
    };
    let found = find(source, &at.0, true)?;
    Some(found..(found + name.len()).min(source.text.len()))
}

/// The byte offset of the parser's line and column, both from 1 and counted in
/// characters from `start`, the first byte of the YAML.
pub(super) fn offset(source: &Source, start: usize, line: usize, column: usize) -> usize {
    let mut at = start;
    for _ in 1..line {
        match source.text[at..].find('\n') {
            Some(newline) => at += newline + 1,
            None => return source.text.len(),
        }
    }
    let rest = &source.text[at..];
    at + rest
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(rest.len(), |(i, _)| i)
}

fn yaml_range(source: &Source) -> Option<Range<usize>> {
    if source.path.ends_with(".md") {
        super::front_matter::split(source)
            .ok()
            .map(|(yaml, _)| yaml)
    } else {
        Some(0..source.text.len())
    }
}

fn find(source: &Source, steps: &[Step], key: bool) -> Option<usize> {
    let whole = yaml_range(source)?;
    let part = steps.split_first().and_then(|(first, rest)| {
        let (range, first) = part(source, whole.clone(), first)?;
        let steps: Vec<Step> = [first].into_iter().chain(rest.iter().cloned()).collect();
        find_in(source, range, &steps, key)
    });
    part.or_else(|| find_in(source, whole, steps, key))
}

fn find_in(source: &Source, range: Range<usize>, steps: &[Step], key: bool) -> Option<usize> {
    let deserializer = serde_yaml::Deserializer::from_str(&source.text[range.clone()]);
    let error = Find { steps, key }.deserialize(deserializer).err()?;
    if !error.to_string().contains(FOUND) {
        return None;
    }
    let location = error.location()?;
    Some(offset(
        source,
        range.start,
        location.line(),
        location.column(),
    ))
}

/// The lines of one item of the list, or of one field, that the text is made of, and
/// the step within them: so that a place in a list of thousands does not cost a parse
/// of them all. `None` when the lines alone do not tell.
fn part(source: &Source, whole: Range<usize>, step: &Step) -> Option<(Range<usize>, Step)> {
    let (wanted, step) = match step {
        Step::Item(item) => (*item, Step::Item(0)),
        Step::Key(key) => (0, Step::Key(key.clone())),
        Step::Again(key) => (1, Step::Key(key.clone())),
    };
    let text = &source.text[whole.clone()];
    let starts = starts(&source.text, whole.clone());
    let is_one = |at: &&usize| match &step {
        Step::Item(_) => text[**at..].starts_with('-'),
        Step::Key(key) | Step::Again(key) => text[**at..]
            .strip_prefix(&**key)
            .is_some_and(|rest| rest.starts_with(':')),
    };
    let position = match &step {
        // Each line that starts an item is one: the item's number finds it.
        Step::Item(_) if starts.iter().all(|at| is_one(&at)) => wanted,
        Step::Item(_) => return None,
        Step::Key(_) | Step::Again(_) => {
            let mut fitting = starts.iter().enumerate().filter(|(_, at)| is_one(at));
            fitting.nth(wanted)?.0
        }
    };
    let from = *starts.get(position)?;
    // A field's list may stand at the left edge too.
    let ends = |at: &&usize| matches!(step, Step::Item(_)) || !text[**at..].starts_with("- ");
    let to = starts[position + 1..]
        .iter()
        .find(ends)
        .copied()
        .unwrap_or(text.len());
    Some((whole.start + from..whole.start + to, step))
}

/// Where lines start at the left edge with neither a comment nor a mark of the
/// document, from the range's start; remembered for the text that was asked of last.
fn starts(text: &Arc<str>, range: Range<usize>) -> Arc<[usize]> {
    type Last = Option<(Arc<str>, Range<usize>, Arc<[usize]>)>;
    thread_local! {
        static LAST: std::cell::RefCell<Last> = const { std::cell::RefCell::new(None) };
    }
    LAST.with_borrow_mut(|last| {
        if let Some((known, of, starts)) = last
            && Arc::ptr_eq(known, text)
            && *of == range
        {
            return starts.clone();
        }
        let mut at = 0;
        let mut starts = Vec::new();
        for line in text[range.clone()].split_inclusive('\n') {
            if !line.starts_with([' ', '\t', '\n', '#']) && !line.starts_with("---") {
                starts.push(at);
            }
            at += line.len();
        }
        let starts: Arc<[usize]> = starts.into();
        *last = Some((text.clone(), range, starts.clone()));
        starts
    })
}

/// Where a scalar that starts at `from` ends on its line: for underlining only.
fn end(text: &str, from: usize) -> usize {
    let line = text[from..].lines().next().unwrap_or("");
    let mut chars = line.char_indices();
    let length = match chars.next() {
        Some((_, quote @ ('"' | '\''))) => chars.find(|&(_, c)| c == quote).map(|(i, _)| i + 1),
        _ => line.find(" #").or_else(|| {
            in_flow(text, from)
                .then(|| line.find([',', ']', '}']))
                .flatten()
        }),
    };
    from + line[..length.unwrap_or(line.len())].trim_end().len()
}

/// Whether an offset lies within `[…]` or `{…}` opened on its line.
fn in_flow(text: &str, at: usize) -> bool {
    let line = &text[text[..at].rfind('\n').map_or(0, |n| n + 1)..at];
    let count = |set: [char; 2]| line.matches(set).count();
    count(['[', '{']) > count([']', '}'])
}

const FOUND: &str = "the value that was looked for";

/// Walks to a value and stops there with an error, which carries the position.
struct Find<'a> {
    steps: &'a [Step],
    key: bool,
}

struct Here;

impl<'de> DeserializeSeed<'de> for Find<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.steps.is_empty() {
            deserializer.deserialize_any(Here)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> DeserializeSeed<'de> for Here {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

macro_rules! stop {
    ($($method:ident: $type:ty),*) => {$(
        fn $method<E: serde::de::Error>(self, _: $type) -> Result<(), E> { Err(E::custom(FOUND)) }
    )*};
}

impl<'de> Visitor<'de> for Here {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(FOUND)
    }
    stop!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64, visit_str: &str);
    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Err(E::custom(FOUND))
    }
    fn visit_none<E: serde::de::Error>(self) -> Result<(), E> {
        Err(E::custom(FOUND))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(FOUND))
    }
    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(FOUND))
    }
}

impl<'de> Visitor<'de> for Find<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list or fields")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Step::Item(wanted) = self.steps[0] else {
            return Ok(());
        };
        for _ in 0..wanted {
            if seq.next_element::<IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        seq.next_element_seed(Find {
            steps: &self.steps[1..],
            key: self.key,
        })?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (wanted, mut skip) = match &self.steps[0] {
            Step::Key(key) => (key, 0),
            Step::Again(key) => (key, 1),
            Step::Item(_) => return Ok(()),
        };
        let stop_at_key = self.key && self.steps.len() == 1;
        while let Some(found) = map.next_key_seed(Key {
            wanted,
            stop: stop_at_key && skip == 0,
        })? {
            if found && skip == 0 {
                map.next_value_seed(Find {
                    steps: &self.steps[1..],
                    key: self.key,
                })?;
            } else {
                skip -= usize::from(found);
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Reads a key: true when it is the wanted one, or the end of the walk.
struct Key<'a> {
    wanted: &'a str,
    stop: bool,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = bool;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a field's name")
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<bool, E> {
        let found = text == self.wanted;
        if found && self.stop {
            Err(E::custom(FOUND))
        } else {
            Ok(found)
        }
    }
}
