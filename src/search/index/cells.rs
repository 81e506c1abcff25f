//! Where on the land an entry belongs, and a list of entries divided by that: some answer
//! wherever people are, the rest are in cells. Who stands within some miles of a cell's
//! bounds, at least the site's own radius, may be answered by what is in it, and who does
//! not is not: so the browser fetches the cells about a person and misses nothing. Must not
//! know how parts are written.

use serde::Serialize;

use crate::gazetteer::Unit;
use crate::geo::Point;
use crate::model::Way;
use crate::places::AreaId;
use crate::postcode::Typed;
use crate::resolve::Site;
use crate::search::grid::{rounded, unrounded};
use crate::search::{Doc, Whereabouts};

/// A box in the steps of the index: south, west, north, east, its edges within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Bounds(i32, i32, i32, i32);

impl Bounds {
    fn around(point: Point) -> Bounds {
        let (lat, lon) = rounded(point);
        Bounds(lat, lon, lat, lon)
    }

    fn with(self, other: Bounds) -> Bounds {
        Bounds(
            self.0.min(other.0),
            self.1.min(other.1),
            self.2.max(other.2),
            self.3.max(other.3),
        )
    }

    fn middle(self) -> Point {
        unrounded((i32::midpoint(self.0, self.2), i32::midpoint(self.1, self.3)))
    }

    /// Whether all of it is within some miles of a point.
    fn is_within(self, miles: f64, point: Point) -> bool {
        let Bounds(south, west, north, east) = self;
        let corners = [(south, west), (south, east), (north, west), (north, east)];
        corners
            .into_iter()
            .all(|corner| point.miles_to(unrounded(corner)) <= miles)
    }
}

/// Where an entry belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::search) struct Home {
    /// Whoever is in an area that it serves is within the site's radius of this.
    pub point: Point,
    /// That and all points of the entry.
    bounds: Bounds,
}

/// Land that is not divided: no more than this many times the site's radius from its middle.
/// In a borough most of it is near everyone, and the cells of it cost more than they spare.
const BOROUGH: f64 = 5.0;

/// For each entry where it belongs; `None` for what answers wherever people are, for what is
/// in several places far apart, and for all of a borough.
pub(in crate::search) fn homes(site: &Site, docs: &[Doc]) -> Vec<Option<Home>> {
    let points = docs.iter().flat_map(|doc| &doc.points);
    let land = points
        .map(|point| Bounds::around(*point))
        .reduce(Bounds::with);
    let miles = BOROUGH * site.config.radius;
    if land.is_none_or(|land| land.is_within(miles, land.middle())) {
        return vec![None; docs.len()];
    }
    homes_apart(site, docs)
}

/// The same on land of any size.
fn homes_apart(site: &Site, docs: &[Doc]) -> Vec<Option<Home>> {
    let areas = extents(site);
    docs.iter()
        .map(|doc| Home::of(doc, &areas, site.config.radius))
        .collect()
}

impl Home {
    /// Follows [`crate::search::place`]. `areas` are as [`extents`] gives them.
    fn of(doc: &Doc, areas: &[Option<Bounds>], radius: f64) -> Option<Home> {
        let coverage = &doc.coverage;
        let comes = doc.reaches(&[Way::AtHome, Way::Delivery, Way::Phone, Way::Online]);
        if coverage.whole || coverage.uk || coverage.is_anyone() && comes {
            return None;
        }
        let served = coverage.narrow.iter();
        let served = served.filter_map(|area| areas[*area as usize]);
        let points = || doc.points.iter().map(|point| Bounds::around(*point));
        let all = served.chain(points()).reduce(Bounds::with)?;
        let mut tried = doc.points.iter().copied().chain([all.middle()]);
        let point = tried.find(|point| all.is_within(radius, *point))?;
        let bounds = points().fold(Bounds::around(point), Bounds::with);
        Some(Home { point, bounds })
    }
}

/// For each area of a site a box that holds whoever may be taken to be in it: its
/// postcodes, and what stands in for a postcode that is not known or not whole (the middles
/// of sectors, outward codes and places). `None` where there is no postcode.
fn extents(site: &Site) -> Vec<Option<Bounds>> {
    let mut extents: Vec<Option<Bounds>> = vec![None; site.areas.list().len()];
    let mut stretch = |areas: &[AreaId], point: Point| {
        let point = Bounds::around(point);
        for area in areas {
            let own = &mut extents[*area as usize];
            *own = Some(own.map_or(point, |own| own.with(point)));
        }
    };
    let units = site.gazetteer.units();
    for (at, unit) in units.iter().enumerate() {
        stretch(&site.areas.sets()[site.areas.set_of(at)], unit.point);
    }
    let outward = |unit: &Unit| unit.postcode.outward();
    let sector = |unit: &Unit| unit.postcode.sector();
    let outwards = units.chunk_by(|a, b| outward(a) == outward(b));
    let sectors = units.chunk_by(|a, b| sector(a) == sector(b));
    let typed = outwards
        .map(|own| Typed::Outward(outward(&own[0])))
        .chain(sectors.map(|own| Typed::Sector(sector(&own[0]))));
    let middles = typed.filter_map(|typed| Whereabouts::of(site, &typed));
    let places = (0..site.places.len()).filter_map(|at| Whereabouts::of_place(site, at));
    for at in middles.chain(places) {
        stretch(&at.areas, at.point);
    }
    extents
}

