//! Days of two letters, as OpenStreetMap writes them (`Mo-Fr`), and of one (`M/W/F`): days
//! only beside signs that days stand beside, since `we` and `so` are words too.

use super::super::token::Kind;
use super::Scan;

use jiff::civil::Weekday;

const TWO: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const ONE: [(&str, Weekday); 3] = [
    ("M", Weekday::Monday),
    ("W", Weekday::Wednesday),
    ("F", Weekday::Friday),
];

impl Scan<'_> {
    /// A day in one or two letters.
    pub(in crate::hours::read) fn short_day(&self, at: usize) -> Option<Weekday> {
        if let Some(day) = self.letters(at) {
            let sure = day != Weekday::Wednesday;
            let before = at.checked_sub(1).is_some_and(|at| self.is_joint(at));
            let after = self.is_joint(at + 1);
            let timed =
                matches!(self.kind(at + 1), Some(Kind::Num(num)) if sure || num.minute.is_some());
            let known = |at: usize| self.is_day(at) || self.one_letter(at).is_some();
            let listed = (before && at > 1 && known(at - 2)) || (after && self.is_day(at + 2));
            let nth = self.kind(at + 1) == Some(&Kind::Open);
            let marked =
                (self.kind(at + 1) == Some(&Kind::Colon) && sure) || self.word(at + 1) == "off";
            return (timed || listed || nth || marked).then_some(day);
        }
        let day = self.one_letter(at)?;
        let joined = |sign: usize, other: usize| {
            matches!(self.kind(sign), Some(Kind::Slash | Kind::Dash))
                && (self.one_letter(other).is_some() || self.is_day(other))
        };
        let before = at > 1 && joined(at - 1, at - 2);
        let earlier = || (0..at).any(|at| self.one_letter(at).is_some() && joined(at + 1, at + 2));
        let led = || at > 0 && self.kind(at - 1) == Some(&Kind::Comma) && earlier();
        let timed = matches!(self.kind(at + 1), Some(Kind::Num(_)));
        (before || joined(at + 1, at + 2) || (timed && led())).then_some(day)
    }

    /// `T` beside days, which may be either of two.
    pub(in crate::hours::read) fn is_unsure_day(&self, at: usize) -> bool {
        let sign =
            |at: usize| matches!(self.kind(at), Some(Kind::Slash | Kind::Dash | Kind::Comma));
        let day = |at: usize| self.one_letter(at).is_some() || self.is_day(at);
        let beside = (sign(at + 1) && day(at + 2)) || (at > 1 && sign(at - 1) && day(at - 2));
        self.typed(at) == Some("T") && beside && self.short_day(at).is_none()
    }

    fn letters(&self, at: usize) -> Option<Weekday> {
        let typed = self.typed(at)?;
        let found = TWO.iter().position(|day| *day == typed)?;
        Weekday::from_monday_zero_offset(i8::try_from(found).ok()?).ok()
    }

    fn one_letter(&self, at: usize) -> Option<Weekday> {
        let typed = self.typed(at)?;
        // `T` may be Thursday, unless `Th` or `W` comes after it.
        let sign = |at: usize| matches!(self.kind(at), Some(Kind::Slash | Kind::Dash));
        let next = || {
            matches!(
                self.typed(at + 2),
                Some("Th" | "Thu" | "Thur" | "Thurs" | "W")
            )
        };
        if typed == "T" && sign(at + 1) && next() {
            return Some(Weekday::Tuesday);
        }
        ONE.iter()
            .find(|(letter, _)| *letter == typed)
            .map(|(_, day)| *day)
    }

    fn is_joint(&self, at: usize) -> bool {
        matches!(
            self.kind(at),
            Some(Kind::Dash | Kind::Comma | Kind::Slash | Kind::And)
        )
    }

    /// Whether a day, or `PH`, stands here.
    fn is_day(&self, at: usize) -> bool {
        self.letters(at).is_some()
            || super::super::lexicon::weekday(self.word(at)).is_some()
            || self.typed(at) == Some("PH")
    }

    /// A word as it was typed.
    pub(in crate::hours::read) fn typed(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        self.text.get(token.start..token.end)
    }
}
