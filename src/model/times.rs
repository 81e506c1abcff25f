//! `times` and `opening`: what was typed, and what it says of when. What cannot be or
//! contradicts itself is a fault; what is not understood stays text. Must not know what
//! days it is on.

use super::fields::{Fields, Located};
use crate::diagnostic::Diagnostic;
use crate::hours::{self, Fault, FaultKind, Part, Reading};
use crate::parse::span_of;
use crate::source::{Source, Span};

/// When it is on, or open.
#[derive(Debug, Clone)]
pub struct Times {
    /// Each line as typed.
    pub typed: Vec<Located<String>>,
    /// What the lines say.
    pub reading: Reading,
    /// The lines are a translation's, in its own words.
    pub translated: bool,
}

impl Times {
    /// None said.
    pub fn none() -> Times {
        Times::of(Vec::new())
    }

    fn of(typed: Vec<Located<String>>) -> Times {
        let lines: Vec<&str> = typed.iter().map(|line| line.value.as_str()).collect();
        let reading = hours::read(&lines);
        Times {
            typed,
            reading,
            translated: false,
        }
    }

    /// Reads a field, one line or a list.
    pub fn decode(fields: &mut Fields, name: &'static str) -> Times {
        let times = Times::of(fields.texts(name));
        for (line, part) in times.lines() {
            let Some(fault) = &part.fault else {
                continue;
            };
            let message = format!("`{name}`: {}: `{}`", fault.message, part.text);
            match fault.kind {
                FaultKind::Impossible => {
                    fields.error("times-impossible", &line.at, message, &fault.help);
                }
                FaultKind::Contradicts => {
                    fields.error("times-contradict", &line.at, message, &fault.help);
                }
            }
            if let Some(span) = within(fields.source(), line, fault) {
                fields.narrow(span);
            }
        }
        times
    }

    /// True when nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    fn lines(&self) -> impl Iterator<Item = (&Located<String>, &Part)> {
        self.typed.iter().zip(&self.reading.parts)
    }

    /// What is not understood, for staff to look at: it is published as typed.
    pub fn unread(&self, source: &Source) -> Vec<Diagnostic> {
        let unread = |(line, part): (&Located<String>, &Part)| {
            if part.fault.is_some() || (part.understood && self.reading.says_when()) {
                return None;
            }
            let message = format!("times not understood, so shown as typed: `{}`", part.text);
            let write = part.write.iter().map(|write| format!("write: {write}"));
            let mut help: Vec<String> = part.why.iter().cloned().chain(write).collect();
            if help.is_empty() {
                help.push("say when it is on: `Monday 10am-12 noon`".into());
            }
            let notice = Diagnostic::notice("times-unread", &source.path, message);
            Some(notice.at_place(source, &line.at).help(help.join("; ")))
        };
        self.lines().filter_map(unread).collect()
    }
}

/// The place of a fault within its line, where the line stands in the file as typed.
fn within(source: &Source, line: &Located<String>, fault: &Fault) -> Option<Span> {
    let value = span_of(source, &line.at)?;
    let rest = source.text.get(value.start..)?;
    let quote = usize::from(rest.starts_with(['"', '\'']));
    rest.get(quote..)?
        .starts_with(&line.value)
        .then(|| value.start + quote + fault.start..value.start + quote + fault.end)
}
