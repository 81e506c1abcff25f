//! Diary files: an offer's times, what is on in a place, and on the whole site. They hold
//! what is certain. Sensitive offers have none, and of a hidden address none says more
//! than the sector.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::Given;
use super::ical::{About, Ical};
use super::pages::{Diary, Maker};
use crate::hours::pattern::Event;
use crate::hours::{Schedule, compact};
use crate::output::Output;

/// What happens when: many entries share their times, and so their events.
struct Events(HashMap<String, Vec<Event>>);

impl Events {
    fn of<'s>(given: &Given, wanted: impl Iterator<Item = &'s Schedule>) -> Events {
        let keyed = wanted.map(|schedule| (compact::write(schedule, true), schedule));
        let wanted: BTreeMap<String, &Schedule> = keyed.collect();
        let (today, calendar) = (given.site.today, given.site.config.calendar());
        let wanted = wanted.into_par_iter();
        let all = wanted.map(|(key, schedule)| (key, schedule.events(today, &calendar)));
        Events(all.collect())
    }

    fn at(&self, schedule: &Schedule) -> &[Event] {
        let found = self.0.get(&compact::write(schedule, true));
        found.map_or(&[], Vec::as_slice)
    }
}

/// Every diary file of the site.
pub(super) fn all(given: &Given, maker: &Maker) -> Output {
    let diaries = maker.diaries();
    let slots = diaries.iter().flat_map(|diary| &diary.slots);
    let events = Events::of(given, slots.map(|slot| slot.schedule));
    let host = host(&given.site.config.base_url);
    let write = |diary: Diary| {
        let mut calendar = Ical::new(&diary.name, given.site.today);
        for slot in &diary.slots {
            let id = match slot.place {
                "" => slot.id.to_string(),
                place => format!("{}-{place}", slot.id),
            };
            let about = About {
                id: &id,
                host,
                summary: slot.name,
                location: Some(slot.location.as_str()).filter(|text| !text.is_empty()),
                description: Some(slot.about).filter(|text| !text.is_empty()),
                url: Some(&slot.url),
            };
            calendar.add(&about, events.at(slot.schedule));
        }
        (diary.path, calendar.finish().into_bytes().into())
    };
    diaries.into_par_iter().map(write).collect()
}

/// The host's name in an address.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_host_is_the_name_without_path_or_port() {
        let hosts = [
            "https://example.org/wirral/",
            "http://localhost:8000/",
            "https://x.org",
        ];
        assert_eq!(hosts.map(host), ["example.org", "localhost", "x.org"]);
    }
}
