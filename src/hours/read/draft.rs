//! One statement while it is read: its days and times as typed, and what they come to.

mod time;

use jiff::civil::Date;

use super::clock::{Clock, DayPart};
use super::scan::When;
use crate::hours::{BankHolidays, Days, Except, Rule, Season, Terms, Time, Weekdays};

/// What is said beside a statement.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Beside {
    pub(super) season: Option<Season>,
    pub(super) ranges: Vec<(Option<Date>, Option<Date>)>,
    pub(super) terms: Terms,
    pub(super) bank: BankHolidays,
    pub(super) except: Vec<Except>,
    pub(super) lunch: Vec<(Clock, Clock)>,
}

/// A time as typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    pub(super) when: When,
    /// The item that it was read from.
    pub(super) item: usize,
    pub(super) part: Option<DayPart>,
}

/// A statement: days, and the times on them.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) days: Vec<Days>,
    pub(super) every: Option<u8>,
    pub(super) times: Vec<Typed>,
    /// The part of the day that the times to come are in.
    pub(super) part: Option<DayPart>,
    /// How many parts of the day are named.
    pub(super) parts: usize,
    /// `open` is said of its days.
    pub(super) is_open: bool,
    pub(super) beside: Beside,
    /// Which sentence of the line it stands in.
    pub(super) segment: usize,
    /// How strongly it is parted from the statement before: 0 by nothing, 1 by `and`, 2 by
    /// a comma, 3 by a full stop or the like.
    pub(super) parted: u8,
    /// The first item of it.
    pub(super) item: usize,
    /// The item that says of its days, without times, that they are by appointment.
    pub(super) appointment: Option<usize>,
}

/// Why a statement cannot be taken, and at which item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Trouble {
    pub(super) item: usize,
    pub(super) why: String,
    /// What to type, when it is a fault and not only unread.
    pub(super) help: Option<String>,
}

impl Trouble {
    pub(super) fn unread(item: usize, why: impl Into<String>) -> Trouble {
        Trouble {
            item,
            why: why.into(),
            help: None,
        }
    }
}

impl Draft {
    /// The rules that it comes to.
    /// `mornings` are the starts that are sure elsewhere in the line.
    pub(super) fn rules(
        &self,
        lenient: bool,
        mornings: &[(u16, u16)],
    ) -> Result<Vec<Rule>, Trouble> {
        let at = self.item;
        let time = self.time(lenient, mornings)?;
        let mut ranges = self.beside.ranges.clone();
        if is_said_twice(&self.days) {
            return Err(Trouble::unread(
                at,
                "say once which days these times are of",
            ));
        }
        let mut days = merged(&self.days);
        if let Some(weeks) = self.every {
            days = vec![self.counted(weeks, &days, &mut ranges)?];
        }
        if days.is_empty() {
            return Err(Trouble::unread(at, "say on which days"));
        }
        let season = match (self.beside.season, ranges.as_slice()) {
            (season, []) => season,
            (None, [(from, to)]) => Some(Season::Dates(*from, *to)),
            (None, [(Some(from), None), (None, Some(to))]) => {
                Some(Season::Dates(Some(*from), Some(*to)))
            }
            _ => {
                return Err(Trouble::unread(
                    at,
                    "say one part of the year for each line",
                ));
            }
        };
        let mut rules = Vec::new();
        for days in days {
            if days == Days::BankHolidays && time == Time::Unsaid {
                let why = "say whether it is open or closed on bank holidays";
                return Err(Trouble::unread(at, why));
            }
            let mut rule = Rule {
                days,
                time: time.clone(),
                season,
                except: Vec::new(),
                bank_holidays: self.beside.bank,
                terms: self.beside.terms,
            };
            for except in &self.beside.except {
                leave_out(&mut rule, except);
            }
            if !is_empty(&rule.days) {
                rules.push(rule);
            }
        }
        if rules.is_empty() {
            return Err(Trouble::unread(at, "all its days are left out"));
        }
        Ok(rules)
    }

    /// Every so many weeks needs a date to count from.
    fn counted(
        &self,
        weeks: u8,
        days: &[Days],
        ranges: &mut Vec<(Option<Date>, Option<Date>)>,
    ) -> Result<Days, Trouble> {
        let why = "add a date on which it is on: `fortnightly on Tuesday from 6 January 2026`";
        let found = ranges.iter().position(|(from, _)| from.is_some());
        let Some((index, from)) = found.and_then(|i| Some((i, ranges[i].0?))) else {
            return Err(Trouble::unread(self.item, why));
        };
        if ranges[index].1.is_none() {
            ranges.remove(index);
        }
        let on = match days {
            [] => Weekdays::one(from.weekday()),
            [Days::Weekly(on)] => *on,
            _ => return Err(Trouble::unread(self.item, "write `fortnightly on Tuesday`")),
        };
        if !on.has(from.weekday()) {
            let day = crate::hours::text::weekday(from.weekday());
            return Err(Trouble {
                item: self.item,
                why: format!("{} is a {day}", crate::hours::text::date(from)),
                help: Some("count from a date that is one of its days".into()),
            });
        }
        Ok(Days::Every { weeks, from, on })
    }
}

/// Whether a day is named in two of these: `daily, Mon-Fri`, `Wed am only, Mon-Fri`.
fn is_said_twice(days: &[Days]) -> bool {
    let mut known = Weekdays::default();
    days.iter().filter_map(Days::weekly).any(|more| {
        let again = known.0 & more.0 != 0;
        known = known.and(more);
        again
    })
}

/// All weekly days as one.
fn merged(days: &[Days]) -> Vec<Days> {
    let mut found: Vec<Days> = Vec::new();
    let weekly = |days: &Days| matches!(days, Days::Weekly(_));
    for day in days {
        let known = found.iter().position(weekly);
        match (day, known) {
            (Days::Weekly(more), Some(at)) => {
                if let Days::Weekly(known) = &mut found[at] {
                    *known = known.and(*more);
                }
            }
            (day, _) if found.contains(day) => {}
            (day, _) => found.push(day.clone()),
        }
    }
    found
}

/// Takes days out of a rule: at once where weekdays are named, else as an exception.
fn leave_out(rule: &mut Rule, except: &Except) {
    if let Except::Days(Days::Weekly(out)) = except {
        match &mut rule.days {
            Days::Weekly(days) | Days::Monthly(_, days) | Days::Every { on: days, .. } => {
                *days = days.without(*out);
                return;
            }
            Days::OfMonth(_) | Days::Dates(_) | Days::Between(..) | Days::BankHolidays => {}
        }
    }
    if let (Except::Days(Days::Dates(out)), Days::Dates(dates)) = (except, &mut rule.days) {
        dates.retain(|date| !out.contains(date));
        return;
    }
    if !rule.except.contains(except) {
        rule.except.push(except.clone());
    }
}

fn is_empty(days: &Days) -> bool {
    match days {
        Days::Weekly(days) | Days::Monthly(_, days) | Days::Every { on: days, .. } => days.0 == 0,
        Days::Dates(dates) => dates.is_empty(),
        Days::OfMonth(days) => days.is_empty(),
        Days::Between(..) | Days::BankHolidays => false,
    }
}
