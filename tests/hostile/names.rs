//! Names that no address or disk can have, and files that are none.

use super::{Site, offer, refused};

#[test]
fn names_that_no_address_or_disk_can_have_are_refused() {
    let page = || b"---\nname: P\n---\nx\n".to_vec();
    let text = |text: &str| text.as_bytes().to_vec();
    refused(&[
        (
            "content/pages/index.md",
            page(),
            &["pages/index.md", "the site uses this address itself"],
        ),
        ("content/pages/404.md", page(), &["reserved-name"]),
        ("content/pages/CNAME.md", page(), &["reserved-name"]),
        (
            "content/offers/COM1.md",
            offer("", "x").into_bytes(),
            &["Windows keeps this name"],
        ),
        (
            "content/categories.yaml",
            text("food: {name: F}\ncon: {name: C}\n"),
            &["categories.yaml:2:1", "Windows"],
        ),
        (
            "content/places.yaml",
            text("aux: {name: A, covers: [CH44]}\nseacombe: {name: S, covers: [CH44]}\n"),
            &["places.yaml:1:1"],
        ),
        (
            "content/pages/p.md",
            text("---\nname: P\naliases: [search]\n---\n"),
            &["p.md:3:", "take this alias out"],
        ),
        (
            "content/files/nul.pdf",
            text("x"),
            &["files/nul.pdf", "Windows"],
        ),
        (
            "content/site.yaml",
            text(
                "name: T\narea: Wirral\noutward: [CH44]\nbase_url: https://example.org//wirral/\n",
            ),
            &["site.yaml:4:"],
        ),
        (
            "content/site.yaml",
            text("name: T\narea: Wirral\noutward: [CH44]\ntheme: mine\n"),
            &["site.yaml:4:", "no theme in themes/mine"],
        ),
    ]);
    let site = Site::new();
    site.put("content/offers/café.md", offer("", "x").as_bytes());
    site.put("content/offers/cafe\u{301} .md", offer("", "x").as_bytes());
    let ended = site.build("one name, written in two ways");
    assert!(
        ended.code == 1 && ended.said.contains("same-address"),
        "{}",
        ended.said
    );
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_followed_and_never_block() {
    use std::fs;

    let site = Site::new();
    let content = site.0.path().join("content");
    fs::create_dir_all(content.join("files")).expect("a folder");
    fs::create_dir_all(content.join("offers/x.md")).expect("a folder");
    std::os::unix::fs::symlink("/etc/passwd", content.join("offers/p.md")).expect("a link");
    std::os::unix::fs::symlink("/", content.join("files/d")).expect("a link");
    let pipe = std::process::Command::new("mkfifo")
        .arg(content.join("offers/f.md"))
        .status();
    assert!(pipe.expect("mkfifo runs").success());
    let ended = site.build("links");
    assert_eq!(ended.code, 1, "{}", ended.said);
    for said in [
        "offers/f.md",
        "offers/p.md",
        "files/d",
        "offers/x.md",
        "links are not followed",
    ] {
        assert!(ended.said.contains(said), "{said}: {}", ended.said);
    }
}
