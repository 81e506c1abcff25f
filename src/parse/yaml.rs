//! YAML → [`Value`], keeping each scalar's text as typed: `1E5` stays a postcode-like
//! text and `+44151…` keeps its plus, whatever YAML thinks that they are.

use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::{At, Document, Step, locate};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// A YAML value; maps keep their order and their repeats.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A text, number or boolean.
    Scalar(Scalar),
    /// A list.
    List(Vec<Value>),
    /// Keys as typed and their values, in order.
    Map(Vec<(String, Value)>),
}

/// A scalar as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// Its text, without quotes.
    pub text: String,
    /// True for a number or a boolean in YAML's eyes.
    pub literal: bool,
}

impl Value {
    /// What it is, in words for a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Scalar(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "fields of its own",
        }
    }

    fn has_literals(&self) -> bool {
        match self {
            Value::Null => false,
            Value::Scalar(scalar) => scalar.literal,
            Value::List(items) => items.iter().any(Value::has_literals),
            Value::Map(pairs) => pairs.iter().any(|(_, value)| value.has_literals()),
        }
    }
}

/// Reads the YAML in a range of the source's text.
pub(super) fn read(source: &Source, range: Range<usize>) -> Result<Value, Box<Diagnostic>> {
    let text = &source.text[range.clone()];
    if text.trim().is_empty() {
        return Ok(Value::Null);
    }
    let explain = |error| Box::new(explain(source, range.start, &error));
    let mut value = Build
        .deserialize(serde_yaml::Deserializer::from_str(text))
        .map_err(explain)?;
    if value.has_literals() {
        Retype(&mut value)
            .deserialize(serde_yaml::Deserializer::from_str(text))
            .map_err(explain)?;
    }
    Ok(value)
}

/// Builds the tree; literals get their text in a second pass, since YAML's own
/// reading of a number forgets how it was typed.
struct Build;

impl<'de> DeserializeSeed<'de> for Build {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! literal {
    ($($method:ident: $type:ty),*) => {$(
        fn $method<E>(self, _: $type) -> Result<Value, E> {
            Ok(Value::Scalar(Scalar { text: String::new(), literal: true }))
        }
    )*};
}

impl<'de> Visitor<'de> for Build {
    type Value = Value;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("text, a list or fields")
    }
    literal!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64);
    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Scalar(Scalar {
            text: text.to_owned(),
            literal: false,
        }))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Build)? {
            items.push(item);
        }
        Ok(Value::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            pairs.push((key, map.next_value_seed(Build)?));
        }
        Ok(Value::Map(pairs))
    }
    fn visit_enum<A: serde::de::EnumAccess<'de>>(self, _: A) -> Result<Value, A::Error> {
        Err(A::Error::custom("a YAML tag (`!…`) stands here"))
    }
}

/// Walks the same text along the tree and fills in the text of each literal.
struct Retype<'a>(&'a mut Value);

impl<'de> DeserializeSeed<'de> for Retype<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0 {
            Value::Scalar(scalar) if scalar.literal => {
                scalar.text = serde::Deserialize::deserialize(deserializer)?;
                Ok(())
            }
            Value::Null | Value::Scalar(_) => deserializer
                .deserialize_ignored_any(serde::de::IgnoredAny)
                .map(|_| ()),
            Value::List(_) => deserializer.deserialize_seq(self),
            Value::Map(_) => deserializer.deserialize_map(self),
        }
    }
}

impl<'de> Visitor<'de> for Retype<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the same shape as before")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        if let Value::List(items) = self.0 {
            for item in items {
                seq.next_element_seed(Retype(item))?;
            }
        }
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if let Value::Map(pairs) = self.0 {
            for (_, value) in pairs {
                map.next_key::<serde::de::IgnoredAny>()?;
                map.next_value_seed(Retype(value))?;
            }
        }
        Ok(())
    }
}

