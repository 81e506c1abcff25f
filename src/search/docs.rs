//! Site → the flat list of what can be found.

use super::grid::kept;
use super::timetable::Timetable;
use crate::foreign::plain;
use crate::geo::Point;
use crate::model::{Entry, Way};
use crate::places::Coverage;
use crate::resolve::{Common, NeedId, Running, Site};

/// The kinds that can be found, in the order in which they are listed when all else
/// is equal: what helps before who runs it before where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocKind {
    /// A support offer.
    Offer,
    /// A group.
    Group,
    /// A venue.
    Venue,
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Doc {
    /// Its kind.
    pub kind: DocKind,
    /// Its index among the site's offers, groups or venues.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// Needs that it answers, as given.
    pub needs: Vec<NeedId>,
    /// How it reaches people, sorted; never empty.
    pub ways: Vec<Way>,
    /// Whom it covers.
    pub coverage: Coverage,
    /// Where it is, to within 11 m, as the browser has it.
    pub points: Vec<Point>,
    /// When it is on.
    pub times: Timetable,
    /// Closed for now.
    pub paused: bool,
}

impl Doc {
    /// Whether it reaches people in one of some ways.
    pub fn reaches(&self, ways: &[Way]) -> bool {
        self.ways.iter().any(|way| ways.contains(way))
    }
}

/// Every entry that is running, offers first, then groups, then venues, each by slug.
pub fn docs(site: &Site) -> Vec<Doc> {
    let doc = |kind, index, entry: &Entry, common: &Common, ways: Vec<Way>, times| Doc {
        kind,
        index,
        name: plain(&entry.name).into_owned(),
        needs: common.needs.clone(),
        ways,
        coverage: common.coverage.clone(),
        points: common.spots.iter().map(|spot| kept(spot.point)).collect(),
        times,
        paused: common.running == Running::Paused,
    };
    let running = |common: &Common| common.running != Running::No;
    let offers = site
        .offers
        .iter()
        .enumerate()
        .filter(|(_, offer)| running(&offer.common))
        .map(|(i, offer)| {
            let record = &offer.record;
            let ways = if record.ways.is_empty() {
                usual_ways(&record.entry, &offer.common)
            } else {
                record.ways.clone()
            };
            let times = Timetable::of_offer(offer);
            doc(DocKind::Offer, i, &record.entry, &offer.common, ways, times)
        });
    let groups = site
        .groups
        .iter()
        .enumerate()
        .filter(|(_, group)| running(&group.common))
        .map(|(i, group)| {
            let entry = &group.record.entry;
            doc(
                DocKind::Group,
                i,
                entry,
                &group.common,
                usual_ways(entry, &group.common),
                Timetable::default(),
            )
        });
    let venues = site
        .venues
        .iter()
        .enumerate()
        .filter(|(_, venue)| running(&venue.common))
        .map(|(i, venue)| {
            doc(
                DocKind::Venue,
                i,
                &venue.record.entry,
                &venue.common,
                vec![Way::InPerson],
                Timetable::of_venue(venue),
            )
        });
    offers.chain(groups).chain(venues).collect()
}

/// How an entry that does not say so reaches people: in person when it has a place,
/// else by what contacts it has.
fn usual_ways(entry: &Entry, common: &Common) -> Vec<Way> {
    if !common.spots.is_empty() {
        return vec![Way::InPerson];
    }
    let phone = !entry.phones.is_empty() || !entry.texts.is_empty();
    let online = !entry.websites.is_empty() || !entry.emails.is_empty() || !entry.social.is_empty();
    match (phone, online) {
        (true, true) => vec![Way::Phone, Way::Online],
        (false, true) => vec![Way::Online],
        (true | false, false) => vec![Way::Phone],
    }
}
