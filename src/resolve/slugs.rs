//! Sorts records by kind and slug; finds two that want one address, and addresses
//! that no site can have.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::model::{Entry, Kind, Record};

/// First parts of addresses that the site itself uses.
const OWN: &[&str] = &[
    "index",
    "404",
    "search",
    "groups",
    "venues",
    "offers",
    "needs",
    "places",
    "a-z",
    "volunteering",
    "assets",
    "files",
    "data",
    "api",
    "desk",
    "print",
    "list",
    "whats-on",
    "admin",
    "cname",
    "robots",
    "sitemap",
    "feed",
    "favicon",
    "manifest",
    "offline",
    "sw",
    "static",
];

/// Names that Windows keeps for devices.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin", "conout"];

/// Records by kind and slug. Of two with one slug the first stands.
#[derive(Default)]
pub(super) struct Sorted {
    /// Every entry that has a page or a banner, drafts included.
    pub by_slug: BTreeMap<(Kind, String), Arc<Record>>,
    /// Second languages.
    pub translations: Vec<Arc<Record>>,
}

/// The fields of every entry, whatever its kind; `None` for a translation.
pub(super) fn entry(record: &Record) -> Option<(Kind, &Entry)> {
    match record {
        Record::Group(group) => Some((Kind::Group, &group.entry)),
        Record::Venue(venue) => Some((Kind::Venue, &venue.entry)),
        Record::Offer(offer) => Some((Kind::Offer, &offer.entry)),
        Record::Page(page) => Some((Kind::Page, &page.entry)),
        Record::Alert(alert) => Some((Kind::Alert, &alert.entry)),
        Record::Translation(_) => None,
    }
}

pub(super) fn sort(records: Vec<Arc<Record>>, faults: &mut Vec<Diagnostic>) -> Sorted {
    let mut sorted = Sorted::default();
    for record in records {
        let Some((kind, found)) = entry(&record) else {
            sorted.translations.push(record);
            continue;
        };
        if let Some(fault) = reserved(kind, found) {
            faults.push(fault);
        }
        let key = (kind, found.slug.clone());
        if let Some(first) = sorted
            .by_slug
            .get(&key)
            .and_then(|first| entry(first))
            .map(|(_, first)| first)
        {
            let fault = Diagnostic::error(
                "same-address",
                &found.source.path,
                format!(
                    "two {}s would have the address /{}/{}/",
                    kind.word(),
                    kind.folder(),
                    found.slug
                ),
            );
            faults.push(
                fault
                    .at_place(&found.source, &found.at)
                    .related_place(&first.source, &first.at, "the first is here")
                    .help("rename one of the two files, or give one `slug: …` in a list"),
            );
            continue;
        }
        sorted.by_slug.insert(key, record);
    }
    sorted
}

fn reserved(kind: Kind, entry: &Entry) -> Option<Diagnostic> {
    let slug = entry.slug.as_str();
    let port = slug
        .strip_prefix("com")
        .or_else(|| slug.strip_prefix("lpt"))
        .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()));
    let device = DEVICES.contains(&slug) || port;
    let own = kind == Kind::Page && OWN.contains(&slug);
    (device || own).then(|| {
        let why = if device {
            "Windows keeps this name for itself"
        } else {
            "the site uses this address itself"
        };
        Diagnostic::error(
            "reserved-name",
            &entry.source.path,
            format!("`{slug}` cannot be an address: {why}"),
        )
        .help(format!(
            "rename the file, for example to `{slug}-{}`",
            kind.word()
        ))
    })
}
