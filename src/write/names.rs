//! Which output paths can be files: on Linux, macOS and Windows alike, inside the
//! output folder and nowhere else. Earlier stages make good paths; this is the
//! last gate before the disk.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::error::{BadName, NameFault, PublishError};
use super::marker;

/// Checks every path, and reports every bad one.
pub(super) fn check(paths: &[&str]) -> Result<(), PublishError> {
    let mut bad = Vec::new();
    let mut seen: HashMap<String, (&str, bool)> = HashMap::with_capacity(paths.len() * 2);
    let mut last_folder = "";
    for &path in paths {
        let fault = path_fault(path).or_else(|| clash(path, &mut last_folder, &mut seen));
        if let Some(fault) = fault {
            bad.push(BadName {
                path: path.to_owned(),
                fault,
            });
        }
    }
    if bad.is_empty() {
        Ok(())
    } else {
        Err(PublishError::BadNames(bad))
    }
}

fn path_fault(path: &str) -> Option<NameFault> {
    if folded(path) == marker::NAME {
        return Some(NameFault::Marker);
    }
    path.split('/').find_map(part_fault)
}

fn part_fault(part: &str) -> Option<NameFault> {
    if part.is_empty() {
        return Some(NameFault::Empty);
    }
    if part == "." || part == ".." {
        return Some(NameFault::Dots);
    }
    let forbidden = |c: &char| c.is_control() || "\\:*?\"<>|".contains(*c);
    if let Some(found) = part.chars().find(forbidden) {
        return Some(NameFault::Character(found));
    }
    if part.ends_with(['.', ' ']) || is_device(part) {
        return Some(NameFault::Reserved(part.to_owned()));
    }
    None
}

/// Windows' device names, which stay devices whatever extension follows.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    let stem = stem.to_ascii_lowercase();
    if matches!(
        stem.as_str(),
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$"
    ) {
        return true;
    }
    let port = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"));
    let mut digits = port.into_iter().flat_map(str::chars);
    matches!(
        (digits.next(), digits.next()),
        (Some('0'..='9' | '¹' | '²' | '³'), None)
    )
}

/// A clash of this path, or of a folder it needs, with those before it.
fn clash<'a>(
    path: &'a str,
    last_folder: &mut &'a str,
    seen: &mut HashMap<String, (&'a str, bool)>,
) -> Option<NameFault> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if folder != *last_folder {
        *last_folder = folder;
        let ends = path.match_indices('/').map(|(end, _)| end);
        for end in ends {
            if let Some(fault) = meet(&path[..end], true, seen) {
                return Some(fault);
            }
        }
    }
    meet(path, false, seen)
}

fn meet<'a>(
    path: &'a str,
    is_folder: bool,
    seen: &mut HashMap<String, (&'a str, bool)>,
) -> Option<NameFault> {
    let (other, was_folder) = *seen.entry(folded(path)).or_insert((path, is_folder));
    if other != path {
        Some(NameFault::SameAs(other.to_owned()))
    } else if was_folder != is_folder {
        Some(NameFault::AlsoFolder)
    } else {
        None
    }
}

/// What a path is on a disk that knows neither capitals nor how accents are stored.
fn folded(path: &str) -> String {
    if path.is_ascii() {
        path.to_ascii_lowercase()
    } else {
        path.nfc().flat_map(char::to_lowercase).nfc().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(paths: &[&str]) -> Vec<(String, NameFault)> {
        let mut paths = paths.to_vec();
        paths.sort_unstable();
        match check(&paths) {
            Ok(()) => Vec::new(),
            Err(PublishError::BadNames(bad)) => {
                bad.into_iter().map(|bad| (bad.path, bad.fault)).collect()
            }
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn ordinary_paths_pass() {
        let paths = [
            "index.html",
            "offers/warm-hub/index.html",
            ".well-known/x",
            "_headers",
            "files/Tŷ Newydd 100%.pdf",
            "console/index.html",
            "com/index.html",
            "com10/a",
        ];
        assert_eq!(faults(&paths), []);
    }

    #[test]
    fn every_unsafe_path_is_reported() {
        for (path, fault) in [
            ("", NameFault::Empty),
            ("/etc/passwd", NameFault::Empty),
            ("a//b", NameFault::Empty),
            ("a/", NameFault::Empty),
            ("../a", NameFault::Dots),
            ("a/../../b", NameFault::Dots),
            ("./a", NameFault::Dots),
            ("a\\..\\b", NameFault::Character('\\')),
            ("C:/windows/x", NameFault::Character(':')),
            ("a\0b", NameFault::Character('\0')),
            ("a\nb", NameFault::Character('\n')),
            ("what?.html", NameFault::Character('?')),
            ("offers/CON/index.html", NameFault::Reserved("CON".into())),
            ("nul.tar.gz", NameFault::Reserved("nul.tar.gz".into())),
            ("LPT1 .txt", NameFault::Reserved("LPT1 .txt".into())),
            ("com²", NameFault::Reserved("com²".into())),
            ("a./b", NameFault::Reserved("a.".into())),
            (".InfoBank", NameFault::Marker),
        ] {
            assert_eq!(faults(&[path]), [(path.to_owned(), fault)], "{path:?}");
        }
        assert_eq!(faults(&["../a", "b", "nul"]).len(), 2, "all at once");
    }

    #[test]
    fn paths_that_meet_on_some_disk_are_reported() {
        for (first, second, fault) in [
            ("a", "a/b", NameFault::AlsoFolder),
            (
                "Index.html",
                "index.html",
                NameFault::SameAs("Index.html".into()),
            ),
            ("Offers/a", "offers/b", NameFault::SameAs("Offers".into())),
            (
                "cafe\u{301}",
                "caf\u{e9}",
                NameFault::SameAs("cafe\u{301}".into()),
            ),
            ("A", "a/b", NameFault::SameAs("A".into())),
            ("a/b", "a-b/c/d", NameFault::Empty),
        ] {
            let found = faults(&[first, second]);
            if fault == NameFault::Empty {
                assert_eq!(found, [], "{first} and {second}");
            } else {
                assert_eq!(found, [(second.to_owned(), fault)], "{first} and {second}");
            }
        }
        assert_eq!(
            faults(&["a", "a-b", "a/b"]),
            [("a/b".into(), NameFault::AlsoFolder)]
        );
    }
}
