//! A site of which each file is made when it is asked for: all of them to be published,
//! those that somebody looks at in a preview. Nobody waits for what is not looked at, and
//! no more than a few pages are in memory at once.

mod files;
mod make;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::language::{self, Language};
use super::pages::{Alphabets, Lists, Maker, Which};
use super::{FORMATS, Given, assets, links, map};
use crate::diagnostic::Diagnostic;
use crate::output::{Bytes, Files, Output};
use crate::resolve::Site;
use crate::search::{self, Doc};
use crate::source::Source;
use crate::theme::Theme;

/// A site that is made file by file.
pub struct Edition {
    theme: Arc<Theme>,
    files: Arc<BTreeMap<String, Bytes>>,
    /// The first one first.
    languages: Vec<Language>,
    /// What is made already.
    ready: Output,
    /// The pages: in which language, and which.
    pages: BTreeMap<String, (usize, Which)>,
    diaries: OnceLock<Output>,
    /// Pages that were asked for one by one, and may be again.
    shown: Mutex<HashMap<String, Bytes>>,
}

/// What is remembered from one edition to the next.
#[derive(Default)]
pub struct Memory {
    languages: language::Memory,
    assets: Option<(Arc<Theme>, usize, Output)>,
}

impl Edition {
    /// From the site in each of its languages. `None` when the theme's templates are
    /// broken. Faults that show only when a page is made are told by [`Files::each`].
    pub fn new(
        sites: Vec<Arc<Site>>,
        theme: Arc<Theme>,
        files: Arc<BTreeMap<String, Bytes>>,
        memory: &mut Memory,
    ) -> (Option<Edition>, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let sorted: Vec<(Vec<Doc>, Lists)> = sites.par_iter().map(|site| sort(site)).collect();
        let alphabets = sites.iter().zip(&sorted).map(|(site, (_, lists))| {
            let language = site.config.language.clone();
            (language, lists.alphabet())
        });
        let alphabets: Arc<Alphabets> = Arc::new(alphabets.collect());
        let mut languages = Vec::new();
        for (site, (docs, mut lists)) in sites.into_iter().zip(sorted) {
            lists.alphabets = alphabets.clone();
            let given = Given {
                site: &site,
                docs: &docs,
                theme: &theme,
                files: &files,
            };
            faults.extend(map::faults(&given));
            match memory.languages.press(&given) {
                Ok(kept) => languages.push(Language::new(site, docs, lists, kept)),
                Err(broken) => return (None, [faults, broken].concat()),
            }
        }
        let mut edition = Edition {
            ready: assets(&theme, languages.len(), memory),
            theme,
            files,
            languages,
            pages: BTreeMap::new(),
            diaries: OnceLock::new(),
            shown: Mutex::default(),
        };
        let (made, more) = edition.quick();
        edition.ready.extend(made);
        faults.extend(more);
        edition.pages = edition.list();
        faults.extend(links::check(&edition.languages[0].site, &edition));
        (Some(edition), faults)
    }

    /// The lines of templates that are at fault, for quoting them.
    pub fn quoted(&self, faults: &[Diagnostic]) -> Vec<Source> {
        self.theme.quoted(faults)
    }

    /// Whether a page may turn out broken: only where a site has templates of its own.
    pub fn may_break(&self) -> bool {
        let mut own = self.theme.own.iter();
        own.any(|path| path.starts_with("templates/"))
    }

    /// Everything in memory.
    ///
    /// # Errors
    /// As [`Files::each`].
    pub fn whole(&self) -> Result<Output, Vec<Diagnostic>> {
        let output = Mutex::new(Output::new());
        let put = |path: &str, bytes: &[u8]| {
            let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
            output.insert(path.to_owned(), bytes.into());
        };
        self.each(&put)?;
        Ok(output.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Paths of pages and of what is ready.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> + Clone {
        self.ready
            .keys()
            .chain(self.pages.keys())
            .map(String::as_str)
    }

    /// What a language is made from.
    fn given(&self, language: usize) -> Given<'_> {
        let language = &self.languages[language];
        Given {
            site: &language.site,
            docs: &language.docs,
            theme: &self.theme,
            files: &self.files,
        }
    }

    fn givens(&self) -> Vec<Given<'_>> {
        (0..self.languages.len()).map(|at| self.given(at)).collect()
    }

    fn maker<'a>(&'a self, language: usize, given: &'a Given<'a>) -> Maker<'a> {
        Maker::new(given, &self.languages[language].lists)
    }

    /// What is made at once.
    fn quick(&self) -> (Output, Vec<Diagnostic>) {
        let given = self.given(0);
        let mut output = Output::new();
        let faults = FORMATS
            .iter()
            .flat_map(|format| format(&given, &mut output));
        let faults = faults.collect();
        let words = self
            .languages
            .iter()
            .filter_map(|one| one.press.later_words.clone());
        output.extend(words);
        (output, faults)
    }

    /// Every page.
    fn list(&self) -> BTreeMap<String, (usize, Which)> {
        let of = |(at, given): (usize, Given)| {
            let maker = self.maker(at, &given);
            let pages = maker.pages().into_iter();
            let pages = pages.map(|which| (maker.path(&which), (at, which)));
            pages.collect::<Vec<_>>()
        };
        let all = self.givens().into_iter().enumerate();
        all.flat_map(of).collect()
    }
}

/// What can be found on a site, and the lists of it.
fn sort(site: &Site) -> (Vec<Doc>, Lists) {
    let docs = search::docs(site);
    let lists = Lists::of(site, &docs);
    (docs, lists)
}

/// The theme's assets, as long as they are the same ones.
fn assets(theme: &Arc<Theme>, languages: usize, memory: &mut Memory) -> Output {
    let known = memory.assets.as_ref();
    if let Some((_, _, assets)) =
        known.filter(|(of, count, _)| Arc::ptr_eq(of, theme) && *count == languages)
    {
        return assets.clone();
    }
    let made = assets::all(theme, languages);
    memory.assets = Some((theme.clone(), languages, made.clone()));
    made
}

impl fmt::Debug for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edition of {} pages", self.pages.len())
    }
}
