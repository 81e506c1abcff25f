//! A site's own templates that are broken or never end.

use super::{OFFER, Site, offer};

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
