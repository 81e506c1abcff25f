//! What is said beside days and times: term time, bank holidays, what is left out, when
//! it is closed, by appointment.

mod closed;
mod phrases;
mod targets;

use super::scan::{Found, Item, Scan, Target};
use super::token::Kind;
use crate::hours::{BankHolidays, Days, Terms, Weekdays};
use phrases::{APPOINTMENT, EXCEPT, HOLIDAYS, INCLUDING, TERM};

impl Scan<'_> {
    pub(super) fn qualifier(&self, at: usize) -> Found {
        self.lunch(at)
            .or_else(|| self.bank_all_year(at))
            .or_else(|| self.closed(at))
            .or_else(|| self.including(at))
            .or_else(|| {
                let to = self.any(at, EXCEPT)?;
                let (targets, to) = self.targets(to)?;
                Some((Item::Except(targets), to))
            })
            .or_else(|| {
                let start = self
                    .any(
                        at,
                        &[
                            "in",
                            "during",
                            "during the",
                            "only in",
                            "only during",
                            "in the",
                            "during local",
                            "in local",
                        ],
                    )
                    .unwrap_or(at);
                let (terms, to) = self.terms(start)?;
                Some((Item::Terms(terms), self.past(to, &["only"])))
            })
            .or_else(|| self.appointment(at))
    }

    fn terms(&self, at: usize) -> Option<(Terms, usize)> {
        let other = self.is(at, &["holidays", "holiday", "hols"]) && self.is_beside_terms(at);
        if let Some(to) = self.any(at, HOLIDAYS).or(other.then_some(at + 1)) {
            return Some((Terms::Holidays, to));
        }
        let to = self.any(at, TERM)?;
        let bare = self.phrase(at, "term") == Some(to) || self.phrase(at, "terms") == Some(to);
        // `half term` is another thing, and `term` alone may be a word of another sense.
        let half = at > 0
            && self.is(
                at - 1,
                &[
                    "half", "summer", "autumn", "spring", "long", "short", "outside",
                ],
            );
        let led = at > 0 && self.is(at - 1, &["in", "during", "the"]);
        (!half && (!bare || led || self.word(to) == "only")).then_some((Terms::Only, to))
    }

    /// Whether `holidays` are the school's, since the line speaks of terms before them.
    fn is_beside_terms(&self, at: usize) -> bool {
        let other = [
            "bank",
            "public",
            "school",
            "summer",
            "easter",
            "christmas",
            "half",
            "autumn",
            "spring",
        ];
        let own = at > 0 && !self.is(at - 1, &other) && self.weekday(at + 1).is_none();
        own && (0..at).any(|at| {
            self.any(at, &["term time", "termtime", "school term"])
                .is_some()
        })
    }

    fn appointment(&self, at: usize) -> Found {
        let alone = self.tokens.len() == 1 && self.is(at, &["appointment", "appointments"]);
        let days = self.is(at, &["appointments"]) && self.weekday(at + 1).is_some();
        let alone = alone || days;
        let to = self.any(at, APPOINTMENT).or(alone.then_some(at + 1))?;
        Some((Item::Appointment, self.past(to, &["only"])))
    }

    /// `365 days a year`.
    fn bank_all_year(&self, at: usize) -> Found {
        let all = matches!(self.kind(at), Some(Kind::Num(num)) if num.value == 365);
        if all
            && let Some(to) = self.any(
                at + 1,
                &["days a year", "days per year", "days of the year", "days"],
            )
        {
            return Some((Item::Bank(BankHolidays::Open), to));
        }
        let year = self.any(
            at,
            &[
                "all year round",
                "all the year round",
                "all year",
                "throughout the year",
                "year round",
                "every week of the year",
            ],
        )?;
        Some((Item::Fill, year))
    }

    /// `including bank holidays`, `open bank holidays`, `including school holidays`.
    fn including(&self, at: usize) -> Found {
        let to = self.any(at, INCLUDING)?;
        let sure = self.is(
            at,
            &["including", "incl", "inc", "includes", "also", "even"],
        );
        let (targets, end) = self.targets(to)?;
        let times = self.when(self.past_signs(end)).is_some()
            || self.closed(self.past_signs(end)).is_some();
        match targets.as_slice() {
            // `bank holidays 10am-2pm` has times of its own.
            [Target::Bank] if sure && !times => Some((Item::Bank(BankHolidays::Open), end)),
            [Target::Bank] if !times && self.is(at, &["open"]) => {
                Some((Item::Bank(BankHolidays::Open), end))
            }
            [Target::Terms(_)] if sure => Some((Item::Fill, end)),
            // `Every day including Sundays` says it already.
            [Target::Days(Days::Weekly(_))]
                if sure
                    && (0..at).any(|i| {
                        self.weekdays(i)
                            .is_some_and(|(days, to)| days == Weekdays::ALL && to <= at)
                    }) =>
            {
                Some((Item::Fill, end))
            }
            [Target::Terms(Terms::Holidays), Target::Bank]
            | [Target::Bank, Target::Terms(Terms::Holidays)]
                if sure =>
            {
                Some((Item::Bank(BankHolidays::Open), end))
            }
            _ => None,
        }
    }

    fn past_signs(&self, mut at: usize) -> usize {
        while matches!(self.kind(at), Some(Kind::Colon | Kind::Comma | Kind::Dash)) {
            at += 1;
        }
        at
    }
}
