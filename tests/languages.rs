//! Sites in several languages: the same words in each, the same pages in each, and what
//! is not translated says so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use infobank::build::{Builder, Built};
use infobank::diagnostic::{Format, print};
use infobank::plural;
use infobank::theme::{Theme, Words};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 23);

fn theme() -> Theme {
    let (theme, faults) = Theme::new(&BTreeMap::new(), "default");
    assert_eq!(faults, []);
    theme
}

/// A key without the form for a number that it ends in, and that form.
fn parted<'a>(key: &'a str, words: &Words) -> (&'a str, Option<&'a str>) {
    let form = |form: &&str| plural::ALL.contains(form);
    let dotted = key
        .rsplit_once('.')
        .filter(|(base, last)| form(last) && words.contains_key(&format!("{base}.other")));
    let joined = key
        .rsplit_once('_')
        .filter(|(base, last)| form(last) && words.contains_key(*base));
    match dotted.or(joined) {
        Some((base, form)) => (base, Some(form)),
        None => (key, None),
    }
}

/// What is filled in: `{name}`.
fn holes(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

#[test]
fn every_language_has_the_same_words_with_the_same_holes() {
    let theme = theme();
    let english = &theme.words["en"];
    let bases: BTreeSet<&str> = english.keys().map(|key| parted(key, english).0).collect();
    assert!(bases.len() > 250 && theme.words.len() > 1);
    for (language, words) in &theme.words {
        let known = plural::categories(language);
        let own: BTreeSet<&str> = words.keys().map(|key| parted(key, words).0).collect();
        let missing: Vec<_> = bases.difference(&own).collect();
        let surplus: Vec<_> = own.difference(&bases).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert!(surplus.is_empty(), "only {language} has {surplus:?}");
        assert_eq!(theme.missing(language), Vec::<&str>::new());
        for (key, text) in words {
            let (base, form) = parted(key, words);
            let first = english
                .get(base)
                .unwrap_or_else(|| &english[&format!("{base}.other")]);
            // A form for one number may say it in words.
            let at_least = match form {
                None | Some("other") => holes(first),
                Some(form) => {
                    assert!(
                        known.contains(&form),
                        "{language} has no form {form}: {key}"
                    );
                    holes(first)
                        .into_iter()
                        .filter(|hole| *hole != "n")
                        .collect()
                }
            };
            let own = holes(text);
            let said_in_words = form.is_some() && at_least.contains("miles");
            assert!(own.is_subset(&holes(first)), "{language} {key}: {text}");
            assert!(
                at_least.is_subset(&own) || said_in_words,
                "{language} {key}: {text}"
            );
            assert!(!text.trim().is_empty(), "{language} {key}");
        }
    }
}

#[test]
fn the_stylesheet_knows_no_left_and_right() {
    let theme = theme();
    let css = String::from_utf8_lossy(&theme.assets["css/style.css"]).into_owned();
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
        if skipped {
            continue;
        }
        let words: Vec<&str> = line
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
            .collect();
        let sides = words.iter().any(|word| {
            ["left", "right"].contains(word)
                || word.ends_with("-left")
                || word.ends_with("-right")
                || word.contains("-left-")
                || word.contains("-right-")
        });
        if sides {
            found.push(format!("{}: {}", number + 1, line.trim()));
        }
    }
    assert!(found.is_empty(), "physical sides:\n{}", found.join("\n"));
}

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

#[test]
fn what_is_translated_stands_in_place_and_the_rest_says_what_it_is() {
    let site = site(&[]);
    let built = build(site.path());
    let page = &built["cy/offers/pantry/index.html"];
    assert!(page.contains("<html lang=\"cy\" dir=\"ltr\">"));
    assert!(page.contains("<h1 data-part=\"name\">Pantri</h1>") && page.contains("Teuluoedd"));
    // Times that are understood are said in the page's own language.
    assert!(
        page.contains("Dydd Llun") && page.contains("9yb i 5yp"),
        "{page}"
    );
    assert!(page.contains("<dd>Am ddim</dd>"), "{page}");
    assert!(page.contains("<div lang=\"en\"><p>Tins."), "{page}");
    // Links lead on in the language; files are the same in each.
    assert!(
        page.contains("href=\"/wirral/cy/about/\"")
            && page.contains("href=\"/wirral/files/a.pdf\"")
    );
    let loans = &built["cy/offers/loans/index.html"];
    assert!(
        loans.contains("<h1 data-part=\"name\"><span lang=\"en\">Loans &amp; grants</span></h1>")
    );
    assert!(
        loans.contains("<title>Loans &amp; grants – Test</title>"),
        "{loans}"
    );
    assert!(built["cy/index.html"].contains("yn ardal Cilgwri"));
    for (path, text) in &built {
        if path.ends_with(".html") {
            assert!(
                !text.contains(infobank::foreign::is_mark),
                "{path} has marks"
            );
        }
        let english = !path.starts_with("cy/") && path.ends_with(".html");
        assert!(!english || !text.contains("lang=\"en\">T"), "{path}");
    }
}

