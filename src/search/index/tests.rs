//! What was encoded is decoded again and held against the site.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use serde_json::Value;

use super::shard::LETTERS;
use super::*;
use crate::config::Config;
use crate::gazetteer::Gazetteer;
use crate::geo::Point;
use crate::model::{Categories, Kind, Places, Reading, decode};
use crate::resolve::{Parts, resolve};
use crate::search::{Whereabouts, docs};
use crate::source::Source;

const SITE: &str = "name: A <b>\narea: Wirral\nbase_url: https://example.org/wirral/\n\
    outward: [CH41]\nhelpline: {phone: '0151 496 0000', label: Talk}\n\
    neighbours: [{name: Liverpool, url: 'https://example.org/l/', outward: [L1]}]\n";
const NEEDS: &str = "food:\n  name: Food\n  also: [hungry]\n  children:\n    food-banks: {name: Food banks, also: [foodbank]}\nhealth: {name: Health}\n";
const PLACES: &str = "seacombe: {name: Seacombe, also: [Egremont], covers: [CH41 1]}\n";
const CH41: &str = "postcode,lat,lon,ward,ended\n\
    CH41 1AA,53.3900,-3.0100,E05000954,\nCH41 1AB,53.3920,-3.0140,E05000954,\n\
    CH41 1ZZ,53.5000,-3.5000,E05000954,199606\nCH41 5AA,53.39234,-3.01551,E05000971,\n\
    CH41 5XZ,53.3933,-3.0201,E05000971,\n";
const L1: &str = "postcode,lat,lon,ward\nL1 8JQ,53.4046,-2.9872,\n";
const OFFERS: &str = "
- {name: Zest café, categories: [food], venue: hall, cost: free, referral: self, ages: 60+, languages: [English, Polish]}
- {name: Aroma, categories: [food-banks], venue: hall, serves: [Seacombe, CH41 5]}
- {name: Ring us, categories: [health], phone: '0151 496 0001', serves: [uk]}
- {name: Vans, categories: [food], ways: [delivery], serves: [Wirral]}
- {name: Near us, categories: [food], venue: hut, serves: [within 1 mile]}
";
const VENUES: &str = "
- {name: Hall, postcode: CH41 1AA, access: [step-free, no lift]}
- {name: Hut, postcode: CH41 5XZ, status: temporarily closed}
- {name: Far, postcode: L1 8JQ}
";

fn site() -> Site {
    site_of(PLACES, OFFERS, VENUES, &[("CH41", CH41), ("L1", L1)])
}

