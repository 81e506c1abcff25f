//! What every page shows: the frame around it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::contact::Call;
use super::script_words::ScriptWords;
use super::words::Say;
use super::{Link, Notice, alerts};
use crate::colours::Palette;
use crate::hours::compact;
use crate::outputs::{Given, assets};
use crate::resolve::{Locality, Site};
use crate::theme::{Theme, Words};

/// What every page shows.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Chrome {
    /// Where the site's pages in this language are: `/`, `/wirral/` or `/wirral/cy/`.
    pub base: String,
    /// Where the site's root is, when that is elsewhere; else empty.
    pub root: String,
    /// Where the theme's assets are, from the host's root on.
    pub assets: String,
    /// The colours of the bands, and of the lit door: `#123a46`.
    pub colours: Bands,
    /// Language code.
    pub lang: String,
    /// The code of the site's first language.
    pub first: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The interface's words, nested as in their file.
    pub t: BTreeMap<String, Word>,
    pub site_name: String,
    pub area: String,
    pub nav: Vec<NavItem>,
    /// Pages of text that the main menu has no room for.
    pub footer: Vec<Link>,
    pub helpline: Option<Helpline>,
    pub publisher: Option<Publisher>,
    /// Where postcodes come from must be said.
    pub postcodes: bool,
    pub alerts: Vec<Notice>,
    /// The script of the form, if the theme has it.
    pub finder_js: String,
    /// The script of the results, if the theme has it.
    pub results_js: String,
    /// The script of the list, if the theme has it.
    pub list_js: String,
    /// The script of the desk, if the theme has it.
    pub desk_js: String,
    /// Words of the buttons that save to a list, as JSON.
    pub saving_words: String,
    /// The manifest's address.
    pub manifest: String,
    /// The site's root, whatever the language: what its worker is for.
    pub scope: String,
    /// The picture of links that are shared, with the host.
    pub share: String,
    /// The script that every page loads, if the theme has it.
    pub frame_js: String,
    /// The script of "Exit this page", if the theme has it.
    pub exit_js: String,
    /// The script of the page of what is saved, if the theme has it.
    pub saved_js: String,
    /// The address of the site's worker; empty when the site is not to work offline.
    pub worker: String,
    /// The script that says what language a result is in, if the site has several.
    pub language_js: String,
    /// Words for those scripts, as JSON that is safe within a script element.
    pub finder_words: String,
    pub results_words: String,
    /// The words that are fetched later.
    #[serde(skip)]
    pub later_words: Option<(String, Vec<u8>)>,
    /// The script that says whether entries are on now, if the theme has it.
    pub now_js: String,
    /// The script of What's on, if the theme has it.
    pub diary_js: String,
    /// The year's days and the words that those scripts need, as JSON that is safe within
    /// a script element.
    pub now_data: String,
}

/// Colours for what is around a page.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Bands {
    /// The bands on light screens.
    pub light: String,
    /// And on dark ones.
    pub dark: String,
    /// The lit door.
    pub sun: String,
}

/// An entry of the main menu.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NavItem {
    /// What pages of it give as theirs.
    pub key: String,
    pub link: Link,
}

/// Whom to ring.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Helpline {
    pub label: String,
    pub call: Call,
    pub hours: String,
}

/// Who publishes the site.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Publisher {
    pub name: String,
    pub address: String,
    pub website: String,
}

/// A word or words below it.
#[derive(Debug, Clone, Serialize, Hash)]
#[serde(untagged)]
pub enum Word {
    Text(String),
    Below(BTreeMap<String, Word>),
}

/// Pages of text in the main menu: on a phone, more would push the page down.
const MENU: usize = 1;

