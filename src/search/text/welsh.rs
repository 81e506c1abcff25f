//! Welsh words begin differently by what stands before them: `bwyd`, `am fwyd`, `fy
//! mwyd`. Whichever was written and whichever is typed, they should meet; so a word is
//! indexed in all its forms, and the browser needs no rules of its own.

/// What a beginning turns into: soft, nasal and aspirate mutation.
const MUTATIONS: [(&str, &[&str]); 9] = [
    ("p", &["b", "mh", "ph"]),
    ("t", &["d", "nh", "th"]),
    ("c", &["g", "ngh", "ch"]),
    ("b", &["f", "m"]),
    ("d", &["dd", "n"]),
    ("g", &["", "ng"]),
    ("m", &["f"]),
    ("ll", &["l"]),
    ("rh", &["r"]),
];

/// Beginnings that are letters of their own and never change into others.
const WHOLE: [&str; 6] = ["ch", "dd", "ff", "ng", "ph", "th"];

/// The other forms of a folded word, whichever of them it is itself.
pub fn forms(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |form: String| {
        if form != word && form.len() > 2 && !found.contains(&form) {
            found.push(form);
        }
    };
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return found;
    }
    mutated(word).for_each(&mut add);
    for (radical, changed) in MUTATIONS {
        for beginning in changed.iter().filter(|beginning| !beginning.is_empty()) {
            let longer = WHOLE
                .iter()
                .any(|one| one.len() > beginning.len() && word.starts_with(one));
            if let Some(rest) = word.strip_prefix(beginning).filter(|_| !longer) {
                add(format!("{radical}{rest}"));
            }
        }
    }
    // A word that has lost its g: `ardd` of `gardd`.
    if word.len() > 3 && word.starts_with(['a', 'e', 'i', 'l', 'o', 'r', 'u', 'w', 'y']) {
        add(format!("g{word}"));
    }
    found
}

/// What a word becomes.
pub fn mutated(word: &str) -> impl Iterator<Item = String> + '_ {
    let whole = WHOLE.iter().any(|one| word.starts_with(one));
    let changes = MUTATIONS.iter().filter(move |_| !whole);
    changes.flat_map(move |(radical, changed)| {
        let rest = word.strip_prefix(radical);
        let all = rest.map(|rest| changed.iter().map(move |one| format!("{one}{rest}")));
        all.into_iter().flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_a_word_meet() {
        for family in [
            &["bwyd", "fwyd", "mwyd"][..],
            &["plant", "blant", "mhlant", "phlant"],
            &["cymorth", "gymorth", "nghymorth", "chymorth"],
            &["dillad", "ddillad", "nillad"],
            &["gardd", "ardd", "ngardd"],
            &["llyfrgell", "lyfrgell"],
            &["rhent", "rent"],
            &["tai", "dai", "thai"],
        ] {
            for form in &family[1..] {
                let radical = forms(form);
                assert!(
                    radical.contains(&family[0].to_owned()),
                    "{form}: {radical:?}"
                );
                let changed = forms(family[0]);
                assert!(changed.contains(&(*form).to_owned()), "{changed:?}");
            }
        }
    }

    #[test]
    fn what_is_no_mutation_stays_alone() {
        assert!(forms("ffon").is_empty(), "{:?}", forms("ffon"));
        assert!(forms("50").is_empty() && forms("sgwrs").is_empty());
    }
}
