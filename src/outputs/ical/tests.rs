//! The lines of a calendar file, and that no text breaks out of its own.

use jiff::civil::date;

use super::*;
use crate::hours::pattern::{Freq, Pattern};

fn event(until: Option<Date>) -> Event {
    Event {
        start: date(2026, 11, 24).at(9, 30, 0, 0),
        end: Some(date(2026, 11, 24).at(12, 0, 0, 0)),
        all_day: false,
        repeats: Repeats::By {
            pattern: Pattern {
                freq: Freq::Weekly,
                interval: 2,
                byday: "TU".to_owned(),
                bymonthday: String::new(),
                bymonth: Vec::new(),
            },
            until,
            except: vec![date(2026, 12, 22), date(2027, 1, 5)],
        },
    }
}

fn written(about: &About, event: Event) -> String {
    let mut calendar = Ical::new("Wirral, what’s on", date(2026, 11, 23));
    calendar.add(about, &[event]);
    calendar.finish()
}

#[test]
fn a_calendar_is_framed_and_stamped_with_the_builds_day() {
    let about = About {
        id: "2d1f8b36",
        host: "example.org",
        summary: "Warm hub; tea, toast",
        ..About::default()
    };
    let text = written(&about, event(Some(date(2027, 6, 1))));
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    for line in [
        "X-WR-CALNAME:Wirral\\, what’s on",
        "UID:2d1f8b36-0@example.org",
        "DTSTAMP:20261123T000000Z",
        "DTSTART;TZID=Europe/London:20261124T093000",
        "DTEND;TZID=Europe/London:20261124T120000",
        // In June half past nine is half past eight in universal time.
        "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU;UNTIL=20270601T083000Z",
        "EXDATE;TZID=Europe/London:20261222T093000,20270105T093000",
        "SUMMARY:Warm hub\\; tea\\, toast",
    ] {
        let unfolded = text.replace("\r\n ", "");
        assert!(
            unfolded.contains(&format!("\r\n{line}\r\n")),
            "{line}\n{unfolded}"
        );
    }
}

#[test]
fn a_day_without_a_time_is_all_day() {
    let all_day = Event {
        all_day: true,
        end: None,
        start: date(2026, 11, 24).at(0, 0, 0, 0),
        repeats: Repeats::On(vec![date(2026, 12, 1)]),
    };
    let text = written(&About::default(), all_day);
    assert!(text.contains("\r\nDTSTART;VALUE=DATE:20261124\r\n"));
    assert!(text.contains("\r\nRDATE;VALUE=DATE:20261201\r\n"));
    assert!(!text.contains("DTEND"));
}

#[test]
fn long_lines_are_folded_between_letters() {
    let long = "Croeso i’r hwb cynnes — te, tost a chwmni ".repeat(9);
    let about = About {
        description: Some(&long),
        ..About::default()
    };
    let text = written(&about, event(None));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains(&long.replace(',', "\\,")));
}

#[test]
fn nothing_in_a_text_ends_its_line() {
    let about = About {
        summary: "a\r\nEND:VEVENT\nb\\n\u{0}c",
        url: Some("https://example.org/?a=1,2;3\r\nX:y"),
        ..About::default()
    };
    let text = written(&about, event(None));
    assert!(text.contains("SUMMARY:a\\nEND:VEVENT\\nb\\\\nc\r\n"));
    assert!(text.contains("URL:https://example.org/?a=1,2;3X:y\r\n"));
    assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1);
}
