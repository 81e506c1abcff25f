//! The resolved site: what every output reads.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::gazetteer::Gazetteer;
use crate::geo::Point;
use crate::model::{
    Alert, Categories, Entry, Group, Kind, Named, Offer, Page, Status, Times, Translation, Venue,
};
use crate::places::{Areas, Coverage};
use crate::postcode::{Outward, Postcode};

/// Index of a need in [`Site::needs`].
pub type NeedId = usize;

/// A whole site, every reference joined. Entries are sorted by slug; those that are
/// not published are not here.
#[derive(Debug, Clone)]
pub struct Site {
    /// Settings.
    pub config: Arc<Config>,
    /// The day of the build.
    pub today: Date,
    /// Differs when anything but an entry does: settings, needs, places, postcodes, day.
    pub epoch: u64,
    /// Needs: each top one followed by its children.
    pub needs: Vec<Need>,
    /// Places, in the order of their file.
    pub places: Vec<Place>,
    /// Areas that entries serve.
    pub areas: Areas,
    /// Postcodes.
    pub gazetteer: Arc<Gazetteer>,
    /// Outward codes of the area.
    pub outward: Vec<Outward>,
    /// Groups.
    pub groups: Vec<GroupNode>,
    /// Venues.
    pub venues: Vec<VenueNode>,
    /// Offers.
    pub offers: Vec<OfferNode>,
    /// Pages, in menu order.
    pub pages: Vec<PageNode>,
    /// Alerts that have not ended, the most urgent first.
    pub alerts: Vec<(Arc<Alert>, Coverage)>,
    /// Second languages of entries, by kind, slug and language.
    pub translations: BTreeMap<(Kind, String, String), Arc<Translation>>,
    /// The same site in its first language, where this is another.
    pub first: Option<Arc<Site>>,
    /// Old addresses and where they lead now, both without a leading `/`.
    pub redirects: BTreeMap<String, String>,
}

/// A need.
#[derive(Debug, Clone)]
pub struct Need {
    /// Last part of its address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Words people use for it.
    pub also: Vec<String>,
    /// What else finds it and is not shown: what it is called in the site's other languages,
    /// since people ask in their own, and not all entries are translated.
    pub others: Vec<String>,
    /// What it is called in other languages, by code.
    pub translations: BTreeMap<String, Named>,
    /// The wider need.
    pub parent: Option<NeedId>,
    /// The narrower needs.
    pub children: Vec<NeedId>,
}

impl Need {
    /// Its page, below the base: `needs/food/`.
    pub fn permalink(&self) -> String {
        format!("needs/{}/", self.slug)
    }
}

/// What something is called in all other languages but one.
pub(super) fn others(translations: &BTreeMap<String, Named>, but: &str) -> Vec<String> {
    let all = translations.iter().filter(|(code, _)| *code != but);
    all.flat_map(|(_, named)| std::iter::once(&named.name).chain(&named.also))
        .cloned()
        .collect()
}

/// The names that a Welsh one is made of: "tai" and "digartrefedd" of "Tai a
/// digartrefedd". English ones are read so where they are searched.
pub(super) fn welsh_parts(name: &str) -> Vec<String> {
    let parted = name.replace(" ac ", ", ").replace(" a ", ", ");
    let parts = parted.split(',').map(|part| part.trim().to_lowercase());
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// The needs of a categories file, each top one followed by its children.
pub(super) fn needs(categories: &Categories) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    for top in &categories.top {
        let parent = needs.len();
        let need = |category: &crate::model::Category, parent| Need {
            slug: category.slug.value.clone(),
            name: category.name.clone(),
            also: category.also.clone(),
            others: {
                let mut others = others(&category.translations, "");
                let welsh = category.translations.get("cy");
                others.extend(welsh.map_or_else(Vec::new, |named| welsh_parts(&named.name)));
                others
            },
            translations: category.translations.clone(),
            parent,
            children: Vec::new(),
        };
        needs.push(need(top, None));
        for child in &top.children {
            let id = needs.len();
            needs[parent].children.push(id);
            needs.push(need(child, Some(parent)));
        }
    }
    needs
}

/// A place of `places.yaml`.
#[derive(Debug, Clone)]
pub struct Place {
    /// Last part of its address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Other names for it.
    pub also: Vec<String>,
    /// What else finds it and is not shown: its names in the site's other languages, so
    /// that an address that names it leads there from any of them.
    pub others: Vec<String>,
    /// What it is called in other languages, by code.
    pub translations: BTreeMap<String, Named>,
    /// Its postcodes, as indexes in the gazetteer, sorted.
    pub units: Vec<u32>,
    /// The middle of its postcodes; `None` when the gazetteer has none of them.
    pub centre: Option<Point>,
}

