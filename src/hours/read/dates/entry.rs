//! One date as typed, whole or in part.

use super::super::lexicon;
use super::super::scan::{Item, Scan};
use super::super::token::Kind;
use super::Entry;

use jiff::civil::Date;

impl Scan<'_> {
    /// `Tuesday 5 May 2026`, `5th`, `May 5th 2026`, `5/5/2026`.
    pub(super) fn entry(&self, at: usize) -> Option<(Entry, usize)> {
        let weekday = self.weekday(at);
        if weekday.is_some() && self.word(at).ends_with("days") {
            // `Tuesdays 7 April 2026 to …` are the Tuesdays between.
            return None;
        }
        let mut to = at + usize::from(weekday.is_some());
        if weekday.is_some() && matches!(self.kind(to), Some(Kind::Comma)) {
            to += 1;
        }
        to = self.past(to, &["the"]);
        if let Some(Kind::Date(date)) = self.kind(to) {
            let entry = match date {
                Some(date) => Entry {
                    weekday,
                    day: date.day(),
                    month: Some(date.month()),
                    year: Some(date.year()),
                },
                // No such day: kept so that it is named as a fault.
                None => Entry {
                    weekday,
                    day: 0,
                    month: Some(0),
                    year: Some(0),
                },
            };
            return Some((entry, to + 1));
        }
        if let (Some(month), Some(day)) = (lexicon::month(self.word(to)), self.day(to + 1)) {
            let next = to + 2 + usize::from(matches!(self.kind(to + 2), Some(Kind::Comma)));
            let year = self.year(next)?;
            let entry = Entry {
                weekday,
                day,
                month: Some(month),
                year: Some(year),
            };
            return Some((entry, next + 1));
        }
        let day = self.day(to)?;
        if weekday.is_none() && self.is_named(to) {
            return None;
        }
        to += 1;
        let named = self.past(to, &["of"]);
        let Some(month) = lexicon::month(self.word(named)) else {
            let entry = Entry {
                weekday,
                day,
                month: None,
                year: None,
            };
            return Some((entry, to));
        };
        to = named + 1;
        if self
            .dash(to)
            .is_some_and(|next| lexicon::month(self.word(next)).is_some())
        {
            // `9-5 April to October`: the number is a time's.
            return None;
        }
        let comma = usize::from(matches!(self.kind(to), Some(Kind::Comma)));
        let year = self.year(to + comma);
        if year.is_some() {
            to += comma + 1;
        }
        let entry = Entry {
            weekday,
            day,
            month: Some(month),
            year,
        };
        Some((entry, to))
    }

    pub(in crate::hours::read) fn day(&self, at: usize) -> Option<i8> {
        let day = if let Kind::Ordinal(day) = self.kind(at)? {
            i8::try_from(*day).ok()?
        } else if let Kind::Num(num) = self.kind(at)?
            && num.minute.is_none()
            && num.half.is_none()
            && num.digits <= 2
        {
            i8::try_from(num.value).ok()?
        } else {
            return None;
        };
        // Above 31 is no day, and below `real` says so of 30 February.
        (1..=39).contains(&day).then_some(day)
    }

    /// A year; never the start of a span: `1 May 2000-2200`.
    pub(in crate::hours::read) fn year(&self, at: usize) -> Option<i16> {
        let Some(Kind::Num(num)) = self.kind(at) else {
            return None;
        };
        let plain = num.digits == 4 && num.minute.is_none() && num.half.is_none() && !num.hours;
        (plain && (1990..=2100).contains(&num.value)).then(|| i16::try_from(num.value).ok())?
    }
}

/// The date that an entry names.
pub(super) fn real(entry: Entry) -> Result<Date, Item> {
    let (Some(month), Some(year)) = (entry.month, entry.year) else {
        return Err(Item::Unread("add the year to the date".into()));
    };
    let date = Date::new(year, month, entry.day).map_err(|_| {
        let name = usize::try_from(month - 1)
            .ok()
            .and_then(|i| lexicon::MONTHS.get(i))
            .map_or_else(
                || "there is no such date".to_owned(),
                |name| format!("there is no {} {name} {year}", entry.day),
            );
        Item::Wrong(name, "check the day and the month".into())
    })?;
    match entry.weekday {
        Some(day) if day != date.weekday() => {
            let long = crate::hours::text::date(date);
            let name = crate::hours::text::weekday(date.weekday());
            let typed = crate::hours::text::weekday(day);
            Err(Item::Wrong(
                format!("{long} is a {name}, not a {typed}"),
                format!("check the date, or write `{name} {long}`"),
            ))
        }
        _ => Ok(date),
    }
}
