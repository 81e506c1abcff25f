//! Two times → a span.

use super::sense::{by_24, by_nought, by_sense};
use super::{Clock, DAY, DayPart, Mark, NOON, Why};
use crate::hours::Span;

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
/// and ends by noon, or it ends by 4am; `9.30am-1.30am` is a slip for the afternoon, and is
/// not read unless `the next day` is said.
pub(in crate::hours::read) fn span(
    from: Clock,
    to: Clock,
    part: Option<DayPart>,
    after: Option<u16>,
) -> Result<Span, Why> {
    let mut span = between(from, to, part, after)?;
    // `00:00-23:59`: the last minute of a day is its end.
    if span.end == DAY - 1 {
        span.end = DAY;
    }
    Ok(span)
}

fn between(from: Clock, to: Clock, part: Option<DayPart>, after: Option<u16>) -> Result<Span, Why> {
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
        return Err(Why::Odd);
    }
    if start < end {
        return Ok(Span { start, end });
    }
    if start == end {
        return Err(Why::Same);
    }
    // `10pm-12pm` is a slip for midnight.
    if start >= 17 * 60 && end == NOON && to.mark == Mark::Pm {
        return Err(Why::Odd);
    }
    // A public house may be open `11am-1am`; `9.30am-1.30am` is a slip for the afternoon.
    if (9 * 60..11 * 60).contains(&start) && to.mark == Mark::Am && end <= 4 * 60 {
        return Err(Why::Odd);
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
