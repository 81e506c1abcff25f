//! Bad input of every class, given to the real program: it ends with the right code, in
//! time, says where and what, and leaves the published site as it was.

mod fields;
mod many;
mod markup;
mod names;
mod secrets;
mod themes;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use assert_cmd::Command;
use tempfile::TempDir;

/// What no input may cost. The tests' build is slow and the machine is shared.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 4 });

/// The most that is printed, however bad the input.
const MOST_SAID: usize = 120_000;

/// A site that is sound, published once, with files laid over it.
struct Site(TempDir);

/// How a build ended.
struct Ended {
    code: i32,
    said: String,
    files: BTreeMap<String, Vec<u8>>,
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter();
    let files = files.filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("it is below");
            let path = path.to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("it can be read"))
        })
        .collect()
}

impl Site {
    fn new() -> Site {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/base");
        let site = Site(tempfile::tempdir().expect("a temporary folder"));
        for (path, bytes) in tree(&base) {
            site.put(&path, &bytes);
        }
        assert_eq!(site.run().0, 0);
        site
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("files have folders")).expect("a folder");
        fs::write(path, bytes).expect("a file can be written");
    }

    fn run(&self) -> (i32, String) {
        let output = Command::cargo_bin("infobank")
            .expect("the program is built")
            .arg("--site")
            .arg(self.0.path())
            .args(["--date", "2026-11-23", "build"])
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code().expect("no signal ended it"), said)
    }

    /// Builds, and checks what holds whatever the input.
    fn build(&self, what: &str) -> Ended {
        let public = self.0.path().join("public");
        let before = tree(&public);
        let began = Instant::now();
        let (code, said) = self.run();
        let took = began.elapsed();
        assert!(took < PATIENCE, "{what} took {took:?}");
        assert!(!said.contains("panicked"), "{what}: {said}");
        assert!(said.len() < MOST_SAID, "{what} says {} bytes", said.len());
        let files = tree(&public);
        if code != 0 {
            assert!(files == before, "{what}: the last good site has changed");
        }
        Ended { code, said, files }
    }
}

impl Ended {
    /// Some file of the site that holds a text, outside its data for machines.
    fn holding(&self, text: &str, kind: &str) -> Option<&String> {
        let mut files = self.files.iter().filter(|(path, _)| path.ends_with(kind));
        let holds = |bytes: &[u8]| without_data(&String::from_utf8_lossy(bytes)).contains(text);
        files.find(|(_, bytes)| holds(bytes)).map(|(path, _)| path)
    }
}

/// A page without its blocks of JSON-LD, in which quotes are text. A block ends where a
/// browser ends it, at the first `</script`, so whatever got out of it is still there.
fn without_data(page: &str) -> String {
    let mut parts = page.split("<script type=\"application/ld+json\">");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        let rest = part.split_once("</script").map_or("", |(_, rest)| rest);
        all + rest
    })
}

/// An offer with these lines of front matter and this text.
fn offer(fields: &str, text: &str) -> String {
    format!("---\nname: Thing\ncategories: [food]\nphone: 0151 496 0000\n{fields}---\n{text}\n")
}

const OFFER: &str = "content/offers/x.md";

/// Faults that stop a build: a file, its text, and all that must be said of it.
fn refused(rows: &[(&str, Vec<u8>, &[&str])]) {
    for (path, text, says) in rows {
        let site = Site::new();
        site.put(path, text);
        let what = String::from_utf8_lossy(&text[..text.len().min(200)]).into_owned();
        let ended = site.build(&what);
        assert_eq!(ended.code, 1, "{what}: {}", ended.said);
        for expected in *says {
            assert!(
                ended.said.contains(expected),
                "{what}: {expected} is not in {}",
                ended.said
            );
        }
    }
}

fn offers(rows: &[(String, &[&str])]) {
    let rows: Vec<_> = rows
        .iter()
        .map(|(fields, says)| (OFFER, offer(fields, "Text.").into_bytes(), *says))
        .collect();
    refused(&rows);
}
