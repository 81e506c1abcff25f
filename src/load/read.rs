//! One file: as text or as bytes, within bounds.

use std::fs;
use std::sync::Arc;
use std::time::SystemTime;

use super::walk::Found;
use super::{decode, files};
use crate::diagnostic::Diagnostic;
use crate::output::Bytes;
use crate::parse;
use crate::source::Source;

/// The largest gazetteer file that is read, in bytes: an outward code has at most
/// some thousand postcodes of fifty bytes.
const MAX_CSV: u64 = 8 << 20;

/// A file as it was read.
#[derive(Debug)]
pub(super) struct Known {
    pub relative: Arc<str>,
    pub modified: Option<SystemTime>,
    pub length: u64,
    pub item: Item,
    pub faults: Vec<Diagnostic>,
}

/// What is in it.
#[derive(Debug)]
pub(super) enum Item {
    Text(Source),
    Bytes(Bytes),
    Nothing,
}

/// Reads a file.
pub(super) fn read(file: &Found) -> Known {
    let mut faults = Vec::new();
    let item = item(file, &mut faults);
    Known {
        relative: file.relative.clone(),
        modified: file.modified,
        length: file.length,
        item,
        faults,
    }
}

fn item(file: &Found, faults: &mut Vec<Diagnostic>) -> Item {
    let path = &file.relative;
    let extension = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, extension)| extension.to_lowercase())
        .unwrap_or_default();
    let bytes = |limit: u64, faults: &mut Vec<Diagnostic>| {
        if file.length > limit {
            let fault = Diagnostic::error(
                "too-large",
                path,
                format!(
                    "this file has {} kB, and the most that is read is {} kB",
                    file.length / 1024,
                    limit / 1024
                ),
            );
            faults.push(fault.help("make it smaller, or split it into several files"));
            return None;
        }
        fs::read(&file.path)
            .map_err(|error| {
                faults.push(
                    Diagnostic::error(
                        "cannot-read",
                        path,
                        format!("this file cannot be read: {error}"),
                    )
                    .help("check that you may read it"),
                )
            })
            .ok()
    };
    if path.starts_with("themes/") {
        return bytes(files::MAX_BYTES, faults)
            .map_or(Item::Nothing, |bytes| Item::Bytes(bytes.into()));
    }
    if path.starts_with("content/files/") {
        return match bytes(files::MAX_BYTES, faults)
            .filter(|bytes| files::check(path, &extension, bytes, faults))
        {
            Some(bytes) => Item::Bytes(bytes.into()),
            None => Item::Nothing,
        };
    }
    let in_gazetteer = path.starts_with("content/postcodes/");
    let limit = match extension.as_str() {
        "csv" if in_gazetteer => MAX_CSV,
        "md" | "yaml" if !in_gazetteer => parse::MAX_BYTES as u64,
        _ => {
            let help = if extension == "yml" {
                "rename it to end in .yaml"
            } else {
                "entries end in .md or .yaml; put images and documents in content/files/"
            };
            faults.push(Diagnostic::warning("not-read", path, "this file is not read").help(help));
            return Item::Nothing;
        }
    };
    bytes(limit, faults)
        .and_then(|bytes| decode::text(bytes, path, faults))
        .map_or(Item::Nothing, |text| {
            Item::Text(Source::new(path.clone(), text))
        })
}