impl Place {
    /// Its page, below the base: `places/seacombe/`.
    pub fn permalink(&self) -> String {
        format!("places/{}/", self.slug)
    }
}

/// Whether an entry is running.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Running {
    /// Listed and found.
    Yes,
    /// Listed and found, and said to be closed for now.
    Paused,
    /// Its page says that it has ended; listed nowhere.
    No,
}

/// A point where an entry is.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The point; a sector's middle when the address is hidden or the postcode unknown.
    pub point: Point,
    /// The postcode, if it may be published.
    pub postcode: Option<Postcode>,
    /// The venue there, as index in [`Site::venues`].
    pub venue: Option<usize>,
    /// False for a stand-in point.
    pub exact: bool,
}

/// What is worked out for every group, venue and offer.
#[derive(Debug, Clone)]
pub struct Common {
    /// Its page, below the base: `offers/warm-hub/`.
    pub permalink: String,
    /// Its needs, as typed order, each once.
    pub needs: Vec<NeedId>,
    /// Whom it covers.
    pub coverage: Coverage,
    /// `serves` as typed, for showing.
    pub serves: Vec<String>,
    /// Where it is: none for what has no place.
    pub spots: Vec<Spot>,
    /// Whether it is running.
    pub running: Running,
}

/// A group and what is joined to it, as indexes in [`Site`].
#[derive(Debug, Clone)]
pub struct GroupNode {
    /// As decoded.
    pub record: Arc<Group>,
    /// What every entry has.
    pub common: Common,
    /// The group that it belongs to.
    pub parent: Option<usize>,
    /// Groups that belong to it.
    pub children: Vec<usize>,
    /// Its base.
    pub venue: Option<usize>,
    /// What it runs.
    pub offers: Vec<usize>,
}

/// A venue and what is joined to it.
#[derive(Debug, Clone)]
pub struct VenueNode {
    /// As decoded; a hidden address has been taken out.
    pub record: Arc<Venue>,
    /// What every entry has.
    pub common: Common,
    /// What happens there: offer and index of its session.
    pub offers: Vec<(usize, usize)>,
    /// Groups that have their base there.
    pub groups: Vec<usize>,
    /// For a hidden address, all that may be said: the sector, `CH44 1`.
    pub sector: Option<String>,
}

/// An offer and what is joined to it.
#[derive(Debug, Clone)]
pub struct OfferNode {
    /// As decoded.
    pub record: Arc<Offer>,
    /// What every entry has.
    pub common: Common,
    /// The groups that run it.
    pub groups: Vec<usize>,
    /// The venue of each session that is published, with the session's index.
    pub venues: Vec<(usize, usize)>,
}

/// A page.
#[derive(Debug, Clone)]
pub struct PageNode {
    /// As decoded.
    pub record: Arc<Page>,
    /// Below the base: `about/`.
    pub permalink: String,
}

impl OfferNode {
    /// When it is on: its own times and those of its places.
    pub fn times(&self) -> impl Iterator<Item = &Times> + Clone {
        let offer = &self.record;
        let there = self.venues.iter();
        let there = there.map(|(_, session)| &offer.sessions[*session].times);
        let all = std::iter::once(&offer.times).chain(there);
        all.filter(|times| !times.is_empty())
    }
}

impl Running {
    /// From the status in the content.
    pub(super) fn of(entry: &Entry) -> Running {
        match entry.status {
            Status::Active => Running::Yes,
            Status::TemporarilyClosed => Running::Paused,
            Status::Inactive | Status::Defunct => Running::No,
        }
    }
}

impl Site {
    /// A notice for each line of times that is not understood.
    pub fn unread_times(&self) -> Vec<Diagnostic> {
        let venues = self.venues.iter().flat_map(|node| {
            let venue = &node.record;
            venue.opening.unread(&venue.entry.source)
        });
        let offers = self.offers.iter().flat_map(|node| {
            let offer = &node.record;
            let there = offer.sessions.iter().map(|session| &session.times);
            let source = &offer.entry.source;
            let all = std::iter::once(&offer.times).chain(there);
            all.flat_map(|times| times.unread(source))
                .collect::<Vec<_>>()
        });
        venues.chain(offers).collect()
    }

    /// A need's name, or `Food: Food banks` for a narrower one.
    pub fn need_path(&self, id: NeedId) -> String {
        let need = &self.needs[id];
        need.parent.map_or_else(
            || need.name.clone(),
            |parent| format!("{}: {}", self.needs[parent].name, need.name),
        )
    }

    /// True for an outward code of the site's own area.
    pub fn covers(&self, outward: Outward) -> bool {
        self.outward.contains(&outward)
    }
}
