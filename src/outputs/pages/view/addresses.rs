//! Where an entry is, in words. The one place that decides what is said of a hidden
//! address: its sector and no more.

use serde::Serialize;

use super::Link;
use super::contact::Call;
use super::maker::{Maker, Node};
use crate::foreign;
use crate::hours::say;
use crate::model::{Address, Way};
use crate::resolve::{Spot, VenueNode};

/// A place to go.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Where {
    /// Its name and page; none for a bare address.
    pub venue: Option<Link>,
    /// Street and town.
    pub address: String,
    /// Kept on one line.
    pub postcode: String,
    /// A map on another site.
    pub directions: String,
    /// The same place for the phone's own map.
    pub geo: String,
    /// Times there, where they differ.
    pub times: Vec<String>,
    /// What the script needs to say whether it is on there now; may be empty.
    pub now: String,
    /// Anything else about it there.
    pub notes: String,
    /// For a hidden address, all that is said.
    pub private: String,
    /// A number to ring there, where there is none for all.
    pub call: Option<Call>,
    /// Access, as typed, each with whether it is there.
    pub access: Vec<Access>,
}

/// One thing about getting in.
#[derive(Debug, Clone, Serialize)]
pub struct Access {
    /// As typed.
    pub text: String,
    /// False for `no lift`.
    pub there: bool,
}

/// Access, facilities: each with whether it is there.
pub fn access(typed: &[String]) -> Vec<Access> {
    let one = |text: &String| {
        let lower = foreign::plain(text).to_lowercase();
        let there = !["no ", "not ", "without ", "dim "]
            .iter()
            .any(|no| lower.starts_with(no));
        Access {
            text: capital(text),
            there,
        }
    };
    typed.iter().map(one).collect()
}

/// The first letter large, also of a text that is marked as foreign.
pub fn capital(text: &str) -> String {
    foreign::within(text, say::capital)
}

impl<'a> Maker<'a> {
    /// A venue as a place to go.
    pub(super) fn at_venue(&self, venue: &VenueNode) -> Where {
        let record = &venue.record;
        let link = self.link(&venue.common.permalink, &record.entry.name);
        let place = if record.hide_address {
            Where {
                private: self.private(venue),
                ..Where::default()
            }
        } else {
            self.at(&record.address, venue.common.spots.first())
        };
        Where {
            venue: Some(link),
            access: access(&record.access),
            ..place
        }
    }

    /// What is said of a hidden address.
    pub(super) fn private(&self, venue: &VenueNode) -> String {
        let sector = venue
            .sector
            .as_ref()
            .map(|sector| self.say.fill("entry.private_sector", &[("sector", sector)]));
        let parts = [
            self.say.word("entry.private_ring"),
            sector.as_deref().unwrap_or(""),
        ];
        parts.join(" ").trim_end().to_owned()
    }

    /// An address as a place to go.
    pub(super) fn at(&self, address: &Address, spot: Option<&Spot>) -> Where {
        let line = Address {
            postcode: None,
            ..address.clone()
        }
        .line();
        let known = spot.and_then(|spot| spot.postcode);
        let typed = || {
            address
                .postcode
                .as_ref()
                .map(|typed| typed.value.to_uppercase())
        };
        let maps = spot.filter(|spot| spot.exact).map(|spot| {
            let (lat, lon) = (spot.point.lat, spot.point.lon);
            let elsewhere = format!("https://www.openstreetmap.org/?mlat={lat:.5}&mlon={lon:.5}#map=17/{lat:.5}/{lon:.5}");
            // Without the query most apps only move there and put no pin.
            (elsewhere, format!("geo:{lat:.5},{lon:.5}?q={lat:.5},{lon:.5}"))
        });
        let (directions, geo) = maps.unwrap_or_default();
        Where {
            address: line,
            postcode: known
                .map(|postcode| postcode.to_string())
                .or_else(typed)
                .unwrap_or_default(),
            directions,
            geo,
            ..Where::default()
        }
    }

