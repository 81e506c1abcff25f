//! What must not be published: a hidden address, and what is left about in folders.

use super::{OFFER, Site, offer};

#[test]
fn a_hidden_address_is_told_nowhere() {
    let refuge = "---\nname: Refuge\naddress: 7 Secret Street\ntown: Wallasey\npostcode: CH44 1AB\nhide_address: true\n---\n";
    let site_yaml = "name: T\narea: Wirral\noutward: [CH44]\npublisher: {name: P, address: \"7 Secret Street\"}\n";
    let told: &[(&str, String)] = &[
        (
            "content/venues/refuge.md",
            format!("{refuge}Our address: 7 Secret Street.\n"),
        ),
        ("content/venues/7-secret-street.md", refuge.to_owned()),
        (
            OFFER,
            offer("venue: refuge\n", "We are at 7 Secret\nStreet in town"),
        ),
        (OFFER, offer("summary: >\n  Find us at CH44\n  1AB\n", "x")),
        (OFFER, offer("", "We are at CH44&nbsp;1AB")),
        (
            OFFER,
            offer("address: 7 Secret Street\npostcode: CH44 1AB\n", "x"),
        ),
        (
            "content/pages/p.md",
            "---\nname: P\naliases: [7-secret-street]\n---\nx\n".into(),
        ),
        ("content/site.yaml", site_yaml.into()),
    ];
    for (path, text) in told {
        let site = Site::new();
        site.put("content/venues/refuge.md", refuge.as_bytes());
        site.put(path, text.as_bytes());
        let ended = site.build(text);
        assert_eq!(ended.code, 1, "{path} {text}");
        assert!(
            ended.said.contains("hidden-address-told"),
            "{text}: {}",
            ended.said
        );
    }
    let site = Site::new();
    site.put("content/venues/refuge.md", refuge.as_bytes());
    site.put(
        "content/venues/o.md",
        b"---\nname: O\naddress: 17 Secret Street\npostcode: CH44 1AB\n---\n",
    );
    site.put(OFFER, offer("venue: refuge\n", "Ring us.").as_bytes());
    let ended = site.build("another door of the same postcode");
    assert_eq!(ended.code, 0, "{}", ended.said);
    for path in ["offers/x/index.html", "venues/refuge/index.html"] {
        let html = String::from_utf8_lossy(&ended.files[path]);
        assert!(
            !html.contains("Secret Street") && !html.contains("1AB"),
            "{path}"
        );
    }
}

#[test]
fn what_people_and_systems_leave_about_is_never_copied() {
    let site = Site::new();
    for name in [
        ".env",
        ".git/config",
        "~$x.docx",
        ".DS_Store",
        "id_rsa",
        "a.bak",
        "key.pem",
        "Thumbs.db",
    ] {
        site.put(&format!("content/files/{name}"), b"secret");
    }
    site.put("content/files/leaflet.pdf", b"a leaflet");
    let ended = site.build("left about");
    assert_eq!(ended.code, 0, "{}", ended.said);
    let files: Vec<&String> = ended
        .files
        .keys()
        .filter(|path| path.starts_with("files/"))
        .collect();
    assert_eq!(files, ["files/leaflet.pdf"]);
}
