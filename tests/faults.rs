//! A folder for every fault: `tests/faults/<code>/` holds files that are laid over
//! `tests/faults/base/`, and `expected.txt`, all that is then said. Set
//! `INFOBANK_UPDATE=1` to write what is said now, and read it before committing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use infobank::build::Builder;
use infobank::diagnostic::{Format, print};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

fn lay(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("the test's folder can be read");
        let below = entry.path().strip_prefix(from).expect("it is below");
        let of_the_site = below.starts_with("content") || below.starts_with("themes");
        if entry.file_type().is_file() && of_the_site {
            let target = to.join(below);
            fs::create_dir_all(target.parent().expect("files have folders"))
                .expect("a folder can be made");
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

fn cases() -> Vec<String> {
    let mut all: Vec<String> = fs::read_dir(root())
        .expect("the folder is there")
        .map(|entry| {
            entry
                .expect("it can be read")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name != "base")
        .collect();
    all.sort();
    all
}

/// What a build of a case says, and whether it gives a site.
fn said(case: &str) -> (String, bool, Vec<&'static str>) {
    let site = tempfile::tempdir().expect("a temporary folder");
    lay(&root().join("base"), site.path());
    lay(&root().join(case), site.path());
    if let Ok(without) = fs::read_to_string(root().join(case).join("without.txt")) {
        for path in without.lines() {
            fs::remove_file(site.path().join(path)).expect("the base has it");
        }
    }
    let built = Builder::new(site.path()).build(jiff::civil::date(2026, 11, 23));
    let codes = built.diagnostics.iter().map(|fault| fault.code).collect();
    (
        print(&built.diagnostics, &built.sources, Format::Full, false),
        built.output.is_some(),
        codes,
    )
}

#[test]
fn every_fault_says_what_its_folder_expects() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (text, published, codes) = said(&case);
        assert!(
            codes.contains(&case.as_str()),
            "{case} is not among what is said:\n{text}"
        );
        assert_eq!(
            published,
            !text.lines().any(|line| line.starts_with("error[")),
            "{case}"
        );
        let expected = root().join(&case).join("expected.txt");
        if std::env::var_os("INFOBANK_UPDATE").is_some() {
            fs::write(&expected, &text).expect("the expectation can be written");
        }
        if fs::read_to_string(&expected)
            .unwrap_or_default()
            .replace("\r\n", "\n")
            != text
        {
            wrong.push(format!("--- {case}\n{text}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "said otherwise than expected:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_base_has_no_fault() {
    assert_eq!(said("base").0, "");
}

/// Codes that need a disk no folder in git can be: `src/load` tests them.
const OF_THE_DISK: [&str; 6] = [
    "link",
    "not-a-file",
    "cannot-read",
    "too-large",
    "template",
    "same-file",
];

#[test]
fn every_code_has_a_folder() {
    let mut codes = BTreeSet::new();
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let entry = entry.expect("the source can be read");
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rs")
        {
            let text = fs::read_to_string(entry.path()).expect("source is text");
            for call in [
                "Diagnostic::error(",
                "Diagnostic::warning(",
                "fields.error(",
                "fields.warn(",
                "inner.error(",
                "self.error(",
                "self.warn(",
                "self.fault(",
            ] {
                for after in text.split(call).skip(1) {
                    if let Some(code) = after
                        .trim_start()
                        .strip_prefix('"')
                        .and_then(|rest| rest.split('"').next())
                    {
                        codes.insert(code.to_owned());
                    }
                }
            }
        }
    }
    assert!(codes.len() > 50, "{codes:?}");
    let have: BTreeSet<String> = cases()
        .into_iter()
        .chain(OF_THE_DISK.map(str::to_owned))
        .collect();
    assert_eq!(
        codes.difference(&have).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}
