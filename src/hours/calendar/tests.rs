//! Terms, bank holidays and the clock.

use jiff::civil::date;

use super::*;

fn calendar() -> Calendar {
    Calendar::new(
        Nation::default(),
        [
            (date(2026, 11, 2), date(2026, 12, 18)),
            (date(2026, 9, 2), date(2026, 10, 23)),
            (date(2027, 9, 1), date(2027, 10, 22)),
        ],
    )
}

#[test]
fn term_is_known_within_terms_and_between_neighbouring_ones() {
    let calendar = calendar();
    let known = [
        (date(2026, 9, 1), None),
        (date(2026, 9, 2), Some(true)),
        (date(2026, 10, 23), Some(true)),
        (date(2026, 10, 24), Some(false)),
        (date(2026, 11, 1), Some(false)),
        (date(2026, 12, 18), Some(true)),
        // The spring and summer terms are missing, so nothing is known of them.
        (date(2026, 12, 19), None),
        (date(2027, 6, 1), None),
        (date(2027, 10, 23), None),
    ];
    for (day, term) in known {
        assert_eq!(calendar.in_term(day), term, "{day}");
    }
}

#[test]
fn bank_holidays_are_known_in_any_year() {
    let calendar = calendar();
    for year in [1999, 2018, 2019, 2040, 2041, 2100] {
        for (day, _) in bank_holidays(Nation::default(), year) {
            assert!(calendar.is_bank_holiday(day), "{day}");
        }
        assert!(!calendar.is_bank_holiday(date(year, 10, 14)));
    }
    // On a Saturday, Boxing Day is one as much as the Monday that stands in for it.
    assert!(calendar.is_bank_holiday(date(2026, 12, 26)));
    assert!(calendar.is_bank_holiday(date(2026, 12, 28)));
}

#[test]
fn terms_that_touch_are_one() {
    let calendar = Calendar::new(
        Nation::default(),
        [
            (date(2026, 9, 2), date(2026, 9, 9)),
            (date(2026, 9, 10), date(2026, 10, 23)),
            (date(2026, 9, 5), date(2026, 9, 6)),
        ],
    );
    let all: Vec<_> = calendar.periods().collect();
    assert_eq!(all, [(date(2026, 9, 2), date(2026, 10, 23), true)]);
}

#[test]
fn clocks_change_with_summer_time() {
    let wall = |text: &str| london(text.parse().expect("a moment")).to_string();
    assert_eq!(wall("2027-03-28T00:59:00Z"), "2027-03-28T00:59:00");
    assert_eq!(wall("2027-03-28T01:00:00Z"), "2027-03-28T02:00:00");
    assert_eq!(wall("2026-10-25T00:30:00Z"), "2026-10-25T01:30:00");
    assert_eq!(wall("2026-10-25T01:30:00Z"), "2026-10-25T01:30:00");
}
