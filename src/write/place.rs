//! Where the output goes, and whether it may: an output folder is replaced whole,
//! so it must be nothing that anyone would miss.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::disk::{Disk, io_error};
use super::error::{PublishError, Refusal};
use super::marker;

/// Files that file browsers put into any folder they show. No one misses them.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// The output folder and its neighbours that publishing uses, all in one parent
/// and so on one file system.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) out: PathBuf,
    /// The tree being made; after an exchange, the old tree.
    pub(super) new: PathBuf,
    /// The old tree, set aside where two folders can't be exchanged.
    pub(super) old: PathBuf,
    pub(super) lock: PathBuf,
}

/// What is in the output folder before publishing.
#[derive(Debug, Default)]
pub(super) struct Old {
    /// The marker's text, if there is a marker.
    pub(super) marker: Option<String>,
    /// Files of ours, without the marker.
    pub(super) files: BTreeSet<String>,
}

impl Place {
    /// Finds the real path of `out`, and refuses what must not be replaced.
    pub(super) fn find(disk: &Disk, out: &Path, protect: &[&Path]) -> Result<Place, PublishError> {
        let refuse = |refusal| Err(PublishError::Refused(refusal));
        // Without a trailing `/` or `/.`, which would make a link look like its folder.
        let asked: PathBuf = out.components().collect();
        match fs::symlink_metadata(&asked) {
            Ok(found) if found.is_symlink() => return refuse(Refusal::Link(asked)),
            Ok(found) if !found.is_dir() => return refuse(Refusal::File(asked)),
            Ok(_) | Err(_) => {}
        }
        let out = real(&asked)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return refuse(Refusal::Disk(out));
        };
        if std::env::home_dir().is_some_and(|home| holds(&out, &home)) {
            return refuse(Refusal::Home(out));
        }
        for protected in protect {
            let protected = real(protected)?;
            if protected.starts_with(&out) {
                return refuse(Refusal::Holds { out, protected });
            }
            if out.starts_with(&protected) {
                return refuse(Refusal::Inside { out, protected });
            }
        }
        if std::env::current_dir().is_ok_and(|current| holds(&out, &current)) {
            return refuse(Refusal::Current(out));
        }
        if is_read_only(&out) {
            return refuse(Refusal::ReadOnly(out));
        }
        match disk.create_dir_all(parent) {
            Err(PublishError::Io { path, source, .. })
                if source.kind() == io::ErrorKind::PermissionDenied =>
            {
                return refuse(Refusal::ParentReadOnly(path));
            }
            created => created?,
        }
        let beside = |ending: &str| {
            let mut file_name = OsString::from(".infobank-");
            file_name.push(name);
            file_name.push(ending);
            parent.join(file_name)
        };
        Ok(Place {
            new: beside(".new"),
            old: beside(".old"),
            lock: beside(".lock"),
            out,
        })
    }

    /// Lists the output folder, and refuses one with files that are not ours.
    pub(super) fn examine(&self) -> Result<Old, PublishError> {
        if !self.out.is_dir() {
            return Ok(Old::default());
        }
        let marked = marker::read(&self.out);
        let mut old = Old::default();
        let mut foreign = Vec::new();
        let mut is_empty = true;
        for entry in WalkDir::new(&self.out).min_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(&self.out).to_path_buf();
                io_error("read the folder", &path, error.into())
            })?;
            let litter = LITTER.iter().any(|name| entry.file_name() == *name);
            is_empty &= litter;
            if litter || entry.file_type().is_dir() {
                continue;
            }
            let path = slashed(entry.path().strip_prefix(&self.out).unwrap_or(entry.path()));
            match &marked {
                Some(_) if path == marker::NAME => {}
                Some((_, ours)) if ours.contains(&path) => {
                    old.files.insert(path);
                }
                Some(_) => foreign.push(path),
                None => {}
            }
        }
        let refusal = match marked {
            Some((text, _)) => {
                old.marker = Some(text);
                let count = foreign.len();
                foreign.truncate(5);
                (count > 0).then(|| Refusal::Foreign {
                    out: self.out.clone(),
                    files: foreign,
                    count,
                })
            }
            None => (!is_empty).then(|| Refusal::NotOurs(self.out.clone())),
        };
        refusal.map_or(Ok(old), |refusal| Err(PublishError::Refused(refusal)))
    }
}

/// Whether `folder`, a real path, is `inner` or holds it.
fn holds(folder: &Path, inner: &Path) -> bool {
    real(inner).is_ok_and(|inner| inner.starts_with(folder))
}

/// A path without links, `.` and `..`. Its last parts need not exist.
fn real(path: &Path) -> Result<PathBuf, PublishError> {
    let absolute = std::path::absolute(path).map_err(|e| io_error("find", path, e))?;
    let mut missing = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match fs::canonicalize(existing) {
            Ok(mut found) => {
                found.extend(missing.iter().rev());
                return Ok(found);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(io_error("find", existing, error)),
        }
        match (existing.components().next_back(), existing.parent()) {
            (Some(Component::Normal(name)), Some(parent)) => {
                missing.push(name.to_owned());
                existing = parent;
            }
            (_, Some(_)) => {
                return Err(PublishError::Refused(Refusal::Unclear(path.to_path_buf())));
            }
            (_, None) => return Err(PublishError::Refused(Refusal::Disk(absolute.clone()))),
        }
    }
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Windows' read-only flag means nothing on folders, so only permissions count.
fn is_read_only(path: &Path) -> bool {
    cfg!(unix) && fs::metadata(path).is_ok_and(|found| found.permissions().readonly())
}
