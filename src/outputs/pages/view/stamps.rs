//! What a page is made of, in one number, found without making its view: an edit of
//! one entry then costs its own pages, not a look at all of them. A page whose stamp
//! is the same is the same.

use super::maker::{Maker, Which};
use crate::output::stamp as hash;
use crate::search::{Doc, DocKind};

impl Maker<'_> {
    /// The stamp of a page; `None` for pages that are cheaper to look at than to stamp,
    /// or that hang on everything.
    pub fn stamp(&self, which: &Which) -> Option<u64> {
        let site = self.site;
        let page = match which {
            Which::Offer(offer) => hash(("offer", self.offer_stamp(*offer))),
            Which::Group(group) => {
                let node = &site.groups[*group];
                let offers: Vec<u64> = node
                    .offers
                    .iter()
                    .map(|offer| self.offer_stamp(*offer))
                    .collect();
                let children: Vec<u64> = node
                    .children
                    .iter()
                    .map(|child| self.group_stamp(*child))
                    .collect();
                hash(("group", self.group_stamp(*group), offers, children))
            }
            Which::Venue(venue) => {
                let node = &site.venues[*venue];
                // One offer with many sessions there is looked at once.
                let by_offer = node.offers.chunk_by(|(a, _), (b, _)| a == b);
                let offers: Vec<_> = by_offer
                    .map(|sessions| (self.offer_stamp(sessions[0].0), sessions))
                    .collect();
                let groups: Vec<u64> = node
                    .groups
                    .iter()
                    .map(|group| self.group_stamp(*group))
                    .collect();
                hash(("venue", self.venue_stamp(*venue), offers, groups))
            }
            Which::Need(need, paged) => {
                let answered: Vec<bool> = self.by_need.iter().map(Vec::is_empty).collect();
                hash((
                    "need",
                    need,
                    answered,
                    self.list_stamp(&self.by_need[*need], *paged),
                ))
            }
            Which::Letter(letter, paged) => {
                let letters: Vec<&String> = self.by_letter.keys().collect();
                let list = self.by_letter.get(letter).map_or(&[][..], Vec::as_slice);
                let alphabets = &self.alphabets;
                hash((
                    "letter",
                    letter,
                    letters,
                    alphabets,
                    self.list_stamp(list, *paged),
                ))
            }
            Which::Volume(volume) => {
                let list = &self.parts[*volume].docs;
                let lists = self.parts.len();
                hash(("volume", volume, lists, self.all_stamp(list)))
            }
            Which::Home
            | Which::Search
            | Which::List
            | Which::Desk
            | Which::NotFound
            | Which::Offline
            | Which::Device
            | Which::Needs
            | Which::Places
            | Which::Place(_)
            | Which::Sectors(_)
            | Which::Print
            | Which::Leaflet(_)
            | Which::Booklet
            | Which::Letters
            | Which::Volunteering
            | Which::WhatsOn(_)
            | Which::Text(_)
            | Which::Redirect(..) => return None,
        };
        Some(hash((site.epoch, page)))
    }

    /// An offer and all that it is shown with.
    fn offer_stamp(&self, offer: usize) -> u64 {
        let node = &self.site.offers[offer];
        let groups: Vec<u64> = node
            .groups
            .iter()
            .map(|group| self.group_stamp(*group))
            .collect();
        let venues: Vec<_> = node
            .venues
            .iter()
            .map(|(venue, session)| (self.venue_stamp(*venue), session))
            .collect();
        hash((node.record.entry.stamp, groups, venues))
    }

    fn group_stamp(&self, group: usize) -> u64 {
        let node = &self.site.groups[group];
        let parent = node
            .parent
            .map(|parent| self.site.groups[parent].record.entry.stamp);
        hash((
            node.record.entry.stamp,
            parent,
            node.venue.map(|venue| self.venue_stamp(venue)),
        ))
    }

    fn venue_stamp(&self, venue: usize) -> u64 {
        self.site.venues[venue].record.entry.stamp
    }

    /// The part of a list that a page shows, how long it all is, and where kinds begin.
    fn list_stamp(&self, docs: &[usize], paged: super::paged::Paged) -> u64 {
        let shown = self.all_stamp(&docs[paged.range(docs.len())]);
        hash((docs.len(), paged.number, shown))
    }

    /// All of a list.
    fn all_stamp(&self, docs: &[usize]) -> u64 {
        let doc_stamp = |doc: &Doc| match doc.kind {
            DocKind::Offer => (0, self.offer_stamp(doc.index)),
            DocKind::Group => (1, self.group_stamp(doc.index)),
            DocKind::Venue => (2, self.venue_stamp(doc.index)),
        };
        let docs = docs.iter().map(|doc| &self.given.docs[*doc]);
        hash(docs.map(doc_stamp).collect::<Vec<_>>())
    }
}
