//! Words that the times or days after them make plain, and that say nothing of their own:
//! `late night`, `summer opening`, `any time`, `twice a month`.

use super::super::lexicon;
use super::super::scan::{Found, Item, Scan, When};
use super::super::token::Kind;

impl Scan<'_> {
    /// `late night Thursday until 7pm`: words that the times after them make plain.
    pub(in crate::hours::read) fn late(&self, at: usize) -> Found {
        // `at times` is now and then.
        if let Some(to) = self.phrase(at, "at times")
            && !matches!(self.kind(to), Some(Kind::Num(_) | Kind::Colon))
        {
            return Some((Item::Unread("say at which times".into()), to));
        }
        if let Some(to) = self.phrase(at, "from time to time") {
            return Some((Item::Unread("say on which days".into()), to));
        }
        let slash = self.kind(at + 1) == Some(&Kind::Slash);
        if self.is(at, &["w"]) && slash && self.is(at + 2, &["c", "e", "b"]) {
            return Some((Item::Unread("write the days and dates".into()), at + 3));
        }
        if let Some(to) = self.any(at, &["every week", "each week"]) {
            return Some((Item::Fill, to));
        }
        if let Some(to) = self.rest_of_month(at).or_else(|| self.how_often(at)) {
            return Some((Item::Fill, to));
        }
        if let Some(to) = self.any(at, &["any time", "anytime", "at any time", "any time from"]) {
            let lead = self.is(to - 1, &["from"]) || self.is(to, &["between", "from"]);
            let back = usize::from(self.is(to - 1, &["from"]));
            return lead.then_some((Item::Fill, to - back));
        }
        let often = [
            "twice a month",
            "twice monthly",
            "once a month",
            "twice each month",
            "each month",
            "every month",
        ];
        if let Some(to) = self.any(at, &often) {
            let next = to + usize::from(matches!(self.kind(to), Some(Kind::Comma | Kind::Dash)));
            return self.of_month(next).is_some().then_some((Item::Fill, to));
        }
        let season = [
            "summer",
            "winter",
            "summer opening",
            "winter opening",
            "summer hours",
            "winter hours",
            "summer times",
            "winter times",
            "summer season",
            "winter season",
            "summer opening hours",
            "winter opening hours",
            "summer opening times",
            "winter opening times",
        ];
        if let Some(to) = self.any(at, &season) {
            let sign = matches!(
                self.kind(to),
                Some(Kind::Open | Kind::Colon | Kind::Comma | Kind::Dash)
            );
            let months = matches!(
                self.season(to + usize::from(sign)),
                Some((Item::Season(_), _))
            );
            return months.then_some((Item::Fill, to));
        }
        let words = [
            "late",
            "late night",
            "late night opening",
            "late opening",
            "extended hours",
            "extended opening",
            "extended opening hours",
            "extended access",
            "half day",
            "late evening",
            "early closing",
        ];
        let to = self.any(at, &words)?;
        let on = self.past(to, &["on", "every"]);
        let (_, end) = self.weekdays(on)?;
        let sign = usize::from(matches!(
            self.kind(end),
            Some(Kind::Comma | Kind::Colon | Kind::Dash)
        ));
        let (item, _) = self.when(end + sign)?;
        matches!(item, Item::Time(When::Span(..) | When::Until(_))).then_some((Item::Fill, to))
    }

    /// `Four sessions a week:`, before the days that say which.
    fn how_often(&self, at: usize) -> Option<usize> {
        let counted = matches!(self.kind(at), Some(Kind::Num(num)) if num.value <= 7 && num.minute.is_none() && num.half.is_none());
        if !counted && lexicon::number(self.word(at)).is_none() {
            return None;
        }
        let words = [
            "sessions a week",
            "sessions per week",
            "times a week",
            "days a week",
            "days per week",
        ];
        let to = self.any(at + 1, &words)?;
        let sign = matches!(
            self.kind(to),
            Some(Kind::Colon | Kind::Comma | Kind::Dash | Kind::Open)
        );
        let few = !matches!(self.kind(at), Some(Kind::Num(num)) if num.value == 7);
        (few && sign && self.weekday(to + 1).is_some()).then_some(to)
    }
}
