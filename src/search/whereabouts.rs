//! Where a person is, as far as finding needs to know.

use super::grid::kept;
use crate::gazetteer::Precision;
use crate::geo::Point;
use crate::places::AreaId;
use crate::postcode::Typed;
use crate::resolve::{Locality, Site};

/// A person's whereabouts.
#[derive(Debug, Clone, PartialEq)]
pub struct Whereabouts {
    /// The point that distances are measured from.
    pub point: Point,
    /// Areas that the person is in, sorted.
    pub areas: Vec<AreaId>,
    /// Within the site's own area.
    pub inside: bool,
    /// How closely the postcode is known.
    pub precision: Precision,
    /// True when the postcode is not known and something wider stands in.
    pub fallback: bool,
}

/// The share of a sector's postcodes that an area must hold to be taken for a
/// postcode that is not known.
const HALF: f64 = 0.5;

impl Whereabouts {
    /// From a postcode, a sector or an outward code; `None` when the gazetteer has
    /// nothing near.
    pub fn of(site: &Site, typed: &Typed) -> Option<Whereabouts> {
        let gazetteer = &site.gazetteer;
        let located = gazetteer.locate(typed)?;
        let outward = typed.outward();
        let sector = match typed {
            Typed::Unit(postcode) => Some(postcode.sector()),
            Typed::Sector(sector) => Some(*sector),
            Typed::Outward(_) => None,
        };
        let units = match (located.precision, typed, sector) {
            (Precision::Unit, Typed::Unit(postcode), _) => gazetteer
                .get(*postcode)
                .map(std::slice::from_ref)
                .unwrap_or_default(),
            (Precision::Sector, _, Some(sector)) => gazetteer.units_in_sector(&sector),
            (Precision::Unit | Precision::Sector | Precision::Outward, _, _) => {
                gazetteer.units_in_outward(&outward)
            }
        };
        let share = if located.fallback { HALF } else { 0.0 };
        Some(Whereabouts {
            point: kept(located.point),
            areas: site
                .areas
                .around(crate::places::indexes(gazetteer, units).into_iter(), share),
            inside: site.covers(outward),
            precision: located.precision,
            fallback: located.fallback,
        })
    }

    /// From where people say that they live: for a sector as in the middle of it.
    pub fn of_locality(site: &Site, locality: Locality) -> Option<Whereabouts> {
        match locality {
            Locality::Place(place) => Whereabouts::of_place(site, place),
            Locality::Outward(outward) => Whereabouts::of(site, &Typed::Outward(outward)),
            Locality::Sector(sector) => Whereabouts::of(site, &Typed::Sector(sector)),
        }
    }

    /// From a place; `None` when none of its postcodes is known.
    pub fn of_place(site: &Site, place: usize) -> Option<Whereabouts> {
        let place = &site.places[place];
        let units = site.gazetteer.units();
        Some(Whereabouts {
            point: kept(place.centre?),
            areas: site.areas.around(place.units.iter().copied(), 0.0),
            inside: place
                .units
                .iter()
                .any(|unit| site.covers(units[*unit as usize].postcode.outward())),
            precision: Precision::Sector,
            fallback: false,
        })
    }
}
