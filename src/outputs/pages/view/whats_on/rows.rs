//! The rows of What's on: when, what, where, for what need, and what is not certain.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::super::addresses::capital;
use super::super::maker::{Maker, Node};
use super::super::{Link, crop};
use super::id;
use super::sessions::{Part, Session, Slot};
use crate::foreign::plain;
use crate::hours::say::WEEKDAYS;
use crate::hours::say::clock;
use crate::hours::{Days, Doubt, Occurrence, Schedule, compact};

/// Rows under a heading.
#[derive(Debug, Serialize, Hash)]
pub struct Group {
    pub id: String,
    pub title: String,
    /// The day's number, for the script; empty where it is no date.
    pub day: String,
    pub rows: Vec<Row>,
    /// Where the others are.
    pub more: Option<Link>,
}

impl Group {
    fn of(title: String, rows: Vec<Row>) -> Group {
        Group {
            id: id(&title),
            title: capital(&title),
            day: String::new(),
            rows,
            more: None,
        }
    }
}

/// One thing that is on.
#[derive(Debug, Serialize, Hash)]
pub struct Row {
    pub time: String,
    /// When it is over, in minutes, for the script; empty where that is not said.
    pub end: String,
    pub link: Link,
    /// Where, and for what.
    pub about: String,
    /// Which days, or what is not certain.
    pub note: String,
    /// Slugs of places and needs, for the script.
    pub in_places: String,
    pub for_needs: String,
    #[serde(skip)]
    pub places: Vec<usize>,
    /// The widest needs.
    #[serde(skip)]
    pub needs: Vec<usize>,
}

/// Rows up to which all of a page's days is on it.
const WHOLE: usize = 300;
/// Rows of a day, and of what is open on most days, where that is more.
const SOME: usize = 20;
/// Minutes after its start at which something may be over, where its end is not said.
const STARTED: u16 = 180;
/// Letters of what is said of days on one row.
const NOTE: usize = 90;

impl<'a> Maker<'a> {
    /// A day, counted from the one that the site is built for.
    pub(super) fn day_ahead(&self, days: i64) -> Date {
        self.site.today.saturating_add(days.days())
    }

    /// Days to come, but for what is open on most days; and whether that is all of them.
    pub(super) fn days(&self, ahead: Range<i64>) -> (Vec<Group>, bool) {
        let first = self.day_ahead(ahead.start);
        let last = self.day_ahead(ahead.end - 1);
        let all = &self.sessions.all;
        let mut on: Vec<(Occurrence, &Session)> = Vec::new();
        for session in all.iter().filter(|session| !session.daily) {
            let found = session.schedule.occurrences(first, last, &self.calendar);
            on.extend(found.map(|one| (one, session)));
        }
        on.sort_by_cached_key(|(one, session)| {
            (
                one.date,
                one.start.is_none(),
                one.start,
                one.end,
                self.order_of(session),
            )
        });
        let daily = all.iter().filter(|session| session.daily).count();
        let whole = on.len() + daily <= WHOLE;
        let by_date = on.chunk_by(|(a, _), (b, _)| a.date == b.date);
        let groups = by_date.map(|day| self.date_group(day, whole)).collect();
        (groups, whole)
    }

    /// What is open on most days: all of it, or some.
    pub(super) fn most_days(&self, whole: bool) -> Option<Group> {
        let all = self.sessions.all.iter();
        let mut daily: Vec<&Session> = all.filter(|session| session.daily).collect();
        daily.sort_by_cached_key(|session| self.order_of(session));
        let most = if whole { daily.len() } else { SOME };
        let rows: Vec<Row> = daily
            .iter()
            .take(most)
            .map(|session| self.daily_row(session))
            .collect();
        let title = self.say.say("whats_on.most_days");
        (!rows.is_empty()).then(|| Group::of(title, rows))
    }

    fn order_of(&self, session: &Session) -> String {
        name_order(&self.site.offers[session.offer].record.entry.name)
    }

