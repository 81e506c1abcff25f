//! What is wrong with the content, and how it prints: full, short or JSON. Must not
//! know where a fault came from; every module makes [`Diagnostic`]s, only the
//! command line prints them.

mod print;
mod settle;
mod suggest;

use std::sync::Arc;

use crate::parse::At;
use crate::source::{Source, Span};
use settle::Place;

pub use print::{Format, print};
pub use settle::first_of_file;
pub use suggest::{did_you_mean, nearest};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published until it is mended.
    Error,
    /// Published, but someone should look.
    Warning,
    /// Published as it is; only a check tells of it.
    Notice,
}

impl Severity {
    /// The word printed for it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }
}

/// One fault: where, what, and what to type instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it stops publishing.
    pub severity: Severity,
    /// A stable short name, in kebab case: `unknown-venue`.
    pub code: &'static str,
    /// What is wrong: lower case, no full stop, words a charity worker knows.
    pub message: String,
    /// Site-relative path of the file at fault.
    pub path: Arc<str>,
    /// Where in that file; `None` when the fault is of the whole file.
    pub span: Option<Span>,
    /// The value at fault, while its span has not been looked for.
    place: Option<Place>,
    /// What to type instead.
    pub help: Option<String>,
    /// Another place that matters: the first of two duplicates, for one.
    pub related: Option<Related>,
}

/// A second place that a fault is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Site-relative path.
    pub path: Arc<str>,
    /// Where in that file.
    pub span: Option<Span>,
    /// The value there, while its span has not been looked for.
    place: Option<Place>,
    /// What is there: `first used here`.
    pub label: String,
}

impl Diagnostic {
    /// An error of a whole file.
    pub fn error(code: &'static str, path: &Arc<str>, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: shorten(message.into()),
            path: path.clone(),
            span: None,
            place: None,
            help: None,
            related: None,
        }
    }

    /// A warning of a whole file.
    pub fn warning(code: &'static str, path: &Arc<str>, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, path, message)
        }
    }

    /// A notice of a whole file.
    pub fn notice(code: &'static str, path: &Arc<str>, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Notice,
            ..Diagnostic::error(code, path, message)
        }
    }

    /// The same fault, at a place in its file.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same fault, at a place if one is known.
    pub fn at_opt(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self.place = None;
        self
    }

    /// The same fault, at a value, whose line is looked for when it is needed.
    pub fn at_place(mut self, source: &Source, at: &At) -> Self {
        self.place = Some(Place::of(source, at));
        self
    }

    /// The same fault, at a field's name.
    pub fn at_key(mut self, source: &Source, at: &At) -> Self {
        self.place = Some(Place::of_key(source, at));
        self
    }

    /// The same fault, with what to type instead.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shorten(help.into()));
        self
    }

    /// The same fault, with help if there is any to give.
    pub fn help_opt(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// The same fault, with a second place.
    pub fn related(
        mut self,
        source: &Source,
        span: Option<Span>,
        label: impl Into<String>,
    ) -> Self {
        self.related = Some(Related {
            path: source.path.clone(),
            span,
            place: None,
            label: label.into(),
        });
        self
    }

    /// The same fault, with a second place that is a value.
    pub fn related_place(self, source: &Source, at: &At, label: impl Into<String>) -> Self {
        let place = Some(Place::of(source, at));
        let mut fault = self.related(source, None, label);
        if let Some(related) = &mut fault.related {
            related.place = place;
        }
        fault
    }

    /// The same fault, with a second place that is a field's name.
    pub fn related_key(self, source: &Source, at: &At, label: impl Into<String>) -> Self {
        let place = Some(Place::of_key(source, at));
        let mut fault = self.related(source, None, label);
        if let Some(related) = &mut fault.related {
            related.place = place;
        }
        fault
    }

    /// True for what stops publishing.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The most characters of a message or a help: they quote what was typed, and that may
/// be a whole file on one line.
const MAX_TEXT: usize = 600;

fn shorten(text: String) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Looks for the lines of all faults, sorts by file and place and drops exact repeats,
/// so that output is the same in whatever order the faults were found.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    settle::settle(diagnostics);
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| {
            (
                d.path.clone(),
                d.span.as_ref().map_or(0, |s| s.start),
                d.severity,
                d.code,
                d.message.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    diagnostics.dedup();
}
