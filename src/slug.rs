//! Slugs: names made fit for an address.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest slug made, in bytes: below every file system's limit with room for
/// an extension.
const MAX_LENGTH: usize = 120;

/// A slug from any text: lower-case ASCII letters, digits and single hyphens.
/// Letters lose their accents; `&` is read as "and"; an apostrophe joins. A name
/// with nothing left (in another script) gives its code points.
pub fn slug(text: &str) -> String {
    if text.is_ascii() {
        return shorten(plain(text));
    }
    let mut out = String::with_capacity(text.len());
    for c in text
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && !matches!(c, '\'' | '’' | '‘' | '\u{200D}'))
    {
        let c = c.to_ascii_lowercase();
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            '&' => out.push_str("-and-"),
            'ß' => out.push_str("ss"),
            'ø' | 'Ø' => out.push('o'),
            'æ' | 'Æ' => out.push_str("ae"),
            'ł' | 'Ł' => out.push('l'),
            _ => out.push('-'),
        }
    }
    let mut joined = String::with_capacity(out.len());
    for part in out.split('-').filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push('-');
        }
        joined.push_str(part);
    }
    if joined.is_empty() {
        let points: Vec<String> = text
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(12)
            .map(|c| format!("u{:x}", c as u32))
            .collect();
        joined = points.join("-");
    }
    shorten(joined)
}

/// The same of a text that is ASCII, as most are.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut apart = false;
    for c in text.chars() {
        let part = match c.to_ascii_lowercase() {
            '\'' => continue,
            c @ ('a'..='z' | '0'..='9') => Some(c),
            _ => None,
        };
        // A hyphen is put down when something follows it; "and" stands by itself.
        apart |= part.is_none();
        if part.is_none() && c != '&' {
            continue;
        }
        if apart && !out.is_empty() {
            out.push('-');
        }
        match part {
            Some(letter) => out.push(letter),
            None => out.push_str("and"),
        }
        apart = part.is_none();
    }
    out
}

/// Cuts a slug that no file system would take, keeping it unique by a hash of the whole.
fn shorten(slug: String) -> String {
    if slug.len() <= MAX_LENGTH {
        return slug;
    }
    let hash = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, slug.as_bytes())
        .simple()
        .to_string();
    format!(
        "{}-{}",
        slug[..MAX_LENGTH - 9].trim_end_matches('-'),
        &hash[..8]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        assert_eq!(slug("Café & Community"), "cafe-and-community");
        assert_eq!(slug("St John's  Hall (Hoylake)"), "st-johns-hall-hoylake");
        assert_eq!(slug("Cafe\u{301}"), slug("Café"));
        assert_eq!(slug("你好"), "u4f60-u597d");
    }

    #[test]
    fn plain_letters_are_read_as_all_others_are() {
        // A letter that is none of ASCII has a text read the long way.
        for text in [
            "R&B", "&", "a & b", "--x--", "'tis", "o'clock", "A.B", "", "&&", "a&", "1 & 2-3",
        ] {
            let long = slug(&format!("{text} é"));
            let short = [slug(text).as_str(), "e"].join("-");
            assert_eq!(long, short.trim_start_matches('-'), "{text}");
        }
    }

    #[test]
    fn a_long_name_is_cut_and_stays_its_own() {
        let (a, b) = (slug(&"long ".repeat(100)), slug(&"long ".repeat(101)));
        assert!(a.len() <= MAX_LENGTH && a != b);
    }
}
