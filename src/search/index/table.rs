//! What finding has to know of every entry, fetched first; names and the rest are in cards.
//! One file where entries are few. Where they are more, one for each wide need, so that a
//! search for a need costs what that need has; and where a need has many, in cells, so
//! that it costs what is about where a person is, and not what the directory has.

use jiff::ToSpan;
use serde::Serialize;

use super::FORMAT;
use super::cells::{Bounds, Cell, Home, cells};
use super::columns::{Columns, steps};
use super::digits::signed;
use super::hint::Shards;
use super::order::ties;
use super::traits::Names;
use crate::hours::compact;
use crate::places::{Area, AreaId};
use crate::resolve::{NeedId, Site};
use crate::search::Doc;

/// What all searches want, with the entries where they are few.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Head {
    v: u32,
    /// Cards in a file.
    in_file: usize,
    /// What each area is called.
    labels: Vec<Label>,
    /// The hashes of the postcodes' files when there are too many for the pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    shards: Option<Shards>,
    /// What the bits of access and of languages are called.
    access: Vec<String>,
    languages: Vec<String>,
    /// Bank holidays and school terms of the coming years.
    calendar: compact::Browser,
    /// For each list of entries, its cells' bounds; the list's first part, which has what
    /// answers anywhere, has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<Vec<Bounds>>,
    /// All entries and the hashes of their cards' files, unless they are in parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    cards: Option<String>,
    #[serde(flatten)]
    columns: Option<Columns>,
}

/// Some of the entries.
#[derive(Serialize)]
pub(super) struct Part {
    v: u32,
    /// Steps from place to place in the index, see [`super::digits`].
    id: String,
    /// Steps from one of its entries' cards' files to the next, likewise.
    chunks: String,
    /// The hashes of those files, six digits each.
    cards: String,
    #[serde(flatten)]
    columns: Columns,
}

/// A table: its head, and the parts of each of its lists, if it is in parts. The lists are
/// those of the wide needs, and last the one of all entries.
pub(super) struct Table {
    pub head: Head,
    pub lists: Vec<Vec<Part>>,
}

/// An area in words, or the miles of "within … miles".
#[derive(Serialize)]
#[serde(untagged)]
enum Label {
    Name(String),
    Miles(f64),
}

/// What tables are made from.
pub(super) struct Entries<'a> {
    site: &'a Site,
    docs: &'a [Doc],
    homes: &'a [Option<Home>],
    order: &'a [usize],
    names: Names,
    /// The hash of each file of cards, and how many are in one.
    cards: &'a [String],
    in_file: usize,
}

impl<'a> Entries<'a> {
    /// Of a site, in the order of the index.
    pub(super) fn new(
        site: &'a Site,
        docs: &'a [Doc],
        homes: &'a [Option<Home>],
        order: &'a [usize],
        cards: &'a [String],
        in_file: usize,
    ) -> Entries<'a> {
        Entries {
            site,
            docs,
            homes,
            order,
            names: Names::of(site, docs),
            cards,
            in_file,
        }
    }

    /// All in one.
    pub(super) fn whole(&self, shards: Option<Shards>) -> Table {
        let all: Vec<usize> = (0..self.order.len()).collect();
        let ties = ties(self.docs, self.order, &all);
        Table {
            head: Head {
                cards: Some(self.cards.concat()),
                columns: Some(self.columns(&all, &ties)),
                ..self.head(shards)
            },
            lists: Vec::new(),
        }
    }

    /// In parts, of at most about `most` entries each where they have places.
    pub(super) fn in_parts(&self, shards: Option<Shards>, most: usize) -> Table {
        let made: Vec<(Vec<Bounds>, Vec<Part>)> = self
            .lists()
            .iter()
            .map(|list| self.list(list, most))
            .collect();
        let (cells, lists) = made.into_iter().unzip();
        Table {
            head: Head {
                cells,
                ..self.head(shards)
            },
            lists,
        }
    }

    /// The entries of each wide need, one that has several in each of theirs; and last all,
    /// for words, which may be anyone's.
    fn lists(&self) -> Vec<Vec<usize>> {
        let needs = &self.site.needs;
        let top = |need: &NeedId| needs[*need].parent.unwrap_or(*need);
        let tops = (0..needs.len())
            .filter(|need| needs[*need].parent.is_none())
            .map(Some);
        let list = |wanted: Option<NeedId>| {
            let within = |position: &usize| {
                let own = &self.docs[self.order[*position]].needs;
                wanted.is_none_or(|wanted| own.iter().any(|need| top(need) == wanted))
            };
            (0..self.order.len()).filter(within).collect()
        };
        tops.chain([None]).map(list).collect()
    }

    /// The parts of a list, and the bounds of all but the first.
    fn list(&self, list: &[usize], most: usize) -> (Vec<Bounds>, Vec<Part>) {
        let ties = ties(self.docs, self.order, list);
        let homes = list.iter().map(|&at| self.homes[self.order[at]]);
        let (anywhere, cells) = cells(&homes.collect::<Vec<_>>(), most);
        let part = |own: &[usize]| {
            let positions: Vec<usize> = own.iter().map(|at| list[*at]).collect();
            let ties: Vec<usize> = own.iter().map(|at| ties[*at]).collect();
            self.part(&positions, &ties)
        };
        let bounds = cells.iter().map(|cell| cell.bounds).collect();
        let parts = cells.iter().map(|Cell { entries, .. }| part(entries));
        (
            bounds,
            std::iter::once(part(&anywhere)).chain(parts).collect(),
        )
    }

    fn part(&self, positions: &[usize], ties: &[usize]) -> Part {
        let mut chunks: Vec<usize> = positions.iter().map(|at| at / self.in_file).collect();
        chunks.dedup();
        let gaps = |numbers: &[usize]| signed(steps(numbers.iter().copied()));
        Part {
            v: FORMAT,
            id: gaps(positions),
            cards: chunks
                .iter()
                .map(|chunk| self.cards[*chunk].as_str())
                .collect(),
            chunks: gaps(&chunks),
            columns: self.columns(positions, ties),
        }
    }

    fn columns(&self, positions: &[usize], ties: &[usize]) -> Columns {
        let docs = positions.iter().map(|&at| &self.docs[self.order[at]]);
        let entries: Vec<(&Doc, usize)> = docs.zip(ties.iter().copied()).collect();
        Columns::of(self.site, &self.names, &entries)
    }

    /// What all searches want.
    fn head(&self, shards: Option<Shards>) -> Head {
        let site = self.site;
        Head {
            v: FORMAT,
            in_file: self.in_file,
            labels: site.areas.list().iter().map(|a| label(site, a)).collect(),
            shards,
            access: self.names.access.clone(),
            languages: self.names.languages.clone(),
            calendar: coming(site),
            cells: Vec::new(),
            cards: None,
            columns: None,
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
