//! A schedule in words: one wording for each meaning, for people and to compare. What it
//! writes, [`super::read()`] reads back as the same schedule. Must not know what was typed.

use std::fmt;

use jiff::civil::{Date, Weekday};

use super::read::MONTHS;
use super::{BankHolidays, Days, Except, Nth, Rule, Schedule, Season, Span, Terms, Time, Weekdays};

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

impl Schedule {
    /// The schedule in plain words, statements parted by semicolons: `Monday to Friday 9am
    /// to 5pm, except bank holidays; closed Saturday`. Empty when it says nothing.
    pub fn to_text(&self) -> String {
        self.lines().join("; ")
    }

    /// The same, a statement a line.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.rules.iter().map(rule).collect();
        lines.extend(
            self.closed
                .iter()
                .map(|closed| format!("closed {}", days(closed))),
        );
        if self.by_appointment {
            lines.push("by appointment".into());
        }
        lines
    }
}

/// One rule in words.
fn rule(rule: &Rule) -> String {
    let mut text = days(&rule.days);
    let dated = matches!(
        rule.days,
        Days::Every { .. } | Days::Dates(_) | Days::Between(..)
    );
    if dated && rule.time != Time::Unsaid {
        text.push(',');
    }
    match &rule.time {
        Time::Spans(spans) => {
            let spans: Vec<String> = spans.iter().map(|each| span(*each)).collect();
            text += &format!(" {}", list(&spans));
        }
        Time::From(starts) => {
            let starts: Vec<String> = starts
                .iter()
                .map(|at| format!("from {}", time(*at)))
                .collect();
            text += &format!(" {}", list(&starts));
        }
        Time::Until(end) => text += &format!(" until {}", end_time(*end)),
        Time::AllDay => text += " 24 hours",
        Time::Unsaid => {}
    }
    if let Some(part) = rule.season {
        // `Thursday, 1 January` would be a date.
        let lead = match part {
            Season::DaysOfYear(..) => "from ",
            Season::Months(..) | Season::Dates(..) => "",
        };
        text += &format!(", {lead}{}", season(part));
    }
    match rule.terms {
        Terms::Only => text += ", term time only",
        Terms::Holidays => text += ", school holidays only",
        Terms::Unsaid => {}
    }
    for except in &rule.except {
        text += &match except {
            Except::Days(left_out) => format!(", except {}", days(left_out)),
            Except::Season(part) => format!(", except {}", season(*part)),
        };
    }
    match rule.bank_holidays {
        BankHolidays::Closed => text += ", except bank holidays",
        BankHolidays::Open => text += ", including bank holidays",
        BankHolidays::Unsaid => {}
    }
    text
}

fn days(days: &Days) -> String {
    match days {
        Days::Weekly(days) => weekdays(*days),
        Days::Monthly(nths, days) => {
            let nths: Vec<String> = nths.iter().map(|each| nth(*each).to_owned()).collect();
            let days: Vec<String> = days.days().map(|day| weekday(day).to_owned()).collect();
            format!("{} {} of the month", list(&nths), list(&days))
        }
        Days::Every { weeks, from, on } => {
            let every = match weeks {
                2 => "fortnightly".to_owned(),
                weeks => format!("every {weeks} weeks"),
            };
            format!("{every} on {} from {}", weekdays(*on), date(*from))
        }
        Days::OfMonth(days) => {
            let days: Vec<String> = days.iter().map(|day| ordinal(*day)).collect();
            format!("{} of each month", list(&days))
        }
        Days::Dates(dates) => {
            let dates: Vec<String> = dates.iter().map(|each| date(*each)).collect();
            list(&dates)
        }
        Days::Between(from, to) => format!("{} to {}", date(*from), date(*to)),
        Days::BankHolidays => "bank holidays".into(),
    }
}

/// Weekdays in words: `Monday to Wednesday and Friday`, `every day`.
pub fn weekdays(days: Weekdays) -> String {
    if days == Weekdays::ALL {
        return "every day".into();
    }
    let mut runs: Vec<Vec<Weekday>> = Vec::new();
    for day in days.days() {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.next() == day) => run.push(day),
            _ => runs.push(vec![day]),
        }
    }
    let mut parts = Vec::new();
    for run in runs {
        match run.as_slice() {
            [first, _, .., last] => {
                parts.push(format!("{} to {}", weekday(*first), weekday(*last)))
            }
            run => parts.extend(run.iter().map(|day| weekday(*day).to_owned())),
        }
    }
    list(&parts)
}

/// A weekday's name.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// A date in words: `3 December 2026`.
pub fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date.month()), date.year())
}

fn month(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or_default()
}

fn season(season: Season) -> String {
    let day = |(name, day): (i8, i8)| format!("{day} {}", month(name));
    match season {
        Season::Months(from, to) if from == to => format!("in {}", month(from)),
        Season::Months(from, to) => format!("{} to {}", month(from), month(to)),
        Season::DaysOfYear(from, to) if from == to => format!("{} each year", day(from)),
        Season::DaysOfYear(from, to) => format!("{} to {} each year", day(from), day(to)),
        Season::Dates(Some(from), Some(to)) => format!("from {} to {}", date(from), date(to)),
        Season::Dates(Some(from), None) => format!("from {}", date(from)),
        Season::Dates(None, Some(to)) => format!("until {}", date(to)),
        Season::Dates(None, None) => String::new(),
    }
}

fn nth(nth: Nth) -> &'static str {
    match nth {
        Nth::From(1) => "first",
        Nth::From(2) => "second",
        Nth::From(3) => "third",
        Nth::From(4) => "fourth",
        Nth::From(_) => "fifth",
        Nth::Last => "last",
    }
}

fn ordinal(day: u8) -> String {
    let suffix = match (day % 10, day / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{suffix}")
}

/// A span in words: `9am to 12 noon`.
pub fn span(span: Span) -> String {
    // Without these words it would look like a slip: `9:30am to 1:30am`.
    let odd = (9 * 60..11 * 60).contains(&span.start) && span.end > 1440;
    let next = if odd { " the next day" } else { "" };
    format!("{} to {}{next}", time(span.start), end_time(span.end))
}

/// A minute of the day in words: `9am`, `5:30pm`, `12 noon`, `midnight`.
pub fn time(minute: u16) -> String {
    let (hour, rest) = (minute / 60 % 24, minute % 60);
    match (hour, rest) {
        (0, 0) => return "midnight".into(),
        (12, 0) => return "12 noon".into(),
        _ => {}
    }
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    if rest == 0 {
        format!("{hour}{half}")
    } else {
        format!("{hour}:{rest:02}{half}")
    }
}

fn end_time(minute: u16) -> String {
    time(minute % 1440)
}

/// A list in words: `a, b and c`.
fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}
