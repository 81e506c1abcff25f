//! A leaflet for a place or an outward code: two sides of A4 to hand to someone who has no
//! internet. What there is for them by need, the nearest first; of each need its share.

use std::sync::Arc;

use serde::Serialize;

use super::found::Found;
use super::maker::Maker;
use super::paper::Item;
use super::{Body, Link, Page, qr};
use crate::resolve::Locality;
use crate::search::{Layer, Whereabouts};

/// A leaflet.
#[derive(Debug, Serialize)]
pub struct Leaflet {
    pub crumbs: Vec<Link>,
    pub title: String,
    pub sections: Vec<Section>,
    /// How many more there are online.
    pub more: String,
    /// The page that it was made from, in words and as a code.
    pub address: String,
    pub qr: String,
    /// When it was made.
    pub made: String,
    pub nothing: String,
}

/// One need of a leaflet.
#[derive(Debug, Serialize)]
pub struct Section {
    /// For `id`.
    pub id: String,
    pub title: String,
    pub items: Vec<Arc<Item>>,
    /// How many more there are online.
    pub more: String,
}

/// Lines of two sides: four columns, less the head and what is lost where a column ends
/// before an entry that would not fit.
const LINES: usize = 228;

/// Lines of an entry of a name and a number, and the space below.
const SMALLEST: usize = 3;

/// Lines of a heading.
const HEADING: usize = 3;

/// Which of some entries of each need are on a leaflet of some lines: indexes, in their
/// order. Every need gives one in turn until the paper is full, and each gives first the
/// nearest of each layer, so that a helpline is not lost behind ten things round the
/// corner.
///
/// `size` gives the lines of an entry of a need: it is asked only of those whose turn comes.
fn shares(
    needs: &[Vec<Layer>],
    lines: usize,
    size: impl Fn(usize, usize) -> usize,
) -> Vec<Vec<usize>> {
    let queue = |entries: &Vec<Layer>| {
        let mut before = [0usize; Layer::ALL.len()];
        let mut turns: Vec<(usize, Layer, usize)> = Vec::new();
        for (i, layer) in entries.iter().enumerate() {
            let turn = &mut before[usize::from(layer.number()) - 1];
            turns.push((*turn, *layer, i));
            *turn += 1;
        }
        turns.sort_unstable();
        turns.into_iter().map(|(_, _, i)| i).collect::<Vec<usize>>()
    };
    let queues: Vec<Vec<usize>> = needs.iter().map(queue).collect();
    let mut chosen = vec![Vec::new(); needs.len()];
    let mut left = lines;
    let rounds = queues.iter().map(Vec::len).max().unwrap_or(0);
    for round in 0..rounds {
        if left < SMALLEST {
            break;
        }
        for (need, queue) in queues.iter().enumerate() {
            let Some(&entry) = queue.get(round) else {
                continue;
            };
            let heading = if chosen[need].is_empty() { HEADING } else { 0 };
            let takes = size(need, entry) + heading;
            if takes <= left {
                left -= takes;
                chosen[need].push(entry);
            }
        }
    }
    for entries in &mut chosen {
        entries.sort_unstable();
    }
    chosen
}

