//! One token by itself: a sign, a word that joins, a word that says nothing of when.

use super::super::clock::DayPart;
use super::super::lexicon;
use super::super::token::Kind;
use super::{Item, Scan};

/// Said of `or` between two times: of what is suggested, both are.
pub(in crate::hours::read) const BOTH: &str = "say whether it is both";

impl Scan<'_> {
    pub(super) fn sign(&self, at: usize) -> Item {
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
                    Item::Unread(BOTH.into())
                }
                // A day to be done by is none to come on.
                "by" if self.weekday(at + 1).is_some()
                    || (self.clock(at + 1).is_some()
                        && !(at > 0 && self.is(at - 1, &["arrive", "arrivals", "come"]))) =>
                {
                    Item::Unread("say when it is open".into())
                }
                "regular" if self.weekday(at + 1).is_some() => Item::Fill,
                // `When: Tuesdays`, as the cells of a form are headed.
                "when" | "day" | "date" | "dates" if self.kind(at + 1) == Some(&Kind::Colon) => {
                    Item::Fill
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
}
