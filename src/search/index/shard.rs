//! One outward code's postcodes: where each is and which areas it lies in. A browser
//! fetches the one that was typed, so no polygon and no other code reaches it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::FORMAT;
use super::columns::{runs, steps};
use super::digits::{signed, written};
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

/// A sector. Numbers of its units are texts, see [`super::digits`].
#[derive(Serialize)]
struct Part {
    digit: char,
    middle: (i32, i32),
    /// Steps from unit to unit of the pairs of letters that end them, as numbers.
    letters: String,
    /// Steps from the sector's middle, then from unit to unit.
    lat: String,
    lon: String,
    /// Runs: a set, and how many units in a row lie in it.
    runs: String,
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
                let local = indexes(gazetteer, units).into_iter().map(|unit| {
                    let set = site.areas.set_of(unit as usize);
                    *known.entry(set).or_insert_with(|| {
                        sets.push(site.areas.sets().get(set).cloned().unwrap_or_default());
                        sets.len() - 1
                    })
                });
                Part::of(gazetteer, units, runs(local))
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
        let points: Vec<(i32, i32)> = units.iter().map(|unit| rounded(unit.point)).collect();
        let from = |middle: i32, axis: fn(&(i32, i32)) -> i32| {
            signed(steps(
                points.iter().map(|point| i64::from(axis(point) - middle)),
            ))
        };
        let pairs = units.iter().map(|unit| letters(&unit.postcode.to_string()));
        Some(Part {
            digit: sector.to_string().chars().last()?,
            middle,
            letters: signed(steps(pairs)),
            lat: from(middle.0, |point| point.0),
            lon: from(middle.1, |point| point.1),
            runs: written(runs),
        })
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
