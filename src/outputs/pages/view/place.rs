//! The page of all places, and each place's: the layers of local for who lives there.

use serde::Serialize;

use super::card::Card;
use super::maker::{Maker, Node};
use super::{Body, Link, Notice, Page, alerts, icons};
use crate::model::Way;
use crate::search::{Doc, Layer, Placed, Reason, Whereabouts, place};

/// All places.
#[derive(Debug, Serialize, Hash)]
pub struct Places {
    pub crumbs: Vec<Link>,
    pub title: String,
    pub places: Vec<Link>,
}

/// One place.
#[derive(Debug, Serialize, Hash)]
pub struct Place {
    pub crumbs: Vec<Link>,
    pub name: String,
    pub intro: String,
    pub alerts: Vec<Notice>,
    pub needs: Vec<PlaceNeed>,
    pub needs_title: String,
    /// The layers that have something; not those for others.
    pub layers: Vec<LayerView>,
    /// What is near and for others.
    pub others: Option<LayerView>,
    pub venues: Vec<Link>,
    /// Said when there is nothing at all.
    pub nothing: String,
}

/// A top need that something here answers.
#[derive(Debug, Serialize, Hash)]
pub struct PlaceNeed {
    pub icon: &'static str,
    pub link: Link,
}

/// One layer.
#[derive(Debug, Serialize, Hash)]
pub struct LayerView {
    /// For `id`.
    pub id: &'static str,
    pub icon: &'static str,
    pub title: String,
    pub why: String,
    pub cards: Vec<Card>,
    pub more: Option<Link>,
}

/// Cards a layer: a page for a phone. More stand on the pages of needs.
const CARDS: usize = 12;

/// Cards of what is by phone or online: the same on every place's page.
const REMOTE_CARDS: usize = 5;

/// Venues beside a place.
const VENUES: usize = 30;

/// An entry on a place's page, in its layer.
pub type Found<'a> = (&'a Doc, Placed);

impl<'a> Maker<'a> {
    pub(super) fn places(&self) -> Page {
        let with = [("area", self.site.config.area.as_str())];
        let title = self.say.fill("places.title", &with);
        let mut places: Vec<Link> = (0..self.site.places.len())
            .map(|place| self.place_link(place))
            .collect();
        places.sort_by_cached_key(|place| crate::places::fold(&place.text));
        let view = Places {
            crumbs: vec![self.crumb_home()],
            title: title.clone(),
            places,
        };
        let description = self.say.fill("places.description", &with);
        let mut page = self.page(
            "places/",
            "places.html",
            &title,
            description,
            Body::Places(view),
        );
        page.head.current = "places".to_owned();
        page
    }

    pub(super) fn place(&self, index: usize) -> Page {
        let place = &self.site.places[index];
        let with = [("name", place.name.as_str())];
        let at = Whereabouts::of_place(self.site, index);
        let found = at.as_ref().map(|at| self.found(at)).unwrap_or_default();
        let layers = [
            Layer::Neighbourhood,
            Layer::Near,
            Layer::Across,
            Layer::Remote,
        ];
        let mut intro = self.say.fill("place.intro", &with);
        if !place.also.is_empty() {
            let also = self.say.list(&place.also, place.also.len());
            let more = [with[0], ("also", also.as_str())];
            intro = format!("{intro} {}", self.say.fill("place.also", &more));
        }
        let nothing = if found
            .iter()
            .any(|(_, placed)| placed.layer != Layer::NotCovered)
        {
            String::new()
        } else {
            self.say.fill("place.nothing", &with)
        };
        let view = Place {
            crumbs: vec![
                self.crumb_home(),
                self.link("places/", self.say.word("nav.places")),
            ],
            name: place.name.clone(),
            intro,
            alerts: at
                .as_ref()
                .map(|at| alerts::at(self.site, at))
                .unwrap_or_default(),
            needs: self.needs_here(&found),
            needs_title: self
                .say
                .fill("place.needs", &[("area", &self.site.config.area)]),
            layers: layers
                .into_iter()
                .filter_map(|layer| self.layer(layer, &found, &place.name))
                .collect(),
            others: self.layer(Layer::NotCovered, &found, &place.name),
            venues: self.venues_in(&place.units),
            nothing,
        };
        let description = self.say.fill("place.description", &with);
        let mut page = self.page(
            &place.permalink(),
            "place.html",
            &place.name,
            description,
            Body::Place(view),
        );
        page.head.current = "places".to_owned();
        page
    }

    /// What there is for someone somewhere, by layer, then distance, then name: the
    /// order of [`crate::search::rank`] when no need was asked for.
    pub(super) fn found(&self, at: &Whereabouts) -> Vec<Found<'a>> {
        let radius = self.site.config.radius;
        // A degree is at least 68.7 miles of latitude in Britain, and 33 of longitude.
        let (lat, lon) = (radius / 68.7, radius / 33.0);
        let far = |doc: &Doc| {
            doc.points.iter().all(|point| {
                (point.lat - at.point.lat).abs() > lat || (point.lon - at.point.lon).abs() > lon
            })
        };
        let docs = self.for_places.iter().map(|i| &self.given.docs[*i]);
        let mut found: Vec<Found> = docs
            .filter(|doc| {
                // Most of a large area is far from any one place: no need to measure.
                let coverage = &doc.coverage;
                let only_there = doc.ways == [Way::InPerson] && !coverage.whole && !coverage.uk;
                let here = || {
                    let mut areas = coverage.narrow.iter();
                    areas.any(|area| at.areas.binary_search(area).is_ok())
                };
                !only_there || doc.points.is_empty() || !far(doc) || here()
            })
            .filter_map(|doc| Some((doc, place(doc, at, radius)?)))
            .collect();
        // `for_places` is by name, and this sort keeps the order of equals.
        let miles = |placed: &Placed| placed.miles.unwrap_or(f64::INFINITY);
        found.sort_by(|(_, a), (_, b)| a.layer.cmp(&b.layer).then(miles(a).total_cmp(&miles(b))));
        found
    }

    /// The top needs that something near answers, in the site's order.
    fn needs_here(&self, found: &[Found]) -> Vec<PlaceNeed> {
        let mut here = vec![false; self.site.needs.len()];
        for (doc, placed) in found {
            match placed.layer {
                Layer::Neighbourhood | Layer::Near | Layer::Across => {
                    for need in &doc.needs {
                        here[self.site.needs[*need].parent.unwrap_or(*need)] = true;
                    }
                }
                Layer::Remote | Layer::NotCovered => {}
            }
        }
        // Where nothing is known to be near, all that there is may still help.
        let all = !here.contains(&true);
        let here = self.top_needs().filter(|need| all || here[*need]);
        here.map(|need| PlaceNeed {
            icon: icons::of_need(&self.site.needs[need].slug, self.sign_name(need)),
            link: self.need_link(need),
        })
        .collect()
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
            more: more.map(|more| {
                let text = self.say.count("place.more", more);
                self.link("needs/", text)
            }),
        })
    }

    fn why_here(&self, node: Node, placed: &Placed) -> String {
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
