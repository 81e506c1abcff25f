//! A venue: a location, as in Open Referral UK.

use super::Kind;
use super::entry::{Base, Entry, text, texts};
use super::fields::{Fields, Located};
use super::times::Times;
use crate::geo::Point;
use crate::parse::At;

/// An address on an entry.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Address {
    /// House, street, locality; lines or one text with commas.
    pub street: Option<String>,
    /// Post town.
    pub town: Option<String>,
    /// County.
    pub county: Option<String>,
    /// As typed; read by [`crate::resolve`].
    pub postcode: Option<Located<String>>,
}

impl Address {
    /// Reads `address`, `town`, `county`, `postcode`.
    pub fn read(fields: &mut Fields) -> Address {
        let street = texts(fields, "address").join(", ");
        Address {
            street: (!street.is_empty()).then_some(street),
            town: text(fields, "town"),
            county: text(fields, "county"),
            postcode: fields.text("postcode"),
        }
    }

    /// The address on one line, without what is said twice.
    pub fn line(&self) -> String {
        let postcode = self
            .postcode
            .as_ref()
            .map(|postcode| postcode.value.to_uppercase());
        let mut parts: Vec<String> = Vec::new();
        for part in [&self.street, &self.town, &self.county, &postcode]
            .into_iter()
            .flatten()
        {
            if !parts.iter().any(|before| {
                before
                    .split(", ")
                    .any(|piece| piece.eq_ignore_ascii_case(part))
            }) {
                parts.push(part.clone());
            }
        }
        parts.join(", ")
    }
}

/// A place people can go, or a space to hire.
#[derive(Debug, Clone)]
pub struct Venue {
    /// Fields of every entry.
    pub entry: Entry,
    /// Where it is.
    pub address: Address,
    /// A better point than its postcode's.
    pub location: Option<Point>,
    /// Nothing finer than the postcode sector may be published.
    pub hide_address: bool,
    /// When it is open.
    pub opening: Times,
    /// Access for disabled people and others, as typed.
    pub access: Vec<String>,
    /// What there is.
    pub facilities: Vec<String>,
    /// How to get there.
    pub transport: Option<String>,
    /// Rooms to hire.
    pub rooms: Vec<Room>,
    /// How to book.
    pub hire: Option<String>,
}

/// A room to hire.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Room {
    /// Its name.
    pub name: String,
    /// How many people, as typed.
    pub holds: Option<String>,
    /// What it costs.
    pub cost: Option<String>,
    /// Anything else.
    pub notes: Option<String>,
}

impl Venue {
    /// Reads a venue's own fields.
    pub fn decode(fields: &mut Fields, base: Base) -> Option<Venue> {
        let entry = base.entry(fields, Kind::Venue);
        let address = Address::read(fields);
        let location = fields
            .take("location")
            .and_then(|(value, at)| fields.within(value, at, &mut point));
        let hide_address = fields.flag("hide_address");
        let opening = Times::decode(fields, "opening");
        let access = fields
            .names("access")
            .into_iter()
            .map(|a| a.value)
            .collect();
        let facilities = fields
            .names("facilities")
            .into_iter()
            .map(|f| f.value)
            .collect();
        let transport = lines(fields, "transport");
        let rooms = fields.maps("rooms", |room| {
            let name = room.required("name");
            let (holds, cost, notes) =
                (text(room, "holds"), text(room, "cost"), text(room, "notes"));
            Some(Room {
                name: name?.value,
                holds,
                cost,
                notes,
            })
        });
        let hire = lines(fields, "hire");
        if address.postcode.is_none() && !fields.has("location") {
            fields.required("postcode");
        }
        Some(Venue {
            entry: entry?,
            address,
            location,
            hide_address,
            opening,
            access,
            facilities,
            transport,
            rooms,
            hire,
        })
    }
}

/// A text, or lines put together.
fn lines(fields: &mut Fields, name: &'static str) -> Option<String> {
    let lines = texts(fields, name);
    (!lines.is_empty()).then(|| lines.join(". "))
}

/// `{lat: …, lon: …}` within the British Isles.
fn point(fields: &mut Fields) -> Option<Point> {
    for name in ["lat", "lon"] {
        if !fields.has(name) {
            fields.required(name);
        }
    }
    let lat = fields.number("lat", -90.0..=90.0);
    let lon = fields.number("lon", -180.0..=180.0);
    let (lat, lon) = (lat?, lon?);
    let within = |lat: f64, lon: f64| (49.0..=61.5).contains(&lat) && (-11.0..=3.0).contains(&lon);
    if within(lat, lon) {
        return Some(Point { lat, lon });
    }
    let help = if within(lon, lat) {
        "`lat` and `lon` are swapped"
    } else {
        "latitude is about 50 to 60 and longitude about -8 to 2; leave `location` out to use the postcode"
    };
    let at: At = fields.at().clone();
    fields.error(
        "point-elsewhere",
        &at,
        format!("{lat}, {lon} is not in Britain"),
        help,
    );
    None
}
