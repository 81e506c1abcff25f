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
    let range = yaml_range(source)?;
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
