//! Values that are more than text: words of a few, yes or no, dates, numbers.

use jiff::civil::Date;

use super::super::words::Words;
use super::{Fields, Located};
use crate::diagnostic::did_you_mean;

impl Fields<'_> {
    /// One of a few words.
    pub fn word<T: Words>(&mut self, name: &'static str) -> Option<T> {
        let found = self.text(name)?;
        self.read_word(name, &found)
    }

    /// A list of some of a few words.
    pub fn word_list<T: Words>(&mut self, name: &'static str) -> Vec<T> {
        let found = self.names(name);
        found
            .iter()
            .filter_map(|found| self.read_word(name, found))
            .collect()
    }

    fn read_word<T: Words>(&mut self, name: &str, found: &Located<String>) -> Option<T> {
        let typed = found.value.to_lowercase().replace(['-', '_'], " ");
        let hit = T::WORDS.iter().find(|(word, _)| *word == typed);
        if hit.is_none() {
            let words = T::WORDS.iter().map(|(word, _)| *word);
            let all = words.clone().collect::<Vec<_>>().join(", ");
            let help = did_you_mean(&typed, words).unwrap_or_else(|| format!("one of: {all}"));
            self.error(
                "unknown-word",
                &found.at,
                format!("`{name}` cannot be `{}`", found.value),
                help,
            );
        }
        hit.map(|(_, value)| *value)
    }

    /// `true` or `false`, also `yes` or `no`.
    pub fn flag(&mut self, name: &'static str) -> bool {
        let Some(found) = self.text(name) else {
            return false;
        };
        match found.value.to_lowercase().as_str() {
            "true" | "yes" => true,
            "false" | "no" => false,
            other => {
                self.error(
                    "not-yes-or-no",
                    &found.at,
                    format!("`{name}` should be true or false, and is `{other}`"),
                    format!("write `{name}: true` or leave the line out"),
                );
                false
            }
        }
    }

    /// A date, `2026-03-14`.
    pub fn date(&mut self, name: &'static str) -> Option<Located<Date>> {
        let found = self.text(name)?;
        match found.value.parse::<Date>() {
            Ok(date) if found.value.len() == 10 => Some(Located {
                value: date,
                at: found.at,
            }),
            Ok(_) | Err(_) => {
                let help = uk_date(&found.value).map_or_else(
                    || "write year-month-day, like 2026-03-14".to_owned(),
                    |date| format!("write {date} (year-month-day)"),
                );
                self.error(
                    "not-a-date",
                    &found.at,
                    format!("`{name}` is not a date: `{}`", found.value),
                    help,
                );
                None
            }
        }
    }

    /// The first and the last day of something. A last day that comes before the first is
    /// an error and none.
    pub fn days(
        &mut self,
        first: &'static str,
        last: &'static str,
    ) -> (Option<Located<Date>>, Option<Located<Date>>) {
        let (from, until) = (self.date(first), self.date(last));
        if let (Some(from), Some(until)) = (&from, &until)
            && until.value < from.value
        {
            self.error(
                "dates-crossed",
                &until.at,
                format!("`{last}` is before `{first}`"),
                "swap the two dates",
            );
            return (Some(from.clone()), None);
        }
        (from, until)
    }

    /// A number within a range.
    pub fn number(
        &mut self,
        name: &'static str,
        range: std::ops::RangeInclusive<f64>,
    ) -> Option<f64> {
        let found = self.text(name)?;
        match found.value.parse::<f64>() {
            Ok(number) if range.contains(&number) => Some(number),
            Ok(_) => {
                self.error(
                    "number-out-of-range",
                    &found.at,
                    format!(
                        "`{name}` is {}, outside {} to {}",
                        found.value,
                        range.start(),
                        range.end()
                    ),
                    "check the number",
                );
                None
            }
            Err(_) => {
                self.error(
                    "not-a-number",
                    &found.at,
                    format!("`{name}` is not a number: `{}`", found.value),
                    "write digits only",
                );
                None
            }
        }
    }
}

/// A British date (`14/3/2026`, `14 March 2026`) as it should be typed.
fn uk_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(['/', '.', '-', ' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let month = month.parse::<i8>().ok().or_else(|| {
        let name = month.to_lowercase();
        months
            .iter()
            .position(|m| name.starts_with(m))
            .and_then(|i| i8::try_from(i + 1).ok())
    })?;
    let day = day
        .trim_end_matches(|c: char| c.is_alphabetic())
        .parse::<i8>()
        .ok()?;
    let year = year
        .parse::<i16>()
        .ok()
        .map(|year| if year < 100 { year + 2000 } else { year })?;
    Date::new(year, month, day).ok()
}
