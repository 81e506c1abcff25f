//! A schedule as a few characters, for the browser: many entries share one, so an index
//! writes each once. `times.js` reads it; both answer to `tests/vectors/calendar.json`.
//!
//! Parts are joined by `;`. A part is a rule: tokens of a letter and its arguments, all
//! of which must hold, a token after `!` must not. A part of `!` tokens only is what is
//! closed whatever the rules say.
//!
//! | token | what |
//! |---|---|
//! | `w31` | weekdays, Monday being 1, Tuesday 2, Wednesday 4 … |
//! | `n1,3.2` | the first and third (0: the last) of these weekdays in a month |
//! | `e2.20459.2` | every two weeks from a day, on these weekdays |
//! | `o15,30` | dates of each month |
//! | `d20459,20466` | days |
//! | `b20459.20466` | from a day to a day; either may be left out |
//! | `y1001.331` | from 1 October to 31 March of each year |
//! | `h` | bank holidays |
//! | `t9-17,18:30-20` | from when to when; past 24 is the next day |
//! | `t14-`, `t-15:30` | a start or an end of which the other is not said; no `t`: neither |
//! | `x`, `i` | not on bank holidays, also on them; neither: in doubt on them |
//! | `k`, `v` | in school terms, in school holidays |
//! | `p`, `q` | by appointment; some lines were not understood |
//!
//! A day is counted from 1 January 1970. What rules say of bank holidays in the light of
//! each other ([`Schedule::on_bank_holidays`]) is settled here, so that a browser need
//! not know how.

#[cfg(test)]
pub(in crate::hours) mod read;
#[cfg(test)]
mod tests;

use std::fmt::Write;

use jiff::civil::{Date, date};
use serde::Serialize;

use super::calendar::days_between;
use super::{
    BankHolidays, Calendar, Days, Except, Month, Nth, Rule, Schedule, Season, Span, Terms, Time,
};

/// The calendar as the browser needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Browser {
    /// Bank holidays, as days.
    pub bank: Vec<i32>,
    /// First day, last day and 1 for term, 0 for school holidays.
    pub terms: Vec<(i32, i32, u8)>,
}

/// Bank holidays from a day to another, and what is known of terms that touch them.
pub fn calendar(calendar: &Calendar, from: Date, until: Date) -> Browser {
    let bank = calendar.bank_holidays(from, until);
    Browser {
        bank: bank.into_iter().map(number).collect(),
        terms: calendar
            .periods()
            .filter(|(first, last, _)| *last >= from && *first <= until)
            .map(|(first, last, term)| (number(first), number(last), u8::from(term)))
            .collect(),
    }
}

/// A day's number, from 1 January 1970.
pub fn number(day: Date) -> i32 {
    days_between(date(1970, 1, 1), day)
}

/// A schedule in its short form. `whole` is false when some of its text was not
/// understood, so that it may be open at other times too.
pub fn write(schedule: &Schedule, whole: bool) -> String {
    let mut parts = Vec::new();
    let flags = [(schedule.by_appointment, "p"), (!whole, "q")];
    parts.push(
        flags
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, flag)| *flag)
            .collect(),
    );
    parts.push(
        schedule
            .closed
            .iter()
            .map(|days| format!("!{}", self::days(days)))
            .collect(),
    );
    parts.extend(schedule.rules.iter().map(|one| rule(one, schedule)));
    parts.retain(|part: &String| !part.is_empty());
    parts.join(";")
}

fn rule(rule: &Rule, schedule: &Schedule) -> String {
    let mut out = days(&rule.days);
    if let Some(of) = &rule.season {
        out += &season(of);
    }
    for except in &rule.except {
        out.push('!');
        out += &match except {
            Except::Days(of) => days(of),
            Except::Season(of) => season(of),
        };
    }
    out += &time(&rule.time);
    out += match schedule.on_bank_holidays(rule) {
        BankHolidays::Unsaid => "",
        BankHolidays::Closed => "x",
        BankHolidays::Open => "i",
    };
    out += match rule.terms {
        Terms::Unsaid => "",
        Terms::Only => "k",
        Terms::Holidays => "v",
    };
    out
}

fn days(days: &Days) -> String {
    match days {
        Days::Weekly(on) => format!("w{}", on.0),
        Days::Monthly(which, on) => format!("n{}.{}", list(which, |nth| nth_number(*nth)), on.0),
        Days::Every { weeks, from, on } => format!("e{weeks}.{}.{}", number(*from), on.0),
        Days::OfMonth(days) => format!("o{}", list(days, |day| i32::from(*day))),
        Days::Dates(dates) => format!("d{}", list(dates, |date| number(*date))),
        Days::Between(from, until) => between(Some(*from), Some(*until)),
        Days::BankHolidays => "h".to_owned(),
    }
}

fn nth_number(nth: Nth) -> i32 {
    match nth {
        Nth::From(nth) => i32::from(nth),
        Nth::Last => 0,
    }
}

fn season(season: &Season) -> String {
    let of_year = |(from, first): (Month, i8), (until, last): (Month, i8)| {
        let day = |month, day| i32::from(month) * 100 + i32::from(day);
        format!("y{}.{}", day(from, first), day(until, last))
    };
    match *season {
        Season::Months(from, until) => of_year((from, 1), (until, 31)),
        Season::DaysOfYear(from, until) => of_year(from, until),
        Season::Dates(from, until) => between(from, until),
    }
}

fn between(from: Option<Date>, until: Option<Date>) -> String {
    let day = |date: Option<Date>| {
        date.map(|date| number(date).to_string())
            .unwrap_or_default()
    };
    format!("b{}.{}", day(from), day(until))
}

fn time(time: &Time) -> String {
    let span = |span: &Span| format!("{}-{}", clock(span.start), clock(span.end));
    let each = |texts: Vec<String>| format!("t{}", texts.join(","));
    match time {
        Time::Spans(spans) => each(spans.iter().map(span).collect()),
        Time::From(starts) => each(starts.iter().map(|s| clock(*s) + "-").collect()),
        Time::Until(end) => format!("t-{}", clock(*end)),
        Time::AllDay => "t0-24".to_owned(),
        Time::Unsaid => String::new(),
    }
}

/// `9`, `9:30`.
fn clock(minutes: u16) -> String {
    let mut out = (minutes / 60).to_string();
    if !minutes.is_multiple_of(60) {
        // Writing to a text cannot fail.
        let _ = write!(out, ":{:02}", minutes % 60);
    }
    out
}

fn list<T>(items: &[T], number: impl Fn(&T) -> i32) -> String {
    let texts: Vec<String> = items.iter().map(|item| number(item).to_string()).collect();
    texts.join(",")
}
