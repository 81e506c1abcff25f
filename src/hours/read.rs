//! English times, as staff type them → a [`Schedule`]. A line is understood whole or not at
//! all: nothing is guessed, since a wrong time costs someone a journey. Words that cannot
//! change when are kept as notes; any others leave the line as text.
//!
//! A line goes through `token` (words, numbers), `scan` (days, times, qualifiers, by the
//! grammar in `days`, `dates`, `seasons`, `qualifiers`, `times`), `assemble` (which belong
//! together), `draft` and `clock` (what they come to), `overlap` (whether they go together)
//! and `prose` (the other words). Must not know entries, calendars or HTML.

mod assemble;
mod clock;
mod dates;
mod days;
mod differs;
mod draft;
mod lexicon;
mod line;
mod lines;
mod overlap;
mod prose;
mod qualifiers;
mod scan;
mod seasons;
mod services;
mod settle;
mod times;
mod token;

use super::{Fault, FaultKind, Part, Reading, Schedule};
use line::Said;
use overlap::{Together, together};

pub(super) use lexicon::MONTHS;

const ANOTHER: &str = "these may be the times of another thing; give it an entry of its own";

/// Reads the lines of one `times` or `opening`.
pub fn read(lines: &[&str]) -> Reading {
    let mut parts = Vec::with_capacity(lines.len());
    let mut schedule = Schedule::default();
    let mut said: Vec<(usize, Said)> = Vec::new();
    for line in lines {
        let (part, found) = line::read(line);
        said.extend(found.map(|found| (parts.len(), found)));
        parts.push(part);
    }
    lines::put_days(&mut parts, &mut said);
    let heading = said.iter().map(|(_, found)| found.heading.as_str());
    let heading = heading
        .clone()
        .find(|heading| !heading.is_empty())
        .unwrap_or_default()
        .to_owned();
    said.retain(|(index, found)| {
        let other = services::are_two(&heading, &found.heading);
        if other {
            leave(&mut parts[*index], ANOTHER);
        }
        !other
    });
    for index in lines::of_another(&parts, &said) {
        leave(&mut parts[index], ANOTHER);
    }
    said.retain(|(index, _)| parts[*index].understood);
    lines::put_headings(&mut said);
    for (index, found) in &said {
        join(&mut schedule, found, &mut parts[*index]);
    }
    for (index, found) in &said {
        if let Some(beside) = &found.line.loose
            && !settle::loose(&mut schedule.rules, beside)
        {
            leave(&mut parts[*index], "another line says otherwise");
        }
        settle::all(
            &mut schedule,
            found.line.closed_bank,
            &found.line.closed_seasons,
        );
    }
    settle::all(&mut schedule, false, &[]);
    Reading { schedule, parts }
}

/// Adds what a line says, when it goes with what the lines before say.
fn join(schedule: &mut Schedule, said: &Said, part: &mut Part) {
    let mut rules = Vec::new();
    for rule in &said.schedule.rules {
        let how: Vec<Together> = schedule
            .rules
            .iter()
            .map(|known| together(known, rule))
            .collect();
        if how.contains(&Together::Clash) {
            leave(part, "it gives other times for a day that another line has");
            return;
        }
        if !how.contains(&Together::Same) {
            rules.push(rule.clone());
        }
    }
    let mut with = schedule.clone();
    with.rules.extend(rules);
    for days in &said.schedule.closed {
        if !with.closed.contains(days) {
            with.closed.push(days.clone());
        }
    }
    with.by_appointment |= said.schedule.by_appointment;
    if settle::contradiction(&part.text, &with).is_some() {
        part.understood = false;
        part.fault = Some(Fault {
            kind: FaultKind::Contradicts,
            start: 0,
            end: part.text.len(),
            message: "another line says otherwise: the same day is open and closed".into(),
            help: "write each day once".into(),
        });
        return;
    }
    *schedule = with;
}

/// Leaves a line as text after all.
fn leave(part: &mut Part, why: &str) {
    part.understood = false;
    part.why = Some(why.to_owned());
    part.write = None;
}
