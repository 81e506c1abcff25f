//! The theme's assets, below one folder named after their content, so that a browser
//! may keep them for ever and a page never meets another version's script. Stylesheets
//! lose what only their writers need.

use super::scripts;
use crate::output::{Output, content_hash};
use crate::theme::Theme;

/// The signs are in the pages that use them, so no one fetches their file.
const SIGNS: &str = "icons.svg";

/// Of use only where there are several languages.
const LANGUAGES: &str = "js/language.js";

/// The folder of the theme's assets, below the site's root: `assets/1a2b3c4d5e/`.
pub fn folder(theme: &Theme) -> String {
    let mut all = Vec::new();
    for (path, bytes) in &theme.assets {
        all.extend_from_slice(path.as_bytes());
        all.extend_from_slice(bytes);
    }
    format!("assets/{}/", content_hash(&all))
}

/// The files of a theme for a site in so many languages.
pub(super) fn all(theme: &Theme, languages: usize) -> Output {
    let folder = folder(theme);
    let mut output = Output::new();
    for (path, bytes) in scripts::published(theme) {
        if path == SIGNS || languages == 1 && path == LANGUAGES {
            continue;
        }
        let bytes = match std::str::from_utf8(&bytes) {
            Ok(text) if path.ends_with(".css") => small(text).into_bytes().into(),
            Ok(_) | Err(_) => bytes,
        };
        output.insert(format!("{folder}{path}"), bytes);
    }
    output
}

/// A stylesheet without comments, line ends and spaces that mean nothing. Strings and
/// `url(…)` stay as they are, and a line end between two words stays a space.
fn small(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let whole = if first == '"' || first == '\'' {
            string(rest)
        } else if rest.starts_with("url(") {
            address(rest)
        } else if rest.starts_with("/*") {
            rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
            continue;
        } else if first.is_ascii_whitespace() {
            rest = rest.trim_ascii_start();
            // Before a colon a space is part of a selector, and an empty value needs one.
            let spare = out.is_empty()
                || out.ends_with([' ', '{', '}', ';', ',', '>'])
                || out.ends_with(':') && !rest.starts_with(';')
                || rest.starts_with(['{', '}', '>']);
            if !spare {
                out.push(' ');
            }
            continue;
        } else {
            if first == '}' && out.ends_with(';') {
                out.pop();
            }
            first.len_utf8()
        };
        out.push_str(&rest[..whole]);
        rest = &rest[whole..];
    }
    out.trim().to_owned()
}

/// The length of the string that a text begins with.
fn string(text: &str) -> usize {
    let quote = text.as_bytes()[0];
    let mut escaped = false;
    for (i, byte) in text.bytes().enumerate().skip(1) {
        if escaped {
            escaped = false;
        } else if byte == b'\\' {
            escaped = true;
        } else if byte == quote {
            return i + 1;
        }
    }
    text.len()
}

/// The length of the `url(…)` that a text begins with.
fn address(text: &str) -> usize {
    let from = "url(".len();
    let inner = match text.as_bytes().get(from) {
        Some(b'"' | b'\'') => string(&text[from..]),
        Some(_) | None => 0,
    };
    let from = from + inner;
    text[from..]
        .find(')')
        .map_or(text.len(), |end| from + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stylesheet_loses_only_what_its_writers_need() {
        let css = "/* a */\n@media print {\n  a,\n  b { color: red; /* b */\n    margin: 0 }\n}\n.a\n.b { x: y }\n";
        assert_eq!(
            small(css),
            "@media print{a,b{color:red;margin:0}}.a .b{x:y}"
        );
    }

    #[test]
    fn strings_and_addresses_stay_as_they_are() {
        for css in [
            "a{content:\"/* no \\\" comment;  */\"}",
            "a{background:url(https://x.org/*/a.png)}",
            "a{background:url(\"data:image/svg+xml,(/* > )\") 50%}",
            "a :hover{width:calc(1px + (2px - 3px));--none: ;a:b}",
            "a{content:'never { ended",
        ] {
            assert_eq!(small(css), css);
        }
    }

    #[test]
    fn the_default_stylesheet_keeps_every_rule() {
        let (theme, _) = Theme::new(&Default::default(), "default");
        let css = String::from_utf8_lossy(&theme.assets["css/style.css"]).into_owned();
        let braces = |text: &str| (text.matches('{').count(), text.matches('}').count());
        let made = small(&css);
        assert_eq!(braces(&made), braces(&css));
        assert!(!made.contains('\n') && made.len() < css.len());
    }
}
