//! What holds of the theme's stylesheets, whatever they say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use infobank::theme::Theme;

fn theme() -> Theme {
    let (theme, faults) = Theme::new(&BTreeMap::new(), "default");
    assert_eq!(faults, []);
    theme
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn assets(theme: &Theme, end: &str) -> BTreeMap<String, String> {
    let all = theme.assets.iter().filter(|(path, _)| path.ends_with(end));
    all.map(|(path, bytes)| (path.clone(), text(bytes)))
        .collect()
}

fn stylesheets(theme: &Theme) -> BTreeMap<String, String> {
    assets(theme, ".css")
}

/// The lines of a stylesheet that say left or right where a page may run the other way.
fn sided(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut old = false;
    let mut comment = false;
    for (number, line) in css.lines().enumerate() {
        // Of the browsers that get the plain block some have no logical properties.
        old |= line.starts_with("@supports not ((accent-color");
        old &= line != "}";
        comment |= line.trim_start().starts_with("/*");
        let skipped = old || comment;
        comment &= !line.trim_end().ends_with("*/");
        let sides = words(line).any(|word| {
            ["left", "right"].contains(&word)
                || word.ends_with("-left")
                || word.ends_with("-right")
                || word.contains("-left-")
                || word.contains("-right-")
        });
        if sides && !skipped {
            found.push(format!("{}: {}", number + 1, line.trim()));
        }
    }
    found
}

#[test]
fn the_stylesheets_know_no_left_and_right() {
    for (path, css) in stylesheets(&theme()) {
        let found = sided(&css);
        assert!(found.is_empty(), "in {path}:\n{}", found.join("\n"));
    }
}

/// The words of a text, of which a class is one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
}

/// The classes that rules are for.
fn classes(css: &str) -> BTreeSet<&str> {
    let selectors = css.split('{').map(|before| {
        let start = before.rfind(['}', ';']).map_or(0, |at| at + 1);
        &before[start..]
    });
    let classes = selectors.flat_map(|selector| selector.split('.').skip(1));
    let names = classes.filter_map(|class| words(class).next());
    // `.5rem` in a condition is none.
    let names = names.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
    names.collect()
}

/// What pages are made of: templates, scripts, and the views' Rust.
fn page_makers(theme: &Theme) -> String {
    let mut all: String = theme.templates.values().map(String::as_str).collect();
    all.extend(assets(theme, ".js").into_values());
    let views = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/outputs");
    for file in walkdir::WalkDir::new(views) {
        let file = file.expect("the folder can be read");
        if file.path().extension().is_some_and(|end| end == "rs") {
            all.push_str(&fs::read_to_string(file.path()).expect("it can be read"));
        }
    }
    all
}

#[test]
fn every_class_that_has_a_rule_is_on_some_page() {
    let theme = theme();
    let makers = page_makers(&theme);
    let used: BTreeSet<&str> = words(&makers).collect();
    // `chip--{{ chip.tone }}` with a tone that some view gives.
    let is_put_together = |class: &str| {
        class.split_once("--").is_some_and(|(base, word)| {
            makers.contains(&format!("{base}--{{{{")) && makers.contains(&format!("\"{word}\""))
        })
    };
    let sheets = stylesheets(&theme);
    let all: Vec<&str> = sheets.values().flat_map(|css| classes(css)).collect();
    assert!(all.len() > 200, "{}", all.len());
    let unused: Vec<_> = all
        .into_iter()
        .filter(|class| !used.contains(class) && !is_put_together(class))
        .collect();
    assert!(unused.is_empty(), "no page has {unused:?}");
}
