//! Disk → texts and bytes of one site folder. Follows no links, opens nothing that is
//! not a plain file, and says so. Reads again only what has changed. Must not know
//! what the texts mean.

mod decode;
mod exif;
mod files;
mod read;
mod walk;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::output::Bytes;
use crate::source::Sources;
use read::{Item, Known, read};
use walk::{Found, is_entry, is_known_folder, is_left_about, relative, walk};

/// What a site folder holds.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Texts below `content/`.
    pub sources: Sources,
    /// `content/files/`, by path below the site's root: `files/leaflet.pdf`.
    pub files: BTreeMap<String, Bytes>,
    /// `themes/`, by path below it: `default/assets/css/style.css`.
    pub themes: BTreeMap<String, Bytes>,
}

/// What was read before, so that only what changed is read again.
#[derive(Debug, Default)]
pub struct Cache {
    known: HashMap<PathBuf, Known>,
    /// All that `known` holds, put together.
    loaded: Loaded,
    /// Faults of the folders themselves.
    faults: Vec<Diagnostic>,
    /// Whether the folders were ever walked.
    walked: bool,
    /// Paths that are said to have changed since.
    changed: BTreeSet<PathBuf>,
}

impl Cache {
    /// Says that these paths, and no others, may have changed since the last load.
    /// They are read again even if they look the same: a file can be saved twice
    /// within one tick of the clock.
    pub fn changed<'a>(&mut self, paths: impl IntoIterator<Item = &'a PathBuf>) {
        self.changed.extend(paths.into_iter().cloned());
    }

    /// Reads a site folder: what is said to have changed, or all of it when nothing
    /// is said. A fault in one file leaves the others as they are.
    pub fn load(&mut self, site: &Path) -> (Loaded, Vec<Diagnostic>) {
        let changed = std::mem::take(&mut self.changed);
        if changed.is_empty() || !self.patch(site, &changed) {
            self.walk(site, &changed);
        }
        let mut faults = self.faults.clone();
        faults.extend(
            self.known
                .values()
                .flat_map(|known| known.faults.iter().cloned()),
        );
        files::alike(self.loaded.files.keys(), &mut faults);
        (self.loaded.clone(), faults)
    }

    /// Reads only some paths again. False when that may not be enough: a folder came,
    /// or something that is no plain file.
    fn patch(&mut self, site: &Path, changed: &BTreeSet<PathBuf>) -> bool {
        if !self.walked || !self.faults.is_empty() {
            return false;
        }
        for path in changed {
            let Ok(below) = path.strip_prefix(site) else {
                return false;
            };
            let parts: Vec<&str> = below.iter().filter_map(|part| part.to_str()).collect();
            if parts.len() != below.iter().count() {
                return false;
            }
            let plain = match parts.as_slice() {
                ["content" | "themes"] | [] => false,
                ["content", folder, _, ..] => {
                    is_known_folder(folder)
                        && !parts[1..parts.len() - 1].iter().any(|part| is_entry(part))
                }
                ["content", _] | ["themes", ..] => true,
                // Nothing else of a site folder is read.
                [_, ..] => continue,
            };
            if parts.iter().any(|part| is_left_about(part)) {
                continue;
            }
            match std::fs::symlink_metadata(path) {
                Ok(meta) if meta.is_file() && plain => self.take(
                    read(&Found {
                        path: path.clone(),
                        relative: relative(site, path),
                        modified: meta.modified().ok(),
                        length: meta.len(),
                    }),
                    path.clone(),
                ),
                Ok(_) => return false,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => self.drop_below(path),
                Err(_) => return false,
            }
        }
        true
    }

    /// Walks the folders; reads what differs in time or length, and `again` anyhow.
    fn walk(&mut self, site: &Path, again: &BTreeSet<PathBuf>) {
        let mut found = Vec::new();
        self.faults.clear();
        for folder in ["content", "themes"] {
            walk(site, folder, &mut found, &mut self.faults);
        }
        let differs = |file: &&Found| {
            let same = |known: &Known| {
                known.modified.is_some()
                    && known.modified == file.modified
                    && known.length == file.length
            };
            again.contains(&file.path) || !self.known.get(&file.path).is_some_and(same)
        };
        let fresh: Vec<(PathBuf, Known)> = found
            .par_iter()
            .filter(differs)
            .map(|file| (file.path.clone(), read(file)))
            .collect();
        for (path, known) in fresh {
            self.take(known, path);
        }
        let here: HashSet<&PathBuf> = found.iter().map(|file| &file.path).collect();
        let gone: Vec<PathBuf> = self
            .known
            .keys()
            .filter(|path| !here.contains(path))
            .cloned()
            .collect();
        for path in gone {
            self.drop_one(&path);
        }
        self.walked = true;
    }

    fn take(&mut self, known: Known, path: PathBuf) {
        self.drop_one(&path);
        let relative = &known.relative;
        match &known.item {
            Item::Text(source) => {
                drop(self.loaded.sources.insert(relative.clone(), source.clone()))
            }
            Item::Bytes(bytes) => {
                if let Some(path) = relative.strip_prefix("content/") {
                    self.loaded.files.insert(path.to_owned(), bytes.clone());
                } else if let Some(path) = relative.strip_prefix("themes/") {
                    self.loaded.themes.insert(path.to_owned(), bytes.clone());
                }
            }
            Item::Nothing => {}
        }
        self.known.insert(path, known);
    }

    fn drop_one(&mut self, path: &Path) {
        let Some(known) = self.known.remove(path) else {
            return;
        };
        let relative = &*known.relative;
        self.loaded.sources.remove(relative);
        self.loaded
            .files
            .remove(relative.strip_prefix("content/").unwrap_or(relative));
        self.loaded
            .themes
            .remove(relative.strip_prefix("themes/").unwrap_or(relative));
    }

    /// Forgets a path and all below it.
    fn drop_below(&mut self, path: &Path) {
        if self.known.contains_key(path) {
            return self.drop_one(path);
        }
        let gone: Vec<PathBuf> = self
            .known
            .keys()
            .filter(|known| known.starts_with(path))
            .cloned()
            .collect();
        gone.iter().for_each(|path| self.drop_one(path));
    }
}
