//! The theme: templates, assets and interface words. The default theme is built into
//! the program; a site's `themes/<name>/` overrides it file by file. Must not know
//! the site's content.

mod join;
mod minify;
mod recolour;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_embed::RustEmbed;

use crate::colours::Colours;
use crate::diagnostic::Diagnostic;
use crate::output::content_hash;
use crate::parse::{self, Value};
use crate::plural;
use crate::source::Source;

pub use join::{Entry as ScriptEntry, code as script_code, join as join_scripts};
pub use minify::minify;

#[derive(RustEmbed)]
#[folder = "themes/default"]
struct Builtin;

/// Interface words of one language: `finder.postcode` → `Your postcode`.
pub type Words = BTreeMap<String, String>;

/// A theme, ready to use.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Templates by name below `templates/`: `offer.html`.
    pub templates: BTreeMap<String, String>,
    /// Assets by path below `assets/`: `css/style.css`.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// Interface words by language code.
    pub words: BTreeMap<String, Words>,
    /// Its name: the folder below `themes/`.
    pub name: String,
    /// Paths below that folder which the site gives itself.
    pub own: BTreeSet<String>,
    /// Changes when any file of the theme does.
    pub version: String,
}

impl Theme {
    /// The default theme with a site's own files in place of its own, by path below
    /// the theme's folder.
    pub fn new(own: &BTreeMap<String, Arc<[u8]>>, name: &str) -> (Theme, Vec<Diagnostic>) {
        let mut files: BTreeMap<String, Arc<[u8]>> = Builtin::iter()
            .filter_map(|path| Some((path.to_string(), Builtin::get(&path)?.data.as_ref().into())))
            .collect();
        // Words are replaced one by one, all other files as a whole.
        let is_words = |path: &str| path.starts_with("i18n/");
        let builtin: Vec<(String, Arc<[u8]>)> = files
            .iter()
            .filter(|(path, _)| is_words(path) && own.contains_key(*path))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect();
        files.extend(
            own.iter()
                .map(|(path, bytes)| (path.clone(), bytes.clone())),
        );
        let files = builtin.into_iter().chain(files);
        let mut theme = Theme {
            name: name.to_owned(),
            own: own.keys().cloned().collect(),
            ..Theme::default()
        };
        let mut faults = Vec::new();
        let mut all = Vec::new();
        for (path, bytes) in files {
            all.extend_from_slice(path.as_bytes());
            all.extend_from_slice(&bytes);
            let shown: Arc<str> = format!("themes/{name}/{path}").into();
            if let Some(template) = path.strip_prefix("templates/") {
                match String::from_utf8(bytes.to_vec()) {
                    Ok(text) => drop(theme.templates.insert(template.to_owned(), text)),
                    Err(_) => faults.push(
                        Diagnostic::error(
                            "not-utf8",
                            &shown,
                            "this template is not saved as UTF-8",
                        )
                        .help("save it again as UTF-8"),
                    ),
                }
            } else if let Some(asset) = path.strip_prefix("assets/") {
                theme.assets.insert(asset.to_owned(), bytes);
            } else if let Some(language) = path
                .strip_prefix("i18n/")
                .and_then(|file| file.strip_suffix(".yaml"))
            {
                // Words of `js.en.yaml` stand below `js.`.
                let (below, language) = language.rsplit_once('.').unwrap_or(("", language));
                let found = words(shown, below, &bytes, &mut faults);
                theme
                    .words
                    .entry(language.to_owned())
                    .or_default()
                    .extend(found);
            }
        }
        theme.version = content_hash(&all);
        (theme, faults)
    }

    /// The theme in a site's colours. A site's own pictures stay as they are.
    pub fn in_colours(mut self, colours: Colours) -> Theme {
        if colours == Colours::default() {
            return self;
        }
        let palette = colours.palette();
        for (path, bytes) in &mut self.assets {
            if path.ends_with(".png") && !self.own.contains(&format!("assets/{path}")) {
                *bytes = recolour::picture(bytes, &palette).into();
            } else if path.ends_with(".css")
                && let Ok(css) = std::str::from_utf8(bytes)
            {
                *bytes = recolour::stylesheet(css, &palette).into_bytes().into();
            }
        }
        self
    }

    /// Whether a folder of assets is as in the default theme, whoever gives its files.
    pub fn is_default_below(&self, folder: &str) -> bool {
        let mut below = self
            .assets
            .iter()
            .filter(|(path, _)| path.starts_with(folder));
        below.all(|(path, bytes)| {
            let builtin = Builtin::get(&format!("assets/{path}"));
            builtin.is_some_and(|file| file.data.as_ref() == &**bytes)
        })
    }
}

impl Theme {
    /// Words of the interface that a language lacks: those that English has. A form for a
    /// number is not missing where the language has another.
    pub fn missing(&self, language: &str) -> Vec<&str> {
        let none = Words::new();
        let own = self.words.get(language).unwrap_or(&none);
        let first = self.words.get("en").into_iter().flatten();
        let lacks = |key: &str| {
            let parts = key.rsplit_once('.').map(|(base, form)| (base, '.', form));
            let joined = key.rsplit_once('_').map(|(base, form)| (base, '_', form));
            let other = [parts, joined]
                .into_iter()
                .flatten()
                .any(|(base, sign, form)| {
                    let plain = if sign == '.' {
                        format!("{base}.other")
                    } else {
                        base.to_owned()
                    };
                    plural::ALL.contains(&form) && plain != key && own.contains_key(&plain)
                });
            !own.contains_key(key) && !other
        };
        first
            .map(|(key, _)| key.as_str())
            .filter(|key| lacks(key))
            .collect()
    }
}

/// Reads a file of interface words; nested keys are joined with dots, after `below`.
fn words(path: Arc<str>, below: &str, bytes: &[u8], faults: &mut Vec<Diagnostic>) -> Words {
    fn flatten(prefix: &str, value: &Value, words: &mut Words) {
        match value {
            Value::Map(pairs) => {
                for (key, value) in pairs {
                    flatten(
                        &if prefix.is_empty() {
                            key.clone()
                        } else {
                            format!("{prefix}.{key}")
                        },
                        value,
                        words,
                    );
                }
            }
            Value::Scalar(scalar) => drop(words.insert(prefix.to_owned(), scalar.text.clone())),
            Value::Null | Value::List(_) => {}
        }
    }
    let mut found = Words::new();
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let (document, mut more) = parse::parse(&Source::new(path, text.replace("\r\n", "\n")));
            faults.append(&mut more);
            if let Some(document) = document {
                flatten(below, &document.value, &mut found);
            }
        }
        Err(_) => faults.push(
            Diagnostic::error("not-utf8", &path, "this file is not saved as UTF-8")
                .help("save it again as UTF-8"),
        ),
    }
    found
}
