//! The page of all needs, and each need's pages.

use serde::Serialize;

use super::card::Card;
use super::home::Topic;
use super::maker::{Maker, Node};
use super::paged::{Paged, Pager};
use super::{Body, Link, Page};
use crate::search::DocKind;

/// All needs.
#[derive(Debug, Serialize)]
pub struct Needs {
    pub crumbs: Vec<Link>,
    pub topics: Vec<Topic>,
}

/// One need, one page of it.
#[derive(Debug, Serialize)]
pub struct Need {
    pub crumbs: Vec<Link>,
    pub name: String,
    pub intro: String,
    /// The narrower needs, or those beside this one; which one this is.
    pub chips: Vec<Narrower>,
    /// Offers, groups, venues: those that there are.
    pub sections: Vec<Section>,
    pub pager: Option<Pager>,
}

/// A link to a narrower need.
#[derive(Debug, Serialize)]
pub struct Narrower {
    pub link: Link,
    pub current: bool,
}

/// Entries of one kind.
#[derive(Debug, Serialize)]
pub struct Section {
    /// For `id`.
    pub id: &'static str,
    pub title: String,
    pub cards: Vec<Card>,
}

impl Maker<'_> {
    pub(super) fn needs(&self) -> Page {
        let area = self.site.config.area.as_str();
        let view = Needs {
            crumbs: vec![self.crumb_home()],
            topics: self.topics(usize::MAX),
        };
        let description = self.say.fill("needs.description", &[("area", area)]);
        let title = self.say.word("needs.title");
        let mut page = self.page(
            "needs/",
            "needs.html",
            title,
            description,
            Body::Needs(view),
        );
        page.head.current = "needs".to_owned();
        page
    }

    pub(super) fn need(&self, id: usize, paged: Paged) -> Page {
        let need = &self.site.needs[id];
        let docs = &self.lists.by_need[id];
        let shown = &docs[paged.range(docs.len())];
        let with = [
            ("name", need.name.as_str()),
            ("area", &self.site.config.area),
        ];
        let mut sections = Vec::new();
        for (kind, slug, key) in [
            (DocKind::Offer, "offers", "need.offers"),
            (DocKind::Group, "groups", "need.groups"),
            (DocKind::Venue, "venues", "need.venues"),
        ] {
            let of_kind = shown
                .iter()
                .map(|i| &self.given.docs[*i])
                .filter(|doc| doc.kind == kind);
            let cards: Vec<Card> = of_kind.map(|doc| self.card(self.node(doc), None)).collect();
            if !cards.is_empty() {
                sections.push(Section {
                    id: slug,
                    title: self.say.say(key),
                    cards,
                });
            }
        }
        let top = need.parent.unwrap_or(id);
        let mut crumbs = vec![self.crumb_home()];
        crumbs.extend(need.parent.map(|parent| self.need_link(parent)));
        let first = need.permalink();
        let view = Need {
            crumbs,
            name: need.name.clone(),
            intro: self.say.fill("need.intro", &with),
            chips: self.narrower(top, id),
            sections,
            pager: paged.pager(self, &first),
        };
        let mut description = self.say.fill("need.description", &with);
        let mut title = self.site.need_path(id);
        if paged.number > 1 {
            let number = paged.number.to_string();
            let page = self.say.fill("need.page", &[("page", &number)]);
            title = format!("{title}, {page}");
            description = format!("{description} {page}");
        }
        let permalink = paged.permalink(&first);
        let mut page = self.page(
            &permalink,
            "need.html",
            &title,
            description,
            Body::Need(view),
        );
        page.head.current = "needs".to_owned();
        page
    }

    /// A top need's children, after the need itself.
    fn narrower(&self, top: usize, current: usize) -> Vec<Narrower> {
        let children = &self.site.needs[top].children;
        if children.is_empty() {
            return Vec::new();
        }
        let mut all = Narrower {
            link: self.need_link(top),
            current: top == current,
        };
        all.link.text = self.say.say("need.all");
        let children = children.iter().map(|child| Narrower {
            link: self.need_link(*child),
            current: *child == current,
        });
        std::iter::once(all).chain(children).collect()
    }

    /// Whether most of the offers shown are sensitive, so that being seen with the list
    /// says as much as being seen with one of them.
    pub(super) fn is_delicate(&self, shown: &[usize]) -> bool {
        let offers = shown
            .iter()
            .filter_map(|i| match self.node(&self.given.docs[*i]) {
                Node::Offer(offer) => Some(offer.record.sensitive),
                Node::Group(_) | Node::Venue(_) => None,
            });
        let (mut delicate, mut all) = (0, 0);
        for sensitive in offers {
            all += 1;
            delicate += usize::from(sensitive);
        }
        all > 0 && delicate * 2 >= all
    }
}
