//! The words of times: days, months, ordinals; words that only join others; words that
//! tell people something and change nothing about when; words that may change it.

mod calendar;
mod lists;
mod nouns;
mod phrases;

pub(in crate::hours) use calendar::MONTHS;
pub(super) use calendar::{month, nears_a_day, number, ordinal, weekday};
pub(super) use nouns::{is_counted, may_be_numbered, names_number, turns_round};
pub(super) use phrases::{NOTE_PHRASES, RISKY_PHRASES};

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
    "inclusive",
    "again",
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

/// True for a word that may change when, in text that is otherwise free.
pub(super) fn is_risky(word: &str) -> bool {
    // `bank` is risky in `bank holiday` only, and `holiday` is in the list; the others are
    // harmless alone.
    !matches!(
        word,
        "bank" | "session" | "storytime" | "rhymetime" | "playtime"
    ) && (lists::RISKY.contains(word)
        || weekday(word).is_some()
        // `clubWednesday`: a day is hidden in it.
        || calendar::holds_a_day(word)
        || month(word).is_some()
        || word.contains("time")
        || word.contains("week")
        || word.contains("month")
        || word.contains("holiday"))
}

/// True for a risky word that changes nothing in words that stand apart from the times.
pub(super) fn is_weak(word: &str) -> bool {
    lists::WEAK.contains(word)
}

/// True for a word that may be one of times: it is no name.
pub(super) fn is_fixed(word: &str) -> bool {
    is_risky(word) && word != "saint" || ordinal(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;

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
