//! Tokens → items: at each place, the longest thing of times that can be read there.
//! Must not know how items go together.

mod item;
mod names;
mod notes;
mod short;
mod sign;

use super::token::{Kind, Token};
use crate::hours::{Days, Weekdays};

pub(super) use item::{Item, Placed, Target, When};
pub(super) use sign::BOTH;

pub(super) type Found = Option<(Item, usize)>;

/// The tokens of one line.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

impl Scan<'_> {
    /// All items of the line, in order, every token in one of them.
    pub(super) fn items(&self) -> Vec<Placed> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if let Some((stretch, to)) = self.stretch(at) {
                found.extend(stretch);
                at = to;
                continue;
            }
            if let Some((night, mid, to)) = self.night(at) {
                for (item, from, to) in [(night.0, at, mid), (night.1, mid, to)] {
                    found.push(Placed { item, from, to });
                }
                at = to;
                continue;
            }
            let (item, to) = self.one(at);
            found.push(Placed { item, from: at, to });
            at = to.max(at + 1);
        }
        headings(&mut found);
        others(&mut found);
        found
    }

    fn one(&self, at: usize) -> (Item, usize) {
        self.note(at)
            .or_else(|| self.place(at))
            .or_else(|| self.late(at))
            .or_else(|| self.always(at))
            .or_else(|| self.dates(at))
            .or_else(|| self.recurring(at))
            .or_else(|| self.season(at))
            .or_else(|| self.qualifier(at))
            .or_else(|| self.when(at))
            .unwrap_or_else(|| (self.sign(at), at + 1))
    }

    pub(super) fn kind(&self, at: usize) -> Option<&Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    /// The word at a place; nothing when there is none.
    pub(super) fn word(&self, at: usize) -> &str {
        if let Some(Kind::Word(word)) = self.kind(at) {
            word
        } else {
            ""
        }
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Where a phrase ends that starts here; hyphens between its words do not matter.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut at = at;
        for (i, word) in phrase.split(' ').enumerate() {
            let hyphen = i > 0 && self.kind(at) == Some(&Kind::Dash) && !self.tokens[at].spaced;
            if hyphen {
                at += 1;
            }
            if self.word(at) != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The longest of some phrases.
    pub(super) fn any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases
            .iter()
            .filter_map(|phrase| self.phrase(at, phrase))
            .max()
    }

    /// Past any of some words.
    pub(super) fn past(&self, mut at: usize, words: &[&str]) -> usize {
        while self.is(at, words) {
            at += 1;
        }
        at
    }

    /// Past a dash or a word that stands for one.
    pub(super) fn dash(&self, at: usize) -> Option<usize> {
        let mut to = at;
        while self.kind(to) == Some(&Kind::Dash)
            || self.is(to, &["to", "until", "till", "til", "through", "thru"])
        {
            to += 1;
        }
        (to > at && to - at <= 3).then_some(to)
    }

    /// Past what joins the items of a list.
    pub(super) fn joint(&self, at: usize) -> Option<usize> {
        let mut to = at;
        while matches!(self.kind(to), Some(Kind::Comma | Kind::And | Kind::Slash))
            || self.is(to, &["and", "plus", "n"])
        {
            to += 1;
        }
        (to > at && to - at <= 2).then_some(to)
    }
}

/// Whether days follow at once that are, with those after them, all of the week: they say
/// what `open 7 days a week` says before them.
fn is_in_all(after: &[Placed]) -> bool {
    let mut said = after.iter().filter(|placed| {
        !matches!(
            placed.item,
            Item::Colon | Item::Comma | Item::End | Item::Dash | Item::Open | Item::Fill
        )
    });
    let days = |placed: &Placed| {
        let Item::Days(Days::Weekly(days)) = placed.item else {
            return None;
        };
        (days != Weekdays::ALL).then_some(days)
    };
    let at_once = said.next().is_some_and(|next| days(next).is_some());
    let union = after
        .iter()
        .filter_map(days)
        .fold(Weekdays::default(), Weekdays::and);
    at_once && union == Weekdays::ALL
}

/// `Friday: the last Friday of the month`: a day that heads the same day says nothing.
fn headings(items: &mut [Placed]) {
    for at in 0..items.len() {
        let Item::Days(Days::Weekly(head)) = items[at].item else {
            continue;
        };
        if head == Weekdays::ALL && is_in_all(&items[at + 1..]) {
            items[at].item = Item::Fill;
            continue;
        }
        let next = items[at + 1..]
            .iter()
            .position(|placed| !matches!(placed.item, Item::Colon | Item::Fill))
            .map(|next| at + 1 + next);
        let colon = items
            .get(at + 1)
            .is_some_and(|next| next.item == Item::Colon);
        let again = next.is_some_and(|next| match &items[next].item {
            Item::Days(Days::Weekly(days) | Days::Monthly(_, days)) => *days == head,
            _ => false,
        });
        if colon && again && head.days().count() == 1 {
            items[at].item = Item::Fill;
        }
    }
}

/// `Wed 9-1, all other days 9-5`: puts the days that were not named before.
fn others(items: &mut [Placed]) {
    let mut named = Weekdays::default();
    for placed in items {
        if let Item::Days(Days::Weekly(days)) = &placed.item {
            named = named.and(*days);
        } else if let Item::Closed(targets) = &placed.item {
            for target in targets {
                if let Target::Days(Days::Weekly(days)) = target {
                    named = named.and(*days);
                }
            }
        } else if let Item::Others(of) = placed.item {
            let rest = of.without(named);
            let some = named != Weekdays::default() && rest != Weekdays::default();
            placed.item = if some {
                Item::Days(Days::Weekly(rest))
            } else {
                Item::Unread("say on which days".into())
            };
        }
    }
}
