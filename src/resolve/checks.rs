//! Faults that only the whole site shows.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Running, Site};
use crate::diagnostic::Diagnostic;
use crate::model::{Entry, Way};
use crate::postcode::Postcode;

pub(super) fn check(site: &Site, today: Date, faults: &mut Vec<Diagnostic>) {
    let entries = || {
        let groups = site
            .groups
            .iter()
            .map(|group| (&group.record.entry, &group.common));
        let venues = site
            .venues
            .iter()
            .map(|venue| (&venue.record.entry, &venue.common));
        let offers = site
            .offers
            .iter()
            .map(|offer| (&offer.record.entry, &offer.common));
        groups.chain(venues).chain(offers)
    };
    for (entry, _) in entries() {
        if let Some(checked) = entry
            .checked
            .as_ref()
            .filter(|checked| checked.value > today)
        {
            let fault = Diagnostic::error(
                "checked-in-future",
                &entry.source.path,
                format!(
                    "`checked` is a day that has not come yet: {}",
                    checked.value
                ),
            );
            faults.push(fault.at_place(&entry.source, &checked.at).help(format!(
                "write the day when a person last confirmed it; today is {today}"
            )));
        }
    }
    parents(site, faults);
    for offer in &site.offers {
        let nowhere = offer.common.spots.is_empty()
            && offer.record.sessions.is_empty()
            && offer.record.address.postcode.is_none();
        if nowhere && offer.record.ways.contains(&Way::InPerson) {
            let entry = &offer.record.entry;
            let fault = Diagnostic::warning(
                "in-person-nowhere",
                &entry.source.path,
                format!("`{}` is in person, and it is not said where", entry.name),
            );
            faults.push(fault.help("add `venue: …`, or `address: …` and `postcode: …`"));
        }
    }
    let mut seen: HashMap<(&'static str, Postcode, String), &Entry> = HashMap::new();
    for (entry, common) in entries().filter(|(_, common)| common.running != Running::No) {
        let Some(postcode) = common.spots.iter().find_map(|spot| spot.postcode) else {
            continue;
        };
        let kind = match common.permalink.as_bytes().first() {
            Some(b'g') => "group",
            Some(b'v') => "venue",
            _ => "offer",
        };
        let key = (kind, postcode, crate::places::fold(&entry.name));
        let Some(first) = seen.get(&key) else {
            seen.insert(key, entry);
            continue;
        };
        let known =
            |a: &Entry, b: &Entry| a.not_duplicate_of.iter().any(|other| other.value == b.slug);
        if !known(entry, first) && !known(first, entry) {
            let fault = Diagnostic::warning(
                "looks-twice",
                &entry.source.path,
                format!(
                    "another {kind} has the same name and postcode: {}",
                    entry.name
                ),
            );
            let help = format!(
                "keep one, or add `not_duplicate_of: {}` if they are two",
                first.slug
            );
            faults.push(
                fault
                    .at_place(&entry.source, &entry.at)
                    .related_place(&first.source, &first.at, "the other is here")
                    .help(help),
            );
        }
    }
}

/// A group that is, by way of others, its own parent.
fn parents(site: &Site, faults: &mut Vec<Diagnostic>) {
    for (i, group) in site.groups.iter().enumerate() {
        let mut above = group.parent;
        let mut steps = 0;
        while let Some(parent) = above {
            if parent == i {
                let entry = &group.record.entry;
                let fault = Diagnostic::error(
                    "parent-of-itself",
                    &entry.source.path,
                    format!("`{}` is its own parent", entry.name),
                )
                .help("take `parent` out of one of the groups");
                faults.push(match &group.record.parent {
                    Some(parent) => fault.at_place(&entry.source, &parent.at),
                    None => fault,
                });
                break;
            }
            above = site.groups[parent].parent;
            steps += 1;
            if steps > site.groups.len() {
                break;
            }
        }
    }
}
