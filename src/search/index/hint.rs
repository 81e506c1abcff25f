//! What pages carry inline so that finding starts without another request: the names
//! of the index's files and the few settings that the form needs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::FORMAT;
use super::text::TextHint;
use super::words::{NeedName, needs};
use crate::resolve::Site;
use crate::search::text::idle_words;

/// More postcode files than this are named in the table instead of in every page.
const MOST_SHARDS: usize = 64;

/// What pages carry inline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hint {
    v: u32,
    /// Hashes in the names of files.
    table: String,
    names: String,
    order: String,
    /// The table is in parts; see [`super::table::Table`]. On the search page only.
    #[serde(skip_serializing_if = "is_false")]
    parts: bool,
    /// The text index; left out on pages that only lead to the search page.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<TextHint>,
    titles: String,
    /// For each outward code with postcodes; left out when they are too many.
    #[serde(skip_serializing_if = "Option::is_none")]
    shards: Option<Shards>,
    /// The area in words, and its outward codes.
    area: String,
    outward: Vec<String>,
    radius: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    neighbours: Vec<NeighbourHint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    helpline: Option<HelplineHint>,
    /// On the search page only, and there without what else they are called.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    needs: Vec<NeedName>,
    /// Words that say nothing of what is wanted; on the search page only.
    #[serde(skip_serializing_if = "String::is_empty")]
    idle: String,
}

/// A directory over the border.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct NeighbourHint {
    name: String,
    url: String,
    outward: Vec<String>,
}

/// Whom to ring.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct HelplineHint {
    phone: String,
    tel: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

/// The hashes of the files that a hint names.
pub(super) struct Hashes {
    pub table: String,
    pub names: String,
    pub order: String,
    pub text: TextHint,
    pub titles: String,
}

impl Hint {
    pub(super) fn new(site: &Site, hashes: Hashes, parts: bool, shards: Option<Shards>) -> Hint {
        let config = &site.config;
        let neighbours = config.neighbours.iter().map(|neighbour| NeighbourHint {
            name: neighbour.name.clone(),
            url: neighbour.url.clone(),
            outward: neighbour
                .outward
                .iter()
                .map(|typed| typed.value.trim().to_uppercase())
                .collect(),
        });
        let helpline = config.helpline.as_ref().map(|helpline| HelplineHint {
            phone: helpline.phone.number.clone(),
            tel: helpline.phone.tel.clone(),
            hours: helpline.hours.clone(),
            label: helpline.label.clone(),
        });
        Hint {
            v: FORMAT,
            table: hashes.table,
            names: hashes.names,
            order: hashes.order,
            parts,
            text: Some(hashes.text),
            titles: hashes.titles,
            shards,
            area: config.area.clone(),
            outward: site.outward.iter().map(ToString::to_string).collect(),
            radius: config.radius,
            neighbours: neighbours.collect(),
            helpline,
            needs: needs(site),
            idle: idle_words(&config.language),
        }
    }

    /// The hint of the search page, to stand as it is in
    /// `<script type="application/json" id="finder-index">`.
    pub fn for_search(&self) -> String {
        let mut hint = self.clone();
        // Only a search for words wants them; it has them from the index's names.
        hint.needs.iter_mut().for_each(|need| need.also.clear());
        inline(&hint)
    }

    /// The smaller hint of every other page with the form.
    pub fn for_pages(&self) -> String {
        inline(&Hint {
            needs: Vec::new(),
            idle: String::new(),
            parts: false,
            text: None,
            ..self.clone()
        })
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks
fn is_false(flag: &bool) -> bool {
    !flag
}

/// For each outward code, the hash in its file's name.
pub(super) type Shards = BTreeMap<String, String>;

/// Where those go: to the hint, or to the table when they are many.
pub(super) fn share(shards: Shards) -> (Option<Shards>, Option<Shards>) {
    if shards.len() > MOST_SHARDS {
        (None, Some(shards))
    } else {
        (Some(shards), None)
    }
}

/// JSON that no HTML parser takes for an end tag or a comment.
fn inline(hint: &Hint) -> String {
    serde_json::to_string(hint)
        .expect("a hint is texts, numbers and lists")
        .replace('<', "\\u003c")
}
