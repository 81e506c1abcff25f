//! [`Site`] → files. One format a file; formats do not know each other, and only `pages`
//! knows tera. Nothing here reads the disk.

mod assets;
mod diary;
mod edition;
mod files;
mod host;
pub mod ical;
mod json_ld;
mod language;
mod links;
mod map;
mod offline;
mod pages;
mod scripts;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::output::{Bytes, Output};
use crate::resolve::Site;
use crate::search::Doc;
use crate::theme::Theme;

pub use edition::{Edition, Memory};
use offline::{MANIFEST, STAND_IN};
pub use offline::{WORKER, remover};

/// All that outputs are made from.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The site.
    pub site: &'a Site,
    /// What can be found.
    pub docs: &'a [Doc],
    /// The theme.
    pub theme: &'a Theme,
    /// `content/files/`, by path below the root.
    pub files: &'a BTreeMap<String, Bytes>,
}

/// One format: adds its files, and faults of the theme or the site that only show
/// when it is made.
type Format = fn(&Given, &mut Output) -> Vec<Diagnostic>;

/// The formats that are quick to make, and whole before anything is asked for. They are
/// made once, from the site in its first language.
const FORMATS: &[Format] = &[files::add, host::add, offline::add_manifest];
