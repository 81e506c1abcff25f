//! The marker: a file in the output folder that says infobank made it and lists
//! every file, so that a later run deletes its own files and nobody else's.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The marker's name in the output folder.
pub(super) const NAME: &str = ".infobank";

const FIRST_LINE: &str = "This folder is made by infobank. Each build replaces it.";
const SECOND_LINE: &str = "infobank deletes the files listed here and no others.";

/// The marker's text for a site with files at these paths.
pub(super) fn text(paths: &[&str]) -> String {
    let size = paths.iter().map(|path| path.len() + 1).sum::<usize>();
    let mut text = String::with_capacity(size + 200);
    for line in [FIRST_LINE, SECOND_LINE, ""] {
        text.push_str(line);
        text.push('\n');
    }
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// The marker of a folder, if it has one that infobank wrote.
pub(super) fn read(folder: &Path) -> Option<(String, BTreeSet<String>)> {
    let path = folder.join(NAME);
    if !fs::symlink_metadata(&path).ok()?.is_file() {
        return None;
    }
    let text = fs::read_to_string(path).ok()?;
    let list = text.strip_prefix(FIRST_LINE)?.split_once("\n\n")?.1;
    let paths = list.lines().map(str::to_owned).collect();
    Some((text, paths))
}
