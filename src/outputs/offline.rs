//! What makes the site work without a network: the worker `sw.js`, which keeps its pages
//! and its index on the device, or the one that takes all of that away again; and the
//! manifest by which a phone puts the site among its apps. What the worker does is the
//! theme's `worker.js`; here stands what it keeps. Runs when all other files are made.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Given, assets};
use crate::diagnostic::Diagnostic;
use crate::output::{Bytes, Output, content_hash};
use crate::theme::{ScriptEntry, join_scripts, minify};

/// The worker's address: at the root, since a worker is for what is below it.
pub const WORKER: &str = "sw.js";
/// The manifest's address.
pub const MANIFEST: &str = "site.webmanifest";
/// The page that stands in for those that are not kept.
pub const STAND_IN: &str = "offline/";

/// The most of the index that is fetched for later, in bytes before compression: about a
/// fourth of it crosses the network. A directory of 3,000 entries is there whole; of a larger
/// one the table, and cards as far as they go.
const INDEX: usize = 3_000_000;

/// How the names of the index's files start, in the order in which a search needs them.
const ORDER: [&str; 11] = [
    "say-", "table-", "names-", "order-", "pc/", "table/", "cards/", "text/", "text-", "words/",
    "titles-",
];

/// Pages that are tools: kept for all, if the site has them.
const TOOLS: [&str; 5] = ["", "search/", STAND_IN, "list/", "desk/"];

/// What the worker is given, as its `SITE`.
#[derive(Serialize)]
struct Kept<'a> {
    base: &'a str,
    version: String,
    assets: String,
    tables: BTreeMap<&'a str, &'a str>,
    pages: Vec<&'a str>,
    files: Vec<&'a str>,
    index: Vec<&'a str>,
    never: Vec<&'a str>,
    offline: Vec<&'a str>,
    dates: BTreeMap<&'a str, Dates<'a>>,
}

/// How days are written in a language.
#[derive(Serialize)]
struct Dates<'a> {
    form: &'a str,
    months: Vec<&'a str>,
}

/// The worker. `private` are the pages that are never kept on a device, by file; `output`
/// has all that may be kept.
pub(super) fn worker(
    given: &Given,
    others: &[Given],
    private: &BTreeSet<String>,
    output: &Output,
) -> Bytes {
    let base = given.site.config.base.as_str();
    let worker = given
        .site
        .config
        .offline
        .then(|| script(given, "worker.js"));
    let text = match worker.flatten() {
        Some(script) => {
            let kept = kept(given, others, private, output, &script);
            format!("const SITE = {}\n{script}", json(&kept))
        }
        None => remover(base),
    };
    text.into_bytes().into()
}

/// Adds the manifest.
pub(super) fn add_manifest(given: &Given, output: &mut Output) -> Vec<Diagnostic> {
    output.insert(MANIFEST.to_owned(), manifest(given).into_bytes().into());
    Vec::new()
}

/// The worker that takes itself and all that was kept away.
pub fn remover(base: &str) -> String {
    let script = include_str!("remover.js");
    format!(
        "const SITE = {}\n{script}",
        json(&serde_json::json!({ "base": base }))
    )
}

/// One of the theme's scripts with all that it imports; `None` when a site's own theme
/// writes it in a way that cannot be joined.
fn script(given: &Given, file: &'static str) -> Option<String> {
    let entry = ScriptEntry { file, within: None };
    let read = |name: &str| {
        let bytes = given.theme.assets.get(&format!("js/{name}"))?;
        String::from_utf8(bytes.to_vec()).ok()
    };
    minify(&join_scripts(&[entry], &read)?.remove(file)?)
}

/// Pages that are kept for all, in a language of the site.
fn pages<'a>(given: &Given, output: &'a Output) -> impl Iterator<Item = &'a str> {
    let folder = given.site.config.path.clone();
    let texts = given.site.pages.iter().map(|page| page.permalink.as_str());
    let paths = TOOLS.into_iter().chain(texts);
    let files: Vec<String> = paths
        .map(|path| format!("{folder}{path}index.html"))
        .collect();
    let found = files
        .into_iter()
        .filter_map(|file| output.get_key_value(&file));
    found.map(|(path, _)| address(path))
}

