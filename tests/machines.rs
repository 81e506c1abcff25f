//! What the sample's pages say to machines: titles, addresses, schema.org, and what the
//! worker and the manifest name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use infobank::build::Builder;
use infobank::output::Output;
use serde_json::Value;

fn site() -> Arc<Output> {
    static SITE: OnceLock<Arc<Output>> = OnceLock::new();
    let build = || {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR"));
        let built = Builder::new(sample).build(jiff::civil::date(2026, 11, 23));
        built.output.expect("the sample is sound")
    };
    SITE.get_or_init(build).clone()
}

fn text(path: &str) -> String {
    String::from_utf8_lossy(&site()[path]).into_owned()
}

/// Pages by path, but for old addresses, which only lead on.
fn pages() -> BTreeMap<String, String> {
    let site = site();
    let html = site.keys().filter(|path| path.ends_with(".html"));
    html.map(|path| (path.clone(), text(path)))
        .filter(|(_, html)| !html.contains("http-equiv=\"refresh\""))
        .collect()
}

/// What stands between two texts.
fn between<'a>(html: &'a str, start: &str, end: &str) -> Option<&'a str> {
    html.split_once(start)?
        .1
        .split_once(end)
        .map(|(found, _)| found)
}

/// The things that a page says, read as JSON.
fn things(html: &str) -> Vec<Value> {
    let Some(json) = between(html, "<script type=\"application/ld+json\">", "</script>") else {
        return Vec::new();
    };
    let value: Value = serde_json::from_str(json).expect("it is JSON");
    assert_eq!(value["@context"], "https://schema.org");
    value["@graph"].as_array().expect("it is a list").clone()
}

fn thing(path: &str, kind: &str) -> Value {
    let all = things(&text(path));
    let found = all.into_iter().find(|thing| thing["@type"] == kind);
    found.unwrap_or_else(|| panic!("{path} has no {kind}"))
}

#[test]
fn every_page_has_one_title_of_its_own_and_its_whole_address() {
    let mut titles = BTreeSet::new();
    for (path, html) in pages() {
        assert_eq!(html.matches("<title>").count(), 1, "{path}");
        let title = between(&html, "<title>", "</title>").expect("it has one");
        if html.contains("data-exit") {
            assert!(
                ["Help and support – ", "Cymorth a chefnogaeth – "]
                    .iter()
                    .any(|own| title.starts_with(own)),
                "{path}: {title}"
            );
        } else {
            assert!(
                titles.insert(title.to_owned()),
                "{path}: {title} is another's too"
            );
        }
        if html.contains("content=\"noindex\"") {
            continue;
        }
        let address = path.trim_end_matches("index.html");
        let canonical = between(&html, "<link rel=\"canonical\" href=\"", "\"");
        assert_eq!(
            canonical,
            Some(&*format!("https://example.org/{address}")),
            "{path}"
        );
        let description = between(&html, "<meta name=\"description\" content=\"", "\"");
        assert!(description.is_some_and(|text| text.len() > 10), "{path}");
    }
}

#[test]
fn a_link_that_is_shared_shows_a_picture_but_not_one_to_a_page_about_abuse() {
    for (path, html) in pages() {
        let private = html.contains("data-exit");
        let hidden = html.contains("content=\"noindex\"");
        let image = between(
            &html,
            "property=\"og:image\" content=\"https://example.org/",
            "\"",
        );
        assert_eq!(image.is_some(), !private && !hidden, "{path}");
        if let Some(image) = image {
            assert!(site().contains_key(image), "{image}");
        }
        assert_eq!(html.contains("content=\"no-referrer\""), private, "{path}");
    }
}

#[test]
fn entries_say_what_they_are() {
    let mut kinds = BTreeMap::new();
    for (path, html) in pages() {
        for thing in things(&html) {
            let kind = thing["@type"].as_str().expect("a type").to_owned();
            if kind == "BreadcrumbList" {
                let items = thing["itemListElement"].as_array().expect("a list");
                assert!(items.len() > 1, "{path}");
                for (i, item) in items.iter().enumerate() {
                    assert_eq!(item["position"], i + 1);
                    let link = item["item"].as_str().expect("an address");
                    let file = link.strip_prefix("https://example.org/").expect("ours");
                    assert!(
                        site().contains_key(&format!("{file}index.html")),
                        "{path}: {link}"
                    );
                }
            } else {
                assert!(
                    thing["name"].as_str().is_some_and(|name| !name.is_empty()),
                    "{path}"
                );
                let url = thing["url"].as_str().expect("an address");
                assert_eq!(
                    url.trim_start_matches("https://example.org/"),
                    path.trim_end_matches("index.html")
                );
            }
            assert!(thing.get("potentialAction").is_none(), "{path}");
            *kinds.entry(kind).or_insert(0) += 1;
        }
    }
    let kinds: Vec<&str> = kinds.keys().map(String::as_str).collect();
    for kind in [
        "BreadcrumbList",
        "Event",
        "NGO",
        "Organization",
        "Place",
        "Service",
        "WebSite",
    ] {
        assert!(kinds.contains(&kind), "{kind} of {kinds:?}");
    }
}

