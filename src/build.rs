//! A site folder → a built site, again and again. Keeps no graph of what depends on
//! what: files are read again when they changed, texts are decoded again when they
//! differ, the rest runs anew.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::colours::Colours;
use crate::config::{self, Config};
use crate::diagnostic::{self, Diagnostic};
use crate::gazetteer::Gazetteer;
use crate::load;
use crate::model::{self, Categories, Kind, Places, Reading, Record};
use crate::output::Output;
use crate::outputs::{self, Given};
use crate::parse::At;
use crate::postcode::{self, Outward, Postcode, Typed};
use crate::resolve::{self, Site, Tongue};
use crate::search::{self, Doc};
use crate::slug::slug;
use crate::source::{Source, Sources};
use crate::theme::Theme;

/// Builds one site, remembering what it can.
#[derive(Default)]
pub struct Builder {
    site: PathBuf,
    files: load::Cache,
    decoded: HashMap<Arc<str>, Decoded>,
    reading: Option<Reading>,
    gazetteer: Option<Postcodes>,
    theme: Option<Themed>,
    pages: outputs::Memo,
}

/// A file's records, as long as its text stays.
struct Decoded {
    text: Arc<str>,
    records: Vec<Arc<Record>>,
    faults: Vec<Diagnostic>,
}

/// The theme, as long as its colours and a site's own files of it stay.
struct Themed {
    name: String,
    colours: Colours,
    own: BTreeMap<String, Arc<[u8]>>,
    theme: Arc<Theme>,
    faults: Vec<Diagnostic>,
}

/// The gazetteer, as long as its texts stay.
struct Postcodes {
    texts: Vec<Source>,
    gazetteer: Arc<Gazetteer>,
    faults: Vec<Diagnostic>,
}

/// What a build gave.
pub struct Built {
    /// The site's files; `None` when an error stands in the way.
    pub output: Option<Arc<Output>>,
    /// Texts, for quoting.
    pub sources: Sources,
    /// All faults, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Times that are not understood, for a check to tell of; not yet sorted.
    pub unread: Vec<Diagnostic>,
    /// How many groups, venues and offers are published.
    pub entries: usize,
}

impl Built {
    /// How many diagnostics are errors.
    pub fn errors(&self) -> usize {
        self.diagnostics
            .iter()
            .filter(|fault| fault.is_error())
            .count()
    }
}

/// The read parts of a site: the settings, the resolved site, and the faults so far.
struct Read {
    sources: Sources,
    files: BTreeMap<String, Arc<[u8]>>,
    themes: BTreeMap<String, Arc<[u8]>>,
    site: Option<Site>,
    faults: Vec<Diagnostic>,
}

impl Builder {
    /// A builder of the site in a folder.
    pub fn new(site: &Path) -> Builder {
        Builder {
            site: site.to_owned(),
            ..Builder::default()
        }
    }

