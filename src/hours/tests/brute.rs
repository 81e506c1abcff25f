//! A calendar made the other way round: each statement is written out as a set of days,
//! each day as its minutes. Slow, plain, and without a line of the calendar that it checks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::hours::*;

type Set = BTreeSet<Date>;

/// What is said of a day: spans as one truth a quarter of an hour, and half-said times.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Minutes {
    open: BTreeSet<u16>,
    starts: BTreeSet<u16>,
    ends: BTreeSet<u16>,
    unsaid: bool,
}

impl Minutes {
    fn span(&mut self, start: u16, end: u16) {
        self.open.extend((start..end).step_by(15));
    }

    fn time(&mut self, time: &Time) {
        match time {
            Time::Spans(spans) => spans
                .iter()
                .for_each(|span| self.span(span.start, span.end)),
            Time::From(starts) => self.starts.extend(starts),
            Time::Until(end) => drop(self.ends.insert(*end)),
            Time::AllDay => self.span(0, 24 * 60),
            Time::Unsaid => self.unsaid = true,
        }
    }
}

pub(super) fn minutes(times: &Times) -> Minutes {
    let mut all = Minutes {
        starts: times.starts.iter().copied().collect(),
        ends: times.ends.iter().copied().collect(),
        unsaid: times.unsaid,
        ..Minutes::default()
    };
    times
        .spans
        .iter()
        .for_each(|span| all.span(span.start, span.end));
    all
}

#[derive(Debug, Default, Clone)]
pub(super) struct Day {
    pub(super) sure: Minutes,
    pub(super) maybe: Minutes,
}

pub(super) struct Year<'a> {
    calendar: &'a Calendar,
    all: Set,
    pub(super) days: BTreeMap<Date, Day>,
}

