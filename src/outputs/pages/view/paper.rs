//! An entry as it stands on paper, where nothing can be tapped: what it is, where, when,
//! what it costs, for whom, and a number or an address spelt out. Made once for all the
//! papers that it is on. Of a sensitive offer or a hidden address no paper says more of
//! the place than its sector.

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::contact::Call;
use super::maker::{Maker, Node};
use super::{Link, crop};
use crate::search::Doc;

/// An entry on paper.
#[derive(Debug, Serialize)]
pub struct Item {
    pub link: Link,
    /// What it is, in a few words.
    pub what: String,
    pub place: String,
    pub when: String,
    /// Cost, for whom, how.
    pub terms: String,
    pub calls: Vec<Call>,
    /// Where there is no number: text message, website or e-mail, spelt out.
    pub write: String,
    /// About how many lines it takes in a leaflet's column.
    #[serde(skip)]
    pub lines: usize,
}

/// Items of all entries, each made when it is first wanted.
pub struct Items(Vec<OnceLock<Arc<Item>>>);

/// Letters of what an entry is; its first sentence may be somewhat longer.
const WHAT: usize = 90;
const SENTENCE: usize = 115;

/// Numbers of one entry.
const CALLS: usize = 2;

/// Letters on a line of a leaflet's column, in a wide face.
const LETTERS: usize = 46;

impl Items {
    /// For some docs.
    pub fn of(docs: &[Doc]) -> Items {
        Items((0..docs.len()).map(|_| OnceLock::new()).collect())
    }
}

impl Item {
    /// Counts its lines.
    fn measured(self) -> Item {
        let lines = |text: &str| text.chars().count().div_ceil(LETTERS);
        let texts = [
            &self.link.text,
            &self.what,
            &self.place,
            &self.when,
            &self.terms,
        ];
        let texts: usize = texts.into_iter().map(|text| lines(text)).sum();
        let calls = self.calls.iter().map(|call| {
            // A number is set larger than the words beside it.
            lines(&call.label) + 1
        });
        // And the space below.
        let all = texts + calls.sum::<usize>() + lines(&self.write) + 1;
        Item { lines: all, ..self }
    }
}

/// The first sentence of a text, or as much of it as says what an entry is.
fn few_words(text: &str) -> String {
    let end = text.find(['.', '!', '?']).filter(|end| {
        let after = &text[end + 1..];
        after.is_empty() || after.starts_with(char::is_whitespace)
    });
    let sentence = end.map(|end| &text[..=end]);
    let short = sentence.filter(|sentence| (20..=SENTENCE).contains(&sentence.chars().count()));
    short.map_or_else(|| crop(text, WHAT), str::to_owned)
}

impl<'a> Maker<'a> {
    /// An entry as it stands on paper.
    pub(super) fn item(&self, doc: &Doc) -> Arc<Item> {
        let make = || Arc::new(self.make_item(self.node(doc)));
        self.items.0[self.number(doc)].get_or_init(make).clone()
    }

    fn make_item(&self, node: Node<'a>) -> Item {
        let card = self.card(node, Some(String::new()));
        let mut calls = self.calls(node);
        calls.truncate(CALLS);
        let write = match calls.is_empty() {
            true => self.spelt(node),
            false => String::new(),
        };
        Item {
            link: Link {
                href: card.href,
                text: card.name,
            },
            what: few_words(node.entry().summary()),
            place: self.place_on_paper(node),
            when: card.when,
            terms: card.terms,
            calls,
            write,
            lines: 0,
        }
        .measured()
    }

    /// Where an entry is or how it reaches people, in one line.
    fn place_on_paper(&self, node: Node<'a>) -> String {
        let sensitive = match node {
            Node::Offer(offer) => offer.record.sensitive,
            Node::Group(_) | Node::Venue(_) => false,
        };
        if sensitive || self.is_hidden(node) {
            return self.whereabouts(node);
        }
        let places = self.places_of(node);
        let Some(first) = places.first() else {
            return match node {
                Node::Offer(offer) => {
                    let ways = offer.record.ways.iter();
                    let ways: Vec<&str> = ways.map(|way| self.way(*way)).collect();
                    self.say.join(&ways)
                }
                Node::Group(_) | Node::Venue(_) => String::new(),
            };
        };
        let venue = first.venue.as_ref().map_or("", |venue| &venue.text);
        let parts = [venue, &first.address, &first.postcode];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let line = parts.join(", ");
        match places.len() - 1 {
            0 => line,
            more => {
                let more = self.say.count("why.sites", more);
                format!("{line} {more}")
            }
        }
    }

    /// The first way to reach an entry that is not a call, as it would be copied from paper.
    fn spelt(&self, node: Node<'a>) -> String {
        let buttons = self.buttons(node);
        let spelt = |href: &str, text: &str| {
            if href.starts_with("sms:") {
                return text.to_owned();
            }
            let bare = href.split_once("://").map_or(href, |(_, rest)| rest);
            let bare = bare.trim_start_matches("mailto:").trim_end_matches('/');
            bare.trim_start_matches("www.").to_owned()
        };
        // A website can be read in a library; an e-mail needs an account.
        let order = |href: &str| {
            let starts = ["sms:", "http", "mailto:"];
            starts.iter().position(|start| href.starts_with(start))
        };
        let first = buttons.iter().min_by_key(|button| order(&button.href));
        first.map_or_else(String::new, |button| spelt(&button.href, &button.text))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::tests::page;
    use super::*;

    #[test]
    fn a_few_words_are_a_sentence_where_it_is_short() {
        let said = few_words("Hot meals at long tables. Bring the children, bring your mum.");
        assert_eq!(said, "Hot meals at long tables.");
        assert_eq!(few_words("No end"), "No end");
        // "St." and "Hi!" end nothing; neither does a point within a number.
        assert_eq!(few_words("Hi! We meet."), "Hi! We meet.");
        assert_eq!(few_words("From 5.30pm each day"), "From 5.30pm each day");
        assert!(few_words(&"word ".repeat(60)).chars().count() <= WHAT + 1);
    }

    #[test]
    fn an_entry_takes_more_lines_the_more_is_said_of_it() {
        let item = |what: &str| Item {
            link: Link {
                href: String::new(),
                text: "Name".to_owned(),
            },
            what: what.to_owned(),
            place: String::new(),
            when: String::new(),
            terms: String::new(),
            calls: Vec::new(),
            write: "example.org".to_owned(),
            lines: 0,
        };
        let lines = |what: &str| item(what).measured().lines;
        assert_eq!(
            (lines(""), lines("What"), lines(&"x".repeat(LETTERS + 1))),
            (3, 4, 5)
        );
    }

    #[test]
    fn paper_says_what_can_be_rung_or_copied_and_of_the_hidden_only_the_sector() {
        let html = page("print/seacombe/index.html");
        assert!(
            html.contains("Hall, 1 High Street, Wallasey, CH44 1AB"),
            "{html}"
        );
        assert!(html.contains("<p class=\"items__when\">Friday from 10am</p>"));
        assert!(html.contains("href=\"tel:01514960003\">0151 496 0003</a>"));
        assert!(html.contains("<p>CH44 2 area</p>"), "{html}");
        assert!(html.contains("Made on 23 November 2026."));
        assert!(html.contains("<strong>example.org/wirral/places/seacombe</strong>"));
        // What has ended is on no paper.
        assert!(!html.contains("It was good"));
    }
}
