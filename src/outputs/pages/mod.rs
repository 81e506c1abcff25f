//! The pages: a view for each, rendered by tera, and remembered: a page whose view
//! did not change is not rendered again. Views hold decisions and words; templates
//! only lay them out.

mod sprite;
mod templates;
mod view;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use tera::{Context, Tera};

use super::{Given, scripts};
use crate::diagnostic::Diagnostic;
use crate::foreign;
use crate::output::{Output, stamp as stamp_of};
use sprite::Signs;
use view::{Chrome, Page};

pub(super) use view::{Alphabets, Diary, Finder, Maker, alphabet_of};

/// What was rendered before.
#[derive(Default)]
pub struct Memo {
    /// The theme's version, and its templates, parsed.
    tera: Option<(String, Tera)>,
    /// What every page shows; when it differs, every page does.
    chrome: Option<u64>,
    pages: Seen,
    private: BTreeSet<String>,
}

impl Memo {
    /// The pages, by file, of which no trace may stay with who looks at them.
    pub(super) fn private(&self) -> &BTreeSet<String> {
        &self.private
    }
}

/// A page that was rendered.
#[derive(Clone)]
struct Rendered {
    path: Arc<str>,
    /// Of what it is made of, where that is known without its view.
    stamp: Option<u64>,
    /// Of its view.
    hash: u64,
    /// It carries "Exit this page".
    private: bool,
    bytes: Arc<[u8]>,
}

/// Pages that were rendered.
#[derive(Default)]
struct Seen {
    by_path: HashMap<Arc<str>, Rendered>,
    by_stamp: HashMap<u64, Rendered>,
}

impl Seen {
    fn keep(&mut self, page: Rendered) {
        match page.stamp {
            Some(stamp) => drop(self.by_stamp.insert(stamp, page)),
            None => drop(self.by_path.insert(page.path.clone(), page)),
        }
    }
}

/// A page in which what is in the site's first language says so, where that is another.
fn in_languages(given: &Given, html: String) -> String {
    let Some(first) = &given.site.first else {
        return html;
    };
    let way = |language: &str| view::direction(given.theme, language);
    let first = first.config.language.as_str();
    let mut attributes = format!("lang=\"{first}\"");
    if way(first) != way(&given.site.config.language) {
        attributes.push_str(&format!(" dir=\"{}\"", way(first)));
    }
    foreign::elements(html, &attributes)
}

pub(super) fn add(
    given: &Given,
    maker: &Maker,
    memo: &mut Memo,
    output: &mut Output,
) -> Vec<Diagnostic> {
    if memo
        .tera
        .as_ref()
        .is_none_or(|(version, _)| *version != given.theme.version)
    {
        match templates::parse(given.theme) {
            Ok(tera) => memo.tera = Some((given.theme.version.clone(), tera)),
            Err(faults) => return faults,
        }
        memo.pages = Seen::default();
        memo.chrome = None;
    }
    let Some((_, tera)) = &mut memo.tera else {
        return Vec::new();
    };
    let chrome = Chrome::new(given);
    let chrome_hash = stamp_of(&chrome);
    if let Some((path, bytes)) = &chrome.later_words {
        output.insert(path.clone(), bytes.as_slice().into());
    }
    if memo.chrome != Some(chrome_hash) {
        memo.pages = Seen::default();
        memo.chrome = Some(chrome_hash);
        match Context::from_serialize(&chrome) {
            Ok(context) => *tera.global_context() = context,
            Err(error) => return templates::faults(given.theme, "base.html", &error),
        }
    }
    let (tera, seen) = (&*tera, &memo.pages);
    let signs = Signs::of(given.theme);
    let script = scripts::Inline::of(given.theme, &chrome.assets);
    let render = |which: view::Which| -> Result<Rendered, Vec<Diagnostic>> {
        let stamp = maker.stamp(&which);
        if let Some(known) = stamp.and_then(|stamp| seen.by_stamp.get(&stamp)) {
            return Ok(known.clone());
        }
        let view: Page = maker.view(&which);
        let hash = stamp_of(&view);
        if let Some(known) = seen
            .by_path
            .get(view.path.as_str())
            .filter(|known| known.hash == hash)
        {
            return Ok(Rendered {
                stamp,
                ..known.clone()
            });
        }
        let broken = |error| templates::faults(given.theme, view.template, &error);
        let context = Context::from_serialize(&view).map_err(broken)?;
        let html = templates::render(tera, given.theme, view.template, &context)?;
        Ok(Rendered {
            path: view.path.as_str().into(),
            stamp,
            hash,
            private: view.head.exit,
            bytes: in_languages(given, script.put(signs.put(html)))
                .into_bytes()
                .into(),
        })
    };
    let rendered: Vec<_> = maker.pages().into_par_iter().map(render).collect();
    let mut faults = Vec::new();
    let mut pages = Seen::default();
    memo.private.clear();
    for result in rendered {
        match result {
            Ok(page) => {
                output.insert(page.path.to_string(), page.bytes.clone());
                memo.private
                    .extend(page.private.then(|| page.path.to_string()));
                pages.keep(page);
            }
            // One broken template breaks all its pages: once is enough.
            Err(found) => {
                for fault in found {
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
    }
    memo.pages = pages;
    faults
}
