//! Files that a static host or a crawler reads.

use super::Given;
use crate::diagnostic::Diagnostic;
use crate::output::Output;

pub(super) fn add(given: &Given, output: &mut Output) -> Vec<Diagnostic> {
    // GitHub Pages would otherwise leave out what starts with an underscore.
    output.insert(".nojekyll".to_owned(), [].into());
    let robots = format!(
        "User-agent: *\nAllow: /\nSitemap: {}\n",
        given.site.config.absolute("sitemap.xml")
    );
    output.insert("robots.txt".to_owned(), robots.into_bytes().into());
    let mut sitemap = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in permalinks(given) {
        // Permalinks are slugs and slashes: nothing in them needs escaping but the base.
        let base = given
            .site
            .config
            .base_url
            .replace('&', "&amp;")
            .replace('\'', "&apos;");
        sitemap.push_str(&format!("<url><loc>{base}{path}</loc></url>\n"));
    }
    sitemap.push_str("</urlset>\n");
    output.insert("sitemap.xml".to_owned(), sitemap.into_bytes().into());
    Vec::new()
}

/// Every address worth finding, the home page first.
fn permalinks(given: &Given) -> Vec<String> {
    let site = given.site;
    let mut all = vec![
        String::new(),
        "a-z/".to_owned(),
        "places/".to_owned(),
        "needs/".to_owned(),
        "volunteering/".to_owned(),
        "whats-on/".to_owned(),
    ];
    all.extend(site.pages.iter().map(|page| page.permalink.clone()));
    all.extend(site.needs.iter().map(crate::resolve::Need::permalink));
    all.extend(site.places.iter().map(crate::resolve::Place::permalink));
    all.extend(
        site.offers
            .iter()
            .map(|offer| offer.common.permalink.clone()),
    );
    all.extend(
        site.groups
            .iter()
            .map(|group| group.common.permalink.clone()),
    );
    all.extend(
        site.venues
            .iter()
            .map(|venue| venue.common.permalink.clone()),
    );
    all
}
