//! Whole sites, byte for byte: `tests/golden/<site>/content` gives `expected`, no file
//! missing and none left over. Set `INFOBANK_UPDATE=1` to write what is made now, and
//! read what changed before committing.
//!
//! Stylesheets, scripts and the index change often and have tests of their own: of them
//! `files.txt` holds the names, without the hashes of what is in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use infobank::build::Builder;
use infobank::diagnostic::{Format, print};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Hashes of contents, ten hexadecimal digits after `-` or `assets/`, made the same.
fn without_hashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.find(|c: char| !c.is_ascii_alphanumeric());
        let (word, after) = from.split_at(end.unwrap_or(from.len()));
        let is_card = word.len() == 6 && after.starts_with(".json");
        let is_hash = (word.len() == 10 || is_card)
            && (out.ends_with("assets/") || out.ends_with('-'))
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c));
        out.push_str(if is_hash { "HASH" } else { word });
        rest = after;
    }
    out + rest
}

/// What the browser's scripts are given is theirs to change.
fn without_scripts_words(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for (i, part) in html.split("<script").enumerate() {
        match part.split_once("</script>") {
            Some((_, after)) if i > 0 => out.push_str(&format!("<script></script>{after}")),
            Some(_) | None => out.push_str(part),
        }
    }
    out
}

/// The files of a site that are compared, by path.
fn made(site: &str) -> BTreeMap<String, String> {
    let mut built = Builder::new(&root().join(site)).build(jiff::civil::date(2026, 11, 23));
    infobank::diagnostic::sort(&mut built.diagnostics);
    let said = print(&built.diagnostics, &built.sources, Format::Short, false);
    let output = built.output.unwrap_or_else(|| panic!("{site}: {said}"));
    let mut names: Vec<String> = output.keys().map(|path| without_hashes(path)).collect();
    names.sort();
    let mut files = BTreeMap::from([
        ("files.txt".to_owned(), names.join("\n") + "\n"),
        ("said.txt".to_owned(), said),
    ]);
    for (path, bytes) in output.iter() {
        let compared = [".html", ".xml", ".txt", ".ics"]
            .iter()
            .any(|end| path.ends_with(end));
        if compared && !path.starts_with("assets/") && !path.starts_with("files/") {
            let text = String::from_utf8(bytes.to_vec()).expect("pages are text");
            // Diaries have line ends that a checkout may change.
            let text = text.replace("\r\n", "\n");
            let text = without_hashes(&without_scripts_words(&text));
            files.insert(format!("site/{path}"), text);
        }
    }
    files
}

fn expected(site: &str) -> BTreeMap<String, String> {
    let folder = root().join(site).join("expected");
    let files = walkdir::WalkDir::new(&folder)
        .into_iter()
        .filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&folder).expect("it is below");
            let text = fs::read_to_string(entry.path()).expect("it is text");
            (
                path.to_string_lossy().replace('\\', "/"),
                text.replace("\r\n", "\n"),
            )
        })
        .collect()
}

fn holds(site: &str) {
    let made = made(site);
    let folder = root().join(site).join("expected");
    if std::env::var_os("INFOBANK_UPDATE").is_some() {
        fs::remove_dir_all(&folder).ok();
        for (path, text) in &made {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("files have folders")).expect("a folder");
            fs::write(path, text).expect("a file can be written");
        }
    }
    let expected = expected(site);
    let missing: Vec<_> = expected
        .keys()
        .filter(|path| !made.contains_key(*path))
        .collect();
    let surplus: Vec<_> = made
        .keys()
        .filter(|path| !expected.contains_key(*path))
        .collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "{site}: missing {missing:?}, surplus {surplus:?}"
    );
    let mut differ = String::new();
    for (path, text) in &made {
        let lines = text.lines().zip(expected[path].lines());
        if *text != expected[path] {
            let line = lines.enumerate().find(|(_, (a, b))| a != b);
            differ.push_str(&format!("{path}: {line:?}\n"));
        }
    }
    assert!(
        differ.is_empty(),
        "{site} differs (made, expected):\n{differ}"
    );
}

#[test]
fn times_are_said_and_told_in_lists_and_diaries() {
    holds("times");
}

#[test]
fn a_site_of_settings_and_one_offer_is_a_site() {
    holds("smallest");
}

#[test]
fn every_field_in_every_form_reaches_the_pages() {
    holds("every-field");
}

/// Each value in the content of `every-field` that is to be read by someone stands on a
/// page: those that are not have `unseen` in them.
#[test]
fn no_value_is_lost_between_the_content_and_the_pages() {
    let all: String = made("every-field")
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(_, text)| text.to_lowercase())
        .collect();
    let content = root().join("every-field/content");
    let mut lost = Vec::new();
    for entry in walkdir::WalkDir::new(content)
        .into_iter()
        .filter_map(Result::ok)
    {
        if !entry.file_type().is_file() || entry.path().extension().is_some_and(|e| e == "csv") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("it is text");
        // Values that are to be looked for start with `zz`, and end where a word does.
        let values = text.split(|c: char| !c.is_ascii_alphanumeric());
        for value in values.filter(|word| word.starts_with("zz")) {
            if !all.contains(&value.to_lowercase()) {
                lost.push(format!("{} in {}", value, entry.path().display()));
            }
        }
        assert!(
            !all.contains("unseen"),
            "something that is not published is on a page"
        );
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
