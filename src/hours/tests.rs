//! What holds of any schedule, and the vectors that the browser answers to as well.

#![allow(clippy::unwrap_used)]

mod any;
mod brute;
mod diary;
mod referral;
mod vectors;
mod words;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::compact;
use super::*;

/// The terms of the vectors.
fn terms() -> Vec<(Date, Date)> {
    vectors::read().terms
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_year_is_what_a_brute_force_calendar_has(schedule in any::schedule(), known in any::<bool>()) {
        let calendar = Calendar::new(Nation::default(), if known { terms() } else { Vec::new() });
        let year = brute::Year::of(&schedule, &calendar, date(2026, 9, 1), date(2027, 8, 31));
        for (day, expected) in year.days {
            let found = schedule.on(day, &calendar);
            prop_assert_eq!(brute::minutes(&found.sure), expected.sure, "{} {:?}", day, schedule);
            prop_assert_eq!(brute::minutes(&found.maybe), expected.maybe, "{} {:?}", day, schedule);
        }
    }

    #[test]
    fn times_of_a_day_are_in_order_and_apart(schedule in any::schedule(), ahead in 0..400) {
        let day = schedule.on(calendar::after(date(2026, 11, 23), ahead), &Calendar::default());
        for times in [&day.sure, &day.maybe] {
            prop_assert!(times.spans.is_sorted_by(|a, b| a.end < b.start), "{:?}", times);
            prop_assert!(times.spans.iter().all(|span| span.start < span.end));
            prop_assert!(times.starts.is_sorted_by(|a, b| a < b), "{:?}", times);
            prop_assert!(times.ends.is_sorted_by(|a, b| a < b), "{:?}", times);
        }
        prop_assert_eq!(day.doubt.is_some(), !day.maybe.is_empty());
    }

    #[test]
    fn the_short_form_loses_nothing(schedule in any::schedule(), whole in any::<bool>()) {
        let text = compact::write(&schedule, whole);
        let (back, read_whole) = compact::read::read(&text);
        prop_assert_eq!(read_whole, whole);
        prop_assert_eq!(compact::write(&back, whole), text);
        let calendar = Calendar::new(Nation::Scotland, terms());
        for day in calendar::dates(date(2026, 11, 1), date(2027, 3, 1)) {
            prop_assert_eq!(back.on(day, &calendar), schedule.on(day, &calendar), "{}", day);
        }
    }

    #[test]
    fn unknown_times_are_never_nothing(closed in any::schedule()) {
        let schedule = Schedule { rules: Vec::new(), closed: closed.closed, ..Schedule::default() };
        let state = schedule.state(date(2026, 11, 23).at(10, 0, 0, 0), &Calendar::default());
        prop_assert_eq!(state, State::Unknown);
    }

    #[test]
    fn a_diary_has_the_days_that_are_certain(schedule in any::schedule()) {
        let calendar = Calendar::new(Nation::default(), terms());
        let today = date(2026, 11, 23);
        let horizon = date(2028, 11, 1);
        for rule in &schedule.rules {
            // What other rules say of bank holidays is a rule's own matter here.
            let rule = Rule { bank_holidays: schedule.on_bank_holidays(rule), ..rule.clone() };
            let alone = Schedule { rules: vec![rule], ..schedule.clone() };
            let expected: Vec<Date> = calendar::dates(today, horizon)
                .filter(|day| !alone.on(*day, &calendar).sure.is_empty())
                .collect();
            for event in alone.events(today, &calendar) {
                prop_assert_eq!(diary::days(&event, horizon), expected.clone(), "{:?}", event);
            }
        }
    }
}
