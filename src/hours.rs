//! Times: what staff write about when something is on, as days and minutes. English is
//! read into a [`Schedule`]; what cannot be read stays text and is never guessed. Knows
//! clocks and calendars; must not know HTML, entries or where a text came from.

pub mod model;
mod read;
pub mod text;

pub use model::{
    BankHolidays, Days, Except, Fault, FaultKind, Month, Nth, Part, Reading, Rule, Schedule,
    Season, Span, Terms, Time, Use, Weekdays, Word,
};
pub use read::read;