    fn date_group(&self, day: &[(Occurrence, &Session)], whole: bool) -> Group {
        let date = day.first().map_or(self.site.today, |(one, _)| one.date);
        let most = if whole { day.len() } else { SOME };
        let mut shown: Vec<&(Occurrence, &Session)> = day.iter().collect();
        // What is not on every week would else be nowhere by its date.
        shown.sort_by_key(|(_, session)| is_weekly(session.schedule));
        shown.truncate(most);
        shown.sort_by_key(|(one, _)| (one.start.is_none(), one.start, one.end));
        let rows = shown.iter().map(|(one, session)| {
            let note = match one.doubt {
                Some(Doubt::BankHoliday) => self.say.word("whats_on.bank"),
                Some(Doubt::Terms) => self.say.word("whats_on.terms"),
                None => "",
            };
            self.session_row(session, (one.start, one.end), note.to_owned())
        });
        let weekday =
            WEEKDAYS[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)];
        let mut title = self.day_and_month(date);
        if self.calendar.is_bank_holiday(date) {
            title = self.say.fill("whats_on.bank_day", &[("day", &title)]);
        }
        let more = (day.len() > most).then(|| {
            let with = [
                ("n", &*day.len().to_string()),
                ("day", self.say.word(weekday)),
            ];
            let offset = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
            let permalink = self.weekday_permalink(offset);
            self.link(&permalink, self.say.fill("whats_on.more", &with))
        });
        Group {
            day: compact::number(date).to_string(),
            more,
            ..Group::of(title, rows.collect())
        }
    }

    /// `Monday 23 November`.
    fn day_and_month(&self, date: Date) -> String {
        let offset = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        let weekday = self.say.word(WEEKDAYS[offset]);
        let date = self.say.day_of_year(date);
        self.say
            .fill("hours.dated", &[("day", weekday), ("date", &date)])
    }

    /// A weekday's slots by part of the day.
    pub(super) fn day_groups(&self, slots: &[Slot]) -> Vec<Group> {
        let by_part = slots.chunk_by(|a, b| a.part == b.part);
        let group = |slots: &[Slot]| {
            let key = match slots.first().map_or(Part::Unsaid, |slot| slot.part) {
                Part::Morning => "whats_on.morning",
                Part::Afternoon => "whats_on.afternoon",
                Part::Evening => "whats_on.evening",
                Part::Unsaid => "whats_on.unsaid",
                Part::MostDays => "whats_on.most_days",
            };
            let rows = slots.iter().map(|slot| self.slot_row(slot));
            Group::of(self.say.say(key), rows.collect())
        };
        by_part.map(group).collect()
    }

    /// A place's slots by weekday.
    pub(super) fn week_groups(&self, slots: &[Slot]) -> Vec<Group> {
        let daily = |slot: &Slot| slot.part == Part::MostDays;
        let by_day =
            slots.chunk_by(|a, b| daily(a) == daily(b) && (daily(a) || a.weekday == b.weekday));
        let group = |slots: &[Slot]| match slots.first() {
            Some(first) if !daily(first) => {
                let rows = slots.iter().map(|slot| self.slot_row(slot));
                Group::of(self.say.say(WEEKDAYS[first.weekday]), rows.collect())
            }
            Some(_) | None => {
                let sessions = slots.iter().map(|slot| &self.sessions.all[slot.session]);
                let rows = sessions.map(|session| self.daily_row(session));
                Group::of(self.say.say("whats_on.most_days"), rows.collect())
            }
        };
        by_day.map(group).collect()
    }

    fn slot_row(&self, slot: &Slot) -> Row {
        let session = &self.sessions.all[slot.session];
        let rule = &session.schedule.rules[slot.rule];
        let alone = Schedule {
            rules: vec![rule.clone()],
            ..Schedule::default()
        };
        let said = alone.week().say(&self.say).rows.into_iter().next();
        let note = said.map(|row| match rule.days {
            Days::Weekly(_) => row.only,
            Days::Monthly(..)
            | Days::Every { .. }
            | Days::OfMonth(_)
            | Days::Dates(_)
            | Days::Between(..)
            | Days::BankHolidays => match row.only.is_empty() {
                true => row.days,
                false => format!("{}, {}", row.days, row.only),
            },
        });
        let note = crop(&note.unwrap_or_default(), NOTE);
        self.session_row(session, (slot.start, slot.end), capital(&note))
    }

    /// Something that is open on most days, with its week in words.
    fn daily_row(&self, session: &Session) -> Row {
        let said = session.schedule.week().say(&self.say);
        let rows = said
            .rows
            .iter()
            .map(|row| format!("{} {}", row.days, row.times));
        let rows: Vec<String> = rows.map(|row| row.trim_end().to_owned()).collect();
        let only = said.rows.iter().map(|row| row.only.as_str());
        let only = only.chain(said.notes.iter().map(String::as_str));
        let notes: Vec<&str> = only.filter(|note| !note.is_empty()).collect();
        let row = self.session_row(session, (None, None), crop(&notes.join(", "), NOTE));
        Row {
            time: crop(&rows.join(", "), NOTE),
            ..row
        }
    }

    fn session_row(
        &self,
        session: &Session,
        (start, end): (Option<u16>, Option<u16>),
        note: String,
    ) -> Row {
        let node = &self.site.offers[session.offer];
        let mut needs: Vec<usize> = Vec::new();
        for need in &node.common.needs {
            let widest = self.site.needs[*need].parent.unwrap_or(*need);
            if !needs.contains(&widest) {
                needs.push(widest);
            }
        }
        let name = |need: &usize| self.site.needs[*need].name.as_str();
        let need = node.common.needs.first().map_or("", name);
        let slugs = |all: Vec<&str>| all.join(" ");
        Row {
            time: self.times_of_day(start, end),
            end: end
                .or(start.map(|start| start + STARTED))
                .map(|end| end.to_string())
                .unwrap_or_default(),
            link: self.link(&node.common.permalink, &node.record.entry.name),
            about: self.say.join(&[&self.where_of(session), need]),
            note,
            in_places: slugs(
                session
                    .places
                    .iter()
                    .map(|i| &*self.site.places[*i].slug)
                    .collect(),
            ),
            for_needs: slugs(needs.iter().map(|i| &*self.site.needs[*i].slug).collect()),
            places: session.places.clone(),
            needs,
        }
    }

    /// `10am to noon`, `from 2pm`, `until 3pm`, `time not said`.
    fn times_of_day(&self, start: Option<u16>, end: Option<u16>) -> String {
        let clock = |minute| clock(minute, &self.say);
        match (start, end) {
            (Some(0), Some(1440)) => self.say.say("hours.all_day"),
            (Some(start), Some(end)) => {
                let with = [("from", &*clock(start)), ("until", &*clock(end))];
                self.say.fill("hours.span", &with)
            }
            (Some(start), None) => self.say.fill("hours.from", &[("time", &clock(start))]),
            (None, Some(end)) => self.say.fill("hours.until", &[("time", &clock(end))]),
            (None, None) => self.say.say("whats_on.unsaid"),
        }
    }

    /// `Hamilton House, Birkenhead`, `Hamilton House and 2 more places`.
    fn where_of(&self, session: &Session) -> String {
        let node = &self.site.offers[session.offer];
        let Some(venue) = session.venues.first() else {
            return self.whereabouts(Node::Offer(node));
        };
        let name = &self.site.venues[*venue].record.entry.name;
        if session.venues.len() > 1 {
            let more = session.venues.len() - 1;
            let more = self.say.count("why.sites", more);
            return format!("{name} {more}");
        }
        let place = session.places.first().map(|i| &*self.site.places[*i].name);
        match place.filter(|place| !name.contains(place)) {
            Some(place) => format!("{name}, {place}"),
            None => name.clone(),
        }
    }
}

/// How names are put in order.
pub(super) fn name_order(name: &str) -> String {
    crate::places::fold(&plain(name))
}

fn is_weekly(schedule: &Schedule) -> bool {
    let mut rules = schedule.rules.iter();
    rules.all(|rule| matches!(rule.days, Days::Weekly(_)))
}
