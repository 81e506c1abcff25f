//! The short form read back, for tests: what a browser makes of it.

#![allow(clippy::unwrap_used)]

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::hours::{
    BankHolidays, Days, Except, Nth, Rule, Schedule, Season, Span, Terms, Time, Weekdays,
};

/// The schedule, and whether all of its text was understood. Months of the year come
/// back as days of the year.
pub(in crate::hours) fn read(text: &str) -> (Schedule, bool) {
    let mut schedule = Schedule::default();
    let mut whole = true;
    for part in text.split(';').filter(|part| !part.is_empty()) {
        let mut rule = Rule {
            days: Days::BankHolidays,
            time: Time::Unsaid,
            season: None,
            except: Vec::new(),
            bank_holidays: BankHolidays::Unsaid,
            terms: Terms::Unsaid,
        };
        let mut found = None;
        for (not, key, with) in tokens(part) {
            match key {
                'p' => schedule.by_appointment = true,
                'q' => whole = false,
                'x' => rule.bank_holidays = BankHolidays::Closed,
                'i' => rule.bank_holidays = BankHolidays::Open,
                'k' => rule.terms = Terms::Only,
                'v' => rule.terms = Terms::Holidays,
                't' => rule.time = time(&with),
                'y' if not => rule.except.push(Except::Season(season(key, &with))),
                _ if not => rule.except.push(Except::Days(days(key, &with))),
                'y' => rule.season = Some(season(key, &with)),
                'b' if found.is_some() => rule.season = Some(season(key, &with)),
                _ => found = Some(days(key, &with)),
            }
        }
        if let Some(days) = found {
            schedule.rules.push(Rule { days, ..rule });
        } else {
            schedule
                .closed
                .extend(rule.except.into_iter().map(|except| match except {
                    Except::Days(days) => days,
                    Except::Season(_) => panic!("seasons are not closed"),
                }));
        }
    }
    (schedule, whole)
}

fn tokens(part: &str) -> Vec<(bool, char, String)> {
    let mut found: Vec<(bool, char, String)> = Vec::new();
    let mut not = false;
    for letter in part.chars() {
        match letter {
            '!' => not = true,
            'a'..='z' => {
                found.push((not, letter, String::new()));
                not = false;
            }
            _ => found.last_mut().unwrap().2.push(letter),
        }
    }
    found
}

fn numbers(with: &str) -> Vec<i32> {
    with.split(',')
        .filter(|n| !n.is_empty())
        .map(|n| n.parse().unwrap())
        .collect()
}

fn day(number: i32) -> Date {
    date(1970, 1, 1).saturating_add(number.days())
}

fn days(key: char, with: &str) -> Days {
    let groups: Vec<Vec<i32>> = with.split('.').map(numbers).collect();
    let byte = |n: i32| u8::try_from(n).unwrap();
    match key {
        'w' => Days::Weekly(Weekdays(byte(groups[0][0]))),
        'n' => Days::Monthly(
            groups[0]
                .iter()
                .map(|n| {
                    if *n == 0 {
                        Nth::Last
                    } else {
                        Nth::From(byte(*n))
                    }
                })
                .collect(),
            Weekdays(byte(groups[1][0])),
        ),
        'e' => Days::Every {
            weeks: byte(groups[0][0]),
            from: day(groups[1][0]),
            on: Weekdays(byte(groups[2][0])),
        },
        'o' => Days::OfMonth(groups[0].iter().map(|n| byte(*n)).collect()),
        'd' => Days::Dates(groups[0].iter().map(|n| day(*n)).collect()),
        'b' => Days::Between(day(groups[0][0]), day(groups[1][0])),
        'h' => Days::BankHolidays,
        other => panic!("no days are written `{other}`"),
    }
}

fn season(key: char, with: &str) -> Season {
    let groups: Vec<Option<i32>> = with
        .split('.')
        .map(|group| numbers(group).first().copied())
        .collect();
    if key == 'b' {
        return Season::Dates(groups[0].map(day), groups[1].map(day));
    }
    let of = |n: i32| {
        (
            i8::try_from(n / 100).unwrap(),
            i8::try_from(n % 100).unwrap(),
        )
    };
    Season::DaysOfYear(of(groups[0].unwrap()), of(groups[1].unwrap()))
}

fn time(with: &str) -> Time {
    let clock = |text: &str| {
        let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
        hours.parse::<u16>().unwrap() * 60 + minutes.parse::<u16>().unwrap()
    };
    let halves: Vec<(&str, &str)> = with
        .split(',')
        .map(|span| span.split_once('-').unwrap())
        .collect();
    match halves[0] {
        ("", end) => Time::Until(clock(end)),
        (_, "") => Time::From(halves.iter().map(|(start, _)| clock(start)).collect()),
        ("0", "24") => Time::AllDay,
        _ => Time::Spans(
            halves
                .iter()
                .map(|(start, end)| Span {
                    start: clock(start),
                    end: clock(end),
                })
                .collect(),
        ),
    }
}
