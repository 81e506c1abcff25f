//! What residents ask, held against what finding gives on the sample site.

mod cli;
mod judged;

use std::path::Path;

use infobank::build::Builder;
use infobank::search::Finder;

#[test]
fn the_right_door_is_among_the_first_three() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (site, ..) = Builder::new(root).resolve(jiff::civil::date(2026, 11, 23));
    let site = site.expect("the sample is sound");
    let finder = Finder::new(&site);
    let all = judged::read(judged::OWN);
    assert!(all.len() >= 80, "{} questions", all.len());
    let missed: Vec<String> = all
        .iter()
        .filter_map(|one| one.missed(&site, &finder))
        .collect();
    let found = all.len() - missed.len();
    println!("success@3: {found} of {}\n{}", all.len(), missed.join("\n"));
    assert!(
        found * 100 >= all.len() * 95,
        "found {found} of {}:\n{}",
        all.len(),
        missed.join("\n")
    );
}
