//! What is said of days and times that are closed.

use super::super::scan::{Found, Item, Scan};
use super::super::token::Kind;
use super::phrases::CLOSED;

impl Scan<'_> {
    /// `Tuesday: N/A;`, `Wednesday no,`: what a form has for a day that is closed.
    pub(in crate::hours::read) fn none(&self, at: usize) -> Option<usize> {
        let sign = at > 0 && matches!(self.kind(at - 1), Some(Kind::Colon | Kind::Dash));
        let day = at.checked_sub(1 + usize::from(sign))?;
        let slash = self.is(at, &["n"])
            && self.kind(at + 1) == Some(&Kind::Slash)
            && self.is(at + 2, &["a"]);
        let word = self.is(at, &["no", "none", "nil"]).then_some(at + 1);
        let to = slash.then_some(at + 3).or(word)?;
        let ends = matches!(
            self.kind(to),
            None | Some(Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Line)
        ) || self.weekday(to).is_some();
        (self.weekday(day).is_some() && ends).then_some(to)
    }

    /// `closed 12.30-1.30`, `closed for lunch 1-2pm`.
    pub(in crate::hours::read) fn lunch(&self, at: usize) -> Found {
        let to = self.any(at, CLOSED)?;
        let lunch = |at| {
            self.any(
                at,
                &[
                    "for lunch",
                    "lunch",
                    "at lunchtime",
                    "lunchtime",
                    "lunchtimes",
                    "over lunch",
                ],
            )
        };
        let to = lunch(to).unwrap_or(to);
        let from = self.past(to, &["from", "between", "at"]);
        let (a, b, end) = self.span(from)?;
        let to = lunch(end).unwrap_or(end);
        let daily = self.any(to, &["every day", "each day", "daily", "everyday"]);
        Some((Item::ClosedAt(a, b, daily.is_some()), daily.unwrap_or(to)))
    }

    pub(in crate::hours::read) fn closed(&self, at: usize) -> Found {
        // `Su off`, `PH off`.
        let day = |at: usize| self.weekday(at).is_some() || self.bank_days(at) == Some(at + 1);
        if self.is(at, &["off"]) && at > 0 && day(at - 1) {
            return Some((Item::Closed(Vec::new()), at + 1));
        }
        if let Some(to) = self.none(at) {
            return Some((Item::Closed(Vec::new()), to));
        }
        let to = self.any(at, CLOSED)?;
        let colon = usize::from(self.kind(to) == Some(&Kind::Colon));
        if let Some((targets, end)) = self.targets(to + colon) {
            // `Closed Mondays, Tues-Sun 10-5`: the last days have times, so they are open.
            // `Closed Mon, Tues 10-4` may be closed on both and open on the others.
            let timed = self.tokens[..at]
                .iter()
                .any(|token| matches!(token.kind, Kind::Num(_)));
            let comma = (to..end).rfind(|at| self.kind(*at) == Some(&Kind::Comma));
            let most = |comma: &usize| {
                let days = self.weekdays(comma + 1);
                timed || days.is_some_and(|(days, _)| days.days().count() > 2)
            };
            let sign = matches!(self.kind(end), Some(Kind::Colon | Kind::Dash));
            if let Some(comma) = comma.filter(most)
                && self.when(end + usize::from(sign)).is_some()
            {
                let before = Scan {
                    text: self.text,
                    tokens: &self.tokens[..comma],
                };
                let (targets, end) = before.targets(to + colon).filter(|(_, to)| *to == comma)?;
                return Some((Item::Closed(targets), end));
            }
            return Some((Item::Closed(targets), end));
        }
        (self.any(at, &["closed", "shut", "not open"]) == Some(to)).then_some((
            Item::Closed(Vec::new()),
            self.any(to, &["all day", "all"]).unwrap_or(to),
        ))
    }
}
