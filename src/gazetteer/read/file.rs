//! One file of the gazetteer: its rows, and its faults with their places. Must not
//! know the other files.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::gazetteer::{in_britain, is_ward_code, month};
use crate::geo::Point;
use crate::postcode::{Outward, Postcode};
use crate::source::{Source, Span};

/// Faults reported of one file; the rest are counted.
pub(super) const MOST_FAULTS: usize = 20;

/// One row, with where it stands for the fault that it may yet turn out to be.
pub(super) struct Row<'a> {
    pub postcode: Postcode,
    pub point: Point,
    pub ward: Option<&'a str>,
    pub ended: Option<u32>,
    pub source: &'a Source,
    pub span: Span,
}

/// The faults of one file.
struct Faults<'a> {
    source: &'a Source,
    found: Vec<Diagnostic>,
    more: usize,
}

impl Faults<'_> {
    fn add(&mut self, code: &'static str, span: Span, message: String, help: Option<String>) {
        if self.found.len() < MOST_FAULTS {
            let fault = Diagnostic::error(code, &self.source.path, message);
            self.found.push(fault.at(span).help_opt(help));
        } else {
            self.more += 1;
        }
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        if self.more > 0
            && let Some(last) = self.found.last_mut()
        {
            last.message += &format!(" (and {} more faults in this file)", self.more);
        }
        self.found
    }
}

/// Which column holds what.
struct Header {
    postcode: usize,
    lat: usize,
    lon: usize,
    ward: Option<usize>,
    ended: Option<usize>,
}

impl Header {
    fn of(line: &str) -> Option<Self> {
        let names: Vec<&str> = fields(line).collect();
        let find = |name: &str| names.iter().position(|n| n.eq_ignore_ascii_case(name));
        Some(Header {
            postcode: find("postcode")?,
            lat: find("lat")?,
            lon: find("lon")?,
            ward: find("ward"),
            ended: find("ended"),
        })
    }
}

fn fields(line: &str) -> impl Iterator<Item = &str> {
    line.split(',').map(|field| field.trim().trim_matches('"'))
}

/// Lines and their places, without comments and empty lines.
fn lines(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut start = 0;
    text.split('\n')
        .map(move |line| {
            let at = start;
            start += line.len() + 1;
            let line = line.trim_end();
            (line, at..at + line.len())
        })
        .filter(|(line, _)| !line.is_empty() && !line.starts_with('#'))
}

/// Reads the postcodes of one outward code.
pub(super) fn read_file(source: &Source) -> (Vec<Row<'_>>, Vec<Diagnostic>) {
    let mut faults = Faults {
        source,
        found: Vec::new(),
        more: 0,
    };
    let Ok(outward) = source.stem().parse::<Outward>() else {
        let message = format!(
            "`{}` is not named after an outward code",
            source.file_name()
        );
        let help = "a file here is called like `CH41.csv` and holds that code's postcodes";
        faults.add("postcodes-file", 0..0, message, Some(help.into()));
        return (Vec::new(), faults.finish());
    };
    let mut lines = lines(&source.text);
    let (line, span) = lines.next().unwrap_or(("", 0..0));
    let Some(header) = Header::of(line) else {
        let message = "the first row does not name the columns".into();
        let help = "type `postcode,lat,lon,ward` above the first postcode";
        faults.add("postcodes-header", span, message, Some(help.into()));
        return (Vec::new(), faults.finish());
    };
    let mut rows = Vec::with_capacity(source.text.len() / 36);
    for (line, span) in lines {
        match read_row(source, line, span.clone(), &header, outward) {
            Ok(row) => rows.push(row),
            Err((message, help)) => faults.add("postcodes-row", span, message, help),
        }
    }
    (rows, faults.finish())
}

type Wrong = (String, Option<String>);

fn read_row<'a>(
    source: &'a Source,
    line: &'a str,
    span: Span,
    header: &Header,
    outward: Outward,
) -> Result<Row<'a>, Wrong> {
    let mut row = [""; 16];
    for (place, field) in row.iter_mut().zip(fields(line)) {
        *place = field;
    }
    let column = |at: usize| row.get(at).copied().unwrap_or("");
    let optional = |at: Option<usize>| at.map(column).filter(|text| !text.is_empty());
    let typed = column(header.postcode);
    let postcode = match Postcode::from_column(typed) {
        Some(postcode) => postcode,
        None => typed.parse::<Postcode>().map_err(|not| {
            let help = not.suggestion.map(|s| format!("did you mean `{s}`?"));
            (format!("`{typed}` is not a postcode"), help)
        })?,
    };
    if postcode.outward() != outward {
        let help = format!("move the row to `{}.csv`", postcode.outward());
        return Err((format!("{postcode} is not in {outward}"), Some(help)));
    }
    let degrees = |at: usize, what: &str| {
        let text = column(at);
        let number = text.parse::<f64>();
        number.map_err(|_| (format!("{what} `{text}` is not a number"), None))
    };
    let point = Point {
        lat: degrees(header.lat, "latitude")?,
        lon: degrees(header.lon, "longitude")?,
    };
    if !in_britain(point) {
        let turned = Point {
            lat: point.lon,
            lon: point.lat,
        };
        let help = in_britain(turned).then(|| "`lat` and `lon` are the wrong way round".into());
        let message = format!("{}, {} is not in Britain", point.lat, point.lon);
        return Err((message, help));
    }
    let ward = optional(header.ward);
    if let Some(code) = ward.filter(|code| !is_ward_code(code)) {
        let help = "a ward code is a letter and eight digits: `E05000971`";
        return Err((format!("`{code}` is not a ward code"), Some(help.into())));
    }
    let ended = optional(header.ended)
        .map(|text| {
            let help = "write the year and the month: `202604`";
            month(text).ok_or_else(|| (format!("`{text}` is not a month"), Some(help.into())))
        })
        .transpose()?;
    Ok(Row {
        postcode,
        point,
        ward,
        ended,
        source,
        span,
    })
}

/// Reads `wards.csv`.
pub(super) fn read_names<'a>(
    source: &'a Source,
    wards: &mut BTreeMap<&'a str, Option<String>>,
    faults: &mut Vec<Diagnostic>,
) {
    let mut wrong = Faults {
        source,
        found: Vec::new(),
        more: 0,
    };
    for (at, (line, span)) in lines(&source.text).enumerate() {
        let (code, name) = line.split_once(',').unwrap_or((line, ""));
        if at == 0 {
            if (code, name) != ("code", "name") {
                let help = did_you_mean(line, ["code,name"])
                    .unwrap_or_else(|| "type `code,name` above the first ward".into());
                let message = "the first row does not name the columns".into();
                wrong.add("wards-header", span, message, Some(help));
                break;
            }
            continue;
        }
        let name = name.strip_prefix('"').map_or_else(
            || name.to_string(),
            |quoted| quoted.trim_end_matches('"').replace("\"\"", "\""),
        );
        if !is_ward_code(code) || name.is_empty() {
            let help = "a row is like `E05000971,Seacombe`".to_string();
            wrong.add(
                "wards-row",
                span,
                format!("`{line}` is not a ward"),
                Some(help),
            );
        } else {
            wards.insert(code, Some(name));
        }
    }
    faults.extend(wrong.finish());
}
