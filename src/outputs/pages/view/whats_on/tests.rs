//! What a large site's lists leave out, and where they lead.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::{Date, date};

use crate::build::Builder;

const TODAY: Date = date(2026, 11, 23);

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join("content").join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// A site in which so many offers meet on Mondays, and a few otherwise.
fn site(mondays: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    put(
        site,
        "site.yaml",
        "name: T\narea: Wirral\nbase_url: https://example.org/\noutward: [CH44]\n",
    );
    put(
        site,
        "categories.yaml",
        "food: {name: Food}\nmoney: {name: Money}\n",
    );
    put(
        site,
        "places.yaml",
        "seacombe: {name: Seacombe, covers: [CH44 1]}\n",
    );
    put(
        site,
        "postcodes/CH44.csv",
        "postcode,lat,lon,ward\nCH44 1AA,53.41000,-3.03000,\nCH44 1AB,53.41100,-3.03100,\n",
    );
    let offer = |name: &str, more: &str| {
        let text =
            format!("---\nname: {name}\ncategories: [food]\npostcode: CH44 1AA\n{more}\n---\nX.\n");
        put(site, &format!("offers/{name}.md"), &text);
    };
    for i in 0..mondays {
        offer(&format!("m{i:03}"), "times: Monday 9am-10am");
    }
    offer("once", "times: 23 November 2026 6pm-8pm");
    offer("daily", "times: Mon-Fri 9am-5pm");
    offer(
        "paused",
        "times: Monday 9am-10am\nstatus: temporarily closed",
    );
    offer("rounds", "times: Monday 9am-10am\nways: [at home]");
    offer("givers", "times: Monday 9am-10am\ntype: volunteering");
    offer("past", "times: 2 March 2026 9am-10am");
    offer("unread", "times: when we are in");
    folder
}

fn pages(site: &Path) -> BTreeMap<String, String> {
    let built = Builder::new(site).build(TODAY);
    assert_eq!(built.errors(), 0, "{:?}", built.diagnostics);
    let output = built.output.unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    output
        .iter()
        .map(|(path, bytes)| (path.clone(), text(bytes)))
        .collect()
}

fn names(page: &str) -> Vec<&str> {
    let rows = page.split("<li data-row").skip(1);
    rows.filter_map(|row| row.split("/offers/").nth(1)?.split('/').next())
        .collect()
}

#[test]
fn a_small_list_is_whole_and_of_what_one_can_go_to() {
    let site = site(2);
    let pages = pages(site.path());
    let list = &pages["whats-on/index.html"];
    assert_eq!(
        names(list),
        ["m000", "m001", "once", "m000", "m001", "daily"]
    );
    assert!(list.contains("whats-on.ics") && pages.contains_key("whats-on.ics"));
    assert!(
        !pages["whats-on.ics"].contains("daily"),
        "it would fill a diary"
    );
    assert!(pages["offers/daily/times.ics"].contains("SUMMARY:daily"));
    assert_eq!(
        names(&pages["whats-on/monday/index.html"]),
        ["m000", "m001", "once", "daily"]
    );
    assert_eq!(names(&pages["whats-on/tuesday/index.html"]), ["daily"]);
    assert!(names(&pages["whats-on/sunday/index.html"]).is_empty());
}

#[test]
fn a_large_list_shows_some_of_each_day_and_leads_to_all() {
    let site = site(640);
    let pages = pages(site.path());
    let list = &pages["whats-on/index.html"];
    let shown = names(list);
    assert_eq!(shown.len(), 20 + 20 + 1);
    assert!(
        shown.contains(&"once"),
        "what is not on each week comes first"
    );
    assert!(list.contains("All 641, under Monday") && !list.contains("data-narrow"));
    assert!(!list.contains("whats-on.ics") && !pages.contains_key("whats-on.ics"));
    assert!(pages.contains_key("whats-on/places/seacombe/times.ics"));
    let mut all: Vec<&str> = Vec::new();
    for (path, page) in &pages {
        if path.starts_with("whats-on/monday/") {
            assert!(page.len() < 60_000, "{path} has {} bytes", page.len());
            all.extend(names(page));
        }
    }
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 642);
}
