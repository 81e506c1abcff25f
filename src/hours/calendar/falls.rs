//! Whether a day is one that a rule speaks of.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Calendar, Doubt, days_between};
use crate::hours::{
    BankHolidays, Days, Except, Nth, Rule, Schedule, Season, Terms, Time, Weekdays,
};

/// Whether a rule holds on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Falls {
    No,
    Sure,
    Maybe(Doubt),
}

impl Days {
    /// Whether these days include a date.
    pub fn include(&self, date: Date, calendar: &Calendar) -> bool {
        match self {
            Days::Weekly(weekdays) => weekdays.has(date.weekday()),
            Days::Monthly(which, weekdays) => {
                weekdays.has(date.weekday()) && which.iter().any(|nth| nth.is(date))
            }
            // It begins on its date: a week before it is no more on than off.
            Days::Every { weeks, from, on } => {
                on.has(date.weekday())
                    && date >= *from
                    && (days_between(monday(*from), monday(date)) / 7) % i32::from((*weeks).max(1))
                        == 0
            }
            Days::OfMonth(days) => u8::try_from(date.day()).is_ok_and(|day| days.contains(&day)),
            Days::Dates(dates) => dates.contains(&date),
            Days::Between(from, until) => (*from..=*until).contains(&date),
            Days::BankHolidays => calendar.is_bank_holiday(date),
        }
    }
}

impl Nth {
    /// Whether a date is this one of its weekday in its month.
    pub fn is(self, date: Date) -> bool {
        match self {
            Nth::From(nth) => (date.day() - 1) / 7 + 1 == i8::try_from(nth).unwrap_or(i8::MAX),
            Nth::Last => date.day() + 7 > date.days_in_month(),
        }
    }
}

impl Season {
    /// Whether a date is within it.
    pub fn includes(&self, date: Date) -> bool {
        let day = (date.month(), date.day());
        let (from, until) = match *self {
            Season::Dates(from, until) => {
                return from.is_none_or(|from| from <= date) && until.is_none_or(|u| date <= u);
            }
            Season::Months(from, until) => ((from, 1), (until, 31)),
            Season::DaysOfYear(from, until) => (from, until),
        };
        if from <= until {
            from <= day && day <= until
        } else {
            from <= day || day <= until
        }
    }
}

impl Rule {
    /// Whether it holds on a date, given what is said of bank holidays.
    pub(super) fn falls(&self, date: Date, said: BankHolidays, calendar: &Calendar) -> Falls {
        let without = |except: &Except| match except {
            Except::Days(days) => days.include(date, calendar),
            Except::Season(season) => season.includes(date),
        };
        if !self.days.include(date, calendar)
            || self.season.is_some_and(|season| !season.includes(date))
            || self.except.iter().any(without)
        {
            return Falls::No;
        }
        let holiday = said != BankHolidays::Open && calendar.is_bank_holiday(date);
        if holiday && said == BankHolidays::Closed {
            return Falls::No;
        }
        let term = match self.terms {
            Terms::Unsaid => Some(true),
            Terms::Only => calendar.in_term(date),
            Terms::Holidays => calendar.in_term(date).map(|term| !term),
        };
        match term {
            Some(false) => Falls::No,
            Some(true) | None if holiday => Falls::Maybe(Doubt::BankHoliday),
            None => Falls::Maybe(Doubt::Terms),
            Some(true) => Falls::Sure,
        }
    }
}

impl Schedule {
    /// What a rule of this schedule says of bank holidays, in the light of the others.
    /// Its own words count first. A rule for bank holidays themselves stands in for the
    /// others on them, but not for those of another place. Dates that are written out, and "24 hours" of every day of the
    /// week, are meant as they stand.
    pub fn on_bank_holidays(&self, rule: &Rule) -> BankHolidays {
        let own = matches!(rule.days, Days::Dates(_) | Days::BankHolidays);
        let replaced = || {
            !self.apart
                && self
                    .rules
                    .iter()
                    .any(|other| other.days == Days::BankHolidays)
        };
        match rule.bank_holidays {
            BankHolidays::Closed => BankHolidays::Closed,
            BankHolidays::Open => BankHolidays::Open,
            BankHolidays::Unsaid if own => BankHolidays::Open,
            BankHolidays::Unsaid if replaced() => BankHolidays::Closed,
            BankHolidays::Unsaid if rule.is_round_the_clock() => BankHolidays::Open,
            BankHolidays::Unsaid => BankHolidays::Unsaid,
        }
    }
}

impl Rule {
    /// Every hour of every week: a helpline that is always answered.
    pub fn is_round_the_clock(&self) -> bool {
        self.days == Days::Weekly(Weekdays::ALL) && self.time == Time::AllDay
    }
}

/// The Monday of a date's week.
pub(super) fn monday(date: Date) -> Date {
    date.saturating_sub(i32::from(date.weekday().to_monday_zero_offset()).days())
}
