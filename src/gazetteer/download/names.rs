//! What lies beside the rows: ward names, and the year of the copyright lines.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::DownloadError;
use super::columns::matches;
use super::members::{Container, Member, cannot_read, check_workbook};
use crate::gazetteer::is_ward_code;

/// Lists of names are far smaller.
const LARGEST: u64 = 32 << 20;

/// Ward names by code: from Code-Point Open's `Codelist.xlsx`, or from the list of
/// wards in a directory's `Documents`. Empty when there is neither.
pub(super) fn wards(
    container: &mut Container,
    members: &[Member],
) -> Result<BTreeMap<String, String>, DownloadError> {
    let mut names = BTreeMap::new();
    for member in members.iter().filter(|member| member.is_document()) {
        if member.file_name() == "codelist.xlsx" {
            code_list(&whole(container, member)?, &member.name, &mut names)?;
        } else if member.has_extension("csv") && member.file_name().contains("ward") {
            ward_list(&whole(container, member)?, &mut names);
        }
    }
    Ok(names)
}

/// The latest year that the licence of the download names.
pub(super) fn copyright_year(
    container: &mut Container,
    members: &[Member],
) -> Result<Option<u16>, DownloadError> {
    let licence = members.iter().find(|m| m.file_name() == "licence.txt");
    let Some(member) = licence else {
        return Ok(None);
    };
    let text = whole(container, member)?;
    let years = String::from_utf8_lossy(&text);
    let years = years.split(|c: char| !c.is_ascii_digit());
    Ok(years
        .filter(|digits| digits.len() == 4 && digits.starts_with("20"))
        .filter_map(|digits| digits.parse().ok())
        .max())
}

fn whole(container: &mut Container, member: &Member) -> Result<Vec<u8>, DownloadError> {
    let mut bytes = Vec::new();
    container.with(member, &mut |reader| {
        reader
            .take(LARGEST)
            .read_to_end(&mut bytes)
            .map_err(|error| cannot_read(&member.name, &error))?;
        Ok(())
    })?;
    Ok(bytes)
}

/// Sheets of two columns, name and code, without a header.
fn code_list(
    bytes: &[u8],
    name: &str,
    names: &mut BTreeMap<String, String>,
) -> Result<(), DownloadError> {
    check_workbook(bytes, name)?;
    let fail = |error| DownloadError::new(format!("can't read {name}: {error}"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fail)?;
    for (_, sheet) in book.worksheets() {
        for row in sheet.rows() {
            let [Data::String(name), Data::String(code), ..] = row else {
                continue;
            };
            if is_ward_code(code) {
                names.insert(code.clone(), tidy(name));
            }
        }
    }
    Ok(())
}

/// A CSV with columns like `WD25CD` and `WD25NM`.
fn ward_list(bytes: &[u8], names: &mut BTreeMap<String, String>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let Ok(header) = reader.byte_headers() else {
        return;
    };
    let header: Vec<String> = header
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().to_lowercase())
        .collect();
    let find = |pattern| header.iter().position(|name| matches(name, pattern));
    let (Some(code), Some(name)) = (find("wd##cd"), find("wd##nm")) else {
        return;
    };
    for row in reader.byte_records().flatten() {
        let text = |at| String::from_utf8_lossy(row.get(at).unwrap_or_default());
        let (code, name) = (text(code), text(name));
        if is_ward_code(code.trim()) && !name.trim().is_empty() {
            names.insert(code.trim().into(), name.trim().into());
        }
    }
}

/// Without what Code-Point Open adds to a ward's name: `Seacombe Ward`, `Abbey ED`.
fn tidy(name: &str) -> String {
    let name = name.trim();
    let short = name.strip_suffix(" Ward").or(name.strip_suffix(" ED"));
    short.unwrap_or(name).trim().into()
}
