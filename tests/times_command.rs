//! `infobank times`, and what `check` and a build say of times, as transcripts.

use std::fs;
use std::process::Output;

use assert_cmd::Command;

fn infobank(arguments: &[&str], typed: &str) -> Output {
    Command::cargo_bin("infobank")
        .expect("the program is built")
        .args(arguments)
        .write_stdin(typed)
        .output()
        .expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn times_says_what_is_understood_what_is_a_note_and_what_to_type() {
    let lines = [
        "Mon & Thur 1-3pm (except bank holidays)",
        "Wed 2-4 (women)",
        "Tues 7-9",
    ];
    let output = infobank(&[&["times"], lines.as_slice()].concat(), "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        said(&output),
        "Understood:\n  Monday and Thursday 1pm to 3pm, except bank holidays\n  Wednesday 2pm to 4pm\n\
         Kept as notes, which change no times:\n  women\n\
         Not understood, and shown as typed: Tues 7-9\n  not read: `7-9`\n  = help: write am or pm at both times\n  write: Tuesday 7pm to 9pm\n\
         Since not all is understood, people are told that times may differ.\n"
    );
}

#[test]
fn times_reads_lines_from_standard_input_and_gives_json() {
    let output = infobank(
        &["times", "--format", "json"],
        "Mon-Fri 9-5\n\nSat 10-1, closed bank holidays\n",
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["sure"], true);
    assert_eq!(
        json["lines"],
        serde_json::json!([
            "Monday to Friday 9am to 5pm, except bank holidays",
            "Saturday 10am to 1pm, except bank holidays"
        ])
    );
    assert_eq!(json["parts"].as_array().map(Vec::len), Some(2));
    assert_eq!(infobank(&["times"], "\n").status.code(), Some(2));
}

#[test]
fn times_names_what_cannot_be() {
    let output = infobank(&["times", "Sat 6 December 2026, 10am-3pm"], "");
    assert_eq!(
        said(&output),
        "Cannot be: Sat 6 December 2026, 10am-3pm\n  6 December 2026 is a Sunday, not a Saturday\n  = help: check the date, or write `Sunday 6 December 2026`\n"
    );
    let output = infobank(&["times", "Please ask"], "");
    assert!(
        said(&output).contains("counts as times not known"),
        "{}",
        said(&output)
    );
}

#[test]
fn check_lists_times_that_are_not_understood_and_a_build_does_not() {
    let site = tempfile::tempdir().expect("a temporary folder");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in walkdir::WalkDir::new(root.join("tests/faults/base")) {
        let entry = entry.expect("the base can be read");
        let below = entry
            .path()
            .strip_prefix(root.join("tests/faults/base"))
            .expect("it is below");
        let target = site.path().join(below);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
    let offer = "---\nname: Warm hub\ncategories: [food]\nvenue: hall\ntimes: [Mon 9am-5pm, Tues 7-9]\n---\nHelp.\n";
    let path = site.path().join("content/offers/warm-hub.md");
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
    fs::write(&path, offer).expect("a file can be written");
    let folder = site.path().to_string_lossy().into_owned();
    let check = infobank(&["--site", &folder, "--format", "short", "check"], "");
    assert_eq!(check.status.code(), Some(0));
    let told = String::from_utf8_lossy(&check.stderr).into_owned();
    let line = "content/offers/warm-hub.md:5:22: notice[times-unread]: times not understood, so shown as typed: `Tues 7-9` (write am or pm at both times; write: Tuesday 7pm to 9pm)\n";
    assert!(told.starts_with(line), "{told}");
    let build = infobank(&["--site", &folder, "build"], "");
    let told = String::from_utf8_lossy(&build.stderr).into_owned();
    assert!(
        told.starts_with("Built ") && told.lines().count() == 1,
        "{told}"
    );
}
