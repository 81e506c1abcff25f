//! Reads the fields of one entry: each by name, every fault noted, none left over.

mod typed;

use crate::diagnostic::{Diagnostic, did_you_mean, nearest};
use crate::parse::{self, At, Document, Value, clean, span_of, span_of_key};
use crate::slug::slug;
use crate::source::{Source, Span};

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
    known: Vec<&'a str>,
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

    /// Puts the fault noted last at a place within its value.
    pub fn narrow(&mut self, span: Span) {
        if let Some(fault) = self.faults.last_mut().filter(|fault| fault.span.is_some()) {
            fault.span = Some(span);
        }
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

    /// The fields of each map in a list (or of one map), decoded by `read`.
    pub fn maps<T>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut Fields) -> Option<T>,
    ) -> Vec<T> {
        let Some((value, at)) = self.take(name) else {
            return Vec::new();
        };
        items(value, at)
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

    /// The fields below a language's code: what is said in that language.
    pub fn in_language<T>(
        &mut self,
        code: &str,
        mut read: impl FnMut(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        let (key, value) = self.pairs.iter().find(|(key, _)| key == code)?;
        self.known.push(key);
        let at = self.at.key(key);
        self.within(value, at, &mut read)
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

    /// The fields below each key, for files whose keys are slugs.
    pub fn keyed<T>(
        &mut self,
        mut read: impl FnMut(&mut Fields, Located<String>) -> Option<T>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        for (key, value) in self.pairs {
            let at = self.at.key(key);
            let fit = slug(key);
            if fit != *key {
                let help = format!("write `{fit}:` and put the words in `name`");
                self.error(
                    "not-a-slug",
                    &at,
                    format!("`{key}` cannot be part of an address"),
                    help,
                );
            }
            let slug = Located {
                value: key.clone(),
                at: at.clone(),
            };
            found.extend(self.within(value, at, &mut |inner: &mut Fields| {
                read(inner, slug.clone())
            }));
        }
        found
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

/// The items of a list, or the one value that stands for a list of it.
pub(super) fn items(value: &Value, at: At) -> Vec<(&Value, At)> {
    match value {
        Value::List(items) => items
            .iter()
            .enumerate()
            .map(|(i, item)| (item, at.item(i)))
            .collect(),
        Value::Null | Value::Scalar(_) | Value::Map(_) => vec![(value, at)],
    }
}
