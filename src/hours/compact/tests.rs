//! What is written, and that nothing is lost by it.

use jiff::civil::date;

use super::*;
use crate::hours::{Nation, Weekdays};

fn weekly(on: Weekdays, start: u16, end: u16) -> Rule {
    Rule {
        days: Days::Weekly(on),
        time: Time::Spans(vec![Span { start, end }]),
        season: None,
        except: Vec::new(),
        bank_holidays: BankHolidays::Unsaid,
        terms: Terms::Unsaid,
    }
}

#[test]
fn a_working_week_is_a_few_characters() {
    let schedule = Schedule {
        rules: vec![weekly(Weekdays::WORKING, 540, 1020)],
        ..Schedule::default()
    };
    assert_eq!(write(&schedule, true), "w31t9-17");
    assert_eq!(write(&Schedule::default(), true), "");
    assert_eq!(write(&Schedule::default(), false), "q");
}

#[test]
fn everything_that_is_said_is_written() {
    let schedule = Schedule {
        rules: vec![Rule {
            season: Some(Season::Months(10, 3)),
            except: vec![
                Except::Days(Days::Monthly(vec![Nth::From(1), Nth::Last], Weekdays(1))),
                Except::Season(Season::Dates(None, Some(date(2026, 11, 23)))),
            ],
            bank_holidays: BankHolidays::Closed,
            terms: Terms::Only,
            ..weekly(Weekdays::WEEKEND, 1290, 1545)
        }],
        closed: vec![Days::Dates(vec![date(2026, 12, 25)]), Days::BankHolidays],
        by_appointment: true,
        apart: false,
    };
    assert_eq!(
        write(&schedule, false),
        "pq;!d20812!h;w96y1001.331!n1,0.1!b.20780t21:30-25:45xk"
    );
}

#[test]
fn a_rule_for_bank_holidays_stands_in_for_the_others_on_them() {
    let schedule = Schedule {
        rules: vec![
            weekly(Weekdays::WORKING, 540, 1020),
            Rule {
                days: Days::BankHolidays,
                ..weekly(Weekdays::ALL, 600, 840)
            },
        ],
        ..Schedule::default()
    };
    assert_eq!(write(&schedule, true), "w31t9-17x;ht10-14i");
}

#[test]
fn the_browser_gets_days_as_numbers() {
    let terms = [
        (date(2026, 9, 2), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 18)),
    ];
    let made = calendar(
        &Calendar::new(Nation::default(), terms),
        date(2026, 11, 1),
        date(2027, 1, 31),
    );
    assert_eq!(
        serde_json::to_string(&made).unwrap_or_default(),
        // 25, 26 and 28 December, 1 January; half-term and the second half.
        r#"{"bank":[20812,20813,20815,20819],"terms":[[20750,20758,0],[20759,20805,1]]}"#
    );
}
