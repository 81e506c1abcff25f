//! What a build makes: files by path, in memory or made when they are asked for. Knows
//! neither the disk nor the formats.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;

/// What one file holds.
pub type Bytes = Arc<[u8]>;

/// Every file of a built site: path below the output folder, always with `/`
/// (`offers/warm-hub/index.html`), to its bytes.
pub type Output = BTreeMap<String, Bytes>;

/// The files of a site, of which most may not be made yet.
pub trait Files: Debug + Send + Sync {
    /// Every path, sorted.
    fn paths(&self) -> Vec<&str>;

    /// Whether there is a file at a path.
    fn has(&self, path: &str) -> bool;

    /// One file; `None` when there is none at this path.
    ///
    /// # Errors
    /// What is wrong, as it is shown to people, when the file cannot be made.
    fn file(&self, path: &str) -> Option<Result<Bytes, String>>;

    /// Hands over every file once, in no order and on all cores; none is kept.
    ///
    /// # Errors
    /// All faults for which files cannot be made; other files were then handed over.
    fn each(&self, take: &(dyn Fn(&str, &[u8]) + Sync)) -> Result<(), Vec<Diagnostic>>;
}

impl Files for Output {
    fn paths(&self) -> Vec<&str> {
        self.keys().map(String::as_str).collect()
    }

    fn has(&self, path: &str) -> bool {
        self.contains_key(path)
    }

    fn file(&self, path: &str) -> Option<Result<Bytes, String>> {
        self.get(path).cloned().map(Ok)
    }

    fn each(&self, take: &(dyn Fn(&str, &[u8]) + Sync)) -> Result<(), Vec<Diagnostic>> {
        self.par_iter().for_each(|(path, bytes)| take(path, bytes));
        Ok(())
    }
}

/// A short name for some bytes: the same bytes, the same name.
pub fn content_hash(bytes: &[u8]) -> String {
    uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, bytes)
        .simple()
        .to_string()[..10]
        .to_owned()
}

/// A number that is the same for the same value in one run of the program: what is
/// remembered between builds goes by it. It is never written.
pub fn stamp(value: impl Hash) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}
