//! Times of day: spans, starts, ends, all day.

mod clock;
mod edges;
mod fill;

use super::clock::Clock;
use super::scan::{Found, Item, Scan, When};
use super::token::Kind;

impl Scan<'_> {
    /// Times of day.
    pub(super) fn when(&self, at: usize) -> Found {
        if let Some(wrong) = self.no_time(at) {
            return Some((wrong, at + 1));
        }
        if let Some(next) = self.any(
            at,
            &[
                "until",
                "till",
                "til",
                "up to",
                "closes at",
                "closing at",
                "ends at",
                "open to",
                "open until",
                "open till",
                "open til",
            ],
        ) && let Some((clock, to)) = self.clock(next)
        {
            return Some((Item::Time(When::Until(clock)), to));
        }
        let start = self
            .any(at, &["between the hours of", "between", "from"])
            .unwrap_or_else(|| {
                self.past(
                    at,
                    &[
                        "at",
                        "starts",
                        "starting",
                        "begins",
                        "beginning",
                        "commences",
                        "commencing",
                    ],
                )
            });
        let start = self.past(start, &["at"]);
        if let Some((from, to, end)) = self.span(start) {
            if to.is_plain() && self.street_name(end).is_some() {
                return None;
            }
            // In `Mon/Tue 9-12/1-4` each day may have both spans, or one of its own.
            let slash = |at: usize| self.kind(at) == Some(&Kind::Slash);
            let days = || (0..at).any(|i| slash(i) && self.weekday(i + 1).is_some());
            if slash(end) && self.clock(end + 1).is_some() && days() {
                return None;
            }
            let next_day = [
                "the next day",
                "next day",
                "the next morning",
                "next morning",
            ];
            if let (Some(end), Some(minute)) = (self.any(end, &next_day), to.alone(None)) {
                let span = When::Span(from, Clock::exact(minute));
                return Some((Item::Time(span), end));
            }
            return Some((Item::Time(When::Span(from, to)), self.past_start(end)));
        }
        let (clock, to) = self.clock(start)?;
        let bare = matches!(self.kind(start), Some(Kind::Num(num)) if num.half.is_none() && num.minute.is_none() && num.digits < 4);
        let alone = to == start + 1;
        let year = self.year(start).is_some();
        let soon = self.ahead_of(clock, to).is_some();
        if (bare && alone && !soon && !self.leads_to_time(start)) || year {
            return None;
        }
        // `early closing Wed 1pm`.
        if at > 2 && self.weekday(at - 1).is_some() {
            let closes = |from: usize| self.any(from, &["early closing", "early closing on"]);
            if closes(at - 3).or_else(|| closes(at.saturating_sub(4))) == Some(at - 1) {
                return Some((Item::Time(When::Until(clock)), to));
            }
        }
        let to = self.past_start(to);
        if let Some(early) = self.ahead_of(clock, to) {
            return Some((Item::Time(When::Start(early)), to));
        }
        if let Some((end, to)) = self.finish(to) {
            return Some((Item::Time(When::Span(clock, end)), to));
        }
        if let Some((minutes, to)) = self.lasts(to)
            && let Some((from, to_clock)) = clock.lasting(minutes)
        {
            return Some((Item::Time(When::Span(from, to_clock)), to));
        }
        // `10:00+`.
        let plus = matches!(self.tokens.get(to), Some(token) if token.kind == Kind::And && !token.spaced)
            && self.text[self.tokens[to].start..].starts_with('+')
            && self.clock(to + 1).is_none();
        if plus {
            return Some((Item::Time(When::Start(clock)), to + 1));
        }
        // `7pm/7.30pm` may be either, or an end; `1pm/2pm/3pm` are starts.
        let slash = |at: usize| self.kind(at) == Some(&Kind::Slash);
        if slash(to)
            && let Some((_, second)) = self.clock(to + 1)
            && !slash(second)
            && !(at > 0 && slash(at - 1))
        {
            return None;
        }
        let open = [
            "onwards",
            "onward",
            "on",
            "until late",
            "till late",
            "til late",
        ];
        let dash = usize::from(self.kind(to) == Some(&Kind::Dash));
        let end = self
            .any(to, &open)
            .or_else(|| self.any(to + dash, &["late", "onwards", "til late", "till late"]))
            .filter(|end| self.word(end - 1) != "on" || self.weekday(*end).is_none())
            .unwrap_or(to);
        // `9am 5pm` leaves out whether it is a span or two starts.
        if end == to && self.clock(to).is_some() {
            return None;
        }
        // In `11.30am : 2.30pm` the colon may be a slip for a dash.
        if end == to && self.kind(to) == Some(&Kind::Colon) && self.clock(to + 1).is_some() {
            return None;
        }
        // A dash that leads nowhere, or to something that was not read, hides the end.
        if end == to
            && self
                .dash(to)
                .is_some_and(|next| matches!(self.kind(next), Some(Kind::Num(_) | Kind::Other)))
        {
            return None;
        }
        Some((Item::Time(When::Start(clock)), end))
    }

    /// A number written as a time that no clock shows.
    fn no_time(&self, at: usize) -> Option<Item> {
        let Some(Kind::Num(num)) = self.kind(at) else {
            return None;
        };
        let meant = num.half.is_some() || (num.minute.is_some() && self.colon(at));
        if !meant || Clock::of(*num).is_ok() {
            return None;
        }
        let help = if num.half.is_some() && (13..=23).contains(&num.value) {
            let minute = num.minute.map_or(String::new(), |m| format!(":{m:02}"));
            format!("write {}{minute}pm", num.value - 12)
        } else {
            "write a time like 9:30am or 5pm".to_owned()
        };
        Some(Item::Wrong("there is no such time".into(), help))
    }

    /// Whether a number has a clock's colon rather than a decimal point.
    fn colon(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        self.text
            .get(token.start..token.end)
            .is_some_and(|typed| typed.contains(':'))
    }
}
