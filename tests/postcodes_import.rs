//! The official downloads, one small fixture a layout, into `content/postcodes/`.

use std::cell::RefCell;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use infobank::gazetteer::Gazetteer;
use infobank::gazetteer::download::{Kind, read};
use infobank::gazetteer::import::{Import, Imported, import};
use infobank::source::Source;
use tempfile::TempDir;
use zip::write::{SimpleFileOptions, ZipWriter};

fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/postcodes");
    folder.join(name)
}

fn text(name: &str) -> Vec<u8> {
    fs::read(fixture(name)).expect("the fixture is in the repository")
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a zip in memory");
        zip.write_all(bytes).expect("a zip in memory");
    }
    zip.finish().expect("a zip in memory").into_inner()
}

fn code_point() -> Vec<u8> {
    zip(&[
        ("Data/CSV/ch.csv", &text("code-point-ch.csv")),
        ("Data/CSV/l.csv", &text("code-point-l.csv")),
        (
            "Doc/Code-Point_Open_Column_Headers.csv",
            b"PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\r\n",
        ),
        (
            "Doc/licence.txt",
            b"Contains Ordnance Survey data \xa9 Crown copyright and database right 2025.",
        ),
    ])
}

fn options(site: &TempDir, file: PathBuf, outward: &[&str]) -> Import {
    Import {
        file,
        content: site.path().join("content"),
        outward: outward
            .iter()
            .map(|code| code.parse().expect("well formed"))
            .collect(),
        used: Vec::new(),
        around_miles: 1.5,
        only: false,
        all: false,
        northern_ireland: false,
    }
}

fn run(options: &Import) -> Imported {
    import(options, &|_, _| {}).expect("a good download")
}

fn saved(site: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = site.path().join(name);
    fs::write(&path, bytes).expect("a temporary folder");
    path
}

fn names(site: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(site.path().join("content/postcodes"))
        .expect("written")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into()
        })
        .collect();
    names.sort();
    names
}

fn csv(site: &TempDir, name: &str) -> String {
    fs::read_to_string(site.path().join("content/postcodes").join(name)).expect("written")
}

#[test]
fn every_vintage_of_the_directories_gives_the_same_facts() {
    let editions = [
        ("onspd-2018-05.csv", Kind::Onspd, 2018),
        ("onspd-2024-08.csv", Kind::Onspd, 2024),
        ("onspd-2025-11.csv", Kind::Onspd, 2025),
        ("nspl-2020-08.csv", Kind::Nspl, 2020),
        ("nspl-2022-05.csv", Kind::Nspl, 2022),
        ("nspl-2025-05.csv", Kind::Nspl, 2025),
        ("nspl-2025-11.csv", Kind::Nspl, 2025),
        ("nspl-2026-08.csv", Kind::Nspl, 2026),
    ];
    for (name, kind, year) in editions {
        let found = read(&fixture(name), false, &|_, _| {}).expect(name);
        assert_eq!((found.kind, found.year), (kind, Some(year)), "{name}");
        assert_eq!((found.placeless, found.unreadable), (1, 1), "{name}");
        let shown: Vec<String> = found
            .records
            .iter()
            .map(|r| {
                format!(
                    "{} {} {} {:?} {:?}",
                    r.postcode,
                    r.lat,
                    r.lon,
                    r.ward(),
                    r.ended
                )
            })
            .collect();
        assert_eq!(shown.len(), 15, "{name}: {shown:#?}");
        for line in [
            "CH1 1AB 5319079 -288359 Some(\"E05012211\") None",
            // Ended once and used again: the live row wins.
            "CH41 0AB 5340043 -305432 Some(\"E05000955\") None",
            "CH41 9ZZ 5339949 -305093 Some(\"E05000955\") Some(199606)",
            // No degrees in the row: from its grid reference.
            "CH41 7ZZ 5339226 -301548 Some(\"E05000955\") None",
        ] {
            assert!(
                shown.iter().any(|s| s == line),
                "{name}: {line} not in {shown:#?}"
            );
        }
    }
}

#[test]
fn northern_ireland_is_left_out_unless_asked_for() {
    let count = |asked| {
        let found = read(&fixture("onspd-2025-11.csv"), asked, &|_, _| {}).expect("good");
        found
            .records
            .iter()
            .filter(|r| r.postcode.to_string().starts_with("BT"))
            .count()
    };
    assert_eq!((count(false), count(true)), (0, 1));
}