#[test]
fn times_are_opening_hours_or_an_event() {
    let venue = thing("venues/dee-view-hall/index.html", "Place");
    let hours = &venue["openingHoursSpecification"];
    assert_eq!(hours[0]["dayOfWeek"][4], "Friday");
    assert_eq!(hours[0]["opens"], "09:30");
    assert_eq!(hours[1]["dayOfWeek"], "PublicHolidays");
    let weekly = thing("offers/seacombe-pantry/index.html", "Service");
    assert_eq!(weekly["hoursAvailable"][1]["closes"], "18:30");
    let monthly = thing("offers/repair-cafe/index.html", "Event");
    assert_eq!(monthly["eventSchedule"]["byDay"][0], "2SA");
    assert_eq!(monthly["location"]["name"], "Liscard Corner");
    let service = thing("offers/repair-cafe/index.html", "Service");
    assert!(service.get("hoursAvailable").is_none());
}

#[test]
fn an_offer_says_who_gives_it_to_whom_and_how() {
    let offer = thing("offers/ebbtide-support/index.html", "Service");
    assert_eq!(offer["areaServed"][0]["name"], "Wirral");
    assert_eq!(
        offer["provider"][0]["url"],
        "https://example.org/groups/ebbtide/"
    );
    let channel = &offer["availableChannel"];
    assert_eq!(channel["servicePhone"]["telephone"], "0151 496 0217");
    assert_eq!(channel["availableLanguage"][1], "Polish");
    assert_eq!(offer["offers"]["price"], "0");
    assert!(
        offer.get("telephone").is_none(),
        "a service has none of its own"
    );
}

#[test]
fn a_venue_says_where_it_is_unless_its_address_is_hidden() {
    let hall = thing("venues/hamilton-house/index.html", "Place");
    assert_eq!(hall["address"]["addressCountry"], "GB");
    assert!(
        hall["geo"]["latitude"]
            .as_f64()
            .is_some_and(|lat| lat > 53.0)
    );
    assert!(hall["amenityFeature"][0]["value"].is_boolean());
    let refuge = thing("venues/kingfisher-house/index.html", "Place");
    assert!(refuge.get("geo").is_none() && refuge.get("address").is_none());
    let sector = refuge["containedInPlace"]["name"]
        .as_str()
        .expect("a sector");
    assert!(sector.len() <= 6, "{sector} is a sector");
    let offer = thing("offers/ebbtide-refuge/index.html", "Service");
    let place = &offer["availableChannel"]["serviceLocation"][0];
    assert!(
        place.get("geo").is_none() && place.get("address").is_none(),
        "{place}"
    );
}

/// What the worker keeps.
fn kept() -> Value {
    let worker = text("sw.js");
    let json = between(&worker, "const SITE = ", "\n").expect("it is given");
    serde_json::from_str(json).expect("it is JSON")
}

fn list(value: &Value) -> Vec<&str> {
    let all = value.as_array().expect("it is a list").iter();
    all.map(|text| text.as_str().expect("of texts")).collect()
}

#[test]
fn the_worker_keeps_what_there_is_and_not_too_much() {
    let (site, kept) = (site(), kept());
    for page in list(&kept["pages"]) {
        assert!(site.contains_key(&format!("{page}index.html")), "{page}");
    }
    let size = |path: &str| site.get(path).unwrap_or_else(|| panic!("{path}")).len();
    let size = |key: &str| list(&kept[key]).into_iter().map(size).sum::<usize>();
    assert!(size("index") <= 3_000_000);
    assert!(size("files") < 160_000, "{} bytes", size("files"));
    assert!(
        text("search/index.html").contains(kept["tables"]["search/"].as_str().expect("a hash"))
    );
    let names = list(&kept["index"]).join(" ");
    assert!(
        names.contains("/pc/CH41-") && !names.contains("/pc/L1-"),
        "{names}"
    );
}

#[test]
fn the_worker_never_keeps_a_page_with_an_exit() {
    let kept = kept();
    let never: BTreeSet<&str> = list(&kept["never"]).into_iter().collect();
    let exits: BTreeSet<String> = pages()
        .into_iter()
        .filter(|(_, html)| html.contains("data-exit"))
        .map(|(path, _)| path.trim_end_matches("index.html").to_owned())
        .collect();
    assert!(exits.contains("offers/ebbtide-refuge/"));
    assert_eq!(never, exits.iter().map(String::as_str).collect());
    for page in list(&kept["pages"]) {
        assert!(!never.contains(page), "{page}");
    }
    for path in exits {
        let html = text(&format!("{path}index.html"));
        assert!(
            !html.contains("data-worker"),
            "{path} starts nothing that keeps pages"
        );
    }
}

#[test]
fn the_manifest_names_icons_that_there_are() {
    let manifest: Value = serde_json::from_str(&text("site.webmanifest")).expect("it is JSON");
    assert_eq!(
        (&manifest["start_url"], &manifest["scope"]),
        (&Value::from("/"), &Value::from("/"))
    );
    for icon in manifest["icons"].as_array().expect("a list") {
        let path = icon["src"]
            .as_str()
            .expect("an address")
            .trim_start_matches('/');
        assert!(site().contains_key(path), "{path}");
    }
}
