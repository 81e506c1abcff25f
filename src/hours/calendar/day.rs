//! What a schedule says of one day.

use jiff::civil::Date;

use super::falls::Falls;
use super::{Calendar, Occurrence};
use crate::hours::{Schedule, Span, Time};

/// What a day's end is, in minutes.
pub(super) const MIDNIGHT: u16 = 1440;

/// A day of a schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    /// What is certain.
    pub sure: Times,
    /// What may be; it may lie over what is certain.
    pub maybe: Times,
    /// Why it only may be. Of several reasons, the first rule's.
    pub doubt: Option<Doubt>,
    /// Said to be closed: `closed 25 December`.
    pub closed: bool,
}

/// Times of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    /// From when to when, in order, none touching another. An end above 1,440 is past
    /// midnight.
    pub spans: Vec<Span>,
    /// Starts of which the end is not said, in order.
    pub starts: Vec<u16>,
    /// Ends of which the start is not said, in order.
    pub ends: Vec<u16>,
    /// It is on, and when is not said.
    pub unsaid: bool,
}

/// Why it is not certain that something is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is a bank holiday, of which nothing is said.
    BankHoliday,
    /// It goes by school terms, and their dates are not known.
    Terms,
}

impl Schedule {
    /// What it says of a day: the union of its rules. Spans that began the day before
    /// are the day before's.
    pub fn on(&self, date: Date, calendar: &Calendar) -> Day {
        let mut day = Day::default();
        if self.closed.iter().any(|days| days.include(date, calendar)) {
            day.closed = true;
            return day;
        }
        for rule in &self.rules {
            match rule.falls(date, self.on_bank_holidays(rule), calendar) {
                Falls::No => {}
                Falls::Sure => day.sure.add(&rule.time),
                Falls::Maybe(doubt) => {
                    day.maybe.add(&rule.time);
                    day.doubt = day.doubt.or(Some(doubt));
                }
            }
        }
        day.sure.settle();
        day.maybe.settle();
        day
    }
}

impl Day {
    /// True when nothing is on, and nothing may be.
    pub fn is_empty(&self) -> bool {
        self.sure.is_empty() && self.maybe.is_empty()
    }

    /// What is on, by time of day: what has no start comes last. What may be and is
    /// certain anyway is left out.
    pub fn occurrences(&self, date: Date) -> Vec<Occurrence> {
        let mut maybe = self.maybe.clone();
        maybe.spans.retain(|span| !self.sure.spans.contains(span));
        maybe
            .starts
            .retain(|start| !self.sure.starts.contains(start));
        maybe.ends.retain(|end| !self.sure.ends.contains(end));
        maybe.unsaid &= !self.sure.unsaid;
        let mut all = Vec::new();
        for (times, doubt) in [(&self.sure, None), (&maybe, self.doubt)] {
            let mut add = |start, end| {
                all.push(Occurrence {
                    date,
                    start,
                    end,
                    doubt,
                });
            };
            times
                .spans
                .iter()
                .for_each(|s| add(Some(s.start), Some(s.end)));
            times
                .starts
                .iter()
                .for_each(|start| add(Some(*start), None));
            times.ends.iter().for_each(|end| add(None, Some(*end)));
            if times.unsaid {
                add(None, None);
            }
        }
        all.sort_by_key(|one| {
            let unsaid = (one.start.is_none(), one.end.is_none());
            (unsaid.0, one.start, unsaid.1, one.end, one.doubt.is_some())
        });
        all
    }
}

impl Times {
    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty() && self.starts.is_empty() && self.ends.is_empty() && !self.unsaid
    }

    pub(in crate::hours) fn add(&mut self, time: &Time) {
        match time {
            Time::Spans(spans) => self.spans.extend(spans),
            Time::From(starts) => self.starts.extend(starts),
            Time::Until(end) => self.ends.push(*end),
            Time::AllDay => self.spans.push(Span {
                start: 0,
                end: MIDNIGHT,
            }),
            Time::Unsaid => self.unsaid = true,
        }
    }

    /// Puts all in order and joins spans that touch.
    pub(in crate::hours) fn settle(&mut self) {
        self.spans.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(self.spans.len());
        for span in self.spans.drain(..) {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                Some(_) | None => joined.push(span),
            }
        }
        self.spans = joined;
        for list in [&mut self.starts, &mut self.ends] {
            list.sort_unstable();
            list.dedup();
        }
    }
}
