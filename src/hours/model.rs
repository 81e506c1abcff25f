//! What times mean, once read. Dates are civil dates in Europe/London; a time of day is
//! in minutes from midnight. A schedule says what is known and how surely; asking it
//! about a day is the calendar's.

use jiff::civil::{Date, Weekday};

/// What the lines of one `times` or `opening` say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// What is understood, in the order it was written. A day is open when any rule
    /// opens it, at the union of their spans.
    pub rules: Vec<Rule>,
    /// Days on which it is closed whatever the rules say: `closed 25 December`,
    /// `Saturday closed`.
    pub closed: Vec<Days>,
    /// Only by arrangement: rules, if any, say when it can be had.
    pub by_appointment: bool,
    /// The rules are those of several places: what one says of bank holidays is said of
    /// itself alone ([`Schedule::joined`]).
    pub apart: bool,
}

/// One statement of when: these days, at these times, in this part of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The days.
    pub days: Days,
    /// The times on each of them.
    pub time: Time,
    /// Only in this part of the year, or between these dates.
    pub season: Option<Season>,
    /// Days left out: `except the first Monday`, `not 3 March 2026`.
    pub except: Vec<Except>,
    /// What happens on bank holidays.
    pub bank_holidays: BankHolidays,
    /// What happens in and out of school terms.
    pub terms: Terms,
}

/// Which days a rule is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Days {
    /// Every week.
    Weekly(Weekdays),
    /// The nth of a weekday in each month: `first and third Tuesday`, `last Friday`.
    Monthly(Vec<Nth>, Weekdays),
    /// Every so many weeks, counted from the week (Monday to Sunday) of a date.
    Every {
        /// 2 is fortnightly.
        weeks: u8,
        /// A date on which it is on.
        from: Date,
        /// Which weekdays.
        on: Weekdays,
    },
    /// The same date of each month: `15th of each month`.
    OfMonth(Vec<u8>),
    /// Dates, in order, without repeats.
    Dates(Vec<Date>),
    /// Every day from the first date to the last, both in.
    Between(Date, Date),
    /// Bank holidays themselves: `bank holidays 10am-2pm`.
    BankHolidays,
}

impl Days {
    /// The days of every week that these are; `None` when they are not of every week.
    pub fn weekly(&self) -> Option<Weekdays> {
        match self {
            Days::Weekly(on) => Some(*on),
            Days::Monthly(..)
            | Days::Every { .. }
            | Days::OfMonth(_)
            | Days::Dates(_)
            | Days::Between(..)
            | Days::BankHolidays => None,
        }
    }
}

/// A set of weekdays, Monday being bit 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Weekdays(pub u8);

impl Weekdays {
    /// Monday to Sunday.
    pub const ALL: Weekdays = Weekdays(0b111_1111);
    /// Monday to Friday.
    pub const WORKING: Weekdays = Weekdays(0b001_1111);
    /// Saturday and Sunday.
    pub const WEEKEND: Weekdays = Weekdays(0b110_0000);

    /// One day.
    pub fn one(day: Weekday) -> Weekdays {
        Weekdays(1 << day.to_monday_zero_offset())
    }

    /// True when the day is in it.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & Weekdays::one(day).0 != 0
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Weekdays) -> Weekdays {
        Weekdays(self.0 | other.0)
    }

    /// This without the other.
    #[must_use]
    pub fn without(self, other: Weekdays) -> Weekdays {
        Weekdays(self.0 & !other.0)
    }

    /// Its days, from Monday.
    pub fn days(self) -> impl Iterator<Item = Weekday> {
        (0..7i8)
            .filter(move |day| self.0 & (1 << day) != 0)
            .filter_map(|day| Weekday::from_monday_zero_offset(day).ok())
    }
}

/// Which of a month's: the first is 1; the last is [`Nth::Last`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nth {
    /// 1 to 5.
    From(u8),
    /// The last, whichever that is.
    Last,
}

/// The times on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Time {
    /// Open in each span; in order, none touching or overlapping another.
    Spans(Vec<Span>),
    /// Starts then; when it ends is not said: `2pm`, `from 6pm`.
    From(Vec<u16>),
    /// Ends then; when it starts is not said: `until 3pm`.
    Until(u16),
    /// All day and night.
    AllDay,
    /// Days without a time: `Tuesday`, `Thursday morning`.
    Unsaid,
}

