//! Phrases that look like times and are notes: ages, numbers of things, the last entry.

mod ages;
mod things;

use super::super::lexicon;
use super::super::token::Kind;
use super::{Found, Item, Scan};

impl Scan<'_> {
    /// A phrase that is a note as a whole, a number of things, or the last entry.
    pub(in crate::hours::read) fn note(&self, at: usize) -> Found {
        let phrase = lexicon::NOTE_PHRASES
            .iter()
            .filter_map(|phrase| self.phrase(at, phrase))
            .max();
        if let Some(to) = phrase {
            return Some((Item::Note, to));
        }
        if let Some(Kind::Num(num)) = self.kind(at)
            && num.minute.is_none()
            && num.half.is_none()
            && matches!(
                self.word(at + 1),
                "items"
                    | "people"
                    | "places"
                    | "bags"
                    | "miles"
                    | "spaces"
                    | "seats"
                    | "families"
                    | "households"
                    | "members"
                    | "volunteers"
                    | "step"
                    | "steps"
                    | "courts"
                    | "lanes"
                    | "pitches"
                    | "metres"
                    | "km"
            )
        {
            return Some((Item::Note, at + 2));
        }
        // Telephones of three figures.
        if matches!(self.kind(at), Some(Kind::Num(num)) if num.digits == 3 && num.half.is_none() && matches!(num.value, 101 | 111 | 112 | 999))
        {
            return Some((Item::Note, at + 1));
        }
        // How long a span lasts is plain from it; and how long one may park is no time.
        let after = at > 1 && self.kind(at - 1) == Some(&Kind::Open);
        if let Some((_, to)) = self.duration(at).filter(|(lasts, _)| after && *lasts < 720) {
            return Some((Item::Note, to));
        }
        if let Some(to) = self.lasting(at) {
            return Some((Item::Note, to));
        }
        if let Some(to) = self.parking(at) {
            return Some((Item::Note, to));
        }
        if let Some(to) = self.doors(at) {
            return Some((Item::Note, to));
        }
        if let Some(to) = self.ages(at) {
            return Some((Item::Note, to));
        }
        // What longer hours are called, beside them.
        let bracket = at > 0 && self.kind(at - 1) == Some(&Kind::Open);
        let longer = [
            "extended hours",
            "extended opening",
            "late opening",
            "late night",
        ];
        if let Some(to) = self.any(at, &longer).filter(|_| bracket)
            && self.kind(to) == Some(&Kind::Close)
        {
            return Some((Item::Note, to));
        }
        // `Next meeting: 14 January 2027`.
        let next = [
            "next meeting",
            "next session",
            "next event",
            "next date",
            "next class",
        ];
        if let Some(to) = self.any(at, &next) {
            let sign = usize::from(matches!(self.kind(to), Some(Kind::Colon | Kind::Dash)));
            let date = self.past(to + sign, &["is", "on"]);
            if self.full_date(date) {
                return Some((Item::Note, to));
            }
        }
        if let Some(to) = self.updated(at) {
            return Some((Item::Note, to));
        }
        if let Some(to) = self.phrase(at, "out of hours")
            && let Some(phone) = (to..to + 3).find(|at| self.kind(*at) == Some(&Kind::Aside))
        {
            return Some((Item::Note, phone + 1));
        }
        let things = self.notice(at).or_else(|| self.a_side(at));
        if let Some(to) = things.or_else(|| self.six_figures(at)) {
            return Some((Item::Note, to));
        }
        if let Some(to) = self.ordinal_thing(at).or_else(|| self.one_to_one(at)) {
            return Some((Item::Note, to));
        }
        if let Some(to) = self.for_start(at).or_else(|| self.counted_label(at)) {
            return Some((Item::Note, to));
        }
        let last = self
            .phrase(at, "last")
            .or_else(|| self.phrase(at, "final"))?;
        let entry = [
            "entry",
            "entries",
            "admission",
            "admissions",
            "orders",
            "appointment",
            "food orders",
        ]
        .iter()
        .find_map(|word| self.phrase(last, word))?;
        let by = ["at", "is at", "is", "by"]
            .iter()
            .find_map(|word| self.phrase(entry, word))
            .unwrap_or(entry);
        let (_, to) = self.clock(by)?;
        (!matches!(self.kind(to), Some(Kind::Dash))).then_some((Item::Note, to))
    }

    /// `sessions last 45 minutes`, `45 minutes each`: how long one turn is.
    fn lasting(&self, at: usize) -> Option<usize> {
        let led = self.any(
            at,
            &[
                "sessions last",
                "session lasts",
                "lasts",
                "lasting",
                "each session lasts",
            ],
        );
        let start = led.unwrap_or(at);
        let plain = matches!(self.kind(start), Some(Kind::Num(num)) if num.minute.is_none() && num.half.is_none());
        let units = ["minutes", "mins", "minute", "min", "hour", "hours"];
        if !plain || !self.is(start + 1, &units) {
            return None;
        }
        let each = [
            "each",
            "long",
            "per session",
            "per person",
            "slots",
            "slot",
            "sessions",
        ];
        self.any(start + 2, &each).or(led.map(|_| start + 2))
    }
}
