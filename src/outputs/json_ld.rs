//! What pages say to machines, as schema.org JSON-LD: groups, venues, offers, the site and
//! the way to a page. Values are built here and escaped at one place; of a hidden address
//! nothing is said but its sector. Must not know templates.

mod build;
mod offer;
mod place;

use serde_json::{Map, Value, json};

use crate::model::{Entry, GroupType};
use crate::resolve::{GroupNode, Site, VenueNode};
use build::{place_named, put, some, thing};
use place::{address, address_at, areas, whereabouts};

pub use offer::offer;

/// A script element's text that says these things. Nothing in it can end the element.
pub fn script(things: Vec<Value>) -> String {
    if things.is_empty() {
        return String::new();
    }
    json!({ "@context": "https://schema.org", "@graph": things })
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

/// The way to a page: names and addresses from the home page on, the page itself last.
pub fn way(site: &Site, crumbs: &[(String, String)]) -> Value {
    let origin = site.config.base_url.strip_suffix(&site.config.base);
    let item = |(i, (href, name)): (usize, &(String, String))| {
        let item = format!("{}{href}", origin.unwrap_or_default());
        json!({ "@type": "ListItem", "position": i + 1, "name": name, "item": item })
    };
    let items: Vec<Value> = crumbs.iter().enumerate().map(item).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

/// The site and who publishes it. It has no `SearchAction`: what is typed stands after the
/// `#` of an address and reaches no host, so no one else can search by address.
pub fn website(site: &Site) -> Value {
    let config = &site.config;
    let publisher = config.publisher.as_ref().map(|publisher| {
        let mut thing = thing("Organization", &publisher.name);
        put(&mut thing, "url", publisher.website.as_deref());
        put(&mut thing, "address", publisher.address.as_deref());
        Value::Object(thing)
    });
    let mut website = thing("WebSite", &config.name);
    put(&mut website, "@id", Some(config.base_url.as_str()));
    put(&mut website, "url", Some(config.absolute("")));
    put(&mut website, "inLanguage", Some(config.languages.clone()));
    put(&mut website, "about", Some(place_named(&config.area)));
    put(&mut website, "publisher", publisher);
    Value::Object(website)
}

/// A group.
pub fn group(site: &Site, node: &GroupNode) -> Value {
    let record = &node.record;
    let kind = match record.group_type {
        Some(GroupType::Charity | GroupType::MutualAid | GroupType::Residents) => "NGO",
        Some(GroupType::Statutory) => "GovernmentOrganization",
        Some(GroupType::School) => "School",
        Some(GroupType::Cic | GroupType::Faith | GroupType::Club | GroupType::Other) | None => {
            "Organization"
        }
    };
    let mut group = entry(site, kind, &record.entry, &node.common.permalink);
    let base = node.venue.map(|venue| address_at(&site.venues[venue]));
    put(
        &mut group,
        "address",
        base.flatten().or_else(|| address(&record.address)),
    );
    put(&mut group, "knowsLanguage", some(&record.entry.languages));
    put(&mut group, "areaServed", areas(site, &node.common.coverage));
    put(
        &mut group,
        "parentOrganization",
        node.parent.map(|parent| provider(site, parent)),
    );
    let number = |name, number: &Option<String>| {
        let number = number.as_ref()?;
        Some(json!({ "@type": "PropertyValue", "name": name, "value": number }))
    };
    let numbers = [
        number("Registered charity number", &record.charity_number),
        number("Company number", &record.company_number),
    ];
    let numbers: Vec<Value> = numbers.into_iter().flatten().collect();
    put(&mut group, "identifier", some(&numbers));
    Value::Object(group)
}

/// A venue.
pub fn venue(site: &Site, node: &VenueNode) -> Value {
    let mut venue = entry(site, "Place", &node.record.entry, &node.common.permalink);
    venue.extend(whereabouts(node));
    let features = node.record.access.iter().chain(&node.record.facilities);
    let features: Vec<Value> = features.map(|name| feature(name)).collect();
    put(&mut venue, "amenityFeature", some(&features));
    Value::Object(venue)
}

/// What every entry says.
fn entry(site: &Site, kind: &str, entry: &Entry, permalink: &str) -> Map<String, Value> {
    let url = site.config.absolute(permalink);
    let mut map = thing(kind, &entry.name);
    put(&mut map, "@id", Some(format!("{url}#it")));
    put(&mut map, "url", Some(url));
    put(&mut map, "alternateName", some(&entry.also_known_as));
    put(
        &mut map,
        "description",
        Some(entry.summary()).filter(|text| !text.is_empty()),
    );
    put(
        &mut map,
        "telephone",
        entry.phones.first().map(|phone| phone.number.as_str()),
    );
    put(
        &mut map,
        "email",
        entry.emails.first().map(|email| email.address.as_str()),
    );
    let links = entry.websites.iter().chain(&entry.social);
    let links: Vec<&String> = links.map(|link| &link.url).collect();
    put(&mut map, "sameAs", some(&links));
    map
}

/// `no lift` is a lift that is not there.
fn feature(typed: &str) -> Value {
    let lower = typed.to_lowercase();
    let name = ["no ", "not ", "without "]
        .iter()
        .find_map(|no| lower.strip_prefix(no));
    json!({
        "@type": "LocationFeatureSpecification",
        "name": name.unwrap_or(typed),
        "value": name.is_none(),
    })
}

/// A group that runs something.
fn provider(site: &Site, group: usize) -> Value {
    let group = &site.groups[group];
    let url = site.config.absolute(&group.common.permalink);
    json!({
        "@type": "Organization",
        "@id": format!("{url}#it"),
        "name": group.record.entry.name,
        "url": url,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script_element() {
        let name = "</script><script>alert(1)</script><!-- & ]]>";
        let text = script(vec![place_named(name)]);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        let read: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(read["@graph"][0]["name"], name);
        assert_eq!(script(Vec::new()), "");
    }

    #[test]
    fn what_is_missing_is_said_to_be() {
        assert_eq!(feature("No lift")["value"], false);
        assert_eq!(feature("No lift")["name"], "lift");
        assert_eq!(feature("step-free")["value"], true);
    }
}
