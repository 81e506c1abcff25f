//! A schedule in the words of Open Referral UK 3.0: the fields of its `schedule` object
//! that tell of time. Whoever writes the object adds its identifiers.

use jiff::civil::Date;
use serde::Serialize;

use super::calendar::{after, dates};
use super::pattern::Freq;
use super::{Days, Rule, Schedule, Season};

/// The fields of a `schedule`. What is not known is left out, never null.
///
/// A time of day is that of the wall clock, without an offset: one that holds in winter
/// is wrong in summer, for a schedule that repeats. For the same reason there is no
/// `timezone`, which HSDS has as one offset.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ScheduleFields {
    /// First day on which it holds, `2026-11-23`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<String>,
    /// A day on which it is on; needed where `interval` is more than 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dtstart: Option<String>,
    /// `WEEKLY` or `MONTHLY`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freq: Option<&'static str>,
    /// Every so many weeks or months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<u8>,
    /// `MO,TU`; monthly `2MO,-1FR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byday: Option<String>,
    /// `15,30`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bymonthday: Option<String>,
    /// Last day of what repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// In words: exceptions, bank holidays and terms have no fields of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `09:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<String>,
    /// `17:00`; before `opens_at` it is on the next day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<String>,
    /// More, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

const DAILY: &str = "MO,TU,WE,TH,FR,SA,SU";

impl Schedule {
    /// One object for every rule and stretch of its day, each with `text`, the times as
    /// they were written. With no rule, one that has the text alone; with neither, none.
    pub fn referral(&self, text: &str, today: Date) -> Vec<ScheduleFields> {
        let blank = ScheduleFields {
            description: Some(text.to_owned()).filter(|text| !text.is_empty()),
            ..ScheduleFields::default()
        };
        if self.rules.is_empty() {
            return blank
                .description
                .is_some()
                .then_some(blank)
                .into_iter()
                .collect();
        }
        self.rules
            .iter()
            .flat_map(|rule| rule.referral(&blank, today))
            .collect()
    }
}

impl Rule {
    fn referral(&self, blank: &ScheduleFields, today: Date) -> Vec<ScheduleFields> {
        let mut base = blank.clone();
        let days: Vec<Option<Date>> = match &self.days {
            Days::Dates(dates) => dates.iter().map(|date| Some(*date)).collect(),
            Days::Weekly(_)
            | Days::Monthly(..)
            | Days::Every { .. }
            | Days::OfMonth(_)
            | Days::Between(..)
            | Days::BankHolidays => vec![None],
        };
        if let Some(pattern) = self.pattern() {
            let text = |text: String| Some(text).filter(|text| !text.is_empty());
            (base.freq, base.byday) = match pattern.freq {
                Freq::Daily => (Some("WEEKLY"), Some(DAILY.to_owned())),
                Freq::Weekly => (Some("WEEKLY"), text(pattern.byday)),
                Freq::Monthly => (Some("MONTHLY"), text(pattern.byday)),
            };
            base.bymonthday = text(pattern.bymonthday);
            base.interval = Some(pattern.interval);
        }
        if let Days::Every { from, .. } = self.days {
            base.dtstart = Some(from.to_string());
        }
        let (from, until) = self.valid(today);
        base.valid_from = from.map(|date| date.to_string());
        base.valid_to = until.map(|date| date.to_string());
        base.until = base.valid_to.clone().filter(|_| base.freq.is_some());
        let stretches = match self.time {
            super::Time::AllDay => vec![(Some(0), Some(23 * 60 + 59))],
            super::Time::Spans(_)
            | super::Time::From(_)
            | super::Time::Until(_)
            | super::Time::Unsaid => self.time.stretches(),
        };
        let mut made = Vec::new();
        for day in days {
            for (opens, closes) in &stretches {
                let mut one = base.clone();
                if let Some(day) = day.map(|day| day.to_string()) {
                    one.valid_from = Some(day.clone());
                    one.valid_to = Some(day.clone());
                    one.dtstart = Some(day);
                }
                one.opens_at = opens.map(clock);
                one.closes_at = closes.map(clock);
                made.push(one);
            }
        }
        made
    }

    /// The first and last day on which it holds. Of a season of each year, this year's
    /// or the one to come.
    fn valid(&self, today: Date) -> (Option<Date>, Option<Date>) {
        if let Days::Between(from, until) = self.days {
            return (Some(from), Some(until));
        }
        match self.season {
            None => (None, None),
            Some(Season::Dates(from, until)) => (from, until),
            Some(season @ (Season::Months(..) | Season::DaysOfYear(..))) => {
                let within = |date: &Date| season.includes(*date);
                // A season that is under way began within the year.
                let start = if within(&today) {
                    (0..366)
                        .map(|days| after(today, -days))
                        .take_while(within)
                        .last()
                } else {
                    dates(today, after(today, 366)).find(within)
                };
                let end = start
                    .and_then(|start| dates(start, after(start, 366)).take_while(within).last());
                (start, end)
            }
        }
    }
}

/// A time of day as `09:00`; past midnight it is the next day's.
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}
