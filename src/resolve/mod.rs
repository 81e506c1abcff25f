//! Records → [`Site`]: references joined both ways, points and coverage worked out,
//! what is not published left out. Must not know formats.

mod checks;
mod cover;
mod hidden;
mod join;
mod localise;
mod locality;
mod site;
mod slugs;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::gazetteer::Gazetteer;
use crate::model::{Categories, Kind, Places, Record};
use crate::source::Source;

pub use localise::{Tongue, localise};
pub use locality::{BOOKLET, Locality};
pub use site::{
    Common, GroupNode, Need, NeedId, OfferNode, PageNode, Place, Running, Site, Spot, VenueNode,
};

/// All that a site is resolved from.
pub struct Parts<'a> {
    /// Settings.
    pub config: Arc<Config>,
    /// Needs.
    pub categories: &'a Categories,
    /// Places.
    pub places: &'a Places,
    /// Entries, in the order of their paths.
    pub records: Vec<Arc<Record>>,
    /// Files of entries that could not be read, by kind and slug; no slug for a list.
    pub broken: BTreeSet<(Kind, Option<String>)>,
    /// Postcodes.
    pub gazetteer: Arc<Gazetteer>,
    /// The day of the build.
    pub today: Date,
    /// Differs when anything but an entry does: settings, needs, places, postcodes, day.
    pub epoch: u64,
}

/// Faults of a site past which none says "did you mean".
const MAX_SUGGESTIONS: usize = 500;

/// Joins the parts. The site is sound only if no diagnostic is an error.
pub fn resolve(parts: Parts) -> (Site, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let Parts {
        config,
        categories,
        places,
        records,
        broken,
        gazetteer,
        today,
        epoch,
    } = parts;
    let sorted = slugs::sort(records, &mut faults);
    let others = config.languages.get(1..).unwrap_or_default();
    slugs::languages(&sorted, others, &mut faults);
    let mut entries = sorted
        .by_slug
        .values()
        .filter_map(|record| slugs::entry(record));
    if categories.source.is_none() && entries.any(|(_, entry)| !entry.categories.is_empty()) {
        let path = "content/categories.yaml".into();
        let fault = Diagnostic::warning(
            "no-categories",
            &path,
            "there are no categories, so no one can browse by need",
        );
        faults.push(fault.help("add content/categories.yaml with lines like `food: {name: Food}`"));
    }
    let top = categories.top.iter();
    let all = top.flat_map(|top| std::iter::once(top).chain(&top.children));
    let slugs = all.map(|category| &category.slug);
    slugs::keys(categories.source.as_ref(), slugs, |_| None, &mut faults);
    let slugs = places.all.iter().map(|place| &place.slug);
    slugs::keys(places.source.as_ref(), slugs, locality::taken, &mut faults);
    let needs = site::needs(categories);
    let mut cover = cover::Cover::new(&config, places, &gazetteer, &mut faults);
    let known = join::Known {
        needs: &needs,
        all_needs: categories.whole,
        broken: &broken,
    };
    let mut site = join::join(&sorted, &known, &mut cover, &config, today, &mut faults);
    checks::check(&site, today, &mut faults);
    let beside: Vec<&Source> = [Some(&config.source), categories.source.as_ref()]
        .into_iter()
        .flatten()
        .collect();
    hidden::check(&sorted, &beside, &mut faults);
    let (areas, places) = cover.finish();
    site.areas = areas;
    site.places = places;
    site.needs = needs;
    site.gazetteer = gazetteer;
    site.epoch = epoch;
    (site, faults)
}
