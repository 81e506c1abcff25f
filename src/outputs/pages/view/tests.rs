//! Decisions of views, seen in the pages of a small site below `/wirral/`.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::{Date, date};

use super::lists::Lists;
use super::maker::Maker;
use super::words::Say;
use crate::build::Builder;
use crate::outputs::Given;
use crate::search::{self, Whereabouts};
use crate::theme::Theme;

const TODAY: Date = date(2026, 11, 23);

const FILES: &[(&str, &str)] = &[
    (
        "site.yaml",
        "name: Wirral \"infobank\"\narea: Wirral\nbase_url: https://example.org/wirral/\noutward: [CH44]\nhelpline: {phone: \"0151 496 0100\"}\nreport_to: hello@example.org\nedit_url: \"https://example.org/edit/{path}\"\n",
    ),
    (
        "categories.yaml",
        "food: {name: Food, children: {food-banks: {name: Food banks}}}\nsafety: {name: Safety}\n",
    ),
    (
        "places.yaml",
        "seacombe: {name: Seacombe, covers: [CH44 1]}\n",
    ),
    (
        "pages/about.md",
        "---\nname: About us\nmenu: true\n---\nHello, [food](/needs/food/).\n",
    ),
    (
        "alerts/snow.md",
        "---\nname: Snow\nfrom: 2026-11-01\nuntil: 2026-12-01\n---\nStay in.\n",
    ),
    (
        "alerts/later.md",
        "---\nname: Not yet so\nfrom: 2026-12-01\n---\nLater.\n",
    ),
    (
        "alerts/here.md",
        "---\nname: Seacombe only\nserves: [Seacombe]\n---\nHere.\n",
    ),
    (
        "venues/hall.md",
        "---\nname: Hall\naddress: 1 High Street\ntown: Wallasey\npostcode: CH44 1AB\nphone: 0151 496 0001\naccess: [step-free, no lift]\n---\nA hall.\n",
    ),
    (
        "venues/refuge.md",
        "---\nname: Refuge\naddress: 7 Secret Street\ntown: Hidden Town\npostcode: CH44 2BD\nhide_address: true\ntransport: The 410 stops outside\nphone: 0151 496 0002\n---\nSafe.\n",
    ),
    (
        "groups/kitchen.md",
        "---\nname: Kitchen\ncategories: [food]\nvenue: hall\nphone: 0151 496 0003\nvolunteer: Come and cook\nchecked: 2026-11-01\n---\nWe cook.\n",
    ),
    (
        "offers/pantry.md",
        "---\nname: Pantry & <Friends>\naliases: [larder]\ngroup: kitchen\nvenue: hall\ncategories: [food-banks]\nserves: [Seacombe]\ntimes: Friday 10am\nreferral: professional\nhow: Ask your GP.\nchecked: 2026-01-01\n---\nA shop.\n\nMore of it.\n",
    ),
    (
        "offers/stay.md",
        "---\nname: A place to stay\nvenue: refuge\ncategories: [safety]\nsensitive: true\n---\nRing us.\n",
    ),
    (
        "offers/gone.md",
        "---\nname: Gone\ngroup: kitchen\ncategories: [food]\nstatus: defunct\n---\nIt was good.\n",
    ),
    (
        "offers/line.md",
        "---\nname: Line\ncategories: [food]\nways: [phone]\nphone: 0800 496 0000\nserves: [uk]\n---\nRing.\n",
    ),
];

/// Postcodes of two sectors, of which one is where nothing may be told.
fn postcodes() -> String {
    let mut text = "postcode,lat,lon,ward\n".to_owned();
    for (sector, lat) in [("CH44 1", 53.41), ("CH44 2", 53.43)] {
        for (i, last) in [
            "AB", "AD", "AE", "AF", "AG", "AH", "AJ", "AL", "AN", "AP", "AQ", "BD",
        ]
        .iter()
        .enumerate()
        {
            #[allow(clippy::cast_precision_loss)]
            let lon = -3.03 + i as f64 / 3000.0;
            text.push_str(&format!("{sector}{last},{lat},{lon:.5},\n"));
        }
    }
    text
}

