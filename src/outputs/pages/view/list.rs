//! The pages that scripts fill from what is on the device: a person's own list, and the
//! helper's desk. Neither is for search engines.

use serde::Serialize;

use super::maker::Maker;
use super::search::for_script;
use super::{Body, Link, Page};

/// A person's own list.
#[derive(Debug, Serialize)]
pub struct List {
    /// Words for its script, as JSON that is safe within a script element.
    pub words: String,
    /// Ways to look without scripts.
    pub ways: Vec<Link>,
}

/// The helper's desk.
#[derive(Debug, Serialize)]
pub struct Desk {
    /// Words for its script, as JSON that is safe within a script element.
    pub words: String,
    /// Ways to look without scripts.
    pub ways: Vec<Link>,
}

impl Maker<'_> {
    pub(super) fn list(&self) -> Page {
        let view = List {
            words: self.words_below(&["js-list."]),
            ways: self.ways(),
        };
        let title = self.say.word("saved.title");
        let description = self.say.say("saved.description");
        let mut page = self.page("list/", "list.html", title, description, Body::List(view));
        page.head.hidden = true;
        page
    }

    pub(super) fn desk(&self) -> Page {
        let view = Desk {
            // What goes on a list is worded as it is there.
            words: self.words_below(&["js-list.", "js-desk."]),
            ways: self.ways(),
        };
        let title = self.say.word("desk.title");
        let description = self.say.say("desk.description");
        let mut page = self.page("desk/", "desk.html", title, description, Body::Desk(view));
        page.head.hidden = true;
        page
    }

    /// Words below some keys, for a script; of two with one name the later.
    fn words_below(&self, keys: &[&str]) -> String {
        let mut words = std::collections::BTreeMap::new();
        for key in keys {
            words.extend(self.say.below(key));
        }
        for_script(&serde_json::to_string(&words).unwrap_or_default())
    }
}
