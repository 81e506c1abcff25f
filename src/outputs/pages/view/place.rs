//! A place's page and a sector's: the layers of local for who lives there, then the same
//! by need, so that both questions are answered without a script.

use serde::Serialize;

use super::card::Card;
use super::found::{Found, TopicHere};
use super::maker::{Maker, Node};
use super::{Body, Link, Notice, Page, alerts, icons};
use crate::resolve::Locality;
use crate::search::{Layer, Placed, Reason, Whereabouts};

/// One place, or one sector.
#[derive(Debug, Serialize)]
pub struct Place {
    pub crumbs: Vec<Link>,
    pub name: String,
    pub intro: String,
    /// What stands in the form already; a sector is not what people type.
    pub fills: String,
    pub alerts: Vec<Notice>,
    /// By need, what is listed here, to jump to.
    pub topics: Vec<TopicHere>,
    /// Where nothing is listed, what there is elsewhere.
    pub needs: Vec<PlaceNeed>,
    pub needs_title: String,
    /// The layers that have something; not those for others.
    pub layers: Vec<LayerView>,
    /// What is near and for others.
    pub others: Option<LayerView>,
    pub venues: Vec<Link>,
    /// The same on paper.
    pub leaflet: Option<Link>,
    /// Said when there is nothing at all.
    pub nothing: String,
}

/// A top need, for where nothing is known to be near.
#[derive(Debug, Serialize)]
pub struct PlaceNeed {
    pub icon: &'static str,
    pub link: Link,
}

/// One layer.
#[derive(Debug, Serialize)]
pub struct LayerView {
    /// For `id`.
    pub id: &'static str,
    pub icon: &'static str,
    pub title: String,
    pub why: String,
    pub cards: Vec<Card>,
    pub more: Option<Link>,
}

/// Cards a layer: a page for a phone. More stand by need below, and on the pages of needs.
const CARDS: usize = 8;

/// Cards of what is by phone or online: the same on every place's page.
const REMOTE_CARDS: usize = 4;

/// Venues beside a place.
const VENUES: usize = 30;

impl<'a> Maker<'a> {
    /// The page of a place or of a sector.
    pub(super) fn place(&self, locality: Locality) -> Page {
        let name = locality.name(self.site);
        let at = Whereabouts::of_locality(self.site, locality);
        let found = at.as_ref().map(|at| self.found(at)).unwrap_or_default();
        let layers = [
            Layer::Neighbourhood,
            Layer::Near,
            Layer::Across,
            Layer::Remote,
        ];
        let for_them = found.partition_point(|(_, placed)| placed.layer < Layer::NotCovered);
        let with = [("name", name.as_str())];
        let nothing = match for_them {
            0 => self.say.fill("place.nothing", &with),
            _ => String::new(),
        };
        let view = Place {
            crumbs: self.place_crumbs(locality),
            intro: self.place_intro(locality, &name),
            fills: match locality {
                Locality::Place(_) => name.clone(),
                Locality::Outward(_) | Locality::Sector(_) => String::new(),
            },
            alerts: at
                .as_ref()
                .map(|at| alerts::at(self.site, at))
                .unwrap_or_default(),
            topics: self.topics_here(&found[..for_them]),
            needs: match for_them {
                0 => self.top_needs().map(|need| self.place_need(need)).collect(),
                _ => Vec::new(),
            },
            needs_title: self
                .say
                .fill("place.needs", &[("area", &self.site.config.area)]),
            layers: layers
                .into_iter()
                .filter_map(|layer| self.layer(layer, &found, &name))
                .collect(),
            others: self.layer(Layer::NotCovered, &found, &name),
            leaflet: self.leaflet_link(locality),
            venues: self.venues_in(&locality.units(self.site)),
            nothing,
            name,
        };
        let description = match locality {
            Locality::Place(_) => "place.description",
            Locality::Outward(_) | Locality::Sector(_) => "sector.description",
        };
        let description = self.say.fill(description, &[("name", &view.name)]);
        let mut page = self.page(
            &locality.permalink(self.site),
            "place.html",
            &view.name.clone(),
            description,
            Body::Place(Box::new(view)),
        );
        page.head.current = "places".to_owned();
        page
    }

