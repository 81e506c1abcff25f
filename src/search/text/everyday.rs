//! Everyday words for needs, built in: who types "skint" or "scran" finds debt advice or a
//! hot meal in a directory whose categories give few words of their own. Entries take the
//! words of what their category is called, or of what they say of themselves, into the text
//! index, so the browser needs nothing more for it. Must not know how words are weighed
//! against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::idle::is_idle;
use super::stem::stem;
use crate::resolve::{Need, NeedId};
use crate::search::{DocKind, fold};

/// What entries say is looked at in these words; see the file for how it is written.
const TEXT: &str = include_str!("everyday.txt");

/// What a need is worth that is called so, by kind of entry.
const CALLED: [(DocKind, f64); 3] = [
    (DocKind::Offer, 4.0),
    (DocKind::Group, 2.0),
    (DocKind::Venue, 2.0),
];

/// Why a site's need is one that all directories know.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Name,
    /// It is among what else people call it.
    Also,
}

impl By {
    fn worth(self, kind: DocKind) -> f64 {
        let called = CALLED.iter().find(|(of, _)| *of == kind);
        let called = called.map_or(0.0, |(_, worth)| *worth);
        match self {
            By::Name => called,
            By::Also => 1.5,
        }
    }
}

/// A need as all directories know it.
struct Known {
    /// What categories are called that are for it, as stems run together.
    categories: BTreeSet<String>,
    /// What people type: terms of the index.
    terms: Vec<String>,
    /// The same as single words, as written, for mending those that are misspelt.
    words: Vec<String>,
}

/// All of them, and by their first stem what entries say that answer them.
struct Everyday {
    known: Vec<Known>,
    said: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

static EVERYDAY: LazyLock<Everyday> = LazyLock::new(|| Everyday::read(TEXT));

/// What entries are taken to say besides their own words.
#[derive(Default)]
pub struct Everydays {
    /// For each of a site's needs.
    needs: Vec<Vec<(usize, By)>>,
}

/// How well one entry answers what is known, by place in the list.
#[derive(Default)]
pub struct Answering(BTreeMap<usize, f64>);

impl Everydays {
    /// Of a site's needs.
    pub fn of(needs: &[Need]) -> Everydays {
        let found = |need: &Need| {
            let own = names(need);
            let also: BTreeSet<String> = need.also.iter().map(|also| key(also)).collect();
            let is = |known: &Known, names: &BTreeSet<String>| !known.categories.is_disjoint(names);
            let by = |known: &Known| {
                let named = is(known, &own).then_some(By::Name);
                named.or(is(known, &also).then_some(By::Also))
            };
            let all = EVERYDAY.known.iter().enumerate();
            all.filter_map(|(id, known)| Some((id, by(known)?)))
                .collect()
        };
        Everydays {
            needs: needs.iter().map(found).collect(),
        }
    }

    /// What an entry answers by its needs.
    pub fn by_needs(&self, kind: DocKind, needs: &[NeedId]) -> Answering {
        let mut answering = Answering::default();
        for need in needs {
            for &(id, by) in self.needs.get(*need).into_iter().flatten() {
                answering.raise(id, by.worth(kind));
            }
        }
        answering
    }
}

impl Answering {
    /// Takes what a text says, for so much.
    pub fn hear(&mut self, text: &str, worth: f64) {
        let folded = fold(text);
        let stems: Vec<String> = folded.split_whitespace().map(stem).collect();
        for (at, first) in stems.iter().enumerate() {
            for (phrase, id) in EVERYDAY.said.get(first).into_iter().flatten() {
                if stems[at..].starts_with(phrase) {
                    self.raise(*id, worth);
                }
            }
        }
    }

    fn raise(&mut self, id: usize, worth: f64) {
        let known = self.0.entry(id).or_default();
        *known = worth.max(*known);
    }

    /// The terms that an entry answers by it, with the words as written, and how well.
    pub fn terms(&self) -> (BTreeMap<&'static str, f64>, Vec<&'static str>) {
        let mut terms: BTreeMap<&str, f64> = BTreeMap::new();
        let mut words = Vec::new();
        for (id, worth) in &self.0 {
            let known = &EVERYDAY.known[*id];
            for term in &known.terms {
                let best = terms.entry(term).or_default();
                *best = worth.max(*best);
            }
            words.extend(known.words.iter().map(String::as_str));
        }
        (terms, words)
    }
}

/// A need's names, and the parts of one: "Drugs, alcohol and gambling" is three.
fn names(need: &Need) -> BTreeSet<String> {
    let parted = need.name.replace(" and ", ",").replace(" or ", ",");
    let parts = parted.split([',', '&']).map(key);
    parts.chain([key(&need.name), key(&need.slug)]).collect()
}

/// Stems of the words that tell something, run together.
fn key(phrase: &str) -> String {
    let folded = fold(phrase);
    let telling = folded.split_whitespace().filter(|word| !is_idle(word));
    telling.map(stem).collect()
}

impl Everyday {
    fn read(text: &str) -> Everyday {
        let mut all = Everyday {
            known: Vec::new(),
            said: BTreeMap::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some(typed) = line.strip_prefix("  ") {
                if let Some(known) = all.known.last_mut() {
                    parts(typed).for_each(|typed| known.add(typed));
                }
            } else if let Some((categories, said)) = line.split_once('|') {
                all.begin(categories, said);
            }
        }
        all
    }

