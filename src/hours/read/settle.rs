//! What is about all rules, put to all of them: closed on bank holidays, term time only.

use super::assemble::Line;
use super::clock;
use super::draft::Beside;
use super::overlap::within;
use crate::hours::{
    BankHolidays, Days, Except, Fault, FaultKind, Rule, Schedule, Season, Span, Terms, Time,
};

/// The schedule of one line.
pub(super) fn one(rules: Vec<(Rule, usize)>, line: &Line) -> Schedule {
    let mut schedule = Schedule {
        rules: rules.into_iter().map(|(rule, _)| rule).collect(),
        closed: line.closed.clone(),
        by_appointment: line.appointment,
        apart: false,
    };
    all(&mut schedule, line.closed_bank, &line.closed_seasons);
    schedule
}

/// Puts what is closed to every rule. Without rules, closed bank holidays stand alone.
pub(super) fn all(schedule: &mut Schedule, closed_bank: bool, seasons: &[Season]) {
    let own = schedule
        .rules
        .iter()
        .any(|rule| rule.days == Days::BankHolidays);
    let bank = Days::BankHolidays;
    for rule in schedule.rules.iter_mut().filter(|rule| rule.days != bank) {
        if (closed_bank || own) && rule.bank_holidays == BankHolidays::Unsaid {
            rule.bank_holidays = BankHolidays::Closed;
        }
    }
    for rule in &mut schedule.rules {
        for season in seasons {
            let except = Except::Season(*season);
            if !rule.except.contains(&except) {
                rule.except.push(except);
            }
        }
    }
    if closed_bank && schedule.rules.is_empty() && !schedule.closed.contains(&bank) {
        schedule.closed.push(bank);
    } else if !schedule.rules.is_empty() {
        schedule.closed.retain(|days| *days != bank);
    }
}

/// Puts a line of qualifiers to rules. False when they say otherwise: then none is changed.
pub(super) fn loose(rules: &mut Vec<Rule>, beside: &Beside) -> bool {
    let mut with = rules.clone();
    let fits = beside.except.is_empty() && put(&mut with, beside) && take_lunch(&mut with, beside);
    if fits {
        *rules = with;
    }
    fits
}

/// `Closed for lunch 1-2pm`, of every rule that is open then.
fn take_lunch(rules: &mut [Rule], beside: &Beside) -> bool {
    beside.lunch.iter().all(|(from, to)| {
        let Ok(closed) = clock::span(*from, *to, None, None) else {
            return false;
        };
        let mut taken = false;
        let fits = rules.iter_mut().all(|rule| {
            let Time::Spans(spans) = &mut rule.time else {
                return false;
            };
            let Some(at) = spans
                .iter()
                .position(|span| span.start < closed.end && closed.start < span.end)
            else {
                return true;
            };
            let Span { start, end } = spans[at];
            taken = true;
            let within = start < closed.start && closed.end < end;
            if within {
                spans[at].end = closed.start;
                let start = closed.end;
                spans.insert(at + 1, Span { start, end });
            }
            within
        });
        fits && taken
    })
}

fn put(rules: &mut [Rule], beside: &Beside) -> bool {
    let mut fits = true;
    for rule in rules {
        if beside.terms != Terms::Unsaid {
            fits &= rule.terms == Terms::Unsaid || rule.terms == beside.terms;
            rule.terms = beside.terms;
        }
        if beside.bank != BankHolidays::Unsaid && rule.days != Days::BankHolidays {
            fits &= rule.bank_holidays == BankHolidays::Unsaid || rule.bank_holidays == beside.bank;
            rule.bank_holidays = beside.bank;
        }
        let range = beside
            .ranges
            .first()
            .map(|(from, to)| Season::Dates(*from, *to));
        if let Some(season) = beside.season.or(range) {
            fits &= rule.season.is_none() || rule.season == Some(season);
            rule.season = Some(season);
        }
        fits &= beside.ranges.len() <= 1;
    }
    fits
}

/// Days that are said to be open and closed.
pub(super) fn contradiction(text: &str, schedule: &Schedule) -> Option<Fault> {
    let both = schedule.rules.iter().any(|rule| {
        rule.season.is_none()
            && rule.terms == Terms::Unsaid
            && schedule
                .closed
                .iter()
                .any(|closed| within(&rule.days, closed))
    });
    both.then(|| Fault {
        kind: FaultKind::Contradicts,
        start: 0,
        end: text.len(),
        message: "the same day is open and closed".into(),
        help: "write each day once".into(),
    })
}
