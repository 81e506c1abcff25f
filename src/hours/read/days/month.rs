//! Days of a month: `first and third Monday`, `15th of each month`.

use super::super::lexicon;
use super::super::scan::{Found, Item, Scan};
use super::super::token::Kind;
use super::MONTHLY;
use crate::hours::{Days, Nth, Weekdays};

/// Parts of the day that may stand between a day and its month.
const PARTS: &[&str] = &[
    "morning",
    "mornings",
    "afternoon",
    "afternoons",
    "evening",
    "evenings",
];

impl Scan<'_> {
    /// `of each month` after `fourth Monday evening`, which says it already.
    pub(in crate::hours::read) fn rest_of_month(&self, at: usize) -> Option<usize> {
        let to = self.any(at, MONTHLY)?;
        let nth = at > 2
            && self.is(at - 1, PARTS)
            && self.weekday(at - 2).is_some()
            && self.nth(at - 3).is_some();
        nth.then_some(to)
    }

    pub(in crate::hours::read) fn nth(&self, at: usize) -> Option<(Option<u8>, usize)> {
        if let Kind::Ordinal(n) = self.kind(at)? {
            return Some((Some(*n), at + 1));
        }
        Some((lexicon::ordinal(self.word(at))?, at + 1))
    }

    /// `first and third Monday`, `last Friday of the month`, `15th of each month`.
    pub(in crate::hours::read) fn of_month(&self, at: usize) -> Found {
        if let Some(found) = self.bracketed(at) {
            return Some(found);
        }
        let monthly = self.past(at, &["monthly"]);
        let sign = matches!(
            self.kind(monthly),
            Some(Kind::Comma | Kind::Dash | Kind::Colon)
        );
        let start = monthly + usize::from(monthly > at && sign);
        let start = self.past(start, &["on", "the", "every", "each"]);
        let every = (at..start).any(|i| self.is(i, &["every", "each"]));
        let (first, mut to) = self.nth(start)?;
        let mut nths = vec![first];
        // `first two Saturdays`.
        if first == Some(1)
            && let Some(count) = lexicon::number(self.word(to))
            && self.weekday(to + 1).is_some()
        {
            nths.extend((2..=count).map(Some));
            to += 1;
        }
        while let Some((more, end)) = self
            .joint(to)
            .or_else(|| matches!(self.kind(to), Some(Kind::Ordinal(_))).then_some(to))
            .and_then(|next| self.nth(self.past(next, &["the"])))
        {
            nths.push(more);
            to = end;
        }
        let month = |at: usize| self.any(at, MONTHLY);
        let Some((days, end)) = self.weekday_list(to) else {
            let end = month(to)?;
            let mut days: Vec<u8> = nths.into_iter().collect::<Option<_>>()?;
            days.sort_unstable();
            days.dedup();
            let real = days.iter().all(|day| (1..=31).contains(day));
            return real.then_some((Item::Days(Days::OfMonth(days)), end));
        };
        let several = days.days().count() > 1;
        // `fourth Monday evening of each month`: the part of the day is read next.
        let part = self.past(end, PARTS);
        let later = (part > end).then(|| month(part)).flatten();
        let comma = usize::from(self.kind(end) == Some(&Kind::Comma));
        let whole = month(end + comma).or(later.map(|_| end));
        if several && whole.is_none() {
            let why = "say of which days: `first Monday and first Tuesday of the month`";
            return Some((Item::Unread(why.into()), end));
        }
        if every
            && whole.is_none()
            && nths.iter().all(|n| matches!(n, Some(2..)))
            && nths.len() == 1
        {
            let why = "add `of the month`, or write `fortnightly` with a date to count from";
            return Some((Item::Unread(why.into()), end));
        }
        let mut nths: Vec<Nth> = nths
            .into_iter()
            .map(|n| n.map_or(Nth::Last, Nth::From))
            .collect();
        nths.sort_unstable();
        nths.dedup();
        let real = nths.iter().all(|nth| match nth {
            Nth::From(n) => (1..=5).contains(n),
            Nth::Last => true,
        });
        real.then_some((Item::Days(Days::Monthly(nths, days)), whole.unwrap_or(end)))
    }

    /// `Tu[1]`, `Fr[-1]`: the first Tuesday, the last Friday.
    fn bracketed(&self, at: usize) -> Option<(Item, usize)> {
        let day = self.short_day(at)?;
        let square =
            matches!(self.kind(at + 1), Some(Kind::Open)) && self.typed(at + 1) == Some("[");
        let last = usize::from(self.kind(at + 2) == Some(&Kind::Dash));
        let Some(Kind::Num(num)) = self.kind(at + 2 + last).filter(|_| square) else {
            return None;
        };
        let nth = match (last, u8::try_from(num.value).ok()?) {
            (0, n @ 1..=5) => Nth::From(n),
            (1, 1) => Nth::Last,
            _ => return None,
        };
        (self.kind(at + 3 + last) == Some(&Kind::Close)).then(|| {
            let days = Days::Monthly(vec![nth], Weekdays::one(day));
            (Item::Days(days), at + 4 + last)
        })
    }

    /// Single weekdays joined by `and`: no ranges, no `weekdays`.
    pub(in crate::hours::read) fn weekday_list(&self, at: usize) -> Option<(Weekdays, usize)> {
        let mut days = Weekdays::one(self.weekday(at)?);
        let mut to = at + 1;
        while let Some(next) = self.joint(to)
            && let Some(day) = self.weekday(next)
        {
            // `first Monday, Tuesday 10-12` has two statements unless a month follows.
            days = days.and(Weekdays::one(day));
            to = next + 1;
        }
        let range = self
            .dash(to)
            .is_some_and(|next| self.weekday(next).is_some());
        (!range).then_some((days, to))
    }
}
