//! Questions as residents would type them, with the entries that answer them.

use infobank::postcode;
use infobank::resolve::Site;
use infobank::search::{DocKind, Finder, Hit, Query, Whereabouts};
use serde::Deserialize;

/// A question and what answers it.
#[derive(Deserialize)]
pub struct Judged {
    query: String,
    postcode: Option<String>,
    right: Vec<String>,
}

/// Those of the sample.
pub const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search/judged.json");

/// All of a file.
pub fn read(path: &str) -> Vec<Judged> {
    let text = std::fs::read_to_string(path).expect("the questions are there");
    serde_json::from_str(&text).expect("they are JSON")
}

impl Judged {
    /// What was found instead; `None` when a right one is among the first three.
    pub fn missed(&self, site: &Site, finder: &Finder) -> Option<String> {
        let at = self.postcode.as_ref().map(|typed| {
            let read = postcode::read(typed).expect("it is a postcode");
            Whereabouts::of(site, &read).expect("the site has it")
        });
        let query = Query {
            words: &self.query,
            at: at.as_ref(),
            miles: site.config.radius,
            now: jiff::civil::date(2026, 11, 23).at(14, 30, 0, 0),
        };
        let hits = finder.find(&query).hits;
        let slugs: Vec<&str> = hits.iter().take(3).map(|hit| slug(site, hit)).collect();
        let known = |slug: &String| {
            site.offers.iter().any(|o| o.record.entry.slug == *slug)
                || site.groups.iter().any(|g| g.record.entry.slug == *slug)
                || site.venues.iter().any(|v| v.record.entry.slug == *slug)
        };
        for right in &self.right {
            assert!(known(right), "the site has no {right}");
        }
        let right = slugs
            .iter()
            .any(|slug| self.right.iter().any(|right| right == slug));
        let place = self.postcode.as_deref().unwrap_or("-");
        (!right).then(|| {
            format!(
                "  {} [{place}] gave {slugs:?}, not {:?}",
                self.query, self.right
            )
        })
    }
}

fn slug<'a>(site: &'a Site, hit: &Hit) -> &'a str {
    match hit.doc.kind {
        DocKind::Offer => &site.offers[hit.doc.index].record.entry.slug,
        DocKind::Group => &site.groups[hit.doc.index].record.entry.slug,
        DocKind::Venue => &site.venues[hit.doc.index].record.entry.slug,
    }
}
