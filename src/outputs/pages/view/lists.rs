//! The lists that many pages are cut from, so that no page walks the whole site: made
//! once for a site in a language, without a word of that language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::booklet::{self, PartList};
use super::whats_on::Sessions;
use crate::model::OfferType;
use crate::postcode::Postcode;
use crate::resolve::{Locality, Site};
use crate::search::{Doc, DocKind};

/// The lists of a site.
pub struct Lists {
    /// For each need, what answers it or a narrower one: indexes of docs, by kind and
    /// name.
    pub(super) by_need: Vec<Vec<usize>>,
    /// Indexes of docs by the letter that their name begins with, by name.
    pub(super) by_letter: BTreeMap<String, Vec<usize>>,
    /// Docs that place pages are made of, by name: offers, and groups that list none.
    pub(super) for_places: Vec<usize>,
    /// Where people may say they live.
    pub(super) localities: Vec<Locality>,
    /// What stands in each section of the booklet.
    pub(super) parts: Vec<PartList>,
    pub(super) place_of: PlaceOf,
    /// What one can go to.
    pub(super) sessions: Sessions,
    /// The letters that names begin with in each of the site's languages.
    pub(in crate::outputs) alphabets: Arc<Alphabets>,
}

/// The letters that names begin with, as in addresses, by language.
pub type Alphabets = BTreeMap<String, BTreeSet<String>>;

/// For each postcode of the gazetteer, the smallest place that holds it.
pub struct PlaceOf(Vec<u32>);

impl PlaceOf {
    fn of(site: &Site) -> PlaceOf {
        let mut place_of = vec![u32::MAX; site.gazetteer.units().len()];
        let mut places: Vec<usize> = (0..site.places.len()).collect();
        places.sort_by_key(|place| std::cmp::Reverse(site.places[*place].units.len()));
        for place in places {
            for unit in &site.places[place].units {
                place_of[*unit as usize] = u32::try_from(place).unwrap_or(u32::MAX);
            }
        }
        PlaceOf(place_of)
    }

    /// The smallest place that holds a postcode.
    pub fn at(&self, site: &Site, postcode: Postcode) -> Option<usize> {
        let units = site.gazetteer.units();
        let unit = units
            .binary_search_by_key(&postcode, |unit| unit.postcode)
            .ok()?;
        let place = self.0[unit];
        (place != u32::MAX).then_some(place as usize)
    }
}

impl Lists {
    /// Sorts a site.
    pub fn of(site: &Site, docs: &[Doc]) -> Lists {
        let place_of = PlaceOf::of(site);
        let (sessions, by_name) = rayon::join(|| Sessions::of(site, &place_of), || by_name(docs));
        let mut by_need = vec![Vec::new(); site.needs.len()];
        let mut by_letter: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut for_places = Vec::new();
        for i in by_name {
            let doc = &docs[i];
            let needs: BTreeSet<usize> = doc
                .needs
                .iter()
                .flat_map(|need| [Some(*need), site.needs[*need].parent])
                .flatten()
                .collect();
            needs.into_iter().for_each(|need| by_need[need].push(i));
            by_letter.entry(letter(&doc.name)).or_default().push(i);
            let listed = match doc.kind {
                DocKind::Offer => {
                    site.offers[doc.index].record.offer_type != OfferType::Volunteering
                }
                DocKind::Group => site.groups[doc.index].offers.is_empty(),
                DocKind::Venue => false,
            };
            for_places.extend(listed.then_some(i));
        }
        for list in &mut by_need {
            list.sort_by_key(|i| docs[*i].kind);
        }
        Lists {
            parts: booklet::parts(site, docs, by_letter.values().flatten()),
            by_need,
            by_letter,
            for_places,
            localities: Locality::all(site),
            place_of,
            sessions,
            alphabets: Arc::default(),
        }
    }

    /// The letters that names begin with in this language.
    pub fn alphabet(&self) -> BTreeSet<String> {
        self.by_letter.keys().cloned().collect()
    }
}

/// Docs in the order of their names.
fn by_name(docs: &[Doc]) -> Vec<usize> {
    let names = docs.par_iter().enumerate();
    let mut names: Vec<(String, usize)> = names.map(|(i, doc)| (order(&doc.name), i)).collect();
    names.par_sort_unstable();
    names.into_iter().map(|(_, i)| i).collect()
}

/// How names are put in order: without "The", marks and case.
fn order(name: &str) -> String {
    crate::places::fold(name)
}

/// The heading under which a name stands from A to Z: `s`, or `0-9` for all else.
fn letter(name: &str) -> String {
    let name = name.trim_start();
    let name = match name.get(..4) {
        Some(the) if the.eq_ignore_ascii_case("the ") => &name[4..],
        Some(_) | None => name,
    };
    let first = name.chars().find(|c| c.is_alphanumeric());
    let plain = first.map(|c| crate::slug::slug(&c.to_string()));
    plain
        .filter(|slug| slug.len() == 1 && slug.starts_with(|c: char| c.is_ascii_lowercase()))
        .unwrap_or_else(|| "0-9".to_owned())
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn names_stand_under_their_first_letter() {
        let under = |names: &[&str]| names.iter().map(|name| letter(name)).collect::<Vec<_>>();
        assert_eq!(
            under(&["The Hub", "Éclair", "\"Quoted\"", "the"]),
            ["h", "e", "q", "t"]
        );
        assert_eq!(under(&["42nd Street", "你好", "", "…"]), ["0-9"; 4]);
    }
}
