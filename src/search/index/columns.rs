//! Entries in columns, which compress better than rows: where each is, whom it covers, what
//! it answers and when it is on. Distinct values are written once.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::digits::{signed, written};
use super::traits::{Names, Traits};
use crate::model::{Referral, Way};
use crate::places::AreaId;
use crate::resolve::{Common, NeedId, Running, Site};
use crate::search::grid::rounded;
use crate::search::{Doc, DocKind};

/// Columns over some entries in the order of the index. Numbers are texts, see
/// [`super::digits`]; distinct values stand by how often they occur.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Columns {
    /// Distinct facets: bits, see [`facets`].
    facets: Vec<u32>,
    /// For each entry, its facets among those.
    facet: String,
    /// Distinct lists of needs.
    need_lists: Vec<Vec<NeedId>>,
    need: String,
    /// Distinct lists of areas.
    area_lists: Vec<Vec<AreaId>>,
    area: String,
    /// Runs: a number of points, and how many entries in a row have it.
    points: String,
    /// Steps from point to point.
    lat: String,
    lon: String,
    /// Steps in the order by name among entries that are equally far.
    tie: String,
    /// Distinct access, ages and languages.
    trait_lists: Vec<Traits>,
    /// Runs: one of those, and how many entries in a row have it.
    traits: String,
    /// Distinct schedules in their short form, see [`crate::hours::compact`].
    time_lists: Vec<String>,
    /// For each entry, its schedule among those.
    time: String,
}

impl Columns {
    /// Of entries, each with its place by name among those that are equally far.
    pub(super) fn of(site: &Site, names: &Names, entries: &[(&Doc, usize)]) -> Columns {
        let docs = || entries.iter().map(|(doc, _)| *doc);
        let (facets, facet) = distinct(docs().map(|doc| facets(site, doc)));
        let (need_lists, need) = distinct(docs().map(|doc| doc.needs.clone()));
        let (area_lists, area) = distinct(docs().map(|doc| doc.coverage.narrow.clone()));
        let (trait_lists, traits) = distinct(docs().map(|doc| names.traits(site, doc)));
        let (time_lists, time) = distinct(docs().map(|doc| doc.times.short()));
        let points: Vec<(i32, i32)> = docs()
            .flat_map(|doc| &doc.points)
            .map(|point| rounded(*point))
            .collect();
        Columns {
            facets,
            facet: written(facet),
            need_lists,
            need: written(need),
            area_lists,
            area: written(area),
            points: written(runs(docs().map(|doc| doc.points.len()))),
            lat: signed(steps(points.iter().map(|point| point.0))),
            lon: signed(steps(points.iter().map(|point| point.1))),
            tie: signed(steps(entries.iter().map(|(_, tie)| *tie))),
            trait_lists,
            traits: written(runs(traits)),
            time_lists,
            time: written(time),
        }
    }
}

/// The distinct values, those that occur most often first, and for each value its place
/// among them.
fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> (Vec<T>, Vec<usize>) {
    let mut known: BTreeMap<T, (usize, usize)> = BTreeMap::new();
    let mut column = Vec::new();
    for value in values {
        let found = known.len();
        let (first, times) = known.entry(value).or_insert((found, 0));
        *times += 1;
        column.push(*first);
    }
    let mut list: Vec<(T, usize, usize)> = known
        .into_iter()
        .map(|(value, (first, times))| (value, first, times))
        .collect();
    list.sort_by_key(|(_, first, times)| (Reverse(*times), *first));
    let mut places = vec![0; list.len()];
    for (place, (_, first, _)) in list.iter().enumerate() {
        places[*first] = place;
    }
    let column = column.into_iter().map(|first| places[first]).collect();
    (list.into_iter().map(|(value, ..)| value).collect(), column)
}

/// As `[value, times, value, times, …]`.
pub(super) fn runs(values: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut runs: Vec<usize> = Vec::new();
    for value in values {
        match runs.len() {
            n if n > 0 && runs[n - 2] == value => runs[n - 1] += 1,
            _ => runs.extend([value, 1]),
        }
    }
    runs
}

/// Each number less the one before, the first less nothing.
pub(super) fn steps<N: TryInto<i64>>(
    numbers: impl Iterator<Item = N>,
) -> impl Iterator<Item = i64> {
    let small = |number: N| number.try_into().ok().expect("places and points are small");
    numbers
        .map(small)
        .scan(0, |last, own| Some(own - std::mem::replace(last, own)))
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
