//! The page for addresses that lead nowhere. A host shows it at any depth, so all its
//! links start at the host's root.

use serde::Serialize;

use super::maker::Maker;
use super::{Body, Link, Page};

/// The page for addresses that lead nowhere.
#[derive(Debug, Serialize, Hash)]
pub struct NotFound {
    pub ways: Vec<Link>,
}

impl Maker<'_> {
    pub(super) fn not_found(&self) -> Page {
        let view = NotFound { ways: self.ways() };
        let title = self.say.word("not_found.title");
        let intro = self.say.say("not_found.intro");
        let mut page = self.page(
            "404.html",
            "not_found.html",
            title,
            intro,
            Body::NotFound(view),
        );
        page.path = format!("{}404.html", self.site.config.path);
        page.head.hidden = true;
        page.head.tongues = self.tongues("", false);
        page
    }
}
