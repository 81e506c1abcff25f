//! Entries in columns, which compress better than rows: where each is, whom it covers, what
//! it answers and when it is on. Distinct values are written once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::traits::{Names, Traits};
use crate::model::{Referral, Way};
use crate::places::AreaId;
use crate::resolve::{Common, NeedId, Running, Site};
use crate::search::grid::rounded;
use crate::search::{Doc, DocKind};

/// Columns over some entries in the order of the index.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Columns {
    /// Distinct facets: bits, see [`facets`].
    facets: Vec<u32>,
    /// For each entry, its facets among those.
    facet: Vec<usize>,
    /// Distinct lists of needs.
    need_lists: Vec<Vec<NeedId>>,
    need: Vec<usize>,
    /// Distinct lists of areas.
    area_lists: Vec<Vec<AreaId>>,
    area: Vec<usize>,
    /// Runs: a number of points, and how many entries in a row have it.
    points: Vec<usize>,
    /// Steps from point to point.
    lat: Vec<i32>,
    lon: Vec<i32>,
    /// Steps in the order by name among entries that are equally far.
    tie: Vec<i64>,
    /// Distinct access, ages and languages.
    trait_lists: Vec<Traits>,
    /// Runs: one of those, and how many entries in a row have it.
    traits: Vec<usize>,
    /// Distinct schedules in their short form, see [`crate::hours::compact`].
    time_lists: Vec<String>,
    /// For each entry, its schedule among those.
    time: Vec<usize>,
}

impl Columns {
    /// Of entries, each with its place by name among those that are equally far.
    pub(super) fn of(site: &Site, names: &Names, entries: &[(&Doc, usize)]) -> Columns {
        let (mut kinds, mut needs, mut areas) = (Distinct::new(), Distinct::new(), Distinct::new());
        let (mut facet, mut need, mut area) = (Vec::new(), Vec::new(), Vec::new());
        let (mut points, mut lat, mut lon) = (Vec::<usize>::new(), Vec::new(), Vec::new());
        let (mut sets, mut traits) = (Distinct::new(), Vec::<usize>::new());
        let (mut times, mut time) = (Distinct::new(), Vec::new());
        let mut last = (0, 0);
        for (doc, _) in entries {
            facet.push(kinds.place(&facets(site, doc)));
            need.push(needs.place(&doc.needs));
            area.push(areas.place(&doc.coverage.narrow));
            time.push(times.place(&doc.times.short()));
            run_on(&mut points, doc.points.len());
            run_on(&mut traits, sets.place(&names.traits(site, doc)));
            for point in doc.points.iter().map(|point| rounded(*point)) {
                lat.push(point.0 - last.0);
                lon.push(point.1 - last.1);
                last = point;
            }
        }
        let ties: Vec<usize> = entries.iter().map(|(_, tie)| *tie).collect();
        Columns {
            facets: kinds.list,
            facet,
            need_lists: needs.list,
            need,
            area_lists: areas.list,
            area,
            points,
            lat,
            lon,
            tie: steps(&ties),
            trait_lists: sets.list,
            traits,
            time_lists: times.list,
            time,
        }
    }
}

/// Distinct values, each known by its place.
struct Distinct<T> {
    list: Vec<T>,
    places: BTreeMap<T, usize>,
}

impl<T: Ord + Clone> Distinct<T> {
    fn new() -> Self {
        Distinct {
            list: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    fn place(&mut self, value: &T) -> usize {
        if let Some(place) = self.places.get(value) {
            return *place;
        }
        self.list.push(value.clone());
        self.places.insert(value.clone(), self.list.len() - 1);
        self.list.len() - 1
    }
}

/// Adds a value to runs of `[value, times, value, times, …]`.
fn run_on(runs: &mut Vec<usize>, value: usize) {
    match runs.len() {
        n if n > 0 && runs[n - 2] == value => runs[n - 1] += 1,
        _ => runs.extend([value, 1]),
    }
}

/// Each number less the one before: a run of names in order is a run of ones.
fn steps(numbers: &[usize]) -> Vec<i64> {
    let signed = |n: &usize| i64::try_from(*n).expect("a site has fewer entries than that");
    std::iter::once(0)
        .chain(numbers.iter().map(signed))
        .zip(numbers.iter().map(signed))
        .map(|(before, own)| own - before)
        .collect()
}

/// Facets as bits: kind (2), ways (5), whole area, UK, free, referral (2: not said,
/// none, self, professional), paused.
fn facets(site: &Site, doc: &Doc) -> u32 {
    let common: &Common = match doc.kind {
        DocKind::Offer => &site.offers[doc.index].common,
        DocKind::Group => &site.groups[doc.index].common,
        DocKind::Venue => &site.venues[doc.index].common,
    };
    let kind = match doc.kind {
        DocKind::Offer => 0,
        DocKind::Group => 1,
        DocKind::Venue => 2,
    };
    let ways = doc.ways.iter().fold(0, |bits, way| {
        bits | match way {
            Way::InPerson => 1,
            Way::AtHome => 2,
            Way::Delivery => 4,
            Way::Phone => 8,
            Way::Online => 16,
        }
    });
    let (free, referral) = match doc.kind {
        DocKind::Offer => {
            let record = &site.offers[doc.index].record;
            let referral = match record.referral {
                None => 0,
                Some(Referral::None) => 1,
                Some(Referral::Own) => 2,
                Some(Referral::Professional) => 3,
            };
            (record.cost.as_ref().is_some_and(|cost| cost.free), referral)
        }
        DocKind::Group | DocKind::Venue => (false, 0),
    };
    kind | ways << 2
        | u32::from(doc.coverage.whole) << 7
        | u32::from(doc.coverage.uk) << 8
        | u32::from(free) << 9
        | referral << 10
        | u32::from(common.running == Running::Paused) << 12
}
