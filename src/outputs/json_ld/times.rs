//! When something is on, as schema.org has it: opening hours of what is open by the week, and
//! events with their schedules of the rest. Times that either would say wrongly or by half
//! are not said: whoever reads them takes a day that is missing for one that is closed.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::build::{put, thing};
use crate::hours::pattern::{Freq, Pattern};
use crate::hours::referral::clock;
use crate::hours::{BankHolidays, Days, Rule, Schedule, Season, Span, Terms, Time, Weekdays};
use crate::model::Times;

const MIDNIGHT: &str = "00:00";
const DAY: u16 = 24 * 60;

/// Times as a list of `OpeningHoursSpecification`; `None` where it would not hold all that
/// they say.
pub(super) fn opening(times: &Times) -> Option<Value> {
    let schedule = surely(times)?;
    let mut never = Weekdays::default();
    for days in &schedule.closed {
        let Days::Weekly(on) = days else { return None };
        never = never.and(*on);
    }
    let each: Option<Vec<Vec<Value>>> = schedule
        .rules
        .iter()
        .map(|rule| hours(rule, never))
        .collect();
    let mut hours = each?.concat();
    let mut rules = schedule.rules.iter();
    if rules.all(|rule| rule.bank_holidays == BankHolidays::Closed) {
        hours.push(specification(&json!("PublicHolidays"), MIDNIGHT, MIDNIGHT));
    }
    Some(Value::Array(hours))
}

/// A rule by the week, without days that are closed whatever it says.
fn hours(rule: &Rule, never: Weekdays) -> Option<Vec<Value>> {
    let days = match &rule.days {
        Days::Weekly(on) => json!(names(on.without(never))),
        Days::BankHolidays => json!("PublicHolidays"),
        Days::Monthly(..)
        | Days::Every { .. }
        | Days::OfMonth(_)
        | Days::Dates(_)
        | Days::Between(..) => return None,
    };
    if !is_plain(rule) || rule.season.is_some() {
        return None;
    }
    let made = spans(&rule.time)?.into_iter().map(|span| {
        // A day's last minute stands for its end, as search engines ask for it.
        let end = if span.end == DAY { DAY - 1 } else { span.end };
        specification(&days, &clock(span.start), &clock(end))
    });
    Some(made.collect())
}

fn specification(days: &Value, opens: &str, closes: &str) -> Value {
    json!({
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": days,
        "opens": opens,
        "closes": closes,
    })
}

/// Times that are no opening hours as events, from a day on, each with what all of them have.
pub(super) fn events(times: &Times, today: Date, common: &Map<String, Value>) -> Vec<Value> {
    let Some(schedule) = surely(times).filter(|schedule| schedule.closed.is_empty()) else {
        return Vec::new();
    };
    if !schedule.rules.iter().all(is_plain) {
        return Vec::new();
    }
    let made = schedule.rules.iter().flat_map(|rule| {
        let spans = spans(&rule.time).unwrap_or_default();
        let each = spans.into_iter().flat_map(|span| match &rule.days {
            Days::Dates(dates) => {
                let ahead = dates.iter().filter(|date| **date >= today);
                ahead.map(|date| on(*date, span)).collect()
            }
            Days::Weekly(_) | Days::Monthly(..) | Days::Every { .. } | Days::OfMonth(_) => {
                repeats(rule, span).into_iter().collect()
            }
            Days::Between(..) | Days::BankHolidays => Vec::new(),
        });
        each.collect::<Vec<_>>()
    });
    let whole = made.map(|own: Map<String, Value>| {
        let mut event = common.clone();
        event.extend(own);
        Value::Object(event)
    });
    whole.collect()
}

/// What is common to the events of something.
pub(super) fn event(name: &str, url: &str, location: Value) -> Map<String, Value> {
    let mut event = thing("Event", name);
    put(&mut event, "url", Some(url));
    put(&mut event, "location", Some(location));
    event
}

/// On a day, by the clock of the place: without an offset, which changes with the season.
fn on(date: Date, span: Span) -> Map<String, Value> {
    let at = |minutes: u16| {
        let day = match minutes / DAY {
            0 => date,
            _ => date.tomorrow().unwrap_or(date),
        };
        format!("{day}T{}", clock(minutes))
    };
    let mut event = Map::new();
    put(&mut event, "startDate", Some(at(span.start)));
    put(&mut event, "endDate", Some(at(span.end)));
    event
}

/// A rule that is a repetition, as the schedule of an event.
fn repeats(rule: &Rule, span: Span) -> Option<Map<String, Value>> {
    let pattern = rule.pattern()?;
    let (from, until) = match (&rule.days, rule.season) {
        (Days::Every { from, .. }, None) => (Some(*from), None),
        (_, None | Some(Season::Months(..))) => (None, None),
        (_, Some(Season::Dates(from, until))) => (from, until),
        (_, Some(Season::DaysOfYear(..))) => return None,
    };
    let mut schedule = Map::new();
    put(&mut schedule, "@type", Some("Schedule"));
    put(&mut schedule, "repeatFrequency", Some(frequency(&pattern)));
    let list = |text: &str| (!text.is_empty()).then(|| json!(text.split(',').collect::<Vec<_>>()));
    put(&mut schedule, "byDay", list(&pattern.byday));
    let days = pattern
        .bymonthday
        .split(',')
        .filter_map(|day| day.parse::<u8>().ok());
    let days: Vec<u8> = days.collect();
    put(
        &mut schedule,
        "byMonthDay",
        (!days.is_empty()).then(|| json!(days)),
    );
    let months = &pattern.bymonth;
    put(
        &mut schedule,
        "byMonth",
        (!months.is_empty()).then(|| json!(months)),
    );
    put(
        &mut schedule,
        "startDate",
        from.map(|date| date.to_string()),
    );
    put(&mut schedule, "endDate", until.map(|date| date.to_string()));
    put(&mut schedule, "startTime", Some(clock(span.start)));
    put(&mut schedule, "endTime", Some(clock(span.end)));
    put(&mut schedule, "scheduleTimezone", Some("Europe/London"));
    let mut event = Map::new();
    put(&mut event, "eventSchedule", Some(Value::Object(schedule)));
    Some(event)
}

