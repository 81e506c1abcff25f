//! The index of a booklet: all names, each with the numbers that it leads to. Must not know
//! where an entry is printed.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::outputs::pages::view::maker::Maker;
use crate::search::{Doc, DocKind};

/// A name, and where it stands.
#[derive(Debug, Serialize)]
pub struct Mention {
    pub name: String,
    pub codes: String,
}

/// Names that begin alike.
#[derive(Debug, Serialize)]
pub struct Letter {
    pub letter: String,
    pub names: Vec<Mention>,
}

impl Maker<'_> {
    /// All names from A to Z; a group that has no entry of its own with what it runs.
    pub(super) fn index(&self, codes: &BTreeMap<usize, String>) -> Vec<Letter> {
        let mut index: Vec<Letter> = Vec::new();
        for (under, docs) in &self.lists.by_letter {
            let mention = |i: &usize| {
                let doc = &self.given.docs[*i];
                let own = codes.get(i).cloned().map(|code| vec![code]);
                let codes = own.or_else(|| self.run_codes(doc, codes))?;
                Some(Mention {
                    name: self.node(doc).entry().name.clone(),
                    codes: codes.join(", "),
                })
            };
            let names: Vec<Mention> = docs.iter().filter_map(mention).collect();
            if !names.is_empty() {
                index.push(Letter {
                    letter: under.to_uppercase(),
                    names,
                });
            }
        }
        index
    }

    /// Where the offers of a group stand.
    fn run_codes(&self, doc: &Doc, codes: &BTreeMap<usize, String>) -> Option<Vec<String>> {
        if doc.kind != DocKind::Group {
            return None;
        }
        let offers = self.site.groups[doc.index].offers.iter();
        let found: Vec<String> = offers
            .filter_map(|offer| codes.get(&self.number_of(DocKind::Offer, *offer)?).cloned())
            .collect();
        (!found.is_empty()).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::outputs::pages::view::tests::page;

    #[test]
    fn the_index_leads_to_numbers_that_are_there() {
        let html = page("print/booklet/index.html");
        let (body, index) = html.split_once("id=\"index\"").unwrap();
        let codes: Vec<&str> = index
            .split("<b>")
            .skip(1)
            .flat_map(|rest| rest.split_once("</b>").unwrap().0.split(", "))
            .collect();
        assert!(codes.len() >= 5, "{codes:?}");
        for code in codes {
            assert!(
                body.contains(&format!("<b class=\"code\">{code}</b>")),
                "{code}"
            );
        }
        // The group that runs the pantry stands there with the pantry's number.
        let pantry = body.split_once("Pantry &amp; &lt;Friends&gt;").unwrap().0;
        let code = pantry.rsplit_once("<b class=\"code\">").unwrap().1;
        let code = code.split_once("</b>").unwrap().0;
        assert!(
            index.contains(&format!("Kitchen <b>{code}</b>")),
            "{code} {index}"
        );
    }
}
