//! Rules as other formats repeat things: the parts of an RFC 5545 recurrence. Must not
//! know how a calendar file or a feed is written.

mod events;

use super::{Days, Nth, Rule, Season, Weekdays};

pub use events::{Event, Repeats};

/// How often something repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freq {
    /// Every day.
    Daily,
    /// Every week, or every few.
    Weekly,
    /// Every month.
    Monthly,
}

/// A repetition, without its start and end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// How often.
    pub freq: Freq,
    /// Every so many; 1 is each.
    pub interval: u8,
    /// `MO,TU`; for months `1TU,-1FR`.
    pub byday: String,
    /// `15,30`.
    pub bymonthday: String,
    /// The months, in order; none: all.
    pub bymonth: Vec<i8>,
}

impl Rule {
    /// Its days as a repetition, if they are one: dates and bank holidays are not. A
    /// season by days of the year, exceptions and terms are not in it.
    pub fn pattern(&self) -> Option<Pattern> {
        let mut pattern = Pattern {
            freq: Freq::Weekly,
            interval: 1,
            byday: String::new(),
            bymonthday: String::new(),
            bymonth: Vec::new(),
        };
        match &self.days {
            Days::Weekly(on) if *on == Weekdays::ALL => pattern.freq = Freq::Daily,
            Days::Weekly(on) => pattern.byday = join(codes(*on)),
            Days::Monthly(which, on) => {
                pattern.freq = Freq::Monthly;
                let nths = which.iter().map(|nth| match nth {
                    Nth::From(nth) => nth.to_string(),
                    Nth::Last => "-1".to_owned(),
                });
                let each = nths.flat_map(|nth| codes(*on).map(move |day| format!("{nth}{day}")));
                pattern.byday = join(each);
            }
            Days::Every { weeks, on, .. } => {
                pattern.interval = (*weeks).max(1);
                pattern.byday = join(codes(*on));
            }
            Days::OfMonth(days) => {
                pattern.freq = Freq::Monthly;
                pattern.bymonthday = join(days.iter().map(u8::to_string));
            }
            Days::Between(..) => pattern.freq = Freq::Daily,
            Days::Dates(_) | Days::BankHolidays => return None,
        }
        if let Some(Season::Months(from, until)) = self.season {
            let within = |month: &i8| {
                if from <= until {
                    (from..=until).contains(month)
                } else {
                    *month >= from || *month <= until
                }
            };
            pattern.bymonth = (1..=12).filter(within).collect();
        }
        Some(pattern)
    }
}

impl Pattern {
    /// The rule of RFC 5545 without its end: `FREQ=WEEKLY;BYDAY=MO`.
    pub fn rrule(&self) -> String {
        let mut out = format!(
            "FREQ={}",
            match self.freq {
                Freq::Daily => "DAILY",
                Freq::Weekly => "WEEKLY",
                Freq::Monthly => "MONTHLY",
            }
        );
        if self.interval > 1 {
            out += &format!(";INTERVAL={};WKST=MO", self.interval);
        }
        let months = join(self.bymonth.iter().map(i8::to_string));
        for (key, value) in [
            ("BYMONTH", &months),
            ("BYMONTHDAY", &self.bymonthday),
            ("BYDAY", &self.byday),
        ] {
            if !value.is_empty() {
                out += &format!(";{key}={value}");
            }
        }
        out
    }
}

fn codes(on: Weekdays) -> impl Iterator<Item = &'static str> {
    const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    on.days().filter_map(|day| {
        CODES
            .get(usize::try_from(day.to_monday_zero_offset()).ok()?)
            .copied()
    })
}

fn join<T: AsRef<str>>(items: impl Iterator<Item = T>) -> String {
    let mut out = String::new();
    for item in items {
        if !out.is_empty() {
            out.push(',');
        }
        out += item.as_ref();
    }
    out
}
