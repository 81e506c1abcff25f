//! Bad input of every class, given to the real program: it ends with the right code, in
//! time, says where and what, and leaves the published site as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use assert_cmd::Command;
use tempfile::TempDir;

/// What no input may cost. The tests' build is slow and the machine is shared.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 4 });

/// The most that is printed, however bad the input.
const MOST_SAID: usize = 120_000;

/// A site that is sound, published once, with files laid over it.
struct Site(TempDir);

/// How a build ended.
struct Ended {
    code: i32,
    said: String,
    files: BTreeMap<String, Vec<u8>>,
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter();
    let files = files.filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("it is below");
            let path = path.to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("it can be read"))
        })
        .collect()
}

impl Site {
    fn new() -> Site {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/base");
        let site = Site(tempfile::tempdir().expect("a temporary folder"));
        for (path, bytes) in tree(&base) {
            site.put(&path, &bytes);
        }
        assert_eq!(site.run().0, 0);
        site
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("files have folders")).expect("a folder");
        fs::write(path, bytes).expect("a file can be written");
    }

    fn run(&self) -> (i32, String) {
        let output = Command::cargo_bin("infobank")
            .expect("the program is built")
            .arg("--site")
            .arg(self.0.path())
            .args(["--date", "2026-11-23", "build"])
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code().expect("no signal ended it"), said)
    }

    /// Builds, and checks what holds whatever the input.
    fn build(&self, what: &str) -> Ended {
        let public = self.0.path().join("public");
        let before = tree(&public);
        let began = Instant::now();
        let (code, said) = self.run();
        let took = began.elapsed();
        assert!(took < PATIENCE, "{what} took {took:?}");
        assert!(!said.contains("panicked"), "{what}: {said}");
        assert!(said.len() < MOST_SAID, "{what} says {} bytes", said.len());
        let files = tree(&public);
        if code != 0 {
            assert!(files == before, "{what}: the last good site has changed");
        }
        Ended { code, said, files }
    }
}

impl Ended {
    /// Some file of the site that holds a text, outside its data for machines.
    fn holding(&self, text: &str, kind: &str) -> Option<&String> {
        let mut files = self.files.iter().filter(|(path, _)| path.ends_with(kind));
        let holds = |bytes: &[u8]| without_data(&String::from_utf8_lossy(bytes)).contains(text);
        files.find(|(_, bytes)| holds(bytes)).map(|(path, _)| path)
    }
}

/// A page without its blocks of JSON-LD, in which quotes are text. A block ends where a
/// browser ends it, at the first `</script`, so whatever got out of it is still there.
fn without_data(page: &str) -> String {
    let mut parts = page.split("<script type=\"application/ld+json\">");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        let rest = part.split_once("</script").map_or("", |(_, rest)| rest);
        all + rest
    })
}

/// An offer with these lines of front matter and this text.
fn offer(fields: &str, text: &str) -> String {
    format!("---\nname: Thing\ncategories: [food]\nphone: 0151 496 0000\n{fields}---\n{text}\n")
}

const OFFER: &str = "content/offers/x.md";

/// Faults that stop a build: a file, its text, and all that must be said of it.
fn refused(rows: &[(&str, Vec<u8>, &[&str])]) {
    for (path, text, says) in rows {
        let site = Site::new();
        site.put(path, text);
        let what = String::from_utf8_lossy(&text[..text.len().min(200)]).into_owned();
        let ended = site.build(&what);
        assert_eq!(ended.code, 1, "{what}: {}", ended.said);
        for expected in *says {
            assert!(
                ended.said.contains(expected),
                "{what}: {expected} is not in {}",
                ended.said
            );
        }
    }
}

fn offers(rows: &[(String, &[&str])]) {
    let rows: Vec<_> = rows
        .iter()
        .map(|(fields, says)| (OFFER, offer(fields, "Text.").into_bytes(), *says))
        .collect();
    refused(&rows);
}

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

