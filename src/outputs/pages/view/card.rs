//! An entry on a card: name, what it is, why it is here, when, on what terms, and a
//! number to tear off.

use rayon::prelude::*;
use serde::Serialize;

use super::addresses::capital;
use super::contact::Call;
use super::maker::{Maker, Node};
use super::{Chip, crop};
use crate::foreign;
use crate::model::{Offer, OfferType, Referral, Way};
use crate::resolve::Running;
use crate::search;

/// A card.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// `offer`, `group` or `venue`.
    pub kind: &'static str,
    pub href: String,
    pub name: String,
    pub chips: Vec<Chip>,
    pub summary: String,
    /// Why it is here, or where it is and for whom.
    pub why: String,
    pub when: String,
    /// What the script needs to say whether it is on now; may be empty.
    pub times: String,
    /// Cost, for whom, how.
    pub terms: String,
    pub call: Option<Call>,
    /// Not to be found on a device by others: its page carries "Exit this page".
    pub sensitive: bool,
}

/// Letters of a card's summary: what fits on two lines of a wide page.
const SUMMARY: usize = 170;

impl<'a> Maker<'a> {
    /// A card. Without `why` it says where the entry is and for whom.
    pub(super) fn card(&self, node: Node<'a>, why: Option<String>) -> Card {
        let entry = node.entry();
        let common = node.common();
        let chip = |text: &str, tone| Chip {
            text: text.to_owned(),
            tone,
        };
        let say = |key| self.say.word(key);
        let (kind, kind_word) = match node {
            Node::Offer(_) => ("offer", say("kind.offer")),
            Node::Group(_) => ("group", say("kind.group")),
            Node::Venue(_) => ("venue", say("kind.venue")),
        };
        let mut chips = vec![chip(kind_word, "")];
        let (mut when, mut terms) = (String::new(), String::new());
        match node {
            Node::Offer(offer) => {
                if let Some(word) = self.offer_type(offer.record.offer_type) {
                    chips = vec![chip(word, "")];
                }
                when = self.card_when(offer.times());
                terms = self.card_terms(&offer.record);
            }
            Node::Venue(venue) => when = self.card_when([&venue.record.opening]),
            Node::Group(_) => {}
        }
        if common.running == Running::Paused {
            chips.push(chip(say("status.paused").trim_end_matches('.'), "warning"));
        }
        let call = self.calls(node).into_iter().next();
        if when.is_empty() && kind == "offer" && !common.spots.is_empty() {
            let key = match call {
                Some(_) => "card.no_times_ring",
                None => "card.no_times",
            };
            when = self.say.say(key);
        }
        Card {
            kind,
            href: self.href(&common.permalink),
            name: entry.name.clone(),
            chips,
            summary: crop(entry.summary(), SUMMARY),
            why: why.unwrap_or_else(|| self.where_and_whom(node)),
            when,
            times: self.compact(node),
            terms,
            call,
            sensitive: self.is_sensitive(node),
        }
    }

    /// Where an entry is and for whom: `Seacombe CH44 6 · Covers Seacombe`.
    fn where_and_whom(&self, node: Node) -> String {
        let common = node.common();
        let mut place = self.whereabouts(node);
        if let (Node::Offer(offer), true) = (node, place.is_empty()) {
            let ways: Vec<String> = offer
                .record
                .ways
                .iter()
                .map(|way| self.way(*way).to_owned())
                .collect();
            place = self.say.list(&ways, 3);
        }
        self.say.join(&[&place, &self.cover_line(&common.coverage)])
    }

    /// The word for a sort of offer; none for plain support.
    pub(super) fn offer_type(&self, sort: OfferType) -> Option<&'a str> {
        match sort {
            OfferType::Support => None,
            OfferType::Activity => Some(self.say.word("offer.type.activity")),
            OfferType::Volunteering => Some(self.say.word("offer.type.volunteering")),
            OfferType::Item => Some(self.say.word("offer.type.item")),
        }
    }

    fn card_terms(&self, offer: &Offer) -> String {
        let [cost, who, how] = self.terms(offer);
        self.say.join(&[&cost, &who, &how])
    }

    /// Cost, for whom, and how: each may be empty.
    fn terms(&self, offer: &Offer) -> [String; 3] {
        let cost = offer.cost.as_ref().map(|cost| match cost.free {
            true => self.say.say("offer.free"),
            false => capital(&crop(&cost.text, 60)),
        });
        let who = offer
            .who
            .as_ref()
            .map(|who| foreign::within(who, |who| crop(who, 90).trim_end_matches('.').to_owned()));
        let how = match offer.referral {
            Some(Referral::Professional) => self.say.word("offer.card_professional"),
            Some(Referral::None) => self.turn_up(offer).trim_end_matches('.'),
            Some(Referral::Own) | None => "",
        };
        [cost, who, Some(how.to_owned())].map(Option::unwrap_or_default)
    }

    /// What the browser shows for each doc.
    pub(in crate::outputs) fn search_cards(&self) -> Vec<search::Card> {
        let docs = self.given.docs.par_iter();
        docs.map(|doc| self.search_card(self.node(doc))).collect()
    }

    fn search_card(&self, node: Node<'a>) -> search::Card {
        let card = self.card(node, Some(String::new()));
        let [cost, who, how] = match node {
            Node::Offer(offer) => self.terms(&offer.record),
            Node::Group(_) | Node::Venue(_) => <[String; 3]>::default(),
        };
        let (phone, tel) = card
            .call
            .map(|call| (call.number, call.tel))
            .unwrap_or_default();
        search::Card {
            kind: card
                .chips
                .into_iter()
                .next()
                .map(|chip| chip.text)
                .unwrap_or_default(),
            name: card.name,
            url: node.common().permalink.clone(),
            summary: search::Card::shorten(node.entry().summary()),
            when: card.when,
            cost,
            who,
            how,
            phone,
            tel,
            place: self.whereabouts(node),
            sensitive: card.sensitive,
            paused: node.common().running == Running::Paused,
        }
    }

    /// What to do when nobody has to ask first.
    pub(super) fn turn_up(&self, offer: &Offer) -> &'a str {
        let there = !offer.sessions.is_empty() || offer.address.postcode.is_some();
        let in_person = offer.ways.contains(&Way::InPerson) || (offer.ways.is_empty() && there);
        let phone = !offer.entry.phones.is_empty();
        self.say.word(match (in_person, phone) {
            (true, true) => "offer.turn_up_or_ring",
            (true, false) => "offer.turn_up",
            (false, true) => "offer.just_ring",
            (false, false) => "offer.no_referral",
        })
    }
}