pub(super) fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = folder.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    FILES.iter().for_each(|(path, text)| put(path, text));
    put("postcodes/CH44.csv", &postcodes());
    folder
}

/// The site's pages by path.
pub(super) fn pages(folder: &Path) -> BTreeMap<String, String> {
    let built = Builder::new(folder).build(TODAY);
    assert_eq!(built.errors(), 0, "{:?}", built.diagnostics);
    let output = built.output.unwrap();
    let pages = output.iter().filter(|(path, _)| path.ends_with(".html"));
    pages
        .map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.to_vec()).unwrap()))
        .collect()
}

pub(super) fn page(path: &str) -> String {
    pages(folder().path()).remove(path).unwrap()
}

/// The values of an attribute.
pub(super) fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    let found = html.split(start.as_str()).skip(1);
    found.map(|rest| rest.split_once('"').unwrap().0).collect()
}

#[test]
fn a_hidden_address_is_in_no_byte_of_the_site() {
    let folder = folder();
    let built = Builder::new(folder.path()).build(TODAY);
    for (path, bytes) in built.output.unwrap().iter() {
        let text = String::from_utf8_lossy(bytes);
        for secret in [
            "Secret Street",
            "CH44 2BD",
            "CH442BD",
            "Hidden Town",
            "410 stops",
            "53.43",
        ] {
            assert!(!text.contains(secret), "{secret} is in {path}");
        }
    }
    for path in ["venues/refuge/index.html", "offers/stay/index.html"] {
        let html = page(path);
        assert!(html.contains("The address is not published"), "{path}");
        assert!(html.contains("in the CH44 2 area"), "{path}");
        assert!(!html.contains("openstreetmap"), "{path}");
        assert!(html.contains("data-exit"), "{path}");
        assert!(!html.contains("/edit/"), "{path}");
    }
}

#[test]
fn every_link_stays_below_the_base_and_leads_somewhere() {
    let folder = folder();
    let pages = pages(folder.path());
    let files = Builder::new(folder.path()).build(TODAY).output.unwrap();
    let files: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    assert!(pages.len() > 20);
    for (path, html) in &pages {
        for name in ["href", "src", "action"] {
            for link in attribute(html, name) {
                let Some(below) = link.strip_prefix('/') else {
                    let elsewhere = ["https://", "tel:", "mailto:", "geo:", "#", "data:"];
                    assert!(
                        elsewhere.iter().any(|start| link.starts_with(start)),
                        "{path}: {link}"
                    );
                    continue;
                };
                let below = below.strip_prefix("wirral/").expect(link);
                let below = below.split_once('#').map_or(below, |(page, _)| page);
                if !below.starts_with("assets/") && below != "site.webmanifest" {
                    let there = format!("{below}index.html");
                    let leads = pages.contains_key(&there) || files.contains(below);
                    assert!(leads, "{path} leads to {link}");
                }
            }
        }
    }
}

#[test]
fn pages_have_one_main_heading_unique_ids_and_no_jumps() {
    for (path, html) in pages(folder().path()) {
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert_eq!(html.matches("<main").count(), 1, "{path}");
        let ids = attribute(&html, "id");
        assert_eq!(
            ids.len(),
            ids.iter().collect::<BTreeSet<_>>().len(),
            "{path}"
        );
        let main = html.split_once("<main").unwrap().1;
        let levels: Vec<u32> = main
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next()?.to_digit(10))
            .collect();
        assert_eq!(levels[0], 1, "{path}");
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{path}: {levels:?}"
        );
    }
}

