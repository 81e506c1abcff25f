//! The interface's words where Rust puts them together. The words themselves are the
//! theme's.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::hours::say::Wording;
use crate::plural;
use crate::theme::{Theme, Words};

const MONTHS: [&str; 12] = [
    "month.1", "month.2", "month.3", "month.4", "month.5", "month.6", "month.7", "month.8",
    "month.9", "month.10", "month.11", "month.12",
];

/// The language that every theme has.
const FIRST: &str = "en";

/// Speaks one language.
#[derive(Clone, Copy)]
pub struct Say<'a> {
    /// Its code.
    language: &'a str,
    /// Its words.
    words: Option<&'a Words>,
    /// The words of the language that every theme has.
    first: Option<&'a Words>,
}

impl<'a> Say<'a> {
    /// The words of a language, those that it lacks in English.
    pub fn new(theme: &'a Theme, language: &'a str) -> Say<'a> {
        Say {
            language,
            words: theme.words.get(language),
            first: theme.words.get(FIRST),
        }
    }

    /// The words of a key; the key itself where the theme lost them, so that the gap
    /// shows and the page stands.
    pub fn word(&self, key: &'static str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    fn find(&self, key: &str) -> Option<&'a str> {
        [self.words, self.first]
            .into_iter()
            .flatten()
            .find_map(|words| words.get(key))
            .map(String::as_str)
    }

    /// The words of a key that go with a number, given as its whole part and tenths: of
    /// the forms below the key the language's own, else `other`.
    fn form(&self, key: &'static str, whole: usize, tenths: usize) -> &'a str {
        let of = |words: Option<&'a Words>, language| {
            let own = format!("{key}.{}", plural::category(language, whole, tenths));
            let words = words?;
            words
                .get(&own)
                .or_else(|| words.get(&format!("{key}.other")))
        };
        of(self.words, self.language)
            .or_else(|| of(self.first, FIRST))
            .map_or(key, String::as_str)
    }

    /// All words whose keys begin with `prefix`, without it. A form of a word that the
    /// language has, for a number, is never another language's.
    pub fn below(&self, prefix: &str) -> BTreeMap<&'a str, &'a str> {
        let own = |words: Option<&'a Words>| {
            let all = words.into_iter().flatten();
            all.filter_map(|(key, text)| Some((key.strip_prefix(prefix)?, text.as_str())))
                .collect::<BTreeMap<_, _>>()
        };
        let words = own(self.words);
        let is_form = |key: &str| {
            key.rsplit_once('_')
                .is_some_and(|(base, form)| plural::ALL.contains(&form) && words.contains_key(base))
        };
        let mut found = own(self.first);
        found.retain(|key, _| !is_form(key));
        found.extend(words);
        found
    }

    /// Owned words of a key.
    pub fn say(&self, key: &'static str) -> String {
        self.word(key).to_owned()
    }

    /// The words of a key with `{name}` filled in.
    pub fn fill(&self, key: &'static str, with: &[(&str, &str)]) -> String {
        fill(self.word(key), with)
    }

    /// The words that go with a number, with `{n}` filled in.
    pub fn count(&self, key: &'static str, n: usize) -> String {
        fill(self.form(key, n, 0), &[("n", &n.to_string())])
    }

    /// The same for a number that may have a fraction.
    pub fn count_part(&self, key: &'static str, n: f64) -> String {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // not negative
        let whole = n.max(0.0).trunc() as usize;
        let tenths = usize::from(n.fract() > 0.0);
        fill(self.form(key, whole, tenths), &[("n", &n.to_string())])
    }

    /// A day: `14 October 2026`.
    pub fn date(&self, date: Date) -> String {
        self.fill(
            "date",
            &[
                ("day", &date.day().to_string()),
                ("month", self.month(date)),
                ("year", &date.year().to_string()),
            ],
        )
    }

    /// A day of any year: `14 October`.
    pub fn day_of_year(&self, date: Date) -> String {
        let with = [
            ("day", &*date.day().to_string()),
            ("month", self.month(date)),
        ];
        self.fill("hours.day_of_year", &with)
    }

    fn month(&self, date: Date) -> &'a str {
        let month = MONTHS[usize::try_from(date.month() - 1).unwrap_or(0)];
        self.word(month)
    }

    /// A distance: `0.4 miles`, `12 miles`.
    pub fn miles(&self, miles: f64) -> String {
        if miles < 0.05 {
            return self.say("miles.near");
        }
        let told = match miles < 9.95 {
            true => (miles * 10.0).round() / 10.0,
            false => miles.round(),
        };
        self.count_part("miles", told)
    }

    /// `a, b and c`; of many the first few and how many more.
    pub fn list(&self, items: &[String], most: usize) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] if items.len() <= most => {
                let key = match begins_with_vowel(last) {
                    true => "why.and_vowel",
                    false => "why.and",
                };
                self.fill(key, &[("list", &head.join(", ")), ("last", last)])
            }
            _ => self.fill(
                "why.more",
                &[
                    ("list", &items[..most.min(items.len())].join(", ")),
                    ("n", &items.len().saturating_sub(most).to_string()),
                ],
            ),
        }
    }

    /// All of some words that staff typed, which stand as they are: `English and Urdu`.
    pub fn all(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] => {
                let with = [("list", &*head.join(", ")), ("last", last)];
                self.fill("list.and", &with)
            }
        }
    }

    /// Parts of a line, without the empty ones.
    pub fn join(&self, parts: &[&str]) -> String {
        let parts: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(self.word("join"))
    }
}