/// A stretch of a day, in minutes from its midnight. `start` is below 1,440; `end` is
/// above `start` and at most 1,440 later, so above 1,440 it is past midnight, on the
/// next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Opens.
    pub start: u16,
    /// Closes.
    pub end: u16,
}

/// A month of any year, 1 to 12.
pub type Month = i8;

/// A part of the year, or of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// From one month to another of each year, both in; may go over the year's end:
    /// `October to March`.
    Months(Month, Month),
    /// From a day to a day of each year, as (month, day), both in.
    DaysOfYear((Month, i8), (Month, i8)),
    /// Between two dates, both in; an open end is `None`: `from 3 March 2026`.
    Dates(Option<Date>, Option<Date>),
}

/// Days left out of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Except {
    /// These days.
    Days(Days),
    /// A month or a part of the year: `except August`.
    Season(Season),
}

/// What a rule says of bank holidays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BankHolidays {
    /// Nothing: on one, what the rule says is in doubt.
    #[default]
    Unsaid,
    /// Closed: `except bank holidays`.
    Closed,
    /// As on any day: `including bank holidays`.
    Open,
}

/// What a rule says of school terms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Terms {
    /// Nothing: all the year.
    #[default]
    Unsaid,
    /// In term only. In doubt where the terms' dates are not known.
    Only,
    /// In school holidays only. In doubt where the terms' dates are not known.
    Holidays,
}

/// How a text was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What is understood of all lines together.
    pub schedule: Schedule,
    /// Each line, in order.
    pub parts: Vec<Part>,
}

impl Reading {
    /// True when every line is understood and something is said of when. When false, what
    /// the schedule says may not be all: an unread line may change the others.
    pub fn is_sure(&self) -> bool {
        self.says_when() && self.parts.iter().all(|part| part.understood)
    }

    /// True when anything is known of when.
    pub fn says_when(&self) -> bool {
        let Schedule {
            rules,
            closed,
            by_appointment,
            apart: _,
        } = &self.schedule;
        !rules.is_empty() || !closed.is_empty() || *by_appointment
    }

    /// True when the words kept for people mean the same away from the times. In `4-6pm
    /// under 11s, 6-8pm over 11s` they do not: it is said as it was typed.
    pub fn notes_stand_alone(&self) -> bool {
        let amid = |part: &Part| {
            let used = |of: Use| part.words.iter().filter(move |word| word.used == of);
            let first = used(Use::Time).next().map_or(usize::MAX, |word| word.start);
            let last = used(Use::Time).next_back().map_or(0, |word| word.start);
            let between = used(Use::Note).any(|word| first < word.start && word.start < last);
            between && (used(Use::Note).nth(1).is_some() || self.schedule.rules.len() > 1)
        };
        !self.parts.iter().any(amid)
    }

    /// The words kept for people, of all lines that are understood, in order.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        self.parts
            .iter()
            .filter(|part| part.understood)
            .flat_map(Part::notes)
    }
}

impl Part {
    /// Its words that were kept for people.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        self.words
            .iter()
            .filter(|word| word.used == Use::Note)
            .filter_map(|word| self.text.get(word.start..word.end))
    }
}

/// How one line was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The line as typed.
    pub text: String,
    /// True when nothing in it was left unread. When false, none of the line is in the
    /// schedule: half a line, taken for the whole, would mislead.
    pub understood: bool,
    /// Its words and what each was used for, in order, by byte places in `text`.
    pub words: Vec<Word>,
    /// What is wrong with it, when it contradicts itself or cannot be: `Monday 25:00`.
    pub fault: Option<Fault>,
    /// Why it is not understood, in words, when there is no fault in it.
    pub why: Option<String>,
    /// The nearest wording that would be understood, when there is one.
    pub write: Option<String>,
}

/// A word or phrase of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: usize,
    /// Past the last byte.
    pub end: usize,
    /// What it was used for.
    pub used: Use,
}

/// What a phrase was used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Says which days, times or parts of the year.
    Time,
    /// Kept for people to read: `ring the bell`. It changes nothing about when.
    Note,
    /// Not understood.
    Unread,
}

/// Sorts of wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// There is no such time or date: `25:00`, `31 February 2026`, `5pm-5pm`.
    Impossible,
    /// It says two things: `Tuesday 6 May 2026`, `Mon 9-5, Mon closed`.
    Contradicts,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What sort of wrong.
    pub kind: FaultKind,
    /// First byte in the line.
    pub start: usize,
    /// Past the last byte.
    pub end: usize,
    /// What is wrong, in the words of a message.
    pub message: String,
    /// What to type.
    pub help: String,
}
