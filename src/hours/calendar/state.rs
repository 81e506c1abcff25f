//! What to tell someone who asks at a moment: is it open, until when, or when next.

use jiff::civil::{Date, DateTime};

use super::day::MIDNIGHT;
use super::{Calendar, Day, Doubt, Times, after};
use crate::hours::Schedule;

/// Minutes before its end at which something closes soon.
pub const SOON: i32 = 30;
/// Minutes for which something whose end is not said counts as having just started.
pub const STARTED: i32 = 180;
/// Weeks ahead in which the next time is sought.
pub const WEEKS: i32 = 8;

/// A moment to come, as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day.
    pub date: Date,
    /// Minutes from its midnight: below 1,440 for a start, 1 to 1,440 for an end.
    pub minute: Option<u16>,
}

/// What a schedule says at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Open now.
    Open {
        /// When it closes; `None` when it does not, for eight weeks at least.
        until: Option<When>,
        /// It closes within [`SOON`].
        soon: bool,
    },
    /// It started today at this minute, at most [`STARTED`] ago; its end is not said.
    Started(u16),
    /// It is on today until this minute; its start is not said.
    Ends(u16),
    /// It is on today; when is not said.
    Today,
    /// It would be open now, but that is not certain.
    Doubtful {
        /// Why.
        why: Doubt,
        /// Until when, if it is said.
        until: Option<When>,
    },
    /// Not now; next then, which may be later today.
    Opens {
        /// When.
        at: When,
        /// Why that is not certain.
        doubt: Option<Doubt>,
    },
    /// Not now, and not in the coming eight weeks.
    Nothing,
    /// Times are not known: this is not closed.
    Unknown,
    /// By arrangement only, and nothing says when.
    ByAppointment,
}

impl Schedule {
    /// What it says at a moment of the wall clock in Europe/London.
    pub fn state(&self, now: DateTime, calendar: &Calendar) -> State {
        if self.rules.is_empty() {
            return if self.by_appointment {
                State::ByAppointment
            } else {
                State::Unknown
            };
        }
        let minute = i32::from(now.hour()) * 60 + i32::from(now.minute());
        let today = self.on(now.date(), calendar);
        let yesterday = self.on(after(now.date(), -1), calendar);
        let end = |of: fn(&Day) -> &Times| {
            let began = running(of(&yesterday), minute + i32::from(MIDNIGHT))
                .map(|end| end - i32::from(MIDNIGHT))
                .max(running(of(&today), minute))?;
            Some(self.last(began, now.date(), calendar, of))
        };
        if let Some(end) = end(|day| &day.sure) {
            let soon = end.is_some_and(|end| end - minute <= SOON);
            return State::Open {
                until: end.map(|end| moment(now.date(), end)),
                soon,
            };
        }
        if let Some(state) = under_way(&today.sure, minute) {
            return state;
        }
        let doubtful = |why, until: Option<i32>| State::Doubtful {
            why,
            until: until.map(|end| moment(now.date(), end)),
        };
        if let Some(end) = end(|day| &day.maybe) {
            let why = today
                .doubt
                .filter(|_| running(&today.maybe, minute).is_some());
            let why = why.or(yesterday.doubt).unwrap_or(Doubt::BankHoliday);
            return doubtful(why, end);
        }
        if let (Some(state), Some(why)) = (under_way(&today.maybe, minute), today.doubt) {
            let until = if let State::Ends(end) = state {
                Some(i32::from(end))
            } else {
                None
            };
            return doubtful(why, until);
        }
        self.next(now.date(), minute, today, calendar)
    }

    /// The end of a run of spans that is `end` minutes from a day's midnight, or where
    /// other days' spans carry on from it; `None` past eight weeks.
    fn last(
        &self,
        mut end: i32,
        date: Date,
        calendar: &Calendar,
        of: fn(&Day) -> &Times,
    ) -> Option<i32> {
        for ahead in 0..=WEEKS * 7 {
            let midnight = ahead * i32::from(MIDNIGHT);
            if end < midnight {
                return Some(end);
            }
            for span in &of(&self.on(after(date, ahead), calendar)).spans {
                if midnight + i32::from(span.start) <= end {
                    end = end.max(midnight + i32::from(span.end));
                }
            }
        }
        None
    }

    fn next(&self, date: Date, minute: i32, today: Day, calendar: &Calendar) -> State {
        let later = today
            .occurrences(date)
            .into_iter()
            .find(|one| one.start.is_some_and(|start| i32::from(start) > minute));
        let ahead = |days| {
            let date = after(date, days);
            self.on(date, calendar).occurrences(date).into_iter().next()
        };
        let next = later.or_else(|| (1..=WEEKS * 7).find_map(ahead));
        next.map_or(State::Nothing, |one| State::Opens {
            at: When {
                date: one.date,
                minute: one.start,
            },
            doubt: one.doubt,
        })
    }
}

/// The end of the span that a minute is in.
fn running(times: &Times, minute: i32) -> Option<i32> {
    times
        .spans
        .iter()
        .find(|span| i32::from(span.start) <= minute && minute < i32::from(span.end))
        .map(|span| i32::from(span.end))
}

/// What is on today, as far as half-said times tell.
fn under_way(times: &Times, minute: i32) -> Option<State> {
    let started = |start: &&u16| (0..STARTED).contains(&(minute - i32::from(**start)));
    let started = times.starts.iter().rev().find(started);
    let ends = times
        .ends
        .iter()
        .rev()
        .find(|end| minute < i32::from(**end));
    started
        .map(|start| State::Started(*start))
        .or(ends.map(|end| State::Ends(*end)))
        .or(times.unsaid.then_some(State::Today))
}

/// A moment so many minutes from a date's midnight, as an end: midnight is the end of
/// the day before it.
fn moment(date: Date, minutes: i32) -> When {
    let days = (minutes - 1).div_euclid(i32::from(MIDNIGHT));
    When {
        date: after(date, days),
        minute: u16::try_from(minutes - days * i32::from(MIDNIGHT)).ok(),
    }
}
