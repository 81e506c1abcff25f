//! Text in the site's first language within a page in another one. It is marked in the
//! text itself, by two code points that Unicode keeps for a program's own use
//! (noncharacters), from where an entry is put into another language to where its page
//! or card is done: a line that mixes words of both ("Am ddim · Families with children")
//! then says of each part what it is, as screen readers need (WCAG 3.1.2). Must not know
//! entries or pages.

use std::borrow::Cow;

/// Before text in the first language.
const OPEN: char = '\u{FDD0}';
/// After it.
const CLOSE: char = '\u{FDD1}';
/// Before and after whole paragraphs.
const OPEN_BLOCK: char = '\u{FDD2}';
const CLOSE_BLOCK: char = '\u{FDD3}';

/// True for a mark: no part of any word.
pub fn is_mark(c: char) -> bool {
    (OPEN..=CLOSE_BLOCK).contains(&c)
}

/// A text, marked; one without a letter ("£5", "5-11") is in every language.
pub fn mark(text: &str) -> String {
    if text.contains(char::is_alphabetic) {
        format!("{OPEN}{text}{CLOSE}")
    } else {
        text.to_owned()
    }
}

/// Paragraphs of HTML, marked.
pub fn mark_block(html: &str) -> String {
    if html.is_empty() {
        String::new()
    } else {
        format!("{OPEN_BLOCK}{html}{CLOSE_BLOCK}")
    }
}

/// A text without marks.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(is_mark) {
        text.replace(is_mark, "").into()
    } else {
        text.into()
    }
}

/// Changes a text, which stays marked if it was marked as a whole. Without a mark it
/// costs nothing.
pub fn within(text: &str, change: impl FnOnce(&str) -> String) -> String {
    for (open, close) in [(OPEN, CLOSE), (OPEN_BLOCK, CLOSE_BLOCK)] {
        let inner = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .filter(|inner| !inner.contains(is_mark));
        if let Some(inner) = inner {
            let changed = change(inner);
            return if changed.is_empty() {
                changed
            } else {
                format!("{open}{changed}{close}")
            };
        }
    }
    change(text)
}

/// A page's HTML with the marks as elements with some attributes, which name their
/// language; within tags, titles and scripts, where no element can stand, they go.
pub fn elements(html: String, attributes: &str) -> String {
    if !html.contains(is_mark) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html.as_str();
    while let Some(at) = rest.find(|c: char| c == '<' || is_mark(c)) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let first = from.chars().next().unwrap_or('<');
        let mut length = first.len_utf8();
        match first {
            OPEN => out.push_str(&format!("<span {attributes}>")),
            CLOSE => out.push_str("</span>"),
            OPEN_BLOCK => out.push_str(&format!("<div {attributes}>")),
            CLOSE_BLOCK => out.push_str("</div>"),
            _tag => {
                length = opaque(from);
                out.push_str(&plain(&from[..length]));
            }
        }
        rest = &from[length..];
    }
    out + rest
}

/// The length of the tag that a text begins with, and of all that is within it when that
/// is no place for elements.
fn opaque(html: &str) -> usize {
    let whole = ["title", "script", "option", "textarea"]
        .iter()
        .find_map(|name| {
            let rest = html[1..].strip_prefix(name)?;
            if !rest.starts_with(['>', ' ']) {
                return None;
            }
            let end = format!("</{name}>");
            Some(html.find(&end)? + end.len())
        });
    whole.unwrap_or_else(|| {
        // Within quotes a tag does not end.
        let mut quote = None;
        for (at, c) in html.char_indices() {
            match (quote, c) {
                (None, '"' | '\'') => quote = Some(c),
                (None, '>') => return at + 1,
                (Some(open), c) if open == c => quote = None,
                (None | Some(_), _) => {}
            }
        }
        html.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_which_of_its_words_are_in_the_first_language() {
        let name = mark("Tea & talk");
        let page = format!(
            "<title>{name} – x</title><a title=\"{name} > all\">{name}</a> · Am ddim{}",
            mark_block("<p>Come.</p>")
        );
        assert_eq!(
            elements(page, "lang=\"en\""),
            "<title>Tea & talk – x</title><a title=\"Tea & talk > all\"><span lang=\"en\">Tea & talk</span></a> · Am ddim<div lang=\"en\"><p>Come.</p></div>"
        );
    }

    #[test]
    fn a_script_holds_no_element() {
        let page = format!("<script type=\"x\">{{\"a\":\"{}\"}}</script>", mark("b"));
        assert_eq!(
            elements(page, "lang=\"en\""),
            "<script type=\"x\">{\"a\":\"b\"}</script>"
        );
        let never = format!("<p title='{}", mark("b"));
        assert_eq!(elements(never, "lang=\"en\""), "<p title='b");
    }

    #[test]
    fn a_change_keeps_the_mark() {
        let upper = |text: &str| within(text, |text| text.to_uppercase());
        assert_eq!(upper(&mark("tea")), mark("TEA"));
        assert_eq!(upper("te"), "TE");
        assert_eq!(plain(&upper(&mark("tea"))), "TEA");
        assert_eq!(within(&mark("tea"), |_| String::new()), "");
    }
}
