//! Words as they are compared: one case, no accents, one space between. The same
//! rules run in the browser (`themes/default/assets/js/text.js`); both answer to
//! `tests/vectors/fold.json`. Must not know entries.

use unicode_normalization::UnicodeNormalization;

/// Folds a text to lower-case words with single spaces. Letters lose their accents,
/// an apostrophe joins (`Women's` → `womens`), `&` is "and", any other sign parts.
/// Other scripts are kept.
pub fn fold(text: &str) -> String {
    let lower: String = text.nfkd().collect::<String>().to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    let mut gap = false;
    let mut push = |piece: &str, gap: &mut bool| {
        if *gap && !folded.is_empty() {
            folded.push(' ');
        }
        *gap = false;
        folded.push_str(piece);
    };
    for c in lower.chars() {
        match c {
            '\u{300}'..='\u{36f}'
            | '\''
            | '`'
            | '\u{2b0}'..='\u{2ff}'
            | '\u{2018}'..='\u{201b}' => {}
            '&' => {
                gap = true;
                push("and", &mut gap);
                gap = true;
            }
            c if parts(c) => gap = true,
            c => push(c.encode_utf8(&mut [0; 4]), &mut gap),
        }
    }
    folded
}

/// True for a sign that stands between words.
fn parts(c: char) -> bool {
    match c {
        '\0'..='\x7f' => !c.is_ascii_alphanumeric(),
        c => matches!(c,
            '\u{80}'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{206f}'
            | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    #[test]
    fn words_are_folded_as_in_the_shared_cases() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/fold.json");
        let text = std::fs::read_to_string(path).unwrap();
        let cases: Vec<(String, String)> = serde_json::from_str(&text).unwrap();
        assert!(cases.len() > 15);
        for (typed, folded) in cases {
            assert_eq!(super::fold(&typed), folded, "{typed:?}");
            assert_eq!(super::fold(&folded), folded, "folding twice: {typed:?}");
        }
    }
}
