//! Diary files: an offer's times, what is on in a place, and on the whole site. They hold
//! what is certain. Sensitive offers have none, and of a hidden address none says more
//! than the sector.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::Given;
use super::ical::{About, Ical};
use super::pages::{Diary, Maker};
use crate::hours::pattern::Event;
use crate::hours::{Schedule, compact};
use crate::output::Output;

/// Events that were made before: many entries share their times, and edits leave most
/// of them as they are.
#[derive(Default)]
pub struct Memo {
    /// The build's date and what is known of the year's days.
    of: Option<(Date, u64)>,
    events: HashMap<String, Arc<Vec<Event>>>,
}

impl Memo {
    /// Keeps what still holds, and makes what is wanted and not there.
    fn prepare<'s>(&mut self, given: &Given, wanted: impl Iterator<Item = &'s Schedule>) {
        let site = given.site;
        let of = Some((site.today, site.epoch));
        if self.of != of {
            self.events.clear();
            self.of = of;
        }
        let keyed = wanted.map(|schedule| (compact::write(schedule, true), schedule));
        let wanted: BTreeMap<String, &Schedule> = keyed.collect();
        self.events.retain(|key, _| wanted.contains_key(key));
        let calendar = site.config.calendar();
        let new: Vec<(String, Arc<Vec<Event>>)> = wanted
            .into_par_iter()
            .filter(|(key, _)| !self.events.contains_key(key))
            .map(|(key, schedule)| (key, schedule.events(site.today, &calendar).into()))
            .collect();
        self.events.extend(new);
    }

    fn events(&self, schedule: &Schedule) -> &[Event] {
        let found = self.events.get(&compact::write(schedule, true));
        found.map_or(&[], |events| events.as_slice())
    }
}

pub(super) fn add(given: &Given, maker: &Maker, memo: &mut Memo, output: &mut Output) {
    let diaries = maker.diaries();
    let slots = diaries.iter().flat_map(|diary| &diary.slots);
    memo.prepare(given, slots.map(|slot| slot.schedule));
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
            calendar.add(&about, memo.events(slot.schedule));
        }
        (diary.path, calendar.finish().into_bytes().into())
    };
    let files: Vec<(String, Arc<[u8]>)> = diaries.into_par_iter().map(write).collect();
    output.extend(files);
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
