//! Phrases that look like times and are notes: ages, numbers of things, the last entry.

mod ages;

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
        if let Some(to) = self.notice(at).or_else(|| self.a_side(at)) {
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

    /// `last updated January 2026`: of the text, and not of the times.
    fn updated(&self, at: usize) -> Option<usize> {
        let words = [
            "last updated",
            "updated",
            "last checked",
            "last reviewed",
            "reviewed",
            "last amended",
        ];
        let to = self.any(at, &words)?;
        let to = to + usize::from(matches!(self.kind(to), Some(Kind::Colon | Kind::Dash)));
        let to = self.past(to, &["on", "in", "at"]);
        if let Some(Kind::Date(_)) = self.kind(to) {
            return Some(to + 1);
        }
        let day = to + usize::from(self.day(to).is_some() && self.year(to).is_none());
        let month = day + usize::from(lexicon::month(self.word(day)).is_some());
        self.year(month).is_some().then_some(month + 1)
    }

    /// `48 hours notice`.
    fn notice(&self, at: usize) -> Option<usize> {
        let plain = matches!(self.kind(at), Some(Kind::Num(num)) if num.minute.is_none() && num.half.is_none());
        let words = [
            "hours notice",
            "hour notice",
            "hrs notice",
            "days notice",
            "hour answerphone",
            "hour voicemail",
            "hour answering machine",
        ];
        self.any(at + 1, &words).filter(|_| plain)
    }

    /// `5-a-side`.
    fn a_side(&self, at: usize) -> Option<usize> {
        let figure = matches!(self.kind(at), Some(Kind::Num(num)) if num.digits <= 2 && num.minute.is_none());
        let dash = usize::from(self.kind(at + 1) == Some(&Kind::Dash));
        self.phrase(at + 1 + dash, "a side").filter(|_| figure)
    }

    /// `2nd floor`, `first session free`: the first of something that is no day.
    fn ordinal_thing(&self, at: usize) -> Option<usize> {
        let (_, to) = self.nth(at)?;
        let things = [
            "floor",
            "aid",
            "aiders",
            "hand",
            "child",
            "sibling",
            "session free",
            "session is free",
            "class free",
            "class is free",
            "visit free",
            "visit is free",
            "taster free",
            "time parents",
            "time mums",
            "language",
            "generation",
        ];
        self.any(to, &things)
    }

    /// `1-2-1`, `1-1 support`, `one to one`: with one helper each.
    fn one_to_one(&self, at: usize) -> Option<usize> {
        let is = |at: usize, value: u32| matches!(self.kind(at), Some(Kind::Num(num)) if num.value == value && num.digits == 1 && num.minute.is_none() && num.half.is_none());
        let dash = |at: usize| {
            matches!(self.kind(at), Some(Kind::Dash | Kind::Colon | Kind::Slash))
                || self.is(at, &["to"])
        };
        if is(at, 1) && dash(at + 1) && is(at + 2, 2) && dash(at + 3) && is(at + 4, 1) {
            return Some(at + 5);
        }
        let named = !self.word(at + 3).is_empty();
        (is(at, 1) && dash(at + 1) && is(at + 2, 1) && named).then_some(at + 3)
    }

    /// `Session 1:`, `Group 2:`, which tell parts of one thing apart.
    fn counted_label(&self, at: usize) -> Option<usize> {
        let plain = matches!(self.kind(at + 1), Some(Kind::Num(num)) if num.minute.is_none() && num.half.is_none() && num.digits < 3);
        let label = self.is(at, &["session", "class", "group", "slot", "part", "level"])
            && self.kind(at + 2) == Some(&Kind::Colon);
        (label && plain).then_some(at + 2)
    }

    /// `2 hours free parking`.
    fn parking(&self, at: usize) -> Option<usize> {
        matches!(self.kind(at), Some(Kind::Num(_)))
            .then(|| {
                let words = [
                    "hours free parking",
                    "hours parking",
                    "hour free parking",
                    "hrs free parking",
                    "hours free car parking",
                    "hour parking",
                ];
                self.any(at + 1, &words)
            })
            .flatten()
    }

    /// `doors open at 6.30pm`, `doors close 12.45`: no time of the thing itself.
    fn doors(&self, at: usize) -> Option<usize> {
        let doors = [
            "doors open at",
            "doors open from",
            "doors open",
            "doors close at",
            "doors close",
            "doors closed at",
            "doors at",
            "doors",
        ];
        let (_, to) = self.clock(self.any(at, &doors)?)?;
        self.dash(to).is_none().then_some(to)
    }
}
