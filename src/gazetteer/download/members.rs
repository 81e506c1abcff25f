//! The files within a download, be it a zip, a folder or one CSV. A zip is taken as
//! hostile: a name that leads outside, a link, or more bytes than honest text packs
//! into is refused, and nothing is written to disk.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::DownloadError;

/// Honest CSV packs some ten to one; deflate can be made to give a thousand.
const MOST_RATIO: u64 = 100;
/// Below this size no ratio matters.
const SMALL: u64 = 1 << 20;
/// The largest download has a few hundred members.
const MOST_MEMBERS: usize = 10_000;

/// One file within a download.
#[derive(Debug)]
pub(super) struct Member {
    /// Path within the download, with `/`.
    pub name: String,
    /// Unpacked bytes, as far as the download says.
    pub size: u64,
    at: usize,
}

impl Member {
    /// True for a CSV outside the folder of documents.
    pub fn may_hold_rows(&self) -> bool {
        self.has_extension("csv") && !self.is_document()
    }

    /// True for what lies in `Doc/`, `Documents/` or a user guide's folder.
    pub fn is_document(&self) -> bool {
        let name = self.name.to_lowercase();
        let mut folders: Vec<&str> = name.split('/').collect();
        folders.pop();
        folders
            .iter()
            .any(|folder| folder.starts_with("doc") || folder.contains("guide"))
    }

    pub fn has_extension(&self, extension: &str) -> bool {
        let end = self.name.rsplit_once('.').map_or("", |(_, end)| end);
        end.eq_ignore_ascii_case(extension)
    }

    /// The name without folders, in small letters.
    pub fn file_name(&self) -> String {
        let name = self.name.rsplit('/').next().unwrap_or(&self.name);
        name.to_lowercase()
    }
}

/// A download, open.
pub(super) enum Container {
    File(PathBuf),
    Folder(PathBuf),
    Zip(Box<ZipArchive<BufReader<File>>>),
}

/// What is done with a member's bytes.
pub(super) type Use<'a> = dyn FnMut(&mut dyn Read) -> Result<(), DownloadError> + 'a;

impl Container {
    /// Opens a download and lists its members by name.
    pub fn open(path: &Path) -> Result<(Self, Vec<Member>), DownloadError> {
        let fail = |error: io::Error| cannot_read(&path.display().to_string(), &error);
        if path.is_dir() {
            let members = list_folder(path)?;
            return Ok((Container::Folder(path.into()), members));
        }
        let mut file = File::open(path).map_err(fail)?;
        let mut start = Vec::new();
        file.by_ref()
            .take(4096)
            .read_to_end(&mut start)
            .map_err(fail)?;
        if start.starts_with(b"PK") {
            let file = BufReader::new(File::open(path).map_err(fail)?);
            let mut archive = ZipArchive::new(file)
                .map_err(|error| broken(&path.display().to_string(), &error))?;
            let members = list_zip(&mut archive, &path.display().to_string())?;
            if members.iter().any(|m| m.name == "[Content_Types].xml") {
                let message = format!("{} is a spreadsheet or an Office document", path.display());
                return Err(DownloadError::new(message).help("save the sheet as CSV and give that"));
            }
            return Ok((Container::Zip(Box::new(archive)), members));
        }
        if start.contains(&0) || start.starts_with(&[0xff, 0xd8]) {
            let message = format!("{} is neither a CSV nor a zip", path.display());
            return Err(DownloadError::new(message).help(
                "give the zip of Code-Point Open, the ONSPD or the NSPL as it was downloaded",
            ));
        }
        let member = Member {
            name: path.display().to_string(),
            size: file.metadata().map_err(fail)?.len(),
            at: 0,
        };
        // A single file is read whatever it is called: `postcodes.txt` may be one too.
        let name = if member.has_extension("csv") {
            path.file_name().map(|name| name.to_string_lossy().into())
        } else {
            path.file_stem()
                .map(|name| format!("{}.csv", name.to_string_lossy()))
        };
        let member = Member {
            name: name.unwrap_or(member.name),
            ..member
        };
        Ok((Container::File(path.into()), vec![member]))
    }

