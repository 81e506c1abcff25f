//! Fields and front matter that are broken, or made to break a reader.

use super::{OFFER, Site, offer, offers, refused};

#[test]
fn hostile_yaml_is_refused_at_its_line() {
    let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (key, before) in "bcdefghi".chars().zip("abcdefgh".chars()) {
        bomb.push_str(&format!(
            "{key}: &{key} [{}]\n",
            vec![format!("*{before}"); 9].join(",")
        ));
    }
    let at = "content/offers/x.md:5:";
    offers(&[
        (bomb.clone(), &[at, "yaml-reference"]),
        (bomb.replace("i: &i", "tags: &i"), &[at, "yaml-reference"]),
        (
            format!("x: {}\n", "{a: ".repeat(20_000)),
            &[at, "nested too deep"],
        ),
        (
            format!("x: !!map {}\n", "{a: ".repeat(20_000)),
            &[at, "yaml-reference"],
        ),
        (
            format!("{}é: x\n", " ".repeat(60)),
            &[at, "nested too deep"],
        ),
        (
            "who: a\nwho: b\n".into(),
            &["x.md:6:1", "x.md, line 5", "given twice"],
        ),
        ("a: 1\n".repeat(80_000), &["`a` is given twice"]),
        (
            (0..90_000).map(|i| format!("k{i}: 1\n")).collect(),
            &["there is no field `k0`", "more faults"],
        ),
        (
            "who: Tea: a chat\n".into(),
            &[at, "put the text in quotes: `who: \"Tea: a chat\"`"],
        ),
        (
            "postcod: CH44 1AA\n".into(),
            &[at, "did you mean `postcode`?"],
        ),
        (
            "who: “all”\nhow: 'it's'\n".into(),
            &[at, "x.md:6:", "curly quote", "the quote `'`"],
        ),
        ("<<: {who: me}\n".into(), &[at, "merges are not used"]),
        ("\twho: me\n".into(), &[at, "use spaces"]),
        (
            "\"\\u00e9\\u00e9é\": 1\n".into(),
            &[at, "there is no field `ééé`"],
        ),
        ("who: [a, b]\n".into(), &[at, "should be one text"]),
        ("postcode: 1E5\n".into(), &[at, "`1E5`"]),
    ]);
    let utf16 = |mark: &[u8]| {
        let text = offer("", "x");
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        mark.iter().copied().chain(units).collect::<Vec<u8>>()
    };
    refused(&[
        (
            OFFER,
            utf16(&[0xFF, 0xFE]),
            &["saved as UTF-16", "save it again as UTF-8"],
        ),
        (OFFER, utf16(&[]), &["saved as UTF-16"]),
        (
            OFFER,
            offer("who: x\n", "")
                .replace("who: x", "who: \u{1}")
                .into_bytes(),
            &["x.md:5:"],
        ),
        (OFFER, b"---\nname: caf\xE9\n---\n".to_vec(), &["line 2"]),
        (OFFER, vec![b'a'; 50 << 20], &["the most that is read"]),
        (
            "content/offers/x.yaml",
            b"name: a\n---\nname: b\n".to_vec(),
            &["x.yaml:2:1", "second document"],
        ),
        (
            "content/offers/x.yaml",
            b"- \n- 3\n".to_vec(),
            &["x.yaml:1:", "x.yaml:2:"],
        ),
    ]);
}

#[test]
fn line_ends_marks_and_times_are_accepted() {
    let text = offer(
        "times: [09:30, 9:30, \"10:30:00\", 24:00, 9.30am]\n",
        "Text.",
    );
    let plain = Site::new();
    plain.put(OFFER, text.as_bytes());
    let expected = plain.build("plain").files;
    for (what, text) in [
        ("CRLF", text.replace('\n', "\r\n")),
        ("CR", text.replace('\n', "\r")),
        ("a byte order mark", format!("\u{FEFF}{text}")),
    ] {
        let site = Site::new();
        site.put(OFFER, text.as_bytes());
        let ended = site.build(what);
        assert_eq!(ended.code, 0, "{}", ended.said);
        assert!(ended.files == expected, "{what} gives other bytes");
    }
}

#[test]
fn fields_that_cannot_be_so_are_refused_with_what_to_type() {
    offers(&[
        (
            "website: javascript:alert(1)\n".into(),
            &["x.md:5:10", "https://"],
        ),
        ("website: http://a@evil.org\n".into(), &["before @"]),
        ("website: 'https://x.org\" onclick='\n".into(), &["quotes"]),
        (
            "website: https://еxample.org\n".into(),
            &["look like others"],
        ),
        ("checked: 2099-01-01\n".into(), &["has not come yet"]),
        ("draft: maybe\n".into(), &["true or false"]),
        ("show_from: 31/02/2026\n".into(), &["year-month-day"]),
    ]);
    let venue = |location: &str| {
        format!("---\nname: V\npostcode: CH44 1AB\nlocation: {location}\n---\n").into_bytes()
    };
    let path = "content/venues/v.md";
    refused(&[
        (
            path,
            venue("{lat: -3.03, lon: 53.4}"),
            &["v.md:4:", "swapped"],
        ),
        (path, venue("{lat: 0, lon: 0}"), &["not in Britain"]),
        (path, venue("{lat: 91, lon: 0}"), &["outside -90 to 90"]),
        (path, venue("{lat: 48.85, lon: 2.35}"), &["not in Britain"]),
        (path, venue("{lat: .inf, lon: 1e400}"), &["not a number"]),
        (path, venue("{lat: 53.4}"), &["`lon` is missing"]),
        (path, venue("53.4, -3.0"), &["fields are needed here"]),
    ]);
}
