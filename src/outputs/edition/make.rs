//! How each file of an edition is made. Must not know when it is asked for.

use std::collections::BTreeSet;

use super::Edition;
use crate::diagnostic::Diagnostic;
use crate::output::{Bytes, Output};
use crate::outputs::pages::{Maker, Which};
use crate::outputs::{Given, diary, offline};

impl Edition {
    /// The diary files, made when one is first wanted.
    pub(super) fn diaries(&self, maker: &Maker) -> &Output {
        let given = self.given(0);
        self.diaries.get_or_init(|| diary::all(&given, maker))
    }

    /// A file that is neither a page nor the worker.
    pub(super) fn quick_file(&self, path: &str) -> Option<Bytes> {
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
    pub(super) fn index(&self, language: usize) -> &Output {
        let given = self.given(language);
        let search = self.languages[language].search(&given, &self.maker(language, &given));
        &search.files
    }

    /// A page with its form's data, if it has one.
    pub(super) fn page(&self, language: usize, which: &Which) -> Result<Bytes, Vec<Diagnostic>> {
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
    pub(super) fn worker(&self, makers: &[Maker]) -> Result<Bytes, Vec<Diagnostic>> {
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
    pub(super) fn equipped<'a>(&'a self, givens: &'a [Given<'a>]) -> Vec<Maker<'a>> {
        let all = self.languages.iter().zip(givens);
        all.map(|(language, given)| {
            let mut maker = Maker::new(given, &language.lists);
            language.equip(given, &mut maker);
            maker
        })
        .collect()
    }
}
