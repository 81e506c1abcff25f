//! The Rust reader of postcodes against the vectors that the browser's reader
//! answers to as well.

use infobank::postcode::{Outward, Postcode, Sector, Typed, read};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    typed: String,
    kind: String,
    #[serde(default)]
    value: String,
    suggestion: Option<String>,
}

fn vectors() -> Vec<Vector> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/postcodes.json");
    let text = std::fs::read_to_string(path).expect("the vectors are in the repository");
    serde_json::from_str(&text).expect("the vectors are well formed")
}

fn kind(typed: Typed) -> &'static str {
    match typed {
        Typed::Unit(_) => "unit",
        Typed::Sector(_) => "sector",
        Typed::Outward(_) => "outward",
    }
}

#[test]
fn what_people_type_is_read_as_the_vectors_say() {
    let mut wrong = Vec::new();
    let vectors = vectors();
    assert!(vectors.len() >= 120, "only {} vectors", vectors.len());
    for Vector {
        typed,
        kind: wanted_kind,
        value,
        suggestion,
    } in vectors
    {
        let (got_kind, got, suggested) = match read(&typed) {
            Ok(found) => (kind(found), found.to_string(), None),
            Err(not) => ("none", String::new(), not.suggestion.map(|s| s.to_string())),
        };
        if (got_kind, &got, &suggested) != (&wanted_kind, &value, &suggestion) {
            wrong.push(format!(
                "{typed:?}: {got_kind} {got:?} {suggested:?}, not {wanted_kind} {value:?} {suggestion:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_content_field_may_differ_in_capitals_and_spaces_only() {
    let wirral: Postcode = "ch415aa".parse().expect("capitals and spaces may differ");
    assert_eq!(wirral.to_string(), "CH41 5AA");
    let slip = "CH4I 5AA"
        .parse::<Postcode>()
        .expect_err("a slip is for the writer to mend");
    assert_eq!(
        slip.suggestion.map(|s| s.to_string()),
        Some("CH41 5AA".into())
    );
    let short = "CH41 5"
        .parse::<Postcode>()
        .expect_err("a sector is not a postcode");
    assert_eq!(short.suggestion, read("CH41 5").ok());
    assert!("CH4 7".parse::<Sector>().is_ok());
    assert!("CH47".parse::<Outward>().is_ok());
    assert!(
        "New Ferry"
            .parse::<Postcode>()
            .expect_err("a place")
            .suggestion
            .is_none()
    );
}

#[test]
fn postcodes_sort_by_outward_code_then_by_what_follows() {
    let mut codes = [
        "CH41 5AA", "L1 8JQ", "CH4 7AA", "CH2 1AA", "CH41 1AB", "CH41 1AA",
    ]
    .map(|text| text.parse::<Postcode>().expect("well formed"));
    codes.sort();
    assert_eq!(
        codes.map(|code| code.to_string()),
        [
            "CH2 1AA", "CH4 7AA", "CH41 1AA", "CH41 1AB", "CH41 5AA", "L1 8JQ"
        ]
    );
    assert_eq!(size_of::<Postcode>(), 7);
}

#[test]
fn the_parts_of_a_postcode_are_its_own() {
    let code: Postcode = "M1 1AE".parse().expect("well formed");
    assert_eq!(code.sector().to_string(), "M1 1");
    assert_eq!(code.outward().to_string(), "M1");
    assert_eq!(
        format!("{code:?} [{code:>9}]"),
        "Postcode(M1 1AE) [   M1 1AE]"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_never_panics(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn reading_what_was_read_changes_nothing(text in "[A-Za-z]{1,2}[0-9OIL]{1,2}[A-Za-z]? ?[0-9OILSZB]?[A-Za-z0-9]{0,2}") {
        let found = match read(&text) {
            Ok(found) => Some(found),
            Err(not) => not.suggestion,
        };
        if let Some(found) = found {
            prop_assert_eq!(read(&found.to_string()), Ok(found));
        }
    }

    #[test]
    fn noise_around_and_within_changes_nothing(
        at in 0usize..8, noise in "[ \u{200b}\u{a0}().,\u{feff}-]{0,5}"
    ) {
        let mut text = String::from("CH41 5AA");
        text.insert_str(at, &noise);
        prop_assert_eq!(read(&text), read("CH41 5AA"));
    }
}
