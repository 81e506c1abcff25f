//! The names of places and needs, for what is typed that is no postcode, and the order of
//! entries by name, for when there is no place to sort them by.

use serde::Serialize;

use super::FORMAT;
use crate::foreign::plain;
use crate::places::AreaId;
use crate::postcode::Outward;
use crate::resolve::Site;
use crate::search::Whereabouts;
use crate::search::grid::rounded;

/// For each entry in the order of the index, where its name stands among all names.
#[derive(Serialize)]
pub(super) struct ByName {
    v: u32,
    names: Vec<usize>,
}

impl ByName {
    pub(super) fn new(names: Vec<usize>) -> ByName {
        ByName { v: FORMAT, names }
    }
}

/// Places and outward codes, for what is not a postcode and for "Use my location".
#[derive(Serialize)]
pub(super) struct Names {
    v: u32,
    places: Vec<PlaceName>,
    /// Outward codes and the box that holds each: south, west, north, east.
    codes: Vec<(String, i32, i32, i32, i32)>,
    /// As in the hint of the search page, with what else they are called.
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
        name: plain(&need.name).into_owned(),
        also: need.also.iter().chain(&need.others).cloned().collect(),
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
                also: place.also.iter().chain(&place.others).cloned().collect(),
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
