//! What stands at the edges of a time: words that say it starts, how long it lasts, when
//! it ends, that it goes on to the next day.

use super::super::clock::{Clock, span};
use super::super::scan::{Item, Placed, Scan, When};
use super::super::token::{Kind, Num};
use crate::hours::{Days, Weekdays};

impl Scan<'_> {
    /// `Friday 10pm to Saturday 6am`: a night, and the day on which it starts.
    pub(in crate::hours::read) fn night(&self, at: usize) -> Option<((Item, Item), usize, usize)> {
        let day = self.weekday(at)?;
        let (from, mid) = self.clock(at + 1)?;
        let next = self.dash(mid)?;
        let (to, end) = self
            .clock(next + 1)
            .filter(|_| self.weekday(next) == Some(day.next()))?;
        let open = span(from, to, None, None).ok()?;
        let sure = open.end > 1440 && self.dash(end).is_none();
        sure.then(|| {
            let days = Item::Days(Days::Weekly(Weekdays::one(day)));
            ((days, Item::Time(When::Span(from, to))), at + 1, end)
        })
    }

    /// `Fri 6pm to Mon 8am`: one stretch over whole days, as its first evening, the days
    /// between and its last morning. All its times say their half of the day.
    pub(in crate::hours::read) fn stretch(&self, at: usize) -> Option<(Vec<Placed>, usize)> {
        let first = self.weekday(at)?;
        let (from, mid) = self.clock(at + 1)?;
        let next = self.dash(mid)?;
        let last = self.weekday(next)?;
        let (to, end) = self.clock(next + 1)?;
        let opens = span(from, Clock::MIDNIGHT, None, None).ok()?;
        let closes = span(Clock::MIDNIGHT, to, None, None).ok()?;
        let sure = !from.is_bare() && !to.is_bare() && opens.start >= 960 && closes.end <= 720;
        let mut between = Weekdays::default();
        let mut day = first.next();
        while day != last && between.days().count() < 3 {
            between = between.and(Weekdays::one(day));
            day = day.next();
        }
        let count = between.days().count();
        if !sure || day != last || count == 0 || self.dash(end).is_some() {
            return None;
        }
        let days = |days: Weekdays| Item::Days(Days::Weekly(days));
        let time = |from: Clock, to: Clock| Item::Time(When::Span(from, to));
        let items = [
            (days(Weekdays::one(first)), at, at + 1),
            (time(from, Clock::MIDNIGHT), at + 1, mid),
            (days(between), mid, next),
            (Item::Time(When::AllDay), next, next + 1),
            (days(Weekdays::one(last)), next, next + 1),
            (time(Clock::MIDNIGHT, to), next + 1, end),
        ];
        let placed = items.map(|(item, from, to)| Placed { item, from, to });
        Some((placed.into(), end))
    }

    /// Whether a bare number that stands alone is a time for the words beside it: `at 2`,
    /// `from 6`; never `at 10 High Street`.
    pub(super) fn leads_to_time(&self, at: usize) -> bool {
        if at == 0 || !self.is(at - 1, &["at", "from"]) {
            return false;
        }
        match self.kind(at + 1) {
            None | Some(Kind::Semicolon | Kind::Stop | Kind::Line | Kind::Close | Kind::And) => {
                true
            }
            Some(Kind::Comma) => self.is(at - 1, &["from"]),
            Some(_) => self.is(at + 1, &["on", "every", "each"]) || self.weekday(at + 1).is_some(),
        }
    }

    /// Past words that say a time is a start.
    pub(super) fn past_start(&self, at: usize) -> usize {
        let words = [
            "start", "kick off", "prompt", "promptly", "sharp", "gmt", "bst", "uk time", "gmt bst",
        ];
        self.any(at, &words).unwrap_or(at)
    }

    /// `for 2 hours`, `(1 hour)`, after a start.
    pub(super) fn lasts(&self, at: usize) -> Option<(u16, usize)> {
        let bracket = self.kind(at) == Some(&Kind::Open);
        let next = self.past(at + usize::from(bracket), &["for"]);
        let (minutes, to) = self.duration(next).filter(|_| next > at)?;
        let closed = self.kind(to) == Some(&Kind::Close);
        (bracket == closed).then_some((minutes, to + usize::from(closed)))
    }

    /// `2 hours`, `90 minutes`, of what goes on, not of its notice or its parking.
    pub(in crate::hours::read) fn duration(&self, at: usize) -> Option<(u16, usize)> {
        let Some(Kind::Num(num)) = self.kind(at) else {
            return None;
        };
        let plain = num.minute.is_none() && num.half.is_none() && num.digits <= 2;
        let unit = match self.word(at + 1) {
            "hour" | "hours" | "hr" | "hrs" => 60,
            "minute" | "minutes" | "min" | "mins" => 1,
            _ => return None,
        };
        let done = matches!(
            self.kind(at + 2),
            None | Some(Kind::Close | Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Line)
        );
        let value = u16::try_from(num.value).ok()?;
        (plain && done).then_some((value * unit, at + 2))
    }

    /// `630-8pm`, `930-1130`: three figures that start a span are a time without its sign.
    pub(super) fn joined(&self, at: usize, num: Num) -> Option<Clock> {
        let plain = num.digits == 3 && num.minute.is_none() && num.half.is_none();
        let next = self.dash(at + 1).filter(|_| plain)?;
        let Some(Kind::Num(end)) = self.kind(next) else {
            return None;
        };
        let time = end.half.is_some() || (end.digits == 4 && end.minute.is_none());
        let fives = num.value.is_multiple_of(5);
        let split = Num {
            value: num.value / 100,
            digits: 1,
            minute: Some(num.value % 100),
            ..num
        };
        (time && fives).then(|| Clock::of(split).ok()).flatten()
    }

    /// `7.30 for 8pm`: come at the first, for what starts at the second. The first, in the
    /// half of the day in which it comes just before the second.
    pub(super) fn ahead_of(&self, clock: Clock, at: usize) -> Option<Clock> {
        let start = self.past(self.phrase(at, "for")?, &["a", "an", "the"]);
        let (start, _) = self.clock(start)?;
        let between = span(clock, start, None, None).ok()?;
        (between.end - between.start <= 60).then_some(Clock::exact(between.start))
    }

    /// What a time is for, after it: `for 8pm`, `for 1pm start`.
    pub(in crate::hours::read) fn for_start(&self, at: usize) -> Option<usize> {
        let start = self.past(self.phrase(at, "for")?, &["a", "an", "the"]);
        let (start, to) = self.clock(start)?;
        let doors = (0..at).rev().take(5).any(|from| self.is(from, &["doors"]));
        let led = !doors
            && (0..at).rev().take(3).any(|from| {
                self.clock(from).is_some_and(|(clock, end)| {
                    end == at && {
                        span(clock, start, None, None).is_ok_and(|open| open.end - open.start <= 60)
                    }
                })
            });
        led.then(|| self.past_start(to))
    }

    /// `, finish 9.30pm`, `ends 9pm` after a start.
    pub(super) fn finish(&self, at: usize) -> Option<(Clock, usize)> {
        let next = at + usize::from(matches!(self.kind(at), Some(Kind::Comma | Kind::And)));
        let next = self.past(next, &["and"]);
        let words = [
            "closes",
            "closes at",
            "closing at",
            "finish",
            "finishes",
            "finishing",
            "ends",
            "ending",
            "finish at",
            "finishes at",
            "finishing at",
            "ends at",
            "ending at",
            "to finish at",
            "end at",
            "end",
        ];
        self.clock(self.any(next, &words)?)
    }
}
