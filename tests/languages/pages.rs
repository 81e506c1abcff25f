//! Which pages and files there are in each language, and which words stand on them.

use std::fs;

use super::{build, site};

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
    let welsh = words.iter().find(|text| text.contains("bantri"));
    let welsh = welsh.expect("Welsh words are found");
    for word in ["pantri", "mhantri", "teulu", "famili", "tin"] {
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
