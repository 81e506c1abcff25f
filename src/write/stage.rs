//! Making the new tree beside the old one: what did not change is linked, what did is
//! written as it comes, so that no one has to hold all of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::Written;
use super::disk::{Disk, io_error};
use super::error::PublishError;
use super::marker;
use super::place::{Old, Place};

/// A new tree in the making. The disk is touched when the first file differs.
#[derive(Debug)]
pub(super) struct Stage<'a> {
    disk: &'a Disk,
    place: &'a Place,
    old: &'a Old,
    /// Folders that are made already; the tree's own is the empty one.
    folders: Mutex<BTreeSet<String>>,
    taken: Mutex<Taken>,
}

/// What was taken so far.
#[derive(Debug, Default)]
struct Taken {
    written: Written,
    /// Files that the old tree has with these very bytes.
    same: Vec<String>,
    /// The first error; what comes after it is not taken.
    error: Option<PublishError>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(disk: &'a Disk, place: &'a Place, old: &'a Old) -> Stage<'a> {
        Stage {
            disk,
            place,
            old,
            folders: Mutex::default(),
            taken: Mutex::default(),
        }
    }

    /// Takes a file of the new tree.
    pub(super) fn take(&self, path: &str, bytes: &[u8]) {
        if lock(&self.taken).error.is_some() {
            return;
        }
        let same = self.old.files.contains(path) && has_bytes(&self.place.out.join(path), bytes);
        let written = match same {
            true => Ok(()),
            false => self.write(path, bytes),
        };
        let mut taken = lock(&self.taken);
        taken.written.files += 1;
        taken.written.bytes += bytes.len() as u64;
        match (written, same) {
            (Err(error), _) => drop(taken.error.get_or_insert(error)),
            (Ok(()), true) => taken.same.push(path.to_owned()),
            (Ok(()), false) => taken.written.changed += 1,
        }
    }

    /// Completes the new tree, whose files are at `paths`. `None` when it does not differ
    /// from the old one; then there is none.
    pub(super) fn finish(self, paths: &[&str]) -> Result<(Written, bool), PublishError> {
        let marker = marker::text(paths);
        let taken = std::mem::take(&mut *lock(&self.taken));
        if let Some(error) = taken.error {
            return Err(error);
        }
        let here: BTreeSet<&str> = paths.iter().copied().collect();
        let gone = |path: &&String| !here.contains(path.as_str());
        let written = Written {
            removed: self.old.files.iter().filter(gone).count(),
            ..taken.written
        };
        let differs =
            written.changed > 0 || written.removed > 0 || self.old.marker.as_ref() != Some(&marker);
        if differs {
            taken.same.par_iter().try_for_each(|path| self.link(path))?;
            self.write(marker::NAME, marker.as_bytes())?;
        }
        Ok((written, differs))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.make_folder_of(path)?;
        self.disk.write_new(&self.place.new.join(path), bytes)
    }

    fn link(&self, path: &str) -> Result<(), PublishError> {
        self.make_folder_of(path)?;
        let (from, to) = (self.place.out.join(path), self.place.new.join(path));
        // Some file systems have no links, and some allow few to one file.
        if self.disk.hard_link(&from, &to).is_ok() {
            return Ok(());
        }
        let bytes = fs::read(&from).map_err(|error| io_error("read", &from, error))?;
        self.disk.write_new(&to, &bytes)
    }

    /// Makes the folder that a file stands in, and those around it.
    fn make_folder_of(&self, path: &str) -> Result<(), PublishError> {
        let mut made = lock(&self.folders);
        let mut missing = Vec::new();
        let mut rest = Some(path);
        while let Some(inner) = rest {
            let folder = inner.rsplit_once('/').map_or("", |(folder, _)| folder);
            if made.contains(folder) {
                break;
            }
            missing.push(folder);
            rest = (!folder.is_empty()).then_some(folder);
        }
        for folder in missing.into_iter().rev() {
            match folder {
                "" => self.disk.create_dir(&self.place.new)?,
                folder => self.disk.create_dir(&self.place.new.join(folder))?,
            }
            made.insert(folder.to_owned());
        }
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that can't be read counts as different, and so is made anew.
fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::symlink_metadata(path)
        .is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|found| found == bytes)
}
