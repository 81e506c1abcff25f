//! From a request's target to a path in the site, and back. Anything that two
//! programs could read differently is refused, not cleaned.

/// The path that the site lies below: `/` or `/wirral/`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Base {
    /// Percent-encoded, with a `/` at both ends.
    encoded: String,
    decoded: String,
}

/// What a target asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked<'t> {
    /// A path below the base, decoded, without a leading `/`; and the query.
    Below(String, &'t str),
    /// The host's root or the base without its last `/`: go to the base.
    Base,
    /// Something outside the base.
    Outside,
}

impl Base {
    /// Reads the path of a site's address. `None` if it can't be served.
    pub(super) fn parse(path: &str) -> Option<Base> {
        let trimmed = path.trim_matches('/');
        let decoded = if trimmed.is_empty() {
            "/".to_owned()
        } else {
            format!("{}/", decode(&format!("/{trimmed}"))?)
        };
        let encoded = encode(&decoded);
        Some(Base { encoded, decoded })
    }

    /// The path, percent-encoded, with a `/` at both ends.
    pub(super) fn path(&self) -> &str {
        &self.encoded
    }

    /// The address of a path below the base.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{}{}", self.encoded, encode(path))
    }

    /// Reads a target. `None` if it is malformed.
    pub(super) fn read<'t>(&self, target: &'t str) -> Option<Asked<'t>> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = decode(path)?;
        Some(if let Some(below) = path.strip_prefix(&self.decoded) {
            Asked::Below(below.to_owned(), query)
        } else if path == "/" || Some(path.as_str()) == self.decoded.strip_suffix('/') {
            Asked::Base
        } else {
            Asked::Outside
        })
    }
}

/// Decodes an absolute path. `None` for a path that is not absolute, not UTF-8,
/// has a bad or a double escape, an empty part before the last, `.`, `..`, a
/// backslash, a control character or an escaped `/`.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        let byte = hex(digits[0])? * 16 + hex(digits[1])?;
        if byte == b'/' {
            return None;
        }
        bytes.push(byte);
        rest = after;
    }
    let decoded = String::from_utf8(bytes).ok()?;
    let below = decoded.strip_prefix('/')?;
    let is_forbidden = |c: char| c.is_control() || c == '\\' || c == '#';
    let is_double =
        |window: &[u8]| window[0] == b'%' && hex(window[1]).is_some() && hex(window[2]).is_some();
    if decoded.contains(is_forbidden) || decoded.as_bytes().windows(3).any(is_double) {
        return None;
    }
    let folders = below.rsplit_once('/').map_or("", |(folders, _)| folders);
    let has_empty =
        below.starts_with('/') || (!folders.is_empty() && folders.split('/').any(str::is_empty));
    let has_dots = below.split('/').any(|part| part == "." || part == "..");
    (!has_empty && !has_dots).then_some(decoded)
}

fn hex(digit: u8) -> Option<u8> {
    // At most 15, so it fits.
    char::from(digit).to_digit(16).map(|value| value as u8)
}

/// Encodes a path: what is neither a letter, a digit, `/` nor one of `-._~`.
fn encode(path: &str) -> String {
    use std::fmt::Write;
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("writing to a String does not fail");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_decoded_once_or_refused() {
        for (path, decoded) in [
            ("/", Some("/")),
            ("/a/b.html", Some("/a/b.html")),
            ("/a/", Some("/a/")),
            ("/T%C5%B7%20Newydd", Some("/Tŷ Newydd")),
            ("/100%25.pdf", Some("/100%.pdf")),
            ("/a..b", Some("/a..b")),
            ("/C:/windows/x", Some("/C:/windows/x")),
            ("", None),
            ("*", None),
            ("a", None),
            ("http://evil/x", None),
            ("//etc/passwd", None),
            ("//", None),
            ("/a//b", None),
            ("/a//", None),
            ("/../etc/passwd", None),
            ("/..", None),
            ("/./a", None),
            ("/%2e%2e%2fetc", None),
            ("/%2E%2E/etc", None),
            ("/.%2e/etc", None),
            ("/a%2fb", None),
            ("/..%5cetc", None),
            ("/\\..\\x", None),
            ("/%252e%252e/x", None),
            ("/%25%32%65", None),
            ("/%00", None),
            ("/%0d%0aX: y", None),
            ("/%", None),
            ("/%a", None),
            ("/%zz", None),
            ("/%+f", None),
            ("/%ff", None),
            ("/a#b", None),
        ] {
            assert_eq!(decode(path).as_deref(), decoded, "{path}");
        }
    }

    #[test]
    fn a_base_is_matched_part_by_part() {
        let base = Base::parse("/wirral").expect("a good base");
        assert_eq!(base.path(), "/wirral/");
        let below = |path: &str| Some(Asked::Below(path.to_owned(), ""));
        assert_eq!(base.read("/wirral/a"), below("a"));
        assert_eq!(base.read("/wirral/"), below(""));
        assert_eq!(base.read("/wirral"), Some(Asked::Base));
        assert_eq!(base.read("/"), Some(Asked::Base));
        assert_eq!(base.read("/wirral-secret/a"), Some(Asked::Outside));
        assert_eq!(base.read("/x"), Some(Asked::Outside));
        assert_eq!(
            Base::parse("/a b/").map(|base| base.encoded),
            Some("/a%20b/".into())
        );
        assert_eq!(Base::parse("").map(|base| base.encoded), Some("/".into()));
        assert_eq!(Base::parse("/../x/"), None);
    }
}
