//! Publishing, killed at any moment, leaves one whole site.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use infobank::output::Output;
use infobank::write::{PublishError, publish};

/// Where the child publishes; set only for the child.
const OUT: &str = "INFOBANK_TEST_OUT";

/// A site whose every file says which site it is of.
fn site(number: usize) -> Output {
    (0..120)
        .map(|page| {
            let text = format!("site {number} ").repeat(200);
            // Some pages are only in one of the sites.
            let path = format!(
                "{}/{page}/index.html",
                if page % 4 == 0 { number } else { 9 }
            );
            (path, text.into_bytes().into())
        })
        .collect()
}

/// Not a test of its own: the process that the test below kills.
#[test]
fn publish_without_end_when_asked_to() {
    let Some(out) = std::env::var_os(OUT).map(PathBuf::from) else {
        return;
    };
    for turn in 0..10_000 {
        match publish(&site(turn % 2), &out, &[]) {
            Ok(_) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

fn read(out: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(out)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != ".infobank")
        .map(|entry| {
            let path = entry.path().strip_prefix(out).unwrap().to_str().unwrap();
            (path.replace('\\', "/"), fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn is_site(files: &BTreeMap<String, Vec<u8>>, number: usize) -> bool {
    let site = site(number);
    files.len() == site.len()
        && files
            .iter()
            .all(|(path, bytes)| site.get(path).is_some_and(|there| **there == **bytes))
}

#[test]
fn killed_at_fifty_moments_the_output_is_one_whole_site() {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("public");
    publish(&site(0), &out, &[]).unwrap();
    let mut interrupted = 0;
    for moment in 0..50_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "publish_without_end_when_asked_to"])
            .env(OUT, &out)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_micros(15_000 + moment * 977));
        child.kill().unwrap();
        child.wait().unwrap();
        interrupted += usize::from(fs::read_dir(parent.path()).unwrap().count() > 1);

        // Elsewhere the two renames leave a moment with the old site set aside,
        // which the next publication puts back.
        if cfg!(target_os = "linux") || out.exists() {
            let files = read(&out);
            assert!(
                is_site(&files, 0) || is_site(&files, 1),
                "half a site at {moment}"
            );
        }
    }
    assert!(interrupted > 0, "no kill came while publishing");
    match publish(&site(0), &out, &[]) {
        Ok(_) => {}
        Err(error @ PublishError::Busy { .. }) => panic!("a dead process holds the lock: {error}"),
        Err(error) => panic!("{error}"),
    }
    assert!(is_site(&read(&out), 0));
    assert_eq!(
        fs::read_dir(parent.path()).unwrap().count(),
        1,
        "remains are cleared"
    );
}