/// Reports keys that stand twice in one map, at any depth.
pub(super) fn check_duplicates(document: &Document, faults: &mut Vec<Diagnostic>) {
    fn walk(document: &Document, value: &Value, at: &At, faults: &mut Vec<Diagnostic>) {
        match value {
            Value::Null | Value::Scalar(_) => {}
            Value::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    walk(document, item, &at.item(i), faults);
                }
            }
            Value::Map(pairs) => {
                let mut sorted: Vec<&str> = pairs.iter().map(|(key, _)| key.as_str()).collect();
                sorted.sort_unstable();
                let twice = sorted.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
                for same in twice.take(super::MAX_FAULTS.saturating_sub(faults.len())) {
                    faults.push(duplicate(document, at, same[0]));
                }
                for (key, value) in pairs
                    .iter()
                    .filter(|(_, v)| matches!(v, Value::List(_) | Value::Map(_)))
                {
                    walk(document, value, &at.key(key), faults);
                }
            }
        }
    }
    walk(document, &document.value, &At::root(), faults);
}

fn duplicate(document: &Document, at: &At, key: &str) -> Diagnostic {
    let source = &document.source;
    Diagnostic::error(
        "duplicate-field",
        &source.path,
        format!("`{key}` is given twice"),
    )
    .at_key(source, &at.step(Step::Again(key.into())))
    .related_key(source, &at.key(key), format!("`{key}` is first given here"))
    .help("keep one of the two")
}

/// The parser's complaint in words that say what to type.
fn explain(source: &Source, start: usize, error: &serde_yaml::Error) -> Diagnostic {
    let raw = error.to_string();
    if raw.contains("control characters") {
        let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        let at = source.text[start..].find(bad).map(|at| start + at);
        return Diagnostic::error(
            "yaml",
            &source.path,
            "a character that cannot be seen stands here",
        )
        .at_opt(at.map(|at| at..at + 1))
        .help("delete the text around it and type it again");
    }
    let offset = error
        .location()
        .map(|l| locate::offset(source, start, l.line(), l.column()));
    let line = offset.map(|at| {
        let from = source.text[..at].rfind('\n').map_or(0, |n| n + 1);
        from..source.text[at..]
            .find('\n')
            .map_or(source.text.len(), |n| at + n)
    });
    let typed = line.clone().map_or("", |line| &source.text[line]);
    let indented =
        typed.starts_with(' ') && typed.matches(": ").count() == 1 && !typed.contains(['{', '-']);
    let (message, help) = if raw.contains("mapping values") && indented {
        let field = typed.trim();
        (
            "this line starts with spaces, as if it belonged to the one above".to_owned(),
            Some(format!("start it at the left edge: `{field}`")),
        )
    } else if raw.contains("mapping values are not allowed") {
        let quoted = typed.split_once(": ").map(|(key, value)| {
            format!(
                "put the text in quotes: `{}: \"{}\"`",
                key.trim(),
                value.trim().replace('"', "'")
            )
        });
        (
            "there is a second `: ` on this line".to_owned(),
            quoted.or_else(|| Some("check that each field starts at the left edge".into())),
        )
    } else if raw.contains("quoted scalar")
        || raw.contains("did not find expected") && typed.contains(['\'', '"'])
    {
        let quote = if typed.contains('\'') && !typed.contains('"') {
            '\''
        } else {
            '"'
        };
        let other = if quote == '\'' { '"' } else { '\'' };
        (
            format!("the quote `{quote}` is opened or closed in the wrong place"),
            Some(format!(
                "use `{other}` around text that has `{quote}` in it"
            )),
        )
    } else if raw.contains("cannot start any token") {
        let mark = offset
            .and_then(|at| source.text[at..].chars().next())
            .unwrap_or('?');
        (
            format!("a text cannot start with `{mark}` here"),
            Some("put the text in quotes".into()),
        )
    } else if raw.contains("repetition limit") || raw.contains("alias") || raw.contains("anchor") {
        (
            "`&` and `*` references are not used here".to_owned(),
            Some("write the text out, or put it in quotes".into()),
        )
    } else if raw.contains("recursion limit") {
        (
            "lists or fields are nested too deep".to_owned(),
            Some("an entry needs three levels at most".into()),
        )
    } else {
        let raw = raw.split(" at line ").next().unwrap_or(&raw);
        (
            format!("this is not written as fields: {raw}"),
            Some(
                "each field is `name: text`, starting at the left edge; a list is one `- item` a line below its field"
                    .into(),
            ),
        )
    };
    let span = offset
        .zip(line)
        .map(|(at, line)| at.min(line.end)..line.end);
    Diagnostic::error("yaml", &source.path, message)
        .at_opt(span)
        .help_opt(help)
}
