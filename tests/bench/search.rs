//! `cargo bench --bench search`: how many of the residents' questions find a right door
//! among the first three, and what finding costs: the index's size, and the bytes and
//! requests from a cold start to the first ten results, for generated sites.
//!
//! `-- --keep FOLDER` keeps the indexes there, for measuring them in a browser;
//! `-- --judged [SITE QUESTIONS]` only asks the questions, or other ones of another site;
//! `-- --write FOLDER COUNT` only makes a site of so many entries (`find.mjs` asks it to).

mod generate;
#[path = "../search/judged.rs"]
mod judged;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use infobank::build::Builder;
use infobank::postcode;
use infobank::resolve::Site;
use infobank::search::{Card, Doc, DocKind, Finder, Query, SearchIndex, Whereabouts, docs, index};

/// Cards in a file, and results that are shown first.
const CARDS: usize = 24;
const SHOWN: usize = 10;
const POSTCODE: &str = "CH41 5AA";

fn main() {
    let mut write = std::env::args().skip_while(|arg| arg != "--write").skip(1);
    if let (Some(folder), Some(count)) = (write.next(), write.next()) {
        let count = count.parse().expect("a number of entries");
        return generate::site(Path::new(&folder), count, 42);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut judged = std::env::args().skip_while(|arg| arg != "--judged");
    if judged.next().is_some() {
        let (site, questions) = (judged.next(), judged.next());
        return judge(
            site.as_deref().map_or(root, Path::new),
            questions.as_deref().unwrap_or(judged::OWN),
        );
    }
    judge(root, judged::OWN);
    let keep = std::env::args()
        .skip_while(|arg| arg != "--keep")
        .nth(1)
        .map(PathBuf::from);
    let scripts = scripts(root);
    let size = |name| compressed(scripts[name].as_bytes());
    let (results, words) = (size("results.js"), size("words.js"));
    println!(
        "\nscripts, compressed: results.js {results} bytes, in the search page; later.js {}, after the first results; words.js {words}, when words are typed",
        size("later.js")
    );
    println!(
        "{:>8} {:>9} {:>6} {:>6} {:>8} | {:>20} | {:>20} | {:>8} {:>8}",
        "entries",
        "index KB",
        "text",
        "words",
        "table KB",
        "postcode + need",
        "postcode + words",
        "index s",
        "query ms"
    );
    for count in [2_000, 20_000, 100_000] {
        let work = tempfile::tempdir().expect("a temporary folder");
        generate::site(work.path(), count, 42);
        let (site, ..) = Builder::new(work.path()).resolve(jiff::civil::date(2026, 11, 23));
        measure(
            &site.expect("the generated site is sound"),
            [results, words],
            keep.as_deref(),
        );
    }
}

fn judge(root: &Path, questions: &str) {
    let (site, ..) = Builder::new(root).resolve(jiff::civil::date(2026, 11, 23));
    let site = site.expect("the site is sound");
    let finder = Finder::new(&site);
    let all = judged::read(questions);
    let missed: Vec<String> = all
        .iter()
        .filter_map(|one| one.missed(&site, &finder))
        .collect();
    let found = all.len() - missed.len();
    #[allow(clippy::cast_precision_loss)]
    let share = found as f64 / all.len() as f64;
    println!("success@3: {found} of {} ({share:.3})", all.len());
    missed.iter().for_each(|missed| println!("{missed}"));
}

fn measure(site: &Site, [results, words]: [usize; 2], keep: Option<&Path>) {
    let all = docs(site);
    let cards: Vec<Card> = all.iter().map(|doc| card(site, doc)).collect();
    let start = Instant::now();
    let made = index(site, &all, &cards);
    let took = start.elapsed().as_secs_f64();
    if let Some(folder) = keep {
        write(&folder.join(all.len().to_string()), &made);
    }
    let sizes: BTreeMap<&str, usize> = made
        .files
        .iter()
        .map(|(path, bytes)| (path.as_str(), compressed(bytes)))
        .collect();
    let below = |start: &str| -> Vec<usize> {
        let own = sizes.iter().filter(|(path, _)| path.starts_with(start));
        own.map(|(_, size)| *size).collect()
    };
    let size = |start: &str| below(start).iter().sum::<usize>();
    let hint = compressed(made.hint.for_search().as_bytes());
    let finder = Finder::new(site);
    let part = |last: usize| format!("index/table/{last}-");
    let last = below("index/table/").len().saturating_sub(1);
    let cold = |asked: &str, part: &str| {
        let chunks = chunks(site, &all, &made, &finder, asked);
        let cards: usize = chunks
            .iter()
            .map(|chunk| size(&format!("index/cards/{chunk}-")))
            .sum();
        let tables = below(part);
        let tables = (tables.iter().sum::<usize>(), tables.len());
        // The page's hint, the script, the table and its parts, the postcodes, the cards.
        let bytes = hint + results + size("index/table-") + tables.0 + size("index/pc/CH41-");
        (bytes + cards, 4 + tables.1 + chunks.len())
    };
    let (need_bytes, need_requests) = cold("food banks", &part(0));
    // The parts in which "lunch", "club" and their neighbours stand.
    let parts = ["lunch", "club", "lunchclub"].map(|term| part_of(&made, term));
    let parts: BTreeSet<String> = parts.into_iter().collect();
    let (word_bytes, word_requests) = cold("lunch club", &part(last));
    let word_bytes =
        word_bytes + words + parts.iter().map(|part| sizes[part.as_str()]).sum::<usize>();
    let start = Instant::now();
    chunks(
        site,
        &all,
        &made,
        &finder,
        "friendly lunch club with parking",
    );
    let query = start.elapsed().as_secs_f64() * 1000.0;
    let kb = |bytes: usize| {
        format!(
            "{:.1}",
            f64::from(u32::try_from(bytes).expect("it is small")) / 1000.0
        )
    };
    println!(
        "{:>8} {:>9} {:>6} {:>6} {:>8} | {:>9} KB {:>4} req | {:>9} KB {:>4} req | {took:>8.2} {query:>8.1}",
        all.len(),
        kb(size("index/")),
        below("index/text/").len(),
        below("index/words/").len(),
        kb(size("index/table")),
        kb(need_bytes),
        need_requests,
        kb(word_bytes),
        word_requests + 1 + parts.len(),
    );
}

/// The files of cards that the first results are in.
fn chunks(
    site: &Site,
    all: &[Doc],
    made: &SearchIndex,
    finder: &Finder,
    asked: &str,
) -> BTreeSet<usize> {
    let read = postcode::read(POSTCODE).expect("it is a postcode");
    let at = Whereabouts::of(site, &read).expect("the sample has it");
    let found = finder.find(&Query {
        words: asked,
        at: Some(&at),
        miles: site.config.radius,
        now: jiff::civil::date(2026, 11, 23).at(14, 30, 0, 0),
    });
    let place = |doc: &Doc| {
        made.order
            .iter()
            .position(|at| all[*at].kind == doc.kind && all[*at].index == doc.index)
    };
    let first = found.hits.iter().take(SHOWN);
    first
        .filter_map(|hit| place(&hit.doc))
        .map(|place| place / CARDS)
        .collect()
}

/// The part of the text index that a term is in.
fn part_of(made: &SearchIndex, term: &str) -> String {
    let number = |path: &str| {
        path["index/text/".len()..]
            .split('-')
            .next()
            .and_then(|n| n.parse::<usize>().ok())
    };
    let parts = made
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("index/text/"));
    let mut firsts: Vec<(usize, &str, String)> = parts
        .map(|(path, bytes)| {
            let text = std::str::from_utf8(bytes).expect("it is text");
            let from = text.find("\"terms\":\"").expect("it has terms") + 9;
            let first = text[from..].split([' ', '"']).next().unwrap_or_default();
            (
                number(path).expect("parts are numbered"),
                path.as_str(),
                first.to_owned(),
            )
        })
        .collect();
    firsts.sort_unstable();
    let at = firsts
        .partition_point(|(_, _, first)| first.as_str() <= term)
        .saturating_sub(1);
    firsts[at].1.to_owned()
}

