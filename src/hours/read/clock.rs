//! Times of day as typed → minutes. Decides which half of the day is meant, and only when
//! one answer is sensible. Must not know days.

mod sense;

use super::token::{Half, Num};
use crate::hours::Span;
use sense::{by_24, by_nought, by_sense};

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
        let most = if num.half.is_some() { 12 } else { 24 };
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

    fn is_bare(self) -> bool {
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

    /// So many minutes after a start that is sure.
    pub(super) fn lasting(self, minutes: u16) -> Option<(Clock, Clock)> {
        let exact = |minute: u16| Clock {
            hour: minute / 60,
            minute: minute % 60,
            mark: Mark::Exact,
            nought: false,
        };
        let start = self.alone(None)?;
        let end = start + minutes;
        (minutes > 0 && end < DAY).then(|| (exact(start), exact(end)))
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

/// The span between two times as typed.
///
/// Which half of the day a bare number means is chosen only when one choice is sensible:
/// - an end with am or pm lends it to the start, if that then comes first (`1-3pm`); else
///   the start is before noon (`10-2pm`, `9-5pm`);
/// - a start with am or pm is followed by the next such hour on the clock (`9am-5`);
/// - with neither, hours from 9 to 11 start in the morning (`9-5`, `10-12`), and so do 7
///   and 8 when the end can only be in the afternoon (`8-4`, `7-7`); 12 and hours from 1
///   to 5 start at noon or after it (`12-3`, `2-4`, `5-6.30`). `7-9`, `6-8`, `8-10` could
///   be morning or evening and are not read, unless a part of the day is named
///   (`evenings 7-9`) or an earlier span of the same day leaves only one (`10-12 and 6-8`);
/// - an hour above 12, or with a nought before it, is the 24-hour clock's.
///
/// A span goes over midnight only when it looks like a night: it starts at 5pm or later
/// and ends by noon, or it ends by 4am.
pub(super) fn span(
    from: Clock,
    to: Clock,
    part: Option<DayPart>,
    after: Option<u16>,
) -> Result<Span, Why> {
    let made = |start: u16, end: u16| {
        if start < end {
            Ok(Span { start, end })
        } else {
            Err(Why::Half)
        }
    };
    let (a, b) = (from, to);
    let marked = |c: Clock| matches!(c.mark, Mark::Am | Mark::Pm);
    if let (Some(start), Some(end)) = (a.sure(), b.sure()) {
        return both_sure(a, b, start, end);
    }
    if (a.is_late() || b.is_late()) && !marked(a) && !marked(b) {
        return by_24(a, b);
    }
    if (a.nought || b.nought) && a.is_bare() && b.is_bare() {
        return by_nought(a, b);
    }
    match (a.sure(), b.sure()) {
        (None, Some(end)) => {
            let at_night = end % DAY == 0;
            let pm = a.pm();
            if at_night || a.hour > 12 {
                Err(Why::Half)
            } else if end > NOON && pm < end {
                if a.nought && (6..12).contains(&a.hour) {
                    return Err(Why::Half);
                }
                made(pm, end)
            } else if a.hour < 12 && (a.hour >= 5 || b.mark == Mark::Am) {
                made(a.am(), end)
            } else {
                Err(Why::Half)
            }
        }
        (Some(start), None) if b.hour <= 12 => {
            if b.hour < 12 && b.am() > start {
                made(start, b.am())
            } else {
                made(start, b.pm())
            }
        }
        (Some(_), None) => Err(Why::Half),
        (None, None) => by_sense(a, b, part, after).map_or(Err(Why::Half), |(s, e)| made(s, e)),
        (Some(start), Some(end)) => both_sure(a, b, start, end),
    }
}

/// Both ends say their half of the day.
fn both_sure(from: Clock, to: Clock, start: u16, end: u16) -> Result<Span, Why> {
    let start = start % DAY;
    // `9am-12am` is more often noon than midnight; `12am-2pm` is a slip.
    let early = |minute: u16| minute < NOON;
    if matches!(end, 0 | DAY) {
        if early(start) && start > 0 && to.mark == Mark::Am {
            return Err(Why::Half);
        }
        return Ok(Span { start, end: DAY });
    }
    if start == 0 && from.mark == Mark::Am && !early(end) {
        return Err(Why::Half);
    }
    if start < end {
        return Ok(Span { start, end });
    }
    if start == end {
        return Err(Why::Same);
    }
    let night = (start >= 17 * 60 && end <= NOON) || (start >= 9 * 60 && end <= 4 * 60);
    if night {
        Ok(Span {
            start,
            end: end + DAY,
        })
    } else {
        Err(Why::Backwards)
    }
}

#[cfg(test)]
mod tests;
