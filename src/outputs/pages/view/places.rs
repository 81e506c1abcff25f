//! The ways to where one lives: all places and outward codes, and each outward code's
//! sectors. Nothing is typed, so it all works without a script.

use serde::Serialize;

use super::maker::Maker;
use super::{Body, Link, Notice, Page, alerts};
use crate::postcode::Outward;
use crate::resolve::Locality;
use crate::search::Whereabouts;

/// All places and outward codes.
#[derive(Debug, Serialize)]
pub struct Places {
    pub crumbs: Vec<Link>,
    pub title: String,
    pub places: Vec<Link>,
    pub outward: Vec<Choice>,
}

/// The sectors of an outward code.
#[derive(Debug, Serialize)]
pub struct Sectors {
    pub crumbs: Vec<Link>,
    pub name: String,
    pub intro: String,
    pub alerts: Vec<Notice>,
    pub title: String,
    pub sectors: Vec<Choice>,
    pub places_title: String,
    pub places: Vec<Link>,
    /// What there is, on paper.
    pub leaflet: Option<Link>,
}

/// A part of a postcode, and what people call it there.
#[derive(Debug, Serialize)]
pub struct Choice {
    pub link: Link,
    pub about: String,
}

/// Places named beside a part of a postcode.
const NAMED: usize = 4;

impl Maker<'_> {
    pub(super) fn places(&self) -> Page {
        let with = [("area", self.site.config.area.as_str())];
        let title = self.say.fill("places.title", &with);
        let mut places: Vec<Link> = (0..self.site.places.len())
            .map(|place| self.place_link(place))
            .collect();
        places.sort_by_cached_key(|place| crate::places::fold(&place.text));
        let outward = self
            .lists
            .localities
            .iter()
            .filter(|locality| match locality {
                Locality::Outward(_) => true,
                Locality::Place(_) | Locality::Sector(_) => false,
            });
        let view = Places {
            crumbs: vec![self.crumb_home()],
            title: title.clone(),
            places,
            outward: outward.map(|outward| self.choice(*outward)).collect(),
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

    /// An outward code's page.
    pub(super) fn sectors(&self, outward: Outward) -> Page {
        let locality = Locality::Outward(outward);
        let name = locality.name(self.site);
        let at = Whereabouts::of_locality(self.site, locality);
        let sectors = Locality::sectors(self.site, outward);
        let first = sectors.first().map(ToString::to_string).unwrap_or_default();
        let with = [
            ("name", name.as_str()),
            ("area", &self.site.config.area),
            ("sector", &first),
        ];
        let places = locality.places(self.site).into_iter();
        let view = Sectors {
            crumbs: vec![
                self.crumb_home(),
                self.link("places/", self.say.word("nav.places")),
            ],
            intro: self.say.fill("outward.intro", &with),
            alerts: at
                .as_ref()
                .map(|at| alerts::at(self.site, at))
                .unwrap_or_default(),
            title: self.say.fill("outward.sectors", &with),
            sectors: sectors
                .into_iter()
                .map(|sector| self.choice(Locality::Sector(sector)))
                .collect(),
            places_title: self.say.fill("outward.places", &with),
            places: places.map(|place| self.place_link(place)).collect(),
            leaflet: self.leaflet_link(locality),
            name: name.clone(),
        };
        let description = self.say.fill("outward.description", &with);
        let mut page = self.page(
            &locality.permalink(self.site),
            "outward.html",
            &name,
            description,
            Body::Sectors(view),
        );
        page.head.current = "places".to_owned();
        page
    }

    /// A link to somewhere's page.
    pub(super) fn locality_link(&self, locality: Locality) -> Link {
        self.link(&locality.permalink(self.site), locality.name(self.site))
    }

    fn choice(&self, locality: Locality) -> Choice {
        Choice {
            link: self.locality_link(locality),
            about: self.places_line(locality),
        }
    }

    /// The places that share postcodes with it, in one line.
    pub(super) fn places_line(&self, locality: Locality) -> String {
        let places = locality.places(self.site).into_iter();
        let names: Vec<String> = places
            .map(|place| self.site.places[place].name.clone())
            .collect();
        self.say.list(&names, NAMED)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::tests::{attribute, folder, pages};

    #[test]
    fn each_sector_of_the_sites_own_outward_codes_has_a_page() {
        let folder = folder();
        let csv = folder.path().join("content/postcodes/CH45.csv");
        std::fs::write(csv, "postcode,lat,lon,ward\nCH45 1AB,53.44,-3.04,\n").unwrap();
        let pages = pages(folder.path());
        let made: Vec<&str> = pages
            .keys()
            .filter_map(|path| path.strip_prefix("places/")?.strip_suffix("/index.html"))
            .collect();
        // Not the neighbour's.
        assert_eq!(made, ["ch44-1", "ch44-2", "ch44", "seacombe"]);
        let outward = &pages["places/ch44/index.html"];
        for sector in ["ch44-1", "ch44-2"] {
            assert!(outward.contains(&format!("href=\"/wirral/places/{sector}/\"")));
        }
        assert!(pages["places/index.html"].contains("href=\"/wirral/places/ch44/\""));
    }

    #[test]
    fn a_sector_has_the_layers_of_its_middle_and_the_same_by_need() {
        let pages = pages(folder().path());
        let html = &pages["places/ch44-1/index.html"];
        assert!(
            html.contains("<span>Covers Seacombe · 0.1 miles</span>"),
            "{html}"
        );
        assert!(html.contains("That is in or around Seacombe."));
        let ids = attribute(html, "id");
        let jumps: Vec<&str> = attribute(html, "href")
            .into_iter()
            .filter_map(|link| link.strip_prefix('#'))
            .filter(|id| id.starts_with("need-"))
            .collect();
        assert_eq!(jumps, ["need-food", "need-safety"]);
        assert!(jumps.iter().all(|jump| ids.contains(jump)));
        // What is for Seacombe is for others as seen from the next sector.
        let other = &pages["places/ch44-2/index.html"];
        assert!(other.contains("Covers Seacombe only"), "{other}");
    }

    #[test]
    fn the_form_holds_no_name_so_no_postcode_is_sent() {
        for (path, html) in pages(folder().path()) {
            for form in html.split("<form").skip(1) {
                let form = form.split_once("</form>").unwrap().0;
                assert!(!form.contains(" name="), "{path}");
                assert!(form.contains("action=\"/wirral/places/\""), "{path}");
            }
        }
    }
}
