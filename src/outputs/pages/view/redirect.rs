//! An old address that leads to the new one.

use serde::Serialize;

use super::maker::Maker;
use super::{Body, Link, Page};

/// An old address.
#[derive(Debug, Serialize)]
pub struct Redirect {
    pub to: Link,
}

impl Maker<'_> {
    pub(super) fn redirect(&self, old: &str, new: &str) -> Page {
        let to = self.link(new, self.site.config.absolute(new));
        let title = self.say.word("redirect.title");
        let view = Body::Redirect(Redirect { to });
        let mut page = self.page(old, "redirect.html", title, String::new(), view);
        page.head.canonical = self.site.config.absolute(new);
        page.head.hidden = true;
        page
    }
}
