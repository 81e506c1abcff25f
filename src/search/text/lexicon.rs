//! The text index: for each term the entries that say it and how well; and the words
//! that are said, for mending those that are typed. Kept in parts, since the browser
//! fetches only those that a question touches, and mends with the words of one part.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::everyday::Everydays;
use super::fields::Said;
use crate::resolve::Site;
use crate::search::Doc;

/// An entry, by its place in the index, and how well it answers a term, from 1 to 15.
pub type Posting = (usize, u8);

/// Entries that are kept for one term: above this number only those that answer best.
/// A word that so many say parts few from many, and its list is what a phone waits for.
const MOST: usize = 3000;

/// Bytes of words in a part of the lexicon, about; a third of it when compressed.
const PART: usize = 24_000;

/// What all entries say.
pub struct TextIndex {
    /// Term → entries, in their order.
    pub terms: BTreeMap<String, Vec<Posting>>,
    /// How many entries there are.
    pub count: usize,
    /// Words.
    pub lexicon: Lexicon,
}

/// What entries said at the last build, by stamp.
#[derive(Default)]
pub struct Heard(HashMap<u64, Arc<Said>>);

/// The words that entries use, in parts by first letter.
pub struct Lexicon {
    /// The sorted words of each part, and the first letter that it is for.
    pub parts: Vec<(String, Vec<String>)>,
}

impl TextIndex {
    /// Of some docs in the order of the index. What an entry says is remembered, as long
    /// as nothing changes of what it says it from.
    pub fn of(site: &Site, docs: &[Doc], order: &[usize], memo: &mut Heard) -> TextIndex {
        let known = &memo.0;
        // Built-in words are English, as are the names of needs that lead to them.
        let first = site.first.as_deref().unwrap_or(site);
        let everyday = Everydays::of(&first.needs);
        let all: Vec<(u64, Arc<Said>)> = order
            .par_iter()
            .map(|&at| {
                let stamp = Said::stamp(site, &docs[at]);
                let said = known.get(&stamp).cloned();
                (
                    stamp,
                    said.unwrap_or_else(|| Arc::new(Said::of(site, &docs[at], &everyday))),
                )
            })
            .collect();
        let mut lists: HashMap<&str, Vec<Posting>> = HashMap::new();
        let mut seen = HashSet::new();
        for (position, (_, said)) in all.iter().enumerate() {
            for (term, impact) in said.impacts() {
                lists.entry(term).or_default().push((position, impact));
            }
            seen.extend(said.words.iter().map(String::as_str));
        }
        let words: BTreeSet<&str> = seen.into_iter().collect();
        let mut terms: BTreeMap<String, Vec<Posting>> = lists
            .into_iter()
            .map(|(term, list)| (term.to_owned(), list))
            .collect();
        terms.values_mut().for_each(shorten);
        let letters = |word: &&&str| word.len() > 3 && !word.contains(|c: char| c.is_ascii_digit());
        let lexicon = Lexicon::of(words.iter().filter(letters).copied());
        memo.0 = all.into_iter().collect();
        TextIndex {
            terms,
            count: order.len(),
            lexicon,
        }
    }

    /// Terms that begin like this.
    pub fn starting<'a>(
        &'a self,
        start: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a [Posting])> {
        self.terms
            .range(start.to_owned()..)
            .take_while(move |(term, _)| term.starts_with(start))
            .map(|(term, list)| (term.as_str(), list.as_slice()))
    }
}

/// Leaves out the poorest answers of a list that is too long; the best always stay.
fn shorten(list: &mut Vec<Posting>) {
    for least in 2..=15 {
        if list.len() <= MOST || !list.iter().any(|(_, impact)| *impact >= least) {
            return;
        }
        list.retain(|(_, impact)| *impact >= least);
    }
}

impl Lexicon {
    /// From sorted words.
    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Lexicon {
        let mut parts: Vec<(String, Vec<String>)> = Vec::new();
        let mut size = 0;
        let mut last = None;
        for word in words {
            let first = word.chars().next();
            if parts.is_empty() || size > PART && first != last {
                let from = if parts.is_empty() { None } else { first };
                parts.push((from.map_or_else(String::new, String::from), Vec::new()));
                size = 0;
            }
            last = first;
            size += word.len() + 1;
            if let Some((_, part)) = parts.last_mut() {
                part.push(word.to_owned());
            }
        }
        Lexicon { parts }
    }

    /// The words beside which a typed one is looked at.
    pub fn beside(&self, word: &str) -> &[String] {
        let first: String = word.chars().take(1).collect();
        let at = self.parts.partition_point(|(from, _)| *from <= first);
        at.checked_sub(1)
            .map_or(&[], |at| self.parts[at].1.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_holds_all_words_of_its_letters() {
        let words: Vec<String> = ('a'..='e')
            .flat_map(|letter| (0..2000).map(move |n| format!("{letter}word{n:05}")))
            .collect();
        let lexicon = Lexicon::of(words.iter().map(String::as_str));
        assert_eq!(
            lexicon
                .parts
                .iter()
                .map(|p| p.0.as_str())
                .collect::<Vec<_>>(),
            ["", "c", "e"]
        );
        assert!(lexicon.beside("dwrod").contains(&"dword00001".to_owned()));
        assert!(lexicon.beside("1").contains(&"aword00001".to_owned()));
    }

    #[test]
    fn a_long_list_keeps_its_best() {
        let mut list: Vec<Posting> = (0..MOST).map(|at| (at, 3)).chain([(MOST, 9)]).collect();
        shorten(&mut list);
        assert_eq!(list, [(MOST, 9)]);
        let mut level: Vec<Posting> = (0..MOST + 1).map(|at| (at, 9)).collect();
        shorten(&mut level);
        assert_eq!(level.len(), MOST + 1, "equals stay together");
    }
}
