//! The words of a calendar: days, months, ordinals, small numbers.

use jiff::civil::Weekday;

use crate::hours::Month;

const DAYS: [(&str, &[&str]); 7] = [
    ("monday", &["mon", "mons"]),
    ("tuesday", &["tue", "tues"]),
    (
        "wednesday",
        &["wed", "weds", "wednes", "wensday", "wensdays", "wendsday"],
    ),
    ("thursday", &["thu", "thur", "thurs"]),
    ("friday", &["fri", "fris"]),
    ("saturday", &["sat", "sats"]),
    ("sunday", &["sun", "suns"]),
];

/// A day of the week, plural, short, or one slip of the finger away.
pub(in crate::hours::read) fn weekday(word: &str) -> Option<Weekday> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let slip = |day: &str| {
        singular.len() >= 6
            && singular.as_bytes()[0] == day.as_bytes()[0]
            && strsim::osa_distance(singular, day) == 1
    };
    let found = DAYS
        .iter()
        .position(|(day, short)| *day == singular || short.contains(&word))
        .or_else(|| DAYS.iter().position(|(day, _)| slip(day)))?;
    Weekday::from_monday_zero_offset(i8::try_from(found).ok()?).ok()
}

/// Whether a day's name stands within a word, as where two cells were joined.
pub(in crate::hours::read) fn holds_a_day(word: &str) -> bool {
    DAYS.iter().any(|(day, _)| word.contains(day))
}

/// Whether a word may be meant for a day: `Fir`, `Teusdy`.
pub(in crate::hours::read) fn nears_a_day(word: &str) -> bool {
    if word.len() < 3 {
        return false;
    }
    let near = |day: &str| {
        let slips = if day.len() > 4 { 2 } else { 1 };
        strsim::osa_distance(word, day) <= slips
    };
    DAYS.iter()
        .any(|(day, short)| near(day) || short.iter().any(|short| near(short)))
}

/// The months' names, January first.
pub(in crate::hours) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month by name, whole or short.
pub(in crate::hours::read) fn month(word: &str) -> Option<Month> {
    let found = MONTHS.iter().position(|name| {
        let name = name.to_lowercase();
        word == name || word == &name[..3] || (word == "sept" && name == "september")
    })?;
    Month::try_from(found + 1).ok()
}

/// Which one of a month: `None` within `Some` is the last.
pub(in crate::hours::read) fn ordinal(word: &str) -> Option<Option<u8>> {
    let words = ["first", "second", "third", "fourth", "fifth"];
    if word == "last" {
        return Some(None);
    }
    let found = words.iter().position(|name| *name == word)?;
    Some(u8::try_from(found + 1).ok())
}

/// A small number in words.
pub(in crate::hours::read) fn number(word: &str) -> Option<u8> {
    let words = ["two", "three", "four", "five", "six"];
    let found = words.iter().position(|name| *name == word)?;
    u8::try_from(found + 2).ok()
}
