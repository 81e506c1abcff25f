//! A banner with a start and an end.

use jiff::civil::Date;

use super::Kind;
use super::entry::{Base, Entry};
use super::fields::{Fields, Located};
use super::words::words;

words! {
    /// How much it matters.
    Level {
        /// Good to know.
        Info = "info",
        /// Something changed.
        Warning = "warning",
        /// Act now.
        Urgent = "urgent",
    }
}

/// A banner.
#[derive(Debug, Clone)]
pub struct Alert {
    /// Fields of every entry.
    pub entry: Entry,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// How much it matters.
    pub level: Level,
    /// Whom it concerns; empty: everyone.
    pub serves: Vec<Located<String>>,
}

impl Alert {
    /// Reads an alert's own fields.
    pub fn decode(fields: &mut Fields, base: Base) -> Option<Alert> {
        let entry = base.entry(fields, Kind::Alert);
        let (from, until) = fields.days("from", "until");
        let level = fields.word("level").unwrap_or(Level::Info);
        let serves = fields.names("serves");
        Some(Alert {
            entry: entry?,
            from: from.map(|date| date.value),
            until: until.map(|date| date.value),
            level,
            serves,
        })
    }
}
