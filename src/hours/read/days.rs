//! Days that recur: weekdays in lists and ranges, the first and third of a month, every
//! other week, bank holidays.

mod every;
mod month;

use super::lexicon;
use super::scan::{Found, Item, Scan};
use super::token::Kind;
use crate::hours::{Days, Weekdays};

use jiff::civil::Weekday;

const MONTHLY: &[&str] = &[
    "of the month",
    "of each month",
    "of every month",
    "of any month",
    "of month",
    "of a month",
    "of the calendar month",
    "of each calendar month",
    "in the month",
    "in each month",
    "in every month",
    "in month",
    "each month",
    "every month",
    "per month",
    "a month",
    "monthly",
];

pub(super) const BANK: &[&str] = &[
    "bank holidays",
    "bank holiday",
    "bank hols",
    "bank hol",
    "bankholidays",
    "public holidays",
    "public holiday",
    "bh",
    "bhs",
];

impl Scan<'_> {
    /// Days that recur.
    pub(super) fn recurring(&self, at: usize) -> Found {
        self.every(at)
            .or_else(|| {
                let why = "write the days with commas, or the first and the last";
                self.far_apart(at)
                    .then(|| (Item::Unread(why.into()), at + 2))
            })
            .or_else(|| {
                let why = "write the days' names";
                self.is_unsure_day(at)
                    .then(|| (Item::Unread(why.into()), at + 1))
            })
            .or_else(|| {
                let all = self
                    .any(at, &["all other days", "all other days of the week"])
                    .map(|to| (Item::Others(Weekdays::ALL), to));
                let working = || {
                    let to = self.any(at, &["all other weekdays", "other weekdays"])?;
                    Some((Item::Others(Weekdays::WORKING), to))
                };
                all.or_else(working)
            })
            .or_else(|| self.of_month(at))
            .or_else(|| {
                // `every evening`: the part itself is read next.
                let part = ["morning", "afternoon", "evening"];
                let every = self.is(at, &["every", "each"]) && self.is(at + 1, &part);
                every.then_some((Item::Days(Days::Weekly(Weekdays::ALL)), at + 1))
            })
            .or_else(|| {
                let from = self.past(at, &["every", "each", "on", "all"]);
                // `any Thursday`, `on a Thursday`.
                let one = self.is(from, &["any", "a"])
                    && (self.weekday(from + 1).is_some() || self.is(from + 1, &["weekday"]));
                let (days, to) = self.weekdays(from + usize::from(one))?;
                Some((Item::Days(Days::Weekly(days)), to))
            })
            .or_else(|| {
                let from = self.past(at, &["on"]);
                let to = self.bank_days(from)?;
                // `bank holiday Mondays` are some of them only.
                let all = self.weekday(to).is_none();
                all.then_some((Item::Days(Days::BankHolidays), to))
            })
    }

    /// Bank holidays, as `PH` too where it cannot be a telephone.
    pub(super) fn bank_days(&self, at: usize) -> Option<usize> {
        let phone = matches!(self.kind(at + 1), Some(Kind::Aside | Kind::Colon));
        let public = self.typed(at) == Some("PH") && !phone;
        let slash = self.is(at, &["b"])
            && self.kind(at + 1) == Some(&Kind::Slash)
            && self.is(at + 2, &["h", "hs", "hol", "hols", "holiday", "holidays"]);
        self.any(at, BANK)
            .or(public.then_some(at + 1))
            .or(slash.then_some(at + 3))
    }

    pub(super) fn weekday(&self, at: usize) -> Option<Weekday> {
        // Rooms.
        if self.is(at, &["sun"]) && self.is(at + 1, &["lounge", "room", "terrace"]) {
            return None;
        }
        lexicon::weekday(self.word(at)).or_else(|| self.short_day(at))
    }

    /// Weekdays in a list, with ranges.
    pub(super) fn weekdays(&self, at: usize) -> Option<(Weekdays, usize)> {
        let (mut days, mut to) = self.unit(at)?;
        while let Some((more, end)) = self.joint(to).and_then(|next| {
            let next = self.past(next, &["on", "every"]);
            if self.full_date(next) {
                return None;
            }
            // `Daily, Mon-Fri 9-5` says two things.
            self.unit(next).filter(|(more, _)| more.0 & days.0 == 0)
        }) {
            days = days.and(more);
            to = end;
        }
        if to > at + 1 {
            return Some((days, to));
        }
        // `Mon Tue Wed 9-5`.
        while let Some(day) = self.weekday(to)
            && self.weekday(to - 1).is_some()
            && !self.full_date(to)
            && self
                .dash(to + 1)
                .is_none_or(|next| self.weekday(next).is_none())
        {
            days = days.and(Weekdays::one(day));
            to += 1;
        }
        Some((days, to))
    }

    fn unit(&self, at: usize) -> Option<(Weekdays, usize)> {
        let short = self.short_day(at).is_some() && self.typed(at + 1) == Some("[");
        if short && matches!(self.kind(at + 2), Some(Kind::Num(_) | Kind::Dash)) {
            return None;
        }
        if let Some(first) = self.weekday(at) {
            // `Mondays,- Fridays`.
            let comma = usize::from(
                self.kind(at + 1) == Some(&Kind::Comma) && self.kind(at + 2) == Some(&Kind::Dash),
            );
            let range = self
                .dash(at + 1 + comma)
                .and_then(|next| Some((self.weekday(next)?, next + 1)));
            return Some(match range {
                Some((last, to)) => (from_to(first, last), to),
                None => (Weekdays::one(first), at + 1),
            });
        }
        let m_to_f =
            self.word(at) == "m" && self.dash(at + 1).is_some_and(|next| self.word(next) == "f");
        if m_to_f {
            return Some((Weekdays::WORKING, at + 3));
        }
        let named = [
            (
                Weekdays::WORKING,
                ["weekdays", "weekday", "working days"].as_slice(),
            ),
            (Weekdays::WEEKEND, ["weekends", "weekend"].as_slice()),
            (
                Weekdays::ALL,
                [
                    "daily",
                    "everyday",
                    "every day",
                    "every day of the week",
                    "every day of the year",
                    "every single day",
                    "seven days a week",
                    "seven days per week",
                    "seven days",
                    "all week",
                    "nightly",
                    "every night",
                    "each night",
                    "every night of the week",
                    "seven nights a week",
                ]
                .as_slice(),
            ),
        ];
        let found = named
            .into_iter()
            .find_map(|(days, phrases)| Some((days, self.any(at, phrases)?)));
        found.or_else(|| {
            let seven = matches!(self.kind(at), Some(Kind::Num(num)) if num.value == 7 && num.minute.is_none() && num.half.is_none());
            let to = self.any(at + 1, &["days a week", "days per week", "days week", "days"])?;
            seven.then_some((Weekdays::ALL, to))
        })
        .or_else(|| {
            let led = at > 0 && self.is(at - 1, &["every", "each"]);
            let day = led && self.is(at, &["day", "night"]);
            let week = ["of the week", "of the year"];
            day.then_some((Weekdays::ALL, self.any(at + 1, &week).unwrap_or(at + 1)))
        })
    }
}

/// Every day from one to another, past Sunday if need be.
fn from_to(first: Weekday, last: Weekday) -> Weekdays {
    let mut days = Weekdays::one(first);
    let mut day = first;
    while day != last {
        day = day.next();
        days = days.and(Weekdays::one(day));
    }
    days
}
