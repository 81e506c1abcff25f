//! When an entry is on, in words and for the script: the one place that decides between
//! what was typed and what it was understood as. What is understood is said in the same
//! words everywhere; what is not stays as it was typed, and so do notes.

use serde::Serialize;

use super::addresses::capital;
use super::crop;
use super::maker::{Maker, Node};
use crate::foreign::mark;
use crate::hours::say::Row;
use crate::hours::{Reading, Schedule, Time, compact};
use crate::model::Times;
use crate::resolve::{OfferNode, Running};

/// A readable week.
#[derive(Debug, Clone, Default, Serialize)]
pub struct When {
    pub rows: Vec<Days>,
    /// What holds of all of it, and notes.
    pub notes: Vec<String>,
}

/// Days that have the same times.
#[derive(Debug, Clone, Serialize)]
pub struct Days {
    /// `Monday to Friday`.
    pub days: String,
    /// `9am to 5pm`; may be empty.
    pub times: String,
    /// `not on bank holidays`; may be empty.
    pub only: String,
}

impl Days {
    fn of(row: Row) -> Days {
        Days {
            days: row.days,
            times: row.times,
            only: row.only,
        }
    }

    /// `Monday to Friday 9am to 5pm, not on bank holidays`.
    fn line(&self) -> String {
        let when = [self.days.as_str(), &self.times].join(" ");
        match self.only.as_str() {
            "" => when.trim_end().to_owned(),
            only => format!("{}, {only}", when.trim_end()),
        }
    }
}

impl When {
    /// True when nothing is said.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.notes.is_empty()
    }
}

/// True when saying a schedule again would lose nothing: days without a time may have
/// been typed with more, such as "morning".
fn is_whole(reading: &Reading) -> bool {
    let rules = &reading.schedule.rules;
    reading.notes_stand_alone() && rules.iter().all(|rule| rule.time != Time::Unsaid)
}

/// Lines of a card, and the longest one, in letters.
const LINES: usize = 2;
const LINE: usize = 110;

impl<'a> Maker<'a> {
    /// Times as a week: what is understood, then what is not as it was typed.
    pub(super) fn when(&self, times: &Times) -> When {
        let reading = &times.reading;
        if times.translated || !reading.says_when() || !is_whole(reading) {
            return self.typed(times, |_| true);
        }
        let said = reading.schedule.week().say(&self.say);
        let mut when = When {
            rows: said.rows.into_iter().map(Days::of).collect(),
            notes: said.notes,
        };
        let own = |note: String| match self.site.first {
            Some(_) => mark(&note),
            None => note,
        };
        when.notes
            .extend(reading.notes().map(|note| own(capital(note))));
        let rest = self.typed(times, |understood| !understood);
        when.notes.extend(rest.notes);
        when
    }

    /// Lines as they were typed, said to be so where they were not understood.
    fn typed(&self, times: &Times, which: impl Fn(bool) -> bool) -> When {
        // A translation has lines of its own, and says what it says.
        let parts = times.reading.parts.iter().map(|part| part.understood);
        let parts = parts.chain(std::iter::repeat(true));
        let understood = parts.map(|understood| times.translated || understood);
        let lines = times.typed.iter().zip(understood);
        let lines = lines.filter(|(_, understood)| which(*understood));
        let as_typed = |line: &str| self.say.fill("times.typed", &[("text", line)]);
        let notes = lines.map(|(line, understood)| match understood {
            true => capital(&line.value),
            false => as_typed(&line.value),
        });
        When {
            rows: Vec::new(),
            notes: notes.collect(),
        }
    }

    /// Times in lines of words: for lists, cards and paper.
    pub(super) fn when_lines(&self, times: &Times) -> Vec<String> {
        let reading = &times.reading;
        if times.translated || !reading.is_sure() || !is_whole(reading) {
            return times
                .typed
                .iter()
                .map(|line| capital(&line.value))
                .collect();
        }
        let when = self.when(times);
        let rows = when.rows.iter().map(Days::line);
        rows.chain(when.notes.iter().cloned()).collect()
    }

    /// Times on one line of a card.
    pub(super) fn card_when<'t>(&self, times: impl IntoIterator<Item = &'t Times>) -> String {
        let mut lines: Vec<String> = Vec::new();
        for line in times.into_iter().flat_map(|times| self.when_lines(times)) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let most = if lines.len() > 1 { LINE * 2 / 3 } else { LINE };
        let shown: Vec<String> = lines
            .iter()
            .take(LINES)
            .map(|line| crop(line, most))
            .collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        let text = self.say.join(&shown);
        match lines.len() > LINES {
            true => self.say.fill("card.times", &[("times", &text)]),
            false => text,
        }
    }

    /// What the script needs to say whether an entry is on now; empty where nothing is
    /// known that a clock could tell. Of several places it is the soonest.
    pub(super) fn compact(&self, node: Node) -> String {
        let all: Vec<&Times> = match node {
            Node::Offer(offer) => offer.times().collect(),
            Node::Venue(venue) => vec![&venue.record.opening],
            Node::Group(_) => Vec::new(),
        };
        self.compact_of(node, &all)
    }

    /// True where a page has to say for each of an offer's places whether it is on now.
    pub(super) fn has_several_times(node: &OfferNode) -> bool {
        node.times().count() > 1
    }

    /// The same of some of an entry's times.
    pub(super) fn compact_of(&self, node: Node, all: &[&Times]) -> String {
        if node.common().running != Running::Yes {
            return String::new();
        }
        let whole = |times: &&Times| times.reading.parts.iter().all(|part| part.understood);
        let (schedule, whole) = match all {
            [one] => (one.reading.schedule.clone(), whole(one)),
            several => (
                Schedule::joined(several.iter().map(|times| &times.reading.schedule)),
                several.iter().all(whole),
            ),
        };
        if schedule.rules.is_empty() {
            return String::new();
        }
        compact::write(&schedule, whole)
    }
}
