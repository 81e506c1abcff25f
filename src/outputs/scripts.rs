//! The theme's scripts as a page loads them: each page's modules joined into one file.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::search::join_scripts;

/// The scripts that pages load, `suggest.js` when a field has the focus and `words.js` when
/// words are typed; all else below `js/` is only imported by them.
const ENTRIES: [&str; 6] = [
    "js/diary.js",
    "js/finder.js",
    "js/now.js",
    "js/results.js",
    "js/suggest.js",
    "js/words.js",
];

/// The assets with the scripts joined. Scripts that cannot be joined, since a site's own
/// theme writes them in another way, stay modules.
pub(super) fn join(assets: &BTreeMap<String, Arc<[u8]>>) -> BTreeMap<String, Arc<[u8]>> {
    let read = |name: &str| {
        let bytes = assets.get(&format!("js/{}", name.trim_start_matches("./")))?;
        String::from_utf8(bytes.to_vec()).ok()
    };
    let mut joined = assets.clone();
    let mut all = true;
    for entry in ENTRIES.iter().filter(|entry| assets.contains_key(**entry)) {
        match join_scripts(entry.trim_start_matches("js/"), &read) {
            Some(text) => drop(joined.insert((*entry).to_owned(), text.into_bytes().into())),
            None => all = false,
        }
    }
    if all {
        joined.retain(|path, _| !path.starts_with("js/") || ENTRIES.contains(&path.as_str()));
    }
    joined
}
