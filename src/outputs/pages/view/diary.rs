//! Which diary files there are and what each is about; how they are written is the
//! calendar format's.

use uuid::Uuid;

use super::Link;
use super::maker::{Maker, Node};
use super::whats_on::Session;
use crate::hours::Schedule;
use crate::model::Way;
use crate::resolve::{OfferNode, Running};

/// A diary file.
pub struct Diary<'a> {
    /// Below the output folder.
    pub path: String,
    pub name: String,
    pub slots: Vec<DiarySlot<'a>>,
}

/// An offer at one place, or at several with the same times.
pub struct DiarySlot<'a> {
    pub id: Uuid,
    /// The venue's slug, which tells an offer's places apart; may be empty.
    pub place: &'a str,
    pub name: &'a str,
    /// Where; a hidden address's sector, or empty.
    pub location: String,
    pub about: &'a str,
    /// Its page's whole address.
    pub url: String,
    pub schedule: &'a Schedule,
}

impl<'a> Maker<'a> {
    /// Every diary file of the site: they are in its first language, as its addresses are.
    pub(in crate::outputs) fn diaries(&self) -> Vec<Diary<'a>> {
        let site = self.site;
        let mut all: Vec<Diary> = Vec::new();
        if site.first.is_some() {
            return all;
        }
        for node in site.offers.iter().filter(|node| self.has_diary(node)) {
            all.push(Diary {
                path: diary_path(node),
                name: node.record.entry.name.clone(),
                slots: self.slots_of(node),
            });
        }
        let shared = |path: String, name: String, place: Option<usize>| {
            let sessions = self.lists.sessions.all.iter().filter(|session| {
                place.is_none_or(|place| session.places.contains(&place)) && self.in_diary(session)
            });
            Diary {
                path,
                name,
                slots: sessions.map(|session| self.slot_of(session)).collect(),
            }
        };
        if self.has_whole_diary() {
            let name = format!("{}: {}", site.config.name, self.say.word("whats_on.title"));
            all.push(shared("whats-on.ics".to_owned(), name, None));
        }
        for place in self.lists.sessions.by_place.keys().copied() {
            if self.has_place_diary(place) {
                let path = format!("{}times.ics", self.week_permalink(place));
                let with = [("name", site.places[place].name.as_str())];
                all.push(shared(
                    path,
                    self.say.fill("whats_on.place", &with),
                    Some(place),
                ));
            }
        }
        all
    }

    /// The link to an offer's own.
    pub(super) fn diary_link(&self, node: Node) -> Option<Link> {
        match node {
            Node::Offer(offer) if self.has_diary(offer) => {
                Some(self.to_diary(&diary_path(offer), "times.diary"))
            }
            Node::Offer(_) | Node::Group(_) | Node::Venue(_) => None,
        }
    }

    /// A link to a diary file.
    pub(super) fn to_diary(&self, path: &str, text: &'static str) -> Link {
        Link {
            href: format!("{}{path}", self.site.config.base),
            text: self.say.say(text),
        }
    }

    /// Whether a session stands in the diaries of places and of the site: not what is
    /// open on most days, which would fill them.
    pub(super) fn in_diary(&self, session: &Session) -> bool {
        let offer = &self.site.offers[session.offer].record;
        !session.daily && !offer.sensitive && self.has_events(session.schedule(self.site))
    }

    /// Whether an offer has one: people meet for it, something about when is certain,
    /// and it does no harm in a calendar that others of the family see.
    fn has_diary(&self, node: &OfferNode) -> bool {
        let offer = &node.record;
        let meets = |way: &Way| matches!(way, Way::InPerson | Way::Online);
        let meets = match offer.ways.as_slice() {
            [] => !node.common.spots.is_empty(),
            ways => ways.iter().any(meets),
        };
        node.common.running == Running::Yes
            && meets
            && !offer.sensitive
            && node
                .times()
                .any(|times| self.has_events(&times.reading.schedule))
    }

    fn has_events(&self, schedule: &Schedule) -> bool {
        schedule.has_events(self.site.today, &self.calendar)
    }

    /// An offer's own times, and those of its places that have their own.
    fn slots_of(&self, node: &'a OfferNode) -> Vec<DiarySlot<'a>> {
        let offer = &node.record;
        let mut slots = Vec::new();
        let mut shared = Vec::new();
        for (venue, session) in &node.venues {
            let times = &offer.sessions[*session].times;
            if times.is_empty() {
                shared.push(*venue);
            } else {
                let venue = [*venue];
                slots.push(self.diary_slot(node, &times.reading.schedule, &venue));
            }
        }
        if !offer.times.is_empty() {
            slots.insert(
                0,
                self.diary_slot(node, &offer.times.reading.schedule, &shared),
            );
        }
        slots
    }

    fn slot_of(&self, session: &Session) -> DiarySlot<'a> {
        let node = &self.site.offers[session.offer];
        self.diary_slot(node, session.schedule(self.site), &session.venues)
    }

    fn diary_slot(
        &self,
        node: &'a OfferNode,
        schedule: &'a Schedule,
        venues: &[usize],
    ) -> DiarySlot<'a> {
        let entry = &node.record.entry;
        let common = &node.common;
        let at = |venue: &usize| {
            let venue = &self.site.venues[*venue];
            if venue.record.hide_address {
                return venue.sector.clone().unwrap_or_default();
            }
            let place = self.at_venue(venue);
            let parts = [
                venue.record.entry.name.clone(),
                place.address,
                place.postcode,
            ];
            joined(parts)
        };
        let own = || {
            let spot = common.spots.iter().find(|spot| spot.venue.is_none());
            let place = self.at(&node.record.address, spot);
            joined([place.address, place.postcode, String::new()])
        };
        let places: Vec<String> = venues.iter().map(at).collect();
        DiarySlot {
            id: entry.id,
            place: match venues {
                [] => "",
                [first, ..] => &self.site.venues[*first].record.entry.slug,
            },
            name: &entry.name,
            location: match places.is_empty() {
                true => own(),
                false => places.join("; "),
            },
            about: entry.summary(),
            url: self.site.config.absolute(&common.permalink),
            schedule,
        }
    }
}

/// `offers/lunch-club/times.ics`.
fn diary_path(node: &OfferNode) -> String {
    format!("{}times.ics", node.common.permalink)
}

fn joined(parts: [String; 3]) -> String {
    let some: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    some.join(", ")
}
