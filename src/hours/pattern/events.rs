//! A schedule as the events of a diary.

use jiff::civil::{Date, DateTime};

use super::Pattern;
use crate::hours::calendar::{after, dates};
use crate::hours::{Calendar, Days, Rule, Schedule, Season, Time};

/// Years ahead for which bank holidays and terms are written out.
const YEARS: i16 = 2;

/// Something for a diary: a time that repeats, or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The first day, and its start where that is said: without, it is all day.
    pub start: DateTime,
    /// The first day's end; `None` where it is not said and for all day.
    pub end: Option<DateTime>,
    /// Not at a time, but on a day.
    pub all_day: bool,
    /// When else.
    pub repeats: Repeats,
}

/// How an event repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeats {
    /// By a rule.
    By {
        /// The rule.
        pattern: Pattern,
        /// The last day, if there is one.
        until: Option<Date>,
        /// Days that the rule has and that are left out.
        except: Vec<Date>,
    },
    /// On these days too.
    On(Vec<Date>),
}

impl Schedule {
    /// What a diary should hold from a day on: only what is certain. Bank holidays,
    /// terms and closed days are known for two years, so a rule that has any of them
    /// left out ends there; a newer file carries on. A helpline that is always answered
    /// is no event.
    pub fn events(&self, today: Date, calendar: &Calendar) -> Vec<Event> {
        let horizon = horizon(today);
        self.rules
            .iter()
            .filter(|rule| !rule.is_round_the_clock())
            .flat_map(|rule| self.events_of(rule, today, horizon, calendar))
            .collect()
    }

    /// Whether [`Schedule::events`] has any, found without making them.
    pub fn has_events(&self, today: Date, calendar: &Calendar) -> bool {
        let horizon = horizon(today);
        let mut rules = self.rules.iter();
        rules.any(|rule| {
            let alone = self.alone(rule);
            !rule.is_round_the_clock()
                && dates(today, horizon).any(|date| !alone.on(date, calendar).sure.is_empty())
        })
    }

    /// One rule, with what holds of it whatever else there is.
    fn alone(&self, rule: &Rule) -> Schedule {
        Schedule {
            rules: vec![Rule {
                bank_holidays: self.on_bank_holidays(rule),
                ..rule.clone()
            }],
            closed: self.closed.clone(),
            by_appointment: false,
            apart: self.apart,
        }
    }

    fn events_of(
        &self,
        rule: &Rule,
        today: Date,
        horizon: Date,
        calendar: &Calendar,
    ) -> Vec<Event> {
        let alone = self.alone(rule);
        let is_on = |date: &Date| !alone.on(*date, calendar).sure.is_empty();
        let kept: Vec<Date> = dates(today, horizon).filter(is_on).collect();
        let (Some(first), Some(last)) = (kept.first(), kept.last()) else {
            return Vec::new();
        };
        let repeats = match rule.pattern() {
            Some(pattern) if kept.len() > 1 => {
                let out = rule.left_out(&kept, *first, horizon, calendar);
                let ends = rule.ends() || !out.is_empty();
                let except: Vec<Date> = out.into_iter().filter(|date| date < last).collect();
                if except.len() > kept.len() {
                    Repeats::On(kept[1..].to_vec())
                } else {
                    Repeats::By {
                        pattern,
                        until: ends.then_some(*last),
                        except,
                    }
                }
            }
            Some(_) | None => Repeats::On(kept[1..].to_vec()),
        };
        rule.time
            .stretches()
            .into_iter()
            .map(|(start, end)| Event {
                start: at(*first, start.unwrap_or(0)),
                end: start.and(end).map(|end| at(*first, end)),
                all_day: start.is_none(),
                repeats: repeats.clone(),
            })
            .collect()
    }
}

/// How far ahead days are looked at one by one.
fn horizon(today: Date) -> Date {
    Date::new(today.year() + YEARS, today.month(), 1).unwrap_or(today)
}

impl Rule {
    /// Days that its pattern has and that are not kept.
    fn left_out(&self, kept: &[Date], from: Date, until: Date, calendar: &Calendar) -> Vec<Date> {
        let expressed = |date: &Date| {
            self.days.include(*date, calendar)
                && match self.season {
                    Some(season @ (Season::Months(..) | Season::Dates(..))) => {
                        season.includes(*date)
                    }
                    Some(Season::DaysOfYear(..)) | None => true,
                }
        };
        dates(from, until)
            .filter(expressed)
            .filter(|date| kept.binary_search(date).is_err())
            .collect()
    }

    /// Whether it has a last day.
    fn ends(&self) -> bool {
        matches!(self.season, Some(Season::Dates(_, Some(_))))
            || matches!(self.days, Days::Between(..))
    }
}

impl Time {
    /// Starts and ends as far as they are said: a diary has no other stretches. All day
    /// has neither.
    pub fn stretches(&self) -> Vec<(Option<u16>, Option<u16>)> {
        match self {
            Time::Spans(spans) => spans.iter().map(|s| (Some(s.start), Some(s.end))).collect(),
            Time::From(starts) => starts.iter().map(|start| (Some(*start), None)).collect(),
            Time::Until(end) => vec![(None, Some(*end))],
            Time::AllDay | Time::Unsaid => vec![(None, None)],
        }
    }
}

/// The moment so many minutes from a date's midnight.
fn at(date: Date, minutes: u16) -> DateTime {
    let of_day = i8::try_from(minutes / 60 % 24).unwrap_or(0);
    let minute = i8::try_from(minutes % 60).unwrap_or(0);
    after(date, i32::from(minutes / 1440)).at(of_day, minute, 0, 0)
}
