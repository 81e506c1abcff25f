//! The words of the interface, in each of its languages.

use std::collections::{BTreeMap, BTreeSet};

use infobank::plural;
use infobank::theme::{Theme, Words};

use super::{build, site};

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
    let (theme, faults) = Theme::new(&BTreeMap::new(), "default");
    assert_eq!(faults, []);
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
