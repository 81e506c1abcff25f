//! Files for what is typed in words: the names of places and needs, and for now the
//! words of every entry, one text each. Fetched only when words are typed.

use rayon::prelude::*;
use serde::Serialize;

use super::FORMAT;
use crate::model::Entry;
use crate::places::AreaId;
use crate::postcode::Outward;
use crate::resolve::Site;
use crate::search::fold::fold;
use crate::search::grid::rounded;
use crate::search::{Doc, DocKind, Whereabouts};

/// The words of every entry, in the order of the index. A full text index takes this
/// file's place; what it must go on giving is each entry's folded name, by which a
/// search without a postcode is sorted.
#[derive(Serialize)]
pub(super) struct Words {
    v: u32,
    /// `folded name|other words`.
    words: Vec<String>,
}

impl Words {
    /// The words of some docs in the order of the index.
    pub(super) fn of(site: &Site, docs: &[Doc], order: &[usize]) -> Words {
        let words = order.par_iter().map(|&at| line(site, &docs[at])).collect();
        Words { v: FORMAT, words }
    }
}

fn line(site: &Site, doc: &Doc) -> String {
    let entry: &Entry = match doc.kind {
        DocKind::Offer => &site.offers[doc.index].record.entry,
        DocKind::Group => &site.groups[doc.index].record.entry,
        DocKind::Venue => &site.venues[doc.index].record.entry,
    };
    let mut texts: Vec<&str> = vec![entry.summary()];
    texts.extend(entry.also_known_as.iter().map(String::as_str));
    texts.extend(entry.tags.iter().map(String::as_str));
    if doc.kind == DocKind::Offer {
        let offer = &site.offers[doc.index];
        let group = |at: &usize| site.groups[*at].record.entry.name.as_str();
        let venue = |at: &(usize, usize)| site.venues[at.0].record.entry.name.as_str();
        texts.extend(offer.groups.iter().map(group));
        texts.extend(offer.venues.iter().map(venue));
    }
    let name = fold(&entry.name);
    // Each word once. The words of needs are not here: the browser has each need's
    // words with the search page and each entry's needs in the table.
    let mut seen: Vec<&str> = name.split_whitespace().collect();
    let rest = texts.into_iter().map(fold).collect::<Vec<_>>().join(" ");
    let start = seen.len();
    for word in rest.split_whitespace() {
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    format!("{name}|{}", seen[start..].join(" "))
}

/// Places and outward codes, for what is not a postcode and for "Use my location".
#[derive(Serialize)]
pub(super) struct Names {
    v: u32,
    places: Vec<PlaceName>,
    /// Outward codes and the box that holds each: south, west, north, east.
    codes: Vec<(String, i32, i32, i32, i32)>,
    /// As in the hint of the search page.
    needs: Vec<NeedName>,
}

/// A place, as in [`Whereabouts::of_place`].
#[derive(Serialize)]
struct PlaceName {
    slug: String,
    name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    at: (i32, i32),
    areas: Vec<AreaId>,
    inside: bool,
}

/// A need and the words people use for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedName {
    /// Last part of its address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Words people use for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The wider need, by place in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<usize>,
}

/// Every need, so that a need's id is its place in the list.
pub(super) fn needs(site: &Site) -> Vec<NeedName> {
    let name = |need: &crate::resolve::Need| NeedName {
        slug: need.slug.clone(),
        name: need.name.clone(),
        also: need.also.clone(),
        parent: need.parent,
    };
    site.needs.iter().map(name).collect()
}

impl Names {
    /// The names of a site. Places without a known postcode cannot be searched from.
    pub(super) fn of(site: &Site, outwards: &[Outward]) -> Names {
        let place = |(at, place): (usize, &crate::resolve::Place)| {
            let whereabouts = Whereabouts::of_place(site, at)?;
            Some(PlaceName {
                slug: place.slug.clone(),
                name: place.name.clone(),
                also: place.also.clone(),
                at: rounded(whereabouts.point),
                areas: whereabouts.areas,
                inside: whereabouts.inside,
            })
        };
        let codes = outwards.iter().map(|outward| {
            let units = site.gazetteer.units_in_outward(outward);
            let first = (i32::MAX, i32::MAX, i32::MIN, i32::MIN);
            let (south, west, north, east) = units
                .iter()
                .map(|unit| rounded(unit.point))
                .fold(first, |(s, w, n, e), (lat, lon)| {
                    (s.min(lat), w.min(lon), n.max(lat), e.max(lon))
                });
            (outward.to_string(), south, west, north, east)
        });
        Names {
            v: FORMAT,
            places: site.places.iter().enumerate().filter_map(place).collect(),
            codes: codes.collect(),
            needs: needs(site),
        }
    }
}
