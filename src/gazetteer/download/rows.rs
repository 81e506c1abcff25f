//! From a member's bytes to records: cut into blocks at line ends, so that blocks can
//! be read side by side, and each line picked for the few columns that matter.

use std::io::Read;

use super::DownloadError;
use super::columns::{Columns, FIELDS, Field};
use super::members::cannot_read;
use crate::gazetteer::{in_britain, is_ward_code, month, osgb};
use crate::geo::Point;
use crate::postcode::Postcode;

/// Bytes read at a time.
const BLOCK: usize = 4 << 20;
/// The longest line of any edition is some 600 bytes.
const LONGEST_LINE: usize = 16 << 10;

/// One postcode of a download: 28 bytes, for there are 2.7 million.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// The postcode.
    pub postcode: Postcode,
    ward: [u8; 9],
    /// The month it was ended, as 202604.
    pub ended: Option<u32>,
    /// Latitude in hundred-thousandths of a degree, which is a metre.
    pub lat: i32,
    /// Longitude likewise.
    pub lon: i32,
}

impl Record {
    /// Its ward's code, if it has one.
    pub fn ward(&self) -> Option<&str> {
        let text = std::str::from_utf8(&self.ward).ok();
        text.filter(|text| is_ward_code(text))
    }

    /// Where it is.
    pub fn point(&self) -> Point {
        Point {
            lat: f64::from(self.lat) / 1e5,
            lon: f64::from(self.lon) / 1e5,
        }
    }
}

/// Whole lines of one member.
pub(super) struct Block {
    pub bytes: Vec<u8>,
    first: bool,
    name: String,
}

/// What some blocks held.
#[derive(Default)]
pub(super) struct Parsed {
    pub records: Vec<Record>,
    pub unreadable: usize,
    pub placeless: usize,
    /// The newest month in which a postcode was introduced, as 202604.
    pub newest: u32,
}

impl Parsed {
    pub fn extend(&mut self, other: Parsed) {
        self.records.extend(other.records);
        self.unreadable += other.unreadable;
        self.placeless += other.placeless;
        self.newest = self.newest.max(other.newest);
    }
}

/// Cuts a member into blocks.
pub(super) fn blocks(
    reader: &mut dyn Read,
    name: &str,
    f: &mut dyn FnMut(Block) -> Result<(), DownloadError>,
) -> Result<(), DownloadError> {
    let mut rest = Vec::new();
    let mut first = true;
    loop {
        let mut bytes = std::mem::take(&mut rest);
        let wanted = (BLOCK - bytes.len()) as u64;
        let read = (&mut *reader)
            .take(wanted)
            .read_to_end(&mut bytes)
            .map_err(|error| cannot_read(name, &error))?;
        let ended = (read as u64) < wanted;
        if !ended {
            let newline = bytes.iter().rposition(|&b| b == b'\n');
            let cut = newline.ok_or_else(|| too_long(name))? + 1;
            rest = bytes.split_off(cut);
            if rest.len() > LONGEST_LINE {
                return Err(too_long(name));
            }
        }
        f(Block {
            bytes,
            first,
            name: name.into(),
        })?;
        first = false;
        if ended {
            return Ok(());
        }
    }
}

/// The first line of a member, without a byte order mark.
pub(super) fn first_line(reader: &mut dyn Read, name: &str) -> Result<Vec<u8>, DownloadError> {
    let mut bytes = Vec::new();
    reader
        .take(LONGEST_LINE as u64)
        .read_to_end(&mut bytes)
        .map_err(|error| cannot_read(name, &error))?;
    let line = lines(&bytes).next().unwrap_or_default();
    Ok(line.to_vec())
}

fn too_long(name: &str) -> DownloadError {
    DownloadError::new(format!(
        "{name} has a line of over {} KB, which no file of postcodes has",
        LONGEST_LINE >> 10
    ))
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes
        .split(|&b| b == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .filter(|line| !line.is_empty())
}

/// The fields of a line, without the quotes around them.
pub(super) fn fields(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        let quoted = line.strip_prefix(b"\"").and_then(|inner| {
            let end = inner.iter().position(|&b| b == b'"')?;
            Some((&inner[..end], &inner[end + 1..]))
        });
        let (field, after) = quoted.unwrap_or_else(|| {
            let end = line.iter().position(|&b| b == b',').unwrap_or(line.len());
            line.split_at(end)
        });
        let comma = after.iter().position(|&b| b == b',');
        rest = comma.map(|at| &after[at + 1..]);
        Some(field)
    })
}

/// Reads the lines of a block.
pub(super) fn parse(
    block: &Block,
    columns: &Columns,
    northern_ireland: bool,
) -> Result<Parsed, DownloadError> {
    let mut parsed = Parsed {
        records: Vec::with_capacity(block.bytes.len() / 90),
        ..Parsed::default()
    };
    let header = usize::from(block.first && !columns.headless);
    for line in lines(&block.bytes).skip(header) {
        if line.len() > LONGEST_LINE {
            return Err(too_long(&block.name));
        }
        let mut row = [""; FIELDS];
        for (field, slot) in fields(line).zip(&columns.slots) {
            if let Some(slot) = slot {
                row[*slot as usize] = std::str::from_utf8(field).unwrap_or("").trim();
            }
        }
        let get = |field: Field| row[field as usize];
        let introduced = month(get(Field::Introduced));
        parsed.newest = parsed.newest.max(introduced.unwrap_or(0));
        let typed = get(Field::Postcode);
        let Some(postcode) = Postcode::from_column(typed).or_else(|| typed.parse().ok()) else {
            parsed.unreadable += 1;
            continue;
        };
        let irish = get(Field::Country).starts_with('N') || typed.starts_with("BT");
        if irish && !northern_ireland {
            continue;
        }
        let Some(point) = position(&row) else {
            parsed.placeless += 1;
            continue;
        };
        let ward = get(Field::Ward);
        let mut code = [0; 9];
        if is_ward_code(ward) && !ward.ends_with("99999999") {
            code.copy_from_slice(ward.as_bytes());
        }
        parsed.records.push(Record {
            postcode,
            ward: code,
            ended: month(get(Field::Ended)),
            lat: (point.lat * 1e5).round() as i32,
            lon: (point.lon * 1e5).round() as i32,
        });
    }
    Ok(parsed)
}

/// Degrees if the row gives them, else from the grid. The official files write no
/// position as 99.999999, 0.0, or a grid reference of noughts.
fn position(row: &[&str; FIELDS]) -> Option<Point> {
    let number = |field: Field| row[field as usize].parse::<f64>().ok();
    let degrees = number(Field::Lat)
        .zip(number(Field::Lon))
        .map(|(lat, lon)| Point { lat, lon })
        .filter(|&point| in_britain(point));
    degrees.or_else(|| {
        // Northern Ireland's grid is another one; its rows always give degrees.
        let irish = row[Field::Country as usize].starts_with('N')
            || row[Field::Postcode as usize].starts_with("BT");
        let (easting, northing) = number(Field::Easting).zip(number(Field::Northing))?;
        let on_grid = easting > 0.0 && northing > 0.0 && !irish;
        let point = on_grid.then(|| osgb::to_degrees(easting, northing))?;
        point.filter(|&point| in_britain(point))
    })
}
