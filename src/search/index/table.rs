//! What finding has to know of every entry, in columns: where it is, whom it covers,
//! what it answers and how. Fetched first; names and the rest are in cards. One file, or
//! where entries are many one for each wide need, so that a search for a need costs what
//! that need has, and not what the directory has.

use std::collections::BTreeMap;

use jiff::ToSpan;
use serde::Serialize;

use super::FORMAT;
use super::hint::Shards;
use super::order::ties;
use super::text::TextHint;
use super::traits::{Names, Traits};
use crate::hours::compact;
use crate::model::{Referral, Way};
use crate::places::{Area, AreaId};
use crate::resolve::{Common, NeedId, Running, Site};
use crate::search::grid::rounded;
use crate::search::{Doc, DocKind};

/// Columns over the entries in the order of the index.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Table {
    v: u32,
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
    /// What each area is called.
    labels: Vec<Label>,
    /// In a part: steps from place to place in the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Vec<usize>>,
    /// In a part: steps from one of its entries' cards' files to the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    chunks: Option<Vec<usize>>,
    /// The hashes of the cards' files, ten digits each.
    cards: String,
    /// The hashes of the postcodes' files when there are too many for the pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    shards: Option<Shards>,
    /// The text index when it has too many parts for the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<TextHint>,
    /// What the bits of access and of languages are called.
    access: Vec<String>,
    languages: Vec<String>,
    /// Distinct access, ages and languages.
    trait_lists: Vec<Traits>,
    /// Runs: one of those, and how many entries in a row have it.
    traits: Vec<usize>,
    /// Distinct schedules in their short form, see [`crate::hours::compact`].
    time_lists: Vec<String>,
    /// For each entry, its schedule among those.
    time: Vec<usize>,
    /// Bank holidays and school terms of the coming years; not in a part.
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<compact::Browser>,
}

/// What the table says of other files.
#[derive(Default)]
pub(super) struct Elsewhere {
    pub shards: Option<Shards>,
    pub text: Option<TextHint>,
}

/// An area in words, or the miles of "within … miles".
#[derive(Serialize)]
#[serde(untagged)]
enum Label {
    Name(String),
    Miles(f64),
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

/// What tables are made from.
pub(super) struct Entries<'a> {
    site: &'a Site,
    docs: &'a [Doc],
    order: &'a [usize],
    ties: Vec<usize>,
    names: Names,
    /// The hash of each file of cards.
    cards: &'a [String],
}