/// As a duration of ISO 8601.
fn frequency(pattern: &Pattern) -> String {
    let unit = match pattern.freq {
        Freq::Daily => 'D',
        Freq::Weekly => 'W',
        Freq::Monthly => 'M',
    };
    format!("P{}{unit}", pattern.interval)
}

/// What is known for certain and is not by arrangement.
fn surely(times: &Times) -> Option<&Schedule> {
    let reading = &times.reading;
    let schedule = &reading.schedule;
    let sure = reading.is_sure() && !schedule.rules.is_empty() && !schedule.by_appointment;
    sure.then_some(schedule)
}

/// Whether a rule leaves nothing out and is for all the school year.
fn is_plain(rule: &Rule) -> bool {
    rule.except.is_empty() && rule.terms == Terms::Unsaid
}

/// The stretches of a day, where both their ends are said.
fn spans(time: &Time) -> Option<Vec<Span>> {
    match time {
        Time::Spans(spans) => Some(spans.clone()),
        Time::AllDay => Some(vec![Span { start: 0, end: DAY }]),
        Time::From(_) | Time::Until(_) | Time::Unsaid => None,
    }
}

fn names(days: Weekdays) -> Vec<String> {
    days.days().map(|day| format!("{day:?}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours;

    fn times(line: &str) -> Times {
        Times {
            reading: hours::read(&[line]),
            ..Times::none()
        }
    }

    /// `Monday,Friday 09:00-17:00`, one for each.
    fn said(line: &str) -> Option<Vec<String>> {
        let all = opening(&times(line))?;
        let all = all.as_array()?.iter().map(|one| {
            let days = match &one["dayOfWeek"] {
                Value::Array(days) => days.iter().filter_map(Value::as_str).collect(),
                day => vec![day.as_str().unwrap_or_default()],
            };
            let [opens, closes] = ["opens", "closes"].map(|key| one[key].as_str().unwrap_or(""));
            format!("{} {opens}-{closes}", days.join(","))
        });
        Some(all.collect())
    }

    #[test]
    fn weeks_are_opening_hours_and_nothing_else_is() {
        let hours = [
            ("Mon & Thur 1-3pm", vec!["Monday,Thursday 13:00-15:00"]),
            (
                "Friday 9am-12pm and 1-4pm",
                vec!["Friday 09:00-12:00", "Friday 13:00-16:00"],
            ),
            ("Saturday 8pm-2am", vec!["Saturday 20:00-02:00"]),
            (
                "Tuesday 10am-2pm, closed bank holidays",
                vec!["Tuesday 10:00-14:00", "PublicHolidays 00:00-00:00"],
            ),
        ];
        for (line, wanted) in hours {
            assert_eq!(
                said(line).as_deref(),
                Some(wanted.iter().map(ToString::to_string).collect::<Vec<_>>()).as_deref(),
                "{line}"
            );
        }
        assert_eq!(
            said("24 hours a day, 7 days a week").map(|all| all.len()),
            Some(1)
        );
        let others = [
            "First Tuesday of the month 10am-12pm",
            "Wednesday 10am-12pm, term time only",
            "Monday to Friday 9am-5pm by appointment",
            "Thursday from 6pm",
            "when the flag is out",
            "Sunday 2-4pm, October to March",
        ];
        for line in others {
            assert_eq!(said(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_not_by_the_week_is_an_event_with_its_schedule() {
        let common = event("Lunch club", "https://example.org/", json!({}));
        let today = jiff::civil::date(2026, 11, 23);
        let all = |line: &str| events(&times(line), today, &common);
        let monthly = all("First and third Tuesday of the month 10am-12pm");
        assert_eq!(monthly.len(), 1);
        let schedule = &monthly[0]["eventSchedule"];
        assert_eq!(monthly[0]["@type"], "Event");
        assert_eq!(monthly[0]["name"], "Lunch club");
        assert_eq!(schedule["repeatFrequency"], "P1M");
        assert_eq!(schedule["byDay"], json!(["1TU", "3TU"]));
        assert_eq!(schedule["startTime"], "10:00");
        assert_eq!(schedule["scheduleTimezone"], "Europe/London");
        let dated = all("1 November 2026 and 5 December 2026 7pm-1am");
        assert_eq!(dated.len(), 1, "what is over is not said");
        assert_eq!(dated[0]["startDate"], "2026-12-05T19:00");
        assert_eq!(dated[0]["endDate"], "2026-12-06T01:00");
        assert!(all("Wednesday 10am-12pm, term time only").is_empty());
    }
}
