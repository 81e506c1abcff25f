//! The five layers of local, and the order within them.

use std::cmp::Ordering;

use super::{Doc, Soon, Whereabouts};
use crate::model::Way;

/// Miles within which what anyone may come to is one's own neighbourhood's.
pub const NEIGHBOURHOOD_MILES: f64 = 1.0;

/// How local an offer is to a person, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// It covers the postcode and less than the whole area, or anyone may come and it
    /// is within a mile.
    Neighbourhood,
    /// Anyone may come, and it is within the chosen distance.
    Near,
    /// It covers the whole area, or comes to people or delivers there.
    Across,
    /// By phone or online, from anywhere.
    Remote,
    /// It is near and covers others.
    NotCovered,
}

impl Layer {
    /// Every layer, in order.
    pub const ALL: [Layer; 5] = [
        Layer::Neighbourhood,
        Layer::Near,
        Layer::Across,
        Layer::Remote,
        Layer::NotCovered,
    ];

    /// Its number in the product's description, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// Why it is in its layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// One of the areas that it serves holds the postcode: this one.
    Covers(u32),
    /// Anyone may come.
    Anyone,
    /// It serves the site's whole area.
    WholeArea,
    /// It serves the whole country.
    Uk,
    /// It comes or delivers.
    Comes,
    /// It answers by phone or online.
    Remote,
    /// It covers others.
    Others,
}

/// Where an entry lies for a person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The layer.
    pub layer: Layer,
    /// Miles to its nearest point; `None` when it has none.
    pub miles: Option<f64>,
    /// Why.
    pub reason: Reason,
}

/// The layer of an entry for a person who takes `radius` miles as near; `None` when
/// it is neither for them nor near.
pub fn place(doc: &Doc, at: &Whereabouts, radius: f64) -> Option<Placed> {
    let miles = doc
        .points
        .iter()
        .map(|point| point.miles_to(at.point))
        .min_by(f64::total_cmp);
    let within = |limit: f64| miles.is_some_and(|miles| miles <= limit);
    let placed = |layer, reason| {
        Some(Placed {
            layer,
            miles,
            reason,
        })
    };
    let coverage = &doc.coverage;
    // Smaller areas explain better; among several the first is as good as another.
    if let Some(area) = coverage
        .narrow
        .iter()
        .find(|area| at.areas.binary_search(area).is_ok())
    {
        return placed(Layer::Neighbourhood, Reason::Covers(*area));
    }
    let in_person = doc.reaches(&[Way::InPerson]);
    let comes = doc.reaches(&[Way::AtHome, Way::Delivery]);
    let remote = doc.reaches(&[Way::Phone, Way::Online]);
    if coverage.is_anyone() {
        if in_person && within(NEIGHBOURHOOD_MILES.min(radius)) {
            return placed(Layer::Neighbourhood, Reason::Anyone);
        }
        if in_person && within(radius) {
            return placed(Layer::Near, Reason::Anyone);
        }
        if comes && at.inside {
            return placed(Layer::Across, Reason::Comes);
        }
        // What has no place and says nothing of whom it is for is for everyone.
        return if remote || doc.points.is_empty() {
            placed(Layer::Remote, Reason::Remote)
        } else {
            None
        };
    }
    if coverage.whole && at.inside {
        return placed(Layer::Across, Reason::WholeArea);
    }
    if coverage.uk {
        return if in_person || comes {
            placed(Layer::Across, Reason::Uk)
        } else {
            placed(Layer::Remote, Reason::Uk)
        };
    }
    if within(radius) {
        placed(Layer::NotCovered, Reason::Others)
    } else {
        None
    }
}

/// An entry with all that it is put in order by.
#[derive(Debug, Clone, Copy)]
pub struct Ranked<'a> {
    /// The entry.
    pub doc: &'a Doc,
    /// Where it lies.
    pub placed: Placed,
    /// How well it answers, larger is better; the same for all that answer as well.
    pub score: u32,
    /// How soon it is on; the same for all when nothing in particular is wanted.
    pub soon: Soon,
    /// How well it answers to the last point, for those between which nothing else decides.
    pub exact: u64,
}

/// The order of results: the layer, the better answer, what is on sooner, the nearer, the
/// name. What has no place comes after what has one.
pub fn rank(a: &Ranked, b: &Ranked) -> Ordering {
    let miles = |placed: &Placed| placed.miles.unwrap_or(f64::INFINITY);
    (a.placed.layer.cmp(&b.placed.layer))
        .then(b.score.cmp(&a.score))
        .then(a.soon.cmp(&b.soon))
        .then(miles(&a.placed).total_cmp(&miles(&b.placed)))
        .then(b.exact.cmp(&a.exact))
        .then_with(|| a.doc.name.to_lowercase().cmp(&b.doc.name.to_lowercase()))
        .then((a.doc.kind, a.doc.index).cmp(&(b.doc.kind, b.doc.index)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::gazetteer::Precision;
    use crate::geo::Point;
    use crate::places::Coverage;
    use crate::search::{DocKind, Timetable};

    /// Cases shared with the browser: an entry, a person, and the layer.
    #[test]
    fn layers_are_as_in_the_shared_cases() {
        let text = std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/vectors/layers.json"
        ))
        .unwrap();
        let cases: serde_json::Value = serde_json::from_str(&text).unwrap();
        let cases = cases.as_array().unwrap();
        assert!(cases.len() > 25);
        for case in cases {
            let ways = case["ways"]
                .as_array()
                .unwrap()
                .iter()
                .map(|way| {
                    *Way::ALL
                        .iter()
                        .find(|w| w.word() == way.as_str().unwrap())
                        .unwrap()
                })
                .collect();
            let ids = |value: &serde_json::Value| {
                value.as_array().map_or(Vec::new(), |all| {
                    all.iter()
                        .map(|id| u32::try_from(id.as_u64().unwrap()).unwrap())
                        .collect()
                })
            };
            // A degree of latitude is 69.1 miles on the sphere that distances use.
            let points = case["miles"].as_f64().map(|miles| Point {
                lat: 53.0 + miles / 69.0934,
                lon: -3.0,
            });
            let doc = Doc {
                kind: DocKind::Offer,
                index: 0,
                name: String::new(),
                needs: Vec::new(),
                ways,
                coverage: Coverage {
                    narrow: ids(&case["areas"]),
                    whole: case["whole"] == true,
                    uk: case["uk"] == true,
                },
                points: points.into_iter().collect(),
                times: Timetable::default(),
                paused: false,
            };
            let at = Whereabouts {
                point: Point {
                    lat: 53.0,
                    lon: -3.0,
                },
                areas: ids(&case["in"]),
                inside: case["inside"] == true,
                precision: Precision::Unit,
                fallback: false,
            };
            let radius = case["radius"].as_f64().unwrap_or(3.0);
            let found = place(&doc, &at, radius).map(|placed| u64::from(placed.layer.number()));
            assert_eq!(found, case["layer"].as_u64(), "{case}");
        }
    }
}
