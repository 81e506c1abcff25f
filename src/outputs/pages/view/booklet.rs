//! The whole directory as a booklet: a cover, what is in it, everything by need, and an
//! index of names. No browser can say yet on which page something will be printed, so
//! entries are lettered and numbered as they stand, and the index leads to those: C12 is
//! the twelfth below C.

mod index;
mod parts;
mod volumes;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::maker::Maker;
use super::paper::Item;
use super::{Body, Link, Page, leaflet, qr};
use crate::resolve::BOOKLET;
use crate::search::Doc;
use index::{Letter, Mention};
use parts::{first_need, section_letter};

pub use parts::{Part, PartList, parts};
pub use volumes::Volumes;

/// The booklet, or one volume of it.
#[derive(Debug, Serialize)]
pub struct Booklet {
    pub crumbs: Vec<Link>,
    pub title: String,
    /// Whose it is and what it is of.
    pub subtitle: String,
    pub made: String,
    pub address: String,
    pub qr: String,
    pub sections: Vec<Section>,
    pub index: Vec<Letter>,
    /// How many more there are online.
    pub more: String,
}

/// Everything for one need.
#[derive(Debug, Serialize)]
pub struct Section {
    /// For `id`.
    pub id: String,
    pub letter: String,
    pub title: String,
    pub count: String,
    pub entries: Vec<Numbered>,
    /// What stands elsewhere and is for this too: `Lunch club C4`.
    pub see: Vec<Mention>,
}

/// An entry with its number: `C12`.
#[derive(Debug, Serialize)]
pub struct Numbered {
    pub code: String,
    pub item: Arc<Item>,
}

/// Entries of one volume, so that no page is too large for a browser.
const VOLUME: usize = 4000;

/// Mentions below a section.
const SEE: usize = 40;

impl<'a> Maker<'a> {
    /// The top need that an entry stands under where it can stand under one only.
    pub(super) fn first_need(&self, doc: &Doc) -> Option<usize> {
        first_need(self.site, doc)
    }

    /// A need's name, or that of what gives none.
    pub(super) fn need_or_others(&self, need: Option<usize>) -> String {
        need.map_or_else(
            || self.say.say("print.others"),
            |need| self.site.needs[need].name.clone(),
        )
    }

    fn part_title(&self, part: Part) -> String {
        match part {
            Part::Need(need) => self.site.needs[need].name.clone(),
            Part::Others => self.say.say("print.others"),
            Part::Volunteering => self.say.say("volunteering.title"),
            Part::Venues => self.say.say("place.venues"),
        }
    }

    /// The booklet in one piece, or the list of its volumes.
    pub(super) fn booklet(&self) -> Page {
        let permalink = format!("print/{BOOKLET}/");
        let title = self
            .say
            .fill("booklet.title", &[("area", &self.site.config.area)]);
        if self.volumes() > 0 {
            return self.volume_list(&permalink, title);
        }
        let all: Vec<usize> = (0..self.lists.parts.len()).collect();
        self.booklet_of(&permalink, title, &all)
    }

    fn booklet_crumbs(&self) -> Vec<Link> {
        vec![
            self.crumb_home(),
            self.link("print/", self.say.word("print.title")),
        ]
    }

    fn booklet_description(&self) -> String {
        let with = [("area", self.site.config.area.as_str())];
        self.say.fill("booklet.description", &with)
    }

    fn entries(&self, n: usize) -> String {
        self.say.count("booklet.entries", n)
    }

    fn booklet_of(&self, permalink: &str, title: String, parts: &[usize]) -> Page {
        let mut codes: BTreeMap<usize, String> = BTreeMap::new();
        let (mut shown, mut all) = (0, 0);
        for &at in parts {
            let part = &self.lists.parts[at];
            all += part.docs.len();
            for (i, doc) in part.docs.iter().take(VOLUME).enumerate() {
                codes.insert(*doc, format!("{}{}", section_letter(at), i + 1));
                shown += 1;
            }
        }
        let sections = parts.iter().map(|at| self.section(*at, &codes)).collect();
        let home = self.site.config.absolute("");
        let today = self.say.date(self.site.today);
        let view = Booklet {
            crumbs: self.booklet_crumbs(),
            title: title.clone(),
            subtitle: self.site.config.name.clone(),
            made: self.say.fill("print.made", &[("date", &today)]),
            address: leaflet::bare(&home),
            qr: qr::svg(&home),
            sections,
            index: self.index(&codes),
            more: self.and_more(all - shown),
        };
        let description = self.booklet_description();
        self.page(
            permalink,
            "booklet.html",
            &title,
            description,
            Body::Booklet(view),
        )
    }

    fn section(&self, at: usize, codes: &BTreeMap<usize, String>) -> Section {
        let PartList { part, docs } = &self.lists.parts[at];
        let numbered = docs.iter().filter_map(|doc| {
            Some(Numbered {
                code: codes.get(doc)?.clone(),
                item: self.item(&self.given.docs[*doc]),
            })
        });
        let see = match part {
            Part::Need(need) => self.lists.by_need[*need].as_slice(),
            Part::Others | Part::Volunteering | Part::Venues => &[],
        };
        let letter = section_letter(at);
        let own: BTreeSet<&usize> = docs.iter().collect();
        let elsewhere = see.iter().filter(|doc| !own.contains(doc));
        let see = elsewhere.filter_map(|doc| {
            Some(Mention {
                name: self.node(&self.given.docs[*doc]).entry().name.clone(),
                codes: codes.get(doc)?.clone(),
            })
        });
        Section {
            id: format!("section-{}", letter.to_lowercase()),
            title: self.part_title(*part),
            count: self.entries(docs.len()),
            entries: numbered.collect(),
            see: see.take(SEE).collect(),
            letter,
        }
    }
}
