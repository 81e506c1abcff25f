//! The commands, as they are typed: what they print, where, and how they end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
    {
        let target = to.join(entry.path().strip_prefix(from).expect("it is below"));
        fs::create_dir_all(target.parent().expect("files have folders"))
            .expect("a folder can be made");
        fs::copy(entry.path(), target).expect("a file can be copied");
    }
}

/// A copy of the sample site.
fn sample() -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("content"),
        &dir.path().join("content"),
    );
    dir
}

fn infobank(site: &TempDir, args: &[&str]) -> Output {
    Command::cargo_bin("infobank")
        .expect("the program is built")
        .arg("--site")
        .arg(site.path())
        .args(["--date", "2026-11-23"])
        .args(args)
        .output()
        .expect("the program runs")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn edit(site: &TempDir, path: &str, change: impl Fn(&str) -> String) {
    let path = site.path().join("content").join(path);
    let text = fs::read_to_string(&path)
        .expect("the sample has this file")
        .replace("\r\n", "\n");
    let changed = change(&text);
    assert_ne!(
        text,
        changed,
        "the edit of {} changes nothing",
        path.display()
    );
    fs::write(path, changed).expect("a file can be written");
}

/// Every file below a folder with its bytes.
fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            (
                entry.path().to_owned(),
                fs::read(entry.path()).expect("it can be read"),
            )
        })
        .collect();
    all.sort();
    all
}

#[test]
fn the_sample_builds_without_a_word_of_complaint() {
    let site = sample();
    let output = infobank(&site, &["build"]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.starts_with("Built ") && said.lines().count() == 1,
        "{said}"
    );
    assert!(site.path().join("public/index.html").is_file());
}

