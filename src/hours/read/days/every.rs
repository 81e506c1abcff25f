//! How days recur that do so less than weekly; and days that a lost sign may have parted.

use super::super::lexicon;
use super::super::scan::{Found, Item, Scan};
use super::super::token::Kind;

impl Scan<'_> {
    /// Two days side by side, and not in a row: in `Mon Fri 9-5` a dash may have been lost.
    pub(in crate::hours::read) fn far_apart(&self, at: usize) -> bool {
        let (Some(first), Some(second)) = (self.weekday(at), self.weekday(at + 1)) else {
            return false;
        };
        let alone = self.weekday(at + 2).is_none()
            && self
                .joint(at + 2)
                .is_none_or(|next| self.weekday(next).is_none())
            && !(at > 0 && self.weekday(at - 1).is_some());
        first.next() != second && alone && !self.full_date(at + 1)
    }

    /// `fortnightly`, `every other`, `every 3 weeks`.
    pub(in crate::hours::read) fn every(&self, at: usize) -> Found {
        let two = [
            "every other week",
            "every other",
            "every second week",
            "every fortnight",
            "once a fortnight",
            "fortnightly",
            "alternate weeks",
            "alternate",
        ];
        if let Some(to) = self.any(at, &two) {
            return Some((Item::Every(2), self.past(to, &["on"])));
        }
        let next = self.phrase(at, "every")?;
        let weeks = if let Some(Kind::Num(num)) = self.kind(next)
            && num.minute.is_none()
        {
            u8::try_from(num.value).ok()?
        } else {
            lexicon::number(self.word(next))?
        };
        let to = self.phrase(next + 1, "weeks")?;
        (2..=26)
            .contains(&weeks)
            .then_some((Item::Every(weeks), self.past(to, &["on"])))
    }
}
