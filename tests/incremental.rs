//! Whatever is edited, renamed, broken, mended or deleted, the next build of the same
//! builder equals a clean build, faults and all.

use std::fs;
use std::path::Path;

use infobank::build::{Builder, Built};
use infobank::diagnostic::{Format, print};
use infobank::output::Files;
use proptest::prelude::*;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 23);

/// One edit by staff.
#[derive(Debug, Clone)]
enum Edit {
    Write {
        file: usize,
        text: usize,
    },
    Rename {
        from: usize,
        to: usize,
    },
    Delete(usize),
    /// The site is in one language, or in two.
    Languages(usize),
}

const SETTINGS: &str = "content/site.yaml";

const LANGUAGES: [&str; 3] = ["", "languages: [en, cy]\n", "languages: [cy, en]\n"];

const FILES: [&str; 12] = [
    "content/offers/a.md",
    "content/offers/a.cy.md",
    "content/groups/g.cy.md",
    SETTINGS,
    "content/offers/b.md",
    "content/offers/food/c.yaml",
    "content/groups/g.md",
    "content/venues/v.md",
    "content/pages/about.md",
    "content/alerts/snow.md",
    "content/files/leaflet.pdf",
    "themes/default/templates/own.html",
];

const TEXTS: [&str; 13] = [
    "---\nname: Un\n---\nCymorth.\n",
    "---\nname: One\ncategories: [food]\nvenue: v\ngroup: g\n---\nHelp.\n",
    "---\nname: Two\ncategories: [money]\nserves: [Seacombe]\n---\nOther help.\n",
    "---\nname: Three\ncategories: [food, food-banks]\npostcode: CH41 5AA\nserves: [within 2 miles]\n---\n",
    "---\nname: Four\ndraft: true\ncategories: [food]\npostcode: CH44 1AA\n---\n",
    "---\nname: Five\npostcode: CH44 1AB\n---\n",
    "---\nname: Six\nstatus: defunct\naliases: [old]\npostcode: CH44 1AB\ncategories: [food]\n---\n",
    "---\nname: Tea: broken\n---\n",
    "---\nname: Eleven\ncategories: [food]\nvenue: v\ntimes: [Mon-Fri 9am-5pm, first Saturday 2pm]\n---\n",
    "---\nname: Twelve\ncategories: [food]\npostcode: CH44 1AA\ntimes: Friday 6pm-8pm, ring the bell\n---\n",
    "---\nname: Eight\npostcode: nowhere\nbogus: yes\n---\n",
    "- {name: Nine, categories: [food]}\n- {name: Ten, categories: [money], phone: 0151 496 0000}\n",
    "not even front matter",
];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let settings = FILES.iter().position(|file| *file == SETTINGS);
    let file = move || (0..FILES.len()).prop_filter("settings", move |at| Some(*at) != settings);
    let edit = prop_oneof![
        4 => (file(), 0..TEXTS.len()).prop_map(|(file, text)| Edit::Write { file, text }),
        1 => (file(), file()).prop_map(|(from, to)| Edit::Rename { from, to }),
        1 => file().prop_map(Edit::Delete),
        1 => (0..LANGUAGES.len()).prop_map(Edit::Languages),
    ];
    prop::collection::vec(edit, 1..12)
}

fn apply(site: &Path, edit: &Edit) {
    let path = |file: &usize| site.join(FILES[*file]);
    let make = |path: &Path| {
        fs::create_dir_all(path.parent().expect("files have folders"))
            .expect("a folder can be made")
    };
    match edit {
        Edit::Write { file, text } => {
            make(&path(file));
            fs::write(path(file), TEXTS[*text]).expect("a file can be written");
        }
        Edit::Rename { from, to } => {
            make(&path(to));
            // There may be nothing to rename.
            let _ = fs::rename(path(from), path(to));
        }
        Edit::Languages(which) => {
            let text = fs::read_to_string(site.join(SETTINGS)).expect("the base has it");
            let kept = text.lines().filter(|line| !line.starts_with("languages"));
            let kept: String = kept.map(|line| format!("{line}\n")).collect();
            fs::write(site.join(SETTINGS), kept + LANGUAGES[*which])
                .expect("a file can be written");
        }
        Edit::Delete(file) => {
            let _ = fs::remove_file(path(file));
        }
    }
}

fn assert_same(one: &Built, other: &Built) {
    let said = |built: &Built| print(&built.diagnostics, &built.sources, Format::Short, false);
    assert_eq!(said(one), said(other));
    assert_eq!(one.entries, other.entries);
    match (&one.output, &other.output) {
        (Some(one), Some(other)) => {
            let names =
                |output: &infobank::output::Output| output.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(one), names(other));
            for (path, bytes) in one.iter() {
                assert!(
                    other[path] == *bytes,
                    "{path} differs:\n{}\n---\n{}",
                    String::from_utf8_lossy(bytes),
                    String::from_utf8_lossy(&other[path])
                );
            }
        }
        (None, None) => {}
        (one, other) => panic!("published: {} and {}", one.is_some(), other.is_some()),
    }
}

#[test]
fn a_file_asked_for_by_itself_is_as_among_all() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = Builder::new(sample).build(TODAY);
    let all = all.output.expect("the sample is sound");
    let edition = Builder::new(sample).edition(TODAY);
    let edition = edition.output.expect("the sample is sound");
    for (path, bytes) in all.iter() {
        let alone = edition.file(path).map(|made| made.expect("it can be made"));
        assert!(alone.is_some_and(|alone| alone == *bytes), "{path}");
        assert!(edition.has(path), "{path}");
    }
    let paths: Vec<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(edition.paths(), paths);
    for path in ["offers/none/index.html", "index/none.json", "none.ics", ""] {
        assert!(edition.file(path).is_none() && !edition.has(path), "{path}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rebuild_equals_a_clean_build(edits in edits()) {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/base/content");
        let site = tempfile::tempdir().expect("a temporary folder");
        for entry in walkdir::WalkDir::new(&base).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
            let target = site.path().join("content").join(entry.path().strip_prefix(&base).expect("it is below"));
            fs::create_dir_all(target.parent().expect("files have folders")).expect("a folder can be made");
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
        let mut builder = Builder::new(site.path());
        builder.build(TODAY);
        for edit in &edits {
            apply(site.path(), edit);
            // The watch names what changed; two saves within one tick look alike else.
            let touched: Vec<_> = FILES.iter().map(|file| site.path().join(file)).collect();
            builder.touch(&touched);
            assert_same(&builder.build(TODAY), &Builder::new(site.path()).build(TODAY));
        }
    }
}
