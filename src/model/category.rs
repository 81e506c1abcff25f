//! `categories.yaml`: needs, two levels, with the words people use for them.

use std::collections::{BTreeMap, HashMap};

use super::entry::texts;
use super::fields::{Fields, Located};
use crate::diagnostic::Diagnostic;
use crate::parse::{self, At};
use crate::source::Source;

/// A need: a taxonomy term, as in Open Referral UK.
#[derive(Debug, Clone)]
pub struct Category {
    /// Key in the file and last part of the address.
    pub slug: Located<String>,
    /// Name.
    pub name: String,
    /// Words people use for it.
    pub also: Vec<String>,
    /// Name and words in other languages, by code.
    pub translations: BTreeMap<String, Named>,
    /// Narrower needs; empty on the second level.
    pub children: Vec<Category>,
}

/// What a need or a place is called in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Name.
    pub name: String,
    /// Words people use for it, other names.
    pub also: Vec<String>,
}

impl Named {
    /// Reads what something is called in each of some languages: `cy: {name: …}`.
    pub fn read(fields: &mut Fields, languages: &[String]) -> BTreeMap<String, Named> {
        let one = |inner: &mut Fields| {
            let (name, also) = (inner.required("name"), texts(inner, "also"));
            Some(Named {
                name: name?.value,
                also,
            })
        };
        let languages = languages.iter();
        languages
            .filter_map(|code| Some((code.clone(), fields.in_language(code, one)?)))
            .collect()
    }
}

/// The whole file.
#[derive(Debug, Clone, Default)]
pub struct Categories {
    /// The file; `None` when the site has none.
    pub source: Option<Source>,
    /// False when some of the file could not be read: what is not here may be there.
    pub whole: bool,
    /// Top level, in the file's order.
    pub top: Vec<Category>,
}

impl Categories {
    /// Reads the file; `languages` are those after the first.
    pub fn decode(source: &Source, languages: &[String]) -> (Categories, Vec<Diagnostic>) {
        let (document, mut faults) = parse::parse(source);
        let mut top = Vec::new();
        if let Some(document) = &document
            && let Some(mut fields) =
                Fields::new(document, &document.value, At::root(), &mut faults)
        {
            top = level(&mut fields, languages, 0);
        }
        let whole = !faults.iter().any(Diagnostic::is_error);
        let mut seen: HashMap<&str, &Located<String>> = HashMap::new();
        for category in top
            .iter()
            .flat_map(|top| std::iter::once(top).chain(&top.children))
        {
            if let Some(first) = seen.get(category.slug.value.as_str()) {
                let fault = Diagnostic::error(
                    "duplicate-category",
                    &source.path,
                    format!("the category `{}` is there twice", category.slug.value),
                );
                faults.push(
                    fault
                        .at_key(source, &category.slug.at)
                        .related_key(source, &first.at, "it is first given here")
                        .help("give one of the two another slug"),
                );
            }
            seen.entry(&category.slug.value).or_insert(&category.slug);
        }
        (
            Categories {
                source: Some(source.clone()),
                whole,
                top,
            },
            faults,
        )
    }
}

fn level(fields: &mut Fields, languages: &[String], depth: usize) -> Vec<Category> {
    fields.keyed(|inner, slug| {
        let name = inner.required("name");
        let also = texts(inner, "also");
        let translations = Named::read(inner, languages);
        let children = match inner.take("children") {
            Some((_, at)) if depth > 0 => {
                inner.error(
                    "too-many-levels",
                    &at,
                    "categories have two levels",
                    "move these children up",
                );
                Vec::new()
            }
            Some((children, at)) => inner.every(children, at, &mut |inner: &mut Fields| {
                level(inner, languages, depth + 1)
            }),
            None => Vec::new(),
        };
        Some(Category {
            slug,
            name: name?.value,
            also,
            translations,
            children,
        })
    })
}
