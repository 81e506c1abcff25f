//! A site folder → a built site, again and again. Keeps no graph of what depends on
//! what: files are read again when they changed, texts are decoded again when they
//! differ, the rest runs anew.

mod read;
mod theme;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{self, Diagnostic};
use crate::load;
use crate::model::Reading;
use crate::output::Output;
use crate::outputs::{self, Edition};
use crate::postcode::{self, Outward, Postcode, Typed};
use crate::resolve::Site;
use crate::source::Sources;
use read::{Decoded, Postcodes, Read, reading, settings};
use theme::{Themed, in_languages, theme_of, words_of};

/// Builds one site, remembering what it can.
#[derive(Default)]
pub struct Builder {
    site: PathBuf,
    files: load::Cache,
    decoded: HashMap<Arc<str>, Decoded>,
    reading: Option<Reading>,
    gazetteer: Option<Postcodes>,
    theme: Option<Themed>,
    outputs: outputs::Memory,
}

/// What a build gave.
pub struct Built<T = Output> {
    /// The site's files; `None` when an error stands in the way.
    pub output: Option<Arc<T>>,
    /// Texts, for quoting.
    pub sources: Sources,
    /// All faults, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Times that are not understood, for a check to tell of; not yet sorted.
    pub unread: Vec<Diagnostic>,
    /// How many groups, venues and offers are published.
    pub entries: usize,
}

impl<T> Built<T> {
    /// How many diagnostics are errors.
    pub fn errors(&self) -> usize {
        self.diagnostics
            .iter()
            .filter(|fault| fault.is_error())
            .count()
    }
}

impl Built<Edition> {
    /// Adds faults that showed when the site's files were made.
    pub fn add(&mut self, edition: &Edition, faults: Vec<Diagnostic>) {
        let quoted = edition.quoted(&faults).into_iter();
        let quoted = quoted.map(|source| (source.path.clone(), source));
        self.sources.extend(quoted);
        self.diagnostics.extend(faults);
        diagnostic::sort(&mut self.diagnostics);
    }
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

    /// Builds the site as it is on `today`, all of it in memory.
    pub fn build(&mut self, today: Date) -> Built<Output> {
        let mut built = self.edition(today);
        let output = built
            .output
            .take()
            .and_then(|edition| match edition.whole() {
                Ok(output) => Some(Arc::new(output)),
                Err(faults) => {
                    built.add(&edition, faults);
                    None
                }
            });
        Built {
            output,
            sources: built.sources,
            diagnostics: built.diagnostics,
            unread: built.unread,
            entries: built.entries,
        }
    }

    /// Makes the site as it is on `today` ready for each of its files to be made when it
    /// is asked for.
    pub fn edition(&mut self, today: Date) -> Built<Edition> {
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
                let (made, more) =
                    Edition::new(sites, theme.clone(), Arc::new(files), &mut self.outputs);
                let quoted = theme.quoted(&more).into_iter();
                sources.extend(quoted.map(|source| (source.path.clone(), source)));
                faults.extend(more);
                output = made.filter(|_| !faults.iter().any(Diagnostic::is_error));
            }
        }
        diagnostic::sort(&mut faults);
        Built {
            output: output.map(Arc::new),
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
}
