//! What is wrong with the content, and how it prints: full, short or JSON. Must not
//! know where a fault came from; every module makes [`Diagnostic`]s, only the
//! command line prints them.

mod print;
mod suggest;

use std::sync::Arc;

use crate::source::{Source, Span};

pub use print::{Format, print};
pub use suggest::{did_you_mean, nearest};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published until it is mended.
    Error,
    /// Published, but someone should look.
    Warning,
}

impl Severity {
    /// The word printed for it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
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
    /// What is there: `first used here`.
    pub label: String,
}

impl Diagnostic {
    /// An error of a whole file.
    pub fn error(code: &'static str, path: &Arc<str>, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            path: path.clone(),
            span: None,
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

    /// The same fault, at a place in its file.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same fault, at a place if one is known.
    pub fn at_opt(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// The same fault, with what to type instead.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same fault, with help if there is any to give.
    pub fn help_opt(mut self, help: Option<String>) -> Self {
        if help.is_some() {
            self.help = help;
        }
        self
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
            label: label.into(),
        });
        self
    }

    /// True for what stops publishing.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts by file and place and drops exact repeats, so that output is the same in
/// whatever order the faults were found.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
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