#[test]
fn text_brings_no_script_and_no_way_out_of_an_attribute() {
    let links = "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](&#106;avascript:alert(1)) <javascript:alert(1)> [d][r] [h](javascript&colon;alert(1)) ![k](javascript:alert(1))\n\n[r]: javascript:alert(1)\n";
    let html = "<script>alert(1)</script>\n\nx <img src=x onerror=alert(1)> <svg onload=alert(1)>\n\n<iframe src=x></iframe>\n<base href=x>\n<form action=x></form>\n<!-- c --> <script>alert(2)</script>\n";
    let code = "```\"><script>\nx\n```\n\n[t](/files/x \"t\\\" onmouseover=alert(1)\") [u](https://a.org/\"onmouseover=x)\n";
    let name = "name: \"</script><script>alert(1)</script> <img src=x> \\\" onclick=x {{ 7*7 }}\"";
    let site = Site::new();
    let text = offer(
        "venue: hall\n",
        &[links, html, code, "{{ 7*7 }}"].join("\n\n"),
    );
    site.put(OFFER, text.replace("name: Thing", name).as_bytes());
    let ended = site.build("scripts");
    assert_eq!(ended.code, 0, "{}", ended.said);
    for bad in [
        "href=\"javascript",
        "href=\"JaVa",
        "src=\"javascript",
        "<script>alert",
        "<img src=x",
        "<svg onload",
        "<iframe",
        "<base",
        "<form action=x",
        "\"><script>",
        "\" onmouseover",
        "\" onclick=x",
        ">49<",
    ] {
        assert_eq!(ended.holding(bad, ".html"), None, "{bad}");
    }
}

#[test]
fn markdown_made_to_stall_does_not() {
    for text in [
        "[".repeat(200_000),
        ">".repeat(100_000),
        "*a_ ".repeat(100_000),
        "`".repeat(900_000),
        format!(
            "|{}\n|{}\n{}",
            "a|".repeat(5000),
            "-|".repeat(5000),
            "x\n".repeat(20_000)
        ),
        (0..50_000).map(|i| format!("[r{i}]: /x\n")).collect(),
        "- ".repeat(2000),
        "# a\n".repeat(200_000),
        "[a](javascript:x) ".repeat(50_000),
        "[a](".repeat(200_000),
    ] {
        let site = Site::new();
        site.put(OFFER, offer("", &text).as_bytes());
        let ended = site.build(&text[..20]);
        assert_eq!(ended.code, 0, "{}", ended.said);
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

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_followed_and_never_block() {
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

#[test]
fn a_theme_that_is_broken_or_never_ends_is_told_by_file_and_line() {
    let loops = "{% for a in range(end=900) %}{% for b in range(end=900) %}{% for c in range(end=900) %}x{% endfor %}{% endfor %}{% endfor %}";
    let path = "themes/default/templates/offer.html";
    for (text, says) in [
        ("hello\n{% if x %}\n{{ y\n", "templates/offer.html:3:5"),
        ("hello\n\n{{ nothing.here }}\n", "templates/offer.html:3:4"),
        (
            "{% for a in range(end=1000000000) %}{% endfor %}",
            "templates/offer.html:1:",
        ),
        (loops, "never ends"),
        ("{% include \"offer.html\" %}", "templates/offer.html"),
        ("{% include \"nope.html\" %}", "templates/offer.html:1:12"),
    ] {
        let site = Site::new();
        site.put(OFFER, offer("venue: hall\n", "x").as_bytes());
        site.put(path, text.as_bytes());
        let ended = site.build(text);
        assert_eq!(ended.code, 1, "{}", ended.said);
        assert!(ended.said.contains(says), "{text}: {}", ended.said);
    }
    let site = Site::new();
    site.put(
        OFFER,
        offer("", "x").replace("Thing", "A <b> & c").as_bytes(),
    );
    site.put(path, b"{% include \"x.tera\" %}{% include \"x.txt\" %}");
    for name in ["x.tera", "x.txt"] {
        site.put(
            &format!("themes/default/templates/{name}"),
            b"{{ head.title }}",
        );
    }
    let ended = site.build("templates of other endings");
    assert_eq!(ended.code, 0, "{}", ended.said);
    let html = String::from_utf8_lossy(&ended.files["offers/x/index.html"]);
    assert!(
        html.matches("A &lt;b&gt; &amp; c").count() == 2 && !html.contains("<b>"),
        "{html}"
    );
}