/// Some of a list's entries, by place in it, sorted.
#[derive(Debug)]
pub(super) struct Cell {
    pub bounds: Bounds,
    pub entries: Vec<usize>,
}

/// Divides a list of homes that stand in the order of the index: what answers anywhere, and
/// cells of at most `most` entries that lie close to each other. A list of no more is not
/// divided, and all of it answers anywhere.
pub(super) fn cells(homes: &[Option<Home>], most: usize) -> (Vec<usize>, Vec<Cell>) {
    if homes.len() <= most {
        return ((0..homes.len()).collect(), Vec::new());
    }
    let (mut placed, anywhere): (Vec<usize>, Vec<usize>) =
        (0..homes.len()).partition(|at| homes[*at].is_some());
    let home = |at: &usize| homes[*at].expect("only those that have one");
    placed.sort_by_cached_key(|at| super::order::along(home(at).point));
    let cells = placed.chunks(most.max(1)).filter_map(|own| {
        let bounds = own.iter().map(|at| home(at).bounds).reduce(Bounds::with)?;
        let mut entries = own.to_vec();
        entries.sort_unstable();
        Some(Cell { bounds, entries })
    });
    (anywhere, cells.collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::build::Builder;
    use crate::geo::METRES_PER_MILE;
    use crate::search::{docs, place};

    /// Miles north or south between two latitudes in steps.
    fn miles(steps: i32) -> f64 {
        f64::from(steps) / 1e4 * 111_195.0 / METRES_PER_MILE
    }

    impl Bounds {
        /// Whether a point may be within some miles: no further on either way.
        fn is_near(self, point: Point, within: f64) -> bool {
            let (lat, lon) = rounded(point);
            let north = (self.0 - lat).max(lat - self.2).max(0);
            let east = (self.1 - lon).max(lon - self.3).max(0);
            let narrow = point.lat.to_radians().cos();
            miles(north) <= within && miles(east) * narrow <= within
        }
    }

    fn sample() -> Site {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (site, ..) = Builder::new(root).resolve(jiff::civil::date(2026, 11, 23));
        site.expect("the sample has no faults")
    }

    #[test]
    fn who_stands_anywhere_misses_nothing_in_the_cells_about_them() {
        let site = sample();
        let docs = docs(&site);
        let homes = homes_apart(&site, &docs);
        let (anywhere, cells) = cells(&homes, 8);
        assert!(cells.len() > 4, "{}", cells.len());
        let units = site.gazetteer.units().iter().step_by(97);
        let typed = units.map(|unit| Typed::Unit(unit.postcode));
        let codes = site.outward.iter().map(|outward| Typed::Outward(*outward));
        let people = typed
            .chain(codes)
            .filter_map(|typed| Whereabouts::of(&site, &typed));
        let places = (0..site.places.len()).filter_map(|at| Whereabouts::of_place(&site, at));
        let (mut had, mut left) = (0, 0);
        for person in people.chain(places) {
            for within in [1.0_f64, 3.0] {
                let mut known = anywhere.clone();
                let fetched = within.max(site.config.radius);
                let near = |cell: &&Cell| cell.bounds.is_near(person.point, fetched);
                known.extend(cells.iter().filter(near).flat_map(|cell| &cell.entries));
                for (at, doc) in docs.iter().enumerate() {
                    let is_known = known.contains(&at);
                    had += usize::from(is_known);
                    left += usize::from(!is_known);
                    assert!(
                        is_known || place(doc, &person, within).is_none(),
                        "{} from {:?}",
                        doc.name,
                        person.point
                    );
                }
            }
        }
        assert!(left * 4 > had, "it spares something: {left} beside {had}");
    }

    #[test]
    fn each_entry_is_in_one_part_and_cells_are_of_a_size() {
        let home = |lat: f64| {
            let point = Point { lat, lon: -3.0 };
            let bounds = Bounds::around(point);
            Some(Home { point, bounds })
        };
        let homes: Vec<_> = (0..100_u32)
            .map(|at| (at % 2 == 1).then(|| home(53.0 + f64::from(at) / 1e3))?)
            .collect();
        let (anywhere, cells) = super::cells(&homes, 10);
        assert_eq!(
            anywhere,
            (0..100).filter(|at| at % 2 == 0).collect::<Vec<_>>()
        );
        let mut all: Vec<usize> = cells.iter().flat_map(|cell| cell.entries.clone()).collect();
        all.sort_unstable();
        assert_eq!(all, (0..100).filter(|at| at % 2 == 1).collect::<Vec<_>>());
        assert!(cells.iter().all(|cell| cell.entries.len() <= 10));
        let (anywhere, cells) = super::cells(&homes, 100);
        assert_eq!((anywhere.len(), cells.len()), (100, 0), "few");
    }

    #[test]
    fn a_borough_is_not_divided() {
        let site = sample();
        assert!(homes(&site, &docs(&site)).iter().all(Option::is_none));
    }
}
