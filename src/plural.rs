//! Which form of a word goes with a number, by language: the categories of the Unicode
//! CLDR (`zero`, `one`, `two`, `few`, `many`, `other`). Browsers have the same rules as
//! `Intl.PluralRules`; `tests/vectors/plurals.json` holds both to one reading. Must not
//! know the words themselves.

/// All categories.
pub const ALL: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The categories that whole numbers and tenths have in a language.
pub fn categories(language: &str) -> Vec<&'static str> {
    let wholes = (0..=120).map(|n| (n, 0));
    let tenths = (0..=120).map(|n| (n / 10, n % 10));
    let used: Vec<&str> = wholes
        .chain(tenths)
        .map(|(whole, tenth)| category(language, whole, tenth))
        .collect();
    ALL.into_iter().filter(|one| used.contains(one)).collect()
}

/// The category of a number, given as its whole part and its tenths. A number without
/// tenths is written without them.
pub fn category(language: &str, whole: usize, tenths: usize) -> &'static str {
    let is_whole = tenths == 0;
    let (ten, hundred) = (whole % 10, whole % 100);
    let teen = (11..=19).contains(&hundred);
    match language.split('-').next().unwrap_or(language) {
        "cy" if is_whole => match whole {
            0 => "zero",
            1 => "one",
            2 => "two",
            3 => "few",
            6 => "many",
            _ => "other",
        },
        "ga" if is_whole => match whole {
            1 => "one",
            2 => "two",
            3..=6 => "few",
            7..=10 => "many",
            _ => "other",
        },
        "gd" if is_whole => match whole {
            1 | 11 => "one",
            2 | 12 => "two",
            3..=10 | 13..=19 => "few",
            _ => "other",
        },
        "ar" if is_whole => match (whole, hundred) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        },
        "pl" if is_whole => match ten {
            _ if whole == 1 => "one",
            2..=4 if !teen => "few",
            _ => "many",
        },
        "ru" | "uk" if is_whole => match ten {
            1 if hundred != 11 => "one",
            2..=4 if !teen => "few",
            _ => "many",
        },
        "cs" | "sk" => match whole {
            _ if !is_whole => "many",
            1 => "one",
            2..=4 => "few",
            _ => "other",
        },
        "ro" => match hundred {
            _ if !is_whole => "few",
            _ if whole == 1 => "one",
            _ if whole == 0 => "few",
            1..=19 => "few",
            _ => "other",
        },
        "lt" => match ten {
            _ if !is_whole => "many",
            _ if teen => "other",
            1 => "one",
            2..=9 => "few",
            _ => "other",
        },
        "fr" | "pt" if whole < 2 => "one",
        "bn" | "fa" | "gu" | "hi" if whole == 0 => "one",
        "pa" if is_whole && whole == 0 => "one",
        "cy" | "ga" | "gd" | "ar" | "pl" | "ru" | "uk" => "other",
        "id" | "ja" | "ko" | "ms" | "my" | "th" | "vi" | "yue" | "zh" => "other",
        _ if is_whole && whole == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_categories_that_browsers_give_them() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/plurals.json");
        let text = std::fs::read_to_string(path).expect("the vectors are there");
        let all: serde_json::Value = serde_json::from_str(&text).expect("they are JSON");
        let languages = all.as_object().expect("by language");
        assert!(languages.len() > 20);
        for (language, cases) in languages {
            for (number, wanted) in cases.as_object().expect("by number") {
                let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
                let part = |digits: &str| digits.parse().expect("a number");
                let found = category(language, part(whole), part(tenths));
                assert_eq!(Some(found), wanted.as_str(), "{language} {number}");
            }
        }
    }

    #[test]
    fn welsh_has_all_categories_and_english_two() {
        assert_eq!(categories("cy"), ALL);
        assert_eq!(categories("en-GB"), ["one", "other"]);
    }
}
