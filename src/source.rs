//! Texts read from a site folder, and places within them. Knows spans; must not
//! know what the texts mean or how they were read.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// One text file of a site, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path from the site folder, always with `/`: `content/offers/warm-hub.md`.
    pub path: Arc<str>,
    /// The whole text, without a byte order mark, line ends as `\n`.
    pub text: Arc<str>,
}

impl Source {
    /// A source from its site-relative path and its text.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Source {
            path: path.into(),
            text: text.into(),
        }
    }

    /// The file's name without folders: `warm-hub.md`.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The file's name without folders and without its last extension: `warm-hub`.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// All sources of a site by path: what diagnostics quote from.
pub type Sources = BTreeMap<Arc<str>, Source>;

/// A range of bytes in one source's text. `start == end` marks a point.
pub type Span = Range<usize>;

/// Line and column, both from 1, the column in characters, of a byte offset.
/// An offset past the end is taken as the end.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(line_column("café: x\nsecond", 7), (1, 7));
        assert_eq!(line_column("café: x\nsecond", 9), (2, 1));
        assert_eq!(line_column("ab", 99), (1, 3));
    }

    #[test]
    fn a_source_knows_its_stem() {
        assert_eq!(
            Source::new("content/offers/a/warm-hub.cy.md", "").stem(),
            "warm-hub.cy"
        );
    }
}
