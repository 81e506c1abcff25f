//! A site in another of its languages: what translations give replaces the first
//! language's, and what they leave out stays and is marked as such. Joins, places and
//! coverage are the same, and so are the positions of all entries. Must not know formats.

mod entries;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::site::{Need, Place, Site, others, welsh_parts};
use crate::foreign;
use crate::model::{Kind, Named};
use crate::output::stamp;
use crate::search::welsh;
use entries::Local;

/// What a site is put into another language with.
pub struct Tongue<'a> {
    /// Its code.
    pub language: &'a str,
    /// Words that staff type in lists, by themselves with `-` between: `step-free`.
    pub terms: BTreeMap<String, String>,
}

/// The site in another of its languages.
pub fn localise(first: &Arc<Site>, tongue: &Tongue) -> Site {
    let language = tongue.language;
    let config = Arc::new(first.config.in_language(language));
    let local = Local::new(first, &config, tongue);
    let pages = first.pages.iter().map(|page| {
        let mut page = page.clone();
        let record = Arc::make_mut(&mut page.record);
        local.entry(Kind::Page, &mut record.entry);
        page
    });
    let alerts = first.alerts.iter().map(|(alert, coverage)| {
        let mut alert = alert.clone();
        local.entry(Kind::Alert, &mut Arc::make_mut(&mut alert).entry);
        (alert, coverage.clone())
    });
    let groups = first.groups.par_iter().map(|node| {
        let mut node = node.clone();
        local.group(Arc::make_mut(&mut node.record));
        node
    });
    let venues = first.venues.par_iter().map(|node| {
        let mut node = node.clone();
        local.venue(Arc::make_mut(&mut node.record));
        node
    });
    let offers = first.offers.par_iter().map(|node| {
        let mut node = node.clone();
        local.offer(Arc::make_mut(&mut node.record));
        node
    });
    Site {
        today: first.today,
        epoch: stamp((first.epoch, language, &tongue.terms)),
        needs: first.needs.iter().map(|one| need(one, language)).collect(),
        places: first
            .places
            .iter()
            .map(|one| place(one, language))
            .collect(),
        areas: first.areas.clone(),
        gazetteer: first.gazetteer.clone(),
        outward: first.outward.clone(),
        groups: groups.collect(),
        venues: venues.collect(),
        offers: offers.collect(),
        pages: pages.collect(),
        alerts: alerts.collect(),
        translations: BTreeMap::new(),
        first: Some(first.clone()),
        redirects: first.redirects.clone(),
        config,
    }
}

fn need(first: &Need, language: &str) -> Need {
    let own = first.translations.get(language);
    let mut need = Need {
        others: called(&first.name, &first.also, &first.translations, language),
        ..first.clone()
    };
    match own {
        Some(Named { name, also }) => {
            if language == "cy" {
                need.others.extend(welsh_parts(name));
                let phrases = std::iter::once(name).chain(also);
                let phrases = phrases.map(|phrase| phrase.to_lowercase());
                // The soft mutation, which stands first: "am fwyd", "i blant".
                let changed = phrases.filter_map(|phrase| welsh::mutated(&phrase).next());
                need.others.extend(changed);
            }
            (need.name, need.also) = (name.clone(), also.clone());
        }
        None => {
            need.name = foreign::mark(&first.name);
            need.also.clear();
        }
    }
    need
}

/// The names of places stay names in every language, so they are not marked.
fn place(first: &Place, language: &str) -> Place {
    let own = first.translations.get(language);
    let mut place = Place {
        others: called(&first.name, &first.also, &first.translations, language),
        ..first.clone()
    };
    if let Some(Named { name, also }) = own {
        (place.name, place.also) = (name.clone(), also.clone());
    }
    place
}

/// What something is called in the first language, and in all others but one.
fn called(
    name: &str,
    also: &[String],
    translations: &BTreeMap<String, Named>,
    but: &str,
) -> Vec<String> {
    let first = std::iter::once(name.to_owned()).chain(also.iter().cloned());
    first.chain(others(translations, but)).collect()
}
