//! What is said for people beside the times: days that are by appointment, what happens
//! within the hours. None of it changes the times.

use super::super::clock::{Clock, span};
use super::super::draft::{Draft, Typed};
use super::super::scan::{Item, When};
use super::Assembler;
use crate::hours::{Days, Weekdays};

impl Assembler<'_> {
    /// `Saturday by appointment`, of days that have no times of their own.
    pub(in crate::hours::read) fn days_by_appointment(&mut self, at: usize) -> bool {
        let timed = matches!(self.next(at), Some(Item::Time(_)));
        let parted = self.parted;
        let bare = |draft: &&mut Draft| {
            draft.times.is_empty() && draft.every.is_none() && !draft.days.is_empty()
        };
        let Some(draft) = self.line.drafts.last_mut().filter(bare) else {
            return false;
        };
        let own = parted < 3 && !timed;
        if own {
            draft.appointment = Some(at);
        }
        own
    }

    /// Whether the statement has two times, of which what follows may be one's only:
    /// `10-12 drop-in, 2-4 by appointment`.
    pub(in crate::hours::read) fn is_after_two_times(&self, at: usize) -> bool {
        self.line.drafts.last().is_some_and(|draft| {
            let times = draft.times.as_slice();
            times.len() > 1 && self.worded(times[0].item, at)
        })
    }

    /// Beside days with times, days by appointment are a note; alone they are all there is.
    pub(in crate::hours::read) fn settle_appointments(&mut self) {
        let drafts = &self.line.drafts;
        let timed = drafts.iter().any(|draft| !draft.times.is_empty());
        if !timed
            || drafts
                .iter()
                .any(|draft| draft.appointment.is_some() && !draft.times.is_empty())
        {
            self.line.appointment |= drafts.iter().any(|draft| draft.appointment.is_some());
            return;
        }
        let weekly = |of: &Draft| {
            let all = of.days.iter().filter_map(|days| {
                let Days::Weekly(days) = days else {
                    return None;
                };
                Some(*days)
            });
            all.fold(Weekdays::default(), Weekdays::and)
        };
        let open = drafts.iter().filter(|draft| draft.appointment.is_none());
        let open = open.map(weekly).fold(Weekdays::default(), Weekdays::and);
        // `Mon-Fri 9-5, Wed by appointment`: not at those times on Wednesday.
        let among = drafts.iter().find_map(|draft| {
            let at = draft.appointment?;
            (weekly(draft).0 & open.0 != 0).then_some(at)
        });
        if let Some(at) = among {
            return self.trouble(at, "say which times are by appointment");
        }
        let asides = drafts
            .iter()
            .filter_map(|draft| Some((draft.item, draft.appointment? + 1)));
        self.line.asides.extend(asides);
        self.line.drafts.retain(|draft| draft.appointment.is_none());
    }

    /// `food served at 12` within the hours: what a time is of is said, and it opens nothing.
    pub(in crate::hours::read) fn within_hours(&mut self, at: usize, when: When) -> bool {
        let clock = match when {
            When::Start(clock) | When::Until(clock) => clock,
            When::Span(..) | When::AllDay => return false,
        };
        let Some(draft) = self.line.drafts.last() else {
            return false;
        };
        // `Sat 9-12 (set up from 8.30am)`.
        let before = if self.bracket { 60 } else { 0 };
        let within = |typed: &Typed| match typed.when {
            When::Span(from, to) => span(from, to, typed.part, None).is_ok_and(|open| {
                minutes(clock).any(|minute| open.start <= minute + before && minute <= open.end)
            }),
            When::Start(_) | When::Until(_) | When::AllDay => false,
        };
        let named = at
            .checked_sub(1)
            .is_some_and(|before| matches!(self.items[before].item, Item::Note));
        // `10-12 Mon, lunch 11am Tue`: the time is of the days after it.
        let led = self.times_first && matches!(self.next(at), Some(Item::Days(_)));
        let found = named && !led && !draft.days.is_empty() && draft.times.iter().any(within);
        if found {
            self.line.asides.push((at, at + 1));
        }
        found
    }
}

/// The minutes that a time may mean.
fn minutes(clock: Clock) -> impl Iterator<Item = u16> {
    let sure = clock.alone(None);
    let either = [
        super::super::clock::DayPart::Morning,
        super::super::clock::DayPart::Evening,
    ];
    let guess = either
        .into_iter()
        .filter_map(move |part| clock.alone(Some(part)));
    sure.into_iter()
        .chain(guess.filter(move |_| sure.is_none()))
}
