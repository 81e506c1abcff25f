//! From a typed postcode to a point: its own, one that stands in, or of a hidden address one
//! that says no more than may be said. Must not know coverage.

use super::Cover;
use crate::diagnostic::Diagnostic;
use crate::geo::Point;
use crate::model::Located;
use crate::postcode::{self, Postcode, Typed};
use crate::source::Source;

/// A point with what is known of it.
pub(in crate::resolve) struct Found {
    pub postcode: Postcode,
    pub point: Option<Point>,
    pub exact: bool,
}

impl Cover<'_> {
    /// Reads a postcode; a well-formed one that the gazetteer lacks is a warning.
    pub(in crate::resolve) fn postcode(
        &self,
        source: &Source,
        typed: &Located<String>,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Found> {
        let postcode = match postcode::read(&typed.value) {
            Ok(Typed::Unit(postcode)) => postcode,
            Ok(Typed::Sector(_) | Typed::Outward(_)) => {
                let fault = Diagnostic::error(
                    "not-a-postcode",
                    &source.path,
                    format!("`{}` is only part of a postcode", typed.value),
                );
                faults.push(
                    fault
                        .at_place(source, &typed.at)
                        .help("write the whole postcode, like CH44 1AA"),
                );
                return None;
            }
            Err(error) => {
                let help = error.suggestion.map_or_else(
                    || "write it like CH44 1AA".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                faults.push(
                    Diagnostic::error(
                        "not-a-postcode",
                        &source.path,
                        format!("this is not a postcode: `{}`", typed.value),
                    )
                    .at_place(source, &typed.at)
                    .help(help),
                );
                return None;
            }
        };
        let located = self.gazetteer.locate(&Typed::Unit(postcode));
        let exact = located.as_ref().is_some_and(|located| !located.fallback);
        if !exact && !self.gazetteer.units().is_empty() {
            let stand_in = if located.is_some() {
                "the middle of its sector or outward code stands in"
            } else {
                "it cannot be put on the map"
            };
            let fault = Diagnostic::warning(
                "unknown-postcode",
                &source.path,
                format!("{postcode} is not among the postcodes of this site: {stand_in}"),
            );
            faults.push(
                fault
                    .at_place(source, &typed.at)
                    .help("check it; if it is right, run `infobank postcodes import FILE` again with newer data"),
            );
        }
        Some(Found {
            postcode,
            point: located.map(|located| located.point),
            exact,
        })
    }

    /// A point that says no more than the postcode's sector, and the sector. A sector
    /// with few postcodes says too much: then the outward code's middle.
    pub(in crate::resolve) fn hidden(&self, postcode: Postcode) -> (Option<Point>, String) {
        let (sector, outward) = (postcode.sector(), postcode.outward());
        let few = self.gazetteer.units_in_sector(&sector).len() < 10;
        let said = if few {
            Typed::Outward(outward)
        } else {
            Typed::Sector(sector)
        };
        (
            self.gazetteer.locate(&said).map(|located| located.point),
            said.to_string(),
        )
    }
}
