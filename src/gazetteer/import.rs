//! Writes `content/postcodes/*.csv` from an official download: the outward codes of
//! a site, those that its entries stand in, and those around. Knows the files of one
//! folder; must not know entries or settings.

mod around;
mod files;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::download::{self, Download, DownloadError, Record};
use crate::diagnostic::nearest;
use crate::postcode::{Outward, Postcode};
use files::Folder;

/// Why an import came to nothing: the download's faults and the folder's alike.
pub type ImportError = DownloadError;

/// Miles around the site's outward codes within which others are taken too, when
/// nothing else is asked for.
pub const AROUND_MILES: f64 = 1.0;

/// What to import.
#[derive(Debug, Clone)]
pub struct Import {
    /// The download: a zip, a folder or a CSV.
    pub file: PathBuf,
    /// The site's `content` folder; files are written to `postcodes/` in it.
    pub content: PathBuf,
    /// The site's outward codes.
    pub outward: Vec<Outward>,
    /// Postcodes that entries stand at: their outward codes are wanted too.
    pub used: Vec<Postcode>,
    /// Outward codes with a postcode this near to the site's are wanted too.
    pub around_miles: f64,
    /// The site's outward codes and no others.
    pub only: bool,
    /// Every outward code of the download.
    pub all: bool,
    /// Northern Ireland as well, whose postcodes are not open data.
    pub northern_ireland: bool,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The name of the download: `Code-Point Open`.
    pub source: &'static str,
    /// Files that now hold postcodes, one an outward code.
    pub files: usize,
    /// Of those, the ones that were new or had changed.
    pub written: usize,
    /// Postcodes in them.
    pub postcodes: usize,
    /// Of those, the ones that Royal Mail has ended.
    pub ended: usize,
    /// Wards in them, and how many of those have a name.
    pub wards: usize,
    /// Wards whose name is known.
    pub wards_named: usize,
    /// Outward codes taken because they are near, or because an entry stands there.
    pub around: Vec<Outward>,
    /// The site's outward codes that the download lacks, with one that may be meant.
    pub missing: Vec<(Outward, Option<Outward>)>,
    /// Files of an earlier import that were no longer wanted.
    pub removed: Vec<String>,
    /// Files that were not made by an import, and so were left as they are.
    pub kept: Vec<String>,
    /// Rows with a postcode of no known form.
    pub unreadable: usize,
    /// Rows without a position.
    pub placeless: usize,
}

/// Imports. `progress` is told bytes read and bytes in all, from the calling thread.
///
/// # Errors
/// When the download can't be used or the folder can't be written.
pub fn import(options: &Import, progress: &dyn Fn(u64, u64)) -> Result<Imported, ImportError> {
    if options.outward.is_empty() && !options.all {
        return Err(DownloadError::new("the site names no outward codes")
            .help("add a line like `outward: [CH41, CH42]` to content/site.yaml"));
    }
    let download = download::read(&options.file, options.northern_ireland, progress)?;
    let by_outward: Vec<&[Record]> = download
        .records
        .chunk_by(|a, b| a.postcode.outward() == b.postcode.outward())
        .collect();
    let known: BTreeSet<Outward> = by_outward.iter().map(|r| outward_of(r)).collect();
    let (wanted, around) = choose(options, &by_outward, &known);
    let missing = missing(&options.outward, &known);
    if wanted.is_empty() {
        return Err(nothing_wanted(&options.file, &missing));
    }
    let by_outward: Vec<&[Record]> = by_outward
        .into_iter()
        .filter(|records| wanted.contains(&outward_of(records)))
        .collect();
    let imported = Imported {
        source: download.kind.name(),
        files: by_outward.len(),
        postcodes: by_outward.iter().map(|records| records.len()).sum(),
        around,
        missing,
        unreadable: download.unreadable,
        placeless: download.placeless,
        ..Imported::default()
    };
    write(options, &download, &by_outward, imported)
}

fn write(
    options: &Import,
    download: &Download,
    by_outward: &[&[Record]],
    mut imported: Imported,
) -> Result<Imported, ImportError> {
    let folder = Folder::open(&options.content)?;
    let head = files::head(download);
    let done: Vec<files::Done> = by_outward
        .par_iter()
        .map(|records| {
            let name = format!("{}.csv", outward_of(records));
            folder.put(&name, &files::postcodes(&head, records))
        })
        .collect::<Result<_, _>>()?;
    let mut names: BTreeSet<String> = BTreeSet::from(["wards.csv".into()]);
    for (records, done) in by_outward.iter().zip(done) {
        let name = format!("{}.csv", outward_of(records));
        imported.written += usize::from(done == files::Done::Written);
        if done == files::Done::Kept {
            imported.kept.push(name.clone());
        }
        names.insert(name);
    }
    let all = || by_outward.iter().copied().flatten();
    imported.ended = all().filter(|record| record.ended.is_some()).count();
    let codes: BTreeSet<&str> = all().filter_map(Record::ward).collect();
    let named: BTreeMap<&str, &str> = codes
        .iter()
        .filter_map(|code| download.ward_names.get(*code).map(|name| (*code, &**name)))
        .collect();
    imported.wards = codes.len();
    imported.wards_named = named.len();
    if !named.is_empty()
        && folder.put("wards.csv", &files::wards(&head, &named))? == files::Done::Kept
    {
        imported.kept.push("wards.csv".into());
    }
    imported.removed = folder.remove_others(&names)?;
    Ok(imported)
}

fn outward_of(records: &[Record]) -> Outward {
    records[0].postcode.outward()
}

/// The outward codes to write, and those of them that the site does not name.
fn choose(
    options: &Import,
    by_outward: &[&[Record]],
    known: &BTreeSet<Outward>,
) -> (BTreeSet<Outward>, Vec<Outward>) {
    if options.all {
        return (known.clone(), Vec::new());
    }
    let own: BTreeSet<Outward> = options.outward.iter().copied().collect();
    let own: BTreeSet<Outward> = own.intersection(known).copied().collect();
    let mut wanted = own.clone();
    if !options.only {
        let used = options.used.iter().map(|postcode| postcode.outward());
        wanted.extend(used.filter(|outward| known.contains(outward)));
        let (home, others): (Vec<&[Record]>, Vec<&[Record]>) = by_outward
            .iter()
            .partition(|records| own.contains(&outward_of(records)));
        let near = around::near(&home, &others, options.around_miles);
        wanted.extend(near.into_iter().map(outward_of));
    }
    let around = wanted.difference(&own).copied().collect();
    (wanted, around)
}

fn missing(site: &[Outward], known: &BTreeSet<Outward>) -> Vec<(Outward, Option<Outward>)> {
    let names: Vec<String> = known.iter().map(Outward::to_string).collect();
    let lacking = site.iter().filter(|outward| !known.contains(outward));
    lacking
        .map(|&outward| {
            let found = nearest(&outward.to_string(), names.iter().map(String::as_str));
            (outward, found.and_then(|name| name.parse().ok()))
        })
        .collect()
}

fn nothing_wanted(file: &Path, missing: &[(Outward, Option<Outward>)]) -> ImportError {
    let names: Vec<String> = missing.iter().map(|(o, _)| o.to_string()).collect();
    let message = format!("{} has no postcode in {}", file.display(), names.join(", "));
    DownloadError::new(message)
        .help("check `outward` in content/site.yaml, and that the download is of all of Britain")
}
