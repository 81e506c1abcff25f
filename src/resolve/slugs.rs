//! Sorts records by kind and slug; finds two that want one address, and addresses
//! that no site can have.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::model::{Entry, Kind, Located, Record};
use crate::source::Source;

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
    "whats-on",
    "assets",
    "files",
    "data",
    "api",
    "desk",
    "print",
    "list",
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
    "your-device",
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

/// Pages whose address is that of the site in another language.
pub(super) fn languages(sorted: &Sorted, languages: &[String], faults: &mut Vec<Diagnostic>) {
    for record in sorted.by_slug.values() {
        let Some((Kind::Page, page)) = entry(record) else {
            continue;
        };
        let is_language = |slug: &str| languages.iter().any(|code| code == slug);
        let fault = || {
            let message = "this address is that of the site in another language";
            Diagnostic::error("reserved-name", &page.source.path, message)
        };
        if is_language(&page.slug) {
            faults.push(fault().help(format!(
                "rename the file, for example to `{}-page`",
                page.slug
            )));
        }
        for alias in page
            .aliases
            .iter()
            .filter(|alias| is_language(&alias.value))
        {
            let fault = fault().at_place(&page.source, &alias.at);
            faults.push(fault.help("take this alias out"));
        }
    }
}

fn reserved(kind: Kind, entry: &Entry) -> Option<Diagnostic> {
    let slug = entry.slug.as_str();
    taken(slug, kind == Kind::Page).map(|why| {
        Diagnostic::error("reserved-name", &entry.source.path, why).help(format!(
            "rename the file, for example to `{slug}-{}`",
            kind.word()
        ))
    })
}

/// Why a slug can be no part of an address. `top`: it would be the first part.
pub(super) fn taken(slug: &str, top: bool) -> Option<String> {
    let port = slug
        .strip_prefix("com")
        .or_else(|| slug.strip_prefix("lpt"))
        .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()));
    let why = if DEVICES.contains(&slug) || port {
        "Windows keeps this name for itself"
    } else if slug.is_empty() {
        "it has no letters or digits"
    } else if top && OWN.contains(&slug) {
        "the site uses this address itself"
    } else {
        return None;
    };
    Some(format!("`{slug}` cannot be an address: {why}"))
}

/// Needs and places whose slugs can be no address.
/// `also` says what else may be wrong with one.
pub(super) fn keys<'a>(
    source: Option<&Source>,
    slugs: impl Iterator<Item = &'a Located<String>>,
    also: fn(&str) -> Option<String>,
    faults: &mut Vec<Diagnostic>,
) {
    let Some(source) = source else {
        return;
    };
    for slug in slugs {
        let why = taken(&slug.value, false).or_else(|| also(&slug.value));
        if let Some(why) = why {
            let fault = Diagnostic::error("reserved-name", &source.path, why);
            let help = "write another slug before the colon, and keep the words in `name`";
            faults.push(fault.at_key(source, &slug.at).help(help));
        }
    }
}