fn site_of(places: &str, offers: &str, venues: &str, postcodes: &[(&str, &str)]) -> Site {
    let file = |path: &str, text: &str| Source::new(path.to_owned(), text.to_owned());
    let (config, faults) = Config::decode(&file("content/site.yaml", SITE));
    assert_eq!(faults, []);
    let (categories, faults) = Categories::decode(&file("content/categories.yaml", NEEDS), &[]);
    assert_eq!(faults, []);
    let (places, faults) = Places::decode(&file("content/places.yaml", places), &[]);
    assert_eq!(faults, []);
    let postcodes: Vec<_> = postcodes
        .iter()
        .map(|(code, text)| file(&format!("content/postcodes/{code}.csv"), text))
        .collect();
    let (gazetteer, faults) = Gazetteer::read(&postcodes);
    assert_eq!(faults, []);
    let reading = Reading {
        first: "en".into(),
        base: "/wirral/".into(),
        languages: Vec::new(),
    };
    let mut records = Vec::new();
    for (kind, text) in [(Kind::Venue, venues), (Kind::Offer, offers)] {
        let source = file(&format!("content/{}/all.yaml", kind.folder()), text);
        let (found, faults) = decode(&source, kind, &reading);
        assert_eq!(faults, []);
        records.extend(found.into_iter().map(Arc::new));
    }
    let (site, faults) = resolve(Parts {
        config: Arc::new(config.unwrap()),
        categories: &categories,
        places: &places,
        records,
        broken: std::collections::BTreeSet::new(),
        gazetteer: Arc::new(gazetteer),
        today: jiff::civil::date(2026, 1, 1),
        epoch: 0,
    });
    let errors: Vec<_> = faults.iter().filter(|fault| fault.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    site
}

fn cards(docs: &[Doc]) -> Vec<Card> {
    let card = |doc: &Doc| Card {
        name: doc.name.clone(),
        ..Card::default()
    };
    docs.iter().map(card).collect()
}

fn built(site: &Site) -> (Vec<Doc>, SearchIndex) {
    let docs = docs(site);
    let built = index(site, &docs, &cards(&docs));
    (docs, built)
}

fn json(index: &SearchIndex, start: &str) -> Value {
    let mut named = index
        .files
        .iter()
        .filter(|(name, _)| name.starts_with(start));
    let (name, bytes) = named.next().unwrap();
    assert_eq!(named.next(), None, "{name}");
    serde_json::from_slice(bytes).unwrap()
}

fn ints(value: &Value) -> Vec<i64> {
    let all = value.as_array().unwrap().iter();
    all.map(|n| n.as_i64().unwrap()).collect()
}

/// A column of numbers.
fn numbers(text: &Value) -> Vec<i64> {
    let all = digits::tests::read(text.as_str().unwrap()).into_iter();
    all.map(|n| i64::try_from(n).unwrap()).collect()
}

/// A column of steps, which may go back.
fn steps(text: &Value) -> Vec<i64> {
    digits::tests::read_signed(text.as_str().unwrap())
}

fn at(list: &Value, place: i64) -> Vec<i64> {
    ints(&list[usize::try_from(place).unwrap()])
}

/// Each value of `[value, times, …]` as often as it says.
fn runs(value: &Value) -> Vec<i64> {
    let all = numbers(value);
    let run = |run: &[i64]| vec![run[0]; usize::try_from(run[1]).unwrap()];
    all.chunks(2).flat_map(run).collect()
}

fn same(point: Point, lat: i64, lon: i64) {
    #[allow(clippy::cast_precision_loss)]
    let found = (lat as f64 / 1e4, lon as f64 / 1e4);
    let near = |a: f64, b: f64| (a - b).abs() < 0.000_051;
    assert!(
        near(point.lat, found.0) && near(point.lon, found.1),
        "{point:?} {found:?}"
    );
}

#[test]
fn the_table_says_what_the_site_says() {
    let site = site();
    let (docs, built) = built(&site);
    let table = json(&built, "index/table-");
    let counts = runs(&table["points"]);
    let (mut point, mut lat, mut lon) = (0, 0, 0);
    for (position, &of) in built.order.iter().enumerate() {
        let doc = &docs[of];
        let column = |name: &str| numbers(&table[name])[position];
        let needs = at(&table["needLists"], column("need"));
        assert_eq!(
            needs,
            doc.needs.iter().map(|n| *n as i64).collect::<Vec<_>>()
        );
        let areas = at(&table["areaLists"], column("area"));
        let narrow: Vec<i64> = doc.coverage.narrow.iter().map(|a| i64::from(*a)).collect();
        assert_eq!(areas, narrow, "{}", doc.name);
        assert_eq!(counts[position], doc.points.len() as i64);
        for own in &doc.points {
            lat += steps(&table["lat"])[point];
            lon += steps(&table["lon"])[point];
            same(*own, lat, lon);
            point += 1;
        }
        let bits = ints(&table["facets"])[usize::try_from(column("facet")).unwrap()];
        let wanted = match doc.name.as_str() {
            "Zest café" => 1 << 2 | 1 << 9 | 2 << 10,
            "Aroma" | "Near us" => 1 << 2,
            "Ring us" => 8 << 2 | 1 << 8,
            "Vans" => 4 << 2 | 1 << 7,
            "Hut" => 2 | 1 << 2 | 1 << 12,
            "Hall" | "Far" => 2 | 1 << 2,
            other => panic!("{other}"),
        };
        assert_eq!(bits, wanted, "{}", doc.name);
        let own = runs(&table["traits"])[position];
        let wanted = match doc.name.as_str() {
            "Zest café" => [1, 8, 1],
            "Aroma" | "Hall" => [1, 15, 0],
            _ => [0, 15, 0],
        };
        assert_eq!(at(&table["traitLists"], own), wanted, "{}", doc.name);
    }
    assert_eq!(table["access"], serde_json::json!(["step-free"]));
    assert_eq!(table["languages"], serde_json::json!(["Polish"]));
    assert_eq!(steps(&table["lat"]).len(), point);
    assert_eq!(
        table["labels"],
        serde_json::json!(["Seacombe", "CH41 5", 1.0])
    );
    assert_eq!(table["v"], FORMAT);
}

#[test]
fn each_list_of_the_table_has_the_entries_of_its_need() {
    let site = site();
    let docs = docs(&site);
    let homes = homes(&site, &docs);
    let order = order(&docs, &homes);
    let hashes = vec!["012345".to_owned()];
    let entries = table::Entries::new(&site, &docs, &homes, &order, &hashes, 24);
    let table = entries.in_parts(None, 10);
    let lists: Vec<Vec<Value>> = table
        .lists
        .iter()
        .map(|parts| {
            parts
                .iter()
                .map(|p| serde_json::to_value(p).unwrap())
                .collect()
        })
        .collect();
    // Food, health, and all; too few to be divided by place.
    assert_eq!(lists.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 1]);
    assert_eq!(
        serde_json::to_value(&table.head).unwrap()["cells"],
        serde_json::json!([[], [], []])
    );
    let names = |part: &Value| -> Vec<&str> {
        let mut names: Vec<&str> = places(part)
            .map(|at| docs[order[at]].name.as_str())
            .collect();
        names.sort_unstable();
        names
    };
    assert_eq!(
        names(&lists[0][0]),
        ["Aroma", "Near us", "Vans", "Zest café"]
    );
    assert_eq!(names(&lists[1][0]), ["Ring us"]);
    assert_eq!(names(&lists[2][0]).len(), docs.len());
    assert_eq!(
        (&lists[0][0]["chunks"], &lists[0][0]["cards"]),
        (&serde_json::json!("#"), &serde_json::json!("012345"))
    );
}

