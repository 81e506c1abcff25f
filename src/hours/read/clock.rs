//! Times of day as typed → minutes. Decides which half of the day is meant, and only when
//! one answer is sensible. Must not know days.

mod sense;
mod span;

use super::token::{Half, Num};
pub(super) use span::span;

/// A time of day as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u16,
    pub(super) minute: u16,
    pub(super) mark: Mark,
    /// Two digits with a nought before: `09:00`, as the 24-hour clock writes it.
    pub(super) nought: bool,
}

/// What says the half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    Bare,
    Am,
    Pm,
    /// `noon`, `midnight`, `17.00 hrs`.
    Exact,
}

/// A part of the day that is named: `Tuesday evenings 7-9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Afternoon,
    Evening,
}

/// Why two times are no span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// More than one half of the day is sensible, or none.
    Half,
    /// They are so rarely meant that they look like a slip.
    Odd,
    /// Both ends are the same.
    Same,
    /// It ends before it starts, and not in the night.
    Backwards,
}

const NOON: u16 = 720;
const DAY: u16 = 1440;

impl Clock {
    pub(super) const NOON: Clock = Clock {
        hour: 12,
        minute: 0,
        mark: Mark::Exact,
        nought: false,
    };
    pub(super) const MIDNIGHT: Clock = Clock {
        hour: 0,
        minute: 0,
        mark: Mark::Exact,
        nought: false,
    };

    /// A number as a time. `Err` when it is none that there is: `25:00`, `13pm`.
    pub(super) fn of(num: Num) -> Result<Clock, ()> {
        // `930am` leaves out the colon.
        let joined = num.digits == 4 || (num.digits == 3 && num.half.is_some());
        let (hour, minute) = if joined {
            (num.value / 100, num.value % 100)
        } else {
            (num.value, num.minute.unwrap_or(0))
        };
        let mark = match num.half {
            Some(Half::Am) => Mark::Am,
            Some(Half::Pm) => Mark::Pm,
            None if num.hours => Mark::Exact,
            None => Mark::Bare,
        };
        // `16.00pm` says its half twice; `13pm` may be a slip for another hour.
        let twice = num.half == Some(Half::Pm) && num.minute.is_some() && (13..24).contains(&hour);
        let mark = if twice { Mark::Exact } else { mark };
        let most = if num.half.is_some() && !twice { 12 } else { 24 };
        let zero = num.half.is_some() && hour == 0;
        if hour > most || minute > 59 || zero || (hour == 24 && minute > 0) {
            return Err(());
        }
        let small = |n: u32| u16::try_from(n).unwrap_or(0);
        Ok(Clock {
            hour: small(hour),
            minute: small(minute),
            mark,
            nought: num.digits == 4 || (num.digits == 2 && num.value < 10),
        })
    }

    fn am(self) -> u16 {
        // A bare twelve is noon: no one writes midnight so.
        let hour = if self.hour == 12 && self.mark == Mark::Am {
            0
        } else {
            self.hour
        };
        hour * 60 + self.minute
    }

    fn pm(self) -> u16 {
        (self.hour % 12 + 12) * 60 + self.minute
    }

    /// The minute of the day, when it is sure whatever stands beside it.
    fn sure(self) -> Option<u16> {
        match self.mark {
            Mark::Am => Some(self.am()),
            Mark::Pm => Some(self.pm()),
            Mark::Exact => Some(self.hour * 60 + self.minute),
            Mark::Bare => None,
        }
    }

    /// A small number and no more, which may be of a house.
    pub(super) fn is_plain(self) -> bool {
        self.is_bare() && self.minute == 0 && !self.nought
    }

    pub(super) fn is_bare(self) -> bool {
        self.mark == Mark::Bare
    }

    /// As the 24-hour clock writes it and the 12-hour clock does not.
    pub(super) fn is_late(self) -> bool {
        self.is_bare() && (self.hour >= 13 || self.hour == 0)
    }

    /// The same among others of the same line: of the 24-hour clock, if one of them is.
    pub(super) fn among(self, late: bool) -> Clock {
        let nought = self.nought || (late && self.is_bare() && self.hour >= 7);
        Clock { nought, ..self }
    }

    /// An end without its start: until 5, 6, 7 or 8 is until the evening.
    pub(super) fn as_end(self) -> Option<u16> {
        (self.is_bare() && !self.nought && (5..=8).contains(&self.hour)).then(|| self.pm())
    }

    /// A minute of the day as a time that is sure.
    pub(super) fn exact(minute: u16) -> Clock {
        Clock {
            hour: minute / 60,
            minute: minute % 60,
            mark: Mark::Exact,
            nought: false,
        }
    }

    /// So many minutes after a start that is sure.
    pub(super) fn lasting(self, minutes: u16) -> Option<(Clock, Clock)> {
        let start = self.alone(None)?;
        let end = start + minutes;
        (minutes > 0 && end < DAY).then(|| (Clock::exact(start), Clock::exact(end)))
    }

    /// A start or an end that stands alone.
    pub(super) fn alone(self, part: Option<DayPart>) -> Option<u16> {
        if self.is_bare() && (self.is_late() || (self.nought && self.hour >= 5)) {
            return Some(self.hour * 60 + self.minute);
        }
        if let Some(minute) = self.sure() {
            return (minute % DAY != 0 || self.mark == Mark::Exact).then_some(minute);
        }
        if self.nought {
            return None;
        }
        let Some(part) = part else {
            // Of two halves one is sensible, as in a span that starts then.
            return match self.hour {
                10 | 11 => Some(self.am()),
                12 | 1..=4 => Some(self.pm()),
                _ => None,
            };
        };
        match part {
            DayPart::Morning => (5..12).contains(&self.hour).then(|| self.am()),
            DayPart::Afternoon => matches!(self.hour, 12 | 1..=5).then(|| self.pm()),
            DayPart::Evening => (4..12).contains(&self.hour).then(|| self.pm()),
        }
    }
}

#[cfg(test)]
mod tests;
