//! Where things are and whom they cover, as schema.org has it. Of a hidden address nothing
//! is said but its sector. Must not know what is there.

use serde_json::{Map, Value, json};

use super::build::{place_named, put, some};
use crate::model::Address;
use crate::places::{Area, Coverage};
use crate::resolve::{Site, Spot, VenueNode};

/// Where a venue is: its address and its point, or the sector of a hidden one.
pub(super) fn whereabouts(node: &VenueNode) -> Map<String, Value> {
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

pub(super) fn address_at(node: &VenueNode) -> Option<Value> {
    address(&node.record.address).filter(|_| !node.record.hide_address)
}

pub(super) fn address(address: &Address) -> Option<Value> {
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

/// What something covers; nothing when anyone may come. A distance has no name.
pub(super) fn areas(site: &Site, coverage: &Coverage) -> Option<Value> {
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
