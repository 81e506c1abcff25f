//! What pages say to machines, as schema.org JSON-LD: groups, venues, offers, the site and
//! the way to a page. Values are built here and escaped at one place; of a hidden address
//! nothing is said but its sector. Must not know templates.

use serde_json::{Map, Value, json};

use crate::model::{Address, Entry, GroupType, Way};
use crate::places::{Area, Coverage};
use crate::resolve::{GroupNode, OfferNode, Running, Site, Spot, VenueNode};

/// One day's opening, for [`opening`]: `Monday`, `09:00`, `17:00`.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The day's English name.
    pub day: &'static str,
    /// From, on the day's clock.
    pub opens: String,
    /// Until.
    pub closes: String,
}

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
    put(&mut venue, "openingHoursSpecification", opening(None));
    Value::Object(venue)
}

/// An offer.
pub fn offer(site: &Site, node: &OfferNode) -> Value {
    let record = &node.record;
    let mut offer = entry(site, "Service", &record.entry, &node.common.permalink);
    // A service has no telephone of its own: a channel by which it is reached has.
    let channel = channel(site, node, &mut offer);
    put(&mut offer, "availableChannel", channel);
    let running = |group: &&usize| site.groups[**group].common.running != Running::No;
    let providers = node.groups.iter().filter(running);
    let providers: Vec<Value> = providers.map(|group| provider(site, *group)).collect();
    put(&mut offer, "provider", some(&providers));
    put(&mut offer, "areaServed", areas(site, &node.common.coverage));
    let needs = node.common.needs.iter().map(|need| &site.needs[*need].name);
    let needs: Vec<&String> = needs.collect();
    put(&mut offer, "category", some(&needs));
    let who = record.who.as_ref();
    let audience = who.map(|who| json!({ "@type": "Audience", "audienceType": who }));
    put(&mut offer, "audience", audience);
    // `isAccessibleForFree` is for places and events: a service's price is its offer's.
    let free = record.cost.as_ref().is_some_and(|cost| cost.free);
    let price = json!({ "@type": "Offer", "price": "0", "priceCurrency": "GBP" });
    put(&mut offer, "offers", free.then_some(price));
    put(&mut offer, "hoursAvailable", opening(None));
    Value::Object(offer)
}

/// When something is open, once its times are known; nothing is said of times that are
/// not, since what is not said is not taken for closed.
pub fn opening(times: Option<&[Opening]>) -> Option<Value> {
    let day = |opening: &Opening| {
        json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": format!("https://schema.org/{}", opening.day),
            "opens": opening.opens,
            "closes": opening.closes,
        })
    };
    times.map(|times| times.iter().map(day).collect())
}