impl Chrome {
    /// From the site.
    pub fn new(given: &Given) -> Chrome {
        let (site, config) = (given.site, &given.site.config);
        let language = config.language.as_str();
        let say = Say::new(given.theme, language);
        let link = |permalink: &str, text: &str| Link {
            href: config.href(permalink),
            text: text.to_owned(),
        };
        let item = |key: &str, word| NavItem {
            key: key.to_owned(),
            link: link(&format!("{key}/"), say.word(word)),
        };
        let mut nav = Vec::new();
        nav.extend((!site.needs.is_empty()).then(|| item("needs", "nav.needs")));
        let somewhere = !Locality::all(site).is_empty();
        nav.extend(somewhere.then(|| item("places", "nav.places")));
        nav.push(item("whats-on", "nav.whats_on"));
        nav.push(item("a-z", "nav.a_z"));
        nav.push(item("volunteering", "nav.volunteering"));
        let (mut footer, mut in_menu) = (Vec::new(), 0);
        for page in &site.pages {
            let link = link(&page.permalink, &page.record.entry.name);
            if page.record.menu && in_menu < MENU {
                in_menu += 1;
                nav.push(NavItem {
                    key: page.permalink.clone(),
                    link,
                });
            } else {
                footer.push(link);
            }
        }
        footer.push(link("list/", say.word("saved.title")));
        footer.push(link("desk/", say.word("desk.title")));
        let assets = format!("{}{}", config.base, assets::folder(given.theme));
        let script = |name: &str| match given.theme.assets.contains_key(name) {
            true => format!("{assets}{name}"),
            false => String::new(),
        };
        let words = ScriptWords::of(given, &say);
        let Palette { light, dark } = config.colours.palette();
        Chrome {
            base: config.href(""),
            root: match config.path.is_empty() {
                true => String::new(),
                false => config.base.clone(),
            },
            colours: Bands {
                light: light.ink.to_string(),
                dark: dark.ink.to_string(),
                sun: light.sun.to_string(),
            },
            lang: language.to_owned(),
            first: config.languages[0].clone(),
            dir: direction(given.theme, language),
            t: nested(given.theme.words.get("en"), given.theme.words.get(language)),
            site_name: config.name.clone(),
            area: config.area.clone(),
            nav,
            footer,
            helpline: config.helpline.as_ref().map(|helpline| Helpline {
                label: helpline
                    .label
                    .clone()
                    .unwrap_or_else(|| say.say("helpline.label")),
                call: Call::new(&helpline.phone),
                hours: helpline.hours.clone().unwrap_or_default(),
            }),
            publisher: config.publisher.as_ref().map(|publisher| Publisher {
                name: publisher.name.clone(),
                address: publisher.address.clone().unwrap_or_default(),
                website: publisher.website.clone().unwrap_or_default(),
            }),
            postcodes: !site.gazetteer.units().is_empty(),
            alerts: alerts::everywhere(site),
            finder_js: script("js/finder.js"),
            results_js: script("js/results.js"),
            list_js: script("js/listPage.js"),
            desk_js: script("js/desk.js"),
            saving_words: saving_words(&say),
            manifest: format!("{}{}", config.base, crate::outputs::MANIFEST),
            scope: config.base.clone(),
            share: format!(
                "{}{}images/share.png",
                config.base_url,
                assets::folder(given.theme)
            ),
            frame_js: script("js/frame.js"),
            exit_js: script("js/exit.js"),
            saved_js: script("js/saved.js"),
            worker: match config.offline {
                true => format!("{}{}", config.base, crate::outputs::WORKER),
                false => String::new(),
            },
            language_js: match config.languages.len() {
                1 => String::new(),
                _ => script("js/language.js"),
            },
            finder_words: words.form,
            results_words: words.results,
            later_words: words.later,
            now_js: script("js/now.js"),
            diary_js: script("js/diary.js"),
            now_data: now_data(site, &words.now),
            assets,
        }
    }
}

/// What a script needs to say when something is on: words, and the days of this year and the
/// next two, so that it is the same all year.
fn now_data(site: &Site, words: &str) -> String {
    let year = site.today.year();
    let from = jiff::civil::Date::new(year, 1, 1).unwrap_or(site.today);
    let until = jiff::civil::Date::new(year + 2, 12, 31).unwrap_or(site.today);
    let days = compact::calendar(&site.config.calendar(), from, until);
    let days = serde_json::to_string(&days).unwrap_or_default();
    format!("{{\"days\":{days},\"words\":{words}}}")
}

/// Which way a language is written: as its words say, else as is known of it.
pub fn direction(theme: &Theme, language: &str) -> &'static str {
    let said = theme.words.get(language).and_then(|words| words.get("dir"));
    match (said.map(String::as_str), language.split('-').next()) {
        (Some("rtl"), _) => "rtl",
        (Some(_), _) => "ltr",
        (None, Some("ar" | "fa" | "he" | "ps" | "ur" | "yi")) => "rtl",
        (None, Some(_) | None) => "ltr",
    }
}

/// What the buttons on cards and entries say, of the list's words.
fn saving_words(say: &Say) -> String {
    let mut words = say.below("js-list.");
    words.retain(|key, _| ["on", "off", "full", "lost", "failed"].contains(key));
    serde_json::to_string(&words).unwrap_or_default()
}

/// Words with dotted keys as a tree; later ones replace earlier ones.
fn nested(first: Option<&Words>, then: Option<&Words>) -> BTreeMap<String, Word> {
    fn put(tree: &mut BTreeMap<String, Word>, key: &str, text: &str) {
        match key.split_once('.') {
            None => drop(tree.insert(key.to_owned(), Word::Text(text.to_owned()))),
            Some((head, rest)) => {
                let below = tree
                    .entry(head.to_owned())
                    .or_insert_with(|| Word::Below(BTreeMap::new()));
                if let Word::Text(_) = below {
                    *below = Word::Below(BTreeMap::new());
                }
                if let Word::Below(tree) = below {
                    put(tree, rest, text);
                }
            }
        }
    }
    let mut tree = BTreeMap::new();
    for words in [first, then].into_iter().flatten() {
        for (key, text) in words {
            put(&mut tree, key, text);
        }
    }
    tree
}
