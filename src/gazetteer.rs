//! The gazetteer: where each postcode is and in which ward, in memory, sorted, with
//! lookups by postcode, sector, outward code and ward. Knows nothing of entries,
//! coverage or pages.
//!
//! [`Gazetteer::read`] builds it from the texts of `content/postcodes/*.csv`;
//! [`import`] writes those files from the official downloads.

pub mod download;
pub mod import;
pub mod osgb;
mod read;

use crate::geo::Point;
use crate::postcode::{Outward, Postcode, Sector, Typed};

/// Every postcode that the site knows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gazetteer {
    /// By postcode, each once.
    units: Vec<Unit>,
    /// By code, each once.
    wards: Vec<Ward>,
    /// Indexes into `units`, ward by ward.
    by_ward: Vec<u32>,
}

/// One postcode and its facts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The postcode.
    pub postcode: Postcode,
    /// Its middle address.
    pub point: Point,
    /// The month in which Royal Mail ended it, as 202604; people go on using it.
    pub ended: Option<u32>,
    ward: Option<u16>,
}

/// An electoral ward or division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ward {
    /// As the Office for National Statistics writes it: `E05000971`.
    pub code: String,
    /// Its name, when `wards.csv` gives one.
    pub name: Option<String>,
    /// Where its postcodes are in `by_ward`.
    first: usize,
    count: usize,
}

/// How closely a place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The postcode itself.
    Unit,
    /// The middle of a sector's postcodes.
    Sector,
    /// The middle of an outward code's postcodes.
    Outward,
}

/// Where something typed is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Located {
    /// The place.
    pub point: Point,
    /// What it is the place of.
    pub precision: Precision,
    /// True when what was typed is not known and something wider stands in: to be
    /// said to the reader.
    pub fallback: bool,
}

impl Gazetteer {
    /// The facts of one postcode.
    pub fn get(&self, postcode: Postcode) -> Option<&Unit> {
        let at = self.units.binary_search_by_key(&postcode, |u| u.postcode);
        at.ok().map(|at| &self.units[at])
    }

    /// Every postcode, in order.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The postcodes of a sector, in order; empty when it is not known.
    pub fn units_in_sector(&self, sector: &Sector) -> &[Unit] {
        self.range(|unit| unit.postcode.sector().cmp(sector))
    }

    /// The postcodes of an outward code, in order; empty when it is not known.
    pub fn units_in_outward(&self, outward: &Outward) -> &[Unit] {
        self.range(|unit| unit.postcode.outward().cmp(outward))
    }

    fn range(&self, place: impl Fn(&Unit) -> std::cmp::Ordering) -> &[Unit] {
        let from = self.units.partition_point(|u| place(u).is_lt());
        let count = self.units[from..].partition_point(|u| place(u).is_eq());
        &self.units[from..from + count]
    }

    /// Every outward code that has a postcode, in order.
    pub fn outwards(&self) -> impl Iterator<Item = Outward> + '_ {
        let same = |a: &Unit, b: &Unit| a.postcode.outward() == b.postcode.outward();
        self.units.chunk_by(same).map(|u| u[0].postcode.outward())
    }

    /// Where something typed is. A postcode that is not known (new, or long ended) is
    /// placed at its sector's middle, else at its outward code's, and says so.
    pub fn locate(&self, typed: &Typed) -> Option<Located> {
        let unit = |postcode| self.get(postcode).map(|unit| unit.point);
        let sector = |sector| middle(self.units_in_sector(&sector));
        let outward = |outward| middle(self.units_in_outward(&outward));
        let ways = match *typed {
            Typed::Unit(p) => [unit(p), sector(p.sector()), outward(p.outward())],
            Typed::Sector(s) => [None, sector(s), outward(s.outward())],
            Typed::Outward(o) => [None, None, outward(o)],
        };
        let wanted = match typed {
            Typed::Unit(_) => Precision::Unit,
            Typed::Sector(_) => Precision::Sector,
            Typed::Outward(_) => Precision::Outward,
        };
        [Precision::Unit, Precision::Sector, Precision::Outward]
            .into_iter()
            .zip(ways)
            .find_map(|(precision, point)| {
                point.map(|point| Located {
                    point,
                    precision,
                    fallback: precision != wanted,
                })
            })
    }

    /// Every ward that has a postcode or a name, by code.
    pub fn wards(&self) -> &[Ward] {
        &self.wards
    }

    /// A ward by its code.
    pub fn ward(&self, code: &str) -> Option<&Ward> {
        let at = self.wards.binary_search_by(|w| w.code.as_str().cmp(code));
        at.ok().map(|at| &self.wards[at])
    }

    /// The postcodes of a ward, in order; none when the code is not known.
    pub fn ward_units(&self, code: &str) -> impl Iterator<Item = &Unit> {
        let range = self.ward(code).map_or(0..0, |w| w.first..w.first + w.count);
        self.by_ward[range]
            .iter()
            .map(|&at| &self.units[at as usize])
    }
}

/// The middle of the postcodes in use, or of all when none is.
fn middle(units: &[Unit]) -> Option<Point> {
    let points = |ended: bool| {
        let kept = units.iter().filter(move |u| ended || u.ended.is_none());
        Point::centre(kept.map(|unit| unit.point))
    };
    points(false).or_else(|| points(true))
}

/// True within the box that holds the United Kingdom, the Isle of Man and the
/// Channel Islands.
fn in_britain(point: Point) -> bool {
    (49.0..61.0).contains(&point.lat) && (-8.7..1.9).contains(&point.lon)
}

/// True for a code like `E05000971`.
fn is_ward_code(text: &str) -> bool {
    text.len() == 9
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text[1..].bytes().all(|b| b.is_ascii_digit())
}

/// A year and month like `202604`, as the official files write it.
fn month(text: &str) -> Option<u32> {
    let month = text.parse::<u32>().ok();
    month.filter(|n| text.len() == 6 && (1..=12).contains(&(n % 100)))
}

#[cfg(test)]
mod tests;
