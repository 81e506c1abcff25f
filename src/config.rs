//! `content/site.yaml`: the site's settings. Must not know entries.

mod colours;
mod map;
mod terms;

use std::collections::BTreeMap;

use crate::colours::Colours;
use crate::diagnostic::Diagnostic;
use crate::foreign;
use crate::hours::{Calendar, Nation};
use crate::model::{Email, Fields, Link, Located, Phone};
use crate::parse::{self, At};
use crate::source::Source;

pub use map::{Map, Tiles};
pub use terms::Term;

/// Where the settings stand.
pub const PATH: &str = "content/site.yaml";

/// A site's settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// The file.
    pub source: Source,
    /// The site's name.
    pub name: String,
    /// What it covers, in words: `Wirral`.
    pub area: String,
    /// Where it will be: scheme, host and path, ending in `/`.
    pub base_url: String,
    /// The path part of `base_url`: `/` or `/wirral/`.
    pub base: String,
    /// Outward codes of the area, as typed.
    pub outward: Vec<Located<String>>,
    /// A telephone to ring when nothing is found.
    pub helpline: Option<Helpline>,
    /// Months after which a check is old.
    pub review_after: u8,
    /// Interface languages, the first being the default.
    pub languages: Vec<String>,
    /// The one that this site is in.
    pub language: String,
    /// Where it is below the base: empty for the first language, else `cy/`.
    pub path: String,
    /// What the settings say in the other languages.
    pub translations: BTreeMap<String, Said>,
    /// Template of the edit link, with `{path}`.
    pub edit_url: Option<String>,
    /// Where "Something wrong?" leads.
    pub report_to: Option<ReportTo>,
    /// Who publishes it.
    pub publisher: Option<Publisher>,
    /// Folder below `themes/`.
    pub theme: String,
    /// What colours the theme has.
    pub colours: Colours,
    /// Directories over the border.
    pub neighbours: Vec<Neighbour>,
    /// How far "near" is, in miles, until the person chooses.
    pub radius: f64,
    /// What the map is drawn with, beside postcodes.
    pub map: Map,
    /// Whether the site stays on the visitor's device, to work without a network.
    pub offline: bool,
    /// Whose bank holidays.
    pub bank_holidays: Nation,
    /// School terms, by first day.
    pub terms: Vec<Term>,
}

/// Whom to ring.
#[derive(Debug, Clone)]
pub struct Helpline {
    /// The number.
    pub phone: Phone,
    /// When it is answered.
    pub hours: Option<String>,
    /// What it is called.
    pub label: Option<String>,
}

/// Where mistakes are reported.
#[derive(Debug, Clone)]
pub enum ReportTo {
    /// By e-mail.
    Email(Email),
    /// On a page.
    Url(Link),
}

/// What the settings say in another language; `None` where they say nothing else.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The site's name.
    pub name: Option<String>,
    /// The area in words.
    pub area: Option<String>,
    /// What the helpline is called.
    pub helpline_label: Option<String>,
    /// When it is answered.
    pub helpline_hours: Option<String>,
}

/// Who publishes the site.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Name.
    pub name: String,
    /// Postal address.
    pub address: Option<String>,
    /// Website.
    pub website: Option<String>,
}

/// A directory over the border.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// Its name.
    pub name: String,
    /// Its address.
    pub url: String,
    /// Its outward codes, as typed.
    pub outward: Vec<Located<String>>,
}

impl Config {
    /// Reads the settings. `None` only when too little is there to go on.
    pub fn decode(source: &Source) -> (Option<Config>, Vec<Diagnostic>) {
        let (document, mut faults) = parse::parse(source);
        let config = document.as_ref().and_then(|document| {
            let mut fields = Fields::new(document, &document.value, At::root(), &mut faults)?;
            let config = read(&mut fields);
            fields.finish();
            config
        });
        (config, faults)
    }

    /// The whole address of a page: `https://example.org/wirral/offers/x/`.
    pub fn absolute(&self, path: &str) -> String {
        format!(
            "{}{}{}",
            self.base_url,
            self.path,
            path.trim_start_matches('/')
        )
    }

    /// Where a page is from the host's root on: `/wirral/offers/x/`.
    pub fn href(&self, path: &str) -> String {
        format!("{}{}{path}", self.base, self.path)
    }

    /// Where the pages of a language are below the base.
    pub fn path_of(&self, language: &str) -> String {
        match self
            .languages
            .first()
            .is_some_and(|first| first == language)
        {
            true => String::new(),
            false => format!("{language}/"),
        }
    }

