//! Small values within an entry: ages, cost.

/// Whom an offer is for by age, in whole years.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ages {
    /// As typed.
    pub text: String,
    /// Youngest, inclusive.
    pub min: Option<u8>,
    /// Oldest, inclusive.
    pub max: Option<u8>,
}

impl Ages {
    /// Reads `5-11`, `5 to 11`, `18+`, `18 and over`, `over 50`, `under 25`, `up to 11`, `all ages`,
    /// with `years`, `aged` and the like around them. `over 50` is read as 50 and up, as
    /// groups mean it; `under 25` as up to 24.
    pub fn read(text: &str) -> Option<Ages> {
        let lower = text.to_lowercase().replace('–', "-");
        let words: String = lower
            .split_whitespace()
            .filter(|w| {
                !matches!(
                    *w,
                    "years"
                        | "year"
                        | "old"
                        | "olds"
                        | "aged"
                        | "ages"
                        | "age"
                        | "yrs"
                        | "from"
                        | "people"
                )
            })
            .collect::<Vec<_>>()
            .join(" ");
        let ages = |min, max| {
            Some(Ages {
                text: text.to_owned(),
                min,
                max,
            })
        };
        let number = |text: &str| {
            text.trim()
                .trim_end_matches('s')
                .parse::<u8>()
                .ok()
                .filter(|age| *age <= 120)
        };
        if matches!(words.as_str(), "all" | "any" | "everyone") {
            return ages(None, None);
        }
        if words == "adults" {
            return ages(Some(18), None);
        }
        for (prefix, suffix) in [
            ("", "+"),
            ("", " and over"),
            ("", " or over"),
            ("", " plus"),
            ("over ", ""),
            ("over-", ""),
            ("", " upwards"),
            ("", " and up"),
        ] {
            if let Some(min) = words
                .strip_prefix(prefix)
                .and_then(|rest| rest.strip_suffix(suffix))
                .filter(|_| !prefix.is_empty() || !suffix.is_empty())
                .and_then(number)
            {
                return ages(Some(min), None);
            }
        }
        if let Some(below) = words
            .strip_prefix("under ")
            .or_else(|| words.strip_prefix("under-"))
            .and_then(number)
        {
            return ages(None, Some(below.checked_sub(1)?));
        }
        if let Some(max) = words
            .strip_prefix("up to ")
            .and_then(number)
            .or_else(|| words.strip_suffix(" and under").and_then(number))
        {
            return ages(None, Some(max));
        }
        let (low, high) = words.split_once(" to ").or_else(|| words.split_once('-'))?;
        let (low, high) = (number(low)?, number(high)?);
        (low <= high).then(|| Ages {
            text: text.to_owned(),
            min: Some(low),
            max: Some(high),
        })
    }
}

/// What an offer costs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cost {
    /// As typed.
    pub text: String,
    /// True for `free` and `£0`.
    pub free: bool,
}

impl Cost {
    /// Reads a cost as staff write it.
    pub fn read(text: &str) -> Cost {
        let lower = text.to_lowercase();
        let start = lower.trim_end_matches('.');
        let free = matches!(
            start,
            "free" | "£0" | "0" | "£0.00" | "none" | "no cost" | "free of charge"
        ) || lower.starts_with("free.")
            || lower.starts_with("free,")
            || lower.starts_with("free;");
        Cost {
            text: text.to_owned(),
            free,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_as_groups_write_them() {
        let read = |text| Ages::read(text).map(|ages| (ages.min, ages.max));
        assert_eq!(read("5-11"), Some((Some(5), Some(11))));
        assert_eq!(read("5 to 11 years"), Some((Some(5), Some(11))));
        assert_eq!(read("18+"), Some((Some(18), None)));
        assert_eq!(read("over 50s"), Some((Some(50), None)));
        assert_eq!(read("under 25"), Some((None, Some(24))));
        assert_eq!(read("All ages"), Some((None, None)));
        assert_eq!(read("11-5"), None);
        assert_eq!(read("children"), None);
    }

    #[test]
    fn free_is_free() {
        assert!(
            Cost::read("Free").free
                && Cost::read("£0").free
                && Cost::read("free, donations welcome").free
        );
        assert!(!Cost::read("£2, free for carers").free && !Cost::read("freezer items 50p").free);
    }
}
