//! The days to come.

use jiff::civil::Date;

use super::{Calendar, Doubt, dates};
use crate::hours::{Days, Schedule, Season};

/// One thing that is on, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The day on which it starts.
    pub date: Date,
    /// When, in minutes from the day's midnight, if it is said.
    pub start: Option<u16>,
    /// Until when; above 1,440 it is past midnight.
    pub end: Option<u16>,
    /// Why it only may be.
    pub doubt: Option<Doubt>,
}

impl Schedule {
    /// All that is on from one day to another, both in, by time.
    pub fn occurrences(
        &self,
        from: Date,
        until: Date,
        calendar: &Calendar,
    ) -> impl Iterator<Item = Occurrence> {
        dates(from, until).flat_map(move |date| self.on(date, calendar).occurrences(date))
    }

    /// True when every rule has dates and all are before a day: it is out of date.
    pub fn has_ended(&self, today: Date) -> bool {
        let over = |days: &Days| match days {
            Days::Dates(dates) => dates.iter().all(|date| *date < today),
            Days::Between(_, until) => *until < today,
            Days::Weekly(_)
            | Days::Monthly(..)
            | Days::Every { .. }
            | Days::OfMonth(_)
            | Days::BankHolidays => false,
        };
        let past = |season: Option<Season>| match season {
            Some(Season::Dates(_, Some(until))) => until < today,
            Some(Season::Dates(_, None) | Season::Months(..) | Season::DaysOfYear(..)) | None => {
                false
            }
        };
        !self.rules.is_empty()
            && self
                .rules
                .iter()
                .all(|rule| over(&rule.days) || past(rule.season))
    }
}