fn kept<'a>(
    given: &'a Given,
    others: &[Given],
    private: &'a BTreeSet<String>,
    output: &'a Output,
    script: &str,
) -> Kept<'a> {
    let assets = assets::folder(given.theme);
    let all = std::iter::once(given).chain(others);
    let pages: Vec<&str> = all.flat_map(|given| pages(given, output)).collect();
    let code = |path: &&str| {
        path.starts_with(&assets) && (path.ends_with(".css") || path.ends_with(".js"))
    };
    let files: Vec<&str> = output.keys().map(String::as_str).filter(code).collect();
    let never: Vec<&str> = private.iter().map(|path| address(path)).collect();
    let index = index(given, output);
    let mut all = script.to_owned();
    for page in &pages {
        all.push_str(&content_hash(&output[&format!("{page}index.html")]));
    }
    let named = files.iter().chain(&index).chain(&never);
    all.extend(named.copied());
    let is = |page: &&str, name: &str| format!("/{page}").ends_with(&format!("/{name}"));
    let searches = pages.iter().copied().filter(|page| is(page, "search/"));
    Kept {
        base: &given.site.config.base,
        version: content_hash(all.as_bytes()),
        assets,
        tables: searches
            .filter_map(|page| Some((page, table_of(page, &index, output)?)))
            .collect(),
        offline: pages
            .iter()
            .copied()
            .filter(|page| is(page, STAND_IN))
            .collect(),
        pages,
        files,
        index,
        never,
        dates: given
            .site
            .config
            .languages
            .iter()
            .map(|language| dates(given, language))
            .collect(),
    }
}

/// The hash of the table that a search page asks for.
fn table_of<'a>(page: &str, index: &[&'a str], output: &Output) -> Option<&'a str> {
    let html = String::from_utf8_lossy(&output[&format!("{page}index.html")]);
    let mut tables = index.iter().filter_map(|path| {
        let name = path.strip_prefix("index/table-")?;
        name.strip_suffix(".json")
    });
    tables.find(|hash| html.contains(hash))
}

/// The address of a page, by its file.
fn address(file: &str) -> &str {
    file.strip_suffix("index.html").unwrap_or(file)
}

/// The files of the index that are kept, in the order in which a search needs them, as far
/// as they are not too much. Postcodes only of the site's own area: it is the same for all.
fn index<'a>(given: &Given, output: &'a Output) -> Vec<&'a str> {
    let own: Vec<String> = given
        .site
        .outward
        .iter()
        .map(|code| format!("pc/{code}-"))
        .collect();
    let rank = |path: &str| {
        let name = path.strip_prefix("index/")?;
        let rank = ORDER.iter().position(|start| name.starts_with(start))?;
        let here = own.iter().any(|code| name.starts_with(code.as_str()));
        (here || !name.starts_with("pc/")).then_some(rank)
    };
    let ranked = output
        .iter()
        .filter_map(|(path, bytes)| Some((rank(path)?, path.as_str(), bytes.len())));
    let mut ranked: Vec<(usize, &str, usize)> = ranked.collect();
    ranked.sort_by_key(|(rank, _, _)| *rank);
    let mut left = INDEX;
    let fits = |(_, _, size): &(usize, &str, usize)| {
        let rest = left.checked_sub(*size);
        left = rest.unwrap_or(0);
        rest.is_some()
    };
    ranked
        .into_iter()
        .take_while(fits)
        .map(|(_, path, _)| path)
        .collect()
}

/// How days are written in a language, in English where it lacks the words.
fn dates<'a>(given: &'a Given, language: &'a str) -> (&'a str, Dates<'a>) {
    let word = |key: &str| {
        let own = given
            .theme
            .words
            .get(language)
            .and_then(|words| words.get(key));
        let known = own.or_else(|| given.theme.words.get("en")?.get(key));
        known.map_or("", String::as_str)
    };
    let months = (1..=12).map(|month| word(&format!("month.{month}")));
    let dates = Dates {
        form: word("date"),
        months: months.collect(),
    };
    (language, dates)
}

fn manifest(given: &Given) -> String {
    let config = &given.site.config;
    let folder = format!("{}{}images/", config.base, assets::folder(given.theme));
    let icon = |size: u16, purpose: &str| {
        serde_json::json!({
            "src": format!("{folder}icon-{size}.png"),
            "sizes": format!("{size}x{size}"),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    let colours = config.colours.palette().light;
    let manifest = serde_json::json!({
        "id": config.base,
        "name": config.name,
        "short_name": config.area,
        "lang": config.languages[0],
        "start_url": config.base,
        "scope": config.base,
        "display": "minimal-ui",
        "background_color": colours.paper.to_string(),
        "theme_color": colours.ink.to_string(),
        "icons": [icon(192, "any"), icon(512, "any"), icon(512, "maskable")],
    });
    json(&manifest)
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("these are texts and lists")
}