impl Wording for Say<'_> {
    fn word(&self, key: &'static str) -> Option<&str> {
        self.find(key)
    }
}

/// Whether a word begins with a vowel, as Welsh has them: some languages have another
/// "and" before those.
fn begins_with_vowel(text: &str) -> bool {
    let first = crate::search::fold(text);
    first.starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y'])
}

/// Puts values in the place of `{name}`. What is put in is not read again.
fn fill(text: &str, with: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let known = after
            .split_once('}')
            .and_then(|(name, after)| Some((with.iter().find(|(n, _)| *n == name)?, after)));
        match known {
            Some(((_, value), after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn names_are_filled_in_once() {
        assert_eq!(
            fill("Ring {name}: {x}", &[("name", "{x}")]),
            "Ring {x}: {x}"
        );
        assert_eq!(fill("no end {name", &[("name", "y")]), "no end {name");
    }

    #[test]
    fn distances_are_said_in_tenths() {
        let (theme, faults) = Theme::new(&BTreeMap::new(), "default");
        assert!(faults.is_empty(), "{faults:?}");
        let said = |language| -> Vec<String> {
            let say = Say::new(&theme, language);
            let miles = [0.02, 0.06, 0.96, 1.04, 2.0, 9.96, 12.4];
            miles.into_iter().map(|miles| say.miles(miles)).collect()
        };
        assert_eq!(
            said("cy")[2..5],
            ["1 filltir", "1 filltir", "2 filltir"].map(str::to_owned)
        );
        assert_eq!(
            said("en"),
            [
                "under 0.1 miles",
                "0.1 miles",
                "1 mile",
                "1 mile",
                "2 miles",
                "10 miles",
                "12 miles"
            ]
        );
    }

    #[test]
    fn lists_stop_after_a_few() {
        let (theme, _) = Theme::new(&BTreeMap::new(), "default");
        let say = Say::new(&theme, "en");
        let list = |n: usize| {
            let items: Vec<String> = ["a", "b", "c", "d"][..n]
                .iter()
                .map(|s| (*s).into())
                .collect();
            say.list(&items, 3)
        };
        assert_eq!(
            [list(0), list(1), list(3), list(4)],
            ["", "a", "a, b and c", "a, b, c and 1 more"]
        );
        let welsh = |items: [&str; 2]| Say::new(&theme, "cy").list(&items.map(str::to_owned), 3);
        assert_eq!(welsh(["bwyd", "dŵr"]), "bwyd a dŵr");
        assert_eq!(welsh(["bwyd", "Ŵyn"]), "bwyd ac Ŵyn");
    }

    #[test]
    fn a_number_takes_the_form_of_its_own_language() {
        let own = "miles: {other: '{n} míle'}\njs: {more: 'Taispeáin {n}'}\n";
        let own = BTreeMap::from([("i18n/ga.yaml".to_owned(), own.as_bytes().into())]);
        let (theme, _) = Theme::new(&own, "default");
        let say = Say::new(&theme, "ga");
        assert_eq!(say.miles(1.0), "1 míle");
        assert_eq!(say.count("why.sites", 1), "and 1 more place");
        let welsh = Say::new(&theme, "cy");
        let said: Vec<String> = [1, 2, 3, 4].map(|n| welsh.count("why.sites", n)).into();
        assert_eq!(
            said,
            [
                "ac 1 lle arall",
                "a 2 le arall",
                "a 3 lle arall",
                "a 4 lle arall"
            ]
        );
        // No English form for one stands beside a word that has none.
        let words = welsh.below("js.");
        assert_eq!(words.get("more").copied(), Some("Dangos {n} arall"));
        assert!(!words.contains_key("found_one") && words.contains_key("found_two"));
    }

    #[test]
    fn times_are_said_in_the_themes_words() {
        use crate::hours::{Days, Rule, Schedule, Span, Time, Weekdays};
        let (theme, _) = Theme::new(&BTreeMap::new(), "default");
        let say = Say::new(&theme, "en");
        let schedule = Schedule {
            rules: vec![Rule {
                days: Days::Weekly(Weekdays::WORKING),
                time: Time::Spans(vec![Span {
                    start: 540,
                    end: 1020,
                }]),
                season: None,
                except: Vec::new(),
                bank_holidays: crate::hours::BankHolidays::Unsaid,
                terms: crate::hours::Terms::Unsaid,
            }],
            ..Schedule::default()
        };
        let said = schedule.week().say(&say);
        assert_eq!(
            (said.rows[0].days.as_str(), said.rows[0].times.as_str()),
            ("Monday to Friday", "9am to 5pm")
        );
    }
}
