//! The whole directory as a booklet: a cover, what is in it, everything by need, and an
//! index of names. No browser can say yet on which page something will be printed, so
//! entries are lettered and numbered as they stand, and the index leads to those: C12 is
//! the twelfth below C. A directory that is too large to staple is in volumes, one for
//! each need.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::maker::Maker;
use super::paper::Item;
use super::{Body, Link, Page, leaflet, qr};
use crate::model::OfferType;
use crate::resolve::BOOKLET;
use crate::search::{Doc, DocKind};

/// The booklet, or one volume of it.
#[derive(Debug, Serialize, Hash)]
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

/// The volumes of a large directory.
#[derive(Debug, Serialize, Hash)]
pub struct Volumes {
    pub crumbs: Vec<Link>,
    pub title: String,
    pub intro: String,
    pub volumes: Vec<Volume>,
}

/// A volume, and how much is in it.
#[derive(Debug, Serialize, Hash)]
pub struct Volume {
    pub link: Link,
    pub count: String,
}

/// Everything for one need.
#[derive(Debug, Serialize, Hash)]
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
#[derive(Debug, Serialize, Hash)]
pub struct Numbered {
    pub code: String,
    pub item: Arc<Item>,
}

/// A name, and where it stands.
#[derive(Debug, Serialize, Hash)]
pub struct Mention {
    pub name: String,
    pub codes: String,
}

/// Names that begin alike.
#[derive(Debug, Serialize, Hash)]
pub struct Letter {
    pub letter: String,
    pub names: Vec<Mention>,
}

/// What a section is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A top need.
    Need(usize),
    /// What gives no need.
    Others,
    /// What asks for help.
    Volunteering,
    /// Venues.
    Venues,
}

/// What stands in a section, by name: indexes of docs.
pub struct PartList {
    pub part: Part,
    pub docs: Vec<usize>,
}

/// Entries of a booklet that can be stapled: about ten on a side.
const WHOLE: usize = 1000;

/// Entries of one volume, so that no page is too large for a browser.
const VOLUME: usize = 4000;

/// Mentions below a section.
const SEE: usize = 40;

/// `A` to `Z`, then `AA`.
fn section_letter(index: usize) -> String {
    let own = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => own.to_string(),
        before => format!("{}{own}", section_letter(before - 1)),
    }
}

impl<'a> Maker<'a> {
    /// The top need that an entry stands under where it can stand under one only.
    pub(super) fn first_need(&self, doc: &Doc) -> Option<usize> {
        let first = *doc.needs.first()?;
        Some(self.site.needs[first].parent.unwrap_or(first))
    }

    /// A need's name, or that of what gives none.
    pub(super) fn need_or_others(&self, need: Option<usize>) -> String {
        need.map_or_else(
            || self.say.say("print.others"),
            |need| self.site.needs[need].name.clone(),
        )
    }

    /// The booklet's sections, in their order: each entry in one of them.
    pub(super) fn booklet_parts(&self) -> Vec<PartList> {
        let needs = self.site.needs.len();
        // After the needs: others, volunteering, venues.
        let mut lists: Vec<Vec<usize>> = vec![Vec::new(); needs + 3];
        let mut put = |at: usize, doc: usize| lists[at].push(doc);
        for &i in self.by_letter.values().flatten() {
            let doc = &self.given.docs[i];
            match doc.kind {
                DocKind::Offer => {
                    let sort = self.site.offers[doc.index].record.offer_type;
                    match sort == OfferType::Volunteering {
                        true => put(needs + 1, i),
                        false => put(self.first_need(doc).unwrap_or(needs), i),
                    }
                }
                // A group stands in the index with what it runs.
                DocKind::Group if !self.site.groups[doc.index].offers.is_empty() => {}
                DocKind::Group => put(self.first_need(doc).unwrap_or(needs), i),
                DocKind::Venue => put(needs + 2, i),
            }
        }
        let part = |at: usize| match at.checked_sub(needs) {
            None => Part::Need(at),
            Some(0) => Part::Others,
            Some(1) => Part::Volunteering,
            Some(_) => Part::Venues,
        };
        let lists = lists.into_iter().enumerate();
        lists
            .filter(|(_, docs)| !docs.is_empty())
            .map(|(at, docs)| PartList {
                part: part(at),
                docs,
            })
            .collect()
    }

    /// How many volumes there are; none for a booklet in one piece.
    pub(super) fn volumes(&self) -> usize {
        let entries: usize = self.parts.iter().map(|part| part.docs.len()).sum();
        if entries > WHOLE { self.parts.len() } else { 0 }
    }

