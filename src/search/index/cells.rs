//! A list of entries divided by where people must be to be answered: some wherever they
//! are, the rest in cells of land. Who stands within some miles of a cell's bounds, at least
//! the site's own radius, may be answered by what is in it, and who does not is not: so the
//! browser fetches the cells about a person and misses nothing. Must not know how parts are
//! written.

use serde::Serialize;

use crate::gazetteer::Unit;
use crate::geo::Point;
use crate::model::Way;
use crate::places::AreaId;
use crate::postcode::Typed;
use crate::resolve::Site;
use crate::search::grid::{STEPS, rounded};
use crate::search::{Doc, Whereabouts};

/// A box in the steps of the index: south, west, north, east, its edges within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Bounds(i32, i32, i32, i32);

/// Some of a list's entries, by place in it, sorted; an entry may be in several cells.
#[derive(Debug)]
pub(super) struct Cell {
    pub bounds: Bounds,
    pub entries: Vec<usize>,
}

/// A cell is left as it is when a cut would leave more than this share on one side:
/// entries that cover much of it are on both.
const WORTH: (usize, usize) = (4, 5);

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

    /// The parts on both sides of a cut: up to and with `at`, and beyond it.
    fn cut(self, at: i32, across: Axis) -> (Option<Bounds>, Option<Bounds>) {
        let Bounds(south, west, north, east) = self;
        let sides = match across {
            Axis::Lat => [
                Bounds(south, west, north.min(at), east),
                Bounds(south.max(at + 1), west, north, east),
            ],
            Axis::Lon => [
                Bounds(south, west, north, east.min(at)),
                Bounds(south, west.max(at + 1), north, east),
            ],
        };
        let [low, high] = sides.map(|side| (side.0 <= side.2 && side.1 <= side.3).then_some(side));
        (low, high)
    }

    /// Its middle alone when no point of it is further than some miles from that.
    fn drawn_in(self, miles: f64) -> Bounds {
        let Bounds(south, west, north, east) = self;
        let (lat, lon) = (self.middle(Axis::Lat), self.middle(Axis::Lon));
        let middle = kept_at(lat, lon);
        let corners = [(south, west), (south, east), (north, west), (north, east)];
        let near = |(lat, lon)| middle.miles_to(kept_at(lat, lon)) <= miles;
        if corners.into_iter().all(near) {
            Bounds(lat, lon, lat, lon)
        } else {
            self
        }
    }

    fn middle(self, across: Axis) -> i32 {
        match across {
            Axis::Lat => i32::midpoint(self.0, self.2),
            Axis::Lon => i32::midpoint(self.1, self.3),
        }
    }
}

fn kept_at(lat: i32, lon: i32) -> Point {
    Point {
        lat: f64::from(lat) / STEPS,
        lon: f64::from(lon) / STEPS,
    }
}

#[derive(Debug, Clone, Copy)]
enum Axis {
    Lat,
    Lon,
}

/// For each area, a box: who is taken to be in the area is within the site's radius of it.
pub(super) struct Extents(Vec<Option<Bounds>>);

impl Extents {
    /// Of a site's areas: of its postcodes, and of what stands in for a postcode that is
    /// not known or not whole (the middles of sectors, outward codes and places).
    pub(super) fn of(site: &Site) -> Extents {
        let mut extents = Extents(vec![None; site.areas.list().len()]);
        let units = site.gazetteer.units();
        for (at, unit) in units.iter().enumerate() {
            let set = &site.areas.sets()[site.areas.set_of(at)];
            extents.stretch(set, Bounds::around(unit.point));
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
            extents.stretch(&at.areas, Bounds::around(at.point));
        }
        // A point is in one cell; a box may be in many.
        for own in extents.0.iter_mut().flatten() {
            *own = own.drawn_in(site.config.radius);
        }
        extents
    }

    fn stretch(&mut self, areas: &[AreaId], point: Bounds) {
        for area in areas {
            let own = &mut self.0[*area as usize];
            *own = Some(own.map_or(point, |own| own.with(point)));
        }
    }

    /// Where an entry's people are: boxes, of which one is within reach of each of them; `None`
    /// when it answers wherever they are. Follows [`crate::search::place`].
    pub(super) fn shapes(&self, doc: &Doc) -> Option<Vec<Bounds>> {
        let coverage = &doc.coverage;
        let comes = doc.reaches(&[Way::AtHome, Way::Delivery, Way::Phone, Way::Online]);
        if coverage.whole || coverage.uk || coverage.is_anyone() && (comes || doc.points.is_empty())
        {
            return None;
        }
        let areas = coverage.narrow.iter();
        let areas = areas.filter_map(|area| self.0.get(*area as usize).copied().flatten());
        let points = doc.points.iter().map(|point| Bounds::around(*point));
        let shapes: Vec<Bounds> = areas.chain(points).collect();
        // What covers only areas without a postcode is found by its name alone.
        (!shapes.is_empty()).then_some(shapes)
    }
}