impl<'a> Year<'a> {
    pub(super) fn of(
        schedule: &Schedule,
        calendar: &'a Calendar,
        from: Date,
        until: Date,
    ) -> Year<'a> {
        let mut all = Set::new();
        let mut day = from;
        while day <= until {
            all.insert(day);
            day = day.tomorrow().unwrap();
        }
        let days = all.iter().map(|day| (*day, Day::default())).collect();
        let mut year = Year {
            calendar,
            all,
            days,
        };
        let closed: Set = schedule
            .closed
            .iter()
            .flat_map(|days| year.dates(days))
            .collect();
        let replaced = schedule
            .rules
            .iter()
            .any(|rule| rule.days == Days::BankHolidays);
        for rule in &schedule.rules {
            year.rule(rule, replaced, &closed);
        }
        year
    }

    fn rule(&mut self, rule: &Rule, replaced: bool, closed: &Set) {
        let mut on: Set = self.dates(&rule.days).difference(closed).copied().collect();
        if let Some(season) = rule.season {
            on = on.intersection(&self.season(season)).copied().collect();
        }
        for except in &rule.except {
            let without = match except {
                Except::Days(days) => self.dates(days),
                Except::Season(season) => self.season(*season),
            };
            on = on.difference(&without).copied().collect();
        }
        let written_out = matches!(rule.days, Days::Dates(_) | Days::BankHolidays);
        let always = rule.days == Days::Weekly(Weekdays::ALL) && rule.time == Time::AllDay;
        let bank = self.bank();
        let mut unsure = Set::new();
        match rule.bank_holidays {
            BankHolidays::Open => {}
            BankHolidays::Closed => on = on.difference(&bank).copied().collect(),
            BankHolidays::Unsaid if written_out => {}
            BankHolidays::Unsaid if replaced => on = on.difference(&bank).copied().collect(),
            BankHolidays::Unsaid if always => {}
            BankHolidays::Unsaid => unsure = bank,
        }
        let (term, holidays) = self.terms();
        let (yes, no) = match rule.terms {
            Terms::Unsaid => (self.all.clone(), Set::new()),
            Terms::Only => (term, holidays),
            Terms::Holidays => (holidays, term),
        };
        for day in on.difference(&no) {
            let sure = yes.contains(day) && !unsure.contains(day);
            let found = self.days.get_mut(day).unwrap();
            let minutes = if sure {
                &mut found.sure
            } else {
                &mut found.maybe
            };
            minutes.time(&rule.time);
        }
    }

    fn dates(&self, days: &Days) -> Set {
        let weekday = |on: &Weekdays| -> Vec<Weekday> { on.days().collect() };
        match days {
            Days::Weekly(on) => self.keep(|day| weekday(on).contains(&day.weekday())),
            Days::Monthly(which, on) => {
                let mut found = Set::new();
                for (year, month) in self.months() {
                    for weekday in weekday(on) {
                        let all: Vec<Date> = self
                            .month(year, month)
                            .into_iter()
                            .filter(|day| day.weekday() == weekday)
                            .collect();
                        found.extend(which.iter().filter_map(|nth| match nth {
                            Nth::From(nth) => all.get(usize::from(*nth) - 1).copied(),
                            Nth::Last => all.last().copied(),
                        }));
                    }
                }
                self.keep(|day| found.contains(&day))
            }
            Days::Every { weeks, from, on } => {
                let mut found = Set::new();
                let mut week = *from;
                while week.weekday() != Weekday::Monday {
                    week = week.yesterday().unwrap();
                }
                while week.year() < 2029 {
                    let days = (0..7).map(|day| week.checked_add(day.days()).unwrap());
                    found.extend(days.filter(|day| weekday(on).contains(&day.weekday())));
                    week = week.checked_add(i32::from(*weeks).weeks()).unwrap();
                }
                self.keep(|day| found.contains(&day) && day >= *from)
            }
            Days::OfMonth(days) => self.keep(|day| days.iter().any(|of| *of as i8 == day.day())),
            Days::Dates(dates) => self.keep(|day| dates.contains(&day)),
            Days::Between(from, until) => self.keep(|day| day >= *from && day <= *until),
            Days::BankHolidays => self.bank(),
        }
    }

    fn season(&self, season: Season) -> Set {
        let runs = |from: (i8, i8), until: (i8, i8)| {
            // Walks from each year's first day until its last comes, maybe next year.
            let mut found = Set::new();
            for year in 2025..2028 {
                let mut day = Date::new(year, from.0, from.1).unwrap();
                loop {
                    found.insert(day);
                    if (day.month(), day.day()) == until {
                        break;
                    }
                    day = day.tomorrow().unwrap();
                }
            }
            self.keep(|day| found.contains(&day))
        };
        match season {
            Season::Months(from, until) => {
                let mut months = vec![from];
                while months.last() != Some(&until) {
                    months.push(months.last().unwrap() % 12 + 1);
                }
                self.keep(|day| months.contains(&day.month()))
            }
            Season::DaysOfYear(from, until) => runs(from, until),
            Season::Dates(from, until) => self.keep(|day| {
                from.is_none_or(|from| day >= from) && until.is_none_or(|until| day <= until)
            }),
        }
    }

    fn bank(&self) -> Set {
        let mut found = Set::new();
        for year in [2026, 2027] {
            let list = bank_holidays(self.calendar.nation(), year);
            found.extend(list.into_iter().map(|(day, _)| day));
            found.extend([(12, 25), (12, 26), (1, 1)].map(|(m, d)| Date::new(year, m, d).unwrap()));
        }
        self.keep(|day| found.contains(&day))
    }

    fn terms(&self) -> (Set, Set) {
        let mut known = [Set::new(), Set::new()];
        for (from, until, term) in self.calendar.periods() {
            known[usize::from(!term)].extend(self.keep(|day| day >= from && day <= until));
        }
        let [term, holidays] = known;
        (term, holidays)
    }

    fn keep(&self, has: impl Fn(Date) -> bool) -> Set {
        self.all.iter().copied().filter(|day| has(*day)).collect()
    }

    fn months(&self) -> BTreeSet<(i16, i8)> {
        self.all
            .iter()
            .map(|day| (day.year(), day.month()))
            .collect()
    }

    fn month(&self, year: i16, month: i8) -> Vec<Date> {
        (1..=31)
            .filter_map(|day| Date::new(year, month, day).ok())
            .collect()
    }
}
