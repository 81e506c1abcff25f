//! Dates: one, several, or from one to another. A date without a year is not guessed; one
//! that contradicts its weekday is a fault.

mod entry;
mod fixed;

use super::lexicon;
use super::scan::{Found, Item, Scan};
use super::token::Kind;
use crate::hours::{Days, Season};
use entry::real;
use fixed::YEARLY;

use jiff::civil::{Date, Weekday};

/// One date as typed.
#[derive(Debug, Clone, Copy)]
struct Entry {
    weekday: Option<Weekday>,
    day: i8,
    month: Option<i8>,
    year: Option<i16>,
}

/// What is said before a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    None,
    From,
    Until,
}

const FROM: &[&str] = &[
    "from",
    "starting",
    "starting on",
    "starting from",
    "starts",
    "starts on",
    "start",
    "starts from",
    "commencing",
    "commencing on",
    "beginning",
    "beginning on",
    "since",
    "between",
    "counting from",
    "first on",
];
const UNTIL: &[&str] = &[
    "until",
    "up until",
    "till",
    "til",
    "up to",
    "ending",
    "ending on",
    "ends",
    "ends on",
    "finishing",
    "finishing on",
    "last on",
];
const WEEKDAY: &str = "write `Tuesdays from … to …`, or the weekday at both dates";

impl Scan<'_> {
    /// Whether a whole date stands here.
    pub(super) fn full_date(&self, at: usize) -> bool {
        self.entry(at)
            .is_some_and(|(entry, _)| entry.month.is_some())
    }

    /// A date, dates, or from a date to a date.
    pub(super) fn dates(&self, at: usize) -> Found {
        // In brackets beside times, not as the time of an opening.
        let opening = ["opening", "opening on", "opens", "opens on", "opening from"];
        let bracket = at > 0 && self.kind(at - 1) == Some(&Kind::Open);
        let opening = || bracket.then(|| self.any(at, &opening)).flatten();
        let from = self.any(at, FROM).or_else(opening);
        let (lead, start) = match (from, self.any(at, UNTIL)) {
            (Some(to), _) => (Lead::From, to),
            (None, Some(to)) => (Lead::Until, to),
            (None, None) => (Lead::None, self.past(at, &["on"])),
        };
        if lead != Lead::Until
            && let Some(found) = self.to_month(start)
        {
            return Some(found);
        }
        if let Some((range, to)) = self.range(start, lead) {
            return Some(self.ranged(range, to));
        }
        if lead != Lead::None {
            let (entry, to) = self.entry(start)?;
            entry.month?;
            return Some((
                match real(entry) {
                    Ok(date) if lead == Lead::From => Item::Dates(Some(date), None),
                    Ok(date) => Item::Dates(None, Some(date)),
                    Err(item) => item,
                },
                to,
            ));
        }
        let (entries, to) = self.list(start)?;
        let mut dates = Vec::new();
        for entry in entries {
            match real(entry) {
                Ok(date) => dates.push(date),
                Err(item) => return Some((item, to)),
            }
        }
        dates.sort_unstable();
        dates.dedup();
        Some((Item::Days(Days::Dates(dates)), to))
    }

    /// `December 2026 to March 2027`, `3 November 2026 - March 2027`: a month is all of it.
    fn to_month(&self, at: usize) -> Found {
        let (open, _, mid, whole) = self.edge(at)?;
        let (_, close, to, last) = self.edge(self.dash(mid)?)?;
        let numbered = at > 0 && self.day(at - 1).is_some();
        if open >= close || !(whole || last) || numbered {
            return None;
        }
        if self.weekday(at).is_some() {
            return Some((Item::Unread(WEEKDAY.into()), to));
        }
        Some((Item::Dates(Some(open), Some(close)), to))
    }

    /// A date, or a month of a year: its first and last day, where it ends, whether it is a
    /// month.
    fn edge(&self, at: usize) -> Option<(Date, Date, usize, bool)> {
        if let (Some(month), Some(year)) = (lexicon::month(self.word(at)), self.year(at + 1)) {
            let first = Date::new(year, month, 1).ok()?;
            return Some((first, first.last_of_month(), at + 2, true));
        }
        let (entry, to) = self.entry(at)?;
        let date = real(entry).ok()?;
        Some((date, date, to, false))
    }

    fn ranged(&self, (a, b): (Entry, Entry), to: usize) -> (Item, usize) {
        if a.year.is_none()
            && b.year.is_none()
            && let (Some(first), Some(last)) = (a.month, b.month)
            && let Some(end) = self.any(to, YEARLY)
        {
            let (first, last) = ((first, a.day), (last, b.day));
            let sound = |(m, d)| Date::new(2024, m, d).is_ok();
            if sound(first) && sound(last) {
                return (Item::Season(Season::DaysOfYear(first, last)), end);
            }
        }
        // `1 April to 30 September` is `April to September`.
        if range_has_no_year(&(a, b))
            && let (Some(first), Some(last)) = (a.month, b.month)
            && first != last
            && a.day == 1
            && Date::new(2025, last, 1).is_ok_and(|of| of.last_of_month().day() <= b.day)
        {
            return (Item::Season(Season::Months(first, last)), to);
        }
        if a.weekday.is_some() && b.weekday.is_none() {
            return (Item::Unread(WEEKDAY.into()), to);
        }
        let item = match (real(a), real(b)) {
            (Ok(a), Ok(b)) if a < b => Item::Dates(Some(a), Some(b)),
            (Ok(_), Ok(_)) => Item::Unread("the first date comes after the last".into()),
            (Err(item), _) | (_, Err(item)) => item,
        };
        (item, to)
    }

    fn range(&self, at: usize, lead: Lead) -> Option<((Entry, Entry), usize)> {
        let (mut a, to) = self.entry(at)?;
        let next = self
            .dash(to)
            .or_else(|| (lead == Lead::From && self.word(to) == "and").then_some(to + 1))?;
        let (b, end) = self.entry(self.past(next, &["the"]))?;
        let month = b.month?;
        a.month = a.month.or(Some(month));
        // `20 December to 3 January 2027` starts the year before.
        let before = i16::from(a.month > b.month);
        a.year = a.year.or(b.year.map(|year| year - before));
        Some(((a, b), end))
    }

    /// Entries up to the last that has a month; those before take what they lack from it.
    fn list(&self, at: usize) -> Option<(Vec<Entry>, usize)> {
        let (first, mut to) = self.entry(at)?;
        let mut entries = vec![first];
        let mut whole = first.month.map(|_| (1, to));
        while let Some((entry, end)) = self
            .joint(to)
            .and_then(|next| self.entry(self.past(next, &["the", "on"])))
        {
            entries.push(entry);
            to = end;
            if entry.month.is_some() {
                whole = Some((entries.len(), end));
            }
        }
        let (count, to) = whole?;
        entries.truncate(count);
        for i in (0..count.saturating_sub(1)).rev() {
            let next = entries[i + 1];
            entries[i].month = entries[i].month.or(next.month);
            if entries[i].year.is_none() && entries[i].month <= next.month {
                entries[i].year = next.year;
            }
        }
        Some((entries, to))
    }
}

fn range_has_no_year((a, b): &(Entry, Entry)) -> bool {
    a.year.is_none() && b.year.is_none()
}
