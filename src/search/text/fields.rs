//! What an entry says, by field, and how much each field counts. Needs and the words
//! people use for them are not here: those are matched as phrases (`needs.rs`).

use std::collections::BTreeMap;

use super::everyday::{Answering, Everydays};
use super::idle::{is_idle, is_idle_in_welsh};
use super::stem::stem;
use super::welsh::forms;
use crate::foreign::is_mark;
use crate::model::{Ages, Entry, OfferType};
use crate::output::stamp;
use crate::resolve::{Common, Site};
use crate::search::{Doc, DocKind, fold};

const NAME: f64 = 8.0;
const ALSO: f64 = 7.0;
const TAG: f64 = 5.0;
const PLACE: f64 = 3.0;
const SUMMARY: f64 = 2.0;
const JOINED: f64 = 2.0;
const BODY: f64 = 1.3;
/// The same for a built-in need, which its everyday words are then worth.
const CALLED: f64 = 9.0;
const SPOKEN_OF: f64 = 3.0;
const MENTIONED: f64 = 2.0;
/// Of all that an entry may say, this much is worth half of the most.
const HALF: f64 = 3.0;
/// The most that an entry can answer a word.
const MOST: f64 = 15.0;

/// What one entry says.
#[derive(Default)]
pub struct Said {
    weights: BTreeMap<String, f64>,
    /// Words as they are written, for mending those that are typed.
    pub words: Vec<String>,
    /// Written in Welsh.
    welsh: bool,
}

impl Said {
    /// The words of an entry. In a second language those of the first find it too: not
    /// all of it is translated, and people say what they know.
    pub fn of(site: &Site, doc: &Doc, everyday: &Everydays) -> Said {
        let mut said = Said::in_one(site, doc);
        if let Some(first) = &site.first {
            let first = Said::in_one(first, doc);
            for (term, weight) in first.weights {
                let own = said.weights.entry(term).or_default();
                *own = own.max(weight);
            }
            said.words.extend(first.words);
        }
        let entry = entry(site.first.as_deref().unwrap_or(site), doc);
        said.everyday(entry, everyday.by_needs(doc.kind, &doc.needs));
        said
    }

    /// What people call the needs that it is for, or that it speaks of.
    fn everyday(&mut self, entry: &Entry, mut answering: Answering) {
        let named = std::iter::once(&entry.name).chain(&entry.also_known_as);
        named.for_each(|name| answering.hear(name, CALLED));
        entry.tags.iter().for_each(|tag| answering.hear(tag, TAG));
        let languages = entry.languages.iter();
        languages.for_each(|language| answering.hear(language, SPOKEN_OF));
        answering.hear(entry.summary(), SPOKEN_OF);
        answering.hear(&entry.body.text, MENTIONED);
        let (terms, words) = answering.terms();
        for (term, weight) in terms {
            *self.weights.entry(term.to_owned()).or_default() += weight;
        }
        self.words.extend(words.into_iter().map(str::to_owned));
    }

    fn in_one(site: &Site, doc: &Doc) -> Said {
        let mut said = Said {
            welsh: site.config.language == "cy",
            ..Said::default()
        };
        let (entry, common): (&Entry, &Common) = match doc.kind {
            DocKind::Offer => {
                let node = &site.offers[doc.index];
                let offer = &node.record;
                for group in &node.groups {
                    said.add(&site.groups[*group].record.entry.name, JOINED);
                }
                for (venue, _) in &node.venues {
                    said.venue(site, *venue);
                }
                said.optional(offer.address.town.as_deref(), PLACE);
                said.optional(offer.who.as_deref(), BODY);
                said.optional(offer.how.as_deref(), BODY);
                said.volunteer(
                    offer.volunteer.as_deref(),
                    offer.offer_type == OfferType::Volunteering,
                );
                said.ages(offer.ages.as_ref());
                (&offer.entry, &node.common)
            }
            DocKind::Group => {
                let node = &site.groups[doc.index];
                if let Some(venue) = node.venue {
                    said.venue(site, venue);
                }
                said.optional(node.record.address.town.as_deref(), PLACE);
                said.volunteer(node.record.volunteer.as_deref(), false);
                (&node.record.entry, &node.common)
            }
            DocKind::Venue => {
                let node = &site.venues[doc.index];
                let venue = &node.record;
                said.optional(venue.address.town.as_deref(), PLACE);
                said.optional(venue.hire.as_deref(), BODY);
                let listed = venue.access.iter().chain(&venue.facilities);
                for text in listed.chain(venue.rooms.iter().map(|room| &room.name)) {
                    said.add(text, BODY);
                }
                (&venue.entry, &node.common)
            }
        };
        said.title(&entry.name, NAME);
        entry
            .also_known_as
            .iter()
            .for_each(|name| said.title(name, ALSO));
        entry.tags.iter().for_each(|tag| said.title(tag, TAG));
        entry
            .languages
            .iter()
            .for_each(|language| said.add(language, JOINED));
        said.add(entry.summary(), SUMMARY);
        said.body(&entry.body.text);
        for place in &common.serves {
            // Postcodes are areas, not words; the whole area parts no entry from another.
            if !place.contains(|c: char| c.is_ascii_digit()) && *place != site.config.area {
                said.add(place, PLACE);
            }
        }
        said
    }

