//! The pages: a view for each, rendered by tera, and remembered: a page whose view
//! did not change is not rendered again. Views hold decisions and words; templates
//! only lay them out.

mod sprite;
mod view;

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::sync::Arc;

use rayon::prelude::*;
use tera::{Context, Tera};

use super::Given;
use crate::diagnostic::Diagnostic;
use crate::output::Output;
use crate::theme::Theme;
use sprite::Signs;
use view::{Chrome, Maker, Page};

/// What was rendered before.
#[derive(Default)]
pub struct Memo {
    /// The theme's version, and its templates, parsed.
    tera: Option<(String, Tera)>,
    /// What every page shows; when it differs, every page does.
    chrome: u64,
    /// By path: the view's hash and the page.
    pages: HashMap<String, (u64, Arc<[u8]>)>,
}

/// A page's path, its view's hash and its bytes, or what is wrong with its template.
type Rendered = Result<(String, u64, Arc<[u8]>), Box<Diagnostic>>;

/// The same for the same value in one run of the program.
fn hash(value: impl std::hash::Hash) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}

pub(super) fn add(given: &Given, memo: &mut Memo, output: &mut Output) -> Vec<Diagnostic> {
    if memo
        .tera
        .as_ref()
        .is_none_or(|(version, _)| *version != given.theme.version)
    {
        match parse(given.theme) {
            Ok(tera) => memo.tera = Some((given.theme.version.clone(), tera)),
            Err(fault) => return vec![*fault],
        }
        memo.pages.clear();
    }
    let Some((_, tera)) = &mut memo.tera else {
        return Vec::new();
    };
    let chrome = Chrome::new(given);
    let chrome_hash = hash(&chrome);
    if chrome_hash != memo.chrome {
        memo.pages.clear();
        memo.chrome = chrome_hash;
        match Context::from_serialize(&chrome) {
            Ok(context) => *tera.global_context() = context,
            Err(error) => return vec![fault(given.theme, "base.html", &error)],
        }
    }
    let (tera, known) = (&*tera, &memo.pages);
    let (maker, signs) = (Maker::new(given), Signs::of(given.theme));
    let rendered: Vec<Rendered> = maker
        .pages()
        .into_par_iter()
        .map(|which| {
            let view: Page = maker.view(&which);
            let key = hash(&view);
            if let Some((_, bytes)) = known.get(&view.path).filter(|(before, _)| *before == key) {
                return Ok((view.path, key, bytes.clone()));
            }
            let context = Context::from_serialize(&view)
                .map_err(|error| Box::new(fault(given.theme, view.template, &error)))?;
            let html = tera
                .render(view.template, &context)
                .map_err(|error| Box::new(fault(given.theme, view.template, &error)))?;
            Ok((view.path, key, signs.put(html).into_bytes().into()))
        })
        .collect();
    let mut faults = Vec::new();
    let mut pages = HashMap::with_capacity(rendered.len());
    for result in rendered {
        match result {
            Ok((path, key, bytes)) => {
                output.insert(path.clone(), bytes.clone());
                pages.insert(path, (key, bytes));
            }
            // One broken template breaks all its pages: once is enough.
            Err(fault) if faults.contains(&*fault) => {}
            Err(fault) => faults.push(*fault),
        }
    }
    memo.pages = pages;
    faults
}

fn parse(theme: &Theme) -> Result<Tera, Box<Diagnostic>> {
    let mut tera = Tera::new();
    // Escaping does not hang on a template's ending: all of them are HTML.
    tera.autoescape_on([""]);
    tera.add_raw_templates(
        theme
            .templates
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    )
    .map_err(|error| Box::new(fault(theme, "", &error)))?;
    Ok(tera)
}

/// A template's fault, in tera's words.
fn fault(_: &Theme, template: &str, error: &tera::Error) -> Diagnostic {
    let mut why = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(deeper) = source {
        why = format!("{why}: {deeper}");
        source = deeper.source();
    }
    let path = if template.is_empty() {
        "themes/".to_owned()
    } else {
        format!("themes/default/templates/{template}")
    };
    Diagnostic::error(
        "template",
        &path.into(),
        format!("this template does not work: {why}"),
    )
    .help("mend the template, or delete it to use the built-in one")
}
