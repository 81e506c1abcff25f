//! A venue's page.

use serde::Serialize;

use super::addresses::{Access, access};
use super::entry::{Step, Top};
use super::maker::{Maker, Node};
use super::{Body, Link, Page};
use crate::model::{self, Room};
use crate::resolve::VenueNode;

/// A venue's page.
#[derive(Debug, Serialize)]
pub struct Venue {
    pub top: Top,
    /// What happens there, each with its times.
    pub on: Vec<On>,
    pub access: Vec<Access>,
    pub facilities: Vec<Access>,
    pub rooms: Vec<ARoom>,
    /// How to book.
    pub hire: String,
    /// Groups that have their base there.
    pub groups: Vec<Link>,
    /// Places that it lies in.
    pub places: Vec<Link>,
}

/// Something that happens there.
#[derive(Debug, Serialize)]
pub struct On {
    pub link: Link,
    pub times: Vec<String>,
}

/// A room to hire.
#[derive(Debug, Serialize)]
pub struct ARoom {
    pub name: String,
    pub holds: String,
    pub cost: String,
    pub notes: String,
}

impl<'a> Maker<'a> {
    pub(super) fn venue(&self, index: usize) -> Page {
        let node = &self.site.venues[index];
        let venue = &node.record;
        let model::Venue {
            entry,
            address: _,
            location: _,
            hide_address: _,
            opening,
            access: typed_access,
            facilities,
            transport,
            rooms,
            hire,
        } = &**venue;
        let mut steps: Vec<Step> = self
            .places_of(Node::Venue(node))
            .into_iter()
            .map(Step::place)
            .collect();
        steps.extend(transport.as_ref().map(|text| Step::words("bus", "", text)));
        if !opening.is_empty() {
            steps.push(Step {
                when: Some(self.when(opening)),
                ..Step::words("clock", self.say.word("venue.opening"), "")
            });
        }
        if !entry.languages.is_empty() {
            let spoken = self.say.all(&entry.languages);
            let title = self.say.word("offer.languages");
            steps.push(Step::words("talk", title, &spoken));
        }
        let on = node.offers.iter().map(|(offer, session)| {
            let offer = &self.site.offers[*offer];
            let there = &offer.record.sessions[*session].times;
            let times = if there.is_empty() {
                &offer.record.times
            } else {
                there
            };
            On {
                link: self.link(&offer.common.permalink, &offer.record.entry.name),
                times: self.when_lines(times),
            }
        });
        let groups = node.groups.iter().map(|group| {
            let group = &self.site.groups[*group];
            self.link(&group.common.permalink, &group.record.entry.name)
        });
        let some = |text: &Option<String>| text.clone().unwrap_or_default();
        let room = |room: &Room| ARoom {
            name: room.name.clone(),
            holds: some(&room.holds),
            cost: some(&room.cost),
            notes: some(&room.notes),
        };
        let view = Venue {
            top: self.top(Node::Venue(node), "entry.visit", steps),
            on: on.collect(),
            access: access(typed_access),
            facilities: access(facilities),
            rooms: rooms.iter().map(room).collect(),
            hire: some(hire),
            groups: groups.collect(),
            places: self.round_here(node),
        };
        self.page(
            &node.common.permalink,
            "venue.html",
            &entry.name,
            self.description(Node::Venue(node), "venue.description"),
            Body::Venue(Box::new(view)),
        )
    }

    /// The places that a venue lies in; none for a hidden address.
    fn round_here(&self, node: &VenueNode) -> Vec<Link> {
        let postcode = node.common.spots.first().and_then(|spot| spot.postcode);
        let Some(postcode) = postcode else {
            return Vec::new();
        };
        let units = self.site.gazetteer.units();
        let unit = units.binary_search_by_key(&postcode, |unit| unit.postcode);
        let Some(unit) = unit.ok().and_then(|unit| u32::try_from(unit).ok()) else {
            return Vec::new();
        };
        (0..self.site.places.len())
            .filter(|place| self.site.places[*place].units.binary_search(&unit).is_ok())
            .map(|place| {
                let Link { href, text } = self.place_link(place);
                Link {
                    href,
                    text: self.say.fill("entry.place", &[("name", &text)]),
                }
            })
            .collect()
    }
}