fn card(site: &Site, doc: &Doc) -> Card {
    let (entry, kind, folder) = match doc.kind {
        DocKind::Offer => (
            &site.offers[doc.index].record.entry,
            "Support offer",
            "offers",
        ),
        DocKind::Group => (&site.groups[doc.index].record.entry, "Group", "groups"),
        DocKind::Venue => (&site.venues[doc.index].record.entry, "Venue", "venues"),
    };
    let phone = entry.phones.first();
    Card {
        kind: kind.to_owned(),
        name: entry.name.clone(),
        url: format!("{folder}/{}/", entry.slug),
        summary: Card::shorten(entry.summary()),
        when: "Monday to Friday, 9am to 5pm".to_owned(),
        phone: phone.map(|phone| phone.number.clone()).unwrap_or_default(),
        tel: phone.map(|phone| phone.tel.clone()).unwrap_or_default(),
        place: "Wallasey".to_owned(),
        ..Card::default()
    }
}

/// The scripts of finding as the sample has them: the one within the search page, and files.
fn scripts(root: &Path) -> BTreeMap<&'static str, String> {
    let built = Builder::new(root).build(jiff::civil::date(2026, 11, 23));
    let output = built.output.expect("the sample has no faults");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let page = text(&output["search/index.html"]);
    let (_, inline) = page
        .split_once("<script type=\"module\" async>")
        .expect("the page has its script");
    let (inline, _) = inline.split_once("</script>").expect("it ends");
    let files = ["later.js", "words.js", "suggest.js"].map(|name| {
        let end = format!("/js/{name}");
        let found = output.iter().find(|(path, _)| path.ends_with(&end));
        (name, text(found.expect("it is there").1))
    });
    files
        .into_iter()
        .chain([("results.js", inline.to_owned())])
        .collect()
}

fn write(folder: &Path, made: &SearchIndex) {
    let put = |path: &str, bytes: &[u8]| {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().expect("files have folders"))
            .expect("it can be made");
        std::fs::write(file, bytes).expect("it can be written");
    };
    made.files.iter().for_each(|(path, bytes)| put(path, bytes));
    put("hint.json", made.hint.for_search().as_bytes());
}

/// Bytes after the compression that hosts do (deflate; gzip's frame of 18 beside).
fn compressed(bytes: &[u8]) -> usize {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("a", options).expect("a file can be started");
    zip.write_all(bytes).expect("memory can be written");
    let written = zip.finish().expect("it can be ended");
    let mut read = zip::ZipArchive::new(written).expect("it can be read");
    let file = read.by_index(0).expect("there is one");
    usize::try_from(file.compressed_size()).expect("it is small") + 18
}
