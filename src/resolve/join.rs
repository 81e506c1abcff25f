//! Joins references, both ways. Must not know how a slug is found, nor what an entry's
//! node is made of.

mod aliases;
mod nodes;
mod refer;
mod translations;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::cover::Cover;
use super::site::{PageNode, Running, Site};
use super::slugs::{Sorted, entry};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{Kind, Record};
use refer::Index;

pub(super) use refer::Known;

struct Join<'a, 'b> {
    index: Index,
    known: &'a Known<'a>,
    cover: &'a mut Cover<'b>,
    faults: &'a mut Vec<Diagnostic>,
}

pub(super) fn join(
    sorted: &Sorted,
    known: &Known,
    cover: &mut Cover,
    config: &Arc<Config>,
    today: Date,
    faults: &mut Vec<Diagnostic>,
) -> Site {
    let mut site = Site {
        config: config.clone(),
        today,
        epoch: 0,
        needs: Vec::new(),
        places: Vec::new(),
        areas: Default::default(),
        gazetteer: Default::default(),
        outward: cover.outward.clone(),
        groups: Vec::new(),
        venues: Vec::new(),
        offers: Vec::new(),
        pages: Vec::new(),
        alerts: Vec::new(),
        translations: BTreeMap::new(),
        first: None,
        redirects: BTreeMap::new(),
    };
    let mut join = Join {
        index: positions(sorted, today),
        known,
        cover,
        faults,
    };
    // Venues come first: offers and groups stand where they are.
    for (_, record) in sorted
        .by_slug
        .range((Kind::Venue, String::new())..(Kind::Offer, String::new()))
    {
        if let Record::Venue(venue) = &**record {
            let node = join.venue(venue);
            if venue.entry.is_shown_on(today) {
                site.venues.push(node);
            }
        }
    }
    for record in sorted.by_slug.values() {
        let shown = entry(record).is_some_and(|(_, entry)| entry.is_shown_on(today));
        match &**record {
            Record::Group(group) => {
                let node = join.group(group, &site.venues);
                site.groups.extend(shown.then_some(node));
            }
            Record::Offer(offer) => {
                let node = join.offer(offer, &site.venues);
                site.offers.extend(shown.then_some(node));
            }
            Record::Page(page) if shown => site.pages.push(PageNode {
                record: page.clone(),
                permalink: format!("{}/", page.entry.slug),
            }),
            Record::Alert(alert) => {
                let coverage =
                    join.cover
                        .coverage(&alert.entry.source, &alert.serves, &[], join.faults);
                if shown && alert.until.is_none_or(|until| until >= today) {
                    site.alerts.push((alert.clone(), coverage));
                }
            }
            Record::Page(_) | Record::Venue(_) | Record::Translation(_) => {}
        }
    }
    join.translations(sorted, &mut site);
    join.aliases(sorted, &mut site);
    back_references(&mut site);
    site.pages.sort_by(|a, b| {
        (a.record.order.unwrap_or(i32::MAX), &a.record.entry.name)
            .cmp(&(b.record.order.unwrap_or(i32::MAX), &b.record.entry.name))
    });
    site.alerts
        .sort_by(|(a, _), (b, _)| (b.level, &a.entry.slug).cmp(&(a.level, &b.entry.slug)));
    site
}

/// Where each entry will stand among those of its kind.
fn positions(sorted: &Sorted, today: Date) -> Index {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    let position = |(key, record): (&(Kind, String), &Arc<Record>)| {
        let shown = entry(record).is_some_and(|(_, entry)| entry.is_shown_on(today));
        let count = counts.entry(key.0).or_default();
        let position = shown.then_some(*count);
        *count += usize::from(shown);
        (key.clone(), position)
    };
    sorted.by_slug.iter().map(position).collect()
}

/// The other direction of each reference.
fn back_references(site: &mut Site) {
    for (i, offer) in site.offers.iter().enumerate() {
        if offer.common.running == Running::No {
            continue;
        }
        for (venue, session) in &offer.venues {
            site.venues[*venue].offers.push((i, *session));
        }
        for group in &offer.groups {
            site.groups[*group].offers.push(i);
        }
    }
    for i in 0..site.groups.len() {
        if site.groups[i].common.running == Running::No {
            continue;
        }
        if let Some(venue) = site.groups[i].venue {
            site.venues[venue].groups.push(i);
        }
        if let Some(parent) = site.groups[i].parent {
            site.groups[parent].children.push(i);
        }
    }
}
