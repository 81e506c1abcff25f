//! The few operations that change a disk, each with an error that names its file.
//! All go through here so that a test can make any of them fail.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::error::PublishError;

/// Does the operations. In tests it can be told to fail at the Nth.
#[derive(Debug, Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub(super) fuse: super::tests::Fuse,
}

impl Disk {
    #[cfg(test)]
    fn before(&self) -> io::Result<()> {
        self.fuse.burn()
    }

    #[cfg(not(test))]
    fn before(&self) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn create_dir(&self, path: &Path) -> Result<(), PublishError> {
        self.before()
            .and_then(|()| fs::create_dir(path))
            .map_err(|source| io_error("create the folder", path, source))
    }

    pub(super) fn create_dir_all(&self, path: &Path) -> Result<(), PublishError> {
        self.before()
            .and_then(|()| fs::create_dir_all(path))
            .map_err(|source| io_error("create the folder", path, source))
    }

    /// Writes a file that does not exist yet.
    pub(super) fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
        self.before()
            .and_then(|()| {
                use io::Write;
                fs::File::create_new(path)?.write_all(bytes)
            })
            .map_err(|source| io_error("write", path, source))
    }

    pub(super) fn hard_link(&self, from: &Path, to: &Path) -> Result<(), PublishError> {
        self.before()
            .and_then(|()| fs::hard_link(from, to))
            .map_err(|source| io_error("link", to, source))
    }

    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<(), PublishError> {
        self.before()
            .and_then(|()| fs::rename(from, to))
            .map_err(|source| io_error("move a folder to", to, source))
    }

    /// Lets two folders change places in one step, where the system can.
    pub(super) fn exchange(&self, left: &Path, right: &Path) -> io::Result<()> {
        self.before()?;
        #[cfg(test)]
        self.fuse.exchange_allowed()?;
        exchange(left, right)
    }

    /// Deletes a folder with all it holds; one that is not there is fine. Links
    /// are deleted, not followed.
    pub(super) fn remove_tree(&self, path: &Path) -> Result<(), PublishError> {
        match self.before().and_then(|()| remove_all(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(io_error("delete", path, error))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// Like `fs::remove_dir_all`, on all cores.
fn remove_all(folder: &Path) -> io::Result<()> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.par_iter().try_for_each(|entry| {
        if entry.file_type()?.is_dir() {
            remove_all(&entry.path())
        } else {
            fs::remove_file(entry.path())
        }
    })?;
    fs::remove_dir(folder)
}

#[cfg(target_os = "linux")]
fn exchange(left: &Path, right: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, left, CWD, right, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

pub(super) fn io_error(doing: &'static str, path: &Path, source: io::Error) -> PublishError {
    PublishError::Io {
        doing,
        path: path.to_path_buf(),
        source,
    }
}
