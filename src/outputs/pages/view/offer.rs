//! An offer's page.

use serde::Serialize;

use super::addresses::{Where, capital};
use super::entry::{Fact, Step, Top};
use super::maker::{Maker, Node};
use super::{Body, Chip, Link, Page};
use crate::model::{self, Ages, Referral};
use crate::resolve::{OfferNode, Running};

/// An offer's page.
#[derive(Debug, Serialize, Hash)]
pub struct Offer {
    pub top: Top,
    pub facts: Vec<Fact>,
    /// Venues with what there is about getting in.
    pub venues: Vec<Where>,
    pub groups: Vec<RunBy>,
    /// How to help.
    pub volunteer: String,
}

/// A group that runs it.
#[derive(Debug, Serialize, Hash)]
pub struct RunBy {
    pub link: Link,
    /// What sort of body.
    pub sort: String,
}

/// Venues shown in full beside an offer; the others stand in the list of places.
const VENUES: usize = 3;

impl<'a> Maker<'a> {
    pub(super) fn offer(&self, index: usize) -> Page {
        let node = &self.site.offers[index];
        let offer = &node.record;
        let mut top = self.top(Node::Offer(node), "entry.how", self.steps(node));
        if let Some(word) = self.offer_type(offer.offer_type) {
            top.chips = vec![Chip {
                text: word.to_owned(),
                tone: "",
            }];
        }
        let venues = node
            .venues
            .iter()
            .map(|(venue, _)| &self.site.venues[*venue]);
        let venues: Vec<Where> = venues
            .filter(|venue| !venue.record.hide_address && !venue.record.access.is_empty())
            .take(VENUES)
            .map(|venue| self.at_venue(venue))
            .collect();
        let groups = node.groups.iter().map(|group| {
            let group = &self.site.groups[*group];
            RunBy {
                link: self.link(&group.common.permalink, &group.record.entry.name),
                sort: self.group_type(&group.record).to_owned(),
            }
        });
        let view = Offer {
            facts: self.facts(node),
            venues: if offer.sensitive { Vec::new() } else { venues },
            groups: groups.collect(),
            volunteer: offer.volunteer.clone().unwrap_or_default(),
            top,
        };
        let mut page = self.page(
            &node.common.permalink,
            "offer.html",
            &offer.entry.name,
            self.description(Node::Offer(node), "offer.description"),
            Body::Offer(Box::new(view)),
        );
        page.head.exit = self.is_sensitive(Node::Offer(node));
        page
    }

    /// How to get it, and where.
    fn steps(&self, node: &'a OfferNode) -> Vec<Step> {
        let offer = &node.record;
        let how = offer.how.as_deref().unwrap_or("");
        let first = match offer.referral {
            Some(Referral::None) => Some(("tick", self.turn_up(offer))),
            Some(Referral::Own) => Some(("tick", self.say.word("offer.self"))),
            Some(Referral::Professional) => Some(("person", self.say.word("offer.professional"))),
            None if how.is_empty() => None,
            None => Some(("tick", "")),
        };
        let first = first.map(|(icon, title)| Step::words(icon, title, how));
        let places = self
            .places_of(Node::Offer(node))
            .into_iter()
            .map(Step::place);
        first.into_iter().chain(places).collect()
    }

    fn facts(&self, node: &OfferNode) -> Vec<Fact> {
        let model::Offer {
            entry,
            groups: _,
            sessions,
            address: _,
            offer_type: _,
            ways,
            serves: _,
            times,
            who,
            ages,
            cost,
            referral: _,
            how: _,
            sensitive: _,
            volunteer: _,
        } = &*node.record;
        let say = |key| self.say.word(key);
        let mut when = self.when(times);
        // Times of one place only are said beside that place.
        let elsewhere = sessions.iter().any(|session| !session.times.is_empty());
        let runs = node.common.running != Running::No;
        if when.is_empty() && !elsewhere && runs && !node.common.spots.is_empty() {
            let key = if entry.phones.is_empty() {
                "card.no_times"
            } else {
                "card.no_times_ring"
            };
            when.notes.push(self.say.say(key));
        }
        let cost = cost.as_ref().map(|cost| capital(&cost.text));
        let ages = ages.as_ref().map(|ages| self.ages(ages));
        let mut ways: Vec<String> = ways.iter().map(|way| self.way(*way).to_owned()).collect();
        if let [one] = ways.as_slice()
            && one == say("offer.way.in_person")
        {
            ways.clear();
        }
        let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
        let ways_line = match ways.as_slice() {
            [] => Vec::new(),
            ways => vec![self.say.join(ways)],
        };
        let one_line = |items: &[String]| {
            let line = self.say.all(items);
            if line.is_empty() {
                Vec::new()
            } else {
                vec![line]
            }
        };
        [
            Fact::when("clock", say("offer.when"), when),
            Fact::lines("pound", say("offer.cost"), cost.into_iter().collect()),
            Fact::lines(
                "person",
                say("offer.who"),
                who.iter().map(|who| capital(who)).collect(),
            ),
            Fact::lines("group", say("offer.ages"), ages.into_iter().collect()),
            Fact::lines("talk", say("offer.languages"), one_line(&entry.languages)),
            Fact::lines("help", say("offer.ways"), ways_line),
            Fact::links(
                "map",
                say("offer.covers"),
                self.areas(&node.common.coverage),
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Ages as they are typed; in the site's other languages as they are understood.
    fn ages(&self, ages: &Ages) -> String {
        if self.site.first.is_none() {
            return capital(&ages.text);
        }
        let text = |age: u8| age.to_string();
        match (ages.min, ages.max) {
            (Some(from), Some(until)) => {
                let with = [("from", &*text(from)), ("until", &text(until))];
                self.say.fill("offer.age.between", &with)
            }
            (Some(from), None) => self.say.fill("offer.age.from", &[("from", &text(from))]),
            (None, Some(until)) => {
                let below = text(until.saturating_add(1));
                self.say.fill("offer.age.under", &[("below", &below)])
            }
            (None, None) => self.say.say("offer.age.all"),
        }
    }
}
