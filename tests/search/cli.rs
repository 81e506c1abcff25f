//! `infobank search`, as helpers type it.

use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

fn search(args: &[&str]) -> Output {
    Command::cargo_bin("infobank")
        .expect("the program is built")
        .args([
            "--site",
            env!("CARGO_MANIFEST_DIR"),
            "--date",
            "2026-11-23",
            "search",
            "--now",
            "2026-11-23T14:30",
        ])
        .args(args)
        .output()
        .expect("the program runs")
}

fn stdout(output: &Output) -> String {
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn results_as_json_are_best_first_and_say_why() {
    let output = search(&["--format", "json", "--postcode", "CH44 6LY", "food", "bank"]);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("it is JSON");
    let first = &json["results"][0];
    assert_eq!(json.as_object().map(serde_json::Map::len), Some(1));
    assert_eq!(
        first,
        &serde_json::json!({
            "slug": "seacombe-pantry", "kind": "offer", "name": "Seacombe Pantry",
            "layer": 1, "miles": 0.0, "why": "Covers Seacombe · less than 0.1 miles",
            "open": "within a week",
        })
    );
    let layers: Vec<u64> = json["results"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|hit| hit["layer"].as_u64())
        .collect();
    assert!(layers.is_sorted(), "{layers:?}");
}

#[test]
fn results_for_people_stand_under_their_layers_with_a_number_to_ring() {
    let text = stdout(&search(&["--postcode", "ch41 5aa", "debt advise"]));
    assert!(
        text.contains("Across Wirral\n  Debt advice\n      Anyone in Wirral · "),
        "{text}"
    );
    assert!(text.contains("By phone or online\n"), "{text}");
}

#[test]
fn words_may_come_alone_and_may_name_a_place() {
    let text = stdout(&search(&["food bank in secombe"]));
    assert!(text.starts_with("Near Seacombe\n"), "{text}");
    // The place in a name is no place to search from when the entry is elsewhere.
    let text = stdout(&search(&["north end walkers"]));
    assert!(text.contains("North End Walking Football Club"), "{text}");
}

#[test]
fn nothing_found_says_what_may_have_been_meant_and_whom_to_ring() {
    let text = stdout(&search(&["xylofone"]));
    assert!(text.starts_with("Nothing matches.\n"), "{text}");
    assert!(text.contains("Talk to a person: 0151 496 0100"), "{text}");
}

#[test]
fn a_place_that_is_not_known_is_wrong_use_with_a_suggestion() {
    for (typed, help) in [
        ("Secombe", "did you mean `Seacombe`?"),
        ("ZZ99 9ZZ", "try a postcode in Wirral"),
    ] {
        let output = search(&["--postcode", typed, "food"]);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(
            error.contains(&format!("`{typed}`")) && error.contains(help),
            "{error}"
        );
    }
    assert_eq!(search(&[]).status.code(), Some(2));
}

/// The slug of the first result.
fn first(postcode: &str, words: &str) -> String {
    let output = search(&["--format", "json", "--postcode", postcode, words]);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("it is JSON");
    json["results"][0]["slug"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn what_covers_only_others_hides_nothing_that_is_for_the_person() {
    // The pantry speaks of tins, and is for Seacombe alone.
    let found = first("CH41 2QH", "tins of food for a family");
    assert_eq!(found, "birkenhead-food-parcels");
}

#[test]
fn a_need_is_found_by_its_names_in_the_sites_other_languages() {
    assert_eq!(first("CH44 6LY", "mewn dyled"), "debt-advice");
}

#[test]
fn a_word_with_a_slip_too_many_is_guessed_when_nothing_else_is_known() {
    assert_eq!(first("CH64 9TY", "dimensha"), "memory-cafe-neston");
}
