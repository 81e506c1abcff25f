//! What a word that is not known may have been meant to be. The same rules run in the
//! browser (`themes/default/assets/js/lexicon.js`); both answer to
//! `tests/vectors/text.json`.

use super::stem::stem;

/// Words that are tried for one that is not known.
const MOST: usize = 3;

/// How many slips a word may have: a letter too many, too few, another or two swapped.
pub fn slips(word: &str) -> usize {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The known words nearest to one that is not, nearest first. Of equally near ones
/// those with the same first letter come first, since people slip there least. The
/// nearest alone are given: a word two slips away is none beside one that is one away.
pub fn meant<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    within(word, slips(word), known)
}

/// The same with one slip more, for when nothing else is known of a question: words of
/// six letters and over that begin with the same one.
pub fn guessed<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    if word.chars().count() < 6 {
        return Vec::new();
    }
    let first = word.chars().next();
    let alike = known.filter(|other| other.chars().next() == first);
    within(word, slips(word) + 1, alike)
}

fn within<'a>(word: &str, most: usize, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let own = stem(word);
    if most == 0 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let mut near: Vec<(usize, bool, usize, &str)> = known
        .filter(|other| other.len().abs_diff(word.len()) <= most + 3)
        .filter_map(|other| {
            let whole = strsim::osa_distance(word, other);
            // `volanteer` is one slip from `volunteering`, or its stem is. Short stems are too
            // near to each other: "brown" to that of "brownie".
            let short = if own.len() > 5 {
                strsim::osa_distance(&own, &stem(other))
            } else {
                whole
            };
            let distance = whole.min(short);
            let (a, b) = (start(word), start(other));
            let first = a[0] != b[0];
            // A first letter is left out or put too many, and seldom mistaken: "crack"
            // was not meant by "track".
            let seldom = first && a[0] != b[1] && a[1] != b[0];
            (distance <= most && !seldom).then_some((distance, first, whole, other))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    let rank = |one: &(usize, bool, usize, &str)| (one.0, one.1, one.2);
    let best = near.first().map(rank);
    near.retain(|one| Some(rank(one)) == best);
    near.truncate(MOST);
    near.into_iter().map(|one| one.3).collect()
}

/// The first two letters.
fn start(word: &str) -> [Option<char>; 2] {
    let mut chars = word.chars();
    [chars.next(), chars.next()]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    fn words(list: &serde_json::Value) -> Vec<&str> {
        let list = list.as_array().unwrap().iter();
        list.map(|word| word.as_str().unwrap()).collect()
    }

    #[test]
    fn slips_are_mended_as_in_the_shared_cases() {
        let vectors = crate::search::text::vectors();
        let known = words(&vectors["known"]);
        for (typed, wanted) in vectors["typos"].as_object().unwrap() {
            let found = super::meant(typed, known.iter().copied());
            assert_eq!(found, words(wanted), "{typed}");
        }
        for (typed, wanted) in vectors["guesses"].as_object().unwrap() {
            assert!(
                super::meant(typed, known.iter().copied()).is_empty(),
                "{typed}"
            );
            let found = super::guessed(typed, known.iter().copied());
            assert_eq!(found, words(wanted), "{typed}");
        }
    }
}
