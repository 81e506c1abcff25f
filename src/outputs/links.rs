//! Links in texts that stay on the site: each has to lead to a file of it.

use super::Edition;
use crate::diagnostic::{Diagnostic, nearest};
use crate::output::Files;
use crate::parse::markdown::Markdown;
use crate::resolve::Site;
use crate::source::Source;

/// A warning for each link of a text that leads nowhere. `site` is in its first
/// language; `edition` is all of it.
pub(super) fn check(site: &Site, edition: &Edition) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for (source, body) in texts(site) {
        for link in &body.links {
            if leads_somewhere(&link.path, edition) {
                continue;
            }
            let message = format!("nothing on this site is at `{}`", link.path);
            let fault = Diagnostic::warning("dead-link", &source.path, message);
            faults.push(
                fault
                    .at_opt(link.span.clone())
                    .help(help(&link.path, edition)),
            );
        }
    }
    faults
}

fn texts(site: &Site) -> impl Iterator<Item = (&Source, &Markdown)> {
    let groups = site.groups.iter().map(|group| &group.record.entry);
    let venues = site.venues.iter().map(|venue| &venue.record.entry);
    let offers = site.offers.iter().map(|offer| &offer.record.entry);
    let pages = site.pages.iter().map(|page| &page.record.entry);
    let alerts = site.alerts.iter().map(|(alert, _)| &alert.entry);
    let entries = groups
        .chain(venues)
        .chain(offers)
        .chain(pages)
        .chain(alerts);
    let translations = site.translations.values();
    entries
        .map(|entry| (&entry.source, &entry.body))
        .chain(translations.map(|said| (&said.source, &said.body)))
}

/// Whether a link as typed is a file, or a folder with a page.
fn leads_somewhere(typed: &str, edition: &Edition) -> bool {
    let Some(path) = typed.strip_prefix('/') else {
        return false;
    };
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let folder = path.strip_suffix('/').unwrap_or(path);
    let page = match folder {
        "" => "index.html".to_owned(),
        folder => format!("{folder}/index.html"),
    };
    edition.has(&page) || path == folder && edition.has(path)
}

fn help(typed: &str, edition: &Edition) -> String {
    let first = typed.split('/').next().unwrap_or(typed);
    if first.contains('.') && !first.starts_with('.') && !first.ends_with(".md") {
        return format!("for a page elsewhere write https://{typed}");
    }
    let name = typed.trim_matches(['/', '.']).trim_end_matches(".md");
    let name = name.rsplit('/').next().unwrap_or(name);
    let pages = edition.addresses().filter_map(|path| {
        let folder = path.strip_suffix("/index.html");
        folder.or(path.starts_with("files/").then_some(path))
    });
    let same = |path: &&str| path.rsplit('/').next() == Some(name);
    let meant = pages
        .clone()
        .find(same)
        .or_else(|| nearest(typed.trim_matches('/'), pages));
    match meant {
        Some(path) => format!("did you mean `{}`?", address(path)),
        None => "open the page and copy its address, from the `/` after the site's own".to_owned(),
    }
}

/// How a page or file is typed in a link.
fn address(path: &str) -> String {
    match path.starts_with("files/") {
        true => format!("/{path}"),
        false => format!("/{path}/"),
    }
}
