//! Numbers of things, and of the text itself: notice, parking, sides, floors, how long one
//! turn is, when the text was last changed. None of them is a time of opening.

use super::super::super::lexicon;
use super::super::super::token::Kind;
use super::super::Scan;

impl Scan<'_> {
    /// `last updated January 2026`: of the text, and not of the times.
    pub(super) fn updated(&self, at: usize) -> Option<usize> {
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

    /// `116 123`, the Samaritans' telephone, and others of six figures that start so.
    pub(super) fn six_figures(&self, at: usize) -> Option<usize> {
        let three = |at: usize, first: Option<u32>| {
            matches!(self.kind(at), Some(Kind::Num(num)) if num.digits == 3
                && num.half.is_none()
                && num.minute.is_none()
                && first.is_none_or(|first| num.value == first))
        };
        let own = self.dash(at + 2).is_none();
        (three(at, Some(116)) && three(at + 1, None) && own).then_some(at + 2)
    }

    /// `48 hours notice`.
    pub(super) fn notice(&self, at: usize) -> Option<usize> {
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
    pub(super) fn a_side(&self, at: usize) -> Option<usize> {
        let figure = matches!(self.kind(at), Some(Kind::Num(num)) if num.digits <= 2 && num.minute.is_none());
        let dash = usize::from(self.kind(at + 1) == Some(&Kind::Dash));
        self.phrase(at + 1 + dash, "a side").filter(|_| figure)
    }

    /// `2nd floor`, `first session free`: the first of something that is no day.
    pub(super) fn ordinal_thing(&self, at: usize) -> Option<usize> {
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
    pub(super) fn one_to_one(&self, at: usize) -> Option<usize> {
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
    pub(super) fn counted_label(&self, at: usize) -> Option<usize> {
        let plain = matches!(self.kind(at + 1), Some(Kind::Num(num)) if num.minute.is_none() && num.half.is_none() && num.digits < 3);
        let label = self.is(at, &["session", "class", "group", "slot", "part", "level"])
            && self.kind(at + 2) == Some(&Kind::Colon);
        (label && plain).then_some(at + 2)
    }

    /// `2 hours free parking`.
    pub(super) fn parking(&self, at: usize) -> Option<usize> {
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
    pub(super) fn doors(&self, at: usize) -> Option<usize> {
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
