//! A schedule as people read it: the week's days with their times, equal days together,
//! then dates and months, and what holds of them. Says nothing itself: [`super::say`]
//! has the words.

use super::{BankHolidays, Days, Except, Rule, Schedule, Season, Terms, Times, Weekdays};

/// What is said of a schedule, line by line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week {
    /// The week first, from its first day, then dates and months as they were written.
    pub lines: Vec<Line>,
    /// What holds of every line.
    pub only: Vec<Only>,
    /// When it is closed, where that is said.
    pub closed: Vec<Days>,
    /// By arrangement.
    pub by_appointment: bool,
}

/// Days that have the same times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The days.
    pub days: Days,
    /// When on them; as of one day, so that spans are in order and apart.
    pub times: Times,
    /// What holds of this line and not of all.
    pub only: Vec<Only>,
}

/// What narrows a line down, or widens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Only {
    /// In this part of the year, or between these dates.
    Season(Season),
    /// Not on these days or in these months.
    Except(Except),
    /// In school terms.
    Terms,
    /// In school holidays.
    Holidays,
    /// Not on bank holidays.
    NotBankHolidays,
    /// On bank holidays too.
    BankHolidays,
}

impl Schedule {
    /// What is said of it, for people.
    pub fn week(&self) -> Week {
        let mut lines = Vec::new();
        let weekly: Vec<(Weekdays, &Rule)> = self
            .rules
            .iter()
            .filter_map(|rule| Some((rule.days.weekly()?, rule)))
            .collect();
        let mut told: Vec<Vec<Only>> = Vec::new();
        for (_, rule) in &weekly {
            let only = only(rule);
            if told.contains(&only) {
                continue;
            }
            let alike = weekly.iter().filter(|(_, other)| self::only(other) == only);
            lines.extend(by_day(alike, &only));
            told.push(only);
        }
        for rule in &self.rules {
            if !matches!(rule.days, Days::Weekly(_)) {
                lines.push(Line {
                    days: rule.days.clone(),
                    times: times([rule]),
                    only: only(rule),
                });
            }
        }
        let common = lines
            .first()
            .map(|line| line.only.clone())
            .unwrap_or_default();
        let shared = lines.len() > 1 && lines.iter().all(|line| line.only == common);
        if shared {
            lines.iter_mut().for_each(|line| line.only.clear());
        }
        Week {
            lines,
            only: if shared { common } else { Vec::new() },
            closed: self.closed.clone(),
            by_appointment: self.by_appointment,
        }
    }
}

/// The week's days, those with equal times together, by their first.
fn by_day<'a>(
    rules: impl Iterator<Item = &'a (Weekdays, &'a Rule)> + Clone,
    only: &[Only],
) -> Vec<Line> {
    let mut found: Vec<(Weekdays, Times)> = Vec::new();
    for day in Weekdays::ALL.days() {
        let on = rules.clone().filter(|(days, _)| days.has(day));
        let times = times(on.map(|(_, rule)| *rule));
        if times.is_empty() {
            continue;
        }
        match found.iter_mut().find(|(_, other)| *other == times) {
            Some((days, _)) => *days = days.and(Weekdays::one(day)),
            None => found.push((Weekdays::one(day), times)),
        }
    }
    let line = |(days, times)| Line {
        days: Days::Weekly(days),
        times,
        only: only.to_vec(),
    };
    found.into_iter().map(line).collect()
}

/// The union of rules' times.
fn times<'a>(rules: impl IntoIterator<Item = &'a Rule>) -> Times {
    let mut times = Times::default();
    for rule in rules {
        times.add(&rule.time);
    }
    times.settle();
    // "Tuesday" says nothing more where another line says when on Tuesday.
    times.unsaid &= times.spans.is_empty() && times.starts.is_empty() && times.ends.is_empty();
    times
}

fn only(rule: &Rule) -> Vec<Only> {
    let mut only = Vec::new();
    only.extend(rule.season.map(Only::Season));
    match rule.terms {
        Terms::Unsaid => {}
        Terms::Only => only.push(Only::Terms),
        Terms::Holidays => only.push(Only::Holidays),
    }
    only.extend(rule.except.iter().cloned().map(Only::Except));
    match rule.bank_holidays {
        BankHolidays::Unsaid => {}
        BankHolidays::Closed => only.push(Only::NotBankHolidays),
        // Of bank holidays themselves and of dates it goes without saying.
        BankHolidays::Open if matches!(rule.days, Days::BankHolidays | Days::Dates(_)) => {}
        BankHolidays::Open => only.push(Only::BankHolidays),
    }
    only
}
