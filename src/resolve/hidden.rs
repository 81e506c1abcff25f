//! A hidden address must be hidden everywhere: texts that give it away are errors.

use std::sync::Arc;

use super::slugs::{Sorted, entry};
use crate::diagnostic::Diagnostic;
use crate::model::{Record, Venue};
use crate::source::Source;

/// What may not be said, in letters and digits alone.
struct Secret<'a> {
    venue: &'a Venue,
    words: Vec<String>,
}

/// Looks through every entry for the addresses that are hidden.
pub(super) fn check(sorted: &Sorted, faults: &mut Vec<Diagnostic>) {
    let secrets: Vec<Secret> = sorted
        .by_slug
        .values()
        .filter_map(|record| secret(record))
        .collect();
    if secrets.is_empty() {
        return;
    }
    let mut seen: Option<Arc<str>> = None;
    for record in sorted.by_slug.values().chain(&sorted.translations) {
        let source = match (&**record, entry(record)) {
            (Record::Translation(translation), _) => &translation.source,
            (_, Some((_, entry))) => &entry.source,
            (_, None) => continue,
        };
        if seen.replace(source.path.clone()).as_ref() == Some(&source.path) {
            continue;
        }
        for secret in &secrets {
            faults.extend(told(source, secret));
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
    let postcode = venue
        .address
        .postcode
        .as_ref()
        .map(|typed| plain(&typed.value));
    // A street alone may be a whole road's name; with a number it is a door.
    let street = venue
        .address
        .street
        .as_ref()
        .and_then(|street| street.split(',').next())
        .map(plain);
    let street =
        street.filter(|street| street.len() > 5 && street.chars().any(|c| c.is_ascii_digit()));
    let words = postcode
        .into_iter()
        .filter(|code| code.len() >= 5)
        .chain(street)
        .collect();
    Some(Secret { venue, words })
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// The first line of a source that gives a secret away, the venue's own address
/// fields aside.
fn told(source: &Source, secret: &Secret) -> Option<Diagnostic> {
    let own = source.path == secret.venue.entry.source.path;
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let names = ["postcode:", "address:", "location:"];
        let address = own && names.iter().any(|name| line.contains(name));
        if address || !line.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let text = plain(line);
        if secret.words.iter().any(|word| text.contains(word.as_str())) {
            let name = &secret.venue.entry.name;
            let fault = Diagnostic::error(
                "hidden-address-told",
                &source.path,
                format!("this line tells the hidden address of `{name}`"),
            );
            return Some(fault.at(start..start + line.trim_end().len()).help(
                "take it out: only the venue's own `postcode` and `address` may hold it, and they are not published",
            ));
        }
    }
    None
}
