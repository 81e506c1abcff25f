//! Watching a site folder: says which files may have changed, in batches. Knows
//! paths; must not know what is in the files or what is done about them.
//!
//! Folders are watched, never single files, because editors replace files. The
//! site folder itself is watched too (not deeply), so that `content/` may be
//! deleted, renamed and made again. A batch may name files that did not change;
//! it never leaves out one that did.

mod filter;
mod native;
mod poll;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use filter::Filter;

/// How long it has to be quiet before a batch is complete: long enough for an
/// editor's renames, too short for a person to notice.
const QUIET: Duration = Duration::from_millis(15);
/// How long a batch may grow while it is never quiet.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often polling looks when it is a substitute for being told.
const SUBSTITUTE_INTERVAL: Duration = Duration::from_secs(1);

/// The folders of a site that are watched in depth.
const WATCHED: [&str; 2] = ["content", "themes"];

/// What may have changed since the last time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Files and folders made, changed or deleted, below the site folder as it was
    /// given. For a deleted folder, all that was below it.
    pub paths: BTreeSet<PathBuf>,
    /// Changes were missed: read everything again.
    pub rescan: bool,
}

/// Watches a site folder. Dropping it stops that.
#[derive(Debug)]
pub struct Watcher {
    /// Why the folder is polled although that was not asked for: the system would
    /// not watch it, mostly because its limit of watches is reached.
    pub fell_back: Option<String>,
    filter: Filter,
    signals: Receiver<Signal>,
    /// Kept, so that a new way of watching can be given a copy.
    sender: Sender<Signal>,
    source: Source,
}

/// Why a folder can't be watched.
#[derive(Debug)]
pub struct WatchError {
    /// The site folder.
    pub site: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// What a way of watching reports.
#[derive(Debug)]
enum Signal {
    /// Something happened to these paths. `structure`: they came, went or moved.
    Paths {
        paths: Vec<PathBuf>,
        structure: bool,
    },
    /// Events were lost.
    Lost,
    /// Not everything can be watched, and why.
    Incomplete(String),
}

/// A way of watching.
#[derive(Debug)]
enum Source {
    Native(native::Native),
    /// Held for its end: dropping it stops the thread.
    Poll(#[expect(dead_code, reason = "stops when dropped")] poll::Poll),
}

impl Watcher {
    /// Starts watching `content/` and `themes/` in the folder `site`. Start it
    /// before the first build, so that nothing falls between the two.
    ///
    /// `ignore`: folders whose changes don't count, such as the output folder.
    /// `poll`: look this often instead of being told by the system, for network
    /// drives and other file systems that don't tell. `None`: be told; if the
    /// system can't, poll each second and say so in [`Watcher::fell_back`].
    ///
    /// # Errors
    /// [`WatchError`] if the site folder can't be read.
    pub fn start(
        site: &Path,
        ignore: &[PathBuf],
        poll: Option<Duration>,
    ) -> Result<Watcher, WatchError> {
        let filter = Filter::new(site, ignore).map_err(|source| WatchError {
            site: site.to_path_buf(),
            source,
        })?;
        let (sender, signals) = mpsc::channel();
        let (source, fell_back) = match poll {
            Some(interval) => (polling(&filter, interval, &sender), None),
            None => match native::Native::start(filter.root(), sender.clone()) {
                Ok(native) => (Source::Native(native), None),
                Err(why) => (polling(&filter, SUBSTITUTE_INTERVAL, &sender), Some(why)),
            },
        };
        Ok(Watcher {
            fell_back,
            filter,
            signals,
            sender,
            source,
        })
    }

    /// Waits for changes, and then until it is quiet for a moment or a third of a
    /// second has passed.
    #[expect(
        clippy::should_implement_trait,
        reason = "it never ends, and nobody iterates"
    )]
    pub fn next(&mut self) -> Changes {
        loop {
            // In parts, because a wait without end is one that some systems' clocks
            // can't express.
            if let Some(changes) = self.next_within(Duration::from_secs(3600)) {
                return changes;
            }
        }
    }

    /// Like [`Watcher::next`], but gives up if nothing changes for `limit`. With
    /// no time at all, it takes what there is.
    pub fn next_within(&mut self, limit: Duration) -> Option<Changes> {
        let give_up = Instant::now() + limit;
        let mut batch = Batch::default();
        let mut batch_ends = give_up;
        loop {
            let left = batch_ends.saturating_duration_since(Instant::now());
            let wait = if batch.is_empty() {
                left
            } else {
                left.min(QUIET)
            };
            match self.signals.recv_timeout(wait) {
                Ok(signal) => {
                    let was_empty = batch.is_empty();
                    self.take(signal, &mut batch);
                    if was_empty && !batch.is_empty() {
                        batch_ends = Instant::now() + PATIENCE;
                    } else if !batch.is_empty() && Instant::now() >= batch_ends {
                        return Some(self.finish(batch));
                    }
                }
                // Disconnected can't be: `self.sender` is one of the senders.
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return (!batch.is_empty()).then(|| self.finish(batch));
                }
            }
        }
    }

    fn take(&mut self, signal: Signal, batch: &mut Batch) {
        match signal {
            Signal::Paths { paths, structure } => {
                let found = paths.iter().filter_map(|path| self.filter.counts(path));
                for relative in found {
                    if structure {
                        batch.came_or_went.insert(relative.clone());
                    }
                    batch.paths.insert(relative);
                }
            }
            Signal::Lost => batch.rescan = true,
            Signal::Incomplete(why) => {
                batch.rescan = true;
                self.fall_back(why);
            }
        }
    }

    fn fall_back(&mut self, why: String) {
        if matches!(self.source, Source::Native(_)) {
            self.source = polling(&self.filter, SUBSTITUTE_INTERVAL, &self.sender);
            self.fell_back = Some(why);
        }
    }

    fn finish(&mut self, mut batch: Batch) -> Changes {
        for relative in std::mem::take(&mut batch.came_or_went) {
            let path = self.filter.root().join(&relative);
            let is_root = relative.parent() == Some(Path::new(""));
            if let (Source::Native(native), true) = (&mut self.source, is_root)
                && let Err(why) = native.follow(&path)
            {
                batch.rescan = true;
                self.fall_back(why);
            }
            // What was put into a new folder before the system watched it made no
            // event, so it is looked for.
            for file in filter::walk(&path) {
                batch.paths.extend(self.filter.counts(&file));
            }
        }
        Changes {
            paths: batch
                .paths
                .iter()
                .map(|path| self.filter.as_given(path))
                .collect(),
            rescan: batch.rescan,
        }
    }
}

/// Changes being collected, relative to the site folder.
#[derive(Debug, Default)]
struct Batch {
    paths: BTreeSet<PathBuf>,
    came_or_went: BTreeSet<PathBuf>,
    rescan: bool,
}

impl Batch {
    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.rescan
    }
}

fn polling(filter: &Filter, interval: Duration, sender: &Sender<Signal>) -> Source {
    Source::Poll(poll::Poll::start(filter.root(), interval, sender.clone()))
}

impl fmt::Display for WatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "can't watch `{}`: {}; type the folder that holds `content/`",
            self.site.display(),
            self.source
        )
    }
}

impl std::error::Error for WatchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