    fn part_title(&self, part: Part) -> String {
        match part {
            Part::Need(need) => self.site.needs[need].name.clone(),
            Part::Others => self.say.say("print.others"),
            Part::Volunteering => self.say.say("volunteering.title"),
            Part::Venues => self.say.say("place.venues"),
        }
    }

    fn volume_permalink(&self, volume: usize) -> String {
        format!("print/{BOOKLET}/{}/", section_letter(volume).to_lowercase())
    }

    /// The booklet in one piece, or the list of its volumes.
    pub(super) fn booklet(&self) -> Page {
        let permalink = format!("print/{BOOKLET}/");
        let title = self
            .say
            .fill("booklet.title", &[("area", &self.site.config.area)]);
        if self.volumes() == 0 {
            let all: Vec<usize> = (0..self.parts.len()).collect();
            return self.booklet_of(&permalink, title, &all);
        }
        let volume = |at: usize| Volume {
            link: self.link(
                &self.volume_permalink(at),
                self.part_title(self.parts[at].part),
            ),
            count: self.entries(self.parts[at].docs.len()),
        };
        let view = Volumes {
            crumbs: self.booklet_crumbs(),
            title: title.clone(),
            intro: self.say.say("booklet.volumes"),
            volumes: (0..self.parts.len()).map(volume).collect(),
        };
        let description = self.booklet_description();
        self.page(
            &permalink,
            "volumes.html",
            &title,
            description,
            Body::Volumes(view),
        )
    }

    /// One volume.
    pub(super) fn volume(&self, volume: usize) -> Page {
        let part = self.part_title(self.parts[volume].part);
        let with = [("area", self.site.config.area.as_str()), ("name", &part)];
        let title = self.say.fill("booklet.volume", &with);
        self.booklet_of(&self.volume_permalink(volume), title, &[volume])
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
            let part = &self.parts[at];
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
        let PartList { part, docs } = &self.parts[at];
        let numbered = docs.iter().filter_map(|doc| {
            Some(Numbered {
                code: codes.get(doc)?.clone(),
                item: self.item(&self.given.docs[*doc]),
            })
        });
        let see = match part {
            Part::Need(need) => self.by_need[*need].as_slice(),
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

    /// All names from A to Z; a group that has no entry of its own with what it runs.
    fn index(&self, codes: &BTreeMap<usize, String>) -> Vec<Letter> {
        let mut index: Vec<Letter> = Vec::new();
        for (under, docs) in &self.by_letter {
            let mention = |i: &usize| {
                let doc = &self.given.docs[*i];
                let own = codes.get(i).cloned().map(|code| vec![code]);
                let codes = own.or_else(|| self.run_codes(doc, codes))?;
                Some(Mention {
                    name: self.node(doc).entry().name.clone(),
                    codes: codes.join(", "),
                })
            };
            let names: Vec<Mention> = docs.iter().filter_map(mention).collect();
            if !names.is_empty() {
                index.push(Letter {
                    letter: under.to_uppercase(),
                    names,
                });
            }
        }
        index
    }

    /// Where the offers of a group stand.
    fn run_codes(&self, doc: &Doc, codes: &BTreeMap<usize, String>) -> Option<Vec<String>> {
        if doc.kind != DocKind::Group {
            return None;
        }
        let offers = self.site.groups[doc.index].offers.iter();
        let found: Vec<String> = offers
            .filter_map(|offer| codes.get(&self.number_of(DocKind::Offer, *offer)?).cloned())
            .collect();
        (!found.is_empty()).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::tests::page;
    use super::section_letter;

    #[test]
    fn sections_are_lettered_past_z() {
        let letters = [0, 25, 26, 27, 701, 702].map(section_letter);
        assert_eq!(letters, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn the_index_leads_to_numbers_that_are_there() {
        let html = page("print/booklet/index.html");
        let (body, index) = html.split_once("id=\"index\"").unwrap();
        let codes: Vec<&str> = index
            .split("<b>")
            .skip(1)
            .flat_map(|rest| rest.split_once("</b>").unwrap().0.split(", "))
            .collect();
        assert!(codes.len() >= 5, "{codes:?}");
        for code in codes {
            assert!(
                body.contains(&format!("<b class=\"code\">{code}</b>")),
                "{code}"
            );
        }
        // The group that runs the pantry stands there with the pantry's number.
        let pantry = body.split_once("Pantry &amp; &lt;Friends&gt;").unwrap().0;
        let code = pantry.rsplit_once("<b class=\"code\">").unwrap().1;
        let code = code.split_once("</b>").unwrap().0;
        assert!(
            index.contains(&format!("Kitchen <b>{code}</b>")),
            "{code} {index}"
        );
    }
}
