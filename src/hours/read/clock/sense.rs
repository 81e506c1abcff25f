//! Spans whose ends do not both say their half of the day.

use super::{Clock, DAY, DayPart, NOON, Why};
use crate::hours::Span;

/// The 24-hour clock: one end is 13 or later.
pub(in crate::hours::read) fn by_24(from: Clock, to: Clock) -> Result<Span, Why> {
    let minute = |c: Clock| c.hour * 60 + c.minute;
    let (start, end) = (minute(from) % DAY, minute(to));
    let end = if end == 0 { DAY } else { end };
    // `6:30-22:00` is a long day; `5:30-18:30` may be a slip for an evening.
    let long = from.hour == 6 && end >= 21 * 60;
    if from.is_bare() && !from.nought && (1..7).contains(&from.hour) && !long {
        return Err(Why::Half);
    }
    if start < end {
        return Ok(Span { start, end });
    }
    if start == end {
        return Err(Why::Same);
    }
    // `17:30-6:30` may be an hour of the evening; `22:00-6:00` can only be a night.
    let evening = !to.nought && (1..12).contains(&to.hour) && to.pm() > start;
    if start >= 17 * 60 && end < NOON && !evening {
        return Ok(Span {
            start,
            end: end + DAY,
        });
    }
    // `13:00-1:00` mixes two clocks.
    Err(Why::Half)
}

/// Noughts before the hours, and none above 12.
pub(in crate::hours::read) fn by_nought(from: Clock, to: Clock) -> Result<Span, Why> {
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
pub(in crate::hours::read) fn by_sense(
    a: Clock,
    b: Clock,
    part: Option<DayPart>,
    after: Option<u16>,
) -> Option<(u16, u16)> {
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
    } else if am.1 <= am.0 && (((9..=11).contains(&s) && e < 12) || (matches!(s, 7 | 8) && e >= 3))
    {
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
