//! What one can go to, once for the whole site: by weekday, and by place.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::lists::PlaceOf;
use super::super::paged::Paged;
use super::On;
use super::rows::name_order;
use crate::hours::{Days, Rule, Schedule, Season, Weekdays, compact};
use crate::model::{OfferType, Way};
use crate::resolve::{OfferNode, Running, Site};

/// What one can go to.
#[derive(Default)]
pub struct Sessions {
    /// By offer.
    pub all: Vec<Session>,
    /// For each weekday, Monday first: by part of the day, time and name.
    pub by_weekday: [Vec<Slot>; 7],
    /// The week of each place that has something; what is open on most days comes last
    /// and once.
    pub by_place: BTreeMap<usize, Vec<Slot>>,
}

/// An offer at places where it has the same times.
pub struct Session {
    /// Its index.
    pub offer: usize,
    /// Which of the offer's sessions has the times; none for the offer's own.
    times: Option<usize>,
    /// Indexes of venues; none for an address of the offer's own.
    pub venues: Vec<usize>,
    /// Indexes of places that those lie in.
    pub places: Vec<usize>,
    /// Open on five weekdays or more: not worth saying again each day.
    pub daily: bool,
}

/// A session at a time of a weekday.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    pub session: usize,
    /// Of its schedule's.
    pub rule: usize,
    /// Monday is 0.
    pub weekday: usize,
    pub part: Part,
    pub start: Option<u16>,
    pub end: Option<u16>,
}

/// Part of a day, as lists are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Morning,
    Afternoon,
    Evening,
    Unsaid,
    MostDays,
}

const NOON: u16 = 12 * 60;
const EVENING: u16 = 17 * 60;
/// Weekdays from which on something is open on most days.
const MOST: usize = 5;

impl Part {
    fn of(start: Option<u16>) -> Part {
        match start {
            None => Part::Unsaid,
            Some(start) if start < NOON => Part::Morning,
            Some(start) if start < EVENING => Part::Afternoon,
            Some(_) => Part::Evening,
        }
    }
}

impl Sessions {
    /// All of a site.
    pub fn of(site: &Site, place_of: &PlaceOf) -> Sessions {
        let mut sessions = Sessions::default();
        for (offer, node) in site.offers.iter().enumerate() {
            if can_go(node) {
                sessions.all.extend(of_offer(site, place_of, offer, node));
            }
        }
        let names: Vec<String> = sessions
            .all
            .iter()
            .map(|session| name_order(&site.offers[session.offer].record.entry.name))
            .collect();
        for (index, session) in sessions.all.iter().enumerate() {
            for (weekday, slots) in sessions.by_weekday.iter_mut().enumerate() {
                slots.extend(session.slots(index, weekday, site));
            }
        }
        for slots in &mut sessions.by_weekday {
            let order = |slot: &Slot| {
                let none = slot.start.is_none();
                (slot.part, none, slot.start, slot.end, &names[slot.session])
            };
            slots.sort_by(|a, b| order(a).cmp(&order(b)));
        }
        let mut daily: Vec<Slot> = Vec::new();
        for slot in sessions.by_weekday.iter().flatten() {
            let session = &sessions.all[slot.session];
            if !session.daily {
                for place in &session.places {
                    sessions.by_place.entry(*place).or_default().push(*slot);
                }
            } else if daily.iter().all(|known| known.session != slot.session) {
                daily.push(*slot);
            }
        }
        daily.sort_by_key(|slot| &names[slot.session]);
        for slot in daily {
            for place in &sessions.all[slot.session].places {
                sessions.by_place.entry(*place).or_default().push(slot);
            }
        }
        sessions
    }

    /// Its pages.
    pub fn pages(&self) -> impl Iterator<Item = On> + '_ {
        let weekdays = self.by_weekday.iter().enumerate();
        let weekdays = weekdays.flat_map(|(weekday, slots)| {
            Paged::all(slots.len()).map(move |paged| On::Weekday(weekday, paged))
        });
        let places = self.by_place.iter();
        let places = places.flat_map(|(place, slots)| {
            Paged::all(slots.len()).map(move |paged| On::Place(*place, paged))
        });
        let later = self.has_later().then_some(On::Later);
        std::iter::once(On::Coming)
            .chain(later)
            .chain(weekdays)
            .chain(places)
    }

    /// Whether there is a page of the days after the fortnight.
    pub fn has_later(&self) -> bool {
        !self.all.is_empty()
    }
}

