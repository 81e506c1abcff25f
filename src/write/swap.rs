//! Putting the new tree in the old one's place, and mending what a killed process
//! left half done.

use std::fs;
use std::path::Path;

use super::disk::Disk;
use super::error::PublishError;
use super::place::Place;

/// Puts the staged tree in place. The old tree, if there was one, is then at
/// `place.new` (exchanged) or at `place.old` (set aside), to be deleted.
pub(super) fn swap(disk: &Disk, place: &Place) -> Result<(), PublishError> {
    if !exists(&place.out) {
        return disk.rename(&place.new, &place.out);
    }
    // Whatever the reason that it can't be done in one step (an old kernel, a
    // network drive, another system), two renames do it too; where those fail as
    // well, their error is the one to show.
    if disk.exchange(&place.new, &place.out).is_ok() {
        return Ok(());
    }
    disk.rename(&place.out, &place.old)?;
    let moved = disk.rename(&place.new, &place.out);
    if moved.is_err() {
        // Should this fail too, the next run's `recover` does it.
        let _ = disk.rename(&place.old, &place.out);
    }
    moved
}

/// Puts back an old tree that was set aside by a run that got no further, and
/// deletes the remains of killed runs. Only for the holder of the lock.
pub(super) fn recover(disk: &Disk, place: &Place) -> Result<(), PublishError> {
    if exists(&place.old) {
        if exists(&place.out) {
            disk.remove_tree(&place.old)?;
        } else {
            disk.rename(&place.old, &place.out)?;
        }
    }
    if exists(&place.new) {
        disk.remove_tree(&place.new)?;
    }
    Ok(())
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
