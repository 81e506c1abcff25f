//! Events read as a diary reads them: their rules' text, day by day.

use jiff::civil::{Date, Weekday};

use crate::hours::calendar::dates;
use crate::hours::pattern::{Event, Repeats};

/// The days of an event up to a day.
pub(super) fn days(event: &Event, until: Date) -> Vec<Date> {
    let first = event.start.date();
    match &event.repeats {
        Repeats::On(more) => [&[first], more.as_slice()].concat(),
        Repeats::By {
            pattern,
            until: last,
            except,
        } => {
            let rule = Rrule::read(&pattern.rrule());
            dates(first, last.unwrap_or(until))
                .filter(|day| rule.has(first, *day) && !except.contains(day))
                .collect()
        }
    }
}

#[derive(Default)]
struct Rrule {
    freq: String,
    interval: i64,
    by_day: Vec<String>,
    by_month_day: Vec<i8>,
    by_month: Vec<i8>,
}

impl Rrule {
    fn read(text: &str) -> Rrule {
        let mut rule = Rrule {
            interval: 1,
            ..Rrule::default()
        };
        let numbers = |list: &str| list.split(',').map(|n| n.parse().unwrap()).collect();
        for part in text.split(';') {
            match part.split_once('=').unwrap() {
                ("FREQ", freq) => rule.freq = freq.to_owned(),
                ("INTERVAL", n) => rule.interval = n.parse().unwrap(),
                ("BYDAY", list) => rule.by_day = list.split(',').map(str::to_owned).collect(),
                ("BYMONTHDAY", list) => rule.by_month_day = numbers(list),
                ("BYMONTH", list) => rule.by_month = numbers(list),
                ("WKST", "MO") => {}
                other => panic!("{other:?} is not expected"),
            }
        }
        rule
    }

    fn has(&self, first: Date, day: Date) -> bool {
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let name = names[usize::try_from(day.weekday().to_monday_zero_offset()).unwrap()];
        let of_month = (day.day() - 1) / 7 + 1;
        let from_end = (day.days_in_month() - day.day()) / 7 + 1;
        let by_day = |text: &String| {
            let (nth, weekday) = text.split_at(text.len() - 2);
            weekday == name
                && (nth.is_empty() || nth == of_month.to_string() || nth == format!("-{from_end}"))
        };
        let sunday = |day: Date| day.nth_weekday(1, Weekday::Sunday).unwrap();
        let sunday = |day: Date| {
            if day.weekday() == Weekday::Sunday {
                day
            } else {
                sunday(day)
            }
        };
        let weeks = i64::from((sunday(day) - sunday(first)).get_days()) / 7;
        (self.by_day.is_empty() || self.by_day.iter().any(by_day))
            && (self.by_month_day.is_empty() || self.by_month_day.contains(&day.day()))
            && (self.by_month.is_empty() || self.by_month.contains(&day.month()))
            && (self.freq != "WEEKLY" || weeks % self.interval == 0)
    }
}
