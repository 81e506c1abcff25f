//! The page that shows results. What it finds, and with what words, is the business of
//! the scripts; the page only holds the empty shapes and says what to do without them.

use serde::Serialize;

use super::maker::Maker;
use super::{Body, Link, Notice, Page, alerts};
use crate::search::SearchIndex;

/// The page of results.
#[derive(Debug, Serialize)]
pub struct Search {
    /// Ways to look without scripts.
    pub ways: Vec<Link>,
    /// What the map is drawn from, from the host's root on.
    pub map: String,
    /// Alerts that are for some of the area alone, for the script to choose from.
    pub alerts: Vec<AreaAlert>,
}

/// An alert and whom it is for.
#[derive(Debug, Serialize)]
pub struct AreaAlert {
    /// Numbers of areas in the index, between spaces.
    pub areas: String,
    /// What it says.
    pub notice: Notice,
}

/// What pages with the form carry for its script: where the index is.
#[derive(Debug, Default, Clone)]
pub struct Finder {
    /// For the page of results.
    pub(super) search: String,
    /// For all others.
    pub(super) pages: String,
}

impl Finder {
    /// From the index.
    pub fn new(index: &SearchIndex) -> Finder {
        Finder {
            search: index.hint.for_search(),
            pages: index.hint.for_pages(),
        }
    }
}

/// JSON for a script element: nothing in it can end the element.
pub fn for_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

impl Maker<'_> {
    pub(super) fn search(&self) -> Page {
        let area = self.site.config.area.as_str();
        let view = Search {
            ways: self.ways(),
            map: format!("{}{}", self.site.config.base, self.map),
            alerts: alerts::somewhere(self.site),
        };
        let description = self.say.fill("search.description", &[("area", area)]);
        let title = self.say.word("search.title");
        self.page(
            "search/",
            "search.html",
            title,
            description,
            Body::Search(view),
        )
    }

    /// Ways to look for something other than by searching.
    pub(super) fn ways(&self) -> Vec<Link> {
        let places = self.link("places/", self.say.word("home.all_places"));
        let needs = self.link("needs/", self.say.word("home.all_needs"));
        let a_z = self.link("a-z/", self.say.word("home.a_z"));
        let volunteering = self.link("volunteering/", self.say.word("home.volunteering"));
        let has_places = (!self.lists.localities.is_empty()).then_some(places);
        let has_needs = (!self.site.needs.is_empty()).then_some(needs);
        let whats_on = self.link("whats-on/", self.say.word("home.whats_on"));
        [
            has_needs,
            has_places,
            Some(whats_on),
            Some(a_z),
            Some(volunteering),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
