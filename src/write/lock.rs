//! One publication at a time into one folder. The lock is the system's own, so it
//! goes when its process goes, however that ended.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::io_error;
use super::error::{PublishError, Refusal};

/// Held while publishing; its file is deleted when it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    file: Option<File>,
}

/// Whether the lock was had.
enum Taken {
    Yes(File),
    Busy,
}

impl Lock {
    pub(super) fn take(path: &Path) -> Result<Lock, PublishError> {
        // The holder deletes the file at its end. Whoever locked that deleted file
        // just then has locked nothing and tries again.
        for _ in 0..100 {
            match open(path) {
                Ok(Taken::Yes(file)) if still_there(path, &file) => {
                    return Ok(Lock {
                        path: path.to_path_buf(),
                        file: Some(file),
                    });
                }
                Ok(Taken::Yes(_)) => {}
                Ok(Taken::Busy) => break,
                Err(error) => return Err(failed(path, error)),
            }
        }
        Err(PublishError::Busy {
            lock: path.to_path_buf(),
        })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if cfg!(windows) {
            // An open file can't be deleted there; one that another process has
            // opened since can't either, which is right.
            self.file = None;
        }
        let _ = fs::remove_file(&self.path);
    }
}

fn failed(path: &Path, error: io::Error) -> PublishError {
    match (error.kind(), path.parent()) {
        (io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem, Some(parent)) => {
            PublishError::Refused(Refusal::ParentReadOnly(parent.to_path_buf()))
        }
        _ => io_error("lock", path, error),
    }
}

#[cfg(target_os = "linux")]
fn open(path: &Path) -> io::Result<Taken> {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;
    let file = options().open(path)?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(Taken::Yes(file)),
        Err(Errno::WOULDBLOCK) => Ok(Taken::Busy),
        // A file system without locks. Going on is better than never publishing:
        // the swap is one step either way.
        Err(Errno::NOSYS | Errno::OPNOTSUPP | Errno::NOLCK | Errno::INVAL) => Ok(Taken::Yes(file)),
        Err(error) => Err(error.into()),
    }
}

#[cfg(any(target_os = "macos", target_os = "freebsd"))]
fn open(path: &Path) -> io::Result<Taken> {
    use std::os::unix::fs::OpenOptionsExt;
    // O_EXLOCK | O_NONBLOCK, the same numbers on all BSDs.
    match options().custom_flags(0x20 | 0x4).open(path) {
        Ok(file) => Ok(Taken::Yes(file)),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(Taken::Busy),
        Err(error) => Err(error),
    }
}

#[cfg(windows)]
fn open(path: &Path) -> io::Result<Taken> {
    use std::os::windows::fs::OpenOptionsExt;
    const SHARING_VIOLATION: i32 = 32;
    match options().share_mode(0).open(path) {
        Ok(file) => Ok(Taken::Yes(file)),
        Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok(Taken::Busy),
        Err(error) => Err(error),
    }
}

#[cfg(not(any(
    target_os = "linux",
    target_os = "macos",
    target_os = "freebsd",
    windows
)))]
fn open(path: &Path) -> io::Result<Taken> {
    // No lock that ends with its process: a file left by a killed one has to be
    // deleted by hand, and the error names it.
    match File::create_new(path) {
        Ok(file) => Ok(Taken::Yes(file)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Taken::Busy),
        Err(error) => Err(error),
    }
}

#[cfg(any(
    target_os = "linux",
    target_os = "macos",
    target_os = "freebsd",
    windows
))]
fn options() -> fs::OpenOptions {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    options
}

#[cfg(unix)]
fn still_there(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::symlink_metadata(path), file.metadata()) {
        (Ok(named), Ok(held)) => (named.dev(), named.ino()) == (held.dev(), held.ino()),
        (Err(_), _) | (_, Err(_)) => false,
    }
}

#[cfg(not(unix))]
fn still_there(_: &Path, _: &File) -> bool {
    true
}
