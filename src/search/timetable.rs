//! When an entry is on, as finding needs it: one schedule for each, and how soon that is.
//! Must not know how it is said, or what a page looks like.

use jiff::civil::DateTime;

use crate::hours::{Calendar, Reading, Schedule, State, When, compact};
use crate::resolve::{OfferNode, VenueNode};

/// When an entry is on, wherever that is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timetable {
    schedule: Schedule,
    /// Some of it was not understood or is not said, so that it may be on at other times.
    partly: bool,
}

/// How soon something is on, the sooner the less. Whole days, so that of two that are on
/// the same day the nearer comes first. What is not known stands in the middle: it may be
/// open now, so it comes before what surely is not, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Soon {
    /// Now.
    Now,
    /// Later today.
    Today,
    /// Now or later today, unless it is closed for a bank holiday or between school terms.
    Perhaps,
    /// Tomorrow.
    Tomorrow,
    /// By appointment, or not known.
    Unknown,
    /// In less than a week.
    Week,
    /// In less than eight weeks.
    Later,
    /// Not in eight weeks, or closed for now.
    Never,
}

impl Timetable {
    /// Of an offer: its own times, and those of its places.
    pub(super) fn of_offer(offer: &OfferNode) -> Timetable {
        let record = &offer.record;
        let there: Vec<_> = record.sessions.iter().map(|one| &one.times).collect();
        let own_anywhere = there.is_empty() || there.iter().any(|times| times.is_empty());
        let own = Some(&record.times).filter(|_| own_anywhere);
        let readings = own.into_iter().chain(there.iter().copied());
        let said: Vec<&Reading> = readings
            .filter(|times| !times.is_empty())
            .map(|times| &times.reading)
            .collect();
        let mut all = Timetable::union(&said);
        // One place says when, and nothing is said of another.
        all.partly |= own_anywhere && record.times.is_empty() && !said.is_empty();
        all
    }

    /// Of a venue: when it is open.
    pub(super) fn of_venue(venue: &VenueNode) -> Timetable {
        Timetable::union(&[&venue.record.opening.reading])
    }

    /// On when any of several is.
    fn union(readings: &[&Reading]) -> Timetable {
        let partly = |reading: &&Reading| !reading.parts.iter().all(|part| part.understood);
        let schedule = match readings {
            [one] => one.schedule.clone(),
            several => Schedule::joined(several.iter().map(|reading| &reading.schedule)),
        };
        Timetable {
            schedule,
            partly: readings.iter().any(partly),
        }
    }

    /// In its short form; empty when nothing is known.
    pub(super) fn short(&self) -> String {
        compact::write(&self.schedule, !self.partly)
    }

    /// How soon it is on.
    pub fn soon(&self, now: DateTime, calendar: &Calendar) -> Soon {
        match self.schedule.state(now, calendar) {
            State::Open { .. } | State::Started(_) | State::Ends(_) | State::Today => Soon::Now,
            State::Doubtful { .. } => Soon::Perhaps,
            State::Opens { at, doubt } => match days_to(at, now) {
                0 if doubt.is_none() => Soon::Today,
                0 => Soon::Perhaps,
                1 => Soon::Tomorrow,
                2..7 => Soon::Week,
                _ => Soon::Later,
            },
            State::Unknown | State::ByAppointment => Soon::Unknown,
            State::Nothing => Soon::Never,
        }
    }
}

fn days_to(at: When, now: DateTime) -> i32 {
    compact::number(at.date) - compact::number(now.date())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::hours::read;

    fn union(lines: &[&str]) -> Timetable {
        let readings: Vec<Reading> = lines.iter().map(|line| read(&[line])).collect();
        Timetable::union(&readings.iter().collect::<Vec<_>>())
    }

    /// Cases shared with the browser: times, a moment, and how soon that is.
    #[test]
    fn how_soon_is_as_in_the_shared_cases() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/soon.json");
        let text = std::fs::read_to_string(path).unwrap();
        let cases: serde_json::Value = serde_json::from_str(&text).unwrap();
        let cases = cases.as_array().unwrap();
        assert!(cases.len() > 20);
        for case in cases {
            let text = |key: &str| case[key].as_str().unwrap();
            // Times of several places stand beside each other.
            let lines: Vec<&str> = text("times").split(" | ").collect();
            let lines: Vec<&str> = lines.into_iter().filter(|l| !l.is_empty()).collect();
            let all = union(&lines);
            assert_eq!(all.short(), text("compact"), "{case}");
            let soon = all.soon(text("now").parse().unwrap(), &Calendar::default());
            assert_eq!(soon as u64, case["soon"].as_u64().unwrap(), "{case}");
        }
    }

    #[test]
    fn at_several_places_it_is_on_when_it_is_at_one() {
        let all = union(&[
            "Mon 10am-12 noon; closed 25 December 2026",
            "Thu 1-3pm",
            "Thu 1-3pm",
        ]);
        assert_eq!(all.short(), "w1!d20812t10-12;w8t13-15");
        assert_eq!(
            union(&["Mon 10am-12 noon", "if the flag is up"]).short(),
            "q;w1t10-12"
        );
        assert_eq!(union(&[]).short(), "");
    }
}
