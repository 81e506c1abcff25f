//! Entries' names for suggestions while typing: in one file on a small site; on a large
//! one in files of some hundred names in order, so that what is fetched does not grow
//! with the directory. Must not know HTML.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Card, FORMAT};
use crate::foreign::plain;
use crate::search::fold;

/// Names in a file: about 8 KB compressed.
const MOST: usize = 400;

/// Adds the files and gives the hash in the first one's name.
pub(super) fn add(files: &mut BTreeMap<String, Vec<u8>>, cards: &[Card]) -> String {
    // A sensitive entry is found when it is asked for; its name does not turn up on a
    // screen that others see.
    let mut rows: Vec<(String, &Card)> = cards
        .iter()
        .filter(|card| !card.sensitive)
        .map(|card| (key(&card.name), card))
        .collect();
    rows.sort_by(|a, b| (&a.0, &a.1.url).cmp(&(&b.0, &b.1.url)));
    let titles = |rows: &[(String, &Card)]| -> Vec<Value> {
        rows.iter()
            .map(|(_, card)| json!([plain(&card.name), card.url]))
            .collect()
    };
    if rows.len() <= MOST {
        return super::add(
            files,
            "titles",
            &json!({ "v": FORMAT, "titles": titles(&rows) }),
        );
    }
    let mut parts = Vec::new();
    for (number, part) in rows.chunks(MOST).enumerate() {
        let name = format!("titles/{number}");
        let hash = super::add(
            files,
            &name,
            &json!({ "v": FORMAT, "titles": titles(part) }),
        );
        // Enough of its first name to tell what is before it.
        let first: String = part[0].0.chars().take(8).collect();
        parts.push(json!([first, hash]));
    }
    super::add(files, "titles", &json!({ "v": FORMAT, "parts": parts }))
}

/// What names are ordered by, as in the browser: folded, without a leading "the".
fn key(name: &str) -> String {
    let folded = fold(name);
    folded
        .strip_prefix("the ")
        .map(str::to_owned)
        .unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn card(name: String) -> Card {
        Card {
            url: format!("offers/{name}/"),
            name,
            ..Card::default()
        }
    }

    fn read(bytes: &[u8]) -> Value {
        serde_json::from_slice(bytes).unwrap()
    }

    #[test]
    fn a_small_site_has_its_names_in_one_file() {
        let mut files = BTreeMap::new();
        let refuge = Card {
            sensitive: true,
            ..card("Refuge".into())
        };
        let cards = [card("Zest".into()), card("The Árk".into()), refuge];
        let hash = add(&mut files, &cards);
        let file = read(&files[&format!("index/titles-{hash}.json")]);
        assert_eq!(file["titles"][0][0], "The Árk");
        assert_eq!(file["titles"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn a_large_site_has_files_in_order_that_the_first_one_names() {
        let mut files = BTreeMap::new();
        let cards: Vec<_> = (0..900).map(|n| card(format!("Hub {n:03}"))).collect();
        let hash = add(&mut files, &cards);
        let parts = read(&files[&format!("index/titles-{hash}.json")])["parts"].clone();
        let parts = parts.as_array().unwrap();
        assert_eq!(parts.len(), 3);
        assert_eq!(parts[1][0], "hub 400");
        let name = format!("index/titles/1-{}.json", parts[1][1].as_str().unwrap());
        assert_eq!(read(&files[&name])["titles"][0][1], "offers/Hub 400/");
    }
}
