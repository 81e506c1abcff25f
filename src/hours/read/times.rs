//! Times of day: spans, starts, ends, all day.

mod edges;
mod fill;

use super::clock::Clock;
use super::lexicon;
use super::scan::{Found, Item, Scan, When};
use super::token::Kind;

impl Scan<'_> {
    /// `24/7`, `24 hours`.
    pub(super) fn always(&self, at: usize) -> Found {
        let number = |at: usize, value: u32| matches!(self.kind(at), Some(Kind::Num(num)) if num.value == value && num.minute.is_none() && num.half.is_none());
        if number(at, 24) && self.kind(at + 1) == Some(&Kind::Slash) && number(at + 2, 7) {
            return Some((Item::Always, at + 3));
        }
        let clock = self.any(
            at,
            &["round the clock", "around the clock", "day and night"],
        );
        let hours = number(at, 24).then(|| {
            let next = at + 1 + usize::from(self.kind(at + 1) == Some(&Kind::Dash));
            let to = self.any(next, &["hours", "hrs", "hour", "hr", "h"])?;
            let noun = self.is(
                to,
                &[
                    "notice", "before", "in", "ahead", "prior", "later", "after", "per",
                ],
            );
            (!noun).then(|| {
                self.any(to, &["a day", "per day", "every"])
                    .filter(|end| self.word(end - 1) != "every")
                    .unwrap_or(to)
            })
        });
        clock
            .or(hours.flatten())
            .map(|to| (Item::Time(When::AllDay), to))
    }

    /// A time of day in words or figures.
    pub(super) fn clock(&self, at: usize) -> Option<(Clock, usize)> {
        let named = |at: usize| match self.word(at) {
            "noon" | "midday" => Some(Clock::NOON),
            "midnight" => Some(Clock::MIDNIGHT),
            _ => None,
        };
        if let Some(clock) = named(at) {
            return Some((clock, at + 1));
        }
        let Some(Kind::Num(num)) = self.kind(at) else {
            return None;
        };
        if num.half.is_none() && num.value == 12 && num.minute.unwrap_or(0) == 0 {
            let next = at
                + 1
                + usize::from(
                    self.kind(at + 1) == Some(&Kind::Dash) && !self.tokens[at + 1].spaced,
                );
            for next in [at + 1, next] {
                if let Some(clock) = named(next) {
                    return Some((clock, next + 1));
                }
            }
        }
        if num.half == Some(super::token::Half::Pm)
            && num.value == 12
            && named(at + 1) == Some(Clock::NOON)
        {
            return Some((Clock::NOON, at + 2));
        }
        if let Some(clock) = self.joined(at, *num) {
            return Some((clock, at + 1));
        }
        // A bare 13 or more is an age or a number of things.
        let plain = num.half.is_none() && num.minute.is_none() && num.digits < 4;
        if plain && (num.value > 12 || num.value == 0) {
            return None;
        }
        let end = self.past(at + 1, &["oclock"]);
        if num.half.is_none() && at > 0 && lexicon::names_number(self.word(at - 1)) {
            return None;
        }
        if plain && lexicon::is_counted(self.word(at + 1)) {
            return None;
        }
        // `5 April` is a day, but in `9-5 April to October` it is not.
        let season = || {
            self.months(at + 1, false)
                .is_some_and(|(.., to)| to > at + 2)
        };
        if plain && lexicon::month(self.word(at + 1)).is_some() && !season() {
            return None;
        }
        Clock::of(*num).ok().map(|clock| (clock, end))
    }

    /// Two times with a dash or a word for one between them.
    pub(super) fn span(&self, at: usize) -> Option<(Clock, Clock, usize)> {
        let (from, mid) = self.clock(at)?;
        let between = at > 0 && self.word(at - 1) == "between"
            || at > 3 && self.phrase(at - 4, "between the hours of") == Some(at);
        let and = between && self.word(mid) == "and";
        let next = if and { Some(mid + 1) } else { self.dash(mid) };
        let (to, end) = self.clock(self.past(next?, &["about"]))?;
        Some((from, to, end))
    }

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
            if from.is_plain() && to.is_plain() && self.street_name(end).is_some() {
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
