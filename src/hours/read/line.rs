//! One line, read: its rules when all of it is understood, else why not and what to type.

mod nearest;

use nearest::nearest;

use super::assemble::{Line, assemble};
use super::differs::differs;
use super::draft::{Draft, Trouble};
use super::overlap::{Together, together, within};
use super::scan::{Item, Placed, Scan};
use super::services::Labels;
use super::token::{Kind, tokens};
use super::{prose, services, settle};
use crate::hours::{Fault, FaultKind, Part, Rule, Schedule, Time, Use, Word};

/// Longer lines are no times, and reading them would only take time.
const MAX_LINE: usize = 1500;

/// What a line gives to the whole.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) schedule: Schedule,
    pub(super) line: Line,
    /// The words before its first days: what the times are of.
    pub(super) heading: String,
}

/// Reads one line.
pub(super) fn read(text: &str) -> (Part, Option<Said>) {
    let mut part = Part {
        text: text.to_owned(),
        understood: false,
        words: Vec::new(),
        fault: None,
        why: None,
        write: None,
    };
    if text.len() > MAX_LINE {
        part.words.push(Word {
            start: 0,
            end: text.len(),
            used: Use::Unread,
        });
        part.why = Some("this is too long to be read as times".into());
        return (part, None);
    }
    let tokens = tokens(text);
    let scan = Scan {
        text,
        tokens: &tokens,
    };
    let items = scan.items();
    let mut uses = prose::uses(&scan, &items);
    let comma = |placed: &Placed| {
        tokens[placed.from..placed.to]
            .iter()
            .any(|token| token.kind == Kind::Comma)
    };
    let mut line = assemble(&items, &comma);
    let labels = services::labels(&scan, &items, &uses, &line.drafts);
    line.troubles
        .extend(services::several(&labels, &line.drafts));
    let heading = labels.first().map(Labels::heading).unwrap_or_default();
    let (mut rules, more) = rules(&line, false);
    line.troubles.extend(more);
    let alike = |item: usize| {
        let draft = line.drafts.iter().position(|draft| draft.item == item);
        let plain = draft
            .and_then(|at| labels.get(at))
            .is_some_and(Labels::is_empty);
        plain.then(|| in_bracket(&items, item))
    };
    if let Some(trouble) = clash(&mut rules, &alike) {
        line.troubles.push(trouble);
    }
    for (from, to) in &line.asides {
        for placed in &items[*from..*to] {
            let said = uses[placed.from..placed.to].iter_mut();
            said.flatten()
                .filter(|used| **used == Use::Time)
                .for_each(|used| *used = Use::Note);
        }
    }
    for trouble in &line.troubles {
        if let Some(placed) = items.get(trouble.item) {
            uses[placed.from..placed.to].fill(Some(Use::Unread));
        }
    }
    part.words = prose::words(&scan, &items, &uses);
    let place = |trouble: &Trouble| {
        let placed = &items[trouble.item];
        (tokens[placed.from].start, tokens[placed.to - 1].end)
    };
    part.fault = line.troubles.iter().find_map(|trouble| {
        let (start, end) = place(trouble);
        let help = trouble.help.clone()?;
        let kind = if help.starts_with("check the date") || help.starts_with("count from") {
            FaultKind::Contradicts
        } else {
            FaultKind::Impossible
        };
        Some(Fault {
            kind,
            start,
            end,
            message: trouble.why.clone(),
            help,
        })
    });
    let said = Said {
        schedule: settle::one(rules, &line),
        line,
        heading,
    };
    if part.fault.is_none() {
        part.fault = settle::contradiction(text, &said.schedule);
    }
    let unread = part.words.iter().any(|word| word.used == Use::Unread);
    if part.fault.is_none() && !unread && said.line.troubles.is_empty() {
        part.understood = true;
        return (part, Some(said));
    }
    let unknown = part.words.iter().find(|word| word.used == Use::Unread);
    part.why = said.line.troubles.first().map_or_else(
        || unknown.map(|word| format!("`{}` is not understood", &text[word.start..word.end])),
        |trouble| Some(trouble.why.clone()),
    );
    if part.fault.is_none() {
        part.write = nearest(&scan, &items, &comma);
    }
    (part, None)
}

fn rules(line: &Line, lenient: bool) -> (Vec<(Rule, usize)>, Vec<Trouble>) {
    let (mut rules, mut troubles) = (Vec::new(), Vec::new());
    let mornings: Vec<_> = line.drafts.iter().flat_map(Draft::mornings).collect();
    for draft in &line.drafts {
        match draft.rules(lenient, &mornings) {
            Ok(more) => rules.extend(more.into_iter().map(|rule| (rule, draft.item))),
            Err(trouble) => troubles.push(trouble),
        }
    }
    (rules, troubles)
}

/// Drops what is said twice; the trouble when two statements do not go together.
/// `alike` tells of a statement without words of its own whether it stands in brackets.
fn clash(rules: &mut Vec<(Rule, usize)>, alike: &dyn Fn(usize) -> Option<bool>) -> Option<Trouble> {
    let mut kept: Vec<(Rule, usize)> = Vec::new();
    let mut found = None;
    'rules: for (mut rule, item) in rules.drain(..) {
        for (known, _) in &mut kept {
            match together(&*known, &rule) {
                Together::Fine if alike(item) == Some(true) && one_of_these(known, &rule) => {
                    match differs(known, &rule, true) {
                        Some(differs) => rule = differs,
                        None => {
                            let why = "say what these times in brackets are";
                            found = found.or(Some(Trouble::unread(item, why)));
                        }
                    }
                }
                Together::Fine => {}
                Together::Same => continue 'rules,
                Together::Clash => {
                    if let Some(differs) =
                        alike(item).and_then(|bracketed| differs(known, &rule, bracketed))
                    {
                        rule = differs;
                        continue;
                    }
                    let why = "two times overlap on the same day; a day that differs is written `Mon-Fri 9am-5pm except Wed 9am-1pm`";
                    found = found.or(Some(Trouble::unread(item, why)));
                }
            }
        }
        kept.push((rule, item));
    }
    *rules = kept;
    found
}

/// Whether a later statement gives one time of days that have spans: `9-5 (6pm Fridays)`,
/// which ends them later and adds nothing to them.
fn one_of_these(known: &Rule, later: &Rule) -> bool {
    matches!((&known.time, &later.time), (Time::Spans(_), Time::From(starts)) if starts.len() == 1)
        && within(&later.days, &known.days)
}

/// Whether an item stands in brackets.
fn in_bracket(items: &[Placed], at: usize) -> bool {
    let last = items[..at]
        .iter()
        .rev()
        .find(|placed| matches!(placed.item, Item::Open | Item::Close));
    last.is_some_and(|placed| placed.item == Item::Open)
}
