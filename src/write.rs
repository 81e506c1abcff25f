//! Publishing: puts a built [`Output`] on the disk, whole or not at all. Knows
//! paths and bytes; must not know content, templates or what a page is.
//!
//! The new tree is made in a folder beside the old one and the two change places
//! in one step, so whoever reads the output folder, or kills the process, meets
//! the old site or the new one and nothing between. A file that did not change
//! is a second name (hard link) of the old tree's file. That is safe because
//! nothing here ever writes into an existing file: a changed file is always a
//! new one, and the old tree's names are deleted, never its bytes altered.
//!
//! Kept from harm is what a killed process leaves. Nothing is flushed to the
//! platter (`fsync`), so after a power cut the site may have to be built again.
//! On Windows, output paths longer than 260 characters need long paths enabled.

mod disk;
mod error;
mod lock;
mod marker;
mod names;
mod place;
mod stage;
mod swap;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use error::{BadName, NameFault, PublishError, Refusal};

use crate::output::Output;
use disk::Disk;
use place::Place;

/// What a publication did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Files of the site, the marker not counted.
    pub files: usize,
    /// Files that were written because they are new or have other bytes.
    pub changed: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Bytes of all files of the site.
    pub bytes: u64,
    /// Where the old site's remains lie if they could not be deleted. The next
    /// publication tries again.
    pub left_behind: Option<PathBuf>,
}

/// Makes the folder `out` hold exactly `output`, and a marker file that lists it.
///
/// `protect` are folders that are read (content, themes): nothing is ever put
/// inside them, in their place or in place of a folder that holds them. When
/// nothing differs, the disk is not touched.
///
/// # Errors
/// [`PublishError`]; the old site is then as it was.
pub fn publish(output: &Output, out: &Path, protect: &[&Path]) -> Result<Written, PublishError> {
    publish_on(&Disk::default(), output, out, protect)
}

fn publish_on(
    disk: &Disk,
    output: &Output,
    out: &Path,
    protect: &[&Path],
) -> Result<Written, PublishError> {
    names::check(output)?;
    let place = Place::find(disk, out, protect)?;
    let _lock = lock::Lock::take(&place.lock)?;
    swap::recover(disk, &place)?;
    let old = place.examine()?;
    let plan = stage::plan(output, &place.out, old);
    let mut written = Written {
        files: output.len(),
        changed: plan.changed(),
        removed: plan.removed,
        bytes: output.values().map(|bytes| bytes.len() as u64).sum(),
        left_behind: None,
    };
    if plan.is_nothing() {
        return Ok(written);
    }
    let staged = stage::build(disk, output, &place, &plan).and_then(|()| swap::swap(disk, &place));
    if let Err(error) = staged {
        // Best effort: what stays is removed by the next run.
        let _ = disk.remove_tree(&place.new);
        return Err(error);
    }
    for remains in [&place.new, &place.old] {
        if disk.remove_tree(remains).is_err() {
            written.left_behind = Some(remains.clone());
        }
    }
    Ok(written)
}