impl<'a> Maker<'a> {
    /// The places and outward codes that have leaflets: not a place of which no postcode
    /// is known, since nothing can be found for it.
    pub(super) fn leaflets(&self) -> impl Iterator<Item = Locality> + '_ {
        let has = |locality: &&Locality| match locality {
            Locality::Place(place) => self.site.places[*place].centre.is_some(),
            Locality::Outward(_) => true,
            Locality::Sector(_) => false,
        };
        self.lists.localities.iter().filter(has).copied()
    }

    /// A leaflet's address: `print/seacombe/`.
    pub(super) fn leaflet_permalink(&self, locality: Locality) -> String {
        format!("print/{}/", locality.slug(self.site))
    }

    /// The link to the leaflet of somewhere, if it has one; a sector's is its outward
    /// code's.
    pub(super) fn leaflet_link(&self, locality: Locality) -> Option<Link> {
        let wanted = match locality {
            Locality::Place(_) | Locality::Outward(_) => locality,
            Locality::Sector(sector) => Locality::Outward(sector.outward()),
        };
        self.leaflets().find(|has| *has == wanted)?;
        let name = wanted.name(self.site);
        let text = self.say.fill("leaflet.link", &[("name", &name)]);
        Some(self.link(&self.leaflet_permalink(wanted), text))
    }

    pub(super) fn leaflet(&self, locality: Locality) -> Page {
        let name = locality.name(self.site);
        let at = Whereabouts::of_locality(self.site, locality);
        let mut found = at.as_ref().map(|at| self.found(at)).unwrap_or_default();
        found.retain(|(_, placed)| placed.layer < Layer::NotCovered);
        let by_need = self.by_first_need(&found);
        let items = |entries: &Vec<usize>| -> Vec<Arc<Item>> {
            entries.iter().map(|i| self.item(found[*i].0)).collect()
        };
        let layers = |(_, entries): &(_, Vec<usize>)| -> Vec<Layer> {
            entries.iter().map(|i| found[*i].1.layer).collect()
        };
        let layers: Vec<Vec<Layer>> = by_need.iter().map(layers).collect();
        let size = |need: usize, entry: usize| self.item(found[by_need[need].1[entry]].0).lines;
        let chosen = shares(&layers, LINES, size);
        let mut sections = Vec::new();
        let mut shown = 0;
        for ((need, entries), chosen) in by_need.iter().zip(chosen) {
            let own: Vec<usize> = chosen.iter().map(|i| entries[*i]).collect();
            shown += own.len();
            if !own.is_empty() {
                let more = entries.len() - own.len();
                sections.push(Section {
                    id: format!("topic-{}", sections.len() + 1),
                    title: self.need_or_others(*need),
                    items: items(&own),
                    more: self.and_more(more),
                });
            }
        }
        let address = self.site.config.absolute(&locality.permalink(self.site));
        let today = self.say.date(self.site.today);
        let view = Leaflet {
            crumbs: vec![
                self.crumb_home(),
                self.link("print/", self.say.word("print.title")),
            ],
            title: self.say.fill("leaflet.title", &[("name", &name)]),
            nothing: match sections.is_empty() {
                true => self.say.fill("place.nothing", &[("name", &name)]),
                false => String::new(),
            },
            sections,
            more: self.and_more(found.len() - shown),
            qr: qr::svg(&address),
            address: bare(&address),
            made: self.say.fill("print.made", &[("date", &today)]),
        };
        let description = self.say.fill("leaflet.description", &[("name", &name)]);
        let title = self.say.fill("leaflet.tab", &[("name", &name)]);
        self.page(
            &self.leaflet_permalink(locality),
            "leaflet.html",
            &title,
            description,
            Body::Leaflet(view),
        )
    }

    /// Entries under the top need of the first need that each gives, in the site's order;
    /// last those that give none.
    fn by_first_need(&self, found: &[Found]) -> Vec<(Option<usize>, Vec<usize>)> {
        let mut by_need = vec![Vec::new(); self.site.needs.len() + 1];
        for (i, (doc, _)) in found.iter().enumerate() {
            let need = self.first_need(doc);
            by_need[need.unwrap_or(self.site.needs.len())].push(i);
        }
        let of = |(need, entries): (usize, Vec<usize>)| {
            ((need < self.site.needs.len()).then_some(need), entries)
        };
        let all = by_need.into_iter().enumerate().map(of);
        all.filter(|(_, entries)| !entries.is_empty()).collect()
    }

    /// "and 3 more online", or nothing.
    pub(super) fn and_more(&self, more: usize) -> String {
        match more {
            0 => String::new(),
            more => self.say.count("print.more", more),
        }
    }
}

/// An address as it is copied from paper: browsers add the rest.
pub fn bare(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEIGHBOURHOOD: Layer = Layer::Neighbourhood;

    #[test]
    fn every_need_has_its_share_of_the_paper() {
        // Twenty of one need and two of another, three lines each, on twenty-two lines.
        let needs = [vec![NEIGHBOURHOOD; 20], vec![NEIGHBOURHOOD; 2]];
        let three = |_, _| 3;
        assert_eq!(shares(&needs, 22, three), [vec![0, 1, 2], vec![0, 1]]);
        assert_eq!(shares(&needs, 1000, three)[0].len(), 20);
        assert_eq!(shares(&needs, 4, three), [Vec::<usize>::new(), Vec::new()]);
    }

    #[test]
    fn the_nearest_of_each_layer_comes_before_the_second_of_any() {
        let layers = vec![
            NEIGHBOURHOOD,
            NEIGHBOURHOOD,
            NEIGHBOURHOOD,
            Layer::Across,
            Layer::Remote,
            Layer::Remote,
        ];
        let chosen = shares(&[layers], HEADING + 12, |_, _| 3);
        // In the order of the list, whatever was chosen first.
        assert_eq!(chosen, [vec![0, 1, 3, 4]]);
    }

    #[test]
    fn what_is_too_long_gives_way_to_what_fits() {
        let needs = [vec![NEIGHBOURHOOD; 2]];
        let long = |_, entry| if entry == 0 { 50 } else { 3 };
        assert_eq!(shares(&needs, 10, long), [vec![1]]);
    }

    #[test]
    fn an_address_on_paper_is_short() {
        assert_eq!(
            bare("https://example.org/places/seacombe/"),
            "example.org/places/seacombe"
        );
    }
}
