//! A support offer: a service, as in Open Referral UK.

use super::Kind;
use super::entry::{Base, Entry, text};
use super::fields::{Fields, Located};
use super::times::Times;
use super::value::{Ages, Cost};
use super::venue::Address;
use super::words::words;

words! {
    /// What sort of offer.
    OfferType {
        /// Help of any sort.
        Support = "support",
        /// Something to join.
        Activity = "activity",
        /// A way to give time.
        Volunteering = "volunteering",
        /// A thing to have or to borrow.
        Item = "item",
    }
}

words! {
    /// How it reaches people.
    Way {
        /// People go to a place.
        InPerson = "in person",
        /// Someone comes to them.
        AtHome = "at home",
        /// Something is brought to them.
        Delivery = "delivery",
        /// By telephone or text message.
        Phone = "phone",
        /// By internet.
        Online = "online",
    }
}

words! {
    /// Who has to ask for it.
    Referral {
        /// No one: turn up or ring.
        None = "none",
        /// The person asks.
        Own = "self",
        /// A professional asks.
        Professional = "professional",
    }
}

/// A service, session, help at home, or volunteering.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Fields of every entry.
    pub entry: Entry,
    /// Slugs of the groups that run it.
    pub groups: Vec<Located<String>>,
    /// Where it happens, each with its own times if they differ.
    pub sessions: Vec<Session>,
    /// Where it happens when that is not worth a venue.
    pub address: Address,
    /// Sort of offer.
    pub offer_type: OfferType,
    /// How it reaches people; empty: by where it is.
    pub ways: Vec<Way>,
    /// Whom it covers; empty: anyone who can get there.
    pub serves: Vec<Located<String>>,
    /// When.
    pub times: Times,
    /// Whom it is for.
    pub who: Option<String>,
    /// For what ages.
    pub ages: Option<Ages>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// Who has to ask; `None` when not said.
    pub referral: Option<Referral>,
    /// How to get it.
    pub how: Option<String>,
    /// Carries "Exit this page".
    pub sensitive: bool,
    /// How to help.
    pub volunteer: Option<String>,
}

/// An offer at one venue.
#[derive(Debug, Clone)]
pub struct Session {
    /// The venue's slug.
    pub venue: Located<String>,
    /// Times there; empty: the offer's own.
    pub times: Times,
    /// Anything else about it there.
    pub notes: Option<String>,
}

impl Offer {
    /// Reads an offer's own fields.
    pub fn decode(fields: &mut Fields, base: Base) -> Option<Offer> {
        let entry = base.entry(fields, Kind::Offer);
        let groups = fields.names("group");
        let venues = fields.names("venue");
        let mut sessions: Vec<Session> = venues
            .into_iter()
            .map(|venue| Session {
                venue,
                times: Times::none(),
                notes: None,
            })
            .collect();
        sessions.extend(fields.maps("at", |at| {
            let venue = at.required("venue");
            let (times, notes) = (Times::decode(at, "times"), text(at, "notes"));
            Some(Session {
                venue: venue?,
                times,
                notes,
            })
        }));
        let address = Address::read(fields);
        let offer_type = fields.word("type").unwrap_or(OfferType::Support);
        let mut ways: Vec<Way> = fields.word_list("ways");
        ways.sort_unstable();
        ways.dedup();
        let serves = fields.names("serves");
        let times = Times::decode(fields, "times");
        let who = text(fields, "who");
        let ages = fields.text("ages").and_then(|typed| {
            let ages = Ages::read(&typed.value);
            if ages.is_none() {
                fields.error(
                    "unknown-ages",
                    &typed.at,
                    format!("these ages cannot be read: `{}`", typed.value),
                    "write 5-11, 18+ or under 25; say the rest in `who`",
                );
            }
            ages
        });
        let cost = text(fields, "cost").map(|text| Cost::read(&text));
        let referral = fields.word("referral");
        let how = text(fields, "how");
        let sensitive = fields.flag("sensitive");
        let volunteer = text(fields, "volunteer");
        let entry = entry?;
        if entry.categories.is_empty() && !fields.slipped("categories") {
            let at = fields.at().clone();
            fields.error(
                "no-category",
                &at,
                format!(
                    "offer `{}` has no category, so no one would find it by need",
                    entry.name
                ),
                "add `categories: [food]` with slugs from categories.yaml",
            );
        }
        Some(Offer {
            entry,
            groups,
            sessions,
            address,
            offer_type,
            ways,
            serves,
            times,
            who,
            ages,
            cost,
            referral,
            how,
            sensitive,
            volunteer,
        })
    }
}
