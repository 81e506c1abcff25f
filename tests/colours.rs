//! The colours of the settings reach all that a site shows: stylesheets, pictures, the
//! browser's frame and the phone's list of apps; and a rebuild after they change.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use infobank::build::Builder;
use infobank::output::Output;
use tempfile::TempDir;

const SETTINGS: &str =
    "name: Test\narea: Wirral\nbase_url: https://example.org/\noutward: [CH41]\n";

fn write(site: &TempDir, path: &str, text: &str) {
    let path = site.path().join(path);
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

fn site(colours: &str) -> TempDir {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(&site, "content/site.yaml", &format!("{SETTINGS}{colours}"));
    write(
        &site,
        "content/pages/about.md",
        "---\nname: About\n---\nText.\n",
    );
    site
}

fn build(builder: &mut Builder) -> Arc<Output> {
    let built = builder.build(jiff::civil::date(2026, 11, 23));
    assert!(built.output.is_some(), "{:?}", built.diagnostics);
    built.output.expect("it is there")
}

fn built(site: &Path) -> Arc<Output> {
    build(&mut Builder::new(site))
}

/// Texts and pictures by the end of their paths, where hashes are in these.
fn file<'a>(output: &'a Output, end: &str) -> &'a [u8] {
    let found = output.iter().find(|(path, _)| path.ends_with(end));
    found.unwrap_or_else(|| panic!("there is no {end}")).1
}

fn text<'a>(output: &'a Output, end: &str) -> &'a str {
    std::str::from_utf8(file(output, end)).expect("it is text")
}

#[test]
fn a_brand_s_colour_reaches_styles_pictures_and_frames() {
    let (plain, plum) = (site(""), site("colours: \"#7a1f5c\"\n"));
    let (plain, plum) = (built(plain.path()), built(plum.path()));
    let css = text(&plum, "css/style.css");
    assert!(css.contains("--ink:#7a1f5c") && css.contains("--accent:#7a1f5c"));
    assert!(!css.contains("123a46") && !css.contains("96310f"));
    for page in ["index.html", "404.html", "about/index.html"] {
        let page = text(&plum, page);
        assert!(page.contains("content=\"#7a1f5c\"") && page.contains("fill='%237a1f5c'"));
        assert!(!page.contains("123a46"));
    }
    assert!(text(&plum, "site.webmanifest").contains("\"theme_color\":\"#7a1f5c\""));
    for picture in ["share.png", "icon-32.png", "icon-512.png"] {
        assert_ne!(file(&plum, picture), file(&plain, picture), "{picture}");
    }
    let size = |output: &Output| -> BTreeMap<String, usize> {
        let css = output.iter().filter(|(path, _)| path.ends_with(".css"));
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        css.map(|(path, bytes)| (name(path), bytes.len())).collect()
    };
    for (name, bytes) in size(&plum) {
        let before = size(&plain)[&name];
        assert!(bytes <= before + 40, "{name}: {before} bytes, then {bytes}");
    }
}

#[test]
fn a_site_s_own_colours_and_pictures_stay() {
    let site = site("colours: plum\n");
    let css = ":root{--paper:#eee;--ink:#123a46}";
    write(&site, "themes/default/assets/css/style.css", css);
    write(&site, "themes/default/assets/images/share.png", "mine");
    let output = built(site.path());
    let made = text(&output, "css/style.css");
    assert!(made.starts_with(":root{--paper:#eee;--ink:#"), "{made}");
    assert!(
        !made.contains("123a46"),
        "the default's colour is the palette's"
    );
    assert_eq!(text(&output, "share.png"), "mine");
}

#[test]
fn colours_that_change_are_there_after_the_next_build() {
    let site = site("");
    let mut builder = Builder::new(site.path());
    for colours in ["colours: plum\n", "colours: \"#0b6\"\n", ""] {
        build(&mut builder);
        write(&site, "content/site.yaml", &format!("{SETTINGS}{colours}"));
        assert!(build(&mut builder) == built(site.path()), "{colours}");
    }
}
