//! Dates: one, several, or from one to another. A date without a year is not guessed; one
//! that contradicts its weekday is a fault.

mod entry;

use super::scan::{Found, Item, Scan};
use crate::hours::{Days, Season};
use entry::real;

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
const YEARLY: &[&str] = &["each year", "every year", "annually", "of each year"];

/// Days of the year that are closed every year, when no year is said.
const FIXED: [(i8, i8); 5] = [(12, 24), (12, 25), (12, 26), (12, 31), (1, 1)];

impl Scan<'_> {
    /// Whether a whole date stands here.
    pub(super) fn full_date(&self, at: usize) -> bool {
        self.entry(at)
            .is_some_and(|(entry, _)| entry.month.is_some())
    }

    /// A date, dates, or from a date to a date.
    pub(super) fn dates(&self, at: usize) -> Found {
        let (lead, start) = match (self.any(at, FROM), self.any(at, UNTIL)) {
            (Some(to), _) => (Lead::From, to),
            (None, Some(to)) => (Lead::Until, to),
            (None, None) => (Lead::None, self.past(at, &["on"])),
        };
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

    /// Days of the year that stand for every year: `25 December`, `Boxing Day`.
    pub(super) fn fixed(&self, at: usize) -> Option<(Vec<Season>, usize)> {
        let named = [
            ("christmas day", (12, 25)),
            ("xmas day", (12, 25)),
            ("boxing day", (12, 26)),
            ("new years day", (1, 1)),
            ("new year day", (1, 1)),
            ("christmas eve", (12, 24)),
            ("new years eve", (12, 31)),
        ];
        let by_name = |at: usize| {
            named
                .iter()
                .find_map(|(name, day)| Some((*day, self.phrase(at, name)?)))
        };
        if let Some((day, to)) = by_name(at) {
            return Some(match self.dash(to).and_then(by_name) {
                Some((last, to)) => (vec![Season::DaysOfYear(day, last)], to),
                None => (vec![Season::DaysOfYear(day, day)], to),
            });
        }
        if let Some(((a, b), to)) = self.range(at, Lead::None) {
            let (a, b) = ((a.month?, a.day), (b.month?, b.day));
            let sound = Date::new(2024, a.0, a.1).is_ok() && Date::new(2024, b.0, b.1).is_ok();
            let dateless = range_has_no_year(&self.range(at, Lead::None)?.0);
            let christmas = dateless && a >= (12, 20) && (b >= a || b <= (1, 8));
            let end = self.any(to, YEARLY).or(christmas.then_some(to))?;
            return sound.then_some((vec![Season::DaysOfYear(a, b)], end));
        }
        let (entries, to) = self.list(at)?;
        let yearly = self.any(to, YEARLY);
        let days = entries
            .iter()
            .map(|entry| {
                let day = (entry.month?, entry.day);
                let known = yearly.is_some() || FIXED.contains(&day);
                let sound = Date::new(2024, day.0, day.1).is_ok();
                (entry.year.is_none() && known && sound).then_some(Season::DaysOfYear(day, day))
            })
            .collect::<Option<Vec<Season>>>()?;
        Some((days, yearly.unwrap_or(to)))
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
            let why = "write `Tuesdays from … to …`, or the weekday at both dates";
            return (Item::Unread(why.into()), to);
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
