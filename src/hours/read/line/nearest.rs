//! What to type instead of a line that is not understood.

use super::super::assemble::assemble;
use super::super::scan::{BOTH, Item, Placed, Scan};
use super::super::token::Kind;
use super::super::{lexicon, settle};
use super::{clash, rules};
use crate::hours::{Rule, Time};

/// Whether an item says nothing of its own.
fn is_small(item: &Item) -> bool {
    matches!(
        item,
        Item::Word
            | Item::Fill
            | Item::IsOpen
            | Item::To
            | Item::Note
            | Item::And
            | Item::Comma
            | Item::Dash
    )
}

/// The wording that leaves out what is not understood, when the rest is whole.
pub(super) fn nearest(
    scan: &Scan,
    items: &[Placed],
    comma: &dyn Fn(&Placed) -> bool,
) -> Option<String> {
    for (i, placed) in items.iter().enumerate() {
        if !matches!(placed.item, Item::Word) {
            continue;
        }
        // Without a word between days and what follows, the two would wrongly meet.
        let before = items[..i]
            .iter()
            .rev()
            .find(|placed| !is_small(&placed.item));
        let parts = matches!(before.map(|placed| &placed.item), Some(Item::Days(_)));
        let turns = (placed.from..placed.to).any(|at| {
            lexicon::turns_round(scan.word(at))
                || scan.weekday(at).is_some()
                || lexicon::nears_a_day(scan.word(at))
                || lexicon::month(scan.word(at)).is_some()
                // `clubTues`: a day may be hidden in it.
                || scan.typed(at).is_some_and(|typed| {
                    let next = typed.chars().skip(1);
                    typed
                        .chars()
                        .zip(next)
                        .any(|(c, next)| c.is_lowercase() && next.is_uppercase())
                })
                || matches!(scan.kind(at), Some(Kind::Ordinal(_)))
        });
        if parts || turns {
            return None;
        }
    }
    // What looks like times and was not taken would be lost: `from 5 May`, `book by Monday`.
    let lost = |placed: &Placed| matches!(&placed.item, Item::Unread(why) if why != BOTH);
    if items.iter().any(lost) {
        return None;
    }
    let known: Vec<Placed> = items
        .iter()
        .filter(|placed| !matches!(placed.item, Item::Word | Item::Unread(_)))
        .cloned()
        .collect();
    let line = assemble(&known, comma);
    let (mut rules, troubles) = rules(&line, true);
    if !troubles.is_empty() || !line.troubles.is_empty() || clash(&mut rules, &|_| None).is_some() {
        return None;
    }
    let schedule = settle::one(rules, &line);
    if settle::contradiction(scan.text, &schedule).is_some() {
        return None;
    }
    let timed = |rule: &Rule| rule.time != Time::Unsaid;
    if !schedule.rules.is_empty() && !schedule.rules.iter().any(timed) {
        return None;
    }
    let text = schedule.to_text();
    (!text.is_empty()).then_some(text)
}
