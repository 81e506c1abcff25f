//! Tokens → items: at each place, the longest thing of times that can be read there.
//! Must not know how items go together.

mod names;
mod notes;
mod short;

use super::clock::{Clock, DayPart};
use super::lexicon;
use super::token::{Kind, Token};
use crate::hours::{BankHolidays, Days, Season, Terms, Weekdays};

use jiff::civil::Date;

/// What was found at a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    Days(Days),
    /// Every so many weeks: says how the days beside it recur.
    Every(u8),
    /// From a date, to a date.
    Dates(Option<Date>, Option<Date>),
    Time(When),
    Part(DayPart),
    Season(Season),
    Terms(Terms),
    Bank(BankHolidays),
    Except(Vec<Target>),
    /// Without targets: the days beside it.
    Closed(Vec<Target>),
    /// Closed between two times, for lunch.
    ClosedAt(Clock, Clock),
    Appointment,
    /// All day and night, every day.
    Always,
    /// Known words that change nothing.
    Note,
    /// Words that join.
    Fill,
    /// `open`, which says of the days before it that they are.
    IsOpen,
    /// `to`, which may join two times that were not read as one span.
    To,
    /// Something else.
    Word,
    And,
    Comma,
    /// `;`, a full stop, a new line: ends a statement.
    End,
    Colon,
    Dash,
    Open,
    Close,
    /// What looks like times and cannot be taken as such, and why.
    Unread(String),
    /// What cannot be: message and help.
    Wrong(String, String),
}

/// Times as typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    Span(Clock, Clock),
    Start(Clock),
    Until(Clock),
    AllDay,
}

/// What is left out or closed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    Days(Days),
    Bank,
    /// Those bank holidays that are such days: `bank holiday Mondays`.
    BankOn(Weekdays),
    Season(Season),
    /// Term time ([`Terms::Only`]) or school holidays.
    Terms(Terms),
}

/// An item with its tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) item: Item,
    pub(super) from: usize,
    pub(super) to: usize,
}

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

    fn sign(&self, at: usize) -> Item {
        match &self.tokens[at].kind {
            Kind::Word(word) => match word.as_str() {
                "and" | "plus" | "n" => Item::And,
                "morning" | "mornings" | "am" => Item::Part(DayPart::Morning),
                "afternoon" | "afternoons" => Item::Part(DayPart::Afternoon),
                "evening" | "evenings" | "eve" | "eves" => Item::Part(DayPart::Evening),
                "pm" => Item::Part(DayPart::Afternoon),
                "night" | "nights" if at > 0 && self.weekday(at - 1).is_some() => {
                    Item::Part(DayPart::Evening)
                }
                "open" | "opens" => Item::IsOpen,
                "to" => Item::To,
                "or" if self.clock(at + 1).is_some() || self.weekday(at + 1).is_some() => {
                    Item::Unread("say whether it is both".into())
                }
                // A day to be done by is none to come on.
                "by" if self.weekday(at + 1).is_some()
                    || (self.clock(at + 1).is_some()
                        && !(at > 0 && self.is(at - 1, &["arrive", "arrivals", "come"]))) =>
                {
                    Item::Unread("say when it is open".into())
                }
                word if lexicon::is_fill(word) => Item::Fill,
                word if lexicon::is_note(word) => Item::Note,
                _ => Item::Word,
            },
            Kind::And => Item::And,
            Kind::Comma | Kind::Slash => Item::Comma,
            Kind::Semicolon | Kind::Stop | Kind::Line => Item::End,
            Kind::Colon => Item::Colon,
            Kind::Dash => Item::Dash,
            Kind::Open => Item::Open,
            Kind::Close => Item::Close,
            Kind::Aside => Item::Note,
            Kind::Date(_) | Kind::Num(_) | Kind::Ordinal(_) | Kind::Other => Item::Word,
        }
    }

    pub(super) fn kind(&self, at: usize) -> Option<&Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    /// The word at a place; nothing when there is none.
    pub(super) fn word(&self, at: usize) -> &str {
        match self.kind(at) {
            Some(Kind::Word(word)) => word,
            _ => "",
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
