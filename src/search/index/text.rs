//! The text index as files: terms and who says them in parts of about 10 KB compressed,
//! by the alphabet, so that a question fetches the part that its word is in; and the
//! words, for mending, in parts by first letter.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{FORMAT, file};
use crate::search::text::{Posting, TextIndex};

/// Bytes of a part, about, before compressing.
const PART: usize = 26_000;

/// More parts than this are named in the table instead of in the page.
const MOST: usize = 48;

/// What the parts begin with, and the hashes of their names, ten digits each.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Parts {
    first: String,
    hashes: String,
}

/// Where the text index is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct TextHint {
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

/// Adds the files. Where they are goes to the page, or to the table when they are many.
pub(super) fn add(
    index: &TextIndex,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> (Option<TextHint>, Option<TextHint>) {
    let mut hint = TextHint::default();
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
        (None, Some(hint))
    } else {
        (Some(hint), None)
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
