//! The home page.

use serde::Serialize;

use super::maker::Maker;
use super::{Body, Link, Page, icons};

/// The home page.
#[derive(Debug, Serialize)]
pub struct Home {
    pub title: String,
    pub topics: Vec<Topic>,
    pub places: Vec<Link>,
    pub more_places: bool,
}

/// A top need with its sign.
#[derive(Debug, Serialize)]
pub struct Topic {
    pub icon: &'static str,
    pub link: Link,
    pub children: Vec<Link>,
}

/// Children of a need shown on the home page.
const CHILDREN: usize = 4;

/// Places shown on the home page: more are a page of their own.
const PLACES: usize = 48;

impl Maker<'_> {
    pub(super) fn home(&self) -> Page {
        let config = &self.site.config;
        let places = 0..self.site.places.len();
        let view = Home {
            title: self.say.fill("home.title", &[("area", &config.area)]),
            topics: self.topics(CHILDREN),
            places: places
                .clone()
                .take(PLACES)
                .map(|place| self.place_link(place))
                .collect(),
            more_places: places.len() > PLACES,
        };
        self.page(
            "",
            "home.html",
            &config.name,
            self.say.say("home.promise"),
            Body::Home(view),
        )
    }

    /// Every top need that something answers, with some of its children.
    pub(super) fn topics(&self, children: usize) -> Vec<Topic> {
        let topic = |id: usize| {
            let need = &self.site.needs[id];
            let answered = need
                .children
                .iter()
                .filter(|child| !self.lists.by_need[**child].is_empty());
            Topic {
                icon: icons::of_need(&need.slug, self.sign_name(id)),
                link: self.need_link(id),
                children: answered
                    .take(children)
                    .map(|child| self.need_link(*child))
                    .collect(),
            }
        };
        self.top_needs().map(topic).collect()
    }
}
