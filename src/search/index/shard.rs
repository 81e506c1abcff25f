//! One outward code's postcodes: where each is and which areas it lies in. A browser
//! fetches the one that was typed, so no polygon and no other code reaches it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::FORMAT;
use crate::gazetteer::{Gazetteer, Unit};
use crate::places::{AreaId, indexes};
use crate::postcode::{Outward, Typed};
use crate::resolve::Site;
use crate::search::grid::rounded;

/// The letters that end a postcode; two of them are a number to 399.
pub(super) const LETTERS: &str = "ABDEFGHJLNPQRSTUWXYZ";

/// An outward code.
#[derive(Serialize)]
pub(super) struct Shard {
    v: u32,
    /// Its middle.
    middle: (i32, i32),
    /// The sets of areas that its units lie in.
    sets: Vec<Vec<AreaId>>,
    sectors: Vec<Part>,
}

/// A sector.
#[derive(Serialize)]
struct Part {
    digit: char,
    middle: (i32, i32),
    /// Gaps between units: the first counts from the pair of letters before `AA`.
    gaps: Vec<usize>,
    /// Steps from the sector's middle, then from unit to unit.
    lat: Vec<i32>,
    lon: Vec<i32>,
    /// Runs: a set, and how many units in a row lie in it.
    runs: Vec<usize>,
}

impl Shard {
    /// The shard of an outward code that the gazetteer has.
    pub(super) fn of(site: &Site, outward: Outward) -> Option<Shard> {
        let gazetteer = &site.gazetteer;
        let middle = middle(gazetteer, &Typed::Outward(outward))?;
        let mut sets: Vec<Vec<AreaId>> = Vec::new();
        let mut known: BTreeMap<usize, usize> = BTreeMap::new();
        let same = |a: &Unit, b: &Unit| a.postcode.sector() == b.postcode.sector();
        let sectors = gazetteer
            .units_in_outward(&outward)
            .chunk_by(same)
            .filter_map(|units| {
                let mut runs: Vec<usize> = Vec::new();
                for unit in indexes(gazetteer, units) {
                    let set = site.areas.set_of(unit as usize);
                    let local = *known.entry(set).or_insert_with(|| {
                        sets.push(site.areas.sets().get(set).cloned().unwrap_or_default());
                        sets.len() - 1
                    });
                    match runs.len() {
                        n if n > 0 && runs[n - 2] == local => runs[n - 1] += 1,
                        _ => runs.extend([local, 1]),
                    }
                }
                Part::of(gazetteer, units, runs)
            })
            .collect();
        Some(Shard {
            v: FORMAT,
            middle,
            sets,
            sectors,
        })
    }
}

impl Part {
    fn of(gazetteer: &Gazetteer, units: &[Unit], runs: Vec<usize>) -> Option<Part> {
        let sector = units.first()?.postcode.sector();
        let middle = middle(gazetteer, &Typed::Sector(sector))?;
        let mut part = Part {
            digit: sector.to_string().chars().last()?,
            middle,
            gaps: Vec::with_capacity(units.len()),
            lat: Vec::with_capacity(units.len()),
            lon: Vec::with_capacity(units.len()),
            runs,
        };
        let (mut lat, mut lon) = middle;
        let mut next = 0;
        for unit in units {
            let number = letters(&unit.postcode.to_string());
            part.gaps.push(number + 1 - next);
            next = number + 1;
            let point = rounded(unit.point);
            part.lat.push(point.0 - lat);
            part.lon.push(point.1 - lon);
            (lat, lon) = point;
        }
        Some(part)
    }
}

fn middle(gazetteer: &Gazetteer, typed: &Typed) -> Option<(i32, i32)> {
    gazetteer
        .locate(typed)
        .map(|located| rounded(located.point))
}

/// The last two letters of a postcode as a number.
fn letters(postcode: &str) -> usize {
    postcode
        .chars()
        .skip(postcode.len() - 2)
        .fold(0, |sum, letter| {
            let at = LETTERS
                .find(letter)
                .expect("a postcode's grammar admits no other letters");
            sum * LETTERS.len() + at
        })
}
