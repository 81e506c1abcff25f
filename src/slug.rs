//! Slugs: names made fit for an address.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest slug made, in bytes: below every file system's limit with room for
/// an extension.
pub const MAX_LENGTH: usize = 120;

/// A slug from any text: lower-case ASCII letters, digits and single hyphens.
/// Letters lose their accents; `&` is read as "and"; an apostrophe joins. A name
/// with nothing left (in another script) gives its code points.
pub fn slug(text: &str) -> String {
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
    fn a_long_name_is_cut_and_stays_its_own() {
        let (a, b) = (slug(&"long ".repeat(100)), slug(&"long ".repeat(101)));
        assert!(a.len() <= MAX_LENGTH && a != b);
    }
}
