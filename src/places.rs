//! Coverage: which postcodes an entry serves, and which areas a postcode lies in.
//! Where something is and whom it covers are separate facts; this is the second.
//! Must not know HTML or entries.

use std::collections::{BTreeMap, HashMap};

use crate::gazetteer::{Gazetteer, Unit};
use crate::geo::Point;
use crate::postcode::{Outward, Postcode, Sector, Typed};

/// Index of an area in [`Areas`].
pub type AreaId = u32;

/// A part of the country that entries serve, narrower than the site's whole area.
#[derive(Debug, Clone, PartialEq)]
pub enum Area {
    /// One postcode.
    Unit(Postcode),
    /// A sector.
    Sector(Sector),
    /// An outward code.
    Outward(Outward),
    /// A ward, by code.
    Ward(String),
    /// A place of `places.yaml`, by index.
    Place(usize),
    /// Within some miles of one of some points.
    Within {
        /// The radius.
        miles: f64,
        /// The points.
        centres: Vec<Point>,
    },
}

/// Whom an entry serves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Coverage {
    /// Areas narrower than the whole, each once, sorted.
    pub narrow: Vec<AreaId>,
    /// The site's whole area.
    pub whole: bool,
    /// The whole country.
    pub uk: bool,
}

impl Coverage {
    /// True when nothing is said: anyone who can get there.
    pub fn is_anyone(&self) -> bool {
        self.narrow.is_empty() && !self.whole && !self.uk
    }
}

/// What one item of `serves` means.
#[derive(Debug, Clone, PartialEq)]
pub enum Serves {
    /// A part of the area.
    Part(Area),
    /// `within 2 miles`, of whatever the entry's venues are.
    Miles(f64),
    /// The site's area by name.
    Whole,
    /// `uk`.
    Uk,
}

/// The names that `serves` may use.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The site's area, folded.
    area: String,
    /// Place names, other names and slugs, folded, to the place's index.
    places: BTreeMap<String, usize>,
    /// Ward names, folded, to codes; names of several wards are left out.
    wards: BTreeMap<String, Option<String>>,
    /// Ward codes.
    codes: BTreeMap<String, String>,
    /// All names as written, for suggestions.
    written: Vec<String>,
}

/// A name without case, marks and "the".
pub fn fold(name: &str) -> String {
    let slug = crate::slug::slug(name);
    slug.strip_prefix("the-").map(str::to_owned).unwrap_or(slug)
}

impl Names {
    /// From the area's name, the places (slug, name, other names) and the wards
    /// (code, name).
    pub fn new<'a>(
        area: &str,
        places: impl Iterator<Item = (&'a str, &'a str, &'a [String])>,
        wards: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Names {
        let mut names = Names {
            area: fold(area),
            written: vec![area.to_owned()],
            ..Names::default()
        };
        for (i, (slug, name, also)) in places.enumerate() {
            for name in [slug, name]
                .into_iter()
                .chain(also.iter().map(String::as_str))
            {
                names.places.entry(fold(name)).or_insert(i);
            }
            names.written.push(name.to_owned());
        }
        for (code, name) in wards {
            names.codes.insert(code.to_uppercase(), code.to_owned());
            if !name.is_empty() {
                names
                    .wards
                    .entry(fold(name))
                    .and_modify(|code| *code = None)
                    .or_insert_with(|| Some(code.to_owned()));
                names.written.push(name.to_owned());
            }
        }
        names
    }

    /// Reads one item of `serves`; `None` for a name that means nothing here.
    pub fn read(&self, text: &str) -> Option<Serves> {
        if let Ok(typed) = crate::postcode::read(text) {
            return Some(Serves::Part(match typed {
                Typed::Unit(postcode) => Area::Unit(postcode),
                Typed::Sector(sector) => Area::Sector(sector),
                Typed::Outward(outward) => Area::Outward(outward),
            }));
        }
        let folded = fold(text);
        if matches!(
            folded.as_str(),
            "uk" | "united-kingdom" | "whole-uk" | "national" | "nationwide"
        ) {
            return Some(Serves::Uk);
        }
        if folded == self.area {
            return Some(Serves::Whole);
        }
        if let Some(rest) = folded.strip_prefix("within-") {
            let typed = text
                .split_whitespace()
                .find_map(|word| word.parse::<f64>().ok());
            return match typed {
                Some(miles) if rest.contains("mile") && (0.05..=100.0).contains(&miles) => {
                    Some(Serves::Miles(miles))
                }
                _ if rest.starts_with("a-mile") => Some(Serves::Miles(1.0)),
                _ => None,
            };
        }
        if let Some(place) = self.places.get(&folded) {
            return Some(Serves::Part(Area::Place(*place)));
        }
        let ward = self.codes.get(&text.trim().to_uppercase()).cloned();
        let named = || {
            self.wards
                .get(folded.strip_suffix("-ward").unwrap_or(&folded))
                .cloned()
                .flatten()
        };
        ward.or_else(named)
            .map(|code| Serves::Part(Area::Ward(code)))
    }

    /// The known name nearest to a mistyped one.
    pub fn suggest(&self, text: &str) -> Option<String> {
        crate::diagnostic::did_you_mean(text, self.written.iter().map(String::as_str))
    }
}

/// All areas that some entry serves, and for each postcode those it lies in.
#[derive(Debug, Clone, Default)]
pub struct Areas {
    list: Vec<Area>,
    known: HashMap<String, AreaId>,
    /// Distinct sets of areas, each sorted; the first is empty.
    sets: Vec<Vec<AreaId>>,
    /// For each unit of the gazetteer, its set.
    unit_set: Vec<u32>,
}

impl Areas {
    /// The id of an area, which is added when new.
    pub fn intern(&mut self, area: Area) -> AreaId {
        let next =
            AreaId::try_from(self.list.len()).expect("a site has fewer than four billion areas");
        let id = *self.known.entry(format!("{area:?}")).or_insert(next);
        if id == next {
            self.list.push(area);
        }
        id
    }