#[test]
fn twelve_faults_in_five_files_are_twelve_faults_in_one_run() {
    let site = sample();
    assert_eq!(infobank(&site, &["build"]).status.code(), Some(0));
    let before = tree(&site.path().join("public"));
    let add = |path: &str, lines: &str| {
        edit(&site, path, |text| {
            text.replacen("---\n", &format!("---\n{lines}\n"), 1)
        })
    };
    add(
        "offers/debt-advice.md",
        "cheked: 2026-01-01\nshow_from: 31/02/2026\nages: grown up\nreferral: GP",
    );
    edit(&site, "offers/debt-advice.md", |text| {
        text.replacen("\ncategories:", "\ncategorys:", 1)
            .replacen("\nreferral: self", "", 1)
    });
    add(
        "venues/portside-centre.md",
        "social: javascript:alert(1)\nlocation: {lat: -2.9, lon: 53.3}\ndraft: maybe",
    );
    add("groups/mend-and-make.md", "parent: mend-and-mkae");
    edit(&site, "offers/repair-cafe.md", |text| {
        text.replacen("name: ", "name: Repair: ", 1)
    });
    edit(&site, "places.yaml", |text| {
        format!("{text}\nelsewhere: {{name: Elsewhere, covers: [CH99 9Q, Atlantis]}}\n")
    });
    let output = infobank(&site, &["build", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let faults: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("JSON on standard output");
    let errors: Vec<String> = faults
        .as_array()
        .expect("a list")
        .iter()
        .filter(|fault| fault["severity"] == "error")
        .map(|fault| {
            format!(
                "{}:{} {}",
                fault["path"].as_str().unwrap_or_default(),
                fault["line"],
                fault["code"].as_str().unwrap_or_default()
            )
        })
        .collect();
    let files: std::collections::BTreeSet<&str> = errors
        .iter()
        .filter_map(|error| error.split(':').next())
        .collect();
    assert_eq!((errors.len(), files.len()), (12, 5), "{errors:#?}");
    assert_eq!(
        tree(&site.path().join("public")),
        before,
        "the last good site stays"
    );
}

#[test]
fn faults_print_in_three_ways() {
    let site = sample();
    edit(&site, "groups/mend-and-make.md", |text| {
        text.replacen("---\n", "---\nphon: 0151 496 0000\n", 1)
    });
    let full = stderr(&infobank(&site, &["check"]));
    assert!(
        full.contains("error[unknown-field]: there is no field `phon`")
            && full.contains(" --> content/groups/mend-and-make.md:2:1"),
        "{full}"
    );
    assert!(
        full.contains("did you mean `phone`?") && full.ends_with("1 error, no warnings\n"),
        "{full}"
    );
    let short = stderr(&infobank(&site, &["check", "--format", "short"]));
    assert_eq!(
        short,
        "content/groups/mend-and-make.md:2:1: error[unknown-field]: there is no field `phon` (did you mean `phone`?)\n"
    );
    let json = infobank(&site, &["--format", "json", "check"]);
    let faults: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(
        (
            faults[0]["code"].as_str(),
            faults[0]["line"].as_u64(),
            faults[0]["column"].as_u64()
        ),
        (Some("unknown-field"), Some(2), Some(1))
    );
}

#[test]
fn wrong_use_ends_with_two_and_says_what_to_type() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    let output = infobank(&empty, &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("there is no `content` folder")
            && stderr(&output).contains("--site"),
        "{}",
        stderr(&output)
    );
    assert_eq!(infobank(&empty, &[]).status.code(), Some(2));
    assert_eq!(infobank(&empty, &["bild"]).status.code(), Some(2));
    assert_eq!(infobank(&empty, &["--help"]).status.code(), Some(0));
    let site = sample();
    for out in ["content", ".", "/"] {
        let target = if out == "/" {
            PathBuf::from("/")
        } else {
            site.path().join(out)
        };
        let output = infobank(&site, &["build", "--out", &target.to_string_lossy()]);
        assert_eq!(output.status.code(), Some(2), "{out}: {}", stderr(&output));
    }
    let full = site.path().join("mine");
    fs::create_dir(&full).expect("a folder can be made");
    fs::write(full.join("letter.txt"), "keep me").expect("a file can be written");
    let output = infobank(&site, &["build", "--out", &full.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        fs::read_to_string(full.join("letter.txt")).expect("it is still there"),
        "keep me"
    );
    let output = infobank(
        &site,
        &[
            "postcodes",
            "import",
            &full.join("letter.txt").to_string_lossy(),
        ],
    );
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn the_same_input_gives_the_same_bytes_wherever_and_whenever() {
    let site = sample();
    let build = |out: &str, variables: &[(&str, &str)]| {
        let target = site.path().join(out);
        let mut command = Command::cargo_bin("infobank").expect("the program is built");
        command.env_clear().envs(variables.iter().copied());
        command
            .arg("--site")
            .arg(site.path())
            .args(["--date", "2026-11-23", "build", "--out"])
            .arg(&target)
            .assert()
            .success();
        tree(&target)
            .into_iter()
            .map(|(path, bytes)| {
                (
                    path.strip_prefix(&target).expect("it is below").to_owned(),
                    bytes,
                )
            })
            .collect::<Vec<_>>()
    };
    let one = build("one", &[]);
    let two = build(
        "two",
        &[
            ("LANG", "cy_GB.UTF-8"),
            ("TZ", "Pacific/Auckland"),
            ("RAYON_NUM_THREADS", "1"),
            ("HOME", "/nonexistent"),
        ],
    );
    assert!(one == two);
}

#[test]
fn a_second_build_writes_only_what_differs() {
    let site = sample();
    assert_eq!(infobank(&site, &["build"]).status.code(), Some(0));
    let said = stderr(&infobank(&site, &["build"]));
    assert!(said.contains("(0 changed, 0 removed)"), "{said}");
    edit(&site, "pages/privacy.md", |text| {
        format!("{text}\nOne more line.\n")
    });
    let said = stderr(&infobank(&site, &["build"]));
    assert!(
        said.contains("(2 changed, 0 removed)"),
        "the page, and the worker that keeps it: {said}"
    );
    for page in ["for-groups.md", "for-groups.cy.md"] {
        fs::remove_file(site.path().join("content/pages").join(page))
            .expect("the sample has this page");
    }
    let said = stderr(&infobank(&site, &["build"]));
    assert!(
        said.contains(", 2 removed)"),
        "one in each language: {said}"
    );
}

#[test]
fn a_hidden_address_is_in_no_byte_of_the_site() {
    let site = sample();
    let path = "venues/kingfisher-house.md";
    let text = fs::read_to_string(site.path().join("content").join(path))
        .expect("the sample has a refuge");
    let postcode = text
        .lines()
        .find_map(|line| line.strip_prefix("postcode: "))
        .expect("it has a postcode")
        .trim_matches('"')
        .to_owned();
    edit(&site, path, |text| {
        text.replacen("---\n", "---\naddress: 77 Secretive Terrace\n", 1)
    });
    assert_eq!(infobank(&site, &["build"]).status.code(), Some(0));
    let joined = postcode.replace(' ', "");
    for (path, bytes) in tree(&site.path().join("public")) {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["Secretive", postcode.as_str(), joined.as_str()] {
            assert!(!text.contains(secret), "{} tells {secret}", path.display());
        }
    }
}

#[test]
fn a_closed_pipe_is_no_panic() {
    use std::process::{Command, Stdio};
    let site = sample();
    edit(&site, "groups/mend-and-make.md", |text| {
        text.replacen("---\n", "---\nphon: 0151 496 0000\n", 1)
    });
    let mut child = Command::new(env!("CARGO_BIN_EXE_infobank"))
        .arg("--site")
        .arg(site.path())
        .args(["check", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}
