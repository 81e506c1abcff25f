//! Whether two statements speak of the same day, and then whether both can hold. Knows
//! what rules mean; must not know words.

use jiff::civil::Date;

use crate::hours::{Days, Except, Nth, Rule, Season, Terms, Time, Weekdays};

/// How two rules go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Together {
    /// Both hold.
    Fine,
    /// They say the same.
    Same,
    /// On some day they say different times that overlap, so one changes the other.
    Clash,
}

/// How two rules go together.
pub(super) fn together(a: &Rule, b: &Rule) -> Together {
    if a == b {
        return Together::Same;
    }
    let apart = matches!(
        (a.terms, b.terms),
        (Terms::Only, Terms::Holidays) | (Terms::Holidays, Terms::Only)
    ) || matches!((a.season, b.season), (Some(a), Some(b)) if !seasons_meet(a, b));
    let left_out = |one: &Rule, other: &Rule| {
        one.except.iter().any(|except| match except {
            Except::Days(days) => *days == other.days,
            Except::Season(season) => Some(*season) == other.season,
        })
    };
    let bank = a.days == Days::BankHolidays || b.days == Days::BankHolidays;
    if apart
        || bank && a.days != b.days
        || left_out(a, b)
        || left_out(b, a)
        || !meets(&a.days, &b.days)
    {
        return Together::Fine;
    }
    let kind = |days: &Days| std::mem::discriminant(days);
    if kind(&a.days) != kind(&b.days) {
        return Together::Clash;
    }
    if times_meet(&a.time, &b.time) {
        Together::Clash
    } else {
        Together::Fine
    }
}

fn times_meet(a: &Time, b: &Time) -> bool {
    match (a, b) {
        (Time::Spans(a), Time::Spans(b)) => a
            .iter()
            .any(|a| b.iter().any(|b| a.start < b.end && b.start < a.end)),
        (Time::From(a), Time::From(b)) => a.iter().any(|a| b.contains(a)),
        (Time::Spans(spans), Time::From(starts)) | (Time::From(starts), Time::Spans(spans)) => {
            starts
                .iter()
                .any(|at| spans.iter().any(|span| span.start <= *at && *at < span.end))
        }
        (Time::Until(_) | Time::AllDay | Time::Unsaid, _)
        | (_, Time::Until(_) | Time::AllDay | Time::Unsaid) => true,
    }
}

/// Whether some day may be one of both.
pub(super) fn meets(a: &Days, b: &Days) -> bool {
    if let (Days::Dates(a), b) | (b, Days::Dates(a)) = (a, b) {
        return a.iter().any(|date| may_be(b, *date));
    }
    if let (Days::Between(a, b), Days::Between(c, d)) = (a, b) {
        return a <= d && c <= b;
    }
    if let (Days::Monthly(a, _), Days::Monthly(b, _)) = (a, b) {
        let last = |nth: &Nth| matches!(nth, Nth::Last | Nth::From(4..));
        let share = a.iter().any(|nth| b.contains(nth));
        let late = a.contains(&Nth::Last) && b.iter().any(last)
            || b.contains(&Nth::Last) && a.iter().any(last);
        if !share && !late {
            return false;
        }
    }
    if let (Days::OfMonth(a), Days::OfMonth(b)) = (a, b) {
        return a.iter().any(|day| b.contains(day));
    }
    if let (
        Days::Every { weeks, from, .. },
        Days::Every {
            weeks: other,
            from: since,
            ..
        },
    ) = (a, b)
        && weeks == other
        && (week(*from) - week(*since)) % i32::from(*weeks) != 0
    {
        return false;
    }
    mask(a).0 & mask(b).0 != 0
}

/// True when every day of the first is one of the second.
pub(super) fn within(days: &Days, whole: &Days) -> bool {
    match (days, whole) {
        (Days::Weekly(a) | Days::Monthly(_, a) | Days::Every { on: a, .. }, Days::Weekly(b)) => {
            a.without(*b).0 == 0
        }
        (Days::Dates(dates), whole) => {
            !matches!(
                whole,
                Days::Every { .. } | Days::Monthly(..) | Days::BankHolidays
            ) && dates.iter().all(|date| may_be(whole, *date))
        }
        (a, b) => a == b,
    }
}

fn may_be(days: &Days, date: Date) -> bool {
    match days {
        Days::Dates(dates) => dates.contains(&date),
        Days::Between(from, to) => *from <= date && date <= *to,
        Days::OfMonth(days) => days.iter().any(|day| i8::try_from(*day) == Ok(date.day())),
        Days::Weekly(_) | Days::Monthly(..) | Days::Every { .. } | Days::BankHolidays => {
            mask(days).has(date.weekday())
        }
    }
}

/// The weekdays that may be among some days.
fn mask(days: &Days) -> Weekdays {
    match days {
        Days::Weekly(days) | Days::Monthly(_, days) | Days::Every { on: days, .. } => *days,
        Days::Dates(dates) => dates.iter().fold(Weekdays::default(), |all, date| {
            all.and(Weekdays::one(date.weekday()))
        }),
        Days::Between(from, to) => {
            let mut all = Weekdays::default();
            let mut date = *from;
            while date <= *to && all != Weekdays::ALL {
                all = all.and(Weekdays::one(date.weekday()));
                match date.tomorrow() {
                    Ok(next) => date = next,
                    Err(_) => break,
                }
            }
            all
        }
        Days::OfMonth(_) | Days::BankHolidays => Weekdays::ALL,
    }
}

/// Weeks since a Monday long ago.
fn week(date: Date) -> i32 {
    let monday = jiff::civil::date(1900, 1, 1);
    (date - monday).get_days().div_euclid(7)
}

fn seasons_meet(a: Season, b: Season) -> bool {
    if let (Season::Dates(a, b), Season::Dates(c, d)) = (a, b) {
        let before = |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(end), Some(start)) if end < start);
        return !before(b, c) && !before(d, a);
    }
    let mut day = jiff::civil::date(2024, 1, 1);
    while day.year() == 2024 {
        if in_year(a, day) && in_year(b, day) {
            return true;
        }
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    false
}

/// Whether a season of every year has a day; one between dates may have any.
fn in_year(season: Season, day: Date) -> bool {
    let within = |from: (i8, i8), to: (i8, i8), at: (i8, i8)| {
        if from <= to {
            from <= at && at <= to
        } else {
            from <= at || at <= to
        }
    };
    match season {
        Season::Months(from, to) => within((from, 0), (to, 0), (day.month(), 0)),
        Season::DaysOfYear(from, to) => within(from, to, (day.month(), day.day())),
        Season::Dates(..) => true,
    }
}
