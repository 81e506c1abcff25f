//! Which files a site folder has, and what stands there that should not. Reads no file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::Kind;

/// One file that was found.
pub(super) struct Found {
    pub path: PathBuf,
    pub relative: Arc<str>,
    pub modified: Option<SystemTime>,
    pub length: u64,
}

/// A folder of `content/`.
fn known_folders() -> impl Iterator<Item = &'static str> + Clone {
    Kind::ALL
        .into_iter()
        .map(Kind::folder)
        .chain(["postcodes", "files"])
}

pub(super) fn is_known_folder(name: &str) -> bool {
    known_folders().any(|folder| folder == name)
}

pub(super) fn is_entry(name: &str) -> bool {
    name.ends_with(".md") || name.ends_with(".yaml")
}

/// Files that editors, systems and people leave about; never read, never copied.
pub(super) fn is_left_about(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.starts_with('#')
        || name.ends_with('~')
        || [".bak", ".swp", ".tmp", ".orig", ".part"]
            .iter()
            .any(|end| name.to_lowercase().ends_with(end))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "4913" | "id_rsa")
}

/// Every file below a folder of the site.
pub(super) fn walk(
    site: &Path,
    folder: &str,
    found: &mut Vec<Found>,
    faults: &mut Vec<Diagnostic>,
) {
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

/// A path below the site folder, with `/` on every system.
pub(super) fn relative(site: &Path, path: &Path) -> Arc<str> {
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
