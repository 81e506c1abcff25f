//! Site → the files that the browser finds with. JSON texts, since every host
//! compresses those, each with a hash of its content in its name, so that it may be
//! cached for good. Must not know HTML.
//!
//! | file | holds | fetched |
//! |---|---|---|
//! | `index/table-….json` | facets, needs, points, coverage of every entry | for every search |
//! | `index/table/2-0-….json` | the same of a wide need's entries, when they are many: of those that answer anywhere, or of a cell of land | for that need; the last number has all, for words |
//! | `index/pc/CH41-….json` | an outward code's postcodes and their areas | for a postcode in it |
//! | `index/cards/3-….json` | 24 entries as shown | for what is shown |
//! | `index/names-….json` | places, needs, outward codes | when a name is typed, for "Use my location" |
//! | `index/text/4-….json` | terms by the alphabet and who says them | for words that are no need's name |
//! | `index/text-….json` | what those begin with, when they are too many for the page | for such words |
//! | `index/words/0-….json` | words by first letter | for a word that no one says: it is misspelt |
//! | `index/order-….json` | the order by name | when there is no place to measure from |
//! | `index/titles-….json` | entries' names, or where they are | on the first focus on the need |
//! | `index/titles/3-….json` | 400 names, in order | when a name is typed, on a large site |

mod card;
mod cells;
mod columns;
mod digits;
mod hint;
mod order;
mod shard;
mod table;
mod text;
mod titles;
mod traits;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

pub use card::Card;
pub(super) use cells::homes;
pub use hint::Hint;
pub(super) use order::{by_name, order};
pub use table::area_name;
pub use words::NeedName;

use super::Doc;
use super::text::{Heard, TextIndex};
use crate::output::content_hash;
use crate::resolve::Site;

/// The format of the files; a script that finds another asks for a reload.
pub const FORMAT: u32 = 2;

/// Cards in a file; of many entries, among which the best ten lie far apart, fewer.
const CARDS: (usize, usize) = (24, 12);

/// Digits of the hash in the name of a file of cards: a table has one for each, and a file's
/// number tells it from the others.
const CARDS_HASH: usize = 6;

/// More entries than this are many.
const MANY: usize = 5000;

/// More entries than this have their table in parts, by need.
const WHOLE: usize = 1000;

/// Entries of a need that are not divided by place, and as many as a cell has.
const CELL: usize = 1500;

/// The client index.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchIndex {
    /// Path below the site's root to bytes.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What pages carry inline.
    pub hint: Hint,
    /// For each place in the index, which of the docs it is.
    pub order: Vec<usize>,
}

/// The index of a site. `cards` stand in the order of `docs`, one each.
pub fn index(site: &Site, docs: &[Doc], cards: &[Card]) -> SearchIndex {
    index_again(site, docs, cards, &mut Heard::default())
}

/// The same, remembering what entries say from one build to the next.
pub fn index_again(site: &Site, docs: &[Doc], cards: &[Card], heard: &mut Heard) -> SearchIndex {
    assert_eq!(docs.len(), cards.len(), "each doc has its card");
    let mut files = BTreeMap::new();
    let homes = homes(site, docs);
    let order = order(docs, &homes);

    let in_file = if docs.len() > MANY { CARDS.1 } else { CARDS.0 };
    let chunks: Vec<(usize, &[usize])> = order.chunks(in_file).enumerate().collect();
    let chunks = chunks.into_par_iter().map(|(number, positions)| {
        let rows: Vec<_> = positions.iter().map(|&at| cards[at].row()).collect();
        let bytes = bytes(&serde_json::json!({ "v": FORMAT, "cards": rows }));
        let hash = content_hash(&bytes)[..CARDS_HASH].to_owned();
        let path = format!("index/cards/{number}-{hash}.json");
        (hash, path, bytes)
    });
    let mut card_hashes = Vec::new();
    for (hash, path, bytes) in chunks.collect::<Vec<_>>() {
        card_hashes.push(hash);
        files.insert(path, bytes);
    }

    let outwards: Vec<_> = site.gazetteer.outwards().collect();
    let mut shards = BTreeMap::new();
    let made = outwards.par_iter().filter_map(|outward| {
        let shard = shard::Shard::of(site, *outward)?;
        Some((outward.to_string(), file(&format!("pc/{outward}"), &shard)))
    });
    for (outward, (hash, path, bytes)) in made.collect::<Vec<_>>() {
        shards.insert(outward, hash);
        files.insert(path, bytes);
    }
    let (in_hint, in_table) = hint::share(shards);

    let text = TextIndex::of(site, docs, &order, heard);
    let entries = table::Entries::new(site, docs, &homes, &order, &card_hashes, in_file);
    let table = if docs.len() <= WHOLE {
        entries.whole(in_table)
    } else {
        entries.in_parts(in_table, CELL)
    };
    let parts = !table.lists.is_empty();
    let hashes = hint::Hashes {
        table: add_table(&mut files, &table),
        names: add(&mut files, "names", &words::Names::of(site, &outwards)),
        order: add(
            &mut files,
            "order",
            &words::ByName::new(by_name(docs, &order)),
        ),
        text: text::add(&text, &mut files),
        titles: titles::add(&mut files, cards),
    };
    SearchIndex {
        files,
        hint: Hint::new(site, hashes, parts, in_hint),
        order,
    }
}

/// Adds a table and gives the hash that is in the names of all its files: a page then names
/// one, however many there are.
fn add_table(files: &mut BTreeMap<String, Vec<u8>>, table: &table::Table) -> String {
    let parts = table
        .lists
        .par_iter()
        .enumerate()
        .flat_map_iter(|(list, parts)| {
            let own = parts.iter().enumerate();
            own.map(move |(number, part)| (format!("table/{list}-{number}"), bytes(part)))
        });
    let mut all: Vec<(String, Vec<u8>)> = parts.collect();
    all.push(("table".to_owned(), bytes(&table.head)));
    let hashes: String = all.iter().map(|(_, bytes)| content_hash(bytes)).collect();
    let hash = content_hash(hashes.as_bytes());
    for (name, bytes) in all {
        files.insert(format!("index/{name}-{hash}.json"), bytes);
    }
    hash
}

/// Adds a file and gives the hash in its name.
fn add(files: &mut BTreeMap<String, Vec<u8>>, name: &str, value: &impl Serialize) -> String {
    let (hash, path, bytes) = file(name, value);
    files.insert(path, bytes);
    hash
}

/// A file: the hash in its name, its path and its bytes.
fn file(name: &str, value: &impl Serialize) -> (String, String, Vec<u8>) {
    let bytes = bytes(value);
    let hash = content_hash(&bytes);
    let path = format!("index/{name}-{hash}.json");
    (hash, path, bytes)
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the index is texts, numbers and lists")
}

#[cfg(test)]
mod tests;
