//! Looking at intervals, for file systems that tell nothing. Compares times to the
//! last digit that the file system keeps, and sizes, so that two saves within a
//! second are two; no file is opened. (`notify` has a poller of its own, which
//! compares whole seconds or else reads every file every time.)

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

use super::{Signal, WATCHED};

/// A thread that looks. Dropping this ends it.
#[derive(Debug)]
pub(super) struct Poll {
    _stop: Sender<()>,
}

/// What is compared of a file; of a folder, only that it is there, since its time
/// changes with every file in it.
type Look = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

impl Poll {
    pub(super) fn start(site: &Path, interval: Duration, sender: Sender<Signal>) -> Poll {
        let (stop, stopped) = mpsc::channel::<()>();
        let site = site.to_path_buf();
        // Before this returns: what changes from now on is a change.
        let mut before = look(&site);
        thread::spawn(move || {
            // A pause is also the longest wait for the end, which nobody waits for.
            while stopped.recv_timeout(interval) == Err(RecvTimeoutError::Timeout) {
                let now = look(&site);
                let paths = differing(&before, &now);
                before = now;
                let structure = false;
                if !paths.is_empty() && sender.send(Signal::Paths { paths, structure }).is_err() {
                    return;
                }
            }
        });
        Poll { _stop: stop }
    }
}

fn look(site: &Path) -> Look {
    let mut look = Look::new();
    for name in WATCHED {
        for entry in WalkDir::new(site.join(name)).into_iter().flatten() {
            let seen = match entry.metadata() {
                Ok(found) if !found.is_dir() => Some((
                    found.modified().unwrap_or(SystemTime::UNIX_EPOCH),
                    found.len(),
                )),
                Ok(_) | Err(_) => None,
            };
            look.insert(entry.into_path(), seen);
        }
    }
    look
}

/// The paths that only one look has, or that differ.
fn differing(before: &Look, now: &Look) -> Vec<PathBuf> {
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let changed = now
        .iter()
        .filter(|(path, seen)| before.get(*path) != Some(seen))
        .map(|(path, _)| path);
    gone.chain(changed).cloned().collect()
}
