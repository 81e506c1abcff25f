//! A day that differs from the days it is among: `Mon-Fri 9-5 (Wed 9-1)`, `Mon-Fri 9-5,
//! Thu until 7pm`. Knows rules; must not know words.

use super::overlap::within;
use crate::hours::{Days, Except, Rule, Span, Time};

/// Takes the later statement's days out of the earlier, when it can only be meant so: its
/// days are some of the earlier's, and it stands in brackets or opens or closes when the
/// earlier does. The later rule as it then is.
pub(super) fn differs(known: &mut Rule, later: &Rule, bracketed: bool) -> Option<Rule> {
    let beside = (
        later.season,
        later.terms,
        later.bank_holidays,
        &later.except,
    );
    if (
        known.season,
        known.terms,
        known.bank_holidays,
        &known.except,
    ) != beside
    {
        return None;
    }
    let some = within(&later.days, &known.days) && later.days != known.days;
    let Time::Spans(open) = &known.time else {
        return None;
    };
    let (first, last) = (open.first()?, open.last()?);
    let (time, alike) = match &later.time {
        Time::Spans(spans) => {
            let (from, to) = (spans.first()?, spans.last()?);
            (
                later.time.clone(),
                from.start == first.start || to.end == last.end,
            )
        }
        Time::Until(end) if last.start < *end => {
            let mut spans = open.clone();
            *spans.last_mut()? = Span {
                start: last.start,
                end: *end,
            };
            (Time::Spans(spans), true)
        }
        // `(4.30pm on Fridays)`: nearer to the end than to the start, so it is the end.
        Time::From(starts) if bracketed && starts.len() == 1 => {
            let end = starts[0];
            if end <= last.start.midpoint(last.end) || end > last.end + 240 {
                return None;
            }
            let mut spans = open.clone();
            *spans.last_mut()? = Span {
                start: last.start,
                end,
            };
            (Time::Spans(spans), true)
        }
        Time::From(_) | Time::Until(_) | Time::AllDay | Time::Unsaid => return None,
    };
    if !some || !(alike || bracketed) {
        return None;
    }
    match (&mut known.days, &later.days) {
        (Days::Weekly(all), Days::Weekly(some)) => *all = all.without(*some),
        (Days::Weekly(_), Days::Monthly(..)) if bracketed => {
            known.except.push(Except::Days(later.days.clone()));
        }
        (
            Days::Weekly(_)
            | Days::Monthly(..)
            | Days::Every { .. }
            | Days::OfMonth(_)
            | Days::Dates(_)
            | Days::Between(..)
            | Days::BankHolidays,
            _,
        ) => return None,
    }
    Some(Rule {
        time,
        ..later.clone()
    })
}
