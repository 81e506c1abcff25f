//! Shows how the opening times of real directories are read: every distinct text with its
//! reading and notes, or that it stays text and why, and how many of each. Run it as
//! `tests/bench/times FILE.csv…`; a folder's Markdown and YAML are looked through too.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use infobank::hours::read;

const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Values that say nothing: not texts to read.
const NOTHING: [&str; 5] = ["", "na", "n/a", "none", "-"];

/// Texts in the order in which they were found, and how often.
#[derive(Default)]
struct Texts {
    order: Vec<Vec<String>>,
    count: BTreeMap<Vec<String>, usize>,
}

impl Texts {
    fn add(&mut self, lines: Vec<String>) {
        let count = self.count.entry(lines.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            self.order.push(lines);
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        return Err("name a CSV or a folder: tests/bench/times FILE…".into());
    }
    let mut texts = Texts::default();
    for path in &paths {
        let path = Path::new(path);
        if path.is_dir() {
            folder(path, &mut texts)?;
        } else {
            table(path, &mut texts).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    show(&texts);
    Ok(())
}

fn table(path: &Path, texts: &mut Texts) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::read(path)?;
    // A table saved by an older spreadsheet is in Windows' own letters: of those that
    // matter here, only the dashes and quotes differ from Latin-1.
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let letter = |byte: u8| match byte {
            0x91 | 0x92 => '’',
            0x93 | 0x94 => '”',
            0x96 | 0x97 => '–',
            byte => char::from(byte),
        };
        error.into_bytes().into_iter().map(letter).collect()
    });
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers: Vec<String> = reader.headers()?.iter().map(str::to_lowercase).collect();
    let about = |name: &str| {
        ["times", "opening", "hours"]
            .iter()
            .any(|word| name.contains(word))
    };
    for row in reader.records() {
        let row = row?;
        for (name, value) in headers.iter().zip(row.iter()) {
            let value = value.trim();
            if !about(name) || NOTHING.contains(&value.to_lowercase().as_str()) {
                continue;
            }
            let day = DAYS.iter().find(|day| name.contains(*day));
            texts.add(vec![match day {
                Some(day) => format!("{}{} {value}", day[..1].to_uppercase(), &day[1..]),
                None => value.to_owned(),
            }]);
        }
    }
    Ok(())
}

fn folder(path: &Path, texts: &mut Texts) -> Result<(), Box<dyn Error>> {
    for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy();
        if !entry.file_type().is_file() || !(name.ends_with(".md") || name.ends_with(".yaml")) {
            continue;
        }
        let text = std::fs::read_to_string(entry.path())?;
        let yaml = match text.strip_prefix("---\n") {
            Some(rest) => rest.split("\n---").next().unwrap_or_default(),
            None if name.ends_with(".yaml") => text.as_str(),
            None => continue,
        };
        if let Ok(value) = serde_yaml::from_str::<serde_json::Value>(yaml) {
            fields(&value, texts);
        }
    }
    Ok(())
}

/// `times` and `opening`, wherever they are in an entry.
fn fields(value: &serde_json::Value, texts: &mut Texts) {
    use serde_json::Value;
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if matches!(key.as_str(), "times" | "opening") {
                    let lines: Vec<String> = match value {
                        Value::Array(items) => items
                            .iter()
                            .filter_map(|item| item.as_str().map(str::to_owned))
                            .collect(),
                        other => other.as_str().map(str::to_owned).into_iter().collect(),
                    };
                    if !lines.is_empty() {
                        texts.add(lines);
                    }
                } else {
                    fields(value, texts);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields(item, texts)),
        _ => {}
    }
}

fn show(texts: &Texts) {
    let (mut sure, mut all, mut partly) = (0, 0, 0);
    let (mut rows, mut read_rows) = (0, 0);
    for lines in &texts.order {
        let borrowed: Vec<&str> = lines.iter().map(String::as_str).collect();
        let reading = read(&borrowed);
        let count = texts.count[lines];
        all += 1;
        rows += count;
        println!("{count:>4}  {}", lines.join(" ⏎ ").replace('\n', " ⏎ "));
        if reading.says_when() {
            println!("      = {}", reading.schedule);
        }
        if reading.is_sure() {
            sure += 1;
            read_rows += count;
        } else if reading.says_when() {
            partly += 1;
        }
        let notes: Vec<&str> = reading.notes().collect();
        if !notes.is_empty() {
            println!("      notes: {}", notes.join(" | "));
        }
        for part in reading.parts.iter().filter(|part| !part.understood) {
            let why = match &part.fault {
                Some(fault) => format!("fault: {}; {}", fault.message, fault.help),
                None => part.why.clone().unwrap_or_default(),
            };
            let write = part
                .write
                .as_ref()
                .map_or(String::new(), |write| format!(" [write: {write}]"));
            println!("      stays text: {why}{write}");
        }
        if !reading.says_when() && reading.parts.iter().all(|part| part.understood) {
            println!("      says no times");
        }
    }
    println!(
        "\n{all} texts: {sure} understood, {partly} in part, {} stay text; in {rows} rows {read_rows} understood",
        all - sure - partly
    );
}
