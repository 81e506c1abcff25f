//! Faults by the thousand.

use super::{Site, refused};

#[test]
fn a_list_of_thousands_of_broken_entries_is_told_in_time() {
    let list = |entry: &dyn Fn(usize) -> String, count: usize| {
        (0..count).map(entry).collect::<String>().into_bytes()
    };
    let path = "content/offers/list.yaml";
    refused(&[
        (
            path,
            list(
                &|i| format!("- name: T{i}\n  categories: [fod{i}]\n  venue: hal{i}\n"),
                12_000,
            ),
            &[
                "list.yaml:2:16",
                "no category is called `fod0`",
                "more faults",
            ],
        ),
        (
            path,
            list(
                &|i| format!("- name: T{i}\n  categories: [food]\n  serves: [Sea{i}]\n"),
                12_000,
            ),
            &["list.yaml:3:12", "more faults"],
        ),
        (
            path,
            list(
                &|_| "- name: T\n  categories: [food]\n  venue: hall\n".into(),
                12_000,
            ),
            &["two offers would have the address", "more faults"],
        ),
        (
            "content/groups/list.yaml",
            list(
                &|i| format!("- name: G{i}\n  parent: g{}\n", (i + 1) % 5000),
                5000,
            ),
            &["is its own parent"],
        ),
        (
            "content/categories.yaml",
            list(
                &|i| format!("c{i}: {{name: C, children: {{food: {{name: F}}}}}}\n"),
                8000,
            ),
            &["`food` is there twice", "more faults"],
        ),
    ]);
}

#[test]
fn warnings_however_many_stop_nothing() {
    let entry = |i: usize| {
        format!("- name: T{i}\n  categories: [food]\n  venue: hall\n  body: a <b>c</b>\n")
    };
    let site = Site::new();
    site.put(
        "content/offers/list.yaml",
        (0..100).map(entry).collect::<String>().as_bytes(),
    );
    let ended = site.build("a hundred warnings");
    assert_eq!(ended.code, 0, "{}", ended.said);
    assert!(ended.said.contains("more faults"), "{}", ended.said);
}
