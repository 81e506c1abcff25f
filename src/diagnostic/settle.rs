//! Faults of values → faults at lines. To look for a value's line costs a parse of its
//! file, so it is done last, and only for as many faults of a file as anyone reads.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Diagnostic, Severity};
use crate::parse::{At, MAX_FAULTS, span_of, span_of_key};
use crate::source::{Source, Span};

/// A value in a text, its line not yet looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    source: Source,
    at: At,
    key: bool,
}

impl Place {
    /// Of a value.
    pub(super) fn of(source: &Source, at: &At) -> Place {
        Place {
            source: source.clone(),
            at: at.clone(),
            key: false,
        }
    }

    /// Of a field's name.
    pub(super) fn of_key(source: &Source, at: &At) -> Place {
        Place {
            key: true,
            ..Place::of(source, at)
        }
    }

    fn span(&self) -> Option<Span> {
        if self.key {
            span_of_key(&self.source, &self.at)
        } else {
            span_of(&self.source, &self.at)
        }
    }
}

/// Leaves out what no one would read of a file with very many faults, and looks for
/// the lines of the rest.
pub(super) fn settle(diagnostics: &mut Vec<Diagnostic>) {
    let mut by_path: BTreeMap<Arc<str>, Vec<Diagnostic>> = BTreeMap::new();
    for fault in diagnostics.drain(..) {
        by_path.entry(fault.path.clone()).or_default().push(fault);
    }
    for (path, mut faults) in by_path {
        if faults.len() > MAX_FAULTS + 1 {
            faults = first_of_file(&path, faults);
        }
        diagnostics.extend(faults);
    }
    for fault in diagnostics {
        if let Some(place) = fault.place.take() {
            fault.span = place.span();
        }
        if let Some(related) = &mut fault.related
            && let Some(place) = related.place.take()
        {
            related.span = place.span();
        }
    }
}

/// The first faults of a file, errors before warnings, and a line that counts the rest.
pub fn first_of_file(path: &Arc<str>, mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let counted = |fault: &Diagnostic| fault.code == MORE;
    let many = faults.iter().any(counted);
    faults.retain(|fault| !counted(fault));
    faults.sort_by(|a, b| {
        let key = |fault: &Diagnostic| {
            let at = fault.place.as_ref().map(|place| place.at.clone());
            (fault.severity, at, fault.span.as_ref().map(|s| s.start))
        };
        key(a).cmp(&key(b))
    });
    let more = faults.split_off(MAX_FAULTS.min(faults.len()));
    let severity = if many {
        Severity::Error
    } else {
        more.iter()
            .map(|fault| fault.severity)
            .min()
            .unwrap_or(Severity::Warning)
    };
    let message = match more.len() {
        _ if many => "there are many more faults in this file".to_owned(),
        1 => "there is 1 more fault in this file".to_owned(),
        more => format!("there are {more} more faults in this file"),
    };
    if many || !more.is_empty() {
        let fault = Diagnostic {
            severity,
            ..Diagnostic::error(MORE, path, message)
        };
        // Past the file's end, so that it is said last.
        let last = usize::MAX..usize::MAX;
        faults.push(fault.at(last).help("mend these first, then look again"));
    }
    faults
}

/// The code of the line that counts.
const MORE: &str = "more-faults";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_very_many_faults_shows_the_first_and_counts_the_rest() {
        let path: Arc<str> = "content/offers/list.yaml".into();
        let source = Source::new(path.clone(), "- name: a\n".repeat(500));
        let fault = |i: usize| {
            Diagnostic::error("unknown-venue", &path, format!("fault {i}"))
                .at_place(&source, &At::root().item(i))
        };
        let mut all: Vec<Diagnostic> = (0..500).rev().map(fault).collect();
        all.push(Diagnostic::warning("looks-twice", &path, "seen"));
        super::super::sort(&mut all);
        assert_eq!(all.len(), MAX_FAULTS + 1);
        assert_eq!(all[0].message, "fault 0");
        assert_eq!(all[1].span, Some(12..19));
        let last = all.last().expect("there are some");
        assert_eq!(last.message, "there are 461 more faults in this file");
        assert!(last.is_error());
    }

    #[test]
    fn warnings_alone_never_become_an_error() {
        let path: Arc<str> = "content/offers/list.yaml".into();
        let mut all: Vec<Diagnostic> = (0..500)
            .map(|i| Diagnostic::warning("html-in-text", &path, format!("{i}")))
            .collect();
        super::super::sort(&mut all);
        assert!(all.len() == MAX_FAULTS + 1 && !all.iter().any(Diagnostic::is_error));
    }
}
