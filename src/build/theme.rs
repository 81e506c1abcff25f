//! The theme that a site asks for, and what it lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Builder;
use crate::colours::Colours;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::output::Bytes;
use crate::parse::At;
use crate::resolve::{self, Site, Tongue};
use crate::theme::Theme;

/// The theme, as long as its colours and a site's own files of it stay.
pub(super) struct Themed {
    name: String,
    colours: Colours,
    own: BTreeMap<String, Bytes>,
    theme: Arc<Theme>,
    faults: Vec<Diagnostic>,
}

impl Builder {
    pub(super) fn theme(
        &mut self,
        config: &Config,
        themes: &BTreeMap<String, Bytes>,
    ) -> (Arc<Theme>, Vec<Diagnostic>) {
        let (name, colours) = (config.theme.as_str(), config.colours);
        let prefix = format!("{name}/");
        let own: BTreeMap<String, Bytes> = themes
            .iter()
            .filter_map(|(path, bytes)| {
                Some((path.strip_prefix(&prefix)?.to_owned(), bytes.clone()))
            })
            .collect();
        if let Some(known) = self
            .theme
            .as_ref()
            .filter(|known| known.name == name && known.colours == colours && known.own == own)
        {
            return (known.theme.clone(), known.faults.clone());
        }
        let (theme, faults) = Theme::new(&own, name);
        let theme = Arc::new(theme.in_colours(colours));
        self.theme = Some(Themed {
            name: name.to_owned(),
            colours,
            own,
            theme: theme.clone(),
            faults: faults.clone(),
        });
        (theme, faults)
    }
}

/// Folders below `themes/` that are asked for and not there, or there and not used.
pub(super) fn theme_of(config: &Config, themes: &BTreeMap<String, Bytes>) -> Vec<Diagnostic> {
    let name = config.theme.as_str();
    let folders: BTreeSet<&str> = themes
        .keys()
        .filter_map(|path| Some(path.split_once('/')?.0))
        .collect();
    let mut faults = Vec::new();
    if name != "default" && !folders.contains(name) {
        let message = format!("there is no theme in themes/{name}");
        let fault = Diagnostic::error("theme", &config.source.path, message);
        faults.push(
            fault
                .at_place(&config.source, &At::root().key("theme"))
                .help("put its files there, or take the line out to use the built-in theme"),
        );
    }
    for folder in folders.into_iter().filter(|folder| *folder != name) {
        let path = format!("themes/{folder}").into();
        let message = format!("this theme is not used: the site's theme is `{name}`");
        let fault = Diagnostic::warning("theme", &path, message);
        faults.push(fault.help(format!("write `theme: {folder}` in content/site.yaml")));
    }
    faults
}

/// The site in each of its languages, the first one first.
pub(super) fn in_languages(site: Site, theme: &Theme) -> Vec<Arc<Site>> {
    let first = Arc::new(site);
    let others = first.config.languages.iter().skip(1).map(|language| {
        let words = theme.words.get(language).into_iter().flatten();
        let terms = words
            .filter_map(|(key, text)| Some((key.strip_prefix("terms.")?.to_owned(), text.clone())));
        let terms = terms.collect();
        Arc::new(resolve::localise(&first, &Tongue { language, terms }))
    });
    let others: Vec<Arc<Site>> = others.collect();
    std::iter::once(first).chain(others).collect()
}

/// Languages of the site that the theme has no words for, or not all.
pub(super) fn words_of(config: &Config, theme: &Theme) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for (i, language) in config.languages.iter().enumerate() {
        let file: Arc<str> = format!("themes/{}/i18n/{language}.yaml", theme.name).into();
        let is_code = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if !language.chars().all(is_code) {
            // Said already.
            continue;
        }
        if !theme.words.contains_key(language) {
            let known: Vec<&str> = theme.words.keys().map(String::as_str).collect();
            let message = format!("there are no words in the language `{language}`");
            let fault = Diagnostic::error("unknown-language", &config.source.path, message);
            let at = At::root().key("languages");
            let listed = crate::parse::span_of(&config.source, &at.item(i));
            let at = listed.or_else(|| crate::parse::span_of(&config.source, &at));
            faults.push(fault.at_opt(at).help(format!(
                "these are there: {}; for another, put its words in {file}",
                known.join(", ")
            )));
            continue;
        }
        let missing = theme.missing(language);
        if !missing.is_empty() {
            let shown = missing
                .iter()
                .take(5)
                .copied()
                .collect::<Vec<_>>()
                .join(", ");
            let more = match missing.len() {
                0..=5 => String::new(),
                n => format!(" and {} more", n - 5),
            };
            let message = format!("words are missing and stand in English: {shown}{more}");
            let fault = Diagnostic::warning("words-missing", &file, message);
            faults.push(fault.help("copy their lines from the file in English and translate them; what begins with `js.` stands in the file beside it, whose name begins so"));
        }
    }
    faults
}
