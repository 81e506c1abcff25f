#![allow(clippy::unwrap_used)]

use super::*;
use crate::diagnostic::{Format, print};
use crate::source::Sources;

fn reading() -> Reading {
    Reading {
        first: "en".into(),
        base: "/".into(),
        languages: vec!["cy".into()],
    }
}

fn decode_one(path: &str, text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let source = Source::new(path, text);
    decode(&source, Kind::of(&source).unwrap(), &reading())
}

fn short(path: &str, text: &str) -> Vec<String> {
    let source = Source::new(path, text);
    let (_, faults) = decode(&source, Kind::of(&source).unwrap(), &reading());
    let sources: Sources = [(source.path.clone(), source)].into();
    print(&faults, &sources, Format::Short, false)
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_field_of_an_offer_is_read() {
    let (records, faults) = decode_one(
        "content/offers/hub.md",
        "---\nname: Hub\nsummary: Help\nalso_known_as: Old hub\ncategories: food, money\ntags: [a, b]\nphone: [0151 496 0001, {number: 0151 496 0002, for: Welsh}]\ntext: 07700900001\nemail: a@example.org\nwebsite: www.example.org\nsocial: https://example.org/hub\nlanguages: [Welsh]\nstatus: temporarily closed\nalert: Back soon\nchecked: 2026-03-14\nshow_from: 2026-01-01\nshow_until: 2027-01-01\ndraft: no\nid: 2d1f8b36-7d2e-4f6e-9f6f-1c2b3a4d5e6f\ngroup: one\nvenue: two\nat: [{venue: three, times: Mon 9-5, notes: upstairs}]\naddress: 1 High St\ntown: Wallasey\npostcode: CH44 1AA\ntype: activity\nways: [phone, in person]\nserves: [CH44, Seacombe]\ntimes: [Mon 9-5, Tue 9-5]\nwho: Anyone\nages: 18+\ncost: free\nreferral: self\nhow: Ring\nsensitive: true\nvolunteer: Ask us\naliases: [old-hub]\nnot_duplicate_of: hub-2\n---\nText here.\n",
    );
    assert_eq!(faults, []);
    let [Record::Offer(offer)] = &records[..] else {
        panic!("one offer")
    };
    assert_eq!(
        (
            offer.entry.slug.as_str(),
            offer.sessions.len(),
            offer.times.typed.len()
        ),
        ("hub", 2, 2)
    );
    assert_eq!(offer.ways, [Way::InPerson, Way::Phone]);
    assert_eq!(offer.entry.phones[1].label.as_deref(), Some("Welsh"));
    assert_eq!(
        offer
            .entry
            .categories
            .iter()
            .map(|c| c.value.as_str())
            .collect::<Vec<_>>(),
        ["food", "money"]
    );
    assert!(offer.sensitive && offer.cost.as_ref().unwrap().free);
}

#[test]
fn all_faults_of_an_entry_are_found_in_one_go() {
    let faults = short(
        "content/offers/hub.md",
        "---\nname:\ncategory: food\nstatus: closed\nchecked: 14/3/2026\nemail: nobody\nages: kids\n---\n",
    );
    assert_eq!(
        faults,
        [
            "content/offers/hub.md:2:6: error[empty-field]: `name` is empty (write it after the colon: `name: …`; text that starts with # needs quotes)",
            "content/offers/hub.md:6:8: error[not-an-email]: this is not an e-mail address: `nobody` (write it like hello@example.org)",
            "content/offers/hub.md:4:9: error[unknown-word]: `status` cannot be `closed` (did you mean `temporarily closed`?)",
            "content/offers/hub.md:5:10: error[not-a-date]: `checked` is not a date: `14/3/2026` (write 2026-03-14 (year-month-day))",
            "content/offers/hub.md:7:7: error[unknown-ages]: these ages cannot be read: `kids` (write 5-11, 18+ or under 25; say the rest in `who`)",
            "content/offers/hub.md:3:1: error[unknown-field]: there is no field `category` (did you mean `categories`?)",
        ]
    );
}

#[test]
fn a_slip_in_a_required_field_is_named_once() {
    let faults = short("content/groups/a.yaml", "Name: A\n");
    assert_eq!(
        faults,
        [
            "content/groups/a.yaml:1:1: error[unknown-field]: there is no field `Name` (did you mean `name`?)"
        ]
    );
}

#[test]
fn a_list_gives_an_entry_each_and_slugs_from_names() {
    let (records, faults) = decode_one(
        "content/groups/all.yaml",
        "- name: Café One\n- {name: Two, slug: second}\n- phone: 0151 496 0000\n- phone: 0151 496 0001\n",
    );
    assert_eq!(
        faults.iter().map(|f| f.code).collect::<Vec<_>>(),
        ["missing-field", "missing-field"]
    );
    let slugs: Vec<_> = records
        .iter()
        .map(|r| {
            if let Record::Group(g) = r {
                g.entry.slug.as_str()
            } else {
                ""
            }
        })
        .collect();
    assert_eq!(slugs, ["cafe-one", "second"]);
}

#[test]
fn a_second_language_stands_beside_the_first() {
    let (records, faults) = decode_one(
        "content/groups/hwb.cy.md",
        "---\nname: Hwb\nsummary: Cymorth\n---\nCroeso.\n",
    );
    assert_eq!(faults, []);
    let [Record::Translation(translation)] = &records[..] else {
        panic!("a translation")
    };
    assert_eq!(
        (
            translation.of.1.as_str(),
            translation.language.as_str(),
            translation.texts.len()
        ),
        ("hwb", "cy", 2)
    );
    let (_, faults) = decode_one("content/groups/hwb.cy.md", "---\nphone: 1234\n---\n");
    assert_eq!(faults[0].code, "unknown-field");
}

#[test]
fn a_thousand_faults_are_counted_and_not_all_shown() {
    let text: String = (0..20_000).map(|i| format!("x{i}: y\n")).collect();
    let (_, faults) = decode_one("content/groups/a.yaml", &text);
    assert!(
        faults.len() <= crate::parse::MAX_FAULTS + 1,
        "{}",
        faults.len()
    );
}
