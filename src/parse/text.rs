//! Characters that cannot be seen and change what is read: taken out.

use std::borrow::Cow;

/// Direction overrides, zero-width characters, controls and code points that are no
/// characters; tab and newline stay.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}')
}

/// The text without invisible characters and with its ends trimmed; whether any
/// were taken out. A zero-width joiner between other letters is kept: scripts and
/// emoji need it.
pub fn clean(text: &str) -> (Cow<'_, str>, bool) {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let hidden = |c: char| is_invisible(c) && c != '\u{200D}' && c != '\u{200C}';
    if trimmed.contains(hidden) {
        (
            Cow::Owned(trimmed.chars().filter(|&c| !hidden(c)).collect()),
            true,
        )
    } else {
        (Cow::Borrowed(trimmed), trimmed.len() != text.trim().len())
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn direction_overrides_and_zero_widths_go() {
        assert_eq!(clean("Ca\u{200B}fe\u{202E}"), ("Cafe".into(), true));
        assert_eq!(clean("  Café "), ("Café".into(), false));
    }
}
