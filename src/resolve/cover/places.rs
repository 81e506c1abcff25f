//! The postcodes of each place of `places.yaml`. Must not know entries.

use super::Cover;
use crate::diagnostic::Diagnostic;
use crate::geo::Point;
use crate::model::Places;
use crate::places::{Area, Serves, units_of};
use crate::resolve::site::{self, Place};
use crate::source::Source;

impl Cover<'_> {
    /// The units of each place. A place may cover a place that stands above it.
    pub(super) fn resolve_places(
        &self,
        source: &Source,
        places: &Places,
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<Place> {
        let mut units: Vec<Vec<u32>> = Vec::new();
        let mut found = Vec::new();
        for place in &places.all {
            let mut own: Vec<u32> = Vec::new();
            for item in &place.covers {
                match self.names.read(&item.value) {
                    Some(Serves::Part(Area::Place(other))) if other >= units.len() => {
                        let fault = Diagnostic::error(
                            "place-order",
                            &source.path,
                            format!(
                                "`{}` is not above `{}` in this file",
                                item.value, place.name
                            ),
                        );
                        faults.push(
                            fault
                                .at_place(source, &item.at)
                                .help("list the smaller place first, then the one that covers it"),
                        );
                    }
                    Some(Serves::Part(area)) => {
                        let part = units_of(&area, self.gazetteer, &units);
                        if part.is_empty() && !self.gazetteer.units().is_empty() {
                            let fault = Diagnostic::warning(
                                "no-postcodes",
                                &source.path,
                                format!("there are no postcodes in `{}`", item.value),
                            );
                            faults.push(fault.at_place(source, &item.at).help(
                                "check the code, or run `infobank postcodes import FILE` again",
                            ));
                        }
                        own.extend(part);
                    }
                    Some(Serves::Whole) => own.extend(self.outward.iter().flat_map(|outward| {
                        units_of(&Area::Outward(*outward), self.gazetteer, &units)
                    })),
                    Some(Serves::Miles(_) | Serves::Uk) | None => {
                        let fault = self.unknown(source, item, "covers", faults.len());
                        faults.push(fault)
                    }
                }
            }
            own.sort_unstable();
            own.dedup();
            let centre = Point::centre(
                own.iter()
                    .map(|unit| self.gazetteer.units()[*unit as usize].point),
            );
            found.push(Place {
                slug: place.slug.value.clone(),
                name: place.name.clone(),
                also: place.also.clone(),
                others: site::others(&place.translations, ""),
                translations: place.translations.clone(),
                units: own.clone(),
                centre,
            });
            units.push(own);
        }
        found
    }
}
