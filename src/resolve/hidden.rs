//! A hidden address must be hidden everywhere: texts that give it away are errors.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::slugs::{Sorted, entry};
use crate::diagnostic::Diagnostic;
use crate::model::{Entry, Record, Venue};
use crate::parse::span_of_key;
use crate::source::Source;

/// What may not be said, in letters and digits alone.
struct Secret<'a> {
    venue: &'a Venue,
    words: Vec<String>,
}

/// A text and the entries that stand in it.
type File<'a> = (&'a Source, Vec<&'a Record>);

/// Looks through every entry, and the texts `beside` them, for the addresses that are
/// hidden.
pub(super) fn check(sorted: &Sorted, beside: &[&Source], faults: &mut Vec<Diagnostic>) {
    let secrets: Vec<Secret> = sorted
        .by_slug
        .values()
        .filter_map(|record| secret(record))
        .collect();
    if secrets.is_empty() {
        return;
    }
    let mut files: BTreeMap<Arc<str>, File> = BTreeMap::new();
    for source in beside {
        files.insert(source.path.clone(), (source, Vec::new()));
    }
    for record in sorted.by_slug.values().chain(&sorted.translations) {
        let source = match (&**record, entry(record)) {
            (Record::Translation(translation), _) => &translation.source,
            (_, Some((_, entry))) => &entry.source,
            (_, None) => continue,
        };
        let file = files.entry(source.path.clone());
        file.or_insert((source, Vec::new())).1.push(record);
    }
    for (source, records) in files.values() {
        let letters = Letters::of(&source.text);
        for secret in &secrets {
            let fault = told(source, records, &letters, secret)
                .or_else(|| records.iter().find_map(|record| named(record, secret)));
            faults.extend(fault);
        }
    }
}

fn secret(record: &Record) -> Option<Secret<'_>> {
    let Record::Venue(venue) = record else {
        return None;
    };
    if !venue.hide_address {
        return None;
    }
    let postcode = venue.address.postcode.as_ref();
    let postcode = postcode
        .map(|typed| Letters::of(&typed.value).text)
        .filter(|code| code.len() >= 5);
    let street = venue.address.street.as_deref().unwrap_or_default();
    let plain = |text: &str| Letters::of(text).text;
    // A street alone may be a whole road's name; with a number it is a door, and so is
    // a house's name before it.
    let door = street.split(',').next().map(plain);
    let door = door.filter(|door| door.len() > 5 && door.contains(|c: char| c.is_ascii_digit()));
    let house = street.contains(',').then(|| plain(street));
    let words = postcode.into_iter().chain(door).chain(house).collect();
    Some(Secret { venue, words })
}

/// The letters and digits of a text, large, and where each stands in it.
struct Letters {
    text: String,
    at: Vec<usize>,
}

impl Letters {
    fn of(text: &str) -> Letters {
        let found = text.bytes().enumerate();
        let found = found.filter(|(_, byte)| byte.is_ascii_alphanumeric());
        let (at, letters): (Vec<usize>, Vec<u8>) = found.unzip();
        let text = letters
            .into_iter()
            .map(|byte| char::from(byte.to_ascii_uppercase()))
            .collect();
        Letters { text, at }
    }

    /// Where a word stands in the text, spaces, marks and line ends within it or not;
    /// `17 High Street` does not hold `7 High Street`.
    fn find<'a>(&'a self, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let bytes = self.text.as_bytes();
        let starts_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
        let own = move |start: usize| {
            let goes_on = start > 0
                && bytes[start - 1].is_ascii_digit()
                && self.at[start - 1] + 1 == self.at[start];
            !(starts_with_digit && goes_on)
        };
        let found = self.text.match_indices(word).map(|(start, _)| start);
        found
            .filter(move |start| own(*start))
            .map(|start| self.at[start]..self.at[start + word.len() - 1] + 1)
    }
}

/// The first place in a file that gives a secret away, the venue's own address aside.
fn told(
    source: &Source,
    records: &[&Record],
    letters: &Letters,
    secret: &Secret,
) -> Option<Diagnostic> {
    let mut found = secret
        .words
        .iter()
        .flat_map(|word| letters.find(word))
        .peekable();
    found.peek()?;
    let allowed: Vec<Range<usize>> = records
        .iter()
        .flat_map(|record| allowed(record, secret))
        .collect();
    let within = |span: &Range<usize>| {
        let holds = |field: &Range<usize>| field.start <= span.start && span.end <= field.end;
        allowed.iter().any(holds)
    };
    let span = found
        .filter(|span| !within(span))
        .min_by_key(|span| span.start)?;
    Some(fault(source, "this line tells", secret).at(span))
}

/// Where a file may say a secret: the venue's own address; and the postcode of another
/// door that shares it.
fn allowed(record: &Record, secret: &Secret) -> Vec<Range<usize>> {
    let Record::Venue(venue) = record else {
        return Vec::new();
    };
    let street = Letters::of(venue.address.street.as_deref().unwrap_or_default());
    let tells = |word: &String| street.find(word).next().is_some();
    let fields: &[&str] = if std::ptr::eq(venue.as_ref(), secret.venue) {
        &["address", "postcode"]
    } else if !venue.hide_address && !street.text.is_empty() && !secret.words.iter().any(tells) {
        &["postcode"]
    } else {
        &[]
    };
    let fields = fields.iter();
    fields
        .filter_map(|name| field(&venue.entry, name))
        .collect()
}

/// The lines of a field: its own, and those below that belong to it.
fn field(entry: &Entry, name: &str) -> Option<Range<usize>> {
    let text = &entry.source.text;
    let key = span_of_key(&entry.source, &entry.at.key(name))?.start;
    let start = text[..key].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = key - start;
    let mut end = start;
    for (i, line) in text[start..].split_inclusive('\n').enumerate() {
        let inner = line.len() - line.trim_start_matches(' ').len();
        let item = inner == indent && line[inner..].starts_with("- ");
        if i > 0 && !(inner > indent || item) {
            break;
        }
        end += line.len();
    }
    Some(start..end)
}

/// An address or a text, as it is shown, that gives a secret away though no line does:
/// a file's name, or `CH44&nbsp;1AB`.
fn named(record: &Record, secret: &Secret) -> Option<Diagnostic> {
    let tells = |text: &str| {
        let letters = Letters::of(text);
        let found = |word: &String| letters.find(word).next().is_some();
        secret.words.iter().any(found)
    };
    let (source, body) = match (record, entry(record)) {
        (Record::Translation(translation), _) => (&translation.source, &translation.body),
        (_, Some((_, entry))) if tells(&entry.slug) => {
            let fault = fault(&entry.source, "the name of this file tells", secret);
            return Some(fault.help("rename it: its name is part of the page's address"));
        }
        (_, Some((_, entry))) => (&entry.source, &entry.body),
        (_, None) => return None,
    };
    tells(&body.text).then(|| fault(source, "the text of this file tells", secret))
}

fn fault(source: &Source, what: &str, secret: &Secret) -> Diagnostic {
    let name = &secret.venue.entry.name;
    Diagnostic::error(
        "hidden-address-told",
        &source.path,
        format!("{what} the hidden address of `{name}`"),
    )
    .help("take it out: only the venue's own `postcode` and `address` may hold it, and they are not published")
}
