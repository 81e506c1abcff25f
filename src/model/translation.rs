//! An entry's text in a second language: which fields may be given, and what they give.
//! Must not know the entry itself, nor where its text is put.

use super::Kind;
use super::entry::{Base, text, texts};
use super::fields::Fields;
use crate::parse::markdown::Markdown;
use crate::slug::slug;
use crate::source::Source;

/// An entry's fields in a second language: what it gives replaces the first's.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The file.
    pub source: Source,
    /// Kind and slug of the entry that it translates.
    pub of: (Kind, String),
    /// Language code: `cy`.
    pub language: String,
    /// Text fields by name: `summary`, `who` and so on.
    pub texts: Vec<(&'static str, Vec<String>)>,
    /// Of an offer, times and notes by the venue's slug.
    pub sessions: Vec<(String, Vec<String>, Option<String>)>,
    /// The text.
    pub body: Markdown,
}

impl Translation {
    /// Reads the fields that are text and may be translated.
    pub fn decode(
        fields: &mut Fields,
        kind: Kind,
        stem: Option<&str>,
        language: String,
        base: Base,
    ) -> Option<Translation> {
        let Some(of) = stem.map(slug).or(base.slug) else {
            let at = fields.at().clone();
            fields.error(
                "missing-field",
                &at,
                "`slug` is missing",
                "say which entry of the list this is: `slug: …` with the last part of its address",
            );
            return None;
        };
        let given = names(kind)
            .map(|name| (name, texts(fields, name)))
            .filter(|(_, texts)| !texts.is_empty())
            .collect();
        let sessions = match kind {
            Kind::Offer => fields.maps("at", |at| {
                let venue = at.required("venue");
                let (times, notes) = (texts(at, "times"), text(at, "notes"));
                Some((venue?.value, times, notes))
            }),
            Kind::Group | Kind::Venue | Kind::Page | Kind::Alert => Vec::new(),
        };
        Some(Translation {
            source: fields.source().clone(),
            of: (kind, of),
            language,
            texts: given,
            sessions,
            body: base.body,
        })
    }
}

/// The fields of a kind that are text, which may be in any language.
fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
    const EVERY: &[&str] = &["name", "summary"];
    const SHARED: &[&str] = &["alert", "also_known_as", "tags", "address", "town"];
    let (shared, own): (&[&str], &[&str]) = match kind {
        Kind::Group => (SHARED, &["volunteer"]),
        Kind::Venue => (
            SHARED,
            &["access", "facilities", "transport", "hire", "opening"],
        ),
        Kind::Offer => (SHARED, &["who", "cost", "how", "times", "volunteer"]),
        Kind::Page | Kind::Alert => (&[], &[]),
    };
    EVERY.iter().chain(shared).chain(own).copied()
}