    /// A number of all that [`Said::of`] reads.
    pub fn stamp(site: &Site, doc: &Doc) -> u64 {
        let venue = |venue: &usize| site.venues[*venue].record.entry.stamp;
        let (kind, own, joined): (_, _, Vec<u64>) = match doc.kind {
            DocKind::Offer => {
                let node = &site.offers[doc.index];
                let groups = node
                    .groups
                    .iter()
                    .map(|group| site.groups[*group].record.entry.stamp);
                let venues = node.venues.iter().map(|(at, _)| venue(at));
                (
                    0,
                    node.record.entry.stamp,
                    groups.chain([0]).chain(venues).collect(),
                )
            }
            DocKind::Group => {
                let node = &site.groups[doc.index];
                (
                    1,
                    node.record.entry.stamp,
                    node.venue.iter().map(venue).collect(),
                )
            }
            DocKind::Venue => (2, venue(&doc.index), Vec::new()),
        };
        stamp((site.epoch, kind, own, joined))
    }

    /// Each term, and how well the entry answers it, from 1 to 15.
    pub fn impacts(&self) -> impl Iterator<Item = (&str, u8)> {
        self.weights.iter().map(|(term, weight)| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within 1..=15
            let impact = if term.starts_with('#') {
                *weight as u8
            } else {
                (MOST * weight / (HALF + weight)).round().max(1.0) as u8
            };
            (term.as_str(), impact)
        })
    }

    fn add(&mut self, text: &str, weight: f64) {
        for word in self.telling(text) {
            self.weigh(&word, weight);
            self.words.push(word);
        }
    }

    /// The words of a text that say something. One that is not translated is left to the
    /// first language.
    fn telling(&self, text: &str) -> Vec<String> {
        if text.contains(is_mark) {
            return Vec::new();
        }
        let idle = |word: &&str| is_idle(word) || self.welsh && is_idle_in_welsh(word);
        let folded = fold(text);
        let words = folded.split_whitespace().filter(|word| !idle(word));
        words.map(str::to_owned).collect()
    }

    fn weigh(&mut self, word: &str, weight: f64) {
        *self.weights.entry(stem(word)).or_default() += weight;
        if self.welsh {
            for form in forms(word) {
                *self.weights.entry(stem(&form)).or_default() += weight;
            }
        }
    }

    fn optional(&mut self, text: Option<&str>, weight: f64) {
        self.add(text.unwrap_or_default(), weight);
    }

    /// A name: its words, each once, and neighbouring words as one ("foodbank").
    fn title(&mut self, text: &str, weight: f64) {
        let words = self.telling(text);
        for (at, word) in words.iter().enumerate() {
            if !words[..at].contains(word) {
                self.weigh(word, weight);
                self.words.push(word.clone());
            }
        }
        for pair in words
            .windows(2)
            .filter(|pair| pair.iter().all(|word| word.len() > 2))
        {
            let term = stem(&pair.concat());
            self.weights.entry(term).or_insert(weight / 2.0);
        }
    }

    /// A long text: a word said again counts less each time.
    fn body(&mut self, text: &str) {
        let mut counts: BTreeMap<String, f64> = BTreeMap::new();
        for word in self.telling(text) {
            *counts.entry(stem(&word)).or_default() += 1.0;
            if self.welsh {
                let forms = forms(&word).into_iter();
                forms.for_each(|form| *counts.entry(stem(&form)).or_default() += 1.0);
            }
            self.words.push(word);
        }
        for (term, count) in counts {
            *self.weights.entry(term).or_default() += 2.0 * BODY * count / (1.0 + count);
        }
    }

    fn venue(&mut self, site: &Site, at: usize) {
        let venue = &site.venues[at].record;
        self.add(&venue.entry.name, JOINED);
        self.optional(venue.address.town.as_deref(), PLACE);
    }

    fn volunteer(&mut self, how: Option<&str>, main: bool) {
        if how.is_some() || main {
            self.add("volunteer", if main { NAME } else { TAG });
        }
        self.optional(how, BODY);
    }

    /// Ages as a term of their own, worth more the fewer they are: `#5-11`, `#18-`.
    fn ages(&mut self, ages: Option<&Ages>) {
        let Some(Ages { min, max, .. }) = ages else {
            return;
        };
        let years = max.unwrap_or(100).saturating_sub(min.unwrap_or(0));
        let bound = |age: &Option<u8>| age.map_or_else(String::new, |age| age.to_string());
        if min.is_some() || max.is_some() {
            let weight = f64::from(15 - (years / 7).min(12));
            self.weights
                .insert(format!("#{}-{}", bound(min), bound(max)), weight);
        }
    }
}

fn entry<'a>(site: &'a Site, doc: &Doc) -> &'a Entry {
    match doc.kind {
        DocKind::Offer => &site.offers[doc.index].record.entry,
        DocKind::Group => &site.groups[doc.index].record.entry,
        DocKind::Venue => &site.venues[doc.index].record.entry,
    }
}
