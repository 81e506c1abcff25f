//! Everything that asks for help.

use serde::Serialize;

use super::card::Card;
use super::maker::{Maker, Node};
use super::{Body, Link, Page, crop};
use crate::model::OfferType;

/// The page of volunteering.
#[derive(Debug, Serialize)]
pub struct Volunteering {
    pub crumbs: Vec<Link>,
    pub wanted: Vec<Card>,
    pub others: Vec<Other>,
}

/// A group or an offer that says how to help.
#[derive(Debug, Serialize)]
pub struct Other {
    pub link: Link,
    pub how: String,
}

impl Maker<'_> {
    pub(super) fn volunteering(&self) -> Page {
        let (mut wanted, mut others) = (Vec::new(), Vec::new());
        for doc in self
            .lists
            .by_letter
            .values()
            .flatten()
            .map(|i| &self.given.docs[*i])
        {
            let node = self.node(doc);
            let how = match node {
                Node::Offer(offer) if offer.record.offer_type == OfferType::Volunteering => {
                    wanted.push(self.card(node, None));
                    continue;
                }
                Node::Offer(offer) => &offer.record.volunteer,
                Node::Group(group) => &group.record.volunteer,
                Node::Venue(_) => &None,
            };
            others.extend(how.as_ref().map(|how| Other {
                link: self.link(&node.common().permalink, &node.entry().name),
                how: crop(how, 220),
            }));
        }
        let view = Volunteering {
            crumbs: vec![self.crumb_home()],
            wanted,
            others,
        };
        let area = self.site.config.area.as_str();
        let mut page = self.page(
            "volunteering/",
            "volunteering.html",
            self.say.word("volunteering.title"),
            self.say.fill("volunteering.description", &[("area", area)]),
            Body::Volunteering(view),
        );
        page.head.current = "volunteering".to_owned();
        page
    }
}
