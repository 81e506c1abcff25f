//! Days and parts of the year in words.

use jiff::civil::{Date, Weekday};

use super::Speaker;
use crate::hours::{Days, Except, Month, Nth, Season, Weekdays};

/// The words of weekdays, from Monday.
pub const WEEKDAYS: [&str; 7] = [
    "hours.day.1",
    "hours.day.2",
    "hours.day.3",
    "hours.day.4",
    "hours.day.5",
    "hours.day.6",
    "hours.day.7",
];
const MONTHS: [&str; 12] = [
    "month.1", "month.2", "month.3", "month.4", "month.5", "month.6", "month.7", "month.8",
    "month.9", "month.10", "month.11", "month.12",
];
const NTHS: [&str; 5] = [
    "hours.nth.1",
    "hours.nth.2",
    "hours.nth.3",
    "hours.nth.4",
    "hours.nth.5",
];

impl Speaker<'_> {
    pub(super) fn days(&self, days: &Days) -> String {
        match days {
            Days::Weekly(on) => self.weekdays(*on),
            Days::Monthly(which, on) => {
                let nths: Vec<String> = which.iter().map(|nth| self.nth(*nth)).collect();
                let with = [("nth", self.list(&nths)), ("days", self.weekdays(*on))];
                self.filled("hours.monthly", &with)
            }
            Days::Every { weeks, from, on } => {
                let key = match weeks {
                    1 => "hours.weekly",
                    2 => "hours.fortnightly",
                    _ => "hours.every",
                };
                let with = [
                    ("days", self.weekdays(*on)),
                    ("n", weeks.to_string()),
                    ("date", self.date(*from)),
                ];
                self.filled(key, &with)
            }
            Days::OfMonth(days) => {
                let days: Vec<String> = days.iter().map(|day| self.ordinal(*day)).collect();
                self.filled("hours.of_month", &[("days", self.list(&days))])
            }
            Days::Dates(dates) => {
                let dates: Vec<String> = dates.iter().map(|date| self.dated(*date)).collect();
                self.list(&dates)
            }
            Days::Between(from, until) => {
                let with = [("from", self.date(*from)), ("until", self.date(*until))];
                self.filled("hours.between", &with)
            }
            Days::BankHolidays => self.filled("hours.bank_holidays", &[]),
        }
    }

    pub(super) fn except(&self, except: &Except) -> String {
        match except {
            Except::Days(days) => self.days(days),
            Except::Season(Season::Months(from, until)) if from == until => self.month(*from),
            Except::Season(season) => self.season(season),
        }
    }

    pub(super) fn season(&self, season: &Season) -> String {
        let day = |(month, day): (Month, i8)| {
            let with = [("day", day.to_string()), ("month", self.month(month))];
            self.filled("hours.day_of_year", &with)
        };
        let (key, from, until) = match *season {
            Season::Months(from, until) if from == until => {
                ("hours.in_month", self.month(from), String::new())
            }
            Season::Months(from, until) => ("hours.season", self.month(from), self.month(until)),
            Season::DaysOfYear(from, until) => ("hours.season", day(from), day(until)),
            Season::Dates(Some(from), Some(until)) => {
                ("hours.season", self.date(from), self.date(until))
            }
            Season::Dates(Some(from), None) => ("hours.from_date", self.date(from), String::new()),
            Season::Dates(None, Some(until)) => {
                ("hours.until_date", String::new(), self.date(until))
            }
            Season::Dates(None, None) => return String::new(),
        };
        self.filled(key, &[("from", from), ("until", until)])
    }

    /// Three neighbours or more are `Monday to Wednesday`.
    fn weekdays(&self, on: Weekdays) -> String {
        if on == Weekdays::ALL {
            return self.filled("hours.every_day", &[]);
        }
        let mut runs: Vec<Vec<Weekday>> = Vec::new();
        for day in on.days() {
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|last| last.next() == day) => run.push(day),
                Some(_) | None => runs.push(vec![day]),
            }
        }
        let mut texts = Vec::new();
        for run in &runs {
            match run.as_slice() {
                [first, _, .., last] => {
                    let with = [
                        ("from", self.weekday(*first)),
                        ("until", self.weekday(*last)),
                    ];
                    texts.push(self.filled("hours.days", &with));
                }
                few => texts.extend(few.iter().map(|day| self.weekday(*day))),
            }
        }
        self.list(&texts)
    }

    fn weekday(&self, day: Weekday) -> String {
        let key = usize::try_from(day.to_monday_zero_offset()).map(|i| WEEKDAYS[i % 7]);
        key.map(|key| self.filled(key, &[])).unwrap_or_default()
    }

    fn month(&self, month: Month) -> String {
        let key = usize::try_from(month - 1).map(|i| MONTHS[i % 12]);
        key.map(|key| self.filled(key, &[])).unwrap_or_default()
    }

    fn nth(&self, nth: Nth) -> String {
        let key = match nth {
            Nth::From(nth) => NTHS[usize::from(nth.clamp(1, 5)) - 1],
            Nth::Last => "hours.nth.last",
        };
        self.filled(key, &[])
    }

    /// `1st`; the words for days of a month stand in one list.
    fn ordinal(&self, day: u8) -> String {
        let all = self.filled("hours.ordinals", &[]);
        let word = all
            .split_whitespace()
            .nth(usize::from(day) - usize::from(day > 0));
        word.map_or_else(|| day.to_string(), str::to_owned)
    }

    /// `14 October 2026`.
    fn date(&self, date: Date) -> String {
        let with = [
            ("day", date.day().to_string()),
            ("month", self.month(date.month())),
            ("year", date.year().to_string()),
        ];
        self.filled("date", &with)
    }

    /// `Wednesday 14 October 2026`.
    fn dated(&self, date: Date) -> String {
        let with = [
            ("day", self.weekday(date.weekday())),
            ("date", self.date(date)),
        ];
        self.filled("hours.dated", &with)
    }

    fn filled(&self, key: &'static str, with: &[(&str, String)]) -> String {
        let with: Vec<(&str, &str)> = with.iter().map(|(name, v)| (*name, v.as_str())).collect();
        self.fill(key, &with)
    }
}
