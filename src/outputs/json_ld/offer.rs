//! An offer, as a service of schema.org with the channel by which it is reached. Must not
//! know other kinds of entry.

use serde_json::{Map, Value, json};

use super::build::{put, some, thing};
use super::place::{address, areas, whereabouts};
use super::{entry, is_running, provider, times};
use crate::model::{Times, Way};
use crate::resolve::{OfferNode, Running, Site, VenueNode};

/// An offer, and the events of it.
pub fn offer(site: &Site, node: &OfferNode) -> Vec<Value> {
    let mut things = vec![service(site, node)];
    things.extend(events(site, node));
    things
}

fn service(site: &Site, node: &OfferNode) -> Value {
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
    let open = one_time(node).and_then(times::opening);
    put(
        &mut offer,
        "hoursAvailable",
        open.filter(|_| is_running(&node.common)),
    );
    let who = record.who.as_ref();
    let audience = who.map(|who| json!({ "@type": "Audience", "audienceType": who }));
    put(&mut offer, "audience", audience);
    // `isAccessibleForFree` is for places and events: a service's price is its offer's.
    let free = record.cost.as_ref().is_some_and(|cost| cost.free);
    let price = json!({ "@type": "Offer", "price": "0", "priceCurrency": "GBP" });
    put(&mut offer, "offers", free.then_some(price));
    Value::Object(offer)
}

/// The times of an offer that has no others at any of its places.
fn one_time(node: &OfferNode) -> Option<&Times> {
    let mut all = node.times();
    all.next().filter(|_| all.next().is_none())
}

/// What people meet for, where that is not by the week: one event for each time and place.
fn events(site: &Site, node: &OfferNode) -> Vec<Value> {
    let record = &node.record;
    let times = one_time(node).filter(|times| times::opening(times).is_none());
    let meets = record.ways.is_empty() || record.ways.contains(&Way::InPerson);
    let venue = node.venues.first().map(|(venue, _)| &site.venues[*venue]);
    let (Some(times), Some(venue)) = (times, venue.filter(|_| meets)) else {
        return Vec::new();
    };
    if record.sensitive || !is_running(&node.common) {
        return Vec::new();
    }
    let url = site.config.absolute(&node.common.permalink);
    let event = times::event(&record.entry.name, &url, place(venue));
    times::events(times, site.today, &event)
}

/// A venue as what something is at.
fn place(venue: &VenueNode) -> Value {
    let mut place = thing("Place", &venue.record.entry.name);
    place.extend(whereabouts(venue));
    Value::Object(place)
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
    let mut places: Vec<Value> = venues.map(place).collect();
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
