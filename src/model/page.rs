//! A page of text: about, privacy and the like.

use super::Kind;
use super::entry::{Base, Entry};
use super::fields::Fields;

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Fields of every entry.
    pub entry: Entry,
    /// Listed in the menu.
    pub menu: bool,
    /// Place in the menu, small first.
    pub order: Option<i32>,
}

impl Page {
    /// Reads a page's own fields.
    pub fn decode(fields: &mut Fields, base: Base) -> Option<Page> {
        let entry = base.entry(fields, Kind::Page);
        let menu = fields.flag("menu");
        #[allow(clippy::cast_possible_truncation)] // within the range that is asked for
        let order = fields
            .number("order", -1000.0..=1000.0)
            .map(|order| order as i32);
        Some(Page {
            entry: entry?,
            menu,
            order,
        })
    }
}
