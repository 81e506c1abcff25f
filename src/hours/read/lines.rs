//! What a line of its own says of the lines after it: `Term time:` above the times of term,
//! `School holidays:` above the others; days above their times; titles of two things. Must
//! not know words.

use super::line::{self, Said};
use super::{services, settle};
use crate::hours::{Part, Terms, Time, Word};

/// Longer lines are notes and no titles.
const TITLE: usize = 4;

/// Puts each qualifier that stands above lines to those lines, when the first of several
/// stands above all: else each is about every line.
pub(super) fn put_headings(said: &mut [(usize, Said)]) {
    let heads: Vec<usize> = (0..said.len())
        .filter(|at| {
            let loose = said[*at].1.line.loose.as_ref();
            loose.is_some_and(|beside| beside.terms != Terms::Unsaid || beside.season.is_some())
        })
        .collect();
    let above = |at: &usize| said.get(at + 1).is_some_and(|next| !is_bare(&next.1));
    let first = heads.first().copied().unwrap_or_default();
    let leads = said[..first].iter().all(|(_, found)| is_bare(found));
    if heads.len() < 2 || !leads || !heads.iter().all(above) {
        return;
    }
    for (i, head) in heads.iter().enumerate() {
        let end = heads.get(i + 1).copied().unwrap_or(said.len());
        let Some(beside) = said[*head].1.line.loose.take() else {
            continue;
        };
        let mut fits = true;
        for (_, found) in &mut said[head + 1..end] {
            fits &= settle::loose(&mut found.schedule.rules, &beside);
        }
        if !fits {
            said[*head].1.line.loose = Some(beside);
        }
    }
}

/// Reads days that stand above their times as one with them: `Monday`, and below it `10am -
/// 12pm`. Only when all days so stand: else some of them have no times.
pub(super) fn put_days(parts: &mut [Part], said: &mut [(usize, Said)]) {
    let is_days = |parts: &[Part], index: usize, found: &Said| {
        let rules = &found.schedule.rules;
        !rules.is_empty()
            && rules.iter().all(|rule| rule.time == Time::Unsaid)
            && parts[index].notes().next().is_none()
    };
    let mut joined = Vec::new();
    for (at, (index, found)) in said.iter().enumerate() {
        if !is_days(parts, *index, found) {
            continue;
        }
        let Some(below) = parts.get(index + 1).filter(|below| !below.understood) else {
            return;
        };
        let above = parts[*index].text.trim_end();
        let (part, read) = line::read(&format!("{above} {}", below.text));
        let Some(read) = read else {
            return;
        };
        joined.push((at, index + 1, above.len() + 1, part, read));
    }
    for (at, below, from, whole, read) in joined {
        said[at].1 = read;
        let part = &mut parts[below];
        part.words = whole
            .words
            .iter()
            .filter(|word| word.end > from)
            .map(|word| Word {
                start: word.start.saturating_sub(from),
                end: word.end - from,
                used: word.used,
            })
            .collect();
        part.understood = true;
        part.fault = None;
        part.why = None;
        part.write = None;
    }
}

/// The lines below a second title, where the first line is a title too: `Food bank`, its
/// times, `Advice`, its times.
pub(super) fn of_another(parts: &[Part], said: &[(usize, Said)]) -> Vec<usize> {
    let title = |at: usize| -> Option<String> {
        let (index, found) = &said[at];
        let (next, timed) = said.get(at + 1)?;
        let text = parts[*index].text.to_lowercase();
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let short = (1..=TITLE).contains(&words.len());
        let noted = parts[*index].notes().next().is_some();
        let above = *next == index + 1 && !timed.schedule.rules.is_empty();
        (is_bare(found) && short && noted && above).then(|| words.join(" "))
    };
    let Some(first) = (!said.is_empty()).then(|| title(0)).flatten() else {
        return Vec::new();
    };
    let other = (1..said.len())
        .find(|at| title(*at).is_some_and(|title| services::are_two(&first, &title)));
    other.map_or_else(Vec::new, |from| {
        said[from..].iter().map(|(index, _)| *index).collect()
    })
}

/// Whether a line says nothing of when.
fn is_bare(found: &Said) -> bool {
    let schedule = &found.schedule;
    schedule.rules.is_empty()
        && schedule.closed.is_empty()
        && !schedule.by_appointment
        && found.line.loose.is_none()
}
