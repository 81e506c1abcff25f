//! The fields of Open Referral UK 3.0, by the names, types and words of its schema.

use jiff::civil::date;
use serde_json::{Value, json};

use super::vectors;
use crate::hours::*;

/// The properties of `schedule` that tell of time, with their types. `until` is of HSDS
/// 3.0, from which the profile comes; it allows more properties than it names.
const FIELDS: [(&str, &str); 12] = [
    ("valid_from", "date"),
    ("valid_to", "date"),
    ("dtstart", "date"),
    ("freq", "freq"),
    ("interval", "number"),
    ("byday", "byday"),
    ("bymonthday", "numbers"),
    ("until", "date"),
    ("description", "string"),
    ("opens_at", "time"),
    ("closes_at", "time"),
    ("notes", "string"),
];

fn fits(kind: &str, value: &Value) -> bool {
    if kind == "number" {
        return value.as_u64().is_some_and(|n| n > 0);
    }
    let Some(text) = value.as_str() else {
        return false;
    };
    match kind {
        "date" => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
        "time" => text.len() == 5 && text.parse::<jiff::civil::Time>().is_ok(),
        "freq" => ["WEEKLY", "MONTHLY"].contains(&text),
        "numbers" => text.split(',').all(|n| n.parse::<i8>().is_ok()),
        "byday" => text.split(',').all(|day| {
            let (nth, name) = day.split_at(day.len() - 2);
            ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].contains(&name)
                && (nth.is_empty() || nth.parse::<i8>().is_ok_and(|n| (-1..=5).contains(&n)))
        }),
        _ => !text.is_empty(),
    }
}

fn fields(compact: &str) -> Value {
    let (schedule, _) = compact::read::read(compact);
    json!(schedule.referral("as typed", date(2026, 11, 23)))
}

#[test]
fn every_field_is_one_of_the_schemas_and_of_its_type() {
    for case in vectors::read().cases {
        let made = fields(case["compact"].as_str().unwrap());
        for one in made.as_array().unwrap() {
            for (name, value) in one.as_object().unwrap() {
                let (_, kind) = FIELDS.iter().find(|(field, _)| field == name).unwrap();
                assert!(fits(kind, value), "{name}: {value} of {case}");
            }
            assert!(one["interval"] != 2 || one["dtstart"].is_string(), "{one}");
        }
    }
}

#[test]
fn rules_become_fields() {
    let description = "as typed";
    for (compact, expected) in [
        ("", json!([{"description": description}])),
        (
            "w31t9-12,13-17:30x",
            json!([
                {"freq": "WEEKLY", "interval": 1, "byday": "MO,TU,WE,TH,FR", "description": description, "opens_at": "09:00", "closes_at": "12:00"},
                {"freq": "WEEKLY", "interval": 1, "byday": "MO,TU,WE,TH,FR", "description": description, "opens_at": "13:00", "closes_at": "17:30"},
            ]),
        ),
        (
            "n2,0.17t22-26",
            json!([{"freq": "MONTHLY", "interval": 1, "byday": "2MO,2FR,-1MO,-1FR", "description": description, "opens_at": "22:00", "closes_at": "02:00"}]),
        ),
        (
            "e2.20459.2t14-",
            json!([{"dtstart": "2026-01-06", "freq": "WEEKLY", "interval": 2, "byday": "TU", "description": description, "opens_at": "14:00"}]),
        ),
        (
            "d20790t14-16",
            json!([{"valid_from": "2026-12-03", "valid_to": "2026-12-03", "dtstart": "2026-12-03", "description": description, "opens_at": "14:00", "closes_at": "16:00"}]),
        ),
        (
            "o15y1001.331",
            json!([{"valid_from": "2026-10-01", "valid_to": "2027-03-31", "freq": "MONTHLY", "interval": 1, "bymonthday": "15", "until": "2027-03-31", "description": description}]),
        ),
        (
            "w127y501.930t0-24",
            json!([{"valid_from": "2027-05-01", "valid_to": "2027-09-30", "freq": "WEEKLY", "interval": 1, "byday": "MO,TU,WE,TH,FR,SA,SU", "until": "2027-09-30", "description": description, "opens_at": "00:00", "closes_at": "23:59"}]),
        ),
    ] {
        assert_eq!(fields(compact), expected, "{compact}");
    }
}