#[test]
fn code_point_open_becomes_one_small_file_an_outward_code() {
    let site = TempDir::new().expect("a temporary folder");
    let file = saved(&site, "codepo_gb.zip", &code_point());
    let mut options = options(&site, file, &["CH41", "CH40"]);
    options.used = vec!["L1 8JQ".parse().expect("well formed")];
    let told = RefCell::new(Vec::new());
    let done = import(&options, &|done, total| {
        told.borrow_mut().push((done, total))
    })
    .expect("a good download");
    assert!(
        told.borrow()
            .last()
            .is_some_and(|(done, total)| done == total && *total > 0)
    );
    assert_eq!(names(&site), ["CH41.csv", "CH43.csv", "L1.csv"]);
    assert_eq!(
        csv(&site, "CH41.csv"),
        "# Made by `infobank postcodes import` from Code-Point Open.\n\
         # Contains OS data © Crown copyright and database right 2025\n\
         # Contains Royal Mail data © Royal Mail copyright and database right 2025\n\
         # Contains National Statistics data © Crown copyright and database right 2025\n\
         # Licensed under the Open Government Licence v3.0\n\
         postcode,lat,lon,ward\n\
         CH41 0AA,53.39949,-3.05093,E05000955\n\
         CH41 0AB,53.40043,-3.05432,E05000955\n\
         CH41 0AD,53.39941,-3.05171,E05000955\n\
         CH41 1AA,53.40072,-3.02211,E05000955\n\
         CH41 1EB,53.40840,-3.05782,E05000955\n\
         CH41 5AA,53.39226,-3.01548,E05000956\n"
    );
    assert_eq!((done.files, done.written, done.placeless), (3, 3, 1));
    let around: Vec<String> = done.around.iter().map(|o| o.to_string()).collect();
    assert_eq!(around, ["CH43", "L1"]);
    let (lacking, meant) = done.missing[0];
    assert_eq!(lacking.to_string(), "CH40");
    assert!(meant.is_some_and(|o| o.to_string().starts_with("CH4")));
}

#[test]
fn what_was_written_reads_back_without_a_fault() {
    let site = TempDir::new().expect("a temporary folder");
    let mut options = options(&site, fixture("onspd-2025-11.csv"), &[]);
    options.all = true;
    let done = run(&options);
    assert_eq!((done.postcodes, done.ended), (15, 1));
    assert!(csv(&site, "CH41.csv").contains("\npostcode,lat,lon,ward,ended\n"));
    assert!(csv(&site, "L1.csv").contains("\npostcode,lat,lon,ward\n"));
    let sources: Vec<Source> = names(&site)
        .iter()
        .map(|name| Source::new(format!("content/postcodes/{name}"), csv(&site, name)))
        .collect();
    let (gazetteer, faults) = Gazetteer::read(&sources);
    assert_eq!(faults, []);
    assert_eq!(gazetteer.units().len(), 15);
    let ended = gazetteer
        .get("CH41 9ZZ".parse().expect("well formed"))
        .expect("kept");
    assert_eq!(ended.ended, Some(199606));
}

#[test]
fn a_second_import_touches_only_what_changed_and_what_is_its_own() {
    let site = TempDir::new().expect("a temporary folder");
    let file = saved(&site, "codepo_gb.zip", &code_point());
    let mut options = options(&site, file, &["CH41", "CH43"]);
    options.only = true;
    assert_eq!(run(&options).written, 2);
    let folder = site.path().join("content/postcodes");
    fs::write(folder.join("L9.csv"), "postcode,lat,lon,ward\n").expect("written");
    let windows = csv(&site, "CH41.csv").replace('\n', "\r\n");
    fs::write(folder.join("CH41.csv"), &windows).expect("written");
    assert_eq!(run(&options).written, 0, "line ends are no change");
    assert_eq!(csv(&site, "CH41.csv"), windows);

    let own = "postcode,lat,lon,ward\nCH1 1AB,53.2,-2.9,\n";
    fs::write(folder.join("CH1.csv"), own).expect("written");
    options.outward = vec!["CH1".parse().expect("ok"), "CH41".parse().expect("ok")];
    let done = run(&options);
    assert_eq!(done.removed, ["CH43.csv"]);
    assert_eq!(done.kept, ["CH1.csv"]);
    assert_eq!(
        csv(&site, "CH1.csv"),
        own,
        "a file made by hand is left alone"
    );
    assert_eq!(names(&site), ["CH1.csv", "CH41.csv", "L9.csv"]);
}

#[test]
fn a_directorys_zip_is_read_once_and_its_ward_names_taken() {
    let site = TempDir::new().expect("a temporary folder");
    let rows = text("onspd-2025-11.csv");
    let bytes = zip(&[
        ("Data/ONSPD_NOV_2025_UK.csv", &rows),
        ("Data/multi_csv/ONSPD_NOV_2025_UK_CH.csv", &rows),
        ("Data/multi_csv/ONSPD_NOV_2025_UK_L.csv", &rows),
        (
            "Documents/Ward names and codes UK as at 05_25.csv",
            "\u{feff}WD25CD,WD25NM\r\nE05000955,\"Birkenhead, and Tranmere\"\r\n".as_bytes(),
        ),
    ]);
    let file = saved(&site, "ONSPD_NOV_2025.zip", &bytes);
    let told = RefCell::new(0);
    let options = options(&site, file, &["CH41"]);
    let done = import(&options, &|_, total| *told.borrow_mut() = total).expect("good");
    assert_eq!(
        *told.borrow(),
        rows.len() as u64,
        "one of the three is read"
    );
    assert_eq!(done.wards_named, 1);
    let wards = csv(&site, "wards.csv");
    assert!(
        wards.ends_with("\ncode,name\nE05000955,\"Birkenhead, and Tranmere\"\n"),
        "{wards}"
    );
}