/// How a service is reached.
fn channel(site: &Site, node: &OfferNode, offer: &mut Map<String, Value>) -> Option<Value> {
    let record = &node.record;
    let mut channel = Map::new();
    let phone = offer.remove("telephone");
    let phone = phone.map(|number| json!({ "@type": "ContactPoint", "telephone": number }));
    put(&mut channel, "servicePhone", phone);
    let text = record.entry.texts.first();
    let text = text.map(|text| json!({ "@type": "ContactPoint", "telephone": text.number }));
    put(&mut channel, "serviceSmsNumber", text);
    offer.remove("email");
    let links = offer
        .remove("sameAs")
        .and_then(|links| links.get(0).cloned());
    put(&mut channel, "serviceUrl", links);
    let in_person = record.ways.is_empty() || record.ways.contains(&Way::InPerson);
    let venues = node.venues.iter().map(|(venue, _)| &site.venues[*venue]);
    let mut places: Vec<Value> = venues
        .map(|venue| {
            let mut place = thing("Place", &venue.record.entry.name);
            place.extend(whereabouts(venue));
            Value::Object(place)
        })
        .collect();
    let own = address(&record.address);
    places.extend(own.map(|address| json!({ "@type": "Place", "address": address })));
    put(
        &mut channel,
        "serviceLocation",
        some(&places).filter(|_| in_person),
    );
    put(
        &mut channel,
        "availableLanguage",
        some(&record.entry.languages),
    );
    if channel.is_empty() {
        return None;
    }
    channel.insert("@type".to_owned(), json!("ServiceChannel"));
    Some(Value::Object(channel))
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

/// Where a venue is: its address and its point, or the sector of a hidden one.
fn whereabouts(node: &VenueNode) -> Map<String, Value> {
    let mut map = Map::new();
    if node.record.hide_address {
        put(
            &mut map,
            "containedInPlace",
            node.sector.as_deref().map(place_named),
        );
        return map;
    }
    put(&mut map, "address", address(&node.record.address));
    let spot = node.common.spots.first().filter(|spot| spot.exact);
    put(&mut map, "geo", spot.map(geo));
    map
}

fn address_at(node: &VenueNode) -> Option<Value> {
    address(&node.record.address).filter(|_| !node.record.hide_address)
}

fn address(address: &Address) -> Option<Value> {
    let Address {
        street,
        town,
        county,
        postcode,
    } = address;
    let mut map = Map::new();
    put(&mut map, "streetAddress", street.as_deref());
    put(&mut map, "addressLocality", town.as_deref());
    put(&mut map, "addressRegion", county.as_deref());
    let postcode = postcode.as_ref().map(|typed| typed.value.to_uppercase());
    put(&mut map, "postalCode", postcode);
    if map.is_empty() {
        return None;
    }
    put(&mut map, "addressCountry", Some("GB"));
    map.insert("@type".to_owned(), json!("PostalAddress"));
    Some(Value::Object(map))
}

/// To about a metre, as in the link to the map.
fn geo(spot: &Spot) -> Value {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    json!({
        "@type": "GeoCoordinates",
        "latitude": round(spot.point.lat),
        "longitude": round(spot.point.lon),
    })
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

/// What something covers; nothing when anyone may come. A distance has no name.
fn areas(site: &Site, coverage: &Coverage) -> Option<Value> {
    let name = |area: &Area| match area {
        Area::Unit(postcode) => Some(postcode.to_string()),
        Area::Sector(sector) => Some(sector.to_string()),
        Area::Outward(outward) => Some(outward.to_string()),
        Area::Ward(code) => {
            let ward = site.gazetteer.ward(code);
            Some(
                ward.and_then(|ward| ward.name.clone())
                    .unwrap_or_else(|| code.clone()),
            )
        }
        Area::Place(place) => Some(site.places[*place].name.clone()),
        Area::Within { .. } => None,
    };
    let narrow = coverage.narrow.iter();
    let mut names: Vec<String> = narrow
        .filter_map(|id| name(site.areas.list().get(*id as usize)?))
        .collect();
    names.extend(coverage.whole.then(|| site.config.area.clone()));
    names.extend(coverage.uk.then(|| "United Kingdom".to_owned()));
    let areas: Vec<Value> = names.iter().map(|name| place_named(name)).collect();
    some(&areas)
}

fn place_named(name: &str) -> Value {
    Value::Object(thing("Place", name))
}

fn thing(kind: &str, name: &str) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("@type".to_owned(), json!(kind));
    map.insert("name".to_owned(), json!(name));
    map
}

/// Puts what there is.
fn put(map: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value.into());
    }
}

/// A list that has something in it.
fn some<T: serde::Serialize>(list: &[T]) -> Option<Value> {
    (!list.is_empty()).then(|| json!(list))
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
    fn times_that_are_not_known_are_not_said() {
        assert_eq!(opening(None), None);
        let times = [Opening {
            day: "Monday",
            opens: "09:00".into(),
            closes: "17:00".into(),
        }];
        let said = opening(Some(&times)).expect("they are known");
        assert_eq!(said[0]["dayOfWeek"], "https://schema.org/Monday");
        assert_eq!(
            (&said[0]["opens"], &said[0]["closes"]),
            (&json!("09:00"), &json!("17:00"))
        );
    }

    #[test]
    fn what_is_missing_is_said_to_be() {
        assert_eq!(feature("No lift")["value"], false);
        assert_eq!(feature("No lift")["name"], "lift");
        assert_eq!(feature("step-free")["value"], true);
    }
}
