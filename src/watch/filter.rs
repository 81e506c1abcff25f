//! Which paths count: those in a watched folder that a person saved, not what
//! editors and publishing leave beside them.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::WATCHED;

/// Knows a site folder and what in it doesn't count.
#[derive(Debug)]
pub(super) struct Filter {
    given: PathBuf,
    root: PathBuf,
    ignored: Vec<PathBuf>,
}

impl Filter {
    pub(super) fn new(site: &Path, ignore: &[PathBuf]) -> io::Result<Filter> {
        let root = real(site)?;
        if !root.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        // One that does not exist yet is found below its folder, which mostly does.
        let resolved = |path: &PathBuf| {
            let path = std::path::absolute(path)?;
            match (real(&path), path.parent().map(real), path.file_name()) {
                (Ok(found), _, _) => Ok(found),
                (Err(_), Some(Ok(parent)), Some(name)) => Ok(parent.join(name)),
                (Err(_), _, _) => Ok(path),
            }
        };
        Ok(Filter {
            given: site.to_path_buf(),
            root,
            ignored: ignore.iter().map(resolved).collect::<io::Result<_>>()?,
        })
    }

    /// The site folder as the system names it in events.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// A path relative to the site folder, below the folder as it was given.
    pub(super) fn as_given(&self, relative: &Path) -> PathBuf {
        self.given.join(relative)
    }

    /// The path relative to the site folder, if a change of it counts.
    pub(super) fn counts(&self, path: &Path) -> Option<PathBuf> {
        let relative = path.strip_prefix(&self.root).ok()?;
        let first = relative.iter().next()?;
        let counts = WATCHED.iter().any(|name| first == *name)
            && !self.ignored.iter().any(|ignored| path.starts_with(ignored))
            && !relative
                .iter()
                .any(|part| is_temporary(&part.to_string_lossy()));
        counts.then(|| relative.to_path_buf())
    }
}

/// Names that editors, office programs and file browsers use for their own files.
fn is_temporary(name: &str) -> bool {
    let starts = [".#", "~$", ".~lock.", ".goutputstream-", ".infobank-"];
    let ends = [
        "~",
        ".swp",
        ".swo",
        ".swx",
        ".tmp",
        ".TMP",
        ".part",
        ".crdownload",
    ];
    matches!(
        name,
        "4913" | ".DS_Store" | "Thumbs.db" | "desktop.ini" | ".git"
    ) || starts.iter().any(|start| name.starts_with(start))
        || ends.iter().any(|end| name.ends_with(end))
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
}

/// Everything below a folder; links are not followed. What can't be read is left
/// out here: whoever reads the files reports it.
pub(super) fn walk(folder: &Path) -> impl Iterator<Item = PathBuf> {
    WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .filter_map(|entry| Some(entry.ok()?.into_path()))
}

/// Events name real paths on macOS. On Windows they name those that were given,
/// and real ones there look unlike any path that a person types.
fn real(path: &Path) -> io::Result<PathBuf> {
    if cfg!(windows) {
        std::fs::metadata(path)?;
        std::path::absolute(path)
    } else {
        std::fs::canonicalize(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_saved_files_of_the_site_count() {
        let site = tempfile::tempdir().expect("a folder");
        let public = site.path().join("content/public");
        let filter = Filter::new(site.path(), &[public]).expect("a site");
        let counts = |path: &str| filter.counts(&filter.root().join(path)).is_some();
        for path in [
            "content",
            "themes",
            "content/site.yaml",
            "content/offers/a.md",
            "content/public-notes.md",
            "content/4913.md",
            "content/#",
            "themes/a/base.html",
        ] {
            assert!(counts(path), "{path}");
        }
        for path in [
            "",
            "public/index.html",
            "contents/a.md",
            ".infobank-public.new/content/a",
            "content/public",
            "content/public/a.md",
            "content/4913",
            "content/.a.md.swp",
            "content/a.md~",
            "content/.#a.md",
            "content/#a.md#",
            "content/.DS_Store",
            "content/a.tmp",
            "content/~$a.docx",
            "content/.git/index",
        ] {
            assert!(!counts(path), "{path}");
        }
    }
}
