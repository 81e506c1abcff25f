//! What a cold start costs, compressed: kept so that it does not grow unseen. Bytes alone;
//! requests, the index and times are measured by `tests/bench/find.mjs`.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use infobank::build::Builder;
use infobank::output::Output;

/// Scripts that the first results take, and what is fetched when they stand. The first knows
/// the clock, bank holidays and how schedules are written, since what is open comes first.
const RESULTS: usize = 10_500;
const LATER: usize = 8_250;
/// The search page with that script and the words that it shows, and its stylesheet. Of the
/// 55 kB for first results at 2,000 entries the index takes the rest.
const SEARCH: usize = 24_500;
/// The home page, all of it.
const HOME: usize = 25_000;

fn sample() -> &'static Output {
    static OUTPUT: OnceLock<Arc<Output>> = OnceLock::new();
    OUTPUT.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let built = Builder::new(root).build(jiff::civil::date(2026, 11, 23));
        built.output.expect("the sample has no faults")
    })
}

/// A file of the sample, by the end of its path where a hash is in it.
fn file(end: &str) -> &'static str {
    let (_, bytes) = sample()
        .iter()
        .find(|(path, _)| *path == end || end.starts_with('/') && path.ends_with(end))
        .unwrap_or_else(|| panic!("there is no {end}"));
    std::str::from_utf8(bytes).expect("it is text")
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
