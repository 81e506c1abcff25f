//! Files that a static host or a crawler reads.

use super::Given;
use crate::diagnostic::Diagnostic;
use crate::output::Output;
use crate::resolve::Locality;

pub(super) fn add(given: &Given, output: &mut Output) -> Vec<Diagnostic> {
    // GitHub Pages would otherwise leave out what starts with an underscore.
    output.insert(".nojekyll".to_owned(), [].into());
    let robots = format!(
        "User-agent: *\nAllow: /\nSitemap: {}\n",
        given.site.config.absolute("sitemap.xml")
    );
    output.insert("robots.txt".to_owned(), robots.into_bytes().into());
    let config = &given.site.config;
    let several = config.languages.len() > 1;
    let more = match several {
        true => " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"",
        false => "",
    };
    let mut sitemap = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"{more}>\n",
    );
    // Permalinks and languages are letters, digits, hyphens and slashes: nothing needs
    // escaping but the base.
    let base = config
        .base_url
        .replace('&', "&amp;")
        .replace('\'', "&apos;");
    for path in permalinks(given) {
        let mut alternates = String::new();
        if several {
            let all = config.languages.iter().map(|code| (code.as_str(), code));
            for (name, code) in all.chain([("x-default", &config.language)]) {
                let folder = config.path_of(code);
                alternates.push_str(&format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{name}\" href=\"{base}{folder}{path}\"/>"
                ));
            }
        }
        for code in &config.languages {
            let folder = config.path_of(code);
            sitemap.push_str(&format!(
                "<url><loc>{base}{folder}{path}</loc>{alternates}</url>\n"
            ));
        }
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
        "print/".to_owned(),
    ];
    all.extend(site.pages.iter().map(|page| page.permalink.clone()));
    all.extend(site.needs.iter().map(crate::resolve::Need::permalink));
    let localities = Locality::all(site);
    all.extend(localities.iter().map(|one| one.permalink(site)));
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