    fn place_crumbs(&self, locality: Locality) -> Vec<Link> {
        let wider = match locality {
            Locality::Place(_) | Locality::Outward(_) => None,
            Locality::Sector(sector) => Some(Locality::Outward(sector.outward())),
        };
        let places = self.link("places/", self.say.word("nav.places"));
        let wider = wider.map(|wider| self.locality_link(wider));
        [Some(self.crumb_home()), Some(places), wider]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Whom the page is for.
    fn place_intro(&self, locality: Locality, name: &str) -> String {
        let with = |more| [("name", name), ("also", more)];
        match locality {
            Locality::Place(place) => {
                let place = &self.site.places[place];
                let intro = self.say.fill("place.intro", &with(""));
                if place.also.is_empty() {
                    return intro;
                }
                let also = self.say.list(&place.also, place.also.len());
                format!("{intro} {}", self.say.fill("place.also", &with(&also)))
            }
            Locality::Outward(_) | Locality::Sector(_) => {
                let intro = self.say.fill("sector.intro", &with(""));
                let places = self.places_line(locality);
                if places.is_empty() {
                    return intro;
                }
                format!("{intro} {}", self.say.fill("sector.places", &with(&places)))
            }
        }
    }

    fn place_need(&self, need: usize) -> PlaceNeed {
        let own = &self.site.needs[need];
        PlaceNeed {
            icon: icons::of_need(&own.slug, self.sign_name(need)),
            link: self.need_link(need),
        }
    }

    /// One layer's part of the page; none when it is empty.
    fn layer(&self, layer: Layer, found: &[Found<'a>], name: &str) -> Option<LayerView> {
        let from = found.partition_point(|(_, placed)| placed.layer < layer);
        let to = found.partition_point(|(_, placed)| placed.layer <= layer);
        let own = &found[from..to];
        let (id, icon, title, why) = match layer {
            Layer::Neighbourhood => (
                "layer-1",
                "door",
                "layer.neighbourhood.title",
                "layer.neighbourhood.why",
            ),
            Layer::Near => ("layer-2", "pin", "layer.near.title", "layer.near.why"),
            Layer::Across => ("layer-3", "map", "layer.across.title", "layer.across.why"),
            Layer::Remote => ("layer-4", "phone", "layer.remote.title", "layer.remote.why"),
            Layer::NotCovered => ("layer-5", "info", "layer.others.title", ""),
        };
        let miles = self.say.miles(self.site.config.radius);
        let with = [
            ("place", name),
            ("area", &self.site.config.area),
            ("miles", &miles),
        ];
        let why = if layer == Layer::NotCovered {
            self.say.count("layer.others.summary", own.len())
        } else {
            self.say.fill(why, &with)
        };
        let most = if layer == Layer::Remote {
            REMOTE_CARDS
        } else {
            CARDS
        };
        let cards = own.iter().take(most).map(|(doc, placed)| {
            let node = self.node(doc);
            self.card(node, Some(self.why_here(node, placed)))
        });
        let more = own.len().checked_sub(most).filter(|more| *more > 0);
        (!own.is_empty()).then(|| LayerView {
            id,
            icon,
            title: self.say.fill(title, &with),
            why,
            cards: cards.collect(),
            more: more.map(|more| Link {
                href: "#topics".to_owned(),
                text: self.say.count("place.more", more),
            }),
        })
    }

    pub(super) fn why_here(&self, node: Node, placed: &Placed) -> String {
        let common = node.common();
        let hidden = self.is_hidden(node);
        if hidden && placed.reason == Reason::Anyone {
            return self.whereabouts(node);
        }
        let exact = common.spots.iter().any(|spot| spot.exact);
        let apart = placed.layer == Layer::Remote || hidden;
        self.why(placed, &common.coverage, exact, apart)
    }

    /// Venues within a place, by name.
    fn venues_in(&self, units: &[u32]) -> Vec<Link> {
        let all = self.site.gazetteer.units();
        let inside = |postcode| {
            let unit = all.binary_search_by_key(&postcode, |unit| unit.postcode);
            let unit = unit.ok().and_then(|unit| u32::try_from(unit).ok());
            unit.is_some_and(|unit| units.binary_search(&unit).is_ok())
        };
        let venues = self.site.venues.iter().filter(|venue| {
            let spot = venue.common.spots.first();
            venue.common.running != crate::resolve::Running::No
                && spot.and_then(|spot| spot.postcode).is_some_and(inside)
        });
        let venues = venues.take(VENUES);
        venues
            .map(|venue| self.link(&venue.common.permalink, &venue.record.entry.name))
            .collect()
    }
}
