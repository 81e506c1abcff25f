//! "Did you mean": the nearest known word to a mistyped one.

/// The candidate nearest to `word`, if any is near enough to be what was meant:
/// a third of its letters may differ, or one holds the other.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let distance = strsim::osa_distance(&word, &lower);
            let longest = word.chars().count().max(lower.chars().count());
            let near = distance * 3 <= longest.max(3);
            let within = word.len() >= 4
                && (lower.contains(&word) || word.contains(&lower) && lower.len() >= 4);
            (near || within).then_some((if near { distance } else { distance + 100 }, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Help text for a mistyped word: ``did you mean `venue`?``.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(word, candidates).map(|found| format!("did you mean `{found}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_found() {
        assert_eq!(nearest("postcod", ["phone", "postcode"]), Some("postcode"));
        assert_eq!(
            nearest("seacome-library", ["seacombe-library", "sea"]),
            Some("seacombe-library")
        );
        assert_eq!(
            nearest("library", ["wallasey-library", "hall"]),
            Some("wallasey-library")
        );
    }

    #[test]
    fn a_different_word_is_not() {
        assert_eq!(nearest("opening", ["phone", "venue"]), None);
    }
}
