//! From the texts of `content/postcodes/*.csv` to a [`Gazetteer`]. The files are made
//! by a command, so a fault is most often a spreadsheet program's doing; each is
//! reported with its line, and no more than a screenful a file.

mod file;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Gazetteer, Unit, Ward};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use file::{MOST_FAULTS, Row, read_file, read_names};

impl Gazetteer {
    /// Builds the gazetteer from the texts of `content/postcodes/*.csv`; other
    /// sources are passed over. Faulty rows are left out and reported.
    pub fn read<'a>(sources: impl IntoIterator<Item = &'a Source>) -> (Gazetteer, Vec<Diagnostic>) {
        let files: Vec<&Source> = sources.into_iter().filter(|s| is_ours(s)).collect();
        let (names, files): (Vec<&Source>, Vec<&Source>) = files
            .into_iter()
            .partition(|source| source.file_name() == "wards.csv");
        let read: Vec<_> = files.par_iter().map(|source| read_file(source)).collect();
        let mut faults = Vec::new();
        let mut rows = Vec::with_capacity(read.iter().map(|(rows, _)| rows.len()).sum());
        for (found, wrong) in read {
            rows.extend(found);
            faults.extend(wrong);
        }
        // Stable, so that the first of two stays the first.
        rows.par_sort_by_key(|row| row.postcode);
        drop_repeats(&mut rows, &mut faults);
        let mut wards: BTreeMap<&str, Option<String>> = BTreeMap::new();
        for source in names {
            read_names(source, &mut wards, &mut faults);
        }
        (build(&rows, wards), faults)
    }
}

fn is_ours(source: &Source) -> bool {
    let below = source.path.strip_prefix("content/postcodes/");
    below.is_some_and(|name| name.ends_with(".csv"))
}

fn build<'a>(rows: &[Row<'a>], mut names: BTreeMap<&'a str, Option<String>>) -> Gazetteer {
    for code in rows.iter().filter_map(|row| row.ward) {
        // Looked up first: `entry` of a known key costs the same, and there are few wards.
        if !names.contains_key(code) {
            names.insert(code, None);
        }
    }
    // Britain has some 8,500 wards, so an index of 16 bits holds them seven times over.
    names = names.into_iter().take(usize::from(u16::MAX)).collect();
    let index: BTreeMap<&str, u16> = names.keys().copied().zip(0..).collect();
    let units: Vec<Unit> = rows
        .iter()
        .map(|row| Unit {
            postcode: row.postcode,
            point: row.point,
            ended: row.ended,
            ward: row.ward.and_then(|code| index.get(code).copied()),
        })
        .collect();
    let mut by_ward: Vec<u32> = (0u32..)
        .zip(&units)
        .filter(|(_, unit)| unit.ward.is_some())
        .map(|(at, _)| at)
        .collect();
    by_ward.sort_by_key(|&at| units[at as usize].ward);
    let ward_at = |at: &u32| units[*at as usize].ward;
    let wards = names
        .iter()
        .zip(0u16..)
        .map(|((code, name), at)| {
            let first = by_ward.partition_point(|unit| ward_at(unit) < Some(at));
            let count = by_ward[first..].partition_point(|unit| ward_at(unit) == Some(at));
            Ward {
                code: (*code).into(),
                name: name.clone(),
                first,
                count,
            }
        })
        .collect();
    Gazetteer {
        units,
        wards,
        by_ward,
    }
}

fn drop_repeats(rows: &mut Vec<Row>, faults: &mut Vec<Diagnostic>) {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    rows.dedup_by(|second, first| {
        let same = first.postcode == second.postcode;
        if same {
            let count = told.entry(&second.source.path).or_default();
            *count += 1;
            if *count <= MOST_FAULTS {
                let message = format!("postcode {} is here twice", second.postcode);
                faults.push(
                    Diagnostic::error("duplicate-postcode", &second.source.path, message)
                        .at(second.span.clone())
                        .help("take one of the two rows out")
                        .related(first.source, Some(first.span.clone()), "first here"),
                );
            }
        }
        same
    });
}
