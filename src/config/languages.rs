//! `languages`: which the site is in, and what the settings say in each but the first. Must
//! not know the words of pages.

use std::collections::BTreeMap;

use super::Config;
use crate::foreign;
use crate::model::Fields;

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

impl Config {
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
}

/// The codes, the default one first: at least one.
pub(super) fn read(fields: &mut Fields) -> Vec<String> {
    let languages = fields.names("languages");
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
    if languages.is_empty() {
        return vec!["en".to_owned()];
    }
    languages.into_iter().map(|l| l.value).collect()
}

/// What the settings say in the languages after the first.
pub(super) fn translations(fields: &mut Fields, languages: &[String]) -> BTreeMap<String, Said> {
    let others = languages.iter().skip(1);
    others
        .filter_map(|code| Some((code.clone(), fields.in_language(code, said)?)))
        .collect()
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
