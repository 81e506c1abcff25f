//! A page of text.

use serde::Serialize;

use super::maker::Maker;
use super::{Body, Link, Page, crop};

/// A page of text.
#[derive(Debug, Serialize)]
pub struct Text {
    pub crumbs: Vec<Link>,
    pub name: String,
    /// Safe HTML, from Markdown.
    pub body: String,
    pub edit: Option<Link>,
}

impl Maker<'_> {
    pub(super) fn text(&self, index: usize) -> Page {
        let node = &self.site.pages[index];
        let entry = &node.record.entry;
        let view = Text {
            crumbs: vec![self.crumb_home()],
            name: entry.name.clone(),
            body: entry.body.html.clone(),
            edit: self.edit(entry),
        };
        let description = crop(entry.summary(), 155);
        let mut page = self.page(
            &node.permalink,
            "text.html",
            &entry.name,
            description,
            Body::Text(view),
        );
        page.head.current = node.permalink.clone();
        page
    }
}