#[test]
fn every_page_is_there_in_each_language_and_leads_to_the_others() {
    let quilts = "---\nname: Quilts\ncategories: [food]\npostcode: CH44 1AB\n---\nWarm.\n";
    let site = site(&[
        ("content/offers/quilts.md", quilts),
        ("content/offers/quilts.cy.md", "---\nname: Cwiltiau\n---\n"),
    ]);
    let built = build(site.path());
    let pages = built.iter().filter(|(path, _)| path.ends_with(".html"));
    let mut count = 0;
    let mut letters = [0, 0];
    for (path, page) in pages {
        count += 1;
        let (own, twin, folder) = match path.strip_prefix("cy/") {
            Some(rest) => ("cy", rest.to_owned(), rest),
            None => ("en", format!("cy/{path}"), path.as_str()),
        };
        assert!(page.contains(&format!("<html lang=\"{own}\"")), "{path}");
        let other = if own == "cy" { "en" } else { "cy" };
        let link = format!("lang=\"{other}\" hreflang=\"{other}\" data-language>");
        assert_eq!(page.matches(&link).count(), 1, "{path}");
        if folder.starts_with("a-z/") && folder != "a-z/index.html" {
            // To the same letter where the other language has names with it, else to all.
            let there = built.contains_key(&twin);
            letters[usize::from(there)] += 1;
            let below = if own == "cy" { "" } else { "cy/" };
            let to = match there {
                true => format!("/wirral/{below}{}", folder.trim_end_matches("index.html")),
                false => format!("/wirral/{below}a-z/"),
            };
            assert!(page.contains(&format!("href=\"{to}\" {link}")), "{path}");
            continue;
        }
        assert!(built.contains_key(&twin), "{path} has no {twin}");
        let permalink = folder.trim_end_matches("index.html");
        if page.contains("content=\"noindex\"") {
            continue;
        }
        for (code, below) in [("en", ""), ("cy", "cy/"), ("x-default", "")] {
            let alternate = format!(
                "<link rel=\"alternate\" hreflang=\"{code}\" href=\"https://example.org/wirral/{below}{permalink}\">"
            );
            assert_eq!(page.matches(&alternate).count(), 1, "{path}: {alternate}");
        }
        let below = if own == "cy" { "cy/" } else { "" };
        let canonical = format!(
            "<link rel=\"canonical\" href=\"https://example.org/wirral/{below}{permalink}\">"
        );
        assert!(page.contains(&canonical), "{path}");
    }
    assert!(count > 20);
    assert!(letters.iter().all(|some| *some > 0), "{letters:?}");
    let sitemap = &built["sitemap.xml"];
    assert!(sitemap.contains("<loc>https://example.org/wirral/cy/offers/pantry/</loc><xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/wirral/offers/pantry/\"/>"));
}

#[test]
fn languages_share_what_is_equal_and_find_each_others_words() {
    let site = site(&[]);
    let built = build(site.path());
    let of = |start: &str| -> Vec<&String> {
        let all = built.iter().filter(|(path, _)| path.starts_with(start));
        all.map(|(_, text)| text).collect()
    };
    assert_eq!(of("index/pc/").len(), 1, "postcodes are the same in each");
    assert_eq!(of("index/cards/").len(), 2);
    assert_eq!(of("cy/index/").len(), 0);
    let words = of("index/text/");
    assert_eq!(words.len(), 2);
    let welsh = words.iter().find(|text| text.contains("pantri"));
    let welsh = welsh.expect("Welsh words are found");
    for word in ["bantri", "mhantri", "teulu", "famili", "tin"] {
        assert!(welsh.contains(word), "{word} in {welsh}");
    }
    let names = of("index/names-");
    assert!(
        names
            .iter()
            .all(|text| text.contains("Yr Egremont") && text.contains("\"Egremont\""))
    );
}

