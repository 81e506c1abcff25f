//! Publishing: puts a site's files on the disk, all or none, each as soon as it is made.
//! Knows paths and bytes; must not know content, templates or what a page is.
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

use crate::output::Files;
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

/// Makes the folder `out` hold exactly the files of `site`, and a marker file that lists it.
///
/// `protect` are folders that are read (content, themes): nothing is ever put
/// inside them, in their place or in place of a folder that holds them. When
/// nothing differs, the disk is not touched.
///
/// # Errors
/// [`PublishError`]; the old site is then as it was.
pub fn publish(site: &dyn Files, out: &Path, protect: &[&Path]) -> Result<Written, PublishError> {
    publish_on(&Disk::default(), site, out, protect)
}

fn publish_on(
    disk: &Disk,
    site: &dyn Files,
    out: &Path,
    protect: &[&Path],
) -> Result<Written, PublishError> {
    let place = Place::find(disk, out, protect)?;
    let paths = site.paths();
    names::check(&paths)?;
    let _lock = lock::Lock::take(&place.lock)?;
    swap::recover(disk, &place)?;
    let old = place.examine()?;
    let stage = stage::Stage::new(disk, &place, &old);
    let made = site.each(&|path, bytes| stage.take(path, bytes));
    let staged = made
        .map_err(PublishError::Unmade)
        .and_then(|()| stage.finish(&paths));
    let swapped = staged.and_then(|(written, differs)| {
        if differs {
            swap::swap(disk, &place)?;
        }
        Ok((written, differs))
    });
    let mut written = match swapped {
        Ok((written, true)) => written,
        Ok((written, false)) => return Ok(written),
        Err(error) => {
            // Best effort: what stays is removed by the next run.
            let _ = disk.remove_tree(&place.new);
            return Err(error);
        }
    };
    for remains in [&place.new, &place.old] {
        if disk.remove_tree(remains).is_err() {
            written.left_behind = Some(remains.clone());
        }
    }
    Ok(written)
}
