//! Names of places: rooms with numbers, streets, what a capital letter says is a name.
//! They say where, and nothing of when. Must not know times.

use super::super::lexicon;
use super::super::token::Kind;
use super::{Found, Item, Scan};

/// Words that a number after them belongs to, of which a list or a range is no time.
const LISTED: &[&str] = &[
    "bus", "buses", "route", "routes", "unit", "units", "level", "levels", "grade", "grades", "ks",
    "yr", "stage", "junction", "flats",
];

/// Words that one number after them belongs to.
const NUMBERED: &[&str] = &[
    "room",
    "rooms",
    "suite",
    "flat",
    "studio",
    "floor",
    "phase",
    "ward",
    "jct",
    "block",
    "plot",
    "ext",
    "extension",
    "no",
    "number",
    "max",
    "maximum",
    "minimum",
    "platform",
];

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
            .or_else(|| self.coded(at))
            .or_else(|| self.named_for_day(at))
            .or_else(|| self.street(at))
            .or_else(|| self.named(at))
            .map(|to| (Item::Note, to))
    }

    /// `Room 4`, `Bus 14, 22`, `Unit 5-6`; never `Room 9-10`, which may be a time.
    fn numbered(&self, at: usize) -> Option<usize> {
        let key = usize::from(self.is(at, &["key"]) && self.is(at + 1, &["stage"]));
        let noun = at + key;
        let listed = self.is(noun, LISTED);
        // `Hall 2, 6-7pm`: a capital, and something after it.
        let named = lexicon::may_be_numbered(self.word(noun))
            && self.is_capital(noun)
            && self.kind(noun + 2).is_some();
        if !listed && !named && !self.is(noun, NUMBERED) {
            return None;
        }
        let mut to = self.figure(noun + 1).then_some(noun + 2)?;
        // A range may be the time after all, unless the line has another: `Mon bus 4-6`.
        let number = |at: usize| matches!(self.kind(at), Some(Kind::Num(_)));
        let others = || (0..noun).chain(noun + 4..self.tokens.len()).any(number);
        while listed
            && let Some(next) = self
                .joint(to)
                .or_else(|| self.dash(to).filter(|_| others()))
            && self.figure(next)
            && self.dash(next + 1).is_none()
            && !self.is_noun(next + 1)
        {
            to = next + 1;
        }
        (self.dash(to).is_none() && !self.is_noun(to)).then_some(to)
    }

    /// `A56`, `U11`, `A1-3`, `B1-B4`: letters and a number without a space.
    fn coded(&self, at: usize) -> Option<usize> {
        let letters = self.typed(at)?;
        let code = letters.len() <= 2
            && letters.bytes().all(|letter| letter.is_ascii_uppercase())
            && self.short_day(at).is_none();
        let glued = |at: usize| self.tokens.get(at).is_some_and(|next| !next.spaced);
        if !code || !glued(at + 1) || !self.figure(at + 1) {
            return None;
        }
        let mut to = at + 2;
        if let Some(next) = self.dash(to).filter(|_| glued(to)) {
            // `M9-5` may be Monday's; and alone it may be the time.
            let number = |at: usize| matches!(self.kind(at), Some(Kind::Num(_)));
            let others = (0..at).chain(to + 3..self.tokens.len()).any(number);
            if !others || matches!(letters, "M" | "T" | "W" | "F" | "S" | "AM" | "PM") {
                return None;
            }
            let again = usize::from(self.typed(next) == Some(letters));
            to = self.figure(next + again).then_some(next + again + 1)?;
        }
        (self.dash(to).is_none() && !self.is_noun(to)).then_some(to)
    }

    /// `every Wednesday at Wednesday Café`: a place with the name of the day before it.
    fn named_for_day(&self, at: usize) -> Option<usize> {
        let day = self.weekday(at + 1).filter(|_| self.is(at, &["at"]))?;
        let before = at.checked_sub(1).and_then(|before| self.weekday(before))?;
        (day == before && self.is_capital(at + 2) && !lexicon::is_fixed(self.word(at + 2)))
            .then_some(at + 3)
    }

    /// A number without minutes or half of the day.
    fn figure(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Num(num)) if num.minute.is_none() && num.half.is_none() && num.digits <= 3)
    }

    /// Whether the number here belongs to the word before it: `Hall 1, 6 January`.
    pub(in crate::hours::read) fn is_named(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let word = self.word(before);
        let glued = !word.is_empty() && !self.tokens[at].spaced && self.weekday(before).is_none();
        glued || lexicon::names_number(word) || lexicon::may_be_numbered(word)
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
