//! Times in the words of a language, which the theme has. Must not know which language.

mod days;

use super::Times;
use super::week::{Line, Only, Week};

pub use days::WEEKDAYS;

/// Where words come from: the theme's, by key.
pub trait Wording {
    /// The words of a key, if there are any.
    fn word(&self, key: &'static str) -> Option<&str>;
}

/// A week in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Days and times, one for each line.
    pub rows: Vec<Row>,
    /// What holds of all of them, what is closed and whether it is by appointment.
    pub notes: Vec<String>,
}

/// A line in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `Monday to Friday`.
    pub days: String,
    /// `9am to noon and 1pm to 5pm`; empty where it is not said.
    pub times: String,
    /// `in school terms, not on bank holidays`; empty where nothing holds of it alone.
    pub only: String,
}

impl Week {
    /// The week in words, each part with a capital where one begins.
    pub fn say(&self, words: &dyn Wording) -> Said {
        let speaker = Speaker(words);
        let mut notes = Vec::new();
        if !self.only.is_empty() {
            notes.push(capital(&speaker.only(&self.only)));
        }
        if !self.closed.is_empty() {
            let closed: Vec<String> = self.closed.iter().map(|d| speaker.days(d)).collect();
            let closed = speaker.list(&closed);
            notes.push(capital(&speaker.fill("hours.closed", &[("days", &closed)])));
        }
        if self.by_appointment {
            notes.push(capital(&speaker.fill("hours.by_appointment", &[])));
        }
        let row = |line: &Line| Row {
            days: capital(&speaker.days(&line.days)),
            times: speaker.times(&line.times),
            only: speaker.only(&line.only),
        };
        Said {
            rows: self.lines.iter().map(row).collect(),
            notes,
        }
    }
}

/// A time of day in words: `9am`, `12:30pm`, `noon`, `midnight`. Past 1,440 it is that of
/// the next day.
pub fn clock(minutes: u16, words: &dyn Wording) -> String {
    Speaker(words).clock(minutes)
}

struct Speaker<'a>(&'a dyn Wording);

impl Speaker<'_> {
    /// The words of a key with `{name}` filled in; the key where the theme lost it.
    fn fill(&self, key: &'static str, with: &[(&str, &str)]) -> String {
        let text = self.0.word(key).unwrap_or(key);
        with.iter().fold(text.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }

    fn clock(&self, minutes: u16) -> String {
        let (hour, minute) = (minutes / 60 % 24, minutes % 60);
        let key = match (hour, minute) {
            (0, 0) => "hours.midnight",
            (12, 0) => "hours.noon",
            (0..12, _) => "hours.am",
            (_, _) => "hours.pm",
        };
        let twelve = (hour + 11) % 12 + 1;
        let short = if minute == 0 {
            twelve.to_string()
        } else {
            format!("{twelve}:{minute:02}")
        };
        let whole = format!("{hour:02}:{minute:02}");
        self.fill(key, &[("time", &short), ("clock", &whole)])
    }

    fn times(&self, times: &Times) -> String {
        let mut all: Vec<String> = Vec::new();
        for span in &times.spans {
            all.push(if (span.start, span.end) == (0, 1440) {
                self.fill("hours.all_day", &[])
            } else {
                let (from, until) = (self.clock(span.start), self.clock(span.end));
                self.fill("hours.span", &[("from", &from), ("until", &until)])
            });
        }
        let starts = times.starts.iter().map(|s| ("hours.from", s));
        let ends = times.ends.iter().map(|e| ("hours.until", e));
        for (key, minute) in starts.chain(ends) {
            all.push(self.fill(key, &[("time", &self.clock(*minute))]));
        }
        self.list(&all)
    }

    fn only(&self, only: &[Only]) -> String {
        let texts: Vec<String> = only
            .iter()
            .map(|one| match one {
                Only::Season(season) => self.season(season),
                Only::Except(except) => {
                    self.fill("hours.except", &[("days", &self.except(except))])
                }
                Only::Terms => self.fill("hours.in_terms", &[]),
                Only::Holidays => self.fill("hours.in_holidays", &[]),
                Only::NotBankHolidays => self.fill("hours.not_bank_holidays", &[]),
                Only::BankHolidays => self.fill("hours.also_bank_holidays", &[]),
            })
            .collect();
        texts.join(self.0.word("hours.comma").unwrap_or(", "))
    }

    /// `a, b and c`.
    fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] => {
                let head = head.join(self.0.word("hours.comma").unwrap_or(", "));
                self.fill("hours.and", &[("list", &head), ("last", last)])
            }
        }
    }
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
