//! The fields that every entry has.

use jiff::civil::Date;
use uuid::Uuid;

use super::contact::{self, Email, Link, Phone};
use super::fields::{Fields, Located};
use super::words::words;
use super::{Kind, Reading};
use crate::output::stamp;
use crate::parse::markdown::{self, Markdown};
use crate::parse::{At, span_of};
use crate::slug::slug;
use crate::source::Source;

words! {
    /// Whether it is running, as in Open Referral UK.
    Status {
        /// Running.
        Active = "active",
        /// Paused, expected back.
        TemporarilyClosed = "temporarily closed",
        /// Not running.
        Inactive = "inactive",
        /// Gone.
        Defunct = "defunct",
    }
}

/// Fields of every entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The file that it stands in.
    pub source: Source,
    /// Where in that file.
    pub at: At,
    /// Identity and last part of the address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// One or two sentences, as typed.
    pub summary: Option<String>,
    /// Other names, old names.
    pub also_known_as: Vec<String>,
    /// Slugs of needs.
    pub categories: Vec<Located<String>>,
    /// Extra words to be found by.
    pub tags: Vec<String>,
    /// Telephone.
    pub phones: Vec<Phone>,
    /// Numbers for text messages.
    pub texts: Vec<Phone>,
    /// E-mail.
    pub emails: Vec<Email>,
    /// Websites.
    pub websites: Vec<Link>,
    /// Social media pages.
    pub social: Vec<Link>,
    /// Languages spoken.
    pub languages: Vec<String>,
    /// Running or not.
    pub status: Status,
    /// What changed, in a sentence.
    pub alert: Option<String>,
    /// When a person last confirmed it.
    pub checked: Option<Located<Date>>,
    /// First day of publishing.
    pub show_from: Option<Date>,
    /// Last day of publishing.
    pub show_until: Option<Date>,
    /// Not published.
    pub draft: bool,
    /// Stable identity for open data.
    pub id: Uuid,
    /// Old slugs.
    pub aliases: Vec<Located<String>>,
    /// Slugs of look-alikes that are known to be others.
    pub not_duplicate_of: Vec<Located<String>>,
    /// The text.
    pub body: Markdown,
    /// Differs when anything of the entry does: what pages are remembered by.
    pub stamp: u64,
}

impl Entry {
    /// The summary, or the first paragraph.
    pub fn summary(&self) -> &str {
        self.summary.as_deref().unwrap_or(&self.body.first)
    }

    /// Published on a day, as far as its own fields say.
    pub fn is_shown_on(&self, day: Date) -> bool {
        !self.draft
            && self.show_from.is_none_or(|from| from <= day)
            && self.show_until.is_none_or(|until| day <= until)
    }
}

/// What is read before the kind's own fields: slug and Markdown.
pub struct Base {
    pub(super) slug: Option<String>,
    stamp: u64,
    /// The rendered text.
    pub body: Markdown,
}

impl Base {
    /// Reads `slug` (in lists) and the Markdown or `body`; `file` is the file's stamp.
    pub fn read(
        fields: &mut Fields,
        file_slug: Option<&str>,
        reading: &Reading,
        file: u64,
    ) -> Base {
        let stamp = stamp((file, fields.at()));
        let slug = match file_slug {
            Some(slug) => Some(slug.to_owned()),
            None => fields.text("slug").map(|typed| slug(&typed.value)),
        };
        let source = fields.source().clone();
        let (body, faults) = match fields.markdown() {
            Some((text, offset)) => markdown::render(&source, text, offset, &reading.base),
            None => match fields.text("body") {
                Some(text) => {
                    let (mut body, faults) =
                        markdown::render(&source, &text.value, 0, &reading.base);
                    let span = if faults.is_empty() && body.links.is_empty() {
                        None
                    } else {
                        span_of(&source, &text.at)
                    };
                    for link in &mut body.links {
                        link.span = span.clone();
                    }
                    (
                        body,
                        faults
                            .into_iter()
                            .map(|fault| fault.at_opt(span.clone()))
                            .collect(),
                    )
                }
                None => Default::default(),
            },
        };
        faults.into_iter().for_each(|fault| fields.note(fault));
        Base { slug, stamp, body }
    }

    /// Reads the fields of every entry. `None` without a name.
    pub fn entry(self, fields: &mut Fields, kind: Kind) -> Option<Entry> {
        let name = fields.required("name");
        let summary = text(fields, "summary");
        let also_known_as = texts(fields, "also_known_as");
        let categories = fields.names("categories");
        let tags = texts(fields, "tags");
        let phones = contact::phones(fields, "phone");
        let numbers = contact::phones(fields, "text");
        let emails = contact::emails(fields, "email");
        let websites = contact::links(fields, "website");
        let social = contact::links(fields, "social");
        let languages = fields
            .names("languages")
            .into_iter()
            .map(|l| l.value)
            .collect();
        let status = fields.word("status").unwrap_or(Status::Active);
        let alert = text(fields, "alert");
        let checked = fields.date("checked");
        let (show_from, show_until) = fields.days("show_from", "show_until");
        let draft = fields.flag("draft");
        let id = fields.text("id");
        let aliases = fields.names("aliases");
        let not_duplicate_of = fields.names("not_duplicate_of");
        let id = match id {
            Some(typed) => typed.value.parse::<Uuid>().map_err(|_| typed).map_or_else(
                |typed| {
                    fields.error(
                        "not-a-uuid",
                        &typed.at,
                        format!("`id` is not a UUID: `{}`", typed.value),
                        "leave `id` out: one is made from the slug",
                    );
                    None
                },
                Some,
            ),
            None => None,
        };
        let name = name?;
        let slug = self.slug.unwrap_or_else(|| slug(&name.value));
        if slug.is_empty() {
            fields.error(
                "no-slug",
                &name.at,
                "no address can be made from this name",
                "name the file with letters or digits, or add `slug: …`",
            );
            return None;
        }
        Some(Entry {
            source: fields.source().clone(),
            at: fields.at().clone(),
            id: id.unwrap_or_else(|| {
                Uuid::new_v5(
                    &Uuid::NAMESPACE_URL,
                    format!("infobank:{}/{slug}", kind.folder()).as_bytes(),
                )
            }),
            slug,
            name: name.value,
            summary,
            also_known_as,
            categories,
            tags,
            phones,
            texts: numbers,
            emails,
            websites,
            social,
            languages,
            status,
            alert,
            checked,
            show_from: show_from.map(|date| date.value),
            show_until: show_until.map(|date| date.value),
            draft,
            aliases,
            not_duplicate_of,
            body: self.body,
            stamp: self.stamp,
        })
    }
}

/// A text without its place.
pub(super) fn text(fields: &mut Fields, name: &'static str) -> Option<String> {
    fields.text(name).map(|text| text.value)
}

/// Texts without their places.
pub(super) fn texts(fields: &mut Fields, name: &'static str) -> Vec<String> {
    fields
        .texts(name)
        .into_iter()
        .map(|text| text.value)
        .collect()
}
