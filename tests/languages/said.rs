//! What is said of times and figures, in each language.

use super::{build, site};

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
    let row = "<strong><span lang=\"en\">Lounge</span></strong><p>Lle i 25 · am ddim</p><p class=\"soft\"><span lang=\"en\">Warm</span></p>";
    assert!(rooms.contains(row), "{rooms}");
}
