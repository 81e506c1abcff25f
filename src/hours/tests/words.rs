//! Weeks in the default theme's English, and in a language of the test's own.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::any;
use crate::hours::compact::read::read;
use crate::hours::say::{Said, Wording, clock};
use crate::theme::{Theme, Words};

struct English(Words);

impl Wording for English {
    fn word(&self, key: &'static str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }
}

fn english() -> English {
    let (theme, faults) = Theme::new(&BTreeMap::new(), "default");
    assert!(faults.is_empty());
    English(theme.words["en"].clone())
}

fn said(compact: &str) -> Said {
    read(compact).0.week().say(&english())
}

/// Rows as `days | times | only`, then the notes.
fn lines(compact: &str) -> Vec<String> {
    let Said { rows, notes } = said(compact);
    let row = |row: crate::hours::say::Row| {
        let parts = [row.days, row.times, row.only];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" | ")
    };
    rows.into_iter().map(row).chain(notes).collect()
}

#[test]
fn weeks_are_said_as_a_notice_on_a_door_would() {
    let cases: &[(&str, &[&str])] = &[
        ("", &[]),
        ("w31t9-17", &["Monday to Friday | 9am to 5pm"]),
        (
            "w31t9-17;w32t10-12",
            &["Monday to Friday | 9am to 5pm", "Saturday | 10am to noon"],
        ),
        (
            "w42t9:30-12,13-17",
            &["Tuesday, Thursday and Saturday | 9:30am to noon and 1pm to 5pm"],
        ),
        (
            "w19t9-17;w12t9-13",
            &[
                "Monday, Tuesday and Friday | 9am to 5pm",
                "Wednesday and Thursday | 9am to 1pm",
            ],
        ),
        (
            "w15t9-12;w1t11-14",
            &["Monday | 9am to 2pm", "Tuesday to Thursday | 9am to noon"],
        ),
        ("w127t0-24", &["Every day | all day and night"]),
        ("w16t22-26", &["Friday | 10pm to 2am"]),
        ("w32t19-24", &["Saturday | 7pm to midnight"]),
        (
            "w2t14-;w4t-15:30;w8",
            &["Tuesday | from 2pm", "Wednesday | until 3:30pm", "Thursday"],
        ),
        (
            "w31t9-17x",
            &["Monday to Friday | 9am to 5pm | not on bank holidays"],
        ),
        (
            "w31t9-17x;w32t10-12x",
            &[
                "Monday to Friday | 9am to 5pm",
                "Saturday | 10am to noon",
                "Not on bank holidays",
            ],
        ),
        (
            "w31t9-17;w2t18-20k",
            &[
                "Monday to Friday | 9am to 5pm",
                "Tuesday | 6pm to 8pm | in school terms",
            ],
        ),
        (
            "w31t9-17x;ht10-14i",
            &[
                "Monday to Friday | 9am to 5pm | not on bank holidays",
                "Bank holidays | 10am to 2pm",
            ],
        ),
        (
            "n1,3.2t10-12",
            &["First and third Tuesday of each month | 10am to noon"],
        ),
        ("n0.16t13-14", &["Last Friday of each month | 1pm to 2pm"]),
        (
            "e2.20459.2t17:30-19",
            &["Tuesday every other week from 6 January 2026 | 5:30pm to 7pm"],
        ),
        (
            "e3.20459.2t17-19v",
            &["Tuesday every 3 weeks from 6 January 2026 | 5pm to 7pm | in school holidays"],
        ),
        (
            "o1,15t10-11",
            &["1st and 15th of each month | 10am to 11am"],
        ),
        (
            "d20790,20797t14-16",
            &["Thursday 3 December 2026 and Thursday 10 December 2026 | 2pm to 4pm"],
        ),
        (
            "b20801.20803t10-16",
            &["Every day from 14 December 2026 to 16 December 2026 | 10am to 4pm"],
        ),
        (
            "w4y1001.331!n1.4!y1201.1231t10-12",
            &[
                "Wednesday | 10am to noon | 1 October to 31 March, except first Wednesday of each month, except 1 December to 31 December",
            ],
        ),
        (
            "w1b20822.t9-17",
            &["Monday | 9am to 5pm | from 4 January 2027"],
        ),
        (
            "p;!w64!d20812",
            &[
                "Closed Sunday and Friday 25 December 2026",
                "By appointment",
            ],
        ),
    ];
    for (compact, expected) in cases {
        assert_eq!(lines(compact), *expected, "{compact}");
    }
}

#[test]
fn times_of_day_are_said_by_the_twelve_hour_clock() {
    let english = english();
    let all = [0, 30, 719, 720, 750, 780, 1439, 1440, 1500].map(|time| clock(time, &english));
    assert_eq!(
        all,
        [
            "midnight", "12:30am", "11:59am", "noon", "12:30pm", "1pm", "11:59pm", "midnight",
            "1am"
        ]
    );
}

#[test]
fn a_language_may_say_times_by_the_other_clock() {
    struct Other;
    impl Wording for Other {
        fn word(&self, key: &'static str) -> Option<&str> {
            Some(match key {
                "hours.am" | "hours.pm" => "{clock}",
                "hours.span" => "{from}–{until}",
                "hours.day.1" => "Llun",
                other => other,
            })
        }
    }
    let said = read("w1t9-17:30").0.week().say(&Other);
    assert_eq!(
        (said.rows[0].days.as_str(), said.rows[0].times.as_str()),
        ("Llun", "09:00–17:30")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_schedule_has_words_for_all_of_it(schedule in any::schedule()) {
        let week = schedule.week();
        let Said { rows, notes } = week.say(&english());
        prop_assert_eq!(rows.is_empty(), schedule.rules.is_empty());
        for text in rows.iter().flat_map(|row| [&row.days, &row.times, &row.only]).chain(&notes) {
            prop_assert!(!text.contains("hours.") && !text.contains(['{', '}']), "{}", text);
        }
        prop_assert!(rows.iter().all(|row| !row.days.is_empty()));
    }
}
