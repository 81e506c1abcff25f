//! The list of what there is on paper.

use serde::Serialize;

use super::maker::Maker;
use super::{Body, Link, Page};
use crate::resolve::{BOOKLET, Locality};

/// What there is on paper.
#[derive(Debug, Serialize)]
pub struct Print {
    pub crumbs: Vec<Link>,
    pub booklet: Link,
    /// A leaflet for each place.
    pub places: Vec<Paper>,
    /// A leaflet for each outward code.
    pub outward: Vec<Paper>,
}

/// A leaflet in both sizes.
#[derive(Debug, Serialize)]
pub struct Paper {
    pub link: Link,
    /// The same in large print.
    pub large: String,
}

impl Maker<'_> {
    pub(super) fn print(&self) -> Page {
        let area = self.site.config.area.as_str();
        let (mut places, mut outward) = (Vec::new(), Vec::new());
        for locality in self.leaflets() {
            let permalink = self.leaflet_permalink(locality);
            let paper = Paper {
                link: self.link(&permalink, locality.name(self.site)),
                large: format!("{}#large", self.href(&permalink)),
            };
            match locality {
                Locality::Place(_) => places.push(paper),
                Locality::Outward(_) | Locality::Sector(_) => outward.push(paper),
            }
        }
        places.sort_by_cached_key(|paper| crate::places::fold(&paper.link.text));
        let booklet = self.say.fill("booklet.title", &[("area", area)]);
        let view = Print {
            crumbs: vec![self.crumb_home()],
            booklet: self.link(&format!("print/{BOOKLET}/"), booklet),
            places,
            outward,
        };
        let description = self.say.fill("print.description", &[("area", area)]);
        let title = self.say.word("print.title");
        self.page(
            "print/",
            "print.html",
            title,
            description,
            Body::Print(view),
        )
    }
}
