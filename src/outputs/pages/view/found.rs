//! What there is for someone somewhere, in the order of the layers, and its short form by
//! need. Many pages list the same entries, so what is said of one anywhere is made once.

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::Link;
use super::contact::Call;
use super::icons;
use super::maker::Maker;
use crate::model::Way;
use crate::search::{Doc, Placed, Whereabouts, place};

/// An entry in its layer.
pub type Found<'a> = (&'a Doc, Placed);

/// What is said of an entry in one line, wherever the line stands.
#[derive(Debug, Serialize)]
pub struct Line {
    pub link: Link,
    pub when: String,
    pub call: Option<Call>,
}

/// A line with why it is there.
#[derive(Debug, Serialize)]
pub struct Row {
    pub line: Arc<Line>,
    pub why: String,
}

/// A top need with the first of what answers it.
#[derive(Debug, Serialize)]
pub struct TopicHere {
    /// For `id`.
    pub id: String,
    pub icon: &'static str,
    pub name: String,
    pub rows: Vec<Row>,
    pub more: Option<Link>,
}

/// Lines of all entries, each made when it is first wanted.
pub struct Lines(Vec<OnceLock<Arc<Line>>>);

/// Lines below one need. More stand on the need's own page.
const ROWS: usize = 6;

impl Lines {
    /// For some docs.
    pub fn of(docs: &[Doc]) -> Lines {
        Lines((0..docs.len()).map(|_| OnceLock::new()).collect())
    }
}

impl<'a> Maker<'a> {
    /// What there is for someone somewhere, by layer, then distance, then name: the
    /// order of [`crate::search::rank`] when no need was asked for.
    pub(super) fn found(&self, at: &Whereabouts) -> Vec<Found<'a>> {
        let radius = self.site.config.radius;
        // A degree is at least 68.7 miles of latitude in Britain, and 33 of longitude.
        let (lat, lon) = (radius / 68.7, radius / 33.0);
        let far = |doc: &Doc| {
            doc.points.iter().all(|point| {
                (point.lat - at.point.lat).abs() > lat || (point.lon - at.point.lon).abs() > lon
            })
        };
        let docs = self.lists.for_places.iter().map(|i| &self.given.docs[*i]);
        let mut found: Vec<Found> = docs
            .filter(|doc| {
                // Most of a large area is far from any one place: no need to measure.
                let coverage = &doc.coverage;
                let only_there = doc.ways == [Way::InPerson] && !coverage.whole && !coverage.uk;
                let here = || {
                    let mut areas = coverage.narrow.iter();
                    areas.any(|area| at.areas.binary_search(area).is_ok())
                };
                !only_there || doc.points.is_empty() || !far(doc) || here()
            })
            .filter_map(|doc| Some((doc, place(doc, at, radius)?)))
            .collect();
        // `for_places` is by name, and this sort keeps the order of equals.
        let miles = |placed: &Placed| placed.miles.unwrap_or(f64::INFINITY);
        found.sort_by(|(_, a), (_, b)| a.layer.cmp(&b.layer).then(miles(a).total_cmp(&miles(b))));
        found
    }

    /// By top need, in the site's order, the first of what was found and how much more.
    pub(super) fn topics_here(&self, found: &[Found<'a>]) -> Vec<TopicHere> {
        let mut by_need: Vec<Vec<usize>> = vec![Vec::new(); self.site.needs.len()];
        for (i, (doc, _)) in found.iter().enumerate() {
            for need in &doc.needs {
                let list = &mut by_need[self.site.needs[*need].parent.unwrap_or(*need)];
                // Two of its needs may stand below the same one.
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
        let answered = by_need
            .iter()
            .enumerate()
            .filter(|(_, list)| !list.is_empty());
        let topic = |(need, list): (usize, &Vec<usize>)| {
            let own = &self.site.needs[need];
            let more = list.len().saturating_sub(ROWS);
            TopicHere {
                id: format!("need-{}", own.slug),
                icon: icons::of_need(&own.slug, &own.name),
                name: own.name.clone(),
                rows: list
                    .iter()
                    .take(ROWS)
                    .map(|i| self.row(&found[*i]))
                    .collect(),
                more: (more > 0).then(|| {
                    let more = self.say.count("place.rows", more);
                    self.link(&own.permalink(), more)
                }),
            }
        };
        answered.map(topic).collect()
    }

    fn row(&self, (doc, placed): &Found<'a>) -> Row {
        Row {
            line: self.line(doc),
            why: self.why_here(self.node(doc), placed),
        }
    }

    /// What is said of an entry in one line.
    fn line(&self, doc: &Doc) -> Arc<Line> {
        let make = || {
            let card = self.card(self.node(doc), Some(String::new()));
            Arc::new(Line {
                link: Link {
                    href: card.href,
                    text: card.name,
                },
                when: card.when,
                call: card.call,
            })
        };
        self.lines.0[self.number(doc)].get_or_init(make).clone()
    }
}