    /// The settings of the site in another of its languages.
    pub fn in_language(&self, language: &str) -> Config {
        let mut config = self.clone();
        config.language = language.to_owned();
        config.path = self.path_of(language);
        let said = self.translations.get(language).cloned().unwrap_or_default();
        let Said {
            name,
            area,
            helpline_label,
            helpline_hours,
        } = said;
        config.name = name.unwrap_or(config.name);
        config.area = area.unwrap_or(config.area);
        if let Some(helpline) = &mut config.helpline {
            // A label in the first language would stand where the theme has words.
            helpline.label = helpline_label;
            helpline.hours = helpline_hours.or(helpline.hours.take().map(|h| foreign::mark(&h)));
        }
        config
    }

    /// What the days of the year are here.
    pub fn calendar(&self) -> Calendar {
        let terms = self.terms.iter().map(|term| (term.from, term.until));
        Calendar::new(self.bank_holidays, terms)
    }
}

fn read(fields: &mut Fields) -> Option<Config> {
    let name = fields.required("name");
    let area = fields.required("area");
    let base_url = fields.text("base_url");
    let outward = fields.names("outward");
    let helpline = fields.maps("helpline", helpline).into_iter().next();
    let review_after = fields.number("review_after", 1.0..=60.0);
    let languages: Vec<Located<String>> = fields.names("languages");
    let edit_url = fields.text("edit_url");
    let report_to = fields
        .text("report_to")
        .and_then(|typed| report_to(fields, &typed));
    let publisher = fields.maps("publisher", publisher).into_iter().next();
    let theme = fields.text("theme");
    let colours = colours::read(fields);
    let neighbours = fields.maps("neighbours", neighbour);
    let radius = fields.number("radius", 0.5..=50.0);
    let map = fields.maps("map", map::read).into_iter().next();
    let offline = !fields.has("offline") || fields.flag("offline");
    let bank_holidays = fields.word("bank_holidays").unwrap_or_default();
    let terms = terms::read(fields);
    if let Some(units) = fields.text("units").filter(|units| units.value != "miles") {
        fields.error(
            "unknown-word",
            &units.at,
            format!("`units` cannot be `{}`", units.value),
            "distances are in miles",
        );
    }
    if outward.is_empty() {
        let at = fields.at().clone();
        fields.error(
            "missing-field",
            &at,
            "`outward` is missing",
            "list the outward codes that the directory covers: `outward: [CH41, CH42]`",
        );
    }
    let base_url = base_url
        .and_then(|typed| base_url_of(fields, &typed))
        .unwrap_or_else(|| "https://example.org/".to_owned());
    let edit_url = edit_url.and_then(|typed| {
        let sound = typed.value.starts_with("https://")
            && typed.value.contains("{path}")
            && !typed.value.contains(['"', '<', ' ']);
        if !sound {
            fields.error(
                "edit-url",
                &typed.at,
                "`edit_url` needs https:// and {path}",
                "like https://github.com/NAME/REPO/edit/main/{path}",
            );
        }
        sound.then_some(typed.value)
    });
    let theme = theme.map_or_else(
        || "default".to_owned(),
        |typed| {
            if typed.value.contains(['/', '\\', '.']) {
                fields.error(
                    "theme",
                    &typed.at,
                    "`theme` is the name of a folder below themes/",
                    "write the name only",
                );
            }
            typed.value
        },
    );
    for language in languages.iter().filter(|l| {
        !(2..=8).contains(&l.value.len())
            || !l
                .value
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-')
    }) {
        fields.error(
            "language-code",
            &language.at,
            format!("`{}` is not a language code", language.value),
            "like en or cy",
        );
    }
    for (i, language) in languages.iter().enumerate() {
        if languages[..i]
            .iter()
            .any(|before| before.value == language.value)
        {
            fields.error(
                "language-code",
                &language.at,
                format!("`{}` is there twice", language.value),
                "take one out",
            );
        }
    }
    let languages: Vec<String> = languages.into_iter().map(|l| l.value).collect();
    let others = languages.iter().skip(1);
    let translations = others
        .filter_map(|code| Some((code.clone(), fields.in_language(code, said)?)))
        .collect();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // within the range that is asked for
    let review_after = review_after.map_or(6, |months| months as u8);
    Some(Config {
        source: fields.source().clone(),
        name: name?.value,
        area: area?.value,
        base: path_of(&base_url),
        base_url,
        outward,
        helpline,
        review_after,
        language: languages.first().map_or("en", String::as_str).to_owned(),
        path: String::new(),
        translations,
        languages: if languages.is_empty() {
            vec!["en".to_owned()]
        } else {
            languages
        },
        edit_url,
        report_to,
        publisher,
        theme,
        colours,
        neighbours,
        radius: radius.unwrap_or(3.0),
        map: map.unwrap_or_default(),
        offline,
        bank_holidays,
        terms,
    })
}

