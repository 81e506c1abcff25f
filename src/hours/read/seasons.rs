//! Parts of the year by month: `April to October`, `in August`. `Summer` has no dates and
//! is not read.

use super::lexicon;
use super::scan::{Found, Item, Scan};
use super::token::Kind;
use crate::hours::{Month, Season};

use jiff::civil::Date;

impl Scan<'_> {
    /// A season, or dates when a year is said: `April to October 2026`.
    pub(super) fn season(&self, at: usize) -> Found {
        let from = self.any(at, &["from", "between", "starting", "starting in"]);
        let until = self.any(
            at,
            &[
                "until",
                "till",
                "up until",
                "until the end of",
                "until end of",
                "to the end of",
                "up to the end of",
            ],
        );
        let within = self.any(at, &["in", "during", "only in", "in the month of"]);
        let start = from.or(until).or(within).unwrap_or(at);
        let (first, last, mut to) = self.months(start, from.is_some())?;
        let several = first != last || self.dash(start + 1) == Some(to - 1);
        let year = self.year(to).filter(|_| !self.counts_as_time(to));
        if let Some(year) = year {
            let before = year - i16::from(first > last);
            let open = Date::new(before, first, 1).ok();
            let close = Date::new(year, last, 1).ok().map(Date::last_of_month);
            let item = match (from, until) {
                (_, Some(_)) if !several => Item::Dates(None, close),
                (Some(_), _) if !several => Item::Dates(open, None),
                (_, Some(_)) => return None,
                _ => Item::Dates(open, close),
            };
            return Some((item, to + 1));
        }
        // `November: Monday-Friday`.
        let sign = matches!(self.kind(to), Some(Kind::Colon | Kind::Comma | Kind::Dash));
        let parted = at > 0
            && matches!(
                self.kind(at - 1),
                Some(Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Line)
            )
            && lexicon::month(self.word(0)).is_some();
        let heads = (at == 0 || parted) && self.weekday(to + usize::from(sign)).is_some();
        let only = self.word(to) == "only" || heads;
        let sure = until.is_none() && (several || (from.is_none() && (within.is_some() || only)));
        if !sure {
            return None;
        }
        to = self.past(to, &["only", "inclusive"]);
        Some((Item::Season(Season::Months(first, last)), to))
    }

    /// A month, a range of months, or months in a row, with nothing of a date beside them.
    pub(super) fn months(&self, at: usize, between: bool) -> Option<(Month, Month, usize)> {
        let first = lexicon::month(self.word(at))?;
        let range = self
            .dash(at + 1)
            .or_else(|| (between && self.word(at + 1) == "and").then_some(at + 2));
        let found = range.and_then(|next| Some((lexicon::month(self.word(next))?, next + 1)));
        let (last, to) = match found {
            Some(found) => found,
            None => {
                let (mut last, mut to) = (first, at + 1);
                while let Some(next) = self.joint(to)
                    && let Some(month) = lexicon::month(self.word(next))
                    && month == last % 12 + 1
                {
                    last = month;
                    to = next + 1;
                }
                (last, to)
            }
        };
        let number = matches!(self.kind(to), Some(Kind::Num(_)));
        let day = matches!(self.kind(to), Some(Kind::Ordinal(_)))
            || (number && self.year(to).is_none() && !self.counts_as_time(to));
        // `5 April` is a day of the month; in `9-5 April to October` it is not.
        let range = found.is_some();
        let before = at > 0
            && matches!(self.kind(at - 1), Some(Kind::Num(num)) if num.half.is_none() && num.minute.is_none());
        (!day && (range || !before)).then_some((first, last, to))
    }

    /// Whether a number starts a time rather than a year or a day of a month.
    fn counts_as_time(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Num(num))
            if num.half.is_some() || num.minute.is_some() || self.span(at).is_some())
    }
}