/// The places in the index of a part's entries.
fn places(part: &Value) -> impl Iterator<Item = usize> {
    steps(&part["id"]).into_iter().scan(0, |at, step| {
        *at += usize::try_from(step).unwrap();
        Some(*at)
    })
}

#[test]
fn a_shard_knows_each_postcode_its_place_and_its_areas() {
    let site = site();
    let (_, built) = built(&site);
    let shard = json(&built, "index/pc/CH41-");
    let mut found = 0;
    for sector in shard["sectors"].as_array().unwrap() {
        let sets = runs(&sector["runs"]);
        let middle = ints(&sector["middle"]);
        let (mut lat, mut lon, mut number) = (middle[0], middle[1], 0);
        for (i, gap) in steps(&sector["letters"]).into_iter().enumerate() {
            number += gap;
            let letter = |n: i64| LETTERS.chars().nth(usize::try_from(n).unwrap()).unwrap();
            let typed = format!(
                "CH41 {}{}{}",
                sector["digit"].as_str().unwrap(),
                letter(number / 20),
                letter(number % 20)
            );
            lat += steps(&sector["lat"])[i];
            lon += steps(&sector["lon"])[i];
            let whereabouts =
                Whereabouts::of(&site, &crate::postcode::read(&typed).unwrap()).unwrap();
            assert!(!whereabouts.fallback, "{typed}");
            same(whereabouts.point, lat, lon);
            let areas = at(&shard["sets"], sets[i]);
            let wanted: Vec<i64> = whereabouts.areas.iter().map(|a| i64::from(*a)).collect();
            assert_eq!(areas, wanted, "{typed}");
            found += 1;
        }
    }
    assert_eq!(found, 5);
    // The ended postcode, miles off, has no part in its sector's middle.
    assert_eq!(ints(&shard["sectors"][0]["middle"]), [533_910, -30_120]);
}

/// The browser decodes this very shard and must come to the same whereabouts.
#[test]
fn whereabouts_are_as_in_the_shared_cases() {
    let site = site();
    let (_, built) = built(&site);
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/vectors/whereabouts.json"
    );
    let vectors: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let shard = json(&built, "index/pc/CH41-");
    assert_eq!(
        vectors["shard"], shard,
        "write this into the vectors: {shard}"
    );
    let cases = vectors["cases"].as_array().unwrap();
    assert!(cases.len() >= 8);
    for case in cases {
        let typed = crate::postcode::read(case["typed"].as_str().unwrap()).unwrap();
        let found = Whereabouts::of(&site, &typed).unwrap();
        let precision = match found.precision {
            crate::gazetteer::Precision::Unit => "unit",
            crate::gazetteer::Precision::Sector => "sector",
            crate::gazetteer::Precision::Outward => "outward",
        };
        assert_eq!(case["precision"], precision, "{case}");
        assert_eq!(case["fallback"], found.fallback, "{case}");
        assert_eq!(case["areas"], serde_json::json!(found.areas), "{case}");
        assert_eq!(case["inside"], found.inside, "{case}");
        let point = ints(&case["point"]);
        same(found.point, point[0], point[1]);
    }
}

#[test]
fn entries_stand_by_need_and_cards_beside_them() {
    let site = site();
    let (docs, built) = built(&site);
    let names: Vec<_> = built
        .order
        .iter()
        .map(|at| docs[*at].name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Vans",
            "Near us",
            "Zest café",
            "Aroma",
            "Ring us",
            "Hut",
            "Hall",
            "Far"
        ]
    );
    let cards = json(&built, "index/cards/0-");
    let shown: Vec<_> = cards["cards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c[1].as_str().unwrap())
        .collect();
    assert_eq!(shown, names);
    // Aroma, Hall and Zest café are in one spot; by name they stand so.
    let table = json(&built, "index/table-");
    let tie: Vec<i64> = steps(&table["tie"])
        .into_iter()
        .scan(0, |sum, step| {
            *sum += step;
            Some(*sum)
        })
        .collect();
    assert_eq!((tie[3], tie[6], tie[2]), (0, 1, 2));
}

