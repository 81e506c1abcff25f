//! The words of times: days, months, ordinals; words that only join others; words that
//! tell people something and change nothing about when; words that may change it.

mod lists;

use jiff::civil::Weekday;

use super::super::Month;

pub(super) use lists::{NOTE_PHRASES, RISKY_PHRASES};

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
pub(super) fn weekday(word: &str) -> Option<Weekday> {
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

/// Whether a word may be meant for a day: `Fir`, `Teusdy`.
pub(super) fn nears_a_day(word: &str) -> bool {
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

/// Whether an unknown word may be meant for one that changes when: `fortnighly`.
pub(super) fn nears_a_risk(word: &str) -> bool {
    let slips = match word.len() {
        0..=5 => return false,
        6..=7 => 1,
        _ => 2,
    };
    lists::RISKY.iter().any(|risk| {
        risk.len() > 4
            && risk.len().abs_diff(word.len()) <= slips
            && strsim::osa_distance(word, risk) <= slips
    })
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
pub(super) fn month(word: &str) -> Option<Month> {
    let found = MONTHS.iter().position(|name| {
        let name = name.to_lowercase();
        word == name || word == &name[..3] || (word == "sept" && name == "september")
    })?;
    Month::try_from(found + 1).ok()
}

/// Which one of a month: `None` within `Some` is the last.
pub(super) fn ordinal(word: &str) -> Option<Option<u8>> {
    let words = ["first", "second", "third", "fourth", "fifth"];
    if word == "last" {
        return Some(None);
    }
    let found = words.iter().position(|name| *name == word)?;
    Some(u8::try_from(found + 1).ok())
}

/// A small number in words.
pub(super) fn number(word: &str) -> Option<u8> {
    let words = ["two", "three", "four", "five", "six"];
    let found = words.iter().position(|name| *name == word)?;
    u8::try_from(found + 2).ok()
}

/// Words that join what is read and say nothing of their own.
const FILL: &[&str] = &[
    "open",
    "opens",
    "opened",
    "opening",
    "hours",
    "hour",
    "times",
    "time",
    "hrs",
    "are",
    "is",
    "on",
    "at",
    "the",
    "of",
    "from",
    "every",
    "each",
    "weekly",
    "between",
    "only",
    "and",
    "runs",
    "running",
    "held",
    "we",
    "were",
    "overnight",
    "our",
    "then",
    "also",
    "to",
    "days",
];

pub(super) fn is_fill(word: &str) -> bool {
    FILL.contains(&word)
}

/// True for a word that may stand anywhere and changes nothing about when.
pub(super) fn is_note(word: &str) -> bool {
    lists::NOTES.contains(word)
}

/// True for a word that tells apart people, acts of worship or ways to come, all of one
/// thing; two services have other words.
pub(super) fn is_of_one_thing(word: &str) -> bool {
    word.is_empty() || lists::ONE_THING.contains(word)
}

/// Words that turn round what stands beside them: nothing is suggested without them.
pub(super) fn turns_round(word: &str) -> bool {
    matches!(
        word,
        "bi" | "good"
            | "easter"
            | "holiday"
            | "holidays"
            | "finish"
            | "finishes"
            | "ends"
            | "end"
            | "starting"
            | "starts"
            | "next"
            | "monthly"
            | "day"
            | "biweekly"
            | "half"
            | "odd"
            | "even"
            | "from"
            | "until"
            | "till"
            | "before"
            | "after"
            | "if"
            | "when"
            | "alternate"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "last"
            | "closed"
            | "close"
            | "closes"
            | "closing"
            | "closure"
            | "shut"
            | "not"
            | "no"
            | "never"
            | "except"
            | "excluding"
            | "exc"
            | "excl"
            | "unless"
            | "without"
            | "but"
            | "cancelled"
            | "suspended"
            | "ended"
            | "outside"
            | "apart"
    )
}

/// True for a word that may change when, in text that is otherwise free.
pub(super) fn is_risky(word: &str) -> bool {
    // `bank` is risky in `bank holiday` only, and `holiday` is in the list; the others are
    // harmless alone.
    !matches!(
        word,
        "bank" | "session" | "storytime" | "rhymetime" | "playtime"
    ) && (lists::RISKY.contains(word)
        || weekday(word).is_some()
        || month(word).is_some()
        || word.contains("time")
        || word.contains("week")
        || word.contains("month")
        || word.contains("holiday"))
}

/// True for a word that may be one of times: it is no name.
pub(super) fn is_fixed(word: &str) -> bool {
    is_risky(word) && word != "saint" || ordinal(word).is_some()
}

/// Nouns that a number before them counts: then it is no time.
const COUNTED: &[&str] = &[
    "item",
    "items",
    "people",
    "person",
    "years",
    "year",
    "yrs",
    "yr",
    "olds",
    "year-olds",
    "months",
    "month",
    "mths",
    "weeks",
    "week",
    "days",
    "day",
    "miles",
    "mile",
    "minutes",
    "minute",
    "mins",
    "min",
    "places",
    "children",
    "adults",
    "families",
    "sessions",
    "session",
    "visits",
    "members",
    "metres",
    "kg",
    "bags",
    "floor",
    "hour",
    "hours",
    "hrs",
];

pub(super) fn is_counted(word: &str) -> bool {
    COUNTED.contains(&word)
}

/// Words before a number that make it a name or an age.
pub(super) fn names_number(word: &str) -> bool {
    matches!(
        word,
        "age"
            | "aged"
            | "ages"
            | "under"
            | "over"
            | "year"
            | "years"
            | "yrs"
            | "room"
            | "rooms"
            | "units"
            | "flats"
            | "suites"
            | "page"
            | "pages"
            | "platform"
            | "group"
            | "unit"
            | "number"
            | "no"
            | "bus"
            | "tel"
            | "max"
            | "maximum"
            | "up"
            | "stage"
            | "key"
            | "floor"
            | "plus"
            | "approx"
            | "approximately"
            | "about"
            | "around"
            | "circa"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_day_is_the_day() {
        assert_eq!(weekday("wensday"), Some(Weekday::Wednesday));
        assert_eq!(weekday("wednsday"), Some(Weekday::Wednesday));
        assert_eq!(weekday("thurdsays"), Some(Weekday::Thursday));
        assert_eq!(weekday("saterday"), Some(Weekday::Saturday));
        assert_eq!(weekday("mondays"), Some(Weekday::Monday));
        assert_eq!(weekday("someday"), None);
    }

    #[test]
    fn no_word_is_both_a_note_and_a_risk() {
        let both: Vec<&&str> = lists::NOTES.iter().filter(|word| is_risky(word)).collect();
        assert_eq!(both, Vec::<&&str>::new());
    }
}
