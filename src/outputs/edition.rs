//! A site of which each file is made when it is asked for: all of them to be published,
//! those that somebody looks at in a preview. Nobody waits for what is not looked at, and
//! no more than a few pages are in memory at once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::language::{self, Language};
use super::pages::{Maker, Which};
use super::{FORMATS, Given, WORKER, assets, diary, links, map, offline};
use crate::diagnostic::{self, Diagnostic, Format, print};
use crate::output::{Bytes, Files, Output};
use crate::resolve::Site;
use crate::search;
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
        let mut languages = Vec::new();
        for site in sites {
            let docs = search::docs(&site);
            let given = Given {
                site: &site,
                docs: &docs,
                theme: &theme,
                files: &files,
            };
            faults.extend(map::faults(&given));
            match memory.languages.press(&given) {
                Ok(ready) => languages.push(Language::new(site, docs, ready)),
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

    /// The formats that are made at once.
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

    fn diaries(&self, maker: &Maker) -> &Output {
        let given = self.given(0);
        self.diaries.get_or_init(|| diary::all(&given, maker))
    }

    /// Whether a path, if it is a file's at all, is one of the index.
    fn is_index(path: &str) -> bool {
        path.starts_with("index/")
    }

    fn is_diary(path: &str) -> bool {
        path.ends_with(".ics")
    }

    /// The index's files in a language.
    fn index(&self, language: usize) -> &Output {
        let given = self.given(language);
        let search = self.languages[language].search(&given, &self.maker(language, &given));
        &search.files
    }

    /// A page with its form's data, if it has one.
    fn page(&self, language: usize, which: &Which) -> Result<Bytes, Vec<Diagnostic>> {
        let given = self.given(language);
        let mut maker = self.maker(language, &given);
        let language = &self.languages[language];
        if which.finds() {
            language.equip(&given, &mut maker);
        }
        let page = language.press.print(&given, &maker, which)?;
        Ok(page.into_bytes().into())
    }

    /// The worker, which tells pages and files of the index by what is in them.
    fn worker(&self, makers: &[Maker]) -> Result<Output, Vec<Diagnostic>> {
        let givens = self.givens();
        let mut kept = self.ready.clone();
        let mut private = BTreeSet::new();
        for (path, (at, which)) in &self.pages {
            if which.is_kept() {
                let page = self.languages[*at]
                    .press
                    .print(&givens[*at], &makers[*at], which)?;
                kept.insert(path.clone(), page.into_bytes().into());
            }
            if makers[*at].is_private(which) {
                private.insert(path.clone());
            }
        }
        for (language, (given, maker)) in self.languages.iter().zip(givens.iter().zip(makers)) {
            kept.extend(language.search(given, maker).files.clone());
        }
        let worker = offline::worker(&givens[0], &givens[1..], &private, &kept);
        Ok(Output::from([(WORKER.to_owned(), worker)]))
    }

    /// Makers that can make every page.
    fn equipped<'a>(&'a self, givens: &'a [Given<'a>]) -> Vec<Maker<'a>> {
        let all = self.languages.iter().zip(givens);
        all.map(|(language, given)| {
            let mut maker = Maker::new(given, &language.lists);
            language.equip(given, &mut maker);
            maker
        })
        .collect()
    }

    /// What is wrong, as people see it.
    fn report(&self, faults: &[Diagnostic]) -> String {
        let sources = self.quoted(faults).into_iter();
        let sources = sources
            .map(|source| (source.path.clone(), source))
            .collect();
        print(faults, &sources, Format::Full, false)
    }
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

impl Files for Edition {
    fn paths(&self) -> Vec<&str> {
        let index = (0..self.languages.len()).flat_map(|at| self.index(at).keys());
        let diaries = self.diaries(&self.maker(0, &self.given(0))).keys();
        let made = index.chain(diaries).map(String::as_str);
        let mut all: Vec<&str> = self.addresses().chain(made).chain([WORKER]).collect();
        all.sort_unstable();
        // Languages share those files of the index that are equal.
        all.dedup();
        all
    }

    fn has(&self, path: &str) -> bool {
        self.pages.contains_key(path) || path == WORKER || matches!(self.file(path), Some(Ok(_)))
    }

    fn file(&self, path: &str) -> Option<Result<Bytes, String>> {
        if let Some(ready) = self.ready.get(path) {
            return Some(Ok(ready.clone()));
        }
        if Edition::is_index(path) {
            let found = (0..self.languages.len()).find_map(|at| self.index(at).get(path));
            return found.cloned().map(Ok);
        }
        if Edition::is_diary(path) {
            let diaries = self.diaries(&self.maker(0, &self.given(0)));
            return diaries.get(path).cloned().map(Ok);
        }
        let shown = || self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = shown().get(path) {
            return Some(Ok(known.clone()));
        }
        let made = if path == WORKER {
            let givens = self.givens();
            let worker = self.worker(&self.equipped(&givens));
            worker.map(|mut worker| worker.remove(WORKER).unwrap_or_default())
        } else {
            let (language, which) = self.pages.get(path)?;
            self.page(*language, which)
        };
        if let Ok(bytes) = &made {
            shown().insert(path.to_owned(), bytes.clone());
        }
        Some(made.map_err(|faults| self.report(&faults)))
    }

    fn each(&self, take: &(dyn Fn(&str, &[u8]) + Sync)) -> Result<(), Vec<Diagnostic>> {
        let givens = self.givens();
        let makers = self.equipped(&givens);
        let mut whole: BTreeMap<&str, &Bytes> = BTreeMap::new();
        let index = self.languages.iter().zip(givens.iter().zip(&makers));
        let index = index.map(|(language, (given, maker))| &language.search(given, maker).files);
        for files in index.chain([&self.ready, self.diaries(&makers[0])]) {
            whole.extend(files.iter().map(|(path, bytes)| (path.as_str(), bytes)));
        }
        whole
            .into_par_iter()
            .for_each(|(path, bytes)| take(path, bytes));
        let faults: Mutex<Vec<Diagnostic>> = Mutex::default();
        self.pages.par_iter().for_each(|(path, (at, which))| {
            match self.languages[*at]
                .press
                .print(&givens[*at], &makers[*at], which)
            {
                Ok(page) => take(path, page.as_bytes()),
                Err(found) => {
                    let mut faults = faults.lock().unwrap_or_else(PoisonError::into_inner);
                    // One broken template breaks all its pages: once is enough.
                    for fault in found {
                        if !faults.contains(&fault) {
                            faults.push(fault);
                        }
                    }
                }
            }
        });
        let mut faults = faults.into_inner().unwrap_or_else(PoisonError::into_inner);
        if !faults.is_empty() {
            diagnostic::sort(&mut faults);
            return Err(faults);
        }
        for (path, bytes) in self.worker(&makers)? {
            take(&path, &bytes);
        }
        Ok(())
    }
}

impl fmt::Debug for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edition of {} pages", self.pages.len())
    }
}
