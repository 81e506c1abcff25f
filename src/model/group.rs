//! A group: an organisation, as in Open Referral UK.

use super::entry::{Base, Entry, text};
use super::fields::{Fields, Located};
use super::words::words;
use super::{Kind, venue};

words! {
    /// What sort of body it is.
    GroupType {
        /// Registered charity.
        Charity = "charity",
        /// Community interest company.
        Cic = "cic",
        /// Neighbours helping each other.
        MutualAid = "mutual aid",
        /// Faith community.
        Faith = "faith",
        /// Residents' association.
        Residents = "residents",
        /// Club.
        Club = "club",
        /// School.
        School = "school",
        /// Council, health and the like.
        Statutory = "statutory",
        /// Something else.
        Other = "other",
    }
}

/// An organisation or community group.
#[derive(Debug, Clone)]
pub struct Group {
    /// Fields of every entry.
    pub entry: Entry,
    /// Sort of body.
    pub group_type: Option<GroupType>,
    /// Charity register number.
    pub charity_number: Option<String>,
    /// Companies House number.
    pub company_number: Option<String>,
    /// Slug of the group that it belongs to.
    pub parent: Option<Located<String>>,
    /// Slug of its base.
    pub venue: Option<Located<String>>,
    /// A public base that is not worth a venue.
    pub address: venue::Address,
    /// Whom it covers; empty: anyone.
    pub serves: Vec<Located<String>>,
    /// How to help.
    pub volunteer: Option<String>,
}

impl Group {
    /// Reads a group's own fields.
    pub fn decode(fields: &mut Fields, base: Base) -> Option<Group> {
        let entry = base.entry(fields, Kind::Group);
        let group_type = fields.word("type");
        let charity_number = text(fields, "charity_number");
        let company_number = text(fields, "company_number");
        let parent = fields.text("parent");
        let venue = fields.text("venue");
        let address = venue::Address::read(fields);
        let serves = fields.names("serves");
        let volunteer = text(fields, "volunteer");
        Some(Group {
            entry: entry?,
            group_type,
            charity_number,
            company_number,
            parent,
            venue,
            address,
            serves,
            volunteer,
        })
    }
}
