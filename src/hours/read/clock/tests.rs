//! Which half of the day is meant, and when none is chosen.

use super::super::token::{Kind, tokens};
use super::*;
use crate::hours::Span;

fn clock(text: &str) -> Clock {
    let tokens = tokens(text);
    let [token] = tokens.as_slice() else {
        panic!("{text}: {tokens:?}");
    };
    match &token.kind {
        Kind::Num(num) => Clock::of(*num).expect("a time"),
        Kind::Word(word) if word == "noon" => Clock::NOON,
        other => panic!("{text}: {other:?}"),
    }
}

fn read(from: &str, to: &str) -> Result<(u16, u16), Why> {
    span(clock(from), clock(to), None, None).map(|span| (span.start, span.end))
}

#[test]
fn a_half_of_the_day_is_chosen_when_one_is_sensible() {
    let hours = |a: u16, b: u16| Ok((a * 60, b * 60));
    for (from, to, start, end) in [
        ("10", "2", 10, 14),
        ("9", "5", 9, 17),
        ("1", "3pm", 13, 15),
        ("10", "12", 10, 12),
        ("12", "3", 12, 15),
        ("2", "4", 14, 16),
        ("9", "1", 9, 13),
        ("8", "4", 8, 16),
        ("11", "1pm", 11, 13),
        ("10.00", "4.00", 10, 16),
        ("9", "5pm", 9, 17),
        ("7", "9pm", 19, 21),
        ("9am", "5", 9, 17),
        ("10am", "12", 10, 12),
        ("7pm", "9", 19, 21),
        ("09:00", "5:00", 9, 17),
        ("0900", "1700", 9, 17),
        ("10am", "noon", 10, 12),
        ("10pm", "6am", 22, 30),
        ("22:00", "06:00", 22, 30),
        ("7pm", "12am", 19, 24),
        ("8", "8", 8, 20),
    ] {
        assert_eq!(read(from, to), hours(start, end), "{from}-{to}");
    }
}

#[test]
fn what_could_be_either_half_is_not_chosen() {
    for (from, to) in [
        ("7", "9"),
        ("6", "8"),
        ("8", "10"),
        ("8", "12"),
        ("9am", "12am"),
        ("10", "12am"),
        ("10", "6am"),
        ("10:00", "02:00"),
        ("02:00", "04:00"),
        ("5", "3"),
        ("6pm", "12"),
    ] {
        assert_eq!(read(from, to), Err(Why::Half), "{from}-{to}");
    }
    assert_eq!(read("5pm", "5pm"), Err(Why::Same));
    assert_eq!(read("2pm", "10am"), Err(Why::Backwards));
}

#[test]
fn an_earlier_span_or_a_part_of_the_day_can_make_it_sure() {
    let evening = Some(DayPart::Evening);
    let found = span(clock("7"), clock("9"), evening, None);
    assert_eq!(
        found,
        Ok(Span {
            start: 1140,
            end: 1260
        })
    );
    let found = span(clock("6"), clock("8"), None, Some(720));
    assert_eq!(
        found,
        Ok(Span {
            start: 1080,
            end: 1200
        })
    );
}
