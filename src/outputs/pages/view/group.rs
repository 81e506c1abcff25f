//! A group's page.

use serde::Serialize;

use super::card::Card;
use super::entry::{Step, Top};
use super::maker::{Maker, Node};
use super::{Body, Link, Page};
use crate::model::{self, GroupType};

/// A group's page.
#[derive(Debug, Serialize)]
pub struct Group {
    pub top: Top,
    pub runs: Vec<Card>,
    /// How to help.
    pub volunteer: String,
    /// What sort of body, its numbers, its languages.
    pub about: Vec<String>,
    /// Whom it covers.
    pub covers: Vec<Link>,
    pub parent: Option<Link>,
    pub children: Vec<Link>,
}

impl<'a> Maker<'a> {
    pub(super) fn group(&self, index: usize) -> Page {
        let node = &self.site.groups[index];
        let group = &node.record;
        let places = self
            .places_of(Node::Group(node))
            .into_iter()
            .map(Step::place);
        let offers = node.offers.iter().map(|offer| &self.site.offers[*offer]);
        let group_link = |group: usize| {
            let group = &self.site.groups[group];
            self.link(&group.common.permalink, &group.record.entry.name)
        };
        let view = Group {
            top: self.top(Node::Group(node), "entry.contact", places.collect()),
            runs: offers
                .map(|offer| self.card(Node::Offer(offer), None))
                .collect(),
            volunteer: group.volunteer.clone().unwrap_or_default(),
            about: self.about(group),
            covers: self.areas(&node.common.coverage),
            parent: node.parent.map(group_link),
            children: node
                .children
                .iter()
                .map(|child| group_link(*child))
                .collect(),
        };
        self.page(
            &node.common.permalink,
            "group.html",
            &group.entry.name,
            self.description(Node::Group(node), "group.description"),
            Body::Group(Box::new(view)),
        )
    }

    fn about(&self, group: &model::Group) -> Vec<String> {
        let numbered = |key, number: &Option<String>| {
            number
                .as_ref()
                .map(|number| self.say.fill(key, &[("number", number)]))
        };
        let sort = self.group_type(group).to_owned();
        let numbered_charity =
            group.group_type == Some(GroupType::Charity) && group.charity_number.is_some();
        let languages = &group.entry.languages;
        [
            // A charity with its number is said to be one.
            (!sort.is_empty() && !numbered_charity).then_some(sort),
            numbered("group.charity_number", &group.charity_number),
            numbered("group.company_number", &group.company_number),
            (!languages.is_empty()).then(|| self.say.all(languages)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What sort of body, in words; nothing for "other", which says nothing.
    pub(super) fn group_type(&self, group: &model::Group) -> &'a str {
        let key = match group.group_type {
            None | Some(GroupType::Other) => return "",
            Some(GroupType::Charity) => "group.type.charity",
            Some(GroupType::Cic) => "group.type.cic",
            Some(GroupType::MutualAid) => "group.type.mutual_aid",
            Some(GroupType::Faith) => "group.type.faith",
            Some(GroupType::Residents) => "group.type.residents",
            Some(GroupType::Club) => "group.type.club",
            Some(GroupType::School) => "group.type.school",
            Some(GroupType::Statutory) => "group.type.statutory",
        };
        self.say.word(key)
    }
}