#[test]
fn names_are_escaped_and_reports_carry_them_whole() {
    let html = page("offers/pantry/index.html");
    assert!(html.contains("<h1 data-part=\"name\">Pantry &amp; &lt;Friends&gt;</h1>"));
    assert!(html.contains(
        "mailto:hello@example.org?subject=Something%20wrong%3A%20Pantry%20%26%20%3CFriends%3E&amp;body=What%20is%20wrong"
    ));
    assert!(html.contains(
        "%0D%0APantry%20%26%20%3CFriends%3E%0D%0Ahttps%3A%2F%2Fexample.org%2Fwirral%2Foffers%2Fpantry%2F%0D%0A\""
    ));
    assert!(html.contains("https://example.org/edit/content/offers/pantry.md"));
    assert!(html.contains("A professional has to ask for you.</strong> Ask your GP."));
    // Its own number is the group's.
    assert!(html.contains("href=\"tel:01514960003\"") && html.contains("the number of Kitchen"));
}

#[test]
fn a_page_for_reports_is_told_which_entry_it_is() {
    let folder = folder();
    let path = folder.path().join("content/site.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let there = "report_to: \"https://forms.example.org/?entry={name}&page={url}\"";
    std::fs::write(&path, text.replace("report_to: hello@example.org", there)).unwrap();
    let html = pages(folder.path())
        .remove("offers/pantry/index.html")
        .unwrap();
    let link = "https://forms.example.org/?entry=Pantry%20%26%20%3CFriends%3E&amp;page=https%3A%2F%2Fexample.org%2Fwirral%2Foffers%2Fpantry%2F";
    assert!(html.contains(link));
}

#[test]
fn what_has_ended_says_so_and_where_else() {
    let html = page("offers/gone/index.html");
    assert!(html.contains("This has ended.</strong> Look here instead:"));
    assert!(html.contains("href=\"/wirral/needs/food/\""));
    assert!(!html.contains("button--big"));
    assert!(!page("needs/food/index.html").contains("offers/gone/"));
}

#[test]
fn alerts_show_when_and_where_they_hold() {
    let (home, place) = (page("index.html"), page("places/seacombe/index.html"));
    assert!(home.contains("<summary>Snow</summary>") && home.contains("data-until=\"2026-12-01\""));
    assert!(!home.contains("Seacombe only") && place.contains("Seacombe only"));
    assert!(!home.contains("Not yet so") && !place.contains("Not yet so"));
}

#[test]
fn an_old_address_leads_to_the_new_one() {
    let html = page("offers/larder/index.html");
    assert!(html.contains("content=\"0; url=/wirral/offers/pantry/\""));
    assert!(html.contains("rel=\"canonical\" href=\"https://example.org/wirral/offers/pantry/\""));
}

#[test]
fn a_place_says_why_each_entry_is_there() {
    let html = page("places/seacombe/index.html");
    assert!(
        html.contains("<span>Covers Seacombe · 0.1 miles</span>"),
        "{html}"
    );
    // A hidden address is in no distance from anywhere.
    assert!(html.contains("<span>CH44 2 area</span>"), "{html}");
    assert!(html.contains("<span>Anyone in the UK</span>"));
}

#[test]
fn checks_that_are_old_missing_or_to_come_are_said_to_be() {
    let (theme, _) = Theme::new(&BTreeMap::new(), "default");
    let say = Say::new(&theme, "en");
    let checked = |day, ask| super::entry::checked(say, day, 6, TODAY, ask);
    let fresh = checked(Some(date(2026, 5, 23)), Some("checked.ring"));
    assert!(fresh.good && fresh.text == "Checked on 23 May 2026 by a person.");
    let stale = checked(Some(date(2026, 5, 22)), Some("checked.ring"));
    assert!(!stale.good);
    assert_eq!(
        stale.text,
        "Not checked since 22 May 2026. Ring before you go."
    );
    for unsure in [None, Some(date(2026, 11, 24))] {
        let never = checked(unsure, None);
        assert!(!never.good && never.text == "Not yet checked by a person.");
    }
}

#[test]
fn places_list_in_the_order_of_the_shared_ranking() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (site, _, _) = Builder::new(sample).resolve(TODAY);
    let site = site.unwrap();
    let (theme, _) = Theme::new(&BTreeMap::new(), "default");
    let docs = search::docs(&site);
    let given = Given {
        site: &site,
        docs: &docs,
        theme: &theme,
        files: &BTreeMap::new(),
    };
    let lists = Lists::of(&site, &docs);
    let maker = Maker::new(&given, &lists);
    for place in 0..site.places.len() {
        let at = Whereabouts::of_place(&site, place).unwrap();
        let quick = maker.found(&at);
        let mut slow: Vec<_> = maker
            .lists
            .for_places
            .iter()
            .filter_map(|i| {
                Some((
                    &docs[*i],
                    search::place(&docs[*i], &at, site.config.radius)?,
                ))
            })
            .collect();
        slow.sort_by(|a, b| {
            let [a, b] = [a, b].map(|(doc, placed)| search::Ranked {
                doc,
                placed: *placed,
                score: 0,
                soon: search::Soon::Now,
                exact: 0,
            });
            search::rank(&a, &b)
        });
        let names = |found: &[(&search::Doc, search::Placed)]| -> Vec<String> {
            found.iter().map(|(doc, _)| doc.name.clone()).collect()
        };
        assert_eq!(names(&quick), names(&slow), "{}", site.places[place].name);
    }
}

