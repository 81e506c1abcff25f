//! `content/site.yaml`: the site's settings, and those of them that are a line each; what
//! has a shape of its own is in a file of its own. Must not know entries.

mod address;
mod colours;
mod languages;
mod map;
mod people;
mod terms;

use std::collections::BTreeMap;

use crate::colours::Colours;
use crate::diagnostic::Diagnostic;
use crate::hours::{Calendar, Nation};
use crate::model::{Fields, Located};
use crate::parse::{self, At};
use crate::source::Source;

pub use languages::Said;
pub use map::{Map, Tiles};
pub use people::{Helpline, Neighbour, Publisher, ReportTo};
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

    /// What the days of the year are here.
    pub fn calendar(&self) -> Calendar {
        let terms = self.terms.iter().map(|term| (term.from, term.until));
        Calendar::new(self.bank_holidays, terms)
    }
}

fn read(fields: &mut Fields) -> Option<Config> {
    let name = fields.required("name");
    let area = fields.required("area");
    let base_url = address::read(fields);
    let outward = outward(fields);
    let helpline = fields.maps("helpline", people::helpline);
    let review_after = fields.number("review_after", 1.0..=60.0);
    let languages = languages::read(fields);
    let edit_url = edit_url(fields);
    let report_to = people::report_to(fields);
    let publisher = fields.maps("publisher", people::publisher);
    let theme = theme(fields);
    let colours = colours::read(fields);
    let neighbours = fields.maps("neighbours", people::neighbour);
    let radius = fields.number("radius", 0.5..=50.0);
    let map = fields.maps("map", map::read);
    let offline = !fields.has("offline") || fields.flag("offline");
    let bank_holidays = fields.word("bank_holidays").unwrap_or_default();
    let terms = terms::read(fields);
    units(fields);
    let translations = languages::translations(fields, &languages);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // within the range that is asked for
    let review_after = review_after.map_or(6, |months| months as u8);
    Some(Config {
        source: fields.source().clone(),
        name: name?.value,
        area: area?.value,
        base: address::path_of(&base_url),
        base_url,
        outward,
        helpline: helpline.into_iter().next(),
        review_after,
        language: languages[0].clone(),
        path: String::new(),
        translations,
        languages,
        edit_url,
        report_to,
        publisher: publisher.into_iter().next(),
        theme,
        colours,
        neighbours,
        radius: radius.unwrap_or(3.0),
        map: map.into_iter().next().unwrap_or_default(),
        offline,
        bank_holidays,
        terms,
    })
}

fn outward(fields: &mut Fields) -> Vec<Located<String>> {
    let outward = fields.names("outward");
    if outward.is_empty() {
        let at = fields.at().clone();
        fields.error(
            "missing-field",
            &at,
            "`outward` is missing",
            "list the outward codes that the directory covers: `outward: [CH41, CH42]`",
        );
    }
    outward
}

fn edit_url(fields: &mut Fields) -> Option<String> {
    let typed = fields.text("edit_url")?;
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
}

fn theme(fields: &mut Fields) -> String {
    let Some(typed) = fields.text("theme") else {
        return "default".to_owned();
    };
    if typed.value.contains(['/', '\\', '.']) {
        fields.error(
            "theme",
            &typed.at,
            "`theme` is the name of a folder below themes/",
            "write the name only",
        );
    }
    typed.value
}

/// Distances are in miles, which may be said.
fn units(fields: &mut Fields) {
    if let Some(units) = fields.text("units").filter(|units| units.value != "miles") {
        fields.error(
            "unknown-word",
            &units.at,
            format!("`units` cannot be `{}`", units.value),
            "distances are in miles",
        );
    }
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
