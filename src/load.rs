//! Disk → texts and bytes of one site folder. Follows no links, opens nothing that is
//! not a plain file, and says so. Reads again only what has changed. Must not know
//! what the texts mean.

mod decode;
mod exif;
mod files;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::Kind;
use crate::parse;
use crate::source::{Source, Sources};

/// The largest gazetteer file that is read, in bytes: an outward code has at most
/// some thousand postcodes of fifty bytes.
const MAX_CSV: u64 = 8 << 20;

/// What a site folder holds.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Texts below `content/`.
    pub sources: Sources,
    /// `content/files/`, by path below the site's root: `files/leaflet.pdf`.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// `themes/`, by path below it: `default/assets/css/style.css`.
    pub themes: BTreeMap<String, Arc<[u8]>>,
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

#[derive(Debug)]
struct Known {
    relative: Arc<str>,
    modified: Option<SystemTime>,
    length: u64,
    item: Item,
    faults: Vec<Diagnostic>,
}

#[derive(Debug)]
enum Item {
    Text(Source),
    Bytes(Arc<[u8]>),
    Nothing,
}

/// One file that was found.
struct Found {
    path: PathBuf,
    relative: Arc<str>,
    modified: Option<SystemTime>,
    length: u64,
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

/// A folder of `content/`.
fn known_folders() -> impl Iterator<Item = &'static str> + Clone {
    Kind::ALL
        .into_iter()
        .map(Kind::folder)
        .chain(["postcodes", "files"])
}

fn is_known_folder(name: &str) -> bool {
    known_folders().any(|folder| folder == name)
}

fn is_entry(name: &str) -> bool {
    name.ends_with(".md") || name.ends_with(".yaml")
}

/// Files that editors, systems and people leave about; never read, never copied.
fn is_left_about(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.starts_with('#')
        || name.ends_with('~')
        || [".bak", ".swp", ".tmp", ".orig", ".part"]
            .iter()
            .any(|end| name.to_lowercase().ends_with(end))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "4913" | "id_rsa")
}

fn walk(site: &Path, folder: &str, found: &mut Vec<Found>, faults: &mut Vec<Diagnostic>) {
    let top = site.join(folder);
    if folder != "content" && !top.exists() {
        return;
    }
    let mut entries = WalkDir::new(&top).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = relative(site, error.path().unwrap_or(&top));
                let why = error
                    .io_error()
                    .map_or_else(|| "it leads back to itself".to_owned(), ToString::to_string);
                faults.push(
                    Diagnostic::error("cannot-read", &path, format!("this cannot be read: {why}"))
                        .help("check that you may read it"),
                );
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy();
        let kind = entry.file_type();
        if entry.depth() > 0 && is_left_about(&name) {
            if kind.is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        let path = relative(site, entry.path());
        if entry.file_name().to_str().is_none() {
            faults.push(
                Diagnostic::error(
                    "strange-name",
                    &path,
                    "this name has bytes that are not text",
                )
                .help("rename it with plain letters"),
            );
            if kind.is_dir() {
                entries.skip_current_dir();
            }
        } else if kind.is_symlink() {
            faults.push(
                Diagnostic::error(
                    "link",
                    &path,
                    "this is a link to another place, and links are not followed",
                )
                .help("put the file itself here"),
            );
        } else if kind.is_dir() {
            if is_entry(&path) {
                faults.push(
                    Diagnostic::error(
                        "folder-like-entry",
                        &path,
                        "this is a folder with a name like an entry's",
                    )
                    .help("rename the folder, or make it a file"),
                );
            }
            if entry.depth() == 1 && folder == "content" {
                known_folder(&path, &name, faults);
            }
        } else if !kind.is_file() {
            faults.push(
                Diagnostic::error("not-a-file", &path, "this is not a plain file")
                    .help("take it out of the folder"),
            );
        } else {
            let meta = entry.metadata().ok();
            found.push(Found {
                path: entry.path().to_owned(),
                relative: path,
                modified: meta.as_ref().and_then(|meta| meta.modified().ok()),
                length: meta.map_or(0, |meta| meta.len()),
            });
        }
    }
}

fn relative(site: &Path, path: &Path) -> Arc<str> {
    let below = path.strip_prefix(site).unwrap_or(path);
    below
        .iter()
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
        .into()
}

fn known_folder(path: &Arc<str>, name: &str, faults: &mut Vec<Diagnostic>) {
    if !is_known_folder(name) {
        let help = did_you_mean(name, known_folders()).unwrap_or_else(|| {
            format!(
                "the folders are: {}",
                known_folders().collect::<Vec<_>>().join(", ")
            )
        });
        faults.push(
            Diagnostic::error(
                "unknown-folder",
                path,
                format!("there is no kind of entry called `{name}`"),
            )
            .help(help),
        );
    }
}

fn read(file: &Found) -> Known {
    let mut faults = Vec::new();
    let item = item(file, &mut faults);
    Known {
        relative: file.relative.clone(),
        modified: file.modified,
        length: file.length,
        item,
        faults,
    }
}

fn item(file: &Found, faults: &mut Vec<Diagnostic>) -> Item {
    let path = &file.relative;
    let extension = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, extension)| extension.to_lowercase())
        .unwrap_or_default();
    let bytes = |limit: u64, faults: &mut Vec<Diagnostic>| {
        if file.length > limit {
            let fault = Diagnostic::error(
                "too-large",
                path,
                format!(
                    "this file has {} kB, and the most that is read is {} kB",
                    file.length / 1024,
                    limit / 1024
                ),
            );
            faults.push(fault.help("make it smaller, or split it into several files"));
            return None;
        }
        fs::read(&file.path)
            .map_err(|error| {
                faults.push(
                    Diagnostic::error(
                        "cannot-read",
                        path,
                        format!("this file cannot be read: {error}"),
                    )
                    .help("check that you may read it"),
                )
            })
            .ok()
    };
    if path.starts_with("themes/") {
        return bytes(files::MAX_BYTES, faults)
            .map_or(Item::Nothing, |bytes| Item::Bytes(bytes.into()));
    }
    if path.starts_with("content/files/") {
        return match bytes(files::MAX_BYTES, faults)
            .filter(|bytes| files::check(path, &extension, bytes, faults))
        {
            Some(bytes) => Item::Bytes(bytes.into()),
            None => Item::Nothing,
        };
    }
    let in_gazetteer = path.starts_with("content/postcodes/");
    let limit = match extension.as_str() {
        "csv" if in_gazetteer => MAX_CSV,
        "md" | "yaml" if !in_gazetteer => parse::MAX_BYTES as u64,
        _ => {
            let help = if extension == "yml" {
                "rename it to end in .yaml"
            } else {
                "entries end in .md or .yaml; put images and documents in content/files/"
            };
            faults.push(Diagnostic::warning("not-read", path, "this file is not read").help(help));
            return Item::Nothing;
        }
    };
    bytes(limit, faults)
        .and_then(|bytes| decode::text(bytes, path, faults))
        .map_or(Item::Nothing, |text| {
            Item::Text(Source::new(path.clone(), text))
        })
}

#[cfg(test)]
mod tests;
