//! What becomes of the words that say no time: a note, when they cannot change when; else
//! they are unread. Must not know what the times are.

mod zones;

use super::lexicon;
use super::scan::{Item, Placed, Scan};
use super::token::Kind;
use crate::hours::{Use, Word};
use zones::{Piece, may_be_a_day, pieces, zones};

/// What each token is used for; `None` for signs.
pub(super) fn uses(scan: &Scan, items: &[Placed]) -> Vec<Option<Use>> {
    let mut uses = vec![None; scan.tokens.len()];
    let any_time = items
        .iter()
        .any(|placed| matches!(placed.item, Item::Time(_) | Item::Always));
    let dated = items.iter().any(|placed| says_when(&placed.item));
    for (zone, beside) in zones(scan, items)
        .into_iter()
        .flat_map(|zone| pieces(scan, zone))
    {
        let free = !zone.iter().any(|placed| says_when(&placed.item));
        // `Shelter open 9am`: the word that leads to the times is theirs.
        let theirs = |placed: &Placed| matches!(placed.item, Item::IsOpen | Item::Fill);
        let said = match beside {
            Piece::Lead => zone
                .iter()
                .rposition(|placed| !theirs(placed))
                .map_or(0, |at| at + 1),
            Piece::Whole | Piece::Tail => zone.len(),
        };
        let harmless = free
            && is_harmless(scan, &zone[..said], beside == Piece::Whole && dated)
            && !(beside != Piece::Whole && may_be_a_day(scan, zone));
        for placed in zone {
            let used = match &placed.item {
                Item::Word if harmless => Some(Use::Note),
                Item::Word | Item::Unread(_) | Item::Wrong(..) => Some(Use::Unread),
                Item::Note if is_risky_phrase(scan, placed) => Some(Use::Unread),
                Item::Note => Some(Use::Note),
                Item::Fill | Item::IsOpen | Item::To
                    if free
                        && beside != Piece::Lead
                        && zone
                            .iter()
                            .any(|placed| matches!(placed.item, Item::Note | Item::Word)) =>
                {
                    Some(Use::Note)
                }
                // It names no time: `Thursday morning` is kept as it is for people.
                Item::Part(_) if !any_time => Some(Use::Note),
                Item::And
                | Item::Comma
                | Item::End
                | Item::Colon
                | Item::Dash
                | Item::Open
                | Item::Close => None,
                Item::Fill
                | Item::IsOpen
                | Item::To
                | Item::Days(_)
                | Item::Others(_)
                | Item::Every(_)
                | Item::Dates(..)
                | Item::Time(_)
                | Item::Part(_)
                | Item::Season(_)
                | Item::Terms(_)
                | Item::Bank(_)
                | Item::Except(_)
                | Item::Closed(_)
                | Item::ClosedAt(..)
                | Item::Appointment
                | Item::Always => Some(Use::Time),
            };
            uses[placed.from..placed.to].fill(used);
        }
    }
    uses
}

/// The words by what they were used for, each run of one use as one.
pub(super) fn words(scan: &Scan, items: &[Placed], uses: &[Option<Use>]) -> Vec<Word> {
    let mut fill = vec![false; uses.len()];
    let mut ends = vec![false; uses.len()];
    for placed in items {
        let parts = matches!(
            placed.item,
            Item::End | Item::Open | Item::Close | Item::Colon
        );
        ends[placed.from..placed.to].fill(parts);
        fill[placed.from..placed.to]
            .fill(matches!(placed.item, Item::Fill | Item::IsOpen | Item::To));
    }
    let mut words: Vec<Word> = Vec::new();
    let mut parted = true;
    for (i, token) in scan.tokens.iter().enumerate() {
        let Some(mut used) = uses[i] else {
            parted |= ends[i];
            continue;
        };
        if fill[i] && !parted && used == Use::Time {
            // A joining word between the words of a note belongs to it.
            let next = (i + 1..uses.len())
                .find(|j| !fill[*j])
                .and_then(|j| uses[j]);
            let only =
                scan.is(i, &["only"]) && words.last().is_some_and(|word| word.used == Use::Note);
            if only {
                used = Use::Note;
            }
            if next == Some(Use::Note) && words.last().is_some_and(|word| word.used == Use::Note) {
                used = Use::Note;
            }
        }
        match words.last_mut() {
            Some(word) if word.used == used && !parted => word.end = token.end,
            _ => words.push(Word {
                start: token.start,
                end: token.end,
                used,
            }),
        }
        parted = false;
    }
    words
}

fn says_when(item: &Item) -> bool {
    match item {
        Item::Days(_)
        | Item::Others(_)
        | Item::Every(_)
        | Item::Dates(..)
        | Item::Time(_)
        | Item::Part(_)
        | Item::Season(_)
        | Item::Terms(_)
        | Item::Bank(_)
        | Item::Except(_)
        | Item::Closed(_)
        | Item::ClosedAt(..)
        | Item::Appointment
        | Item::Always
        | Item::Unread(_)
        | Item::Wrong(..) => true,
        Item::Note
        | Item::Fill
        | Item::IsOpen
        | Item::To
        | Item::Word
        | Item::And
        | Item::Comma
        | Item::End
        | Item::Colon
        | Item::Dash
        | Item::Open
        | Item::Close => false,
    }
}

/// Whether a phrase starts here that may change when, although no word of it does.
fn is_risky_phrase(scan: &Scan, placed: &Placed) -> bool {
    scan.any(placed.from, lexicon::RISKY_PHRASES).is_some()
}

/// Free text is harmless when no word of it could change when, and no number is in it.
/// `apart` from times, in a sentence or a bracket of its own, fewer words can.
fn is_harmless(scan: &Scan, zone: &[Placed], apart: bool) -> bool {
    let harmless = |at: usize| match &scan.tokens[at].kind {
        Kind::Word(word) => {
            (apart && lexicon::is_weak(word))
                || (!lexicon::is_risky(word) && !lexicon::nears_a_risk(word))
        }
        kind => !matches!(kind, Kind::Num(_) | Kind::Ordinal(_) | Kind::Date(_)),
    };
    zone.iter().all(|placed| {
        let word = matches!(
            placed.item,
            Item::Word | Item::Fill | Item::IsOpen | Item::To
        );
        let named = matches!(placed.item, Item::Word | Item::Note);
        !(named && is_risky_phrase(scan, placed))
            && (!word || (placed.from..placed.to).all(harmless))
    })
}
