//! What the map of results is drawn from, in one file that is fetched when a person opens
//! it: a sketch of where people live, the names of places, outlines that the site has of
//! its own, and the map's words. No entry is in it: those on the map are the ones that the
//! page shows.

mod outline;
mod sketch;

use std::collections::BTreeMap;

use serde_json::json;

use super::Given;
use crate::diagnostic::Diagnostic;
use crate::model::Located;
use crate::output::{Output, content_hash};
use crate::resolve::Site;

/// Outlines that are drawn without being asked for.
const USUAL: &str = "files/boundaries.geojson";

/// Names of places on the map: more would not be read.
const PLACES: usize = 400;

/// What is wrong with the site's own outlines.
pub(super) fn faults(given: &Given) -> Vec<Diagnostic> {
    outlines(given).1
}

/// Adds the file, and gives its path below the site's root.
pub(super) fn add(given: &Given, output: &mut Output) -> String {
    let (outlines, _) = outlines(given);
    let settings = &given.site.config.map;
    let tiles = settings.tiles.as_ref().map(|tiles| {
        json!({ "url": tiles.url, "attribution": tiles.attribution, "consent": tiles.consent })
    });
    let units = given.site.gazetteer.units().iter();
    let live = units.filter(|unit| unit.ended.is_none());
    let file = json!({
        "v": 1,
        "words": words(given),
        "places": places(given.site),
        "sketch": sketch::of(live.map(|unit| unit.point)),
        "outlines": outlines,
        "tiles": tiles,
    });
    let bytes = file.to_string().into_bytes();
    let path = format!("index/map-{}.json", content_hash(&bytes));
    output.insert(path.clone(), bytes.into());
    path
}

/// The map's words, those that a language lacks in English.
fn words(given: &Given) -> BTreeMap<String, String> {
    let language = given.site.config.language.as_str();
    let all = ["en", language].into_iter();
    let all = all.filter_map(|language| given.theme.words.get(language));
    all.flatten()
        .filter_map(|(key, text)| Some((key.strip_prefix("js-map.")?.to_owned(), text.clone())))
        .collect()
}

/// Names and where they stand, the largest place first: it is written when two are close.
fn places(site: &Site) -> Vec<(String, i32, i32)> {
    let mut order: Vec<usize> = (0..site.places.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(site.places[*place].units.len()));
    let placed = order.into_iter().take(PLACES).filter_map(|place| {
        let point = site.places[place].centre?;
        let rounded = |degrees: f64| sketch::whole(degrees * 1e4);
        let name = site.places[place].name.clone();
        Some((name, rounded(point.lat), rounded(point.lon)))
    });
    placed.collect()
}

/// The outlines of the file that the settings name, or of the usual one.
fn outlines(given: &Given) -> (Vec<Vec<i32>>, Vec<Diagnostic>) {
    let config = &given.site.config;
    let named = config.map.boundaries.as_ref();
    let path = named.map_or(USUAL, |named: &Located<String>| {
        named
            .value
            .trim_start_matches("content/")
            .trim_start_matches('/')
    });
    let Some(bytes) = given.files.get(path) else {
        // Said once, whatever the languages.
        let named = named.filter(|_| config.path.is_empty());
        let faults = named.map(|named| {
            let message = format!("there is no file content/{path}");
            Diagnostic::error("no-file", &config.source.path, message)
                .at_place(&config.source, &named.at)
                .help("put a GeoJSON file there, or take the line out")
        });
        return (Vec::new(), faults.into_iter().collect());
    };
    match outline::read(bytes) {
        Ok(outlines) => (outlines, Vec::new()),
        Err(_) if !config.path.is_empty() => (Vec::new(), Vec::new()),
        Err(why) => {
            let path = format!("content/{path}").into();
            let fault = Diagnostic::error("not-geojson", &path, why);
            let help = "export it as GeoJSON with degrees (WGS84, EPSG:4326), or take it out";
            (Vec::new(), vec![fault.help(help)])
        }
    }
}
