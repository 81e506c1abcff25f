//! What a cold start costs, compressed: kept so that it does not grow unseen. Bytes alone;
//! requests, the index and times are measured by `tests/bench/find.mjs`.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use infobank::build::Builder;
use infobank::output::Output;

/// Scripts that the first results take, and what is fetched when they stand. The first knows
/// the clock, bank holidays and how schedules are written, since what is open comes first.
const RESULTS: usize = 10_050;
const LATER: usize = 7_750;
/// The search page with that script and the words that it shows, and its stylesheet. Of the
/// 55 kB for first results at 2,000 entries the index takes the rest.
const SEARCH: usize = 24_500;
/// The home page, all of it.
const HOME: usize = 25_000;
/// An entry's page, all that a first visit fetches: with a sign of its own in the tab, which
/// not every browser takes, and the manifest, which few ask for. What it offers to do, it
/// fetches when that is asked for.
const ENTRY: usize = 20_000;

fn sample() -> &'static Output {
    static OUTPUT: OnceLock<Arc<Output>> = OnceLock::new();
    OUTPUT.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let built = Builder::new(root).build(jiff::civil::date(2026, 11, 23));
        built.output.expect("the sample has no faults")
    })
}

/// The files that a page makes a browser fetch, by the attributes of its head and body.
fn fetched(page: &str) -> Vec<&'static str> {
    let links = ["stylesheet", "icon", "manifest", "preload", "modulepreload"];
    let tags = page.split('<').filter(|tag| {
        let is_link = links
            .iter()
            .any(|rel| tag.starts_with("link ") && tag.contains(&format!("rel=\"{rel}\"")));
        is_link || tag.starts_with("script ") || tag.starts_with("img ")
    });
    let address = |tag: &str| {
        let (_, rest) = tag.split_once(" href=\"").or(tag.split_once(" src=\""))?;
        rest.split_once('"').map(|(address, _)| address.to_owned())
    };
    let own = tags
        .filter_map(address)
        .filter(|address| !address.starts_with("data:"));
    own.map(|address| {
        let path = address.strip_prefix('/').expect("it is the site's own");
        let (known, _) = sample().get_key_value(path).expect("it is there");
        known.as_str()
    })
    .collect()
}

/// A file of the sample, by the end of its path where a hash is in it.
fn file(end: &str) -> &'static str {
    let (_, bytes) = sample()
        .iter()
        .find(|(path, _)| *path == end || end.starts_with('/') && path.ends_with(end))
        .unwrap_or_else(|| panic!("there is no {end}"));
    std::str::from_utf8(bytes).expect("it is text")
}

/// Bytes of a file after the compression that hosts do.
fn sent(path: &str) -> usize {
    match std::str::from_utf8(&sample()[path]) {
        Ok(text) => compressed(text),
        Err(_) => sample()[path].len(),
    }
}

/// Bytes after the compression that hosts do: deflate, and gzip's frame.
fn compressed(text: &str) -> usize {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("a", options).expect("a file can be started");
    zip.write_all(text.as_bytes())
        .expect("memory can be written");
    let written = zip.finish().expect("it can be ended");
    let mut read = zip::ZipArchive::new(written).expect("it can be read");
    let mut file = read.by_index(0).expect("there is one");
    let mut back = String::new();
    file.read_to_string(&mut back).expect("it is text");
    assert_eq!(back, text);
    usize::try_from(file.compressed_size()).expect("it is small") + 18
}

/// The script that stands in the search page.
fn results_script() -> &'static str {
    let page = file("search/index.html");
    let (_, script) = page
        .split_once("<script type=\"module\" async>")
        .expect("the page has it");
    let (script, _) = script.split_once("</script>").expect("it ends");
    script
}

#[test]
fn the_first_results_script_is_small() {
    let size = compressed(results_script());
    assert!(size <= RESULTS, "{size} bytes");
    let size = compressed(file("/js/later.js"));
    assert!(size <= LATER, "later.js: {size} bytes");
}

#[test]
fn the_search_page_asks_for_its_stylesheet_alone() {
    let page = file("search/index.html");
    let linked = page.matches("<link rel=\"stylesheet\"").count() + page.matches(" src=\"").count();
    assert_eq!(linked, 1, "one stylesheet, and no script of its own");
    let size = compressed(page) + compressed(file("/css/style.css"));
    assert!(size <= SEARCH, "{size} bytes");
}

#[test]
fn the_home_page_is_small() {
    let all = [
        "index.html",
        "/css/style.css",
        "/css/pages.css",
        "/js/finder.js",
    ];
    let size: usize = all.iter().map(|path| compressed(file(path))).sum();
    assert!(size <= HOME, "{size} bytes");
}

#[test]
fn an_entrys_page_is_small_with_all_that_it_fetches() {
    let mut sizes: std::collections::BTreeMap<&str, usize> = Default::default();
    let mut largest = (0, "");
    let mut entries = 0;
    for (path, bytes) in sample() {
        let inner = path.strip_prefix("cy/").unwrap_or(path);
        let is_entry = ["offers/", "groups/", "venues/"]
            .iter()
            .any(|folder| inner.starts_with(folder) && inner.ends_with("/index.html"));
        if !is_entry {
            continue;
        }
        let page = std::str::from_utf8(bytes).expect("it is text");
        let files = fetched(page);
        let moved = page.contains("http-equiv=\"refresh\"");
        assert!(moved || files.len() > 3, "{path} fetches {files:?}");
        let beside: usize = files
            .iter()
            .map(|file| *sizes.entry(file).or_insert_with(|| sent(file)))
            .sum();
        largest = largest.max((compressed(page) + beside, path));
        entries += 1;
    }
    assert!(entries > 150, "only {entries} entries");
    assert!(largest.0 <= ENTRY, "{} bytes: {}", largest.0, largest.1);
}