#[test]
fn a_site_in_one_language_has_nothing_of_it() {
    let one = site(&[(
        "content/site.yaml",
        "name: Test\narea: Wirral\nbase_url: https://example.org/wirral/\noutward: [CH44]\n",
    )]);
    fs::remove_file(one.path().join("content/offers/pantry.cy.md")).expect("it is there");
    let plain = [
        (
            "content/categories.yaml",
            "food: {name: Food}\nmoney: {name: Money}\n",
        ),
        (
            "content/places.yaml",
            "egremont: {name: Egremont, covers: [CH44 1]}\n",
        ),
    ];
    for (path, text) in plain {
        fs::write(one.path().join(path), text).expect("a file can be written");
    }
    for (path, text) in build(one.path()) {
        assert!(!path.contains("language.js"), "{path}");
        // The search page has its script at its end.
        let text = text.split("<script type=\"module\" async>").next();
        let text = text.unwrap_or_default();
        for sign in [
            "hreflang",
            "data-language",
            "data-root",
            "xhtml:link",
            "term_",
        ] {
            assert!(
                !text.contains(sign) || path.ends_with(".js"),
                "{path}: {sign}"
            );
        }
    }
}

#[test]
fn the_words_of_a_third_language_may_be_the_sites_own() {
    let site = site(&[
        (
            "content/site.yaml",
            "name: Test\narea: Wirral\nbase_url: https://example.org/wirral/\noutward: [CH44]\nlanguages: [en, cy, ar]\n",
        ),
        (
            "themes/default/i18n/ar.yaml",
            "language: {name: العربية}\ndir: rtl\nnav: {home: الرئيسية}\n",
        ),
    ]);
    let built = build(site.path());
    let page = &built["ar/offers/pantry/index.html"];
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page.contains("الرئيسية") && page.contains("What to know"));
    assert!(
        page.contains("<h1 data-part=\"name\"><span lang=\"en\" dir=\"ltr\">Pantry</span></h1>")
    );
    assert_eq!(page.matches("data-language").count(), 2);
    assert!(built["offers/pantry/index.html"].contains(">العربية</a>"));
}

#[test]
fn times_are_said_in_each_language_unless_a_translation_says_them() {
    let offer = |name: &str, times: &str| {
        format!(
            "---\nname: {name}\ncategories: [food]\npostcode: CH44 1AA\ntimes: {times}\n---\nX.\n"
        )
    };
    let (choir, table) = (
        offer("Choir", "Tuesday 7pm-9pm"),
        offer("Table", "[\"Fri 6pm-8pm, ring the bell\", when we can]"),
    );
    let site = site(&[
        ("content/offers/choir.md", &choir),
        (
            "content/offers/choir.cy.md",
            "---\ntimes: Nos Fawrth o 7\n---\n",
        ),
        ("content/offers/table.md", &table),
    ]);
    let built = build(site.path());
    let choir = &built["cy/offers/choir/index.html"];
    assert!(choir.contains("Nos Fawrth o 7") && !choir.contains("Dydd Mawrth 7yh"));
    assert!(
        choir.contains("data-times=\"w2t19-21\""),
        "its clock is the same"
    );
    let table = &built["cy/offers/table/index.html"];
    for said in [
        "Dydd Gwener",
        "6yp i 8yp",
        "<span lang=\"en\">Ring the bell</span>",
        "Fel yr ysgrifennwyd: <span lang=\"en\">when we can</span>",
    ] {
        assert!(table.contains(said), "{said}: {table}");
    }
    assert!(built["cy/whats-on/friday/index.html"].contains("href=\"/wirral/cy/offers/table/\""));
    assert!(table.contains("href=\"/wirral/offers/table/times.ics\""));
    assert!(built.contains_key("offers/table/times.ics"));
    assert!(!built.contains_key("cy/offers/table/times.ics"));
}

#[test]
fn ages_are_said_in_each_language_and_figures_belong_to_none() {
    let offer = "---\nname: Club\ncategories: [food]\npostcode: CH44 1AB\nages: under 25\ncost: £5.50\n---\nX.\n";
    let hall = "---\nname: Hall\npostcode: CH44 1AA\nrooms:\n  - {name: Lounge, holds: 25, cost: free, notes: Warm}\n---\nX.\n";
    let site = site(&[
        ("content/offers/club.md", offer),
        ("content/venues/hall.md", hall),
    ]);
    let pages = build(site.path());
    let english = &pages["offers/club/index.html"];
    assert!(english.contains("<dd>Under 25</dd>"), "{english}");
    let welsh = &pages["cy/offers/club/index.html"];
    assert!(welsh.contains("<dd>O dan 25</dd>"), "{welsh}");
    assert!(welsh.contains("<dd>£5.50</dd>"), "{welsh}");
    let rooms = &pages["cy/venues/hall/index.html"];
    let row = "<th scope=\"row\"><span lang=\"en\">Lounge</span></th><td>25</td><td>am ddim</td><td><span lang=\"en\">Warm</span></td>";
    assert!(rooms.contains(row), "{rooms}");
}