/// Keys that follow a start in some text: `t.` in templates, a quote in Rust.
fn keys(text: &str, start: &str) -> BTreeSet<String> {
    let found = text.split(start).skip(1).map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
        rest[..end.unwrap_or(rest.len())]
            .trim_end_matches('.')
            .to_owned()
    });
    found.collect()
}

#[test]
fn every_word_that_is_used_is_there_and_every_word_there_is_used() {
    let (theme, _) = Theme::new(&BTreeMap::new(), "default");
    let words = &theme.words["en"];
    let mut used = BTreeSet::new();
    for text in theme.templates.values() {
        for start in ["{{ t.", " t.", "={t."] {
            used.extend(keys(text, start));
        }
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rust = std::fs::read_to_string(source.join("hours/say.rs")).unwrap();
    for folder in ["outputs/pages/view", "hours/say"] {
        let files = walkdir::WalkDir::new(source.join(folder));
        for file in files.into_iter().filter_map(Result::ok) {
            if file.file_type().is_file() && !file.path().ends_with("tests.rs") {
                rust.push_str(&std::fs::read_to_string(file.path()).unwrap());
            }
        }
    }
    for key in &used {
        assert!(words.contains_key(key), "a template uses t.{key}");
    }
    let forms = |key: &str| crate::plural::ALL.map(|form| format!("{key}.{form}"));
    for key in keys(&rust, "count_part(\"") {
        used.extend(forms(&key));
    }
    let tops: BTreeSet<&str> = words
        .keys()
        .filter_map(|key| key.split('.').next())
        .collect();
    for key in keys(&rust, "\"") {
        if words.keys().any(|word| {
            word.strip_prefix(&*key)
                .is_some_and(|rest| rest.starts_with('.'))
                && rust.contains(&format!("\"{key}.\""))
        }) {
            continue;
        }
        let top = key
            .split_once('.')
            .map(|(top, rest)| (top, rest.ends_with("html")));
        if top.is_some_and(|(top, file)| tops.contains(top) && !file) {
            let [.., other] = forms(&key);
            let known = words.contains_key(&key) || words.contains_key(&other);
            assert!(known, "a view uses {key}");
            used.extend(forms(&key));
            used.insert(key);
        }
    }
    // Scripts have words of their own, and so have staff; one-word keys look like any
    // text in Rust.
    let unused: Vec<&String> = words
        .keys()
        .filter(|key| {
            !used.contains(*key)
                && key.contains('.')
                && !key.starts_with("js.")
                && !key.starts_with("js-")
                && !key.starts_with("terms.")
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}
