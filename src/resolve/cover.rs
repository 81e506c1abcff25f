//! From what is typed to coverage: what `serves` names, and which postcodes that is. Must
//! not know what kind of entry it is for.

mod outward;
mod places;
mod point;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::gazetteer::Gazetteer;
use crate::geo::Point;
use crate::model::{Located, Places};
use crate::places::{Area, Areas, Coverage, Names, Serves};
use crate::postcode::Outward;
use crate::source::Source;

use super::Place;

pub(super) struct Cover<'a> {
    gazetteer: &'a Gazetteer,
    names: Names,
    areas: Areas,
    places: Vec<Place>,
    /// False when more places may stand in a file that could not be read.
    all_places: bool,
    /// Outward codes of the area.
    pub outward: Vec<Outward>,
}

impl<'a> Cover<'a> {
    pub(super) fn new(
        config: &Config,
        places: &Places,
        gazetteer: &'a Gazetteer,
        faults: &mut Vec<Diagnostic>,
    ) -> Self {
        let outward = outward::read(config, gazetteer, faults);
        let written = places.all.iter().map(|place| {
            (
                place.slug.value.as_str(),
                place.name.as_str(),
                place.also.as_slice(),
            )
        });
        let wards = gazetteer
            .wards()
            .iter()
            .map(|ward| (ward.code.as_str(), ward.name.as_deref().unwrap_or_default()));
        let names = Names::new(&config.area, written, wards);
        let mut cover = Cover {
            gazetteer,
            names,
            areas: Areas::default(),
            places: Vec::new(),
            all_places: places.source.is_none() || places.whole,
            outward,
        };
        if let Some(source) = &places.source {
            cover.places = cover.resolve_places(source, places, faults);
        }
        cover
    }

    fn unknown(
        &self,
        source: &Source,
        item: &Located<String>,
        field: &str,
        before: usize,
    ) -> Diagnostic {
        let near = (before < super::MAX_SUGGESTIONS)
            .then(|| self.names.suggest(&item.value))
            .flatten();
        let help = near.unwrap_or_else(|| "use a postcode, a sector like CH44 1, an outward code like CH44, a place from places.yaml, a ward, `within 2 miles`, the area's name or uk".to_owned());
        Diagnostic::error(
            "unknown-area",
            &source.path,
            format!("`{field}` has a name that is not known: `{}`", item.value),
        )
        .at_place(source, &item.at)
        .help(help)
    }

    /// Reads `serves`; `centres` are the entry's own points, for `within … miles`.
    pub(super) fn coverage(
        &mut self,
        source: &Source,
        serves: &[Located<String>],
        centres: &[Point],
        faults: &mut Vec<Diagnostic>,
    ) -> Coverage {
        let mut coverage = Coverage::default();
        for item in serves {
            match self.names.read(&item.value) {
                Some(Serves::Part(area)) => {
                    if !self.has_postcodes(&area) && !self.gazetteer.units().is_empty() {
                        let fault = Diagnostic::warning(
                            "no-postcodes",
                            &source.path,
                            format!("there are no postcodes in `{}`", item.value),
                        );
                        faults.push(
                            fault.at_place(source, &item.at).help(
                                "check the code, or run `infobank postcodes import FILE` again",
                            ),
                        );
                    }
                    coverage.narrow.push(self.areas.intern(area));
                }
                Some(Serves::Miles(_)) if centres.is_empty() => {
                    let fault = Diagnostic::error(
                        "within-of-nowhere",
                        &source.path,
                        format!("`{}` needs a place to measure from", item.value),
                    );
                    faults.push(
                        fault
                            .at_place(source, &item.at)
                            .help("add `venue: …` or `postcode: …`"),
                    );
                }
                Some(Serves::Miles(miles)) => {
                    coverage.narrow.push(self.areas.intern(Area::Within {
                        miles,
                        centres: centres.to_vec(),
                    }))
                }
                Some(Serves::Whole) => coverage.whole = true,
                Some(Serves::Uk) => coverage.uk = true,
                None if !self.all_places => {}
                None => {
                    let fault = self.unknown(source, item, "serves", faults.len());
                    faults.push(fault);
                }
            }
        }
        coverage.narrow.sort_unstable();
        coverage.narrow.dedup();
        coverage
    }

    /// Whether there is a postcode in what is typed. Of a place that is said where it
    /// stands.
    fn has_postcodes(&self, area: &Area) -> bool {
        let gazetteer = self.gazetteer;
        match area {
            Area::Unit(postcode) => gazetteer.get(*postcode).is_some(),
            Area::Sector(sector) => !gazetteer.units_in_sector(sector).is_empty(),
            Area::Outward(outward) => !gazetteer.units_in_outward(outward).is_empty(),
            Area::Ward(code) => gazetteer.ward_units(code).next().is_some(),
            Area::Place(_) | Area::Within { .. } => true,
        }
    }

    /// The areas, worked out for each postcode, and the places.
    pub(super) fn finish(mut self) -> (Areas, Vec<Place>) {
        let units: Vec<Vec<u32>> = self
            .places
            .iter()
            .map(|place| place.units.clone())
            .collect();
        self.areas.settle(self.gazetteer, &units);
        (self.areas, self.places)
    }
}
