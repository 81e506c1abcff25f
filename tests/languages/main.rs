//! Sites in several languages: the same words in each, the same pages in each, and what
//! is not translated says so.

mod pages;
mod said;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use infobank::build::{Builder, Built};
use infobank::diagnostic::{Format, print};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 23);

/// A site with Welsh beside English.
fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a temporary folder");
    let own = [
        (
            "content/site.yaml",
            "name: Test\narea: Wirral\nbase_url: https://example.org/wirral/\noutward: [CH44]\nlanguages: [en, cy]\ncy: {area: Cilgwri}\n",
        ),
        (
            "content/categories.yaml",
            "food: {name: Food, cy: {name: Bwyd, also: [banc bwyd]}}\nmoney: {name: Money}\n",
        ),
        (
            "content/places.yaml",
            "egremont: {name: Egremont, covers: [CH44 1], cy: {name: Yr Egremont}}\n",
        ),
        (
            "content/postcodes/CH44.csv",
            "postcode,lat,lon,ward\nCH44 1AA,53.41,-3.03,\nCH44 1AB,53.42,-3.03,\n",
        ),
        (
            "content/offers/pantry.md",
            "---\nname: Pantry\ncategories: [food]\npostcode: CH44 1AA\nwho: Families\ncost: free\ntimes: Mon 9am-5pm\n---\nTins. See [about](/about/) and [this](/files/a.pdf).\n",
        ),
        (
            "content/offers/pantry.cy.md",
            "---\nname: Pantri\nwho: Teuluoedd\n---\n",
        ),
        (
            "content/offers/loans.md",
            "---\nname: Loans & grants\ncategories: [money]\npostcode: CH44 1AB\n---\nAsk us.\n",
        ),
        (
            "content/pages/about.md",
            "---\nname: About\nmenu: true\n---\nWe list.\n",
        ),
    ];
    for (path, text) in own.iter().chain(files) {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().expect("files have folders")).expect("a folder");
        fs::write(path, text).expect("a file can be written");
    }
    site
}

fn build(site: &Path) -> BTreeMap<String, String> {
    let Built {
        output,
        sources,
        diagnostics,
        ..
    } = Builder::new(site).build(TODAY);
    let said = print(&diagnostics, &sources, Format::Short, false);
    let output = output.unwrap_or_else(|| panic!("{said}"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    output
        .iter()
        .map(|(path, bytes)| (path.clone(), text(bytes)))
        .collect()
}