    fn begin(&mut self, categories: &str, said: &str) {
        let id = self.known.len();
        let mut known = Known {
            categories: parts(categories).chain(parts(said)).map(key).collect(),
            terms: Vec::new(),
            words: Vec::new(),
        };
        for phrase in parts(said) {
            known.add(phrase);
            let folded = fold(phrase);
            let stems: Vec<String> = folded.split_whitespace().map(stem).collect();
            let list = self.said.entry(stems[0].clone()).or_default();
            list.push((stems, id));
        }
        self.known.push(known);
    }
}

impl Known {
    /// One word is a term, and two are one written together, as a question joins them.
    fn add(&mut self, phrase: &str) {
        let folded = fold(phrase);
        let telling: Vec<&str> = folded.split(' ').filter(|word| !is_idle(word)).collect();
        let pair = [telling.first(), telling.get(1)].into_iter().flatten();
        self.terms.push(stem(&pair.copied().collect::<String>()));
        if let [word] = telling[..] {
            self.words.push(word.to_owned());
        }
    }
}

fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(slug: &str, name: &str, also: &[&str]) -> Need {
        Need {
            slug: slug.to_owned(),
            name: name.to_owned(),
            also: also.iter().map(|also| (*also).to_owned()).collect(),
            others: Vec::new(),
            translations: BTreeMap::new(),
            parent: None,
            children: Vec::new(),
        }
    }

    fn worth(answering: &Answering, word: &str) -> f64 {
        let (terms, _) = answering.terms();
        terms.get(stem(word).as_str()).copied().unwrap_or(0.0)
    }

    #[test]
    fn what_people_type_has_one_or_two_words_that_tell_something() {
        let typed = TEXT.lines().filter_map(|line| line.strip_prefix("  "));
        for typed in typed.flat_map(parts) {
            let folded = fold(typed);
            let telling = folded.split(' ').filter(|word| !is_idle(word)).count();
            assert!((1..=2).contains(&telling), "{typed}: {telling} words");
        }
    }

    #[test]
    fn no_need_is_without_words_and_no_line_is_passed_over() {
        let begun = |line: &&str| line.contains('|') && !line.starts_with('#');
        let needs = TEXT.lines().filter(begun).count();
        let words = TEXT.lines().filter(|line| line.starts_with("  ")).count();
        let notes = TEXT.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(needs + words + notes, TEXT.lines().count());
        assert_eq!((needs, EVERYDAY.known.len()), (words, words));
    }

    #[test]
    fn a_category_is_known_by_its_slug_by_a_part_of_its_name_and_less_by_its_other_words() {
        let needs = [
            need("a", "Food and essentials", &[]),
            need("homelessness", "Roofs", &[]),
            need("b", "Care", &["bereavement", "debt"]),
            need("c", "Ferrets", &[]),
        ];
        let all = Everydays::of(&needs);
        let of = |id| all.by_needs(DocKind::Offer, &[id]);
        assert!(worth(&of(0), "scran") > 3.0);
        assert!(worth(&of(1), "hostel") > 3.0);
        let other = worth(&of(2), "bailiffs");
        assert!(other > 0.0 && other < worth(&of(0), "scran"));
        assert!(of(3).0.is_empty());
    }

    #[test]
    fn an_entry_is_found_by_what_it_says_of_itself() {
        let mut answering = Answering::default();
        answering.hear("Support for women who live with Domestic Violence.", 2.0);
        assert!((worth(&answering, "refuge") - 2.0).abs() < 1e-9);
        // Two words are looked for as one, as a question joins them.
        assert!((worth(&answering, "husbandhits") - 2.0).abs() < 1e-9);
        answering.hear("domestic abuse", 9.0);
        assert!((worth(&answering, "refuge") - 9.0).abs() < 1e-9);
        // "For the public benefit" promises no advice on benefits.
        let mut charity = Answering::default();
        charity.hear("The relief of need for the public benefit.", 2.0);
        assert!(charity.0.is_empty());
    }
}
