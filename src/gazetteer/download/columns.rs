//! Which column holds what, by name, in each layout of the official files. The names
//! carry years (`wd25cd`) and change with every edition, so they are matched by
//! pattern.

use std::path::Path;

use super::DownloadError;
use super::members::Member;
use super::rows::fields;
use crate::postcode::Postcode;

/// Which of the official files it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Ordnance Survey's Code-Point Open.
    CodePointOpen,
    /// The ONS Postcode Directory.
    Onspd,
    /// The National Statistics Postcode Lookup.
    Nspl,
    /// A table of postcodes from elsewhere.
    Other,
}

impl Kind {
    /// Its name in full.
    pub fn name(self) -> &'static str {
        match self {
            Kind::CodePointOpen => "Code-Point Open",
            Kind::Onspd => "the ONS Postcode Directory",
            Kind::Nspl => "the National Statistics Postcode Lookup",
            Kind::Other => "a table of postcodes",
        }
    }
}

/// What a column may hold that is of use here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Postcode,
    Lat,
    Lon,
    Easting,
    Northing,
    Ward,
    Country,
    Introduced,
    Ended,
}

/// How many of them there are.
pub(super) const FIELDS: usize = 9;

/// Where each field stands.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// Which file it looks like.
    pub kind: Kind,
    /// By column, the field that it holds, up to the last that holds one.
    pub slots: Vec<Option<Field>>,
    /// The first line is a row already.
    pub headless: bool,
}

impl Columns {
    /// Reads them off a file's first line.
    ///
    /// # Errors
    /// The names that were found, when no postcode or no position is among them.
    pub fn of(line: &[u8]) -> Result<Self, Vec<String>> {
        let names: Vec<String> = fields(line)
            .map(|name| String::from_utf8_lossy(name).trim().to_lowercase())
            .collect();
        if let Some(columns) = Self::code_point(&names) {
            return Ok(columns);
        }
        let mut slots = vec![None; names.len()];
        let mut put = |field, patterns: &[&str]| {
            let at = patterns
                .iter()
                .find_map(|pattern| names.iter().position(|name| matches(name, pattern)));
            if let Some(at) = at {
                slots[at] = Some(field);
            }
            at.is_some()
        };
        let postcode = put(
            Field::Postcode,
            &["pcds", "pcd8", "pcd7", "pcd2", "pcd", "postcode", "pc"],
        );
        let degrees = put(Field::Lat, &["lat", "latitude"])
            & put(Field::Lon, &["long", "lon", "lng", "longitude"]);
        let grid = put(
            Field::Easting,
            &["oseast1m", "east1m", "eastings", "easting", "ea"],
        ) & put(
            Field::Northing,
            &["osnrth1m", "north1m", "northings", "northing", "no"],
        );
        put(
            Field::Ward,
            &["wd##cd", "osward", "ward", "admin_ward_code", "wc"],
        );
        put(Field::Country, &["ctry##cd", "ctry", "country_code", "cy"]);
        put(Field::Introduced, &["dointr"]);
        put(Field::Ended, &["doterm"]);
        if !postcode || !(degrees || grid) {
            return Err(names);
        }
        let has = |pattern| names.iter().any(|name| matches(name, pattern));
        let kind = if has("positional_quality_indicator") || has("pq") {
            Kind::CodePointOpen
        } else if has("statsward") || has("wdstl##cd") {
            Kind::Onspd
        } else if has("doterm") {
            Kind::Nspl
        } else {
            Kind::Other
        };
        Ok(Columns::new(kind, slots, false))
    }

    /// Code-Point Open has ten columns and no header row.
    fn code_point(names: &[String]) -> Option<Self> {
        let first = names.first().map(|name| name.to_uppercase())?;
        Postcode::from_column(&first).filter(|_| names.len() == 10)?;
        let mut slots = vec![None; 10];
        slots[0] = Some(Field::Postcode);
        slots[2] = Some(Field::Easting);
        slots[3] = Some(Field::Northing);
        slots[4] = Some(Field::Country);
        slots[9] = Some(Field::Ward);
        Some(Columns::new(Kind::CodePointOpen, slots, true))
    }

    fn new(kind: Kind, mut slots: Vec<Option<Field>>, headless: bool) -> Self {
        let last = slots.iter().rposition(Option::is_some).unwrap_or(0);
        slots.truncate(last + 1);
        Columns {
            kind,
            slots,
            headless,
        }
    }
}

/// `#` in a pattern stands for one digit.
pub(super) fn matches(name: &str, pattern: &str) -> bool {
    name.len() == pattern.len()
        && name
            .bytes()
            .zip(pattern.bytes())
            .all(|(n, p)| n == p || p == b'#' && n.is_ascii_digit())
}

/// Says which columns were looked for, and which were found instead.
pub(super) fn no_columns(path: &Path, seen: &[(&Member, Vec<String>)]) -> DownloadError {
    let help = "download Code-Point Open (CSV) from Ordnance Survey's OS Data Hub, or the ONSPD or \
                NSPL from the Open Geography Portal, and give the file as it comes";
    let Some((member, names)) = seen.iter().max_by_key(|(member, _)| member.size) else {
        let message = format!("{} holds no CSV file", path.display());
        return DownloadError::new(message).help(help);
    };
    let mut found: Vec<String> = names
        .iter()
        .take(12)
        .map(|name| format!("`{}`", name.chars().take(30).collect::<String>()))
        .collect();
    if names.len() > found.len() {
        found.push(format!("and {} more", names.len() - found.len()));
    }
    DownloadError::new(format!(
        "{} is not a file of postcodes and where they are: looked for a column `pcds`, `pcd7` or \
         `postcode`, and `lat` and `long` or eastings and northings; found {}",
        member.name,
        found.join(", ")
    ))
    .help(help)
}
