//! The text index as files: terms and who says them in parts of about 10 KB compressed,
//! by the alphabet, so that a question fetches the part that its word is in; and the
//! words, for mending, in parts by first letter.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{FORMAT, file};
use crate::search::text::{Posting, TextIndex};

/// Bytes of a part, about, before compressing.
const PART: usize = 26_000;

/// More parts than this are named in a file of their own instead of in the page.
const MOST: usize = 48;

/// What the parts begin with, and the hashes of their names, ten digits each.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Parts {
    first: String,
    hashes: String,
}

/// Where the text index is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum TextHint {
    /// Its parts.
    Here(TextParts),
    /// The hash of the file that has them, which only a search for words fetches.
    Elsewhere(String),
}

/// The parts of the text index.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct TextParts {
    v: u32,
    terms: Parts,
    words: Parts,
}

#[derive(Serialize)]
struct TermPart<'a> {
    v: u32,
    terms: String,
    /// For each term: the steps from entry to entry, sixteen times, and the impact.
    lists: Vec<&'a [usize]>,
}

#[derive(Serialize)]
struct WordPart<'a> {
    v: u32,
    words: &'a str,
}

impl Parts {
    fn add(&mut self, first: &str, hash: &str) {
        if !self.hashes.is_empty() {
            self.first.push(' ');
        }
        self.first += first;
        self.hashes += hash;
    }

    fn count(&self) -> usize {
        self.hashes.len() / 10
    }
}

/// Adds the files, and says where they are.
pub(super) fn add(index: &TextIndex, files: &mut BTreeMap<String, Vec<u8>>) -> TextHint {
    let mut hint = TextParts {
        v: FORMAT,
        ..TextParts::default()
    };
    let coded: Vec<(&str, Vec<usize>)> = index
        .terms
        .iter()
        .map(|(term, list)| (term.as_str(), steps(list)))
        .collect();
    let mut rest = coded.as_slice();
    while !rest.is_empty() {
        let mut size = 0;
        let fits = |(term, list): &&(&str, Vec<usize>)| {
            let before = size;
            size += term.len() + 4 + list.iter().map(|step| digits(*step) + 1).sum::<usize>();
            before == 0 || size <= PART
        };
        let (part, more) = rest.split_at(rest.iter().take_while(fits).count());
        let first = part[0].0;
        let terms: Vec<&str> = part.iter().map(|(term, _)| *term).collect();
        let value = TermPart {
            v: FORMAT,
            terms: terms.join(" "),
            lists: part.iter().map(|(_, list)| list.as_slice()).collect(),
        };
        let (hash, path, bytes) = file(&format!("text/{}", hint.terms.count()), &value);
        files.insert(path, bytes);
        hint.terms.add(first, &hash);
        rest = more;
    }
    for (first, words) in &index.lexicon.parts {
        let value = WordPart {
            v: FORMAT,
            words: &words.join(" "),
        };
        let (hash, path, bytes) = file(&format!("words/{}", hint.words.count()), &value);
        files.insert(path, bytes);
        hint.words.add(first, &hash);
    }
    if hint.terms.count() > MOST {
        TextHint::Elsewhere(super::add(files, "text", &hint))
    } else {
        TextHint::Here(hint)
    }
}

fn steps(list: &[Posting]) -> Vec<usize> {
    let mut last = 0;
    let step = |&(at, impact): &Posting| {
        let step = (at - last) * 16 + usize::from(impact);
        last = at;
        step
    };
    list.iter().map(step).collect()
}

fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::Lexicon;

    fn hint(terms: usize) -> (TextHint, BTreeMap<String, Vec<u8>>) {
        let long: Vec<Posting> = (0..9000).map(|at| (at, 1)).collect();
        let index = TextIndex {
            terms: (0..terms)
                .map(|term| (format!("t{term:03}"), long.clone()))
                .collect(),
            count: 9000,
            lexicon: Lexicon { parts: Vec::new() },
        };
        let mut files = BTreeMap::new();
        (add(&index, &mut files), files)
    }

    #[test]
    fn the_page_says_where_parts_are_until_they_are_many() {
        let (few, files) = hint(MOST);
        assert!(matches!(&few, TextHint::Here(parts) if parts.terms.count() == files.len()));
        let (many, files) = hint(MOST + 1);
        let TextHint::Elsewhere(hash) = many else {
            panic!("{many:?}");
        };
        let own = &files[&format!("index/text-{hash}.json")];
        let own: serde_json::Value = serde_json::from_slice(own).expect("it is JSON");
        assert_eq!(
            own["terms"]["hashes"].as_str().map(str::len),
            Some(10 * (MOST + 1))
        );
    }
}