fn refused(name: &str, bytes: &[u8]) -> String {
    let site = TempDir::new().expect("a temporary folder");
    let file = saved(&site, name, bytes);
    let options = options(&site, file, &["CH41"]);
    let error = import(&options, &|_, _| {}).expect_err(name);
    assert!(
        !site.path().join("content").exists(),
        "{name}: nothing is written"
    );
    error.to_string()
}

#[test]
fn a_hostile_zip_is_refused() {
    let rows = text("code-point-ch.csv");
    for name in [
        "../ch.csv",
        "Data/../../ch.csv",
        "/etc/ch.csv",
        "..\\ch.csv",
        "C:/ch.csv",
    ] {
        let message = refused("a.zip", &zip(&[("Data/CSV/l.csv", &rows), (name, &rows)]));
        assert!(
            message.contains("would lead outside its folder"),
            "{name}: {message}"
        );
    }
    let bomb = vec![b'\n'; 64 << 20];
    let message = refused("a.zip", &zip(&[("Data/CSV/ch.csv", &bomb)]));
    assert!(
        message.contains("unpacks to over a hundred times its size"),
        "{message}"
    );
    let mut linked = ZipWriter::new(Cursor::new(Vec::new()));
    linked
        .add_symlink(
            "Data/CSV/ch.csv",
            "/etc/passwd",
            SimpleFileOptions::default(),
        )
        .expect("a zip in memory");
    let linked = linked.finish().expect("a zip in memory").into_inner();
    assert!(refused("a.zip", &linked).contains("is a link"));
    assert!(refused("a.zip", &code_point()[..600]).contains("broken zip"));
}

#[test]
fn a_zip_whose_header_lies_about_its_size_is_refused() {
    let mut bytes = zip(&[("ch.csv", &vec![b'\n'; 8 << 20])]);
    let (true_size, lie) = ((8u32 << 20).to_le_bytes(), 1000u32.to_le_bytes());
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|w| w == true_size) {
        bytes[at + found..at + found + 4].copy_from_slice(&lie);
        at += found + 4;
    }
    assert!(at > 0, "the size stands in the headers");
    assert!(!refused("a.zip", &bytes).is_empty());
}

#[test]
fn a_line_without_end_is_refused() {
    let mut rows = text("code-point-ch.csv");
    rows.extend(std::iter::repeat_n(b'x', 20 << 10));
    assert!(refused("a.csv", &rows).contains("a line of over 16 KB"));
    rows.extend(std::iter::repeat_n(b'x', 9 << 20));
    assert!(refused("a.csv", &rows).contains("a line of over 16 KB"));
}

#[test]
fn a_wrong_file_is_told_which_columns_were_looked_for() {
    let lookup = refused("lookup.csv", &text("lookup-2022-05.csv"));
    assert!(lookup.contains("looked for a column `pcds`"), "{lookup}");
    assert!(lookup.contains("found `pcd7`, `pcd8`, `pcds`"), "{lookup}");
    assert!(lookup.contains("and 2 more"), "{lookup}");
    let names = refused("GB_full.txt", &text("geonames.txt"));
    assert!(names.contains("is not a file of postcodes"), "{names}");
    let photo = refused("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF");
    assert!(photo.contains("neither a CSV nor a zip"), "{photo}");
    let sheet = refused(
        "a.xlsx",
        &zip(&[
            ("[Content_Types].xml", b"<x/>"),
            ("xl/workbook.xml", b"<x/>"),
        ]),
    );
    assert!(sheet.contains("spreadsheet"), "{sheet}");
    assert!(refused("empty.csv", b"").contains("looked for a column"));
    assert!(refused("docs.zip", &zip(&[("readme.txt", b"hello")])).contains("holds no CSV file"));
    let elsewhere = refused("a.csv", &text("code-point-l.csv"));
    assert!(elsewhere.contains("no postcode in CH41"), "{elsewhere}");
}

#[test]
fn a_missing_file_is_named() {
    let site = TempDir::new().expect("a temporary folder");
    let options = options(&site, site.path().join("nowhere.zip"), &["CH41"]);
    let error = import(&options, &|_, _| {}).expect_err("there is none");
    assert!(error.to_string().contains("nowhere.zip"), "{error}");
}
