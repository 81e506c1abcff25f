//! Long lists, some entries a page.

use std::ops::Range;

use serde::Serialize;

use super::Link;
use super::maker::Maker;

/// Entries on a page.
const SIZE: usize = 60;

/// One page of a list.
#[derive(Debug, Clone, Copy)]
pub struct Paged {
    /// From 1.
    pub number: usize,
    /// How many pages there are.
    pub of: usize,
}

/// The links to the pages before and after.
#[derive(Debug, Serialize)]
pub struct Pager {
    /// The page before.
    pub back: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
}

impl Paged {
    /// The pages of a list; an empty list has one.
    pub fn all(entries: usize) -> impl Iterator<Item = Paged> {
        let of = entries.div_ceil(SIZE).max(1);
        (1..=of).map(move |number| Paged { number, of })
    }

    /// Its part of the list.
    pub fn range(self, entries: usize) -> Range<usize> {
        let from = (self.number - 1) * SIZE;
        from..entries.min(from + SIZE)
    }

    /// Its address, from that of the first page: `needs/food/2/`.
    pub fn permalink(self, first: &str) -> String {
        match self.number {
            1 => first.to_owned(),
            number => format!("{first}{number}/"),
        }
    }

    /// The links to its neighbours.
    pub fn pager(self, maker: &Maker, first: &str) -> Option<Pager> {
        let link = |key, number: usize| {
            let there = Paged { number, ..self };
            let text = maker.say.fill(key, &[("page", &number.to_string())]);
            maker.link(&there.permalink(first), text)
        };
        (self.of > 1).then(|| Pager {
            back: (self.number > 1).then(|| link("pager.back", self.number - 1)),
            next: (self.number < self.of).then(|| link("pager.next", self.number + 1)),
        })
    }
}
