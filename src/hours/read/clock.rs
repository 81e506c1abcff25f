//! Times of day as typed → minutes. Decides which half of the day is meant, and only when
//! one answer is sensible. Must not know days.

use super::token::{Half, Num};
use crate::hours::Span;

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
        let (hour, minute) = if num.digits == 4 {
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
        match part? {
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
            } else if a.hour < 12 && a.hour >= 5 || (b.mark == Mark::Am && a.hour < 12) {
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
    if end % DAY == 0 {
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

/// The 24-hour clock: one end is 13 or later.
fn by_24(from: Clock, to: Clock) -> Result<Span, Why> {
    let minute = |c: Clock| c.hour * 60 + c.minute;
    let (start, end) = (minute(from) % DAY, minute(to));
    let end = if end == 0 { DAY } else { end };
    if from.is_bare() && !from.nought && (1..7).contains(&from.hour) {
        return Err(Why::Half);
    }
    if start < end {
        return Ok(Span { start, end });
    }
    if start == end {
        return Err(Why::Same);
    }
    if start >= 17 * 60 && end <= NOON {
        return Ok(Span {
            start,
            end: end + DAY,
        });
    }
    // `13:00-1:00` mixes two clocks.
    Err(Why::Half)
}

/// Noughts before the hours, and none above 12.
fn by_nought(from: Clock, to: Clock) -> Result<Span, Why> {
    let minute = |c: Clock| c.hour * 60 + c.minute;
    let (start, end) = (minute(from), minute(to));
    if start < 5 * 60 {
        return Err(Why::Half);
    }
    if start == end {
        return Err(Why::Same);
    }
    if start < end {
        return Ok(Span { start, end });
    }
    if from.nought && !to.nought && to.hour < 12 {
        return Ok(Span {
            start,
            end: to.pm(),
        });
    }
    Err(Why::Half)
}

/// Neither end says its half.
fn by_sense(a: Clock, b: Clock, part: Option<DayPart>, after: Option<u16>) -> Option<(u16, u16)> {
    let (am, pm) = ((a.am(), b.am()), (a.pm(), b.pm()));
    let (s, e) = (a.hour, b.hour);
    match part {
        Some(DayPart::Morning) => {
            let end = if am.1 > am.0 { am.1 } else { pm.1 };
            return ((5..12).contains(&s) && end <= 14 * 60).then_some((am.0, end));
        }
        Some(DayPart::Afternoon) => {
            return (matches!(s, 12 | 1..=5) && pm.0 < pm.1).then_some(pm);
        }
        Some(DayPart::Evening) => {
            return ((4..12).contains(&s) && e < 12 && pm.0 < pm.1).then_some(pm);
        }
        None => {}
    }
    let found = if (9..=11).contains(&s) && am.0 < am.1 {
        Some(am)
    } else if (9..=11).contains(&s) && e < 12 && am.1 <= am.0 {
        Some((am.0, pm.1))
    } else if matches!(s, 7 | 8) && am.1 <= am.0 && e >= 3 {
        Some((am.0, pm.1))
    } else if matches!(s, 12 | 1..=5) && ((1..=10).contains(&e) || s == 12) && pm.0 < pm.1 {
        Some(pm)
    } else {
        None
    };
    if found.is_none()
        && let Some(before) = after
        && before >= 11 * 60
        && pm.0 >= before
        && am.0 < before
        && e < 12
        && pm.0 < pm.1
    {
        return Some(pm);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::token::{Kind, tokens};
    use super::*;

    fn clock(text: &str) -> Clock {
        let tokens = tokens(text);
        let [token] = tokens.as_slice() else {
            panic!("{text}: {tokens:?}");
        };
        match &token.kind {
            Kind::Num(num) => Clock::of(*num).expect("a time"),
            Kind::Word(word) if word == "noon" => Clock::NOON,
            _ => panic!("{text}"),
        }
    }

    fn read(from: &str, to: &str) -> Result<(u16, u16), Why> {
        span(clock(from), clock(to), None, None).map(|span| (span.start, span.end))
    }

    #[test]
    fn a_half_of_the_day_is_chosen_when_one_is_sensible() {
        let hours = |a: u16, b: u16| Ok((a * 60, b * 60));
        for (from, to, start, end) in [
            ("10", "2", 10, 14),
            ("9", "5", 9, 17),
            ("1", "3pm", 13, 15),
            ("10", "12", 10, 12),
            ("12", "3", 12, 15),
            ("2", "4", 14, 16),
            ("9", "1", 9, 13),
            ("8", "4", 8, 16),
            ("11", "1pm", 11, 13),
            ("10.00", "4.00", 10, 16),
            ("9", "5pm", 9, 17),
            ("7", "9pm", 19, 21),
            ("9am", "5", 9, 17),
            ("10am", "12", 10, 12),
            ("7pm", "9", 19, 21),
            ("09:00", "5:00", 9, 17),
            ("0900", "1700", 9, 17),
            ("10am", "noon", 10, 12),
            ("10pm", "6am", 22, 30),
            ("22:00", "06:00", 22, 30),
            ("7pm", "12am", 19, 24),
            ("8", "8", 8, 20),
        ] {
            assert_eq!(read(from, to), hours(start, end), "{from}-{to}");
        }
    }

    #[test]
    fn what_could_be_either_half_is_not_chosen() {
        for (from, to) in [
            ("7", "9"),
            ("6", "8"),
            ("8", "10"),
            ("8", "12"),
            ("9am", "12am"),
            ("10", "12am"),
            ("10", "6am"),
            ("10:00", "02:00"),
            ("02:00", "04:00"),
            ("5", "3"),
            ("6pm", "12"),
        ] {
            assert_eq!(read(from, to), Err(Why::Half), "{from}-{to}");
        }
        assert_eq!(read("5pm", "5pm"), Err(Why::Same));
        assert_eq!(read("2pm", "10am"), Err(Why::Backwards));
    }

    #[test]
    fn an_earlier_span_or_a_part_of_the_day_can_make_it_sure() {
        let evening = Some(DayPart::Evening);
        let found = span(clock("7"), clock("9"), evening, None);
        assert_eq!(
            found,
            Ok(Span {
                start: 1140,
                end: 1260
            })
        );
        let found = span(clock("6"), clock("8"), None, Some(720));
        assert_eq!(
            found,
            Ok(Span {
                start: 1080,
                end: 1200
            })
        );
    }
}
