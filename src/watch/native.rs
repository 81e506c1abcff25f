//! Being told by the system. The only user of `notify`.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{EventKind, ModifyKind};
use notify::{Config, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Signal, WATCHED};

/// The system's watch on a site.
#[derive(Debug)]
pub(super) struct Native(RecommendedWatcher);

impl Native {
    /// Starts it. The error says why that can't be.
    pub(super) fn start(site: &Path, sender: Sender<Signal>) -> Result<Native, String> {
        let tell = move |event| {
            if let Some(signal) = signal(event) {
                // Nobody listens any more while a watch ends.
                let _ = sender.send(signal);
            }
        };
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(tell, config).map_err(|error| why(&error))?;
        let mut native = Native(watcher);
        native
            .0
            .watch(site, RecursiveMode::NonRecursive)
            .map_err(|error| why(&error))?;
        for name in WATCHED {
            native.follow(&site.join(name))?;
        }
        Ok(native)
    }

    /// Watches a folder, which may be gone, new or another than before.
    pub(super) fn follow(&mut self, folder: &Path) -> Result<(), String> {
        // Fails if it was not watched, which is as good.
        let _ = self.0.unwatch(folder);
        if !folder.is_dir() {
            return Ok(());
        }
        match self.0.watch(folder, RecursiveMode::Recursive) {
            // Deleted just now: its event is on its way.
            Err(_) if !folder.is_dir() => Ok(()),
            watched => watched.map_err(|error| why(&error)),
        }
    }
}

/// What an event means to us, if anything. Reading a file is an event too, and so
/// is a new access time: heeding those, a build would cause the next one.
fn signal(event: notify::Result<Event>) -> Option<Signal> {
    let event = match event {
        Ok(event) if event.need_rescan() => return Some(Signal::Lost),
        Ok(event) => event,
        Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
            return Some(Signal::Incomplete(why(&error)));
        }
        Err(_) => return Some(Signal::Lost),
    };
    let structure = match event.kind {
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => {
            true
        }
        EventKind::Any
        | EventKind::Modify(ModifyKind::Any | ModifyKind::Data(_) | ModifyKind::Other) => false,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) | EventKind::Other => {
            return None;
        }
    };
    let paths: Vec<PathBuf> = event.paths;
    Some(Signal::Paths { paths, structure })
}

fn why(error: &notify::Error) -> String {
    if matches!(error.kind, ErrorKind::MaxFilesWatch) {
        return "the system's limit of watched folders is reached".to_owned();
    }
    error.to_string()
}
