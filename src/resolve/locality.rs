//! Where people say they live, as far as a page can know it without asking: a place, or
//! the first part of a postcode. Must not know what is there or how it is shown.

use std::collections::BTreeSet;

use super::Site;
use crate::gazetteer::Unit;
use crate::places::indexes;
use crate::postcode::{Outward, Sector};

/// Somewhere that has a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Locality {
    /// A place of `places.yaml`, by index.
    Place(usize),
    /// An outward code of the site's own area.
    Outward(Outward),
    /// A sector of one of those.
    Sector(Sector),
}

impl Locality {
    /// Every place, then every outward code of the area that has a postcode, each
    /// followed by its sectors. Not those of neighbours.
    pub fn all(site: &Site) -> Vec<Locality> {
        let mut all: Vec<Locality> = (0..site.places.len()).map(Locality::Place).collect();
        let outward: BTreeSet<Outward> = site.outward.iter().copied().collect();
        for outward in outward {
            let sectors = Locality::sectors(site, outward);
            if !sectors.is_empty() {
                all.push(Locality::Outward(outward));
                all.extend(sectors.into_iter().map(Locality::Sector));
            }
        }
        all
    }

    /// The sectors of an outward code that have a postcode, in order.
    pub fn sectors(site: &Site, outward: Outward) -> Vec<Sector> {
        let units = site.gazetteer.units_in_outward(&outward);
        let same = |a: &Unit, b: &Unit| a.postcode.sector() == b.postcode.sector();
        let first = |units: &[Unit]| units[0].postcode.sector();
        units.chunk_by(same).map(first).collect()
    }

    /// What people call it.
    pub fn name(self, site: &Site) -> String {
        match self {
            Locality::Place(place) => site.places[place].name.clone(),
            Locality::Outward(outward) => outward.to_string(),
            Locality::Sector(sector) => sector.to_string(),
        }
    }

    /// Its part of an address: `seacombe`, `ch44`, `ch44-1`.
    pub fn slug(self, site: &Site) -> String {
        match self {
            Locality::Place(place) => site.places[place].slug.clone(),
            Locality::Outward(_) | Locality::Sector(_) => {
                self.name(site).to_lowercase().replace(' ', "-")
            }
        }
    }

    /// Its page, below the base: `places/ch44-1/`.
    pub fn permalink(self, site: &Site) -> String {
        format!("places/{}/", self.slug(site))
    }

    /// Its postcodes, as indexes in the gazetteer, sorted.
    pub fn units(self, site: &Site) -> Vec<u32> {
        let gazetteer = &site.gazetteer;
        match self {
            Locality::Place(place) => site.places[place].units.clone(),
            Locality::Outward(outward) => indexes(gazetteer, gazetteer.units_in_outward(&outward)),
            Locality::Sector(sector) => indexes(gazetteer, gazetteer.units_in_sector(&sector)),
        }
    }

    /// The places that share a postcode with it, those that share most first.
    pub fn places(self, site: &Site) -> Vec<usize> {
        let own = self.units(site);
        let shared = |place: &usize| {
            let units = &site.places[*place].units;
            own.iter()
                .filter(|unit| units.binary_search(unit).is_ok())
                .count()
        };
        let mut places: Vec<(usize, usize)> = (0..site.places.len())
            .map(|place| (shared(&place), place))
            .filter(|(shared, _)| *shared > 0)
            .collect();
        places.sort_by_key(|(shared, place)| (std::cmp::Reverse(*shared), *place));
        places.into_iter().map(|(_, place)| place).collect()
    }
}

/// Why a place may not have a slug that an outward code's or a sector's page has, or its
/// leaflet's beside other papers.
pub(super) fn taken(slug: &str) -> Option<String> {
    let code = slug.replace('-', " ");
    let why = if code.parse::<Outward>().is_ok() || code.parse::<Sector>().is_ok() {
        "postcodes have pages of their own"
    } else if slug == BOOKLET {
        "the booklet has this address"
    } else {
        return None;
    };
    Some(format!("`{slug}` cannot be an address: {why}"))
}

/// Stands beside the leaflets: `print/booklet/`.
pub const BOOKLET: &str = "booklet";

#[cfg(test)]
mod tests {
    use super::taken;

    #[test]
    fn a_place_may_not_stand_where_a_postcode_does() {
        for slug in ["ch44", "ch44-1", "m1", "booklet"] {
            assert!(taken(slug).is_some(), "{slug}");
        }
        for slug in ["seacombe", "north-end", "m1-corridor", "ch44-village"] {
            assert_eq!(taken(slug), None, "{slug}");
        }
    }
}
