//! Days of every year that are closed or left out: `25 December`, `Christmas Eve to New
//! Year's Day`.

use super::super::scan::Scan;
use super::{Lead, range_has_no_year};
use crate::hours::Season;

use jiff::civil::Date;

pub(super) const YEARLY: &[&str] = &["each year", "every year", "annually", "of each year"];

/// Days of the year that are closed every year, when no year is said.
const FIXED: [(i8, i8); 5] = [(12, 24), (12, 25), (12, 26), (12, 31), (1, 1)];

impl Scan<'_> {
    /// Days of the year that stand for every year: `25 December`, `Boxing Day`.
    pub(in crate::hours::read) fn fixed(&self, at: usize) -> Option<(Vec<Season>, usize)> {
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
}
