//! Disk → texts and bytes of one site folder. Follows no links, opens nothing that is
//! not a plain file, and says so. Reads again only what has changed. Must not know
//! what the texts mean.

mod decode;
mod files;

use std::collections::{BTreeMap, BTreeSet};
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
    known: BTreeMap<PathBuf, Known>,
}

#[derive(Debug, Clone)]
struct Known {
    modified: Option<SystemTime>,
    length: u64,
    item: Item,
    faults: Vec<Diagnostic>,
}

#[derive(Debug, Clone)]
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
    /// Forgets some paths, so that they are read again even if they look the same: a
    /// file can be saved twice within one tick of the clock.
    pub fn forget<'a>(&mut self, paths: impl IntoIterator<Item = &'a PathBuf>) {
        for path in paths {
            self.known.remove(path);
        }
    }

    /// Reads a site folder. A fault in one file leaves the others as they are.
    pub fn load(&mut self, site: &Path) -> (Loaded, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let mut found = Vec::new();
        for folder in ["content", "themes"] {
            walk(site, folder, &mut found, &mut faults);
        }
        let fresh: Vec<(PathBuf, Known)> = found
            .par_iter()
            .filter(|file| {
                self.known.get(&file.path).is_none_or(|known| {
                    known.modified.is_none()
                        || known.modified != file.modified
                        || known.length != file.length
                })
            })
            .map(|file| (file.path.clone(), read(file)))
            .collect();
        self.known.extend(fresh);
        let here: BTreeSet<&PathBuf> = found.iter().map(|file| &file.path).collect();
        self.known.retain(|path, _| here.contains(path));
        let mut loaded = Loaded::default();
        for file in &found {
            let Some(known) = self.known.get(&file.path) else {
                continue;
            };
            faults.extend(known.faults.iter().cloned());
            match &known.item {
                Item::Text(source) => {
                    loaded.sources.insert(source.path.clone(), source.clone());
                }
                Item::Bytes(bytes) => {
                    match (
                        file.relative.strip_prefix("content/"),
                        file.relative.strip_prefix("themes/"),
                    ) {
                        (Some(path), _) => {
                            loaded.files.insert(path.to_owned(), bytes.clone());
                        }
                        (None, Some(path)) => {
                            loaded.themes.insert(path.to_owned(), bytes.clone());
                        }
                        (None, None) => {}
                    }
                }
                Item::Nothing => {}
            }
        }
        (loaded, faults)
    }
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
            if path.ends_with(".md") || path.ends_with(".yaml") {
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
    let known = || {
        Kind::ALL
            .iter()
            .map(|kind| kind.folder())
            .chain(["postcodes", "files"])
    };
    if !known().any(|folder| folder == name) {
        let help = did_you_mean(name, known()).unwrap_or_else(|| {
            format!(
                "the folders are: {}",
                known().collect::<Vec<_>>().join(", ")
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