    /// The areas by id.
    pub fn list(&self) -> &[Area] {
        &self.list
    }

    /// The distinct sets of areas that postcodes lie in.
    pub fn sets(&self) -> &[Vec<AreaId>] {
        &self.sets
    }

    /// The set (index in [`Areas::sets`]) of a unit, by its index in the gazetteer.
    pub fn set_of(&self, unit: usize) -> usize {
        self.unit_set.get(unit).map_or(0, |set| *set as usize)
    }

    /// Works out which areas each postcode lies in. `places` gives each place's units.
    pub fn settle(&mut self, gazetteer: &Gazetteer, places: &[Vec<u32>]) {
        let mut of_unit: Vec<Vec<AreaId>> = vec![Vec::new(); gazetteer.units().len()];
        for (id, area) in self.list.iter().enumerate() {
            let id = AreaId::try_from(id).expect("a site has fewer than four billion areas");
            for unit in units_of(area, gazetteer, places) {
                of_unit[unit as usize].push(id);
            }
        }
        self.sets = vec![Vec::new()];
        let mut seen: HashMap<Vec<AreaId>, u32> = HashMap::from([(Vec::new(), 0)]);
        self.unit_set = of_unit
            .into_iter()
            .map(|set| match seen.get(&set) {
                Some(id) => *id,
                None => {
                    let id = u32::try_from(self.sets.len()).expect("no more sets than units");
                    self.sets.push(set.clone());
                    seen.insert(set, id);
                    id
                }
            })
            .collect();
    }

    /// The areas that hold at least `share` (0 to 1) of some units; above 0 a single
    /// unit in an area is enough for a share of 0.
    pub fn around(&self, units: impl Iterator<Item = u32>, share: f64) -> Vec<AreaId> {
        let mut counts: BTreeMap<AreaId, usize> = BTreeMap::new();
        let mut total = 0usize;
        for unit in units {
            total += 1;
            for area in &self.sets[self.set_of(unit as usize)] {
                *counts.entry(*area).or_default() += 1;
            }
        }
        #[allow(clippy::cast_precision_loss)] // counts of postcodes
        counts
            .into_iter()
            .filter(|(_, count)| *count as f64 >= share * total as f64)
            .map(|(area, _)| area)
            .collect()
    }
}

/// The units of an area, as indexes in the gazetteer, sorted. `places` gives each
/// place's units.
pub fn units_of(area: &Area, gazetteer: &Gazetteer, places: &[Vec<u32>]) -> Vec<u32> {
    let all = gazetteer.units();
    match area {
        Area::Unit(postcode) => indexes(gazetteer, gazetteer.get(*postcode)),
        Area::Sector(sector) => indexes(gazetteer, gazetteer.units_in_sector(sector)),
        Area::Outward(outward) => indexes(gazetteer, gazetteer.units_in_outward(outward)),
        Area::Ward(code) => indexes(gazetteer, gazetteer.ward_units(code)),
        Area::Place(place) => places.get(*place).cloned().unwrap_or_default(),
        Area::Within { miles, centres } => {
            // A degree of latitude is at least 68.7 miles in Britain.
            let reach = miles / 68.7;
            let near = |point: Point| {
                centres.iter().any(|centre| {
                    (centre.lat - point.lat).abs() <= reach && centre.miles_to(point) <= *miles
                })
            };
            indexes(gazetteer, all.iter().filter(|unit| near(unit.point)))
        }
    }
}

/// Where some units stand in the gazetteer.
pub(crate) fn indexes<'a>(
    gazetteer: &Gazetteer,
    units: impl IntoIterator<Item = &'a Unit>,
) -> Vec<u32> {
    let all = gazetteer.units();
    let mut from = 0;
    units
        .into_iter()
        .map(|unit| {
            // Units come in order, and most often the next one is the next.
            let next = all[from..]
                .first()
                .is_some_and(|next| next.postcode == unit.postcode);
            if !next {
                from += all[from..].partition_point(|other| other.postcode < unit.postcode);
            }
            from += 1;
            u32::try_from(from - 1).expect("Britain has fewer than four billion postcodes")
        })
        .collect()
}