/// An entry by place in its list, with its shapes.
type Item = (usize, Vec<Bounds>);

/// Divides a list: what answers anywhere, and cells of at most about `most` entries. A list
/// of no more is not divided, and all of it answers anywhere.
pub(super) fn cells(shapes: Vec<Option<Vec<Bounds>>>, most: usize) -> (Vec<usize>, Vec<Cell>) {
    let count = shapes.len();
    if count <= most {
        return ((0..count).collect(), Vec::new());
    }
    let mut anywhere = Vec::new();
    let mut placed: Vec<Item> = Vec::new();
    for (at, shapes) in shapes.into_iter().enumerate() {
        match shapes {
            Some(shapes) => placed.push((at, shapes)),
            None => anywhere.push(at),
        }
    }
    let mut cells = Vec::new();
    divide(placed, most, &mut cells);
    (anywhere, cells)
}

fn divide(items: Vec<Item>, most: usize, cells: &mut Vec<Cell>) {
    let all = items.iter().flat_map(|(_, shapes)| shapes).copied();
    let Some(bounds) = all.reduce(Bounds::with) else {
        return; // no one is within reach of any of them
    };
    if items.len() > most
        && let Some((low, high)) = halves(&items, bounds)
    {
        divide(low, most, cells);
        divide(high, most, cells);
        return;
    }
    cells.push(Cell {
        bounds,
        entries: items.into_iter().map(|(at, _)| at).collect(),
    });
}

/// The items on both sides of a cut across the longer way; `None` when it would not help.
fn halves(items: &[Item], bounds: Bounds) -> Option<(Vec<Item>, Vec<Item>)> {
    let Bounds(south, west, north, east) = bounds;
    // A degree of longitude is about three fifths of one of latitude in Britain.
    let axis = if (north - south) * 5 > (east - west) * 3 {
        Axis::Lat
    } else {
        Axis::Lon
    };
    let mut middles: Vec<i32> = items
        .iter()
        .flat_map(|(_, shapes)| shapes.iter().map(|shape| shape.middle(axis)))
        .collect();
    let half = middles.len() / 2;
    let (_, at, _) = middles.select_nth_unstable(half);
    let (mut low, mut high) = (Vec::new(), Vec::new());
    for (entry, shapes) in items {
        let (lows, highs): (Vec<_>, Vec<_>) =
            shapes.iter().map(|shape| shape.cut(*at, axis)).unzip();
        for (side, own) in [(&mut low, lows), (&mut high, highs)] {
            let own: Vec<Bounds> = own.into_iter().flatten().collect();
            if !own.is_empty() {
                side.push((*entry, own));
            }
        }
    }
    let (part, of) = WORTH;
    (low.len().max(high.len()) * of <= items.len() * part).then_some((low, high))
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

    #[test]
    fn who_stands_anywhere_misses_nothing_in_the_cells_about_them() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let site = Builder::new(root)
            .resolve(jiff::civil::date(2026, 11, 23))
            .0
            .expect("the sample has no faults");
        let docs = docs(&site);
        let extents = Extents::of(&site);
        let (anywhere, cells) = cells(docs.iter().map(|doc| extents.shapes(doc)).collect(), 8);
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
        assert!(left * 2 > had, "it spares something: {left} beside {had}");
    }

    #[test]
    fn each_entry_is_somewhere_and_a_crowd_in_one_spot_is_not_divided_for_ever() {
        let spot = |lat| Some(vec![Bounds(lat, 0, lat, 0)]);
        let crowd: Vec<_> = (0..100).map(|_| spot(5)).collect();
        let (anywhere, cells) = super::cells(crowd, 10);
        assert_eq!((anywhere.len(), cells.len()), (0, 1));
        let spread: Vec<_> = (0..100)
            .map(|at| if at % 2 == 0 { None } else { spot(at) })
            .collect();
        let (anywhere, cells) = super::cells(spread, 10);
        assert_eq!(anywhere.len(), 50);
        let mut all: Vec<usize> = cells.iter().flat_map(|cell| cell.entries.clone()).collect();
        all.sort_unstable();
        assert_eq!(all, (0..100).filter(|at| at % 2 == 1).collect::<Vec<_>>());
        assert!(cells.iter().all(|cell| cell.entries.len() <= 10));
    }
}
