//! The times of a statement: which half of the day each is in, in order, without lunch.

use super::super::clock::{self, DayPart, Why};
use super::super::scan::When;
use super::{Draft, Trouble, Typed};
use crate::hours::{Span, Time};

impl Draft {
    /// Starts without am or pm that can only be in the morning: hour and minute.
    pub(in crate::hours::read) fn mornings(&self) -> Vec<(u16, u16)> {
        let late = self.has_late();
        let start = |typed: &Typed| match typed.when {
            When::Span(from, to) => {
                let open = clock::span(from.among(late), to.among(late), typed.part, None).ok()?;
                let same = open.start == from.hour * 60 + from.minute;
                (same && from.is_bare() && open.start < 720).then_some((from.hour, from.minute))
            }
            When::Start(_) | When::Until(_) | When::AllDay => None,
        };
        self.times.iter().filter_map(start).collect()
    }

    /// One time of the 24-hour clock makes the others so.
    fn has_late(&self) -> bool {
        self.times.iter().any(|typed| match typed.when {
            When::Span(from, to) => from.is_late() || to.is_late(),
            When::Start(_) | When::Until(_) | When::AllDay => false,
        })
    }

    /// Whether a time after this one is in the day's first half, or early in its second.
    fn is_before_noon(&self, at: usize) -> bool {
        self.times[at + 1..].iter().any(|typed| match typed.when {
            When::Span(from, to) => {
                clock::span(from, to, typed.part, None).is_ok_and(|span| span.start < 1080)
            }
            When::Start(_) | When::Until(_) | When::AllDay => false,
        })
    }

    pub(in crate::hours::read) fn time(
        &self,
        lenient: bool,
        mornings: &[(u16, u16)],
    ) -> Result<Time, Trouble> {
        let mut spans: Vec<Span> = Vec::new();
        let mut starts = Vec::new();
        let alone = self.times.len() == 1;
        let late = self.has_late();
        for (at, Typed { when, item, part }) in self.times.iter().enumerate() {
            match when {
                When::Span(from, to) => {
                    let (from, to) = (from.among(late), to.among(late));
                    let after = spans.last().map(|span| span.end);
                    let half = if from.hour == 8 || self.is_before_noon(at) {
                        DayPart::Morning
                    } else {
                        DayPart::Evening
                    };
                    let guess = |why| match clock::span(from, to, Some(half), None) {
                        Ok(span) if lenient && why == Why::Half => Ok(span),
                        _ => Err(why),
                    };
                    // `8.30-6, Wed 8.30-12.30`: the same start is at the same time of day.
                    let again = |why| {
                        let known = from.is_bare() && mornings.contains(&(from.hour, from.minute));
                        match clock::span(from, to, Some(DayPart::Morning), None) {
                            Ok(span) if known && why == Why::Half => Ok(span),
                            _ => Err(why),
                        }
                    };
                    let span = clock::span(from, to, *part, after)
                        .or_else(again)
                        .or_else(guess)
                        .map_err(|why| trouble(why, *item))?;
                    if part.is_some_and(|part| !fits(span, part)) {
                        let why = "this time is in another part of the day";
                        return Err(Trouble::unread(*item, why));
                    }
                    spans.push(span);
                }
                When::Start(clock) => {
                    let start = clock
                        .alone(*part)
                        .ok_or_else(|| trouble(Why::Half, *item))?;
                    starts.push(start % 1440);
                }
                When::Until(clock) if alone => {
                    let end = clock
                        .alone(*part)
                        .or_else(|| clock.as_end())
                        .ok_or_else(|| trouble(Why::Half, *item))?;
                    return Ok(Time::Until(if end == 0 { 1440 } else { end }));
                }
                When::AllDay if alone => return Ok(Time::AllDay),
                When::Until(_) | When::AllDay => {
                    return Err(Trouble::unread(*item, "say from when until when"));
                }
            }
        }
        let item = self.times.first().map_or(self.item, |typed| typed.item);
        // `Tuesday: closed 4-7pm` says nothing of when it is open.
        if spans.is_empty() && !self.beside.lunch.is_empty() {
            return Err(Trouble::unread(item, "write the times that it is open"));
        }
        match (spans.is_empty(), starts.is_empty()) {
            (true, true) => Ok(Time::Unsaid),
            (false, true) => self.open(spans, item),
            (true, false) => {
                starts.sort_unstable();
                starts.dedup();
                Ok(Time::From(starts))
            }
            (false, false) => Err(Trouble::unread(item, "say from when until when, each time")),
        }
    }

    /// Spans in order, without what is closed for lunch.
    pub(in crate::hours::read) fn open(
        &self,
        mut spans: Vec<Span>,
        item: usize,
    ) -> Result<Time, Trouble> {
        spans.sort_unstable();
        let mut joined: Vec<Span> = Vec::new();
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start < last.end => {
                    return Err(Trouble::unread(item, "these times overlap"));
                }
                Some(last) if span.start == last.end => last.end = span.end,
                _ => joined.push(span),
            }
        }
        for (from, to) in &self.beside.lunch {
            let closed = clock::span(*from, *to, None, None).map_err(|why| trouble(why, item))?;
            let within = joined
                .iter()
                .position(|span| span.start < closed.start && closed.end < span.end);
            let Some(i) = within else {
                return Err(Trouble::unread(item, "it is not open then anyway"));
            };
            let end = joined[i].end;
            joined[i].end = closed.start;
            joined.insert(
                i + 1,
                Span {
                    start: closed.end,
                    end,
                },
            );
        }
        let night = |span: &Span| span.end > 1440;
        if joined.iter().rev().skip(1).any(night)
            || (joined.last().is_some_and(night)
                && joined.len() > 1
                && joined[joined.len() - 1].end - 1440 > joined[0].start)
        {
            return Err(Trouble::unread(item, "these times overlap"));
        }
        if joined
            == [Span {
                start: 0,
                end: 1440,
            }]
        {
            return Ok(Time::AllDay);
        }
        Ok(Time::Spans(joined))
    }
}

pub(in crate::hours::read) fn fits(span: Span, part: DayPart) -> bool {
    match part {
        DayPart::Morning => span.start < 720,
        DayPart::Afternoon => (690..1080).contains(&span.start),
        DayPart::Evening => span.start >= 930,
    }
}

pub(in crate::hours::read) fn trouble(why: Why, item: usize) -> Trouble {
    let fault = |why: &str, help: &str| Trouble {
        item,
        why: why.into(),
        help: Some(help.into()),
    };
    match why {
        Why::Half => Trouble::unread(item, "write am or pm at both times"),
        Why::Odd => Trouble::unread(item, "check am and pm of both times"),
        Why::Same => fault("it ends when it starts", "check both times"),
        Why::Backwards => fault("it ends before it starts", "check am and pm of both times"),
    }
}
