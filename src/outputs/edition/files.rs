//! Which files an edition has, and when each of them is made. Must not know how.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Edition;
use crate::diagnostic::{self, Diagnostic, Format, print};
use crate::output::{Bytes, Files};
use crate::outputs::WORKER;

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
        self.pages.contains_key(path) || path == WORKER || self.quick_file(path).is_some()
    }

    fn file(&self, path: &str) -> Option<Result<Bytes, String>> {
        let page = self.pages.get(path);
        if page.is_none() && path != WORKER {
            return self.quick_file(path).map(Ok);
        }
        let shown = || self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = shown().get(path) {
            return Some(Ok(known.clone()));
        }
        let made = match page {
            Some((language, which)) => self.page(*language, which),
            None => self.worker(&self.equipped(&self.givens())),
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
        take(WORKER, &self.worker(&makers)?);
        Ok(())
    }
}

impl Edition {
    /// What is wrong, as people see it.
    fn report(&self, faults: &[Diagnostic]) -> String {
        let sources = self.quoted(faults).into_iter();
        let sources = sources
            .map(|source| (source.path.clone(), source))
            .collect();
        print(faults, &sources, Format::Full, false)
    }
}
