//! Names of places: rooms with numbers, streets, what a capital letter says is a name.
//! They say where, and nothing of when. Must not know times.

use super::super::lexicon;
use super::super::token::Kind;
use super::{Found, Item, Scan};

/// Words that a number after them belongs to.
const NUMBERED: &[&str] = &["room", "rooms", "suite", "bus", "buses", "flat", "studio"];

const STREETS: &[&str] = &[
    "street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "drive", "way", "terrace",
    "square", "crescent", "gardens", "grove", "parade", "precinct", "row",
];

/// Words that stand before the name of a place.
const AT: &[&str] = &["at", "in", "via", "near", "behind", "opposite", "on", "by"];

impl Scan<'_> {
    /// Where, in words that cannot be times.
    pub(super) fn place(&self, at: usize) -> Found {
        self.numbered(at)
            .or_else(|| self.street(at))
            .or_else(|| self.named(at))
            .map(|to| (Item::Note, to))
    }

    /// `Room 4`, `Bus 14, 22`; never `Room 9-10`, which may be a time.
    fn numbered(&self, at: usize) -> Option<usize> {
        if !self.is(at, NUMBERED) {
            return None;
        }
        let plain = |at: usize| matches!(self.kind(at), Some(Kind::Num(num)) if num.minute.is_none() && num.half.is_none());
        let mut to = plain(at + 1).then_some(at + 2)?;
        while let Some(next) = self.joint(to)
            && plain(next)
            && self.is(at, &["bus", "buses", "rooms"])
        {
            to = next + 1;
        }
        (self.dash(to).is_none() && !self.is_noun(to)).then_some(to)
    }

    /// A letter or number may yet be a time of the day or the noun of the one before.
    fn is_noun(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Num(_) | Kind::Colon)) || self.is(at, &["am", "pm"])
    }

    /// `12-14 High Street`, after a time and a sign: else its numbers may be the time.
    fn street(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|i| self.kind(i))?;
        let led =
            matches!(before, Kind::Comma | Kind::Open | Kind::Stop) || self.is(at - 1, &["at"]);
        let timed = self.tokens[..at].iter().any(|token| {
            matches!(&token.kind, Kind::Num(num) if num.half.is_some() || num.minute.is_some())
        });
        let plain = |at: usize| matches!(self.kind(at), Some(Kind::Num(num)) if num.minute.is_none() && num.half.is_none());
        if !led || !timed || !plain(at) {
            return None;
        }
        let mut to = at + 1;
        if let Some(next) = self.dash(to).filter(|next| plain(*next)) {
            to = next + 1;
        }
        self.street_name(to)
    }

    /// `High Street`.
    pub(in crate::hours::read) fn street_name(&self, first: usize) -> Option<usize> {
        let mut to = first;
        while self.is_capital(to) && !lexicon::is_fixed(self.word(to)) {
            to += 1;
        }
        (to > first + 1 && STREETS.contains(&self.word(to - 1))).then_some(to)
    }

    /// `at St Mary's Church`, `via Zoom`: capitals after a word that leads to a place, none
    /// of them a word that may be one of times.
    fn named(&self, at: usize) -> Option<usize> {
        let led = self.is(at, AT);
        let start = self.past(at + usize::from(led), &["the"]);
        let mut to = start;
        while (self.is_capital(to)
            || (to > start && self.is(to, &["the", "and", "of"]) && self.is_capital(to + 1)))
            && !lexicon::is_fixed(self.word(to))
        {
            to += 1;
        }
        let all_capitals = !self.text.contains(char::is_lowercase);
        (led && to > start && !all_capitals).then_some(to)
    }

    pub(in crate::hours::read) fn is_capital(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        matches!(token.kind, Kind::Word(_))
            && self.text[token.start..token.end].starts_with(char::is_uppercase)
    }
}
