//! What people narrow results by beyond kind, ways and cost: access, ages, languages.
//! Few entries have many of them and neighbours in the index often share them, so each
//! distinct set is written once and entries point at it in runs. Must not know HTML.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Ages, Entry, Venue};
use crate::resolve::Site;
use crate::search::{Doc, DocKind, fold};

/// Bits that a browser can count in one number.
const MOST: usize = 30;

/// Names of bits: the most common ways of access, and languages other than the site's.
pub(super) struct Names {
    pub access: Vec<String>,
    pub languages: Vec<String>,
    /// Their bits, by folded name.
    access_bits: BTreeMap<String, usize>,
    language_bits: BTreeMap<String, usize>,
}

/// Access, ages and languages as bits; see [`Names`] and [`ages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Traits(u32, u32, u32);

impl Names {
    /// The names that entries use, the most common first.
    /// They are the first language's in every language, so that what is chosen stays
    /// chosen from one language to another; pages say what they are in theirs.
    pub(super) fn of(site: &Site, docs: &[Doc]) -> Names {
        let site = site.first.as_deref().unwrap_or(site);
        let own = own_language(&site.config.languages[0]);
        let access = docs.iter().flat_map(|doc| access(site, doc));
        let languages = docs.iter().flat_map(|doc| languages(site, doc));
        let access = common(access.filter(|typed| is_there(typed)));
        let languages = common(languages.filter(|typed| fold(typed) != own));
        let bits = |names: &[String]| names.iter().map(|n| fold(n)).zip(0..).collect();
        Names {
            access_bits: bits(&access),
            language_bits: bits(&languages),
            access,
            languages,
        }
    }

    /// The traits of a doc.
    pub(super) fn traits(&self, site: &Site, doc: &Doc) -> Traits {
        let site = site.first.as_deref().unwrap_or(site);
        let ages = match doc.kind {
            DocKind::Offer => site.offers[doc.index].record.ages.as_ref().map(ages),
            DocKind::Group | DocKind::Venue => None,
        };
        Traits(
            bits(&self.access_bits, access(site, doc)),
            ages.unwrap_or(ALL_AGES),
            bits(&self.language_bits, languages(site, doc)),
        )
    }
}

fn bits<'a>(names: &BTreeMap<String, usize>, typed: impl Iterator<Item = &'a str>) -> u32 {
    typed
        .filter_map(|text| names.get(&fold(text)))
        .fold(0, |bits, place| bits | 1 << place)
}

/// What venues say of the access, for an offer and a group those that they are at.
fn access<'a>(site: &'a Site, doc: &Doc) -> impl Iterator<Item = &'a str> {
    let venues: Vec<usize> = match doc.kind {
        DocKind::Offer => site.offers[doc.index].venues.iter().map(|v| v.0).collect(),
        DocKind::Group => site.groups[doc.index].venue.into_iter().collect(),
        DocKind::Venue => vec![doc.index],
    };
    let record = |at: usize| -> &'a Venue { &site.venues[at].record };
    venues
        .into_iter()
        .map(record)
        .filter(|venue| !venue.hide_address)
        .flat_map(|venue| venue.access.iter().map(String::as_str))
}

fn languages<'a>(site: &'a Site, doc: &Doc) -> impl Iterator<Item = &'a str> {
    let entry: &'a Entry = match doc.kind {
        DocKind::Offer => &site.offers[doc.index].record.entry,
        DocKind::Group => &site.groups[doc.index].record.entry,
        DocKind::Venue => &site.venues[doc.index].record.entry,
    };
    entry.languages.iter().map(String::as_str)
}

/// False for `no lift`.
fn is_there(typed: &str) -> bool {
    let lower = typed.to_lowercase();
    !["no ", "not ", "without "]
        .iter()
        .any(|no| lower.starts_with(no))
}

/// What the site's own language is called in it, folded: who says nothing speaks it, so
/// it tells no one apart.
fn own_language(code: &str) -> &'static str {
    match code.get(..2) {
        Some("en") => "english",
        Some("cy") => "cymraeg",
        _ => "",
    }
}

/// Names by how often they are used, then by the alphabet; spelt as most spell them.
fn common<'a>(typed: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut spellings: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for text in typed.filter(|text| !fold(text).is_empty()) {
        *spellings
            .entry(fold(text))
            .or_default()
            .entry(text)
            .or_default() += 1;
    }
    let mut names: Vec<_> = spellings.into_values().collect();
    names.sort_by_key(|all| std::cmp::Reverse(all.values().sum::<usize>()));
    names
        .iter()
        .take(MOST)
        .filter_map(|all| {
            let most = all
                .iter()
                .max_by_key(|(text, count)| (**count, std::cmp::Reverse(*text)));
            most.map(|(text, _)| (*text).to_owned())
        })
        .collect()
}

/// Who says no ages is for all.
const ALL_AGES: u32 = 15;

/// Children (to 11), young people (11 to 24), adults (25 to 59), older people (60 on):
/// those of whom at least two years are meant, so that `11-17` is not for children.
fn ages(ages: &Ages) -> u32 {
    let (low, high) = (ages.min.unwrap_or(0), ages.max.unwrap_or(120));
    let bands = [(0, 11), (11, 24), (25, 59), (60, 120)];
    let mut found = 0;
    for (bit, (from, to)) in bands.into_iter().enumerate() {
        let years = (high.min(to) + 1).saturating_sub(low.max(from));
        if years >= 2 || (low >= from && high <= to) {
            found |= 1 << bit;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn ages_are_for_whom_they_mean() {
        for (typed, wanted) in [
            ("0-4", 1),
            ("under 1", 1),
            ("5-11", 1),
            ("4-16", 3),
            ("11-17", 2),
            ("under 25", 3),
            ("16-25", 2),
            ("18+", 14),
            ("50+", 12),
            ("60+", 8),
            ("all ages", ALL_AGES),
        ] {
            assert_eq!(ages(&Ages::read(typed).unwrap()), wanted, "{typed}");
        }
    }

    #[test]
    fn names_are_as_most_spell_them_the_most_common_first() {
        let typed = ["Lift", "step free", "step-free", "Step-free", "step-free"];
        assert_eq!(common(typed.into_iter()), ["step-free", "Lift"]);
        assert_eq!(common(["b", "a"].into_iter()), ["a", "b"]);
        assert!(!is_there("No lift") && is_there("notice board"));
    }
}
