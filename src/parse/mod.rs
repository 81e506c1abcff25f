//! Texts → documents: YAML front matter with its Markdown, or a YAML file. The only
//! user of serde_yaml and pulldown-cmark. Must not know what any field means.

mod front_matter;
mod guard;
mod locate;
pub mod markdown;
mod text;
mod yaml;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

pub use locate::{At, Step};
pub use text::clean;
pub use yaml::{Scalar, Value};

/// The largest text that is read as YAML or Markdown, in bytes. A real entry has
/// two thousand; a list of all a county's helplines some hundred thousand.
pub const MAX_BYTES: usize = 1 << 20;

/// Faults shown for one file; past that, one line says how many more.
pub const MAX_FAULTS: usize = 40;

/// One parsed file.
#[derive(Debug, Clone)]
pub struct Document {
    /// The text that it was parsed from.
    pub source: Source,
    /// The YAML, a map for an entry, a list for several.
    pub value: Value,
    /// The Markdown below the front matter, with its first byte's offset.
    pub body: Option<(String, usize)>,
}

impl Document {
    /// The span of a value in this document, or of the nearest value that holds it.
    pub fn span(&self, at: &At) -> Option<Span> {
        locate::value(&self.source, at)
    }
}

/// The span of a value in a source that has been parsed before.
pub fn span_of(source: &Source, at: &At) -> Option<Span> {
    locate::value(source, at)
}

/// The span of a key rather than of its value.
pub fn span_of_key(source: &Source, at: &At) -> Option<Span> {
    locate::key(source, at)
}

/// Parses a source by its extension: `.md` is front matter and Markdown, anything
/// else is YAML. `None` when nothing of it can be trusted; then there is an error
/// among the diagnostics.
pub fn parse(source: &Source) -> (Option<Document>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    if source.text.len() > MAX_BYTES {
        faults.push(
            Diagnostic::error(
                "too-large",
                &source.path,
                format!(
                    "this file has {} kB, and the most that is read is {} kB",
                    source.text.len() / 1024,
                    MAX_BYTES / 1024
                ),
            )
            .help("split it into several files"),
        );
        return (None, faults);
    }
    let (yaml, body) = if source.path.ends_with(".md") {
        match front_matter::split(source) {
            Ok((yaml, body)) => (yaml, Some(body)),
            Err(fault) => return (None, vec![*fault]),
        }
    } else {
        (0..source.text.len(), None)
    };
    guard::check(source, yaml.clone(), &mut faults);
    if faults
        .iter()
        .any(|fault| guard::STOPS.contains(&fault.code))
    {
        return (None, faults);
    }
    match yaml::read(source, yaml) {
        Ok(value) => {
            let body = body.map(|range| (source.text[range.clone()].to_owned(), range.start));
            let document = Document {
                source: source.clone(),
                value,
                body,
            };
            yaml::check_duplicates(&document, &mut faults);
            (Some(document), faults)
        }
        Err(fault) => {
            // The guard's finding on the same line explains more than the parser's, and
            // one that stands above may be what the parser stumbled over.
            let line = |fault: &Diagnostic| {
                let span = fault.span.as_ref()?;
                Some(crate::source::line_column(&source.text, span.start).0)
            };
            let at = line(&fault);
            let explained = |known: &Diagnostic| {
                known.is_error() && (known.code != "curly-quotes" || line(known) == at)
            };
            if !faults.iter().any(explained) {
                faults.push(*fault);
            }
            (None, faults)
        }
    }
}

#[cfg(test)]
mod tests;
