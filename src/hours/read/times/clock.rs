//! A time of day as it is typed, two of them with a dash between, and all day. Must not
//! know what stands beside them.

use super::super::clock::Clock;
use super::super::lexicon;
use super::super::scan::{Found, Item, Scan, When};
use super::super::token::{Half, Kind};

impl Scan<'_> {
    /// `24/7`, `24 hours`.
    pub(in crate::hours::read) fn always(&self, at: usize) -> Found {
        let number = |at: usize, value: u32| matches!(self.kind(at), Some(Kind::Num(num)) if num.value == value && num.minute.is_none() && num.half.is_none());
        if number(at, 24) && self.kind(at + 1) == Some(&Kind::Slash) && number(at + 2, 7) {
            return Some((Item::Always, at + 3));
        }
        let clock = self.any(
            at,
            &["round the clock", "around the clock", "day and night"],
        );
        let hours = number(at, 24).then(|| {
            let next = at + 1 + usize::from(self.kind(at + 1) == Some(&Kind::Dash));
            let to = self.any(next, &["hours", "hrs", "hour", "hr", "h"])?;
            let noun = self.is(
                to,
                &[
                    "notice", "before", "in", "ahead", "prior", "later", "after", "per",
                ],
            );
            (!noun).then(|| {
                self.any(to, &["a day", "per day", "every"])
                    .filter(|end| self.word(end - 1) != "every")
                    .unwrap_or(to)
            })
        });
        clock
            .or(hours.flatten())
            .map(|to| (Item::Time(When::AllDay), to))
    }

    /// A time of day in words or figures.
    pub(in crate::hours::read) fn clock(&self, at: usize) -> Option<(Clock, usize)> {
        let named = |at: usize| match self.word(at) {
            "noon" | "midday" => Some(Clock::NOON),
            "midnight" => Some(Clock::MIDNIGHT),
            _ => None,
        };
        if let Some(clock) = named(at) {
            return Some((clock, at + 1));
        }
        let Some(Kind::Num(num)) = self.kind(at) else {
            return None;
        };
        if num.half.is_none() && num.value == 12 && num.minute.unwrap_or(0) == 0 {
            let next = at
                + 1
                + usize::from(
                    self.kind(at + 1) == Some(&Kind::Dash) && !self.tokens[at + 1].spaced,
                );
            // `12 (midnight)`.
            if self.kind(at + 1) == Some(&Kind::Open)
                && self.kind(at + 3) == Some(&Kind::Close)
                && let Some(clock) = named(at + 2)
            {
                return Some((clock, at + 4));
            }
            for next in [at + 1, next] {
                if let Some(clock) = named(next) {
                    return Some((clock, next + 1));
                }
            }
        }
        if num.half == Some(Half::Pm) && num.value == 12 && named(at + 1) == Some(Clock::NOON) {
            return Some((Clock::NOON, at + 2));
        }
        if let Some(clock) = self.joined(at, *num) {
            return Some((clock, at + 1));
        }
        // A bare 13 or more is an age or a number of things.
        let plain = num.half.is_none() && num.minute.is_none() && num.digits < 4;
        if plain && (num.value > 12 || num.value == 0) {
            return None;
        }
        let end = self.past(at + 1, &["oclock"]);
        if num.half.is_none() && at > 0 && lexicon::names_number(self.word(at - 1)) {
            return None;
        }
        // `Rm4-6`, `Zone3-5`: the number belongs to the word that it is joined to.
        let word = at.checked_sub(1).map_or("", |before| self.word(before));
        let joined = !word.is_empty() && !self.tokens[at].spaced && self.weekday(at - 1).is_none();
        // `teams of 4-6`; but `between the hours of 9 and 5`.
        if plain && word == "of" && !(at > 1 && self.is(at - 2, &["hours", "times"])) {
            return None;
        }
        if plain && joined && !lexicon::is_fill(word) && !lexicon::is_risky(word) {
            return None;
        }
        if plain && lexicon::is_counted(self.word(at + 1)) {
            return None;
        }
        // `5 April` is a day, but in `9-5 April to October` it is not.
        let season = || {
            self.months(at + 1, false)
                .is_some_and(|(.., to)| to > at + 2)
        };
        if plain && lexicon::month(self.word(at + 1)).is_some() && !season() {
            return None;
        }
        Clock::of(*num).ok().map(|clock| (clock, end))
    }

    /// Two times with a dash or a word for one between them.
    pub(in crate::hours::read) fn span(&self, at: usize) -> Option<(Clock, Clock, usize)> {
        let (from, mid) = self.clock(at)?;
        let between = at > 0 && self.word(at - 1) == "between"
            || at > 3 && self.phrase(at - 4, "between the hours of") == Some(at);
        let and = between && self.word(mid) == "and";
        let next = if and { Some(mid + 1) } else { self.dash(mid) };
        let last = ["about", "close", "closes", "closing"];
        let (to, end) = self.clock(self.past(next?, &last))?;
        Some((from, to, end))
    }
}
