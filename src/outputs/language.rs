//! The site in one of its languages, ready for its pages to be made.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::pages::{Chrome, Finder, Lists, Maker, Press};
use super::{Given, map};
use crate::diagnostic::Diagnostic;
use crate::output::Output;
use crate::resolve::Site;
use crate::search::{self, Doc, Heard};

/// The site in one language.
pub(super) struct Language {
    pub(super) site: Arc<Site>,
    pub(super) docs: Vec<Doc>,
    pub(super) lists: Lists,
    pub(super) press: Arc<Press>,
    search: OnceLock<Search>,
    heard: Arc<Mutex<Heard>>,
}

/// What its pages find with.
pub(super) struct Search {
    /// The index and the map, in files.
    pub(super) files: Output,
    finder: Finder,
    map: String,
}

/// What is remembered from one build to the next, by language.
#[derive(Default)]
pub(super) struct Memory(HashMap<String, Remembered>);

#[derive(Default)]
struct Remembered {
    press: Option<Arc<Press>>,
    heard: Arc<Mutex<Heard>>,
}

/// What does not hang on the entries of one build.
pub(super) struct Kept {
    press: Arc<Press>,
    heard: Arc<Mutex<Heard>>,
}

impl Memory {
    /// What pages in a language are made with, as long as it holds.
    ///
    /// # Errors
    /// Faults of the templates.
    pub(super) fn press(&mut self, given: &Given) -> Result<Kept, Vec<Diagnostic>> {
        let language = given.site.config.language.clone();
        let known = self.0.entry(language).or_default();
        let chrome = Chrome::new(given);
        let press = known.press.take();
        let press = match press.filter(|press| press.is_for(given, &chrome)) {
            Some(press) => press,
            None => Arc::new(Press::new(given, chrome)?),
        };
        known.press = Some(press.clone());
        Ok(Kept {
            press,
            heard: known.heard.clone(),
        })
    }
}

impl Language {
    pub(super) fn new(site: Arc<Site>, docs: Vec<Doc>, lists: Lists, kept: Kept) -> Language {
        Language {
            site,
            docs,
            lists,
            press: kept.press,
            search: OnceLock::new(),
            heard: kept.heard,
        }
    }

    /// What its pages find with, made when it is first wanted. Not to be asked for in
    /// work that is shared between cores: a thread that waits there for a part of this may
    /// take up work that waits for the whole.
    pub(super) fn search(&self, given: &Given, maker: &Maker) -> &Search {
        self.search.get_or_init(|| {
            let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
            let cards = maker.search_cards();
            let index = search::index_again(&self.site, &self.docs, &cards, &mut heard);
            let finder = Finder::new(&index);
            let files = index.files.into_iter();
            let mut files: Output = files.map(|(path, bytes)| (path, bytes.into())).collect();
            let map = map::add(given, &mut files);
            Search { files, finder, map }
        })
    }

    /// Has a maker make pages that find.
    pub(super) fn equip(&self, given: &Given, maker: &mut Maker) {
        let search = self.search(given, maker);
        maker.finder = search.finder.clone();
        maker.map = search.map.clone();
    }
}
