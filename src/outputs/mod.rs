//! [`Site`] → files. One format a file, each a line in `FORMATS`; formats do not
//! know each other, and only `pages` knows tera. Nothing here reads the disk.

mod assets;
mod diary;
mod files;
mod host;
pub mod ical;
mod json_ld;
mod links;
mod map;
mod offline;
mod pages;
mod scripts;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::output::Output;
use crate::resolve::Site;
use crate::search::{self, Doc};
use crate::theme::Theme;

use pages::Maker;

use offline::{MANIFEST, STAND_IN};
pub use offline::{WORKER, remover};

/// All that outputs are made from.
pub struct Given<'a> {
    /// The site.
    pub site: &'a Site,
    /// What can be found.
    pub docs: &'a [Doc],
    /// The theme.
    pub theme: &'a Theme,
    /// `content/files/`, by path below the root.
    pub files: &'a BTreeMap<String, Arc<[u8]>>,
}

/// What is remembered from one build to the next, by language.
#[derive(Default)]
pub struct Memo(BTreeMap<String, Remembered>);

#[derive(Default)]
struct Remembered {
    pages: pages::Memo,
    heard: search::Heard,
    diary: diary::Memo,
}

/// One format: adds its files, and faults of the theme or the site that only show
/// when it is made.
type Format = fn(&Given, &mut Output) -> Vec<Diagnostic>;

/// Every format but the pages, which remember what they rendered before. They are made
/// once, from the site in its first language.
const FORMATS: &[Format] = &[assets::add, files::add, host::add];

/// Makes every file of the site. `others` are the same site in its other languages.
pub fn render(given: &Given, others: &[Given], memo: &mut Memo) -> (Output, Vec<Diagnostic>) {
    let mut output = Output::new();
    let mut faults = Vec::new();
    for format in FORMATS {
        faults.extend(format(given, &mut output));
    }
    let languages = &given.site.config.languages;
    memo.0.retain(|language, _| languages.contains(language));
    let all = || std::iter::once(given).chain(others);
    let alphabets: pages::Alphabets = all().map(pages::alphabet_of).collect();
    for given in all() {
        let language = given.site.config.language.clone();
        let memo = memo.0.entry(language).or_default();
        faults.extend(in_one_language(given, &alphabets, memo, &mut output));
    }
    faults.extend(links::check(given.site, &output));
    let private = memo.0.values().flat_map(|memo| memo.pages.private());
    offline::add(given, others, &private.cloned().collect(), &mut output);
    (output, faults)
}

/// Adds pages and what they find with. Files of the index are named after what is in
/// them, so languages share those that are equal.
fn in_one_language(
    given: &Given,
    alphabets: &pages::Alphabets,
    memo: &mut Remembered,
    output: &mut Output,
) -> Vec<Diagnostic> {
    let mut maker = Maker::new(given);
    maker.alphabets.clone_from(alphabets);
    let index = search::index_again(
        given.site,
        given.docs,
        &maker.search_cards(),
        &mut memo.heard,
    );
    maker.finder = pages::Finder::new(&index);
    let (map, mut faults) = map::add(given, output);
    maker.map = map;
    output.extend(
        index
            .files
            .into_iter()
            .map(|(path, bytes)| (path, bytes.into())),
    );
    diary::add(given, &maker, &mut memo.diary, output);
    faults.extend(pages::add(given, &maker, &mut memo.pages, output));
    faults
}
