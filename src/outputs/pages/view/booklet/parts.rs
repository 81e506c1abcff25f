//! What stands in which section of the booklet, and how sections are lettered.

use crate::model::OfferType;
use crate::resolve::Site;
use crate::search::{Doc, DocKind};

/// What a section is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A top need.
    Need(usize),
    /// What gives no need.
    Others,
    /// What asks for help.
    Volunteering,
    /// Venues.
    Venues,
}

/// What stands in a section, by name: indexes of docs.
pub struct PartList {
    pub part: Part,
    pub docs: Vec<usize>,
}

/// `A` to `Z`, then `AA`.
pub(super) fn section_letter(index: usize) -> String {
    let own = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => own.to_string(),
        before => format!("{}{own}", section_letter(before - 1)),
    }
}

/// The top need that an entry stands under where it can stand under one only.
pub(super) fn first_need(site: &Site, doc: &Doc) -> Option<usize> {
    let first = *doc.needs.first()?;
    Some(site.needs[first].parent.unwrap_or(first))
}

/// The booklet's sections, in their order: each entry in one of them.
pub fn parts<'a>(
    site: &Site,
    docs: &[Doc],
    by_name: impl Iterator<Item = &'a usize>,
) -> Vec<PartList> {
    let needs = site.needs.len();
    // After the needs: others, volunteering, venues.
    let mut lists: Vec<Vec<usize>> = vec![Vec::new(); needs + 3];
    let mut put = |at: usize, doc: usize| lists[at].push(doc);
    for &i in by_name {
        let doc = &docs[i];
        match doc.kind {
            DocKind::Offer => {
                let sort = site.offers[doc.index].record.offer_type;
                match sort == OfferType::Volunteering {
                    true => put(needs + 1, i),
                    false => put(first_need(site, doc).unwrap_or(needs), i),
                }
            }
            // A group stands in the index with what it runs.
            DocKind::Group if !site.groups[doc.index].offers.is_empty() => {}
            DocKind::Group => put(first_need(site, doc).unwrap_or(needs), i),
            DocKind::Venue => put(needs + 2, i),
        }
    }
    let part = |at: usize| match at.checked_sub(needs) {
        None => Part::Need(at),
        Some(0) => Part::Others,
        Some(1) => Part::Volunteering,
        Some(_) => Part::Venues,
    };
    let lists = lists.into_iter().enumerate();
    lists
        .filter(|(_, docs)| !docs.is_empty())
        .map(|(at, docs)| PartList {
            part: part(at),
            docs,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::section_letter;

    #[test]
    fn sections_are_lettered_past_z() {
        let letters = [0, 25, 26, 27, 701, 702].map(section_letter);
        assert_eq!(letters, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
