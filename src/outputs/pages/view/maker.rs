//! What views are made from, and what all of them have: links, crumbs, the frame.

use super::found::Lines;
use super::lists::Lists;
use super::paper::Items;
use super::words::Say;
use super::{Body, Form, Head, Link, Page, Tongue};
use crate::hours::Calendar;
use crate::model::Entry;
use crate::outputs::Given;
use crate::postcode::Postcode;
use crate::resolve::{Common, GroupNode, OfferNode, Running, Site, VenueNode};
use crate::search::{Doc, DocKind};

/// Makes views.
pub struct Maker<'a> {
    pub(super) given: &'a Given<'a>,
    pub(super) site: &'a Site,
    pub(super) say: Say<'a>,
    pub(super) lists: &'a Lists,
    /// What is said of each doc in one line.
    pub(super) lines: Lines,
    /// Each doc as it stands on paper.
    pub(super) items: Items,
    /// What the days of the year are.
    pub(super) calendar: Calendar,
    /// What pages with the form carry for its script.
    pub(in crate::outputs) finder: super::search::Finder,
    /// Where the map's file is, below the site's root.
    pub(in crate::outputs) map: String,
}

/// Something that can be found, with what is joined to it.
#[derive(Clone, Copy)]
pub enum Node<'a> {
    Offer(&'a OfferNode),
    Group(&'a GroupNode),
    Venue(&'a VenueNode),
}

impl<'a> Node<'a> {
    pub fn entry(self) -> &'a Entry {
        match self {
            Node::Offer(offer) => &offer.record.entry,
            Node::Group(group) => &group.record.entry,
            Node::Venue(venue) => &venue.record.entry,
        }
    }

    pub fn common(self) -> &'a Common {
        match self {
            Node::Offer(offer) => &offer.common,
            Node::Group(group) => &group.common,
            Node::Venue(venue) => &venue.common,
        }
    }
}

impl<'a> Maker<'a> {
    /// For a site with its lists.
    pub fn new(given: &'a Given<'a>, lists: &'a Lists) -> Maker<'a> {
        let site = given.site;
        Maker {
            given,
            site,
            say: Say::new(given.theme, &site.config.language),
            lists,
            lines: Lines::of(given.docs),
            items: Items::of(given.docs),
            calendar: site.config.calendar(),
            finder: super::search::Finder::default(),
            map: String::new(),
        }
    }

    /// A page at an address below the base: `offers/warm-hub/`.
    pub(super) fn page(
        &self,
        permalink: &str,
        template: &'static str,
        title: &str,
        description: String,
        page: Body,
    ) -> Page {
        let config = &self.site.config;
        let name = title.to_owned();
        let title = if permalink.is_empty() {
            title.to_owned()
        } else {
            format!("{title} – {}", config.name)
        };
        let form = page.form();
        let finder = match form {
            Form::Finds => self.finder.search.clone(),
            Form::Checks => self.finder.pages.clone(),
            Form::Leads | Form::None => String::new(),
        };
        Page {
            template,
            head: Head {
                title,
                name,
                description,
                canonical: config.absolute(permalink),
                tongues: self.tongues(permalink, true),
                form,
                clock: page.clock(),
                finder,
                ..Head::default()
            },
            page,
        }
    }

    /// A page in each language of the site, unless it has but one; `same` is false when
    /// that is another page, which leads on.
    pub(super) fn tongues(&self, permalink: &str, same: bool) -> Vec<Tongue> {
        let config = &self.site.config;
        if config.languages.len() < 2 {
            return Vec::new();
        }
        let tongue = |code: &String| {
            let path = config.path_of(code);
            Tongue {
                code: code.clone(),
                name: Say::new(self.given.theme, code).say("language.name"),
                href: format!("{}{path}{permalink}", config.base),
                same: match same {
                    true => format!("{}{path}{permalink}", config.base_url),
                    false => String::new(),
                },
                current: *code == config.language,
            }
        };
        config.languages.iter().map(tongue).collect()
    }

    /// The address of a page from the host's root on.
    pub(super) fn href(&self, permalink: &str) -> String {
        self.site.config.href(permalink)
    }

    /// A link to a page of the site.
    pub(super) fn link(&self, permalink: &str, text: impl Into<String>) -> Link {
        Link {
            href: self.href(permalink),
            text: text.into(),
        }
    }

    /// The crumb that all others follow.
    pub(super) fn crumb_home(&self) -> Link {
        self.link("", self.say.word("nav.home"))
    }

    /// A need's link.
    pub(super) fn need_link(&self, need: usize) -> Link {
        let need = &self.site.needs[need];
        self.link(&need.permalink(), &need.name)
    }

    /// The name by which a need has its sign: the same in every language.
    pub(super) fn sign_name(&self, need: usize) -> &str {
        let first = self.site.first.as_deref().unwrap_or(self.site);
        &first.needs[need].name
    }

    /// A place's link.
    pub(super) fn place_link(&self, place: usize) -> Link {
        let place = &self.site.places[place];
        self.link(&place.permalink(), &place.name)
    }

    pub(super) fn node(&self, doc: &Doc) -> Node<'a> {
        match doc.kind {
            DocKind::Offer => Node::Offer(&self.site.offers[doc.index]),
            DocKind::Group => Node::Group(&self.site.groups[doc.index]),
            DocKind::Venue => Node::Venue(&self.site.venues[doc.index]),
        }
    }

    /// Where a doc stands among all.
    pub(super) fn number(&self, doc: &Doc) -> usize {
        self.number_of(doc.kind, doc.index)
            .expect("a doc is among all")
    }

    /// Where the doc of an entry stands; none for what is not running.
    pub(super) fn number_of(&self, kind: DocKind, index: usize) -> Option<usize> {
        let key = |doc: &Doc| (doc.kind, doc.index);
        self.given
            .docs
            .binary_search_by_key(&(kind, index), key)
            .ok()
    }

    /// The smallest place that holds a postcode.
    pub(super) fn place_at(&self, postcode: Postcode) -> Option<usize> {
        self.lists.place_of.at(self.site, postcode)
    }

    /// Top needs that something answers, in the site's order.
    pub(super) fn top_needs(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.site.needs.len()).filter(|need| {
            self.site.needs[*need].parent.is_none() && !self.lists.by_need[*need].is_empty()
        })
    }

    /// Whether a group is running.
    pub(super) fn runs(&self, group: usize) -> bool {
        self.site.groups[group].common.running != Running::No
    }
}