impl<'a> Entries<'a> {
    /// Of a site, in the order of the index.
    pub(super) fn new(
        site: &'a Site,
        docs: &'a [Doc],
        order: &'a [usize],
        cards: &'a [String],
    ) -> Entries<'a> {
        let ties = ties(docs, order);
        Entries {
            site,
            docs,
            order,
            ties,
            names: Names::of(site, docs),
            cards,
        }
    }

    /// All in one.
    pub(super) fn whole(&self, elsewhere: Elsewhere) -> Table {
        let all: Vec<usize> = (0..self.order.len()).collect();
        Table {
            cards: self.cards.concat(),
            ..self.columns(&all, elsewhere)
        }
    }

    /// What all parts share.
    pub(super) fn head(&self, elsewhere: Elsewhere) -> Table {
        self.columns(&[], elsewhere)
    }

    /// The entries of each wide need, one that has several in each of theirs; and last all,
    /// for words, which may be anyone's.
    pub(super) fn parts(&self) -> Vec<Table> {
        let needs = &self.site.needs;
        let top = |need: &NeedId| needs[*need].parent.unwrap_or(*need);
        let tops = (0..needs.len())
            .filter(|need| needs[*need].parent.is_none())
            .map(Some);
        let part = |wanted: Option<NeedId>| {
            let within = |position: &usize| {
                let own = &self.docs[self.order[*position]].needs;
                wanted.is_none_or(|wanted| own.iter().any(|need| top(need) == wanted))
            };
            let positions: Vec<usize> = (0..self.order.len()).filter(within).collect();
            self.part(&positions)
        };
        tops.chain([None]).map(part).collect()
    }

    fn part(&self, positions: &[usize]) -> Table {
        let mut chunks: Vec<usize> = positions.iter().map(|at| at / super::CARDS).collect();
        chunks.dedup();
        let gaps = |numbers: &[usize]| {
            let before = std::iter::once(0).chain(numbers.iter().copied());
            numbers
                .iter()
                .zip(before)
                .map(|(own, before)| own - before)
                .collect()
        };
        Table {
            id: Some(gaps(positions)),
            cards: chunks
                .iter()
                .map(|chunk| self.cards[*chunk].as_str())
                .collect(),
            chunks: Some(gaps(&chunks)),
            labels: Vec::new(),
            access: Vec::new(),
            languages: Vec::new(),
            calendar: None,
            ..self.columns(positions, Elsewhere::default())
        }
    }

    /// The columns of some entries.
    fn columns(&self, positions: &[usize], elsewhere: Elsewhere) -> Table {
        let site = self.site;
        let (mut kinds, mut needs, mut areas) = (Distinct::new(), Distinct::new(), Distinct::new());
        let (mut facet, mut need, mut area) = (Vec::new(), Vec::new(), Vec::new());
        let (mut points, mut lat, mut lon) = (Vec::<usize>::new(), Vec::new(), Vec::new());
        let (mut sets, mut traits) = (Distinct::new(), Vec::<usize>::new());
        let (mut times, mut time) = (Distinct::new(), Vec::new());
        let mut last = (0, 0);
        for doc in positions.iter().map(|&at| &self.docs[self.order[at]]) {
            facet.push(kinds.place(&facets(site, doc)));
            need.push(needs.place(&doc.needs));
            area.push(areas.place(&doc.coverage.narrow));
            time.push(times.place(&doc.times.short()));
            run_on(&mut points, doc.points.len());
            run_on(&mut traits, sets.place(&self.names.traits(site, doc)));
            for point in doc.points.iter().map(|point| rounded(*point)) {
                lat.push(point.0 - last.0);
                lon.push(point.1 - last.1);
                last = point;
            }
        }
        let ties: Vec<usize> = positions.iter().map(|&at| self.ties[at]).collect();
        Table {
            v: FORMAT,
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
            labels: site.areas.list().iter().map(|a| label(site, a)).collect(),
            id: None,
            chunks: None,
            cards: String::new(),
            shards: elsewhere.shards,
            text: elsewhere.text,
            access: self.names.access.clone(),
            languages: self.names.languages.clone(),
            trait_lists: sets.list,
            traits,
            time_lists: times.list,
            time,
            calendar: Some(coming(site)),
        }
    }
}

/// The calendar from the day before the build, of which a night may last, for as long as
/// a site may stand without another.
fn coming(site: &Site) -> compact::Browser {
    let (from, until) = (
        site.today.saturating_sub(1.day()),
        site.today.saturating_add(3.years()),
    );
    compact::calendar(&site.config.calendar(), from, until)
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

/// An area in words: "CH44", "Seacombe", "2 miles around it".
pub fn area_name(site: &Site, area: AreaId) -> String {
    match site
        .areas
        .list()
        .get(area as usize)
        .map(|area| label(site, area))
    {
        Some(Label::Name(name)) => name,
        Some(Label::Miles(1.0)) => "a mile around it".to_owned(),
        Some(Label::Miles(miles)) => format!("{miles} miles around it"),
        None => String::new(),
    }
}

fn label(site: &Site, area: &Area) -> Label {
    Label::Name(match area {
        Area::Unit(postcode) => postcode.to_string(),
        Area::Sector(sector) => sector.to_string(),
        Area::Outward(outward) => outward.to_string(),
        Area::Ward(code) => site
            .gazetteer
            .ward(code)
            .and_then(|ward| ward.name.clone())
            .unwrap_or_else(|| code.clone()),
        Area::Place(place) => site.places[*place].name.clone(),
        Area::Within { miles, .. } => return Label::Miles(*miles),
    })
}
