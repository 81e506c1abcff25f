//! What all forms of a word have in common: `volunteer` of `volunteering`. A light
//! stemmer for English that goes no further than searching needs. The same rules run in
//! the browser (`themes/default/assets/js/lexicon.js`); both answer to
//! `tests/vectors/text.json`.

/// Forms that no rule makes, and words that a rule would mistake for others.
const ODD: [(&str, &str); 18] = [
    ("advice", "advis"),
    ("better", "better"),
    ("care", "care"),
    ("cared", "care"),
    ("cares", "care"),
    ("caring", "carer"),
    ("carrer", "carer"),
    ("carrers", "carer"),
    ("children", "child"),
    ("childrens", "child"),
    ("computing", "comput"),
    ("counciler", "counsel"),
    ("counciling", "counsel"),
    ("councilling", "counsel"),
    ("elderly", "elder"),
    ("older", "old"),
    ("woman", "women"),
    ("womens", "women"),
];

/// The stem of a folded word. What is not of the letters a to z stays as it is.
pub fn stem(word: &str) -> String {
    if let Ok(at) = ODD.binary_search_by_key(&word, |odd| odd.0) {
        return ODD[at].1.to_owned();
    }
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut w = plural(word);
    w = past_and_present(w);
    if !w.ends_with("eer") {
        w = cut(w, &["er", "or", "ive"], 4);
    }
    if let Some(start) = w.strip_suffix("bility").filter(|start| start.len() > 2) {
        w = format!("{start}bl");
    }
    w = cut(w, &["ion", "ment", "ness"], 4);
    w = cut(w, &["e"], 3);
    if w.len() > 3 && w.ends_with('y') {
        w.replace_range(w.len() - 1.., "i");
    }
    undouble(w)
}

fn plural(word: &str) -> String {
    if word.len() > 4 && word.ends_with("ies") {
        return format!("{}y", &word[..word.len() - 3]);
    }
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word.to_owned();
    }
    let hissing = ["ses", "xes", "zes", "ches", "shes"];
    let ends = if word.len() > 4 && hissing.iter().any(|end| word.ends_with(end)) {
        "es"
    } else {
        "s"
    };
    word.strip_suffix(ends).unwrap_or(word).to_owned()
}

fn past_and_present(w: String) -> String {
    if w.len() > 4 && w.ends_with("ied") {
        return format!("{}y", &w[..w.len() - 3]);
    }
    if w.ends_with("eed") {
        return w;
    }
    for end in ["ing", "ed"] {
        if let Some(start) = w.strip_suffix(end) {
            let vowel = start.contains(['a', 'e', 'i', 'o', 'u', 'y']);
            return if start.len() > 2 && vowel {
                start.to_owned()
            } else {
                w
            };
        }
    }
    w
}

/// Without the first of some endings that leaves enough letters.
fn cut(w: String, ends: &[&str], least: usize) -> String {
    for end in ends {
        if let Some(start) = w.strip_suffix(end).filter(|start| start.len() >= least) {
            return start.to_owned();
        }
    }
    w
}

/// `runn` → `run`; `class`, `fall` and `buzz` stay.
fn undouble(mut w: String) -> String {
    let bytes = w.as_bytes();
    let n = bytes.len();
    let twice = n > 3 && bytes[n - 1] == bytes[n - 2];
    let kept = |last: u8| b"aeiousz".contains(&last) || last == b'l' && n < 6;
    if twice && !kept(bytes[n - 1]) {
        w.pop();
    }
    w
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::stem;

    #[test]
    fn odd_words_are_sorted() {
        assert!(super::ODD.is_sorted());
    }

    #[test]
    fn forms_of_a_word_share_a_stem_as_in_the_shared_cases() {
        let vectors = crate::search::text::vectors();
        for family in vectors["families"].as_array().unwrap() {
            let words: Vec<&str> = family
                .as_array()
                .unwrap()
                .iter()
                .map(|w| w.as_str().unwrap())
                .collect();
            for word in &words {
                assert_eq!(stem(word), stem(words[0]), "{word} beside {}", words[0]);
            }
        }
        for pair in vectors["strangers"].as_array().unwrap() {
            let (a, b) = (pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
            assert_ne!(stem(a), stem(b), "{a} and {b}");
        }
        for (word, wanted) in vectors["stems"].as_object().unwrap() {
            assert_eq!(stem(word), wanted.as_str().unwrap(), "{word}");
        }
    }
}
