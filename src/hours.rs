//! Times: what staff write about when something is on, as days and minutes. English is
//! read into a [`Schedule`]; what cannot be read stays text and is never guessed. Knows
//! clocks and calendars; must not know HTML, entries or where a text came from.

pub mod calendar;
pub mod compact;
mod joined;
pub mod model;
pub mod pattern;
mod read;
pub mod referral;
pub mod say;
pub mod text;
pub mod week;

pub use calendar::{
    Calendar, Day, Doubt, Holiday, Nation, Occurrence, State, Times, When, bank_holidays, london,
};
pub use model::{
    BankHolidays, Days, Except, Fault, FaultKind, Month, Nth, Part, Reading, Rule, Schedule,
    Season, Span, Terms, Time, Use, Weekdays, Word,
};
pub use read::read;

#[cfg(test)]
mod tests;
