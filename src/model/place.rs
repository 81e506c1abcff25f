//! `places.yaml`: local place names and what they cover.

use super::entry::texts;
use super::fields::{Fields, Located};
use crate::diagnostic::Diagnostic;
use crate::parse::{self, At};
use crate::slug::slug;
use crate::source::Source;

/// A local name for some postcodes.
#[derive(Debug, Clone)]
pub struct PlaceName {
    /// Key in the file and last part of the address.
    pub slug: Located<String>,
    /// Name.
    pub name: String,
    /// Other names for it.
    pub also: Vec<String>,
    /// Postcodes, sectors, outward codes, wards, other places.
    pub covers: Vec<Located<String>>,
}

/// The whole file.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The file; `None` when the site has none.
    pub source: Option<Source>,
    /// False when some of the file could not be read: what is not here may be there.
    pub whole: bool,
    /// In the file's order.
    pub all: Vec<PlaceName>,
}

impl Places {
    /// Reads the file.
    pub fn decode(source: &Source) -> (Places, Vec<Diagnostic>) {
        let (document, mut faults) = parse::parse(source);
        let mut all = Vec::new();
        if let Some(document) = &document
            && let Some(mut fields) =
                Fields::new(document, &document.value, At::root(), &mut faults)
        {
            for (key, value, at) in fields.entries().collect::<Vec<_>>() {
                if slug(key) != key {
                    fields.error(
                        "not-a-slug",
                        &at,
                        format!("`{key}` cannot be part of an address"),
                        format!("write `{}:` and put the words in `name`", slug(key)),
                    );
                }
                all.extend(fields.within(value, at.clone(), &mut |inner: &mut Fields| {
                    let name = inner.required("name");
                    let also = texts(inner, "also");
                    let covers = inner.names("covers");
                    if covers.is_empty() {
                        let at = inner.at().clone();
                        inner.error(
                            "missing-field",
                            &at,
                            "`covers` is missing",
                            "list what it covers: `covers: [CH44 6, CH45]`",
                        );
                    }
                    Some(PlaceName {
                        slug: Located {
                            value: key.to_owned(),
                            at: at.clone(),
                        },
                        name: name?.value,
                        also,
                        covers,
                    })
                }));
            }
        }
        let whole = !faults.iter().any(Diagnostic::is_error);
        (
            Places {
                source: Some(source.clone()),
                whole,
                all,
            },
            faults,
        )
    }
}
