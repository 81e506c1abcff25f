//! Reads the fields of one entry: each by name, every fault noted, none left over.

use jiff::civil::Date;

use super::words::Words;
use crate::diagnostic::{Diagnostic, did_you_mean, nearest};
use crate::parse::{self, At, Document, Value, clean, span_of, span_of_key};
use crate::source::Source;

/// A value with the place that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where in the entry's source.
    pub at: At,
}

/// The fields of one entry, or of a map within it.
pub struct Fields<'a> {
    document: &'a Document,
    pairs: &'a [(String, Value)],
    at: At,
    known: Vec<&'static str>,
    faults: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// The fields of a map; anything else is a fault and gives `None`.
    pub fn new(
        document: &'a Document,
        value: &'a Value,
        at: At,
        faults: &'a mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let pairs: &[(String, Value)] = match value {
            Value::Map(pairs) => pairs,
            Value::Null => &[],
            Value::Scalar(_) | Value::List(_) => {
                let fault = Diagnostic::error(
                    "not-fields",
                    &document.source.path,
                    format!("fields are needed here, and this is {}", value.kind()),
                );
                faults.push(
                    fault
                        .at_opt(document.span(&at))
                        .help("write one field a line: `name: …`"),
                );
                return None;
            }
        };
        Some(Fields {
            document,
            pairs,
            at,
            known: Vec::new(),
            faults,
        })
    }

    /// The text that the fields stand in.
    pub fn source(&self) -> &'a Source {
        &self.document.source
    }

    /// The Markdown below the front matter, with its offset; none in a YAML file.
    pub fn markdown(&self) -> Option<(&'a str, usize)> {
        self.document
            .body
            .as_ref()
            .map(|(text, offset)| (text.as_str(), *offset))
    }

    /// Where this map stands.
    pub fn at(&self) -> &At {
        &self.at
    }

    /// Notes a fault found elsewhere (in the Markdown).
    pub fn note(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    /// Notes an error at a field's value.
    pub fn error(
        &mut self,
        code: &'static str,
        at: &At,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let fault = Diagnostic::error(code, &self.source().path, message).help(help);
        self.push(fault, at);
    }

    /// Notes a warning at a field's value.
    pub fn warn(
        &mut self,
        code: &'static str,
        at: &At,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let fault = Diagnostic::warning(code, &self.source().path, message).help(help);
        self.push(fault, at);
    }

    fn push(&mut self, fault: Diagnostic, at: &At) {
        // Finding a place parses again: past the limit only the count matters.
        let span = if self.faults.len() <= parse::MAX_FAULTS {
            span_of(self.source(), at)
        } else {
            None
        };
        self.faults.push(fault.at_opt(span));
    }

    /// Whether a field is there at all.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(key, _)| key == name)
    }

    /// Whether a field's name looks mistyped: then that is the fault to name.
    pub fn slipped(&self, name: &str) -> bool {
        !self.has(name) && nearest(name, self.pairs.iter().map(|(key, _)| key.as_str())).is_some()
    }

    /// Takes a field; an empty one counts as left out.
    pub fn take(&mut self, name: &'static str) -> Option<(&'a Value, At)> {
        if !self.known.contains(&name) {
            self.known.push(name);
        }
        let (_, value) = self.pairs.iter().find(|(key, _)| key == name)?;
        (!matches!(value, Value::Null)).then(|| (value, self.at.key(name)))
    }

    /// A text, cleaned of invisible characters.
    pub fn text(&mut self, name: &'static str) -> Option<Located<String>> {
        let (value, at) = self.take(name)?;
        self.scalar(name, value, at)
    }

    /// A text that must be there.
    pub fn required(&mut self, name: &'static str) -> Option<Located<String>> {
        let found = self.text(name);
        if found.is_some() {
            return found;
        }
        match self
            .pairs
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
        {
            Some(Value::Null | Value::Scalar(_)) => {
                let help = format!(
                    "write it after the colon: `{name}: …`; text that starts with # needs quotes"
                );
                self.error(
                    "empty-field",
                    &self.at.key(name),
                    format!("`{name}` is empty"),
                    help,
                );
            }
            // Said already: it is no text.
            Some(Value::List(_) | Value::Map(_)) => {}
            // A slip in the field's name is named once, as an unknown field.
            None if self.slipped(name) => {}
            None => {
                let at = self.at.clone();
                self.error(
                    "missing-field",
                    &at,
                    format!("`{name}` is missing"),
                    format!("add a line `{name}: …`"),
                );
            }
        }
        None
    }

    pub(super) fn scalar(&mut self, name: &str, value: &Value, at: At) -> Option<Located<String>> {
        match value {
            Value::Scalar(scalar) => {
                let (text, changed) = clean(&scalar.text);
                if changed {
                    let fault = Diagnostic::warning(
                        "invisible-character",
                        &self.source().path,
                        format!("`{name}` has characters that cannot be seen; they were taken out"),
                    );
                    self.push(fault.help("delete the text and type it again"), &at);
                }
                (!text.is_empty()).then(|| Located {
                    value: text.into_owned(),
                    at,
                })
            }
            Value::Null => None,
            Value::List(_) | Value::Map(_) => {
                self.error(
                    "not-a-text",
                    &at,
                    format!("`{name}` should be one text, and is {}", value.kind()),
                    format!("write it on one line: `{name}: …`"),
                );
                None
            }
        }
    }

    /// One text or a list of them.
    pub fn texts(&mut self, name: &'static str) -> Vec<Located<String>> {
        let Some((value, at)) = self.take(name) else {
            return Vec::new();
        };
        match value {
            Value::List(items) => items
                .iter()
                .enumerate()
                .filter_map(|(i, item)| self.scalar(name, item, at.item(i)))
                .collect(),
            value => self.scalar(name, value, at).into_iter().collect(),
        }
    }

    /// Slugs or short names: a list, or one text with commas.
    pub fn names(&mut self, name: &'static str) -> Vec<Located<String>> {
        let split = |found: Located<String>| {
            let parts: Vec<String> = found
                .value
                .split(',')
                .map(|part| part.trim().to_owned())
                .filter(|part| !part.is_empty())
                .collect();
            parts
                .into_iter()
                .map(move |value| Located {
                    value,
                    at: found.at.clone(),
                })
                .collect::<Vec<_>>()
        };
        self.texts(name).into_iter().flat_map(split).collect()
    }

    /// One of a few words.
    pub fn word<T: Words>(&mut self, name: &'static str) -> Option<T> {
        let found = self.text(name)?;
        self.read_word(name, &found)
    }

    /// A list of some of a few words.
    pub fn word_list<T: Words>(&mut self, name: &'static str) -> Vec<T> {
        let found = self.names(name);
        found
            .iter()
            .filter_map(|found| self.read_word(name, found))
            .collect()
    }

    fn read_word<T: Words>(&mut self, name: &str, found: &Located<String>) -> Option<T> {
        let typed = found.value.to_lowercase().replace(['-', '_'], " ");
        let hit = T::WORDS.iter().find(|(word, _)| *word == typed);
        if hit.is_none() {
            let words = T::WORDS.iter().map(|(word, _)| *word);
            let all = words.clone().collect::<Vec<_>>().join(", ");
            let help = did_you_mean(&typed, words).unwrap_or_else(|| format!("one of: {all}"));
            self.error(
                "unknown-word",
                &found.at,
                format!("`{name}` cannot be `{}`", found.value),
                help,
            );
        }
        hit.map(|(_, value)| *value)
    }

    /// `true` or `false`, also `yes` or `no`.
    pub fn flag(&mut self, name: &'static str) -> bool {
        let Some(found) = self.text(name) else {
            return false;
        };
        match found.value.to_lowercase().as_str() {
            "true" | "yes" => true,
            "false" | "no" => false,
            other => {
                self.error(
                    "not-yes-or-no",
                    &found.at,
                    format!("`{name}` should be true or false, and is `{other}`"),
                    format!("write `{name}: true` or leave the line out"),
                );
                false
            }
        }
    }

    /// A date, `2026-03-14`.
    pub fn date(&mut self, name: &'static str) -> Option<Located<Date>> {
        let found = self.text(name)?;
        match found.value.parse::<Date>() {
            Ok(date) if found.value.len() == 10 => Some(Located {
                value: date,
                at: found.at,
            }),
            Ok(_) | Err(_) => {
                let help = uk_date(&found.value).map_or_else(
                    || "write year-month-day, like 2026-03-14".to_owned(),
                    |date| format!("write {date} (year-month-day)"),
                );
                self.error(
                    "not-a-date",
                    &found.at,
                    format!("`{name}` is not a date: `{}`", found.value),
                    help,
                );
                None
            }
        }
    }

    /// A number within a range.
    pub fn number(
        &mut self,
        name: &'static str,
        range: std::ops::RangeInclusive<f64>,
    ) -> Option<f64> {
        let found = self.text(name)?;
        match found.value.parse::<f64>() {
            Ok(number) if range.contains(&number) => Some(number),
            Ok(_) => {
                self.error(
                    "number-out-of-range",
                    &found.at,
                    format!(
                        "`{name}` is {}, outside {} to {}",
                        found.value,
                        range.start(),
                        range.end()
                    ),
                    "check the number",
                );
                None
            }
            Err(_) => {
                self.error(
                    "not-a-number",
                    &found.at,
                    format!("`{name}` is not a number: `{}`", found.value),
                    "write digits only",
                );
                None
            }
        }
    }

    /// The fields of each map in a list (or of one map), decoded by `read`.
    pub fn maps<T>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut Fields) -> Option<T>,
    ) -> Vec<T> {
        let Some((value, at)) = self.take(name) else {
            return Vec::new();
        };
        let items: Vec<(&Value, At)> = match value {
            Value::List(items) => items
                .iter()
                .enumerate()
                .map(|(i, item)| (item, at.item(i)))
                .collect(),
            value => vec![(value, at)],
        };
        items
            .into_iter()
            .filter_map(|(item, at)| self.within(item, at, &mut read))
            .collect()
    }

    /// The fields of a map, decoded by `read`.
    pub fn within<T>(
        &mut self,
        value: &'a Value,
        at: At,
        read: &mut impl FnMut(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        let mut fields = Fields::new(self.document, value, at, self.faults)?;
        let decoded = read(&mut fields);
        fields.finish();
        decoded
    }

    /// The same for a map whose keys are slugs: `read` sees them all, none is unknown.
    pub fn every<T>(
        &mut self,
        value: &'a Value,
        at: At,
        read: &mut impl FnMut(&mut Fields) -> Vec<T>,
    ) -> Vec<T> {
        Fields::new(self.document, value, at, self.faults)
            .map_or_else(Vec::new, |mut fields| read(&mut fields))
    }

    /// Every key and value, for files whose keys are slugs.
    pub fn entries(&mut self) -> impl Iterator<Item = (&'a str, &'a Value, At)> + use<'a> {
        let at = self.at.clone();
        self.pairs
            .iter()
            .map(move |(key, value)| (key.as_str(), value, at.key(key)))
    }

    /// Reports every field that was not asked for.
    pub fn finish(self) {
        let mut told = std::collections::HashSet::new();
        for (key, _) in self.pairs {
            if self.known.contains(&key.as_str()) || !told.insert(key) {
                continue;
            }
            let source = &self.document.source;
            let at = self.at.key(key);
            let fault = Diagnostic::error(
                "unknown-field",
                &source.path,
                format!("there is no field `{key}`"),
            )
            .at_key(source, &at);
            if self.faults.len() > parse::MAX_FAULTS {
                // It is only counted.
                self.faults.push(fault);
                continue;
            }
            let help = did_you_mean(key, self.known.iter().copied())
                .unwrap_or_else(|| format!("the fields here are: {}", self.known.join(", ")));
            let span = span_of_key(source, &at);
            self.faults.push(fault.at_opt(span).help(help));
        }
    }
}

/// A British date (`14/3/2026`, `14 March 2026`) as it should be typed.
fn uk_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(['/', '.', '-', ' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let month = month.parse::<i8>().ok().or_else(|| {
        let name = month.to_lowercase();
        months
            .iter()
            .position(|m| name.starts_with(m))
            .and_then(|i| i8::try_from(i + 1).ok())
    })?;
    let day = day
        .trim_end_matches(|c: char| c.is_alphabetic())
        .parse::<i8>()
        .ok()?;
    let year = year
        .parse::<i16>()
        .ok()
        .map(|year| if year < 100 { year + 2000 } else { year })?;
    Date::new(year, month, day).ok()
}