fn base_url_of(fields: &mut Fields, typed: &Located<String>) -> Option<String> {
    let plain = |text: &str| !text.contains(['"', '<', '>', ' ', '?', '#', '\\', '\'']);
    // A preview's own address is fine as a base, though not as a link.
    let local = typed
        .value
        .starts_with("http://localhost")
        .then(|| typed.value.clone());
    match crate::model::url(&typed.value).ok().or(local) {
        Some(url)
            if plain(&url)
                && typed.value.contains("://")
                && !url.contains("..")
                && !path_of(&url).contains("//") =>
        {
            Some(if url.ends_with('/') { url } else { url + "/" })
        }
        Some(_) | None => {
            fields.error(
                "base-url",
                &typed.at,
                format!("`base_url` is not a web address: `{}`", typed.value),
                "like https://example.github.io/wirral/",
            );
            None
        }
    }
}

fn path_of(base_url: &str) -> String {
    let rest = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    rest.find('/')
        .map_or_else(|| "/".to_owned(), |slash| rest[slash..].to_owned())
}

fn helpline(fields: &mut Fields) -> Option<Helpline> {
    let phone = fields.required("phone");
    let hours = fields.text("hours").map(|t| t.value);
    let label = fields.text("label").map(|t| t.value);
    let typed = phone?;
    let phone = Phone::read(&typed.value, None);
    if phone.is_none() {
        fields.error(
            "not-a-phone",
            &typed.at,
            format!("this is not a phone number: `{}`", typed.value),
            "write digits, with spaces if you like: 0151 496 0000",
        );
    }
    Some(Helpline {
        phone: phone?,
        hours,
        label,
    })
}

fn said(fields: &mut Fields) -> Option<Said> {
    let mut text = |name| fields.text(name).map(|text| text.value);
    let (name, area) = (text("name"), text("area"));
    let helpline = fields.maps("helpline", |line| {
        let label = line.text("label").map(|text| text.value);
        Some((label, line.text("hours").map(|text| text.value)))
    });
    let (helpline_label, helpline_hours) = helpline.into_iter().next().unwrap_or_default();
    Some(Said {
        name,
        area,
        helpline_label,
        helpline_hours,
    })
}

fn report_to(fields: &mut Fields, typed: &Located<String>) -> Option<ReportTo> {
    if let Some(address) = crate::model::email(&typed.value) {
        return Some(ReportTo::Email(Email {
            address: address.to_owned(),
            label: None,
        }));
    }
    match crate::model::url(&typed.value) {
        Ok(url) => Some(ReportTo::Url(Link { url, label: None })),
        Err(_) => {
            fields.error(
                "report-to",
                &typed.at,
                format!(
                    "`report_to` is neither an e-mail address nor a web address: `{}`",
                    typed.value
                ),
                "like directory@example.org",
            );
            None
        }
    }
}

fn publisher(fields: &mut Fields) -> Option<Publisher> {
    let name = fields.required("name");
    let address = fields.text("address").map(|t| t.value);
    let website = fields
        .text("website")
        .and_then(|typed| checked_url(fields, &typed));
    Some(Publisher {
        name: name?.value,
        address,
        website,
    })
}

fn neighbour(fields: &mut Fields) -> Option<Neighbour> {
    let name = fields.required("name");
    let url = fields
        .required("url")
        .and_then(|typed| checked_url(fields, &typed));
    let outward = fields.names("outward");
    Some(Neighbour {
        name: name?.value,
        url: url?,
        outward,
    })
}

fn checked_url(fields: &mut Fields, typed: &Located<String>) -> Option<String> {
    crate::model::url(&typed.value)
        .map_err(|bad| {
            fields.error(
                "not-a-link",
                &typed.at,
                format!(
                    "this is not a web address that can be published: `{}`",
                    typed.value
                ),
                bad.help(),
            )
        })
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_with_their_defaults() {
        let source = Source::new(
            PATH,
            "name: Test\narea: Wirral\nbase_url: https://example.github.io/wirral\noutward: [CH41, CH42]\nhelpline: {phone: 0151 496 0000}\n",
        );
        let (config, faults) = Config::decode(&source);
        assert_eq!(faults, []);
        let config = config.expect("the settings are sound");
        assert_eq!(
            (config.base.as_str(), config.base_url.as_str()),
            ("/wirral/", "https://example.github.io/wirral/")
        );
        assert_eq!(
            (config.radius, config.review_after, config.languages),
            (3.0, 6, vec!["en".to_owned()])
        );
    }

    #[test]
    fn every_fault_of_the_settings_is_named() {
        let source = Source::new(
            PATH,
            "nme: Test\narea: Wirral\nbase_url: ftp://x\nradius: far\nhelpline: {phone: ask}\nunits: km\n",
        );
        let (config, faults) = Config::decode(&source);
        assert!(config.is_none());
        let mut codes: Vec<_> = faults.iter().map(|f| f.code).collect();
        codes.sort_unstable();
        assert_eq!(
            codes,
            [
                "base-url",
                "missing-field",
                "not-a-number",
                "not-a-phone",
                "unknown-field",
                "unknown-word"
            ]
        );
    }
}
