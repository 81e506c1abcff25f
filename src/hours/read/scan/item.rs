//! What is found at a place of a line.

use super::super::clock::{Clock, DayPart};
use crate::hours::{BankHolidays, Days, Season, Terms, Weekdays};

use jiff::civil::Date;

/// What was found at a place.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::hours::read) enum Item {
    Days(Days),
    /// The weekdays that were not named before: `all other days`.
    Others(Weekdays),
    /// Every so many weeks: says how the days beside it recur.
    Every(u8),
    /// From a date, to a date.
    Dates(Option<Date>, Option<Date>),
    Time(When),
    Part(DayPart),
    Season(Season),
    Terms(Terms),
    Bank(BankHolidays),
    Except(Vec<Target>),
    /// Without targets: the days beside it.
    Closed(Vec<Target>),
    /// Closed between two times, for lunch; whether `every day` is said of it.
    ClosedAt(Clock, Clock, bool),
    Appointment,
    /// All day and night, every day.
    Always,
    /// Known words that change nothing.
    Note,
    /// Words that join.
    Fill,
    /// `open`, which says of the days before it that they are.
    IsOpen,
    /// `to`, which may join two times that were not read as one span.
    To,
    /// Something else.
    Word,
    And,
    Comma,
    /// `;`, a full stop, a new line: ends a statement.
    End,
    Colon,
    Dash,
    Open,
    Close,
    /// What looks like times and cannot be taken as such, and why.
    Unread(String),
    /// What cannot be: message and help.
    Wrong(String, String),
}

/// Times as typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::hours::read) enum When {
    Span(Clock, Clock),
    Start(Clock),
    Until(Clock),
    AllDay,
}

/// What is left out or closed.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::hours::read) enum Target {
    Days(Days),
    Bank,
    /// Those bank holidays that are such days: `bank holiday Mondays`.
    BankOn(Weekdays),
    Season(Season),
    /// Term time ([`Terms::Only`]) or school holidays.
    Terms(Terms),
}

/// An item with its tokens.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::hours::read) struct Placed {
    pub(in crate::hours::read) item: Item,
    pub(in crate::hours::read) from: usize,
    pub(in crate::hours::read) to: usize,
}
