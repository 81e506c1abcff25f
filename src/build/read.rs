//! Texts → the resolved site: what did not change is not decoded again.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::Builder;
use crate::config::{self, Config};
use crate::diagnostic::Diagnostic;
use crate::gazetteer::Gazetteer;
use crate::model::{self, Categories, Kind, Places, Reading, Record};
use crate::output::Bytes;
use crate::resolve::{self, Site};
use crate::slug::slug;
use crate::source::{Source, Sources};

/// A file's records, as long as its text stays.
pub(super) struct Decoded {
    text: Arc<str>,
    records: Vec<Arc<Record>>,
    faults: Vec<Diagnostic>,
}

/// The gazetteer, as long as its texts stay.
pub(super) struct Postcodes {
    texts: Vec<Source>,
    gazetteer: Arc<Gazetteer>,
    faults: Vec<Diagnostic>,
}

/// The read parts of a site: the settings, the resolved site, and the faults so far.
pub(super) struct Read {
    pub sources: Sources,
    pub files: BTreeMap<String, Bytes>,
    pub themes: BTreeMap<String, Bytes>,
    pub site: Option<Site>,
    pub faults: Vec<Diagnostic>,
}

impl Builder {
    pub(super) fn read(&mut self, today: Date) -> Read {
        let (loaded, mut faults) = self.files.load(&self.site);
        let sources = loaded.sources;
        let config = settings(&sources, &mut faults);
        let reading = reading(config.as_ref());
        let categories = one(
            &sources,
            "content/categories.yaml",
            |source| Categories::decode(source, &reading.languages),
            &mut faults,
        );
        let places = one(
            &sources,
            "content/places.yaml",
            |source| Places::decode(source, &reading.languages),
            &mut faults,
        );
        for path in sources.keys().filter(|path| is_stray(path)) {
            let fault =
                Diagnostic::error("stray-file", path, "this file is in no folder of entries");
            faults.push(fault.help("put it in content/groups/, venues/, offers/, pages/ or alerts/; beside them stand only site.yaml, categories.yaml and places.yaml"));
        }
        let records = self.decode(&sources, reading, &mut faults);
        let (gazetteer, more) = self.gazetteer(&sources);
        faults.extend(more);
        let epoch = epoch(&sources, today);
        let site = config.map(|config| {
            let parts = resolve::Parts {
                config: Arc::new(config),
                categories: &categories,
                places: &places,
                records,
                gazetteer,
                broken: self.broken(&sources),
                today,
                epoch,
            };
            let (site, more) = resolve::resolve(parts);
            faults.extend(more);
            site
        });
        Read {
            sources,
            files: loaded.files,
            themes: loaded.themes,
            site,
            faults,
        }
    }

    /// Decodes what differs from the last time; gives all records in path order.
    pub(super) fn decode(
        &mut self,
        sources: &Sources,
        reading: Reading,
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<Record>> {
        if self.reading.as_ref() != Some(&reading) {
            self.decoded.clear();
        }
        let entries: Vec<(&Source, Kind)> = sources
            .values()
            .filter_map(|source| Some((source, Kind::of(source)?)))
            .collect();
        let fresh: Vec<(Arc<str>, Decoded)> = entries
            .par_iter()
            .filter(|(source, _)| {
                self.decoded
                    .get(&source.path)
                    .is_none_or(|known| known.text != source.text)
            })
            .map(|(source, kind)| {
                let (records, faults) = model::decode(source, *kind, &reading);
                let records = records.into_iter().map(Arc::new).collect();
                (
                    source.path.clone(),
                    Decoded {
                        text: source.text.clone(),
                        records,
                        faults,
                    },
                )
            })
            .collect();
        self.decoded.extend(fresh);
        self.decoded.retain(|path, _| sources.contains_key(path));
        self.reading = Some(reading);
        let mut records = Vec::with_capacity(entries.len());
        for (source, _) in entries {
            let known = &self.decoded[&source.path];
            records.extend(known.records.iter().cloned());
            faults.extend(known.faults.iter().cloned());
        }
        records
    }

    /// Files of entries of which nothing could be read.
    fn broken(&self, sources: &Sources) -> BTreeSet<(Kind, Option<String>)> {
        let broken = |source: &Source| {
            let kind = Kind::of(source)?;
            let known = self.decoded.get(&source.path)?;
            let one = source.path.ends_with(".md");
            let faulty = known.faults.iter().any(Diagnostic::is_error);
            (faulty && (known.records.is_empty() || !one))
                .then(|| (kind, one.then(|| slug(source.stem()))))
        };
        sources.values().filter_map(broken).collect()
    }

    fn gazetteer(&mut self, sources: &Sources) -> (Arc<Gazetteer>, Vec<Diagnostic>) {
        let texts: Vec<Source> = sources
            .values()
            .filter(|source| source.path.starts_with("content/postcodes/"))
            .cloned()
            .collect();
        if let Some(known) = self.gazetteer.as_ref().filter(|known| known.texts == texts) {
            return (known.gazetteer.clone(), known.faults.clone());
        }
        let (gazetteer, faults) = Gazetteer::read(&texts);
        let gazetteer = Arc::new(gazetteer);
        self.gazetteer = Some(Postcodes {
            texts,
            gazetteer: gazetteer.clone(),
            faults: faults.clone(),
        });
        (gazetteer, faults)
    }
}

/// A number of all texts that are no entries, and of the day.
fn epoch(sources: &Sources, today: Date) -> u64 {
    let mut hasher = DefaultHasher::new();
    today.hash(&mut hasher);
    for source in sources.values().filter(|source| Kind::of(source).is_none()) {
        (&source.path, &source.text).hash(&mut hasher);
    }
    hasher.finish()
}

/// How entries are read under some settings, or when the settings cannot be read.
pub(super) fn reading(config: Option<&Config>) -> Reading {
    Reading {
        first: config.map_or_else(String::new, |config| config.language.clone()),
        base: config.map_or_else(|| "/".to_owned(), |config| config.base.clone()),
        languages: config.map_or_else(Vec::new, |config| {
            config.languages.iter().skip(1).cloned().collect()
        }),
    }
}

pub(super) fn settings(sources: &Sources, faults: &mut Vec<Diagnostic>) -> Option<Config> {
    match sources.get(config::PATH) {
        Some(source) => {
            let (config, more) = Config::decode(source);
            faults.extend(more);
            config
        }
        None => {
            let fault = Diagnostic::error(
                "no-settings",
                &config::PATH.into(),
                "the site's settings are missing",
            );
            faults.push(
                fault.help("add content/site.yaml with `name: …`, `area: …` and `outward: […]`"),
            );
            None
        }
    }
}

fn one<T: Default>(
    sources: &Sources,
    path: &str,
    decode: impl Fn(&Source) -> (T, Vec<Diagnostic>),
    faults: &mut Vec<Diagnostic>,
) -> T {
    let (value, more) = sources.get(path).map(decode).unwrap_or_default();
    faults.extend(more);
    value
}

/// A text directly below `content/` that is none of the three that belong there.
fn is_stray(path: &str) -> bool {
    let below = path.strip_prefix("content/").unwrap_or(path);
    !below.contains('/') && !matches!(below, "site.yaml" | "categories.yaml" | "places.yaml")
}
