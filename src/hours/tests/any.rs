//! Any schedule that can be written.

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::hours::calendar::after;
use crate::hours::*;

fn day() -> impl Strategy<Value = Date> {
    (-60..420).prop_map(|days| after(date(2026, 11, 23), days))
}

fn weekdays() -> impl Strategy<Value = Weekdays> {
    (1u8..128).prop_map(Weekdays)
}

fn nth() -> impl Strategy<Value = Nth> {
    prop_oneof![(1u8..=5).prop_map(Nth::From), Just(Nth::Last)]
}

fn two_days() -> impl Strategy<Value = (Date, Date)> {
    (day(), 0..60).prop_map(|(from, days)| (from, after(from, days)))
}

fn days() -> impl Strategy<Value = Days> {
    prop_oneof![
        4 => weekdays().prop_map(Days::Weekly),
        1 => (vec(nth(), 1..3), weekdays()).prop_map(|(which, on)| Days::Monthly(which, on)),
        1 => (1u8..5, day(), weekdays()).prop_map(|(weeks, from, on)| Days::Every { weeks, from, on }),
        1 => vec(1u8..32, 1..4).prop_map(Days::OfMonth),
        1 => vec(day(), 1..4).prop_map(|mut dates| {
            dates.sort_unstable();
            dates.dedup();
            Days::Dates(dates)
        }),
        1 => two_days().prop_map(|(from, until)| Days::Between(from, until)),
        1 => Just(Days::BankHolidays),
    ]
}

fn quarter() -> impl Strategy<Value = u16> {
    (0u16..96).prop_map(|quarter| quarter * 15)
}

fn time() -> impl Strategy<Value = Time> {
    let spans = vec((quarter(), 1u16..20), 1..4).prop_map(|all| {
        let mut spans: Vec<Span> = Vec::new();
        let mut all = all;
        all.sort_unstable();
        for (start, quarters) in all {
            if spans.last().is_none_or(|last| last.end < start) {
                spans.push(Span {
                    start,
                    end: start + quarters * 15,
                });
            }
        }
        Time::Spans(spans)
    });
    prop_oneof![
        5 => spans,
        1 => vec(quarter(), 1..3).prop_map(Time::From),
        1 => quarter().prop_map(|end| Time::Until(end + 15)),
        1 => Just(Time::AllDay),
        1 => Just(Time::Unsaid),
    ]
}

fn season() -> impl Strategy<Value = Season> {
    let of_year = || (1i8..13, 1i8..29);
    prop_oneof![
        (1i8..13, 1i8..13).prop_map(|(from, until)| Season::Months(from, until)),
        (of_year(), of_year()).prop_map(|(from, until)| Season::DaysOfYear(from, until)),
        (option::of(day()), option::of(day())).prop_map(|(from, until)| Season::Dates(from, until)),
    ]
}

fn except() -> impl Strategy<Value = Except> {
    prop_oneof![
        2 => days().prop_map(Except::Days),
        1 => (1i8..13).prop_map(|month| Except::Season(Season::Months(month, month))),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    let holidays = prop_oneof![
        Just(BankHolidays::Unsaid),
        Just(BankHolidays::Closed),
        Just(BankHolidays::Open)
    ];
    let terms = prop_oneof![
        4 => Just(Terms::Unsaid),
        1 => Just(Terms::Only),
        1 => Just(Terms::Holidays)
    ];
    let season = prop_oneof![3 => Just(None), 1 => season().prop_map(Some)];
    (days(), time(), season, vec(except(), 0..2), holidays, terms).prop_map(
        |(days, time, season, except, bank_holidays, terms)| Rule {
            days,
            time,
            season,
            except,
            bank_holidays,
            terms,
        },
    )
}

pub(super) fn schedule() -> impl Strategy<Value = Schedule> {
    with(vec(rule(), 0..4), vec(days(), 0..2))
}

/// One that says much, so that there is something to tell at most moments.
pub(super) fn busy() -> impl Strategy<Value = Schedule> {
    with(vec(rule(), 2..7), Just(Vec::new()))
}

fn with(
    rules: impl Strategy<Value = Vec<Rule>>,
    closed: impl Strategy<Value = Vec<Days>>,
) -> impl Strategy<Value = Schedule> {
    (rules, closed, any::<bool>()).prop_map(|(rules, closed, by_appointment)| Schedule {
        rules,
        closed,
        by_appointment,
        apart: false,
    })
}