/// Whether an offer is running and one goes to it; volunteering has its own page.
fn can_go(node: &OfferNode) -> bool {
    let offer = &node.record;
    let in_person = offer.ways.is_empty() || offer.ways.contains(&Way::InPerson);
    node.common.running == Running::Yes
        && in_person
        && !node.common.spots.is_empty()
        && offer.offer_type != OfferType::Volunteering
}

/// An offer's sessions, those at places with the same times together. Who may not know
/// the address has to ring first: a hidden one is no place to go to.
fn of_offer(site: &Site, place_of: &PlaceOf, offer: usize, node: &OfferNode) -> Vec<Session> {
    let mut found: Vec<(String, Session)> = Vec::new();
    for spot in &node.common.spots {
        let session = spot.venue.and_then(|venue| {
            let mut all = node.venues.iter();
            all.find(|(at, _)| *at == venue)
        });
        let times = session
            .map(|(_, session)| *session)
            .filter(|session| !node.record.sessions[*session].times.is_empty());
        let schedule = schedule(node, times);
        let hidden = spot
            .venue
            .is_some_and(|venue| site.venues[venue].record.hide_address);
        if hidden || schedule.rules.is_empty() || schedule.has_ended(site.today) {
            continue;
        }
        // Most are at one place, and are compared with nothing.
        let key = match node.common.spots.len() {
            1 => String::new(),
            _ => compact::write(schedule, true),
        };
        let at = found.iter().position(|(known, _)| *known == key);
        let at = at.unwrap_or_else(|| {
            let session = Session {
                offer,
                times,
                venues: Vec::new(),
                places: Vec::new(),
                daily: is_daily(schedule),
            };
            found.push((key, session));
            found.len() - 1
        });
        let session = &mut found[at].1;
        session.venues.extend(spot.venue);
        let place = spot
            .postcode
            .and_then(|postcode| place_of.at(site, postcode));
        session
            .places
            .extend(place.filter(|place| !session.places.contains(place)));
    }
    found.into_iter().map(|(_, session)| session).collect()
}

/// The times of one of an offer's sessions, or the offer's own.
fn schedule(node: &OfferNode, session: Option<usize>) -> &Schedule {
    let offer = &node.record;
    let times = session.map_or(&offer.times, |session| &offer.sessions[session].times);
    &times.reading.schedule
}

fn is_daily(schedule: &Schedule) -> bool {
    let weekly = schedule.rules.iter().map(|rule| match rule.days {
        Days::Weekly(on) => on,
        Days::Monthly(..)
        | Days::Every { .. }
        | Days::OfMonth(_)
        | Days::Dates(_)
        | Days::Between(..)
        | Days::BankHolidays => Weekdays::default(),
    });
    let all = weekly.fold(Weekdays::default(), Weekdays::and);
    all.days().count() >= MOST
}

impl Session {
    /// When.
    pub fn schedule<'a>(&self, site: &'a Site) -> &'a Schedule {
        schedule(&site.offers[self.offer], self.times)
    }

    fn slots(&self, session: usize, weekday: usize, site: &Site) -> Vec<Slot> {
        let day = Weekdays(1 << weekday);
        let schedule = self.schedule(site);
        let closed = schedule
            .closed
            .iter()
            .filter_map(Days::weekly)
            .any(|on| on.without(day) != on);
        let mut slots = Vec::new();
        for (rule, says) in schedule.rules.iter().enumerate() {
            if closed || !says.touches(day, site.today) {
                continue;
            }
            for (start, end) in says.time.stretches() {
                slots.push(Slot {
                    session,
                    rule,
                    weekday,
                    part: match self.daily {
                        true => Part::MostDays,
                        false => Part::of(start),
                    },
                    start,
                    end,
                });
            }
        }
        slots
    }
}

impl Rule {
    /// Whether it may be on on a weekday, from the build on. Dates of each month fall on
    /// all of them, and bank holidays mostly on one: neither is a thing of a weekday.
    fn touches(&self, day: Weekdays, today: Date) -> bool {
        if let Some(Season::Dates(_, Some(until))) = self.season
            && until < today
        {
            return false;
        }
        let on = match &self.days {
            Days::Weekly(on) | Days::Monthly(_, on) | Days::Every { on, .. } => *on,
            Days::Dates(dates) => dates
                .iter()
                .filter(|date| **date >= today)
                .fold(Weekdays::default(), |on, date| {
                    on.and(Weekdays::one(date.weekday()))
                }),
            Days::Between(_, until) if *until >= today => Weekdays::ALL,
            Days::Between(..) | Days::OfMonth(_) | Days::BankHolidays => Weekdays::default(),
        };
        on.without(day) != on
    }
}
