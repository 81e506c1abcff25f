//! Reads the official postcode downloads as they come: Code-Point Open, the ONS
//! Postcode Directory (ONSPD) and the National Statistics Postcode Lookup (NSPL) of
//! any vintage, as a zip, an unpacked folder or a CSV. Nothing is unpacked to disk.
//! Knows nothing of sites, nor of what is written from it.

mod columns;
mod members;
mod names;
mod rows;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use rayon::prelude::*;

pub use columns::Kind;
use columns::{Columns, no_columns};
use members::{Container, Member};
pub use rows::Record;
use rows::{Block, Parsed, blocks, parse};

/// What a download holds.
#[derive(Debug)]
pub struct Download {
    /// Which of the official files it is.
    pub kind: Kind,
    /// One a postcode, by postcode; a live one wins over an ended one.
    pub records: Vec<Record>,
    /// Ward names by code, when the download gives them.
    pub ward_names: BTreeMap<String, String>,
    /// The year of its copyright lines.
    pub year: Option<u16>,
    /// Rows with a postcode of no known form (`NPT 1AA`, ended in 1984), left out.
    pub unreadable: usize,
    /// Rows with no position, left out.
    pub placeless: usize,
}

/// Why a download can't be used, in words for whoever chose the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DownloadError {
    /// What is wrong.
    pub message: String,
    /// What to do instead.
    pub help: Option<String>,
}

impl DownloadError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        DownloadError {
            message: message.into(),
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for DownloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n  = help: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DownloadError {}

/// Reads a download. Rows of Northern Ireland, which are not open data, are left out
/// unless `northern_ireland`. `progress` is told bytes done and bytes in all, from
/// the calling thread.
///
/// # Errors
/// When the file can't be read, is none of the known layouts, or is a zip that a
/// careful reader refuses.
pub fn read(
    path: &Path,
    northern_ireland: bool,
    progress: &dyn Fn(u64, u64),
) -> Result<Download, DownloadError> {
    let (mut container, members) = Container::open(path)?;
    let chosen = choose(&mut container, &members, path)?;
    let total = chosen.iter().map(|(member, _)| member.size).sum();
    let kind = chosen[0].1.kind;
    let mut all = Parsed::default();
    let mut waiting: Vec<(Columns, Block)> = Vec::new();
    let mut done = 0;
    for (member, columns) in &chosen {
        container.with(member, &mut |reader| {
            blocks(reader, &member.name, &mut |block| {
                done += block.bytes.len() as u64;
                waiting.push((columns.clone(), block));
                if waiting.len() >= 2 * rayon::current_num_threads() {
                    all.extend(parse_all(&mut waiting, northern_ireland)?);
                    progress(done.min(total), total);
                }
                Ok(())
            })
        })?;
    }
    all.extend(parse_all(&mut waiting, northern_ireland)?);
    progress(total, total);
    if all.records.is_empty() {
        let message = format!("{} has no postcode with a position", path.display());
        return Err(DownloadError::new(message));
    }
    let mut records = all.records;
    records.par_sort_unstable_by_key(|r| (r.postcode, r.ended.map_or(0, |m| u32::MAX - m)));
    records.dedup_by_key(|record| record.postcode);
    let year = names::copyright_year(&mut container, &members)?;
    Ok(Download {
        kind,
        records,
        ward_names: names::wards(&mut container, &members)?,
        year: year.or(u16::try_from(all.newest / 100).ok().filter(|&y| y > 0)),
        unreadable: all.unreadable,
        placeless: all.placeless,
    })
}

fn parse_all(
    waiting: &mut Vec<(Columns, Block)>,
    northern_ireland: bool,
) -> Result<Parsed, DownloadError> {
    let parsed: Result<Vec<Parsed>, DownloadError> = std::mem::take(waiting)
        .into_par_iter()
        .map(|(columns, block)| parse(&block, &columns, northern_ireland))
        .collect();
    let mut all = Parsed::default();
    parsed?.into_iter().for_each(|one| all.extend(one));
    Ok(all)
}

/// The members that hold postcodes, each once: a directory's zip has the whole CSV
/// and the same rows again by postcode area, in `multi_csv`.
fn choose<'a>(
    container: &mut Container,
    members: &'a [Member],
    path: &Path,
) -> Result<Vec<(&'a Member, Columns)>, DownloadError> {
    let mut folders: BTreeMap<&str, Vec<(&Member, Columns)>> = BTreeMap::new();
    let mut seen = Vec::new();
    for member in members.iter().filter(|member| member.may_hold_rows()) {
        let mut first = Vec::new();
        container.with(member, &mut |reader| {
            first = rows::first_line(reader, &member.name)?;
            Ok(())
        })?;
        match Columns::of(&first) {
            Ok(columns) => {
                let folder = member.name.rsplit_once('/').map_or("", |(f, _)| f);
                folders.entry(folder).or_default().push((member, columns));
            }
            Err(names) => seen.push((member, names)),
        }
    }
    let size = |files: &Vec<(&Member, Columns)>| files.iter().map(|(m, _)| m.size).sum::<u64>();
    let largest = folders.values().map(size).max().unwrap_or(0);
    folders
        .into_values()
        .filter(|files| size(files) * 2 >= largest)
        .min_by_key(Vec::len)
        .ok_or_else(|| no_columns(path, &seen))
}