#[test]
fn a_hidden_address_is_in_the_index_as_its_outward_code() {
    let hidden = "- {name: Refuge, postcode: CH41 5XZ, address: 1 Quiet St, hide_address: true}\n";
    let site = site_of("", "[]", hidden, &[("CH41", CH41)]);
    let (_, built) = built(&site);
    let table = json(&built, "index/table-");
    // The sector has too few postcodes to hide among.
    assert_eq!(
        (steps(&table["lat"]), steps(&table["lon"])),
        (vec![533_919], vec![-30_149])
    );
    for (name, bytes) in &built.files {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(
            !text.contains("5XZ") && !text.to_lowercase().contains("quiet"),
            "{name}"
        );
    }
}

#[test]
fn text_parts_say_who_says_a_term_and_how_well() {
    let site = site();
    let (docs, built) = built(&site);
    let part = json(&built, "index/text/0-");
    let terms: Vec<&str> = part["terms"].as_str().unwrap().split(' ').collect();
    assert!(terms.is_sorted());
    let said = |term: &str| -> Vec<(String, i64)> {
        let at = terms.iter().position(|known| *known == term).unwrap();
        let mut last = 0;
        let step = |step: i64| {
            last += step / 16;
            let doc = &docs[built.order[usize::try_from(last).unwrap()]];
            (doc.name.clone(), step % 16)
        };
        ints(&part["lists"][at]).into_iter().map(step).collect()
    };
    assert_eq!(said("aroma"), [("Aroma".to_owned(), 11)]);
    // Its own name, and the name of where others happen.
    let halls = said("hall");
    assert!(halls.contains(&("Hall".to_owned(), 11)), "{halls:?}");
    assert!(halls.contains(&("Aroma".to_owned(), 6)), "{halls:?}");
    assert_eq!(said("zestcaf").len(), 1, "neighbouring words as one");
    assert!(!terms.contains(&"us"), "idle words are left out");
}

#[test]
fn entries_have_an_order_by_name() {
    let (docs, built) = built(&site());
    let ranks = ints(&json(&built, "index/order-")["names"]);
    let mut named: Vec<(i64, &str)> = Vec::new();
    for (rank, at) in ranks.iter().zip(&built.order) {
        named.push((*rank, &docs[*at].name));
    }
    named.sort_unstable();
    let names: Vec<&str> = named.iter().map(|one| one.1).collect();
    assert_eq!(names[..2], ["Aroma", "Far"]);
    assert_eq!(names[names.len() - 1], "Zest café");
}

#[test]
fn names_hold_places_and_boxes() {
    let (_, built) = built(&site());
    let names = json(&built, "index/names-");
    let place = &names["places"][0];
    assert_eq!(place["name"], "Seacombe");
    assert_eq!(place["also"][0], "Egremont");
    assert_eq!(
        (&place["inside"], ints(&place["areas"])[0]),
        (&Value::Bool(true), 0)
    );
    let l1 = serde_json::json!(["L1", 534_046, -29_872, 534_046, -29_872]);
    assert_eq!(names["codes"][1], l1);
    assert_eq!(names["needs"][1]["parent"], 0);
}

#[test]
fn the_hint_names_files_that_are_there_and_cannot_end_its_script() {
    let mut site = site();
    Arc::make_mut(&mut site.config).area = "</script><!--".into();
    let (_, built) = built(&site);
    let text = built.hint.for_search();
    assert!(!text.contains('<'), "{text}");
    let hint: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(hint["area"], "</script><!--");
    for name in ["table", "names", "order", "titles"] {
        let file = format!("index/{name}-{}.json", hint[name].as_str().unwrap());
        assert!(built.files.contains_key(&file), "{file}");
    }
    for (code, hash) in hint["shards"].as_object().unwrap() {
        let file = format!("index/pc/{code}-{}.json", hash.as_str().unwrap());
        assert!(built.files.contains_key(&file), "{file}");
    }
    assert_eq!(hint["helpline"]["tel"], "01514960000");
    assert_eq!(hint["needs"][1]["slug"], "food-banks");
    let pages: Value = serde_json::from_str(&built.hint.for_pages()).unwrap();
    assert_eq!(pages["needs"], Value::Null);
    assert_eq!(
        (&pages["text"], &pages["idle"]),
        (&Value::Null, &Value::Null)
    );
    let text = hint["text"]["terms"]["hashes"].as_str().unwrap();
    assert!(
        built
            .files
            .contains_key(&format!("index/text/0-{text}.json"))
    );
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let (_, first) = built(&site());
    let (_, second) = built(&site());
    assert_eq!(first, second);
}

#[test]
fn a_site_without_entries_or_postcodes_has_an_index() {
    let site = site_of("", "[]", "[]", &[]);
    let built = index(&site, &[], &[]);
    assert_eq!(built.files.len(), 4, "table, names, order and titles");
}
