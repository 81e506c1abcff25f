//! The page of what works without a network. It stands in for pages that are not kept
//! on the device, so all its links start at the host's root.

use serde::Serialize;

use super::maker::Maker;
use super::{Body, Link, Page};
use crate::outputs::STAND_IN;

/// What works without a network.
#[derive(Debug, Serialize)]
pub struct Offline {
    /// The pages of text, which are kept: urgent help is among them.
    pub texts: Vec<Link>,
    pub ways: Vec<Link>,
}

impl Maker<'_> {
    pub(super) fn offline(&self) -> Page {
        let texts = self.site.pages.iter();
        let texts = texts.map(|page| self.link(&page.permalink, &page.record.entry.name));
        let view = Offline {
            texts: texts.collect(),
            ways: self.ways(),
        };
        let title = self.say.word("offline.title");
        let mut page = self.page(
            STAND_IN,
            "offline.html",
            title,
            String::new(),
            Body::Offline(view),
        );
        page.head.hidden = true;
        page.head.stands_in = true;
        page
    }
}
