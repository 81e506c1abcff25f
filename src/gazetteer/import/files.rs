//! The files of `content/postcodes/`: their text, and putting them in place. A file
//! is replaced whole or not at all, and one that no import made is never touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::gazetteer::download::{Download, DownloadError, Kind, Record};

/// How every file that an import made begins.
const MARK: &str = "# Made by `infobank postcodes import` from ";

/// The comment above the rows: what made the file, and the attributions that the
/// licences ask for.
pub(super) fn head(download: &Download) -> String {
    let mut head = format!("{MARK}{}.\n", download.kind.name());
    let year = download.year.map(|year| format!(" {year}"));
    let year = year.unwrap_or_default();
    let right = "copyright and database right";
    match download.kind {
        Kind::CodePointOpen | Kind::Onspd | Kind::Nspl => {
            let _ = write!(
                head,
                "# Contains OS data © Crown {right}{year}\n\
                 # Contains Royal Mail data © Royal Mail {right}{year}\n\
                 # Contains National Statistics data © Crown {right}{year}\n\
                 # Licensed under the Open Government Licence v3.0\n"
            );
        }
        Kind::Other => {}
    }
    head
}

/// The text of one outward code's file.
pub(super) fn postcodes(head: &str, records: &[Record]) -> String {
    let ended = records.iter().any(|record| record.ended.is_some());
    let irish = records[0].postcode.to_string().starts_with("BT");
    let mut text = String::with_capacity(head.len() + records.len() * 40 + 100);
    text += head;
    if irish {
        text += "# Northern Ireland postcodes are not open data: see the licence of Land & \
                 Property Services\n";
    }
    text += "postcode,lat,lon,ward";
    text += if ended { ",ended\n" } else { "\n" };
    for record in records {
        let _ = write!(text, "{},", record.postcode);
        degrees(&mut text, record.lat);
        text.push(',');
        degrees(&mut text, record.lon);
        text.push(',');
        text += record.ward().unwrap_or_default();
        if ended {
            text.push(',');
            if let Some(month) = record.ended {
                let _ = write!(text, "{month}");
            }
        }
        text.push('\n');
    }
    text
}

/// Hundred-thousandths as a decimal, exactly.
fn degrees(text: &mut String, value: i32) {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    let _ = write!(text, "{sign}{}.{:05}", value / 100_000, value % 100_000);
}

/// The text of `wards.csv`.
pub(super) fn wards(head: &str, names: &BTreeMap<&str, &str>) -> String {
    let mut text = format!("{head}code,name\n");
    for (code, name) in names {
        let name = if name.contains([',', '"']) {
            format!("\"{}\"", name.replace('"', "\"\""))
        } else {
            (*name).to_string()
        };
        let _ = writeln!(text, "{code},{name}");
    }
    text
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// New, or replaced.
    Written,
    /// As it was before.
    Same,
    /// Made by hand, so left alone.
    Kept,
}

/// `content/postcodes`.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Opens it, making it if need be.
    pub fn open(content: &Path) -> Result<Self, DownloadError> {
        let path = content.join("postcodes");
        fs::create_dir_all(&path).map_err(|error| failed("make", &path, &error))?;
        Ok(Folder(path))
    }

    /// Puts a file in place, unless it is there already or is someone's own.
    pub fn put(&self, name: &str, text: &str) -> Result<Done, DownloadError> {
        let path = self.0.join(name);
        match fs::read(&path) {
            Ok(old) if !is_ours(&old) => return Ok(Done::Kept),
            // Git may have given it the line ends of Windows.
            Ok(old) if old.iter().filter(|&&b| b != b'\r').eq(text.as_bytes()) => {
                return Ok(Done::Same);
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed("read", &path, &error)),
        }
        let part = self.0.join(format!(".{name}.part"));
        fs::write(&part, text).map_err(|error| failed("write", &part, &error))?;
        fs::rename(&part, &path).map_err(|error| {
            // What is left behind is harmless, so only the first error matters.
            let _ = fs::remove_file(&part);
            failed("write", &path, &error)
        })?;
        Ok(Done::Written)
    }

    /// Removes what an earlier import made and this one did not. Returns the names.
    pub fn remove_others(&self, wanted: &BTreeSet<String>) -> Result<Vec<String>, DownloadError> {
        let fail = |error| failed("read", &self.0, &error);
        let mut removed = Vec::new();
        for entry in fs::read_dir(&self.0).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if !name.ends_with(".csv") || wanted.contains(name) || !path.is_file() {
                continue;
            }
            let text = fs::read(&path).map_err(|error| failed("read", &path, &error))?;
            if is_ours(&text) {
                fs::remove_file(&path).map_err(|error| failed("remove", &path, &error))?;
                removed.push(name.to_string());
            }
        }
        removed.sort();
        Ok(removed)
    }
}

fn is_ours(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.starts_with(MARK.as_bytes())
}

fn failed(what: &str, path: &Path, error: &io::Error) -> DownloadError {
    DownloadError::new(format!("can't {what} {}: {error}", path.display()))
}
