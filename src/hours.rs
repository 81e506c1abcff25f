//! Times: what staff write about when something is on, as days and minutes. English is
//! read into a [`Schedule`]; what cannot be read stays text and is never guessed. Knows
//! clocks and calendars; must not know HTML, entries or where a text came from.

pub mod calendar;
pub mod compact;
pub mod model;
pub mod pattern;
pub mod referral;
pub mod say;
pub mod week;

pub use calendar::{
    Calendar, Day, Doubt, Holiday, Nation, Occurrence, State, Times, When, bank_holidays, london,
};
pub use model::{
    BankHolidays, Days, Except, Fault, Month, Nth, Part, Reading, Rule, Schedule, Season, Span,
    Terms, Time, Use, Weekdays, Word,
};

#[cfg(test)]
mod tests;
