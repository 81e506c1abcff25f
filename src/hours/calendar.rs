//! What a schedule means on a day: bank holidays, school terms, and the times that are
//! certain or in doubt. Dates and minutes are those of the wall clock in Europe/London.
//! Must not know English, entries or where the settings stand.

mod day;
mod falls;
mod holidays;
mod occurrences;
mod state;

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan, tz::TimeZone};

pub use day::{Day, Doubt, Times};
pub use holidays::{Holiday, Nation, bank_holidays};
pub use occurrences::Occurrence;
pub use state::{SOON, STARTED, State, WEEKS, When};

/// Days between two terms above which a term's dates are missing, rather than it being
/// school holidays: the summer's are about 45.
const LONGEST_HOLIDAY: i32 = 70;

/// Years whose bank holidays are worked out once: a build asks for many days of few years.
const KEPT: std::ops::RangeInclusive<i16> = 2019..=2040;

/// What the days of the year are, for one site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Whose bank holidays.
    nation: Nation,
    /// The bank holidays of the years that are kept, in order.
    kept: Vec<Date>,
    /// School terms as first and last day, in order, none touching another.
    terms: Vec<(Date, Date)>,
}

impl Calendar {
    /// A calendar of a nation with these terms, as first and last day. Terms may come in
    /// any order and may overlap.
    pub fn new(nation: Nation, terms: impl IntoIterator<Item = (Date, Date)>) -> Calendar {
        let mut sorted: Vec<(Date, Date)> = terms
            .into_iter()
            .filter(|(from, until)| from <= until)
            .collect();
        sorted.sort_unstable();
        let mut terms: Vec<(Date, Date)> = Vec::new();
        for (from, until) in sorted {
            match terms.last_mut() {
                Some(last) if from <= after(last.1, 1) => last.1 = last.1.max(until),
                Some(_) | None => terms.push((from, until)),
            }
        }
        let kept = KEPT.flat_map(|year| bank_holidays(nation, year));
        Calendar {
            nation,
            kept: kept.map(|(day, _)| day).collect(),
            terms,
        }
    }

    /// Whose bank holidays these are.
    pub fn nation(&self) -> Nation {
        self.nation
    }

    /// Whether a day is a bank holiday, as people mean it: one of gov.uk's list, or
    /// Christmas Day, Boxing Day or New Year's Day on a weekend, for which that list has
    /// only the weekday that stands in.
    pub fn is_bank_holiday(&self, date: Date) -> bool {
        matches!((date.month(), date.day()), (12, 25 | 26) | (1, 1))
            || if KEPT.contains(&date.year()) {
                self.kept.binary_search(&date).is_ok()
            } else {
                holidays::is_listed(self.nation, date)
            }
    }

    /// Whether a day is within a school term; `None` where the terms' dates are not
    /// known: before the first, after the last, and where a term seems to be missing.
    pub fn in_term(&self, date: Date) -> Option<bool> {
        self.periods()
            .find(|(from, until, _)| (*from..=*until).contains(&date))
            .map(|(_, _, term)| term)
    }

    /// The days of which it is known whether they are in a term, in order: first and
    /// last day, and whether they are term or holidays. Weekends and bank holidays
    /// within a term are term.
    pub fn periods(&self) -> impl Iterator<Item = (Date, Date, bool)> + '_ {
        self.terms
            .iter()
            .enumerate()
            .flat_map(|(i, &(from, until))| {
                let holidays = self
                    .terms
                    .get(i + 1)
                    .map(|next| (after(until, 1), after(next.0, -1), false))
                    .filter(|(from, until, _)| days_between(*from, *until) < LONGEST_HOLIDAY);
                [Some((from, until, true)), holidays].into_iter().flatten()
            })
    }

    /// Bank holidays from one day to another, both in, as [`Calendar::is_bank_holiday`]
    /// has them.
    pub fn bank_holidays(&self, from: Date, until: Date) -> Vec<Date> {
        dates(from, until)
            .filter(|date| self.is_bank_holiday(*date))
            .collect()
    }
}

impl Default for Calendar {
    /// That of England and Wales, with no terms known.
    fn default() -> Calendar {
        Calendar::new(Nation::default(), [])
    }
}

/// The wall clock in Europe/London at a moment.
pub fn london(moment: Timestamp) -> DateTime {
    let zone = TimeZone::get("Europe/London").expect("the time zones are built in");
    zone.to_datetime(moment)
}

/// The day some days after another; at the ends of the calendar, that end.
pub(super) fn after(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}

/// Days from one date to another.
pub(super) fn days_between(from: Date, until: Date) -> i32 {
    from.duration_until(until)
        .as_hours()
        .try_into()
        .map_or(i32::MAX, |hours: i32| hours / 24)
}

/// Every day from one to another, both in.
pub(super) fn dates(from: Date, until: Date) -> impl Iterator<Item = Date> {
    from.series(1.day()).take_while(move |date| *date <= until)
}

#[cfg(test)]
mod tests;
