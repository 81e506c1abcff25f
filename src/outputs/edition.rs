//! A site of which each file is made when it is asked for: all of them to be published,
//! those that somebody looks at in a preview. Nobody waits for what is not looked at, and
//! no more than a few pages are in memory at once.

mod files;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::language::{self, Language};
use super::pages::{Alphabets, Lists, Maker, Which};
use super::{FORMATS, Given, assets, diary, links, map, offline};
use crate::diagnostic::{Diagnostic, Format, print};
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

    /// The diary files, made when one is first wanted.
    fn diaries(&self, maker: &Maker) -> &Output {
        let given = self.given(0);
        self.diaries.get_or_init(|| diary::all(&given, maker))
    }

    /// A file that is neither a page nor the worker.
    fn quick_file(&self, path: &str) -> Option<Bytes> {
        if let Some(ready) = self.ready.get(path) {
            return Some(ready.clone());
        }
        if path.starts_with("index/") {
            let mut languages = 0..self.languages.len();
            return languages.find_map(|at| self.index(at).get(path).cloned());
        }
        if path.ends_with(".ics") {
            let diaries = self.diaries(&self.maker(0, &self.given(0)));
            return diaries.get(path).cloned();
        }
        None
    }

    /// The files of the index in a language, made when one is first wanted.
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
    fn worker(&self, makers: &[Maker]) -> Result<Bytes, Vec<Diagnostic>> {
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
        Ok(offline::worker(&givens[0], &givens[1..], &private, &kept))
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