    /// Every place of an entry.
    pub(super) fn places_of(&self, node: Node<'a>) -> Vec<Where> {
        let own = |address: &Address| {
            let spot = node.common().spots.iter().find(|spot| spot.venue.is_none());
            let there = address.street.is_some() || address.postcode.is_some();
            there.then(|| self.at(address, spot))
        };
        match node {
            Node::Offer(offer) => {
                let several = Maker::has_several_times(offer);
                let apart = offer.venues.len() > 1 && self.calls(node).is_empty();
                let venues = offer.venues.iter().map(|(venue, session)| {
                    let session = &offer.record.sessions[*session];
                    let phones = &self.site.venues[*venue].record.entry.phones;
                    Where {
                        times: self.when_lines(&session.times),
                        now: match several {
                            true => self.compact_of(node, &[&session.times]),
                            false => String::new(),
                        },
                        notes: session.notes.clone().unwrap_or_default(),
                        call: phones.first().filter(|_| apart).map(Call::new),
                        ..self.at_venue(&self.site.venues[*venue])
                    }
                });
                venues.chain(own(&offer.record.address)).collect()
            }
            Node::Group(group) => {
                let base = group
                    .venue
                    .map(|venue| self.at_venue(&self.site.venues[venue]));
                base.into_iter().chain(own(&group.record.address)).collect()
            }
            Node::Venue(venue) => vec![Where {
                venue: None,
                access: Vec::new(),
                ..self.at_venue(venue)
            }],
        }
    }

    /// Whether being seen with an entry may harm: it is sensitive, runs what is, or stands
    /// at a hidden address.
    pub(super) fn is_sensitive(&self, node: Node) -> bool {
        let own = match node {
            Node::Offer(offer) => offer.record.sensitive,
            Node::Group(group) => {
                let mut offers = group.offers.iter();
                offers.any(|offer| self.site.offers[*offer].record.sensitive)
            }
            Node::Venue(_) => false,
        };
        own || self.is_hidden(node)
    }

    /// Whether an entry stands at a hidden address.
    pub(super) fn is_hidden(&self, node: Node) -> bool {
        let hides = |venue: usize| self.site.venues[venue].record.hide_address;
        match node {
            Node::Offer(offer) => offer.venues.iter().any(|(venue, _)| hides(*venue)),
            Node::Group(group) => group.venue.is_some_and(hides),
            Node::Venue(venue) => venue.record.hide_address,
        }
    }

    /// Where an entry is, for one line of a card: `Seacombe CH44 6 and 2 more places`.
    pub(super) fn whereabouts(&self, node: Node) -> String {
        let spots = &node.common().spots;
        let Some(first) = spots.first() else {
            return String::new();
        };
        let said = match (first.postcode, first.venue) {
            (Some(postcode), _) => {
                let name = self
                    .place_at(postcode)
                    .map(|place| &*self.site.places[place].name);
                let sector = postcode.sector().to_string();
                format!("{} {sector}", name.unwrap_or_default())
                    .trim_start()
                    .to_owned()
            }
            (None, Some(venue)) => {
                let sector = self.site.venues[venue]
                    .sector
                    .as_deref()
                    .unwrap_or_default();
                if sector.is_empty() {
                    return String::new();
                }
                self.say.fill("why.sector", &[("sector", sector)])
            }
            (None, None) => return String::new(),
        };
        if spots.len() == 1 {
            return said;
        }
        let more = self.say.count("why.sites", spots.len() - 1);
        format!("{said} {more}")
    }

    /// The ways in which an offer reaches people, in words, when they are not just to go
    /// there.
    pub(super) fn way(&self, way: Way) -> &'a str {
        self.say.word(match way {
            Way::InPerson => "offer.way.in_person",
            Way::AtHome => "offer.way.at_home",
            Way::Delivery => "offer.way.delivery",
            Way::Phone => "offer.way.phone",
            Way::Online => "offer.way.online",
        })
    }
}
