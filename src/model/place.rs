//! `places.yaml`: local place names and what they cover.

use std::collections::BTreeMap;

use super::category::Named;
use super::entry::texts;
use super::fields::{Fields, Located};
use crate::diagnostic::Diagnostic;
use crate::parse::{self, At};
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
    /// Names in other languages, by code.
    pub translations: BTreeMap<String, Named>,
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
    /// Reads the file; `languages` are those after the first.
    pub fn decode(source: &Source, languages: &[String]) -> (Places, Vec<Diagnostic>) {
        let (document, mut faults) = parse::parse(source);
        let mut all = Vec::new();
        if let Some(document) = &document
            && let Some(mut fields) =
                Fields::new(document, &document.value, At::root(), &mut faults)
        {
            all = fields.keyed(|fields, slug| place(fields, slug, languages));
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

fn place(fields: &mut Fields, slug: Located<String>, languages: &[String]) -> Option<PlaceName> {
    let name = fields.required("name");
    let also = texts(fields, "also");
    let translations = Named::read(fields, languages);
    let covers = fields.names("covers");
    if covers.is_empty() {
        let at = fields.at().clone();
        fields.error(
            "missing-field",
            &at,
            "`covers` is missing",
            "list what it covers: `covers: [CH44 6, CH45]`",
        );
    }
    Some(PlaceName {
        slug,
        name: name?.value,
        also,
        translations,
        covers,
    })
}
