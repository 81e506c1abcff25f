//! The content model: one type a kind of file, decoded from its fields. Must not
//! know other files (references stay slugs until [`crate::resolve`]) nor outputs.

mod alert;
mod category;
mod contact;
mod entry;
mod fields;
mod group;
mod offer;
mod page;
mod place;
mod times;
mod translation;
mod value;
mod venue;
pub(crate) mod words;

use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic};
use crate::output::stamp;
use crate::parse::{self, At, Value};
use crate::slug::slug;
use crate::source::Source;

pub use alert::{Alert, Level};
pub use category::{Categories, Category, Named};
pub use contact::{BadUrl, Email, Link, Phone, email, url};
pub use entry::{Base, Entry, Status};
pub use fields::{Fields, Located};
pub use group::{Group, GroupType};
pub use offer::{Offer, OfferType, Referral, Session, Way};
pub use page::Page;
pub use place::{PlaceName, Places};
pub use times::Times;
pub use translation::Translation;
pub use value::{Ages, Cost};
pub use venue::{Address, Room, Venue};
pub use words::Words;

/// The kinds of entry, each a folder below `content/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An organisation or community group.
    Group,
    /// A place people can go.
    Venue,
    /// A support offer.
    Offer,
    /// A page of text.
    Page,
    /// A banner.
    Alert,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 5] = [
        Kind::Group,
        Kind::Venue,
        Kind::Offer,
        Kind::Page,
        Kind::Alert,
    ];

    /// Its folder below `content/`.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Group => "groups",
            Kind::Venue => "venues",
            Kind::Offer => "offers",
            Kind::Page => "pages",
            Kind::Alert => "alerts",
        }
    }

    /// What one of it is called in a message.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Group => "group",
            Kind::Venue => "venue",
            Kind::Offer => "offer",
            Kind::Page => "page",
            Kind::Alert => "alert",
        }
    }

    /// The kind of a source by its path; `None` for settings, gazetteer and the like.
    pub fn of(source: &Source) -> Option<Kind> {
        let folder = source.path.strip_prefix("content/")?.split_once('/')?.0;
        Kind::ALL.into_iter().find(|kind| kind.folder() == folder)
    }
}

/// One decoded entry.
#[derive(Debug, Clone)]
pub enum Record {
    /// From `groups/`.
    Group(Arc<Group>),
    /// From `venues/`.
    Venue(Arc<Venue>),
    /// From `offers/`.
    Offer(Arc<Offer>),
    /// From `pages/`.
    Page(Arc<Page>),
    /// From `alerts/`.
    Alert(Arc<Alert>),
    /// A second language of an entry: `name.cy.md`.
    Translation(Arc<Translation>),
}

impl Record {
    /// Its own address, for the kinds that have one.
    pub fn address(&self) -> Option<&Address> {
        match self {
            Record::Group(group) => Some(&group.address),
            Record::Venue(venue) => Some(&venue.address),
            Record::Offer(offer) => Some(&offer.address),
            Record::Page(_) | Record::Alert(_) | Record::Translation(_) => None,
        }
    }
}

/// What the fields of an entry mean beside the text itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The path part of the site's base URL: `/` or `/wirral/`.
    pub base: String,
    /// The first language's code; empty when the settings cannot be read.
    pub first: String,
    /// Language codes after the first, for `name.cy.md`.
    pub languages: Vec<String>,
}

/// Decodes every entry of one file. A file with a broken entry still gives the others.
pub fn decode(source: &Source, kind: Kind, reading: &Reading) -> (Vec<Record>, Vec<Diagnostic>) {
    let (document, mut faults) = parse::parse(source);
    let Some(document) = document else {
        return (Vec::new(), faults);
    };
    let language = source.stem().rsplit_once('.').and_then(|(stem, code)| {
        reading
            .languages
            .iter()
            .find(|l| *l == code)
            .map(|l| (stem, l.clone()))
    });
    if language.is_none()
        && let Some(fault) = unlisted(source, reading)
    {
        faults.push(fault);
        return (Vec::new(), faults);
    }
    let stamp = stamp((&source.path, &source.text, reading));
    let mut records = Vec::new();
    let mut one = |value: &Value, at: At, name_slug: Option<&str>| {
        let mut fields = match Fields::new(&document, value, at, &mut faults) {
            Some(fields) => fields,
            None => return,
        };
        let base = Base::read(&mut fields, name_slug, reading, stamp);
        let record = match (&language, kind) {
            (Some((stem, code)), _) => {
                // In a list each entry says itself which it is.
                let stem = name_slug.map(|_| *stem);
                Translation::decode(&mut fields, kind, stem, code.clone(), base)
                    .map(|one| Record::Translation(Arc::new(one)))
            }
            (None, Kind::Group) => {
                Group::decode(&mut fields, base).map(|one| Record::Group(Arc::new(one)))
            }
            (None, Kind::Venue) => {
                Venue::decode(&mut fields, base).map(|one| Record::Venue(Arc::new(one)))
            }
            (None, Kind::Offer) => {
                Offer::decode(&mut fields, base).map(|one| Record::Offer(Arc::new(one)))
            }
            (None, Kind::Page) => {
                Page::decode(&mut fields, base).map(|one| Record::Page(Arc::new(one)))
            }
            (None, Kind::Alert) => {
                Alert::decode(&mut fields, base).map(|one| Record::Alert(Arc::new(one)))
            }
        };
        fields.finish();
        records.extend(record);
    };
    match &document.value {
        Value::List(items) if !source.path.ends_with(".md") => {
            for (i, item) in items.iter().enumerate() {
                one(item, At::root().item(i), None);
            }
        }
        value => one(value, At::root(), Some(&slug(source.stem()))),
    }
    if faults.len() > parse::MAX_FAULTS {
        faults = diagnostic::first_of_file(&source.path, faults);
    }
    (records, faults)
}

/// What is wrong with `name.cy.md` on a site that is not in Welsh.
fn unlisted(source: &Source, reading: &Reading) -> Option<Diagnostic> {
    let (stem, code) = source.stem().rsplit_once('.')?;
    let is_code = code.len() == 2 && code.chars().all(|c| c.is_ascii_lowercase());
    if !is_code || reading.first.is_empty() {
        return None;
    }
    let message = format!("this is a text in the language `{code}`");
    let first = &reading.first;
    let help = if code == first {
        format!("the site's first language stands in the file without it: rename it to `{stem}`")
    } else {
        let all = [
            std::slice::from_ref(first),
            &reading.languages,
            &[code.to_owned()],
        ]
        .concat();
        format!(
            "to publish it, write `languages: [{}]` in content/site.yaml; if it is none, rename it without the full stop",
            all.join(", ")
        )
    };
    let fault = Diagnostic::error("language-not-listed", &source.path, message);
    Some(fault.help(help))
}

#[cfg(test)]
mod tests;
