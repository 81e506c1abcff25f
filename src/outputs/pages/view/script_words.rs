//! The words that scripts show. A page carries those that its own script may show; the
//! search page's other scripts fetch the rest with them. Must not know what is said.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::search::for_script;
use super::words::Say;
use crate::output::content_hash;
use crate::outputs::{Given, scripts};
use crate::plural;
use crate::search::FORMAT;

/// The words of one language, as JSON that is safe within a script element.
pub struct ScriptWords {
    /// For pages with the form.
    pub form: String,
    /// For the search page.
    pub results: String,
    /// For pages that say when entries are on.
    pub now: String,
    /// The rest of the search page's: the path of their file, and the file.
    pub later: Option<(String, Vec<u8>)>,
}

/// What the search page's first script lacks.
#[derive(Serialize)]
struct Later<'a> {
    v: u32,
    words: BTreeMap<&'a str, &'a str>,
}

impl ScriptWords {
    /// Those below `js.`; in a second language also those for what staff type in lists,
    /// whose values stay as they are typed.
    pub fn of(given: &Given, say: &Say) -> ScriptWords {
        let own = say.below("js.").into_iter();
        let mut words: BTreeMap<String, &str> = own.map(|(key, text)| (key.into(), text)).collect();
        if given.site.first.is_some() {
            let terms = say.below("terms.").into_iter();
            words.extend(terms.map(|(key, text)| (format!("term_{key}"), text)));
        }
        let Some(quoted) = scripts::quoted(given.theme) else {
            let all = json(&words);
            return ScriptWords {
                form: all.clone(),
                results: all.clone(),
                now: all,
                later: None,
            };
        };
        let asked = |files: &[&str]| -> BTreeMap<&str, &str> {
            let texts: Vec<_> = files.iter().filter_map(|file| quoted.get(file)).collect();
            let wanted = |key: &str| texts.iter().any(|texts| asks_for(texts, key));
            let all = words.iter().filter(|(key, _)| wanted(key));
            all.map(|(key, text)| (key.as_str(), *text)).collect()
        };
        let mut results = asked(&[scripts::RESULTS]);
        let rest = words
            .iter()
            .filter(|(key, _)| !results.contains_key(key.as_str()));
        let later = Later {
            v: FORMAT,
            words: rest.map(|(key, text)| (key.as_str(), *text)).collect(),
        };
        let bytes = serde_json::to_vec(&later).unwrap_or_default();
        let hash = content_hash(&bytes);
        results.insert("file", &hash);
        ScriptWords {
            form: json(&asked(&scripts::FORM)),
            results: json(&results),
            now: json(&asked(&[scripts::NOW])),
            later: Some((format!("index/say-{hash}.json"), bytes)),
        }
    }
}

/// Whether a script with these texts may show a word: its key is among them, without the
/// form that goes with a number, or begins with one, as `open_until` with `open_`.
fn asks_for(texts: &BTreeSet<String>, key: &str) -> bool {
    let base = key
        .rsplit_once('_')
        .filter(|(_, form)| plural::ALL.contains(form));
    let mut starts = key.match_indices('_').map(|(at, _)| &key[..=at]);
    texts.contains(key)
        || base.is_some_and(|(base, _)| texts.contains(base))
        || starts.any(|start| texts.contains(start))
}

fn json(words: &impl Serialize) -> String {
    for_script(&serde_json::to_string(words).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_asked_for_by_itself_or_by_its_start() {
        let texts: BTreeSet<String> = ["more", "open_", "found"].map(str::to_owned).into();
        for key in ["more", "more_one", "open_until", "found_few"] {
            assert!(asks_for(&texts, key), "{key}");
        }
        for key in ["moreover", "op", "facet_more", "found_anywhere"] {
            assert!(!asks_for(&texts, key), "{key}");
        }
    }
}
