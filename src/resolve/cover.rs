//! From what is typed to points and coverage: postcodes, places, `serves`.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::gazetteer::Gazetteer;
use crate::geo::Point;
use crate::model::{Located, Places};
use crate::places::{Area, Areas, Coverage, Names, Serves, units_of};
use crate::postcode::{self, Outward, Postcode, Typed};
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

/// A point with what is known of it.
pub(super) struct Found {
    pub postcode: Postcode,
    pub point: Option<Point>,
    pub exact: bool,
}

impl<'a> Cover<'a> {
    pub(super) fn new(
        config: &Config,
        places: &Places,
        gazetteer: &'a Gazetteer,
        faults: &mut Vec<Diagnostic>,
    ) -> Self {
        let outward = outward_codes(&config.source, &config.outward, faults);
        for neighbour in &config.neighbours {
            outward_codes(&config.source, &neighbour.outward, faults);
        }
        if gazetteer.units().is_empty() {
            let fault = Diagnostic::warning(
                "no-postcodes",
                &config.source.path,
                "there are no postcodes, so no one can search by theirs",
            );
            faults.push(
                fault.help("run `infobank postcodes import FILE` with Code-Point Open or the ONS Postcode Directory"),
            );
        } else {
            for (code, typed) in outward.iter().zip(&config.outward) {
                if gazetteer.units_in_outward(code).is_empty() {
                    let fault = Diagnostic::warning(
                        "no-postcodes",
                        &config.source.path,
                        format!("there are no postcodes for {code}"),
                    );
                    faults.push(
                        fault.at_place(&config.source, &typed.at).help(
                            "run `infobank postcodes import FILE` again, or take the code out",
                        ),
                    );
                }
            }
        }
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

    /// The units of each place. A place may cover a place that stands above it.
    fn resolve_places(
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
                others: super::site::others(&place.translations, ""),
                translations: place.translations.clone(),
                units: own.clone(),
                centre,
            });
            units.push(own);
        }
        found
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

    /// Reads a postcode; a well-formed one that the gazetteer lacks is a warning.
    pub(super) fn postcode(
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
    pub(super) fn hidden(&self, postcode: Postcode) -> (Option<Point>, String) {
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

fn outward_codes(
    source: &Source,
    typed: &[Located<String>],
    faults: &mut Vec<Diagnostic>,
) -> Vec<Outward> {
    let mut codes = Vec::new();
    for item in typed {
        match postcode::read(&item.value) {
            Ok(Typed::Outward(outward)) => codes.push(outward),
            Ok(Typed::Unit(_) | Typed::Sector(_)) | Err(_) => {
                let fault = Diagnostic::error(
                    "not-an-outward-code",
                    &source.path,
                    format!("this is not an outward code: `{}`", item.value),
                );
                faults.push(
                    fault
                        .at_place(source, &item.at)
                        .help("write the part before the space, like CH44"),
                );
            }
        }
    }
    codes
}
