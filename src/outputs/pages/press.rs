//! Views → pages: what all pages of a language are rendered with, kept for as long as
//! the theme and the frame around the pages stay.

use tera::{Context, Tera};

use super::sprite::Signs;
use super::templates;
use super::view::{self, Chrome, Maker, Which};
use crate::diagnostic::Diagnostic;
use crate::foreign;
use crate::output::Bytes;
use crate::outputs::{Given, scripts};
use crate::theme::Theme;

/// What pages of one language are rendered with.
pub(in crate::outputs) struct Press {
    theme: String,
    chrome: Chrome,
    tera: Tera,
    signs: Signs,
    script: scripts::Inline,
    /// The file of words that scripts fetch later.
    pub(in crate::outputs) later_words: Option<(String, Bytes)>,
}

impl Press {
    /// Parses the templates.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(in crate::outputs) fn new(given: &Given, chrome: Chrome) -> Result<Press, Vec<Diagnostic>> {
        let theme: &Theme = given.theme;
        let mut tera = templates::parse(theme)?;
        *tera.global_context() = Context::from_serialize(&chrome)
            .map_err(|error| templates::faults(theme, "base.html", &error))?;
        let words = chrome.later_words.as_ref();
        Ok(Press {
            theme: theme.version.clone(),
            tera,
            signs: Signs::of(theme),
            script: scripts::Inline::of(theme, &chrome.assets),
            later_words: words.map(|(path, bytes)| (path.clone(), bytes.as_slice().into())),
            chrome,
        })
    }

    /// Whether it still holds.
    pub(in crate::outputs) fn is_for(&self, given: &Given, chrome: &Chrome) -> bool {
        self.theme == given.theme.version && self.chrome == *chrome
    }

    /// Makes a page.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub(in crate::outputs) fn print(
        &self,
        given: &Given,
        maker: &Maker,
        which: &Which,
    ) -> Result<String, Vec<Diagnostic>> {
        let view = maker.view(which);
        let context = Context::from_serialize(&view)
            .map_err(|error| templates::faults(given.theme, view.template, &error))?;
        let html = templates::render(&self.tera, given.theme, view.template, &context)?;
        Ok(in_languages(given, self.script.put(self.signs.put(html))))
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
