//! Where the free text of a line stands: between signs, before its times, after them.

use super::super::lexicon;
use super::super::scan::{Item, Placed, Scan};
use super::super::token::Kind;
use super::says_when;

/// Runs of items between brackets, full stops, colons and spaced dashes.
pub(super) fn zones<'a>(scan: &Scan, items: &'a [Placed]) -> Vec<&'a [Placed]> {
    let parts = |placed: &Placed| {
        let after = || scan.tokens.get(placed.to).is_none_or(|token| token.spaced);
        matches!(
            placed.item,
            Item::Open | Item::Close | Item::End | Item::Colon
        ) || (placed.item == Item::Dash && scan.tokens[placed.from].spaced && after())
    };
    items.split(parts).filter(|zone| !zone.is_empty()).collect()
}

/// How a piece stands to the times of its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// All of a zone, or its times.
    Whole,
    /// What leads to them.
    Lead,
    /// What follows them.
    Tail,
}

/// A zone as what leads to its times, its times, and what follows them: `Lego club | Sat
/// 10-11.30am | , bring a friend`. Each with how it stands to the times.
pub(super) fn pieces<'a>(scan: &Scan, zone: &'a [Placed]) -> Vec<(&'a [Placed], Piece)> {
    let times = |placed: &Placed| says_when(&placed.item);
    let (Some(first), Some(last)) = (zone.iter().position(times), zone.iter().rposition(times))
    else {
        return vec![(zone, Piece::Whole)];
    };
    let tail = zone.get(last + 1).is_some_and(|next| {
        let comma = next.item == Item::Comma && scan.kind(next.from) != Some(&Kind::Slash);
        comma || are_names(scan, &zone[last + 1..]) || tells_what(scan, &zone[last + 1..])
    });
    let end = if tail { last + 1 } else { zone.len() };
    vec![
        (&zone[..first], Piece::Lead),
        (&zone[first..end], Piece::Whole),
        (&zone[end..], Piece::Tail),
    ]
}

/// Whether a piece tells what goes on, for whom, where: it starts with a word for that, or
/// most of it is known to say nothing of when.
fn tells_what(scan: &Scan, piece: &[Placed]) -> bool {
    let lead = ["for", "with", "in", "at", "by", "including"];
    let starts = piece
        .first()
        .is_some_and(|first| scan.is(first.from, &lead));
    let count = |of: &Item| piece.iter().filter(|placed| placed.item == *of).count();
    starts || count(&Item::Note) > count(&Item::Word)
}

/// Whether the unknown words of a piece are written as names.
fn are_names(scan: &Scan, piece: &[Placed]) -> bool {
    let mut unknown = piece.iter().filter(|placed| placed.item == Item::Word);
    unknown.all(|placed| scan.is_capital(placed.from))
}

/// Whether a word of a piece may be a day with a slip in it.
pub(super) fn may_be_a_day(scan: &Scan, zone: &[Placed]) -> bool {
    let unknown = zone.iter().filter(|placed| placed.item == Item::Word);
    unknown
        .into_iter()
        .any(|placed| lexicon::nears_a_day(scan.word(placed.from)))
}
