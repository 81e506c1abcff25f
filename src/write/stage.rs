//! Making the new tree beside the old one: what did not change is linked, what
//! did is written, on all cores.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::disk::Disk;
use super::error::PublishError;
use super::marker;
use super::place::{Old, Place};
use crate::output::Output;

/// What has to be done to get from the old tree to the new one.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    files: Vec<Planned<'a>>,
    marker: String,
    marker_same: bool,
    /// Files that only the old tree has.
    pub(super) removed: usize,
}

#[derive(Debug)]
struct Planned<'a> {
    path: &'a str,
    bytes: &'a [u8],
    /// The old tree has these very bytes here.
    same: bool,
}

impl Plan<'_> {
    pub(super) fn changed(&self) -> usize {
        self.files.iter().filter(|file| !file.same).count()
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.marker_same && self.removed == 0 && self.files.iter().all(|file| file.same)
    }
}

/// Compares the output with the old tree's files.
pub(super) fn plan<'a>(output: &'a Output, out: &Path, old: Old) -> Plan<'a> {
    let marker = marker::text(output);
    let files = output
        .par_iter()
        .map(|(path, bytes)| Planned {
            path,
            bytes,
            same: old.files.contains(path) && has_bytes(&out.join(path), bytes),
        })
        .collect();
    let is_gone = |path: &&String| !output.contains_key(*path);
    Plan {
        files,
        removed: old.files.iter().filter(is_gone).count(),
        marker_same: old.marker.as_ref() == Some(&marker),
        marker,
    }
}

/// A file that can't be read counts as different, and so is made anew.
fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::symlink_metadata(path)
        .is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Makes the new tree in the staging folder.
pub(super) fn build(
    disk: &Disk,
    output: &Output,
    place: &Place,
    plan: &Plan<'_>,
) -> Result<(), PublishError> {
    disk.create_dir(&place.new)?;
    for folder in folders(output) {
        disk.create_dir(&place.new.join(folder))?;
    }
    plan.files.par_iter().try_for_each(|file| {
        let staged = place.new.join(file.path);
        // Some file systems have no links, and some allow few to one file.
        if file.same && disk.hard_link(&place.out.join(file.path), &staged).is_ok() {
            return Ok(());
        }
        disk.write_new(&staged, file.bytes)
    })?;
    disk.write_new(&place.new.join(marker::NAME), plan.marker.as_bytes())
}

/// Every folder the output needs, each once, parents first.
fn folders(output: &Output) -> BTreeSet<&str> {
    let mut folders = BTreeSet::new();
    for path in output.keys() {
        let mut rest = path.as_str();
        while let Some((folder, _)) = rest.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            rest = folder;
        }
    }
    folders
}
