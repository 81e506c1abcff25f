//! The theme's scripts as a page loads them: each one's modules joined into one file, and
//! the search page's in the page itself, which is never fetched without it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::theme::{ScriptEntry, Theme, join_scripts, minify, script_code};

/// The scripts that are loaded by themselves; all else below `js/` is only imported by them.
/// `finder.js` is the form's on most pages and `results.js` the search page's, `print.js`
/// papers'; `language.js` is the search page's in a site's other languages; `now.js` says
/// what is on now, and `diary.js` is What's on's; `frame.js` is every page's. The others are
/// fetched by these: `later.js` when the first results stand, `suggest.js` when a field of
/// the form has the focus, `words.js` when words are typed, `beside.js` when something is
/// saved or results stand, `map.js` when it is opened.
const ENTRIES: [ScriptEntry; 16] = [
    entry("finder.js", None),
    entry("language.js", None),
    entry("print.js", None),
    entry(NOW, None),
    entry("diary.js", None),
    entry(RESULTS, None),
    entry("later.js", Some(RESULTS)),
    entry("words.js", Some(RESULTS)),
    entry("suggest.js", None),
    entry("beside.js", None),
    entry("map.js", None),
    entry("listPage.js", None),
    entry("desk.js", None),
    entry("frame.js", None),
    entry("exit.js", None),
    entry("saved.js", None),
];

/// The script that stands in its page.
pub(super) const RESULTS: &str = "results.js";
/// The script that says when entries are on.
pub(super) const NOW: &str = "now.js";
/// The form's on other pages, and what it fetches.
pub(super) const FORM: [&str; 2] = ["finder.js", "suggest.js"];

const fn entry(file: &'static str, within: Option<&'static str>) -> ScriptEntry {
    ScriptEntry { file, within }
}

/// For each script, the texts in quotes in it; none when they cannot be joined or are a
/// site's own, which may put texts together in any way.
pub(super) fn quoted(theme: &Theme) -> Option<BTreeMap<&'static str, BTreeSet<String>>> {
    let texts = joined(theme).filter(|_| theme.is_default_below("js/"))?;
    let quoted = |text: &str| {
        let odd = script_code(text).flat_map(|line| line.split('\'').skip(1).step_by(2));
        odd.map(str::to_owned).collect()
    };
    Some(
        texts
            .iter()
            .map(|(file, text)| (*file, quoted(text)))
            .collect(),
    )
}

/// The theme's scripts, each with all that it imports; none when they cannot be joined,
/// since a site's own theme writes them in another way.
fn joined(theme: &Theme) -> Option<BTreeMap<&'static str, String>> {
    let read = |name: &str| {
        let bytes = theme.assets.get(&format!("js/{name}"))?;
        String::from_utf8(bytes.to_vec()).ok()
    };
    join_scripts(&ENTRIES, &read)
}

/// The assets with the scripts joined and made small, or as they are.
pub(super) fn published(theme: &Theme) -> BTreeMap<String, Arc<[u8]>> {
    let mut assets = theme.assets.clone();
    if let Some(texts) = joined(theme) {
        assets.retain(|path, _| !path.starts_with("js/"));
        let inlined = Inline::text(&texts, "").map(|_| RESULTS);
        for (file, text) in texts {
            if Some(file) != inlined {
                let text = minify(&text).unwrap_or(text);
                assets.insert(format!("js/{file}"), text.into_bytes().into());
            }
        }
    }
    assets
}

/// The search page's script, to stand in the page.
pub(super) struct Inline {
    /// The element that would fetch it, and the one with the script in it.
    elements: Option<(String, String)>,
}

impl Inline {
    /// Of a theme whose assets are in a folder, from the host's root on.
    pub(super) fn of(theme: &Theme, assets: &str) -> Inline {
        let text = joined(theme).and_then(|texts| Inline::text(&texts, assets));
        let fetched = format!("<script type=\"module\" src=\"{assets}js/{RESULTS}\"></script>");
        let inline = |text| format!("<script type=\"module\" async>{text}</script>\n");
        Inline {
            elements: text.map(|text| (fetched, inline(text))),
        }
    }

    /// The script, unless an HTML parser would not take all of it for one.
    fn text(joined: &BTreeMap<&'static str, String>, assets: &str) -> Option<String> {
        let folder = format!("import('{assets}js/");
        let text = joined.get(RESULTS)?.replace("import('./", &folder);
        minify(&text).filter(|text| may_stand_in_page(text))
    }

    /// Puts it into a page that would fetch it: at the end, where all that it fills is there
    /// before it, and so that it need not wait for the stylesheet before it asks for the index.
    pub(super) fn put(&self, html: String) -> String {
        let Some((fetched, inline)) = &self.elements else {
            return html;
        };
        match html.split_once(fetched.as_str()) {
            Some((head, rest)) => match rest.rsplit_once("</body>") {
                Some((body, end)) => [head, body, inline, "</body>", end].concat(),
                None => html,
            },
            None => html,
        }
    }
}

/// Whether an HTML parser takes all of a script for one.
fn may_stand_in_page(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    !["</script", "<script", "<!--"]
        .iter()
        .any(|end| text.contains(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(own: &[(&str, &str)]) -> Theme {
        let own = own
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().into()))
            .collect();
        Theme::new(&own, "default").0
    }

    #[test]
    fn the_default_themes_scripts_are_one_file_each() {
        let theme = theme(&[]);
        let assets = published(&theme);
        let scripts: Vec<&str> = assets
            .keys()
            .filter_map(|path| path.strip_prefix("js/"))
            .collect();
        let known = [
            "beside.js",
            "desk.js",
            "diary.js",
            "exit.js",
            "finder.js",
            "frame.js",
            "language.js",
            "later.js",
            "listPage.js",
            "map.js",
            "now.js",
            "print.js",
            "saved.js",
            "suggest.js",
            "words.js",
        ];
        assert_eq!(scripts, known);
        let inline = Inline::of(&theme, "/wirral/assets/abc/");
        let page = inline.put(
            "<head><script type=\"module\" src=\"/wirral/assets/abc/js/results.js\"></script></head><body><p></p></body>".to_owned(),
        );
        assert!(page.starts_with("<head></head><body><p></p><script type=\"module\" async>"));
        assert!(page.ends_with("</script>\n</body>"));
        for fetched in ["later.js", "words.js"] {
            let address = format!("/wirral/assets/abc/js/{fetched}");
            assert!(page.contains(&address), "{fetched}");
        }
        assert!(!page.contains("./"), "no address of the theme is left");
        assert!(!page.contains("facet_count"), "it is in later.js");
    }

    #[test]
    fn what_cannot_be_joined_or_inlined_is_published_as_it_is() {
        let theme = theme(&[("assets/js/text.js", "export default 1\n")]);
        assert_eq!(published(&theme), theme.assets);
        let tag = "<script type=\"module\" src=\"/assets/js/results.js\"></script>";
        assert_eq!(Inline::of(&theme, "/assets/").put(tag.to_owned()), tag);
        assert!(!may_stand_in_page("a = '</SCRIPT>'") && may_stand_in_page("a </b"));
    }
}