    /// Says that these paths, and no others, changed since the last build.
    pub fn touch<'a>(&mut self, paths: impl IntoIterator<Item = &'a PathBuf>) {
        self.files.changed(paths);
    }

    /// Builds the site as it is on `today`.
    pub fn build(&mut self, today: Date) -> Built {
        let Read {
            mut sources,
            files,
            themes,
            site,
            mut faults,
        } = self.read(today);
        let mut output = None;
        let mut entries = 0;
        let mut unread = Vec::new();
        if let Some(site) = site {
            unread = site.unread_times();
            entries = site.offers.len() + site.groups.len() + site.venues.len();
            let (theme, theme_faults) = self.theme(&site.config, &themes);
            faults.extend(theme_faults);
            faults.extend(theme_of(&site.config, &themes));
            faults.extend(words_of(&site.config, &theme));
            if !faults.iter().any(Diagnostic::is_error) {
                let sites = in_languages(site, &theme);
                let docs: Vec<Vec<Doc>> = sites.iter().map(|site| search::docs(site)).collect();
                let pairs = sites.iter().zip(&docs);
                let all = pairs.map(|(site, docs)| Given {
                    site,
                    docs,
                    theme: &theme,
                    files: &files,
                });
                let all: Vec<Given> = all.collect();
                let (made, more) = outputs::render(&all[0], &all[1..], &mut self.pages);
                let quoted = theme.quoted(&more).into_iter();
                sources.extend(quoted.map(|source| (source.path.clone(), source)));
                faults.extend(more);
                output = (!faults.iter().any(Diagnostic::is_error)).then(|| Arc::new(made));
            }
        }
        diagnostic::sort(&mut faults);
        Built {
            output,
            sources,
            diagnostics: faults,
            unread,
            entries,
        }
    }

    /// The path part of the site's address, as far as the last build could read it.
    pub fn base(&self) -> String {
        self.reading
            .as_ref()
            .map_or_else(|| "/".to_owned(), |reading| reading.base.clone())
    }

    /// The outward codes of the site, and the postcodes that its entries stand at,
    /// whatever else is wrong with the content.
    ///
    /// # Errors
    /// With the faults, when the settings cannot be read.
    pub fn postcodes(&mut self) -> Result<(Vec<Outward>, Vec<Postcode>), Box<Built>> {
        let mut faults = Vec::new();
        let (loaded, _) = self.files.load(&self.site);
        let sources = loaded.sources;
        let Some(config) = settings(&sources, &mut faults) else {
            return Err(Box::new(Built {
                output: None,
                sources,
                diagnostics: faults,
                unread: Vec::new(),
                entries: 0,
            }));
        };
        let unit = |typed: &str| match postcode::read(typed) {
            Ok(Typed::Unit(postcode)) => Some(postcode),
            Ok(Typed::Sector(_) | Typed::Outward(_)) | Err(_) => None,
        };
        let outward = config
            .outward
            .iter()
            .filter_map(|typed| postcode::read(&typed.value).ok())
            .map(Typed::outward)
            .collect();
        let reading = reading(Some(&config));
        let records = self.decode(&sources, reading, &mut faults);
        let used = records
            .iter()
            .filter_map(|record| record.address()?.postcode.as_ref())
            .filter_map(|typed| unit(&typed.value))
            .collect();
        Ok((outward, used))
    }

    /// Reads and resolves the site without making anything of it. `None` when the
    /// settings cannot be read.
    pub fn resolve(&mut self, today: Date) -> (Option<Site>, Sources, Vec<Diagnostic>) {
        let mut read = self.read(today);
        diagnostic::sort(&mut read.faults);
        (read.site, read.sources, read.faults)
    }

    fn read(&mut self, today: Date) -> Read {
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
    fn decode(
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

    fn theme(
        &mut self,
        config: &Config,
        themes: &BTreeMap<String, Arc<[u8]>>,
    ) -> (Arc<Theme>, Vec<Diagnostic>) {
        let (name, colours) = (config.theme.as_str(), config.colours);
        let prefix = format!("{name}/");
        let own: BTreeMap<String, Arc<[u8]>> = themes
            .iter()
            .filter_map(|(path, bytes)| {
                Some((path.strip_prefix(&prefix)?.to_owned(), bytes.clone()))
            })
            .collect();
        if let Some(known) = self
            .theme
            .as_ref()
            .filter(|known| known.name == name && known.colours == colours && known.own == own)
        {
            return (known.theme.clone(), known.faults.clone());
        }
        let (theme, faults) = Theme::new(&own, name);
        let theme = Arc::new(theme.in_colours(colours));
        self.theme = Some(Themed {
            name: name.to_owned(),
            colours,
            own,
            theme: theme.clone(),
            faults: faults.clone(),
        });
        (theme, faults)
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

/// Folders below `themes/` that are asked for and not there, or there and not used.
fn theme_of(config: &Config, themes: &BTreeMap<String, Arc<[u8]>>) -> Vec<Diagnostic> {
    let name = config.theme.as_str();
    let folders: BTreeSet<&str> = themes
        .keys()
        .filter_map(|path| Some(path.split_once('/')?.0))
        .collect();
    let mut faults = Vec::new();
    if name != "default" && !folders.contains(name) {
        let message = format!("there is no theme in themes/{name}");
        let fault = Diagnostic::error("theme", &config.source.path, message);
        faults.push(
            fault
                .at_place(&config.source, &At::root().key("theme"))
                .help("put its files there, or take the line out to use the built-in theme"),
        );
    }
    for folder in folders.into_iter().filter(|folder| *folder != name) {
        let path = format!("themes/{folder}").into();
        let message = format!("this theme is not used: the site's theme is `{name}`");
        let fault = Diagnostic::warning("theme", &path, message);
        faults.push(fault.help(format!("write `theme: {folder}` in content/site.yaml")));
    }
    faults
}

/// The site in each of its languages, the first one first.
fn in_languages(site: Site, theme: &Theme) -> Vec<Arc<Site>> {
    let first = Arc::new(site);
    let others = first.config.languages.iter().skip(1).map(|language| {
        let words = theme.words.get(language).into_iter().flatten();
        let terms = words
            .filter_map(|(key, text)| Some((key.strip_prefix("terms.")?.to_owned(), text.clone())));
        let terms = terms.collect();
        Arc::new(resolve::localise(&first, &Tongue { language, terms }))
    });
    let others: Vec<Arc<Site>> = others.collect();
    std::iter::once(first).chain(others).collect()
}

/// Languages of the site that the theme has no words for, or not all.
fn words_of(config: &Config, theme: &Theme) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for (i, language) in config.languages.iter().enumerate() {
        let file: Arc<str> = format!("themes/{}/i18n/{language}.yaml", theme.name).into();
        let is_code = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if !language.chars().all(is_code) {
            // Said already.
            continue;
        }
        if !theme.words.contains_key(language) {
            let known: Vec<&str> = theme.words.keys().map(String::as_str).collect();
            let message = format!("there are no words in the language `{language}`");
            let fault = Diagnostic::error("unknown-language", &config.source.path, message);
            let at = At::root().key("languages");
            let listed = crate::parse::span_of(&config.source, &at.item(i));
            let at = listed.or_else(|| crate::parse::span_of(&config.source, &at));
            faults.push(fault.at_opt(at).help(format!(
                "these are there: {}; for another, put its words in {file}",
                known.join(", ")
            )));
            continue;
        }
        let missing = theme.missing(language);
        if !missing.is_empty() {
            let shown = missing
                .iter()
                .take(5)
                .copied()
                .collect::<Vec<_>>()
                .join(", ");
            let more = match missing.len() {
                0..=5 => String::new(),
                n => format!(" and {} more", n - 5),
            };
            let message = format!("words are missing and stand in English: {shown}{more}");
            let fault = Diagnostic::warning("words-missing", &file, message);
            faults.push(fault.help("copy their lines from the file in English and translate them; what begins with `js.` stands in the file beside it, whose name begins so"));
        }
    }
    faults
}

/// How entries are read under some settings, or when the settings cannot be read.
fn reading(config: Option<&Config>) -> Reading {
    Reading {
        first: config.map_or_else(String::new, |config| config.language.clone()),
        base: config.map_or_else(|| "/".to_owned(), |config| config.base.clone()),
        languages: config.map_or_else(Vec::new, |config| {
            config.languages.iter().skip(1).cloned().collect()
        }),
    }
}

fn settings(sources: &Sources, faults: &mut Vec<Diagnostic>) -> Option<Config> {
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