    /// Lends a member's bytes, unpacked on the way.
    pub fn with(&mut self, member: &Member, f: &mut Use) -> Result<(), DownloadError> {
        let fail = |error: io::Error| cannot_read(&member.name, &error);
        match self {
            Container::File(path) => f(&mut File::open(path).map_err(fail)?),
            Container::Folder(path) => f(&mut File::open(path.join(&member.name)).map_err(fail)?),
            Container::Zip(archive) => {
                let packed = archive
                    .by_index(member.at)
                    .map_err(|error| broken(&member.name, &error))?;
                let left = most_bytes(packed.compressed_size());
                f(&mut Guard {
                    inner: packed,
                    left,
                })
            }
        }
    }
}

/// Stops a member that unpacks to more than it may, whatever its header says.
struct Guard<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| {
            io::Error::other("it unpacks to over a hundred times its size, which no CSV does")
        })?;
        Ok(count)
    }
}

fn most_bytes(compressed: u64) -> u64 {
    compressed.saturating_mul(MOST_RATIO).max(SMALL)
}

fn list_folder(root: &Path) -> Result<Vec<Member>, DownloadError> {
    let mut members = Vec::new();
    for entry in walkdir::WalkDir::new(root).max_depth(6).sort_by_file_name() {
        let fail = |error: walkdir::Error| {
            DownloadError::new(format!("can't read {}: {error}", root.display()))
        };
        let entry = entry.map_err(fail)?;
        if !entry.file_type().is_file() {
            continue;
        }
        let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        members.push(Member {
            name: parts.join("/"),
            size: entry.metadata().map_err(fail)?.len(),
            at: 0,
        });
        if members.len() > MOST_MEMBERS {
            let message = format!("{} holds over {MOST_MEMBERS} files", root.display());
            return Err(DownloadError::new(message).help("give the download's own folder"));
        }
    }
    Ok(members)
}

fn list_zip<R: Read + io::Seek>(
    archive: &mut ZipArchive<R>,
    path: &str,
) -> Result<Vec<Member>, DownloadError> {
    let refuse = |name: &str, why: &str| {
        DownloadError::new(format!("{path} is refused: `{name}` in it {why}"))
            .help("download it again from where it is published")
    };
    if archive.len() > MOST_MEMBERS {
        return Err(DownloadError::new(format!(
            "{path} is refused: it holds over {MOST_MEMBERS} files"
        )));
    }
    let mut members = Vec::new();
    for at in 0..archive.len() {
        let entry = archive
            .by_index_raw(at)
            .map_err(|error| broken(path, &error))?;
        let name = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/");
        if leads_outside(&name) {
            return Err(refuse(&name, "would lead outside its folder"));
        }
        if entry.is_symlink() {
            return Err(refuse(&name, "is a link"));
        }
        if entry.size() > most_bytes(entry.compressed_size()) {
            return Err(refuse(&name, "unpacks to over a hundred times its size"));
        }
        if !name.ends_with('/') {
            members.push(Member {
                name,
                size: entry.size(),
                at,
            });
        }
    }
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(members)
}

fn leads_outside(name: &str) -> bool {
    name.starts_with('/') || name.contains([':', '\0']) || name.split('/').any(|part| part == "..")
}

/// The same refusals for a workbook within a download, which is a zip itself.
pub(super) fn check_workbook(bytes: &[u8], name: &str) -> Result<(), DownloadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(name, &error))?;
    list_zip(&mut archive, name).map(|_| ())
}

fn broken(name: &str, error: &zip::result::ZipError) -> DownloadError {
    DownloadError::new(format!("{name} is a broken zip: {error}"))
        .help("download it again; it may have been cut short")
}

/// An error of reading a member.
pub(super) fn cannot_read(name: &str, error: &io::Error) -> DownloadError {
    DownloadError::new(format!("can't read {name}: {error}"))
}
