//! Splits a `.md` file into its front matter and its Markdown.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Byte ranges of the YAML between the `---` lines and of the text after them.
pub(super) fn split(source: &Source) -> Result<(Range<usize>, Range<usize>), Box<Diagnostic>> {
    let text = &source.text;
    let start = text.len() - text.trim_start_matches(['\n', ' ', '\t']).len();
    let Some(first) = text[start..]
        .lines()
        .next()
        .filter(|line| line.trim_end() == "---")
    else {
        let fault = Diagnostic::error("no-front-matter", &source.path, "this file does not start with `---`")
            .at(start..start + text[start..].lines().next().map_or(0, str::len))
            .help("start with a line `---`, then `name: …` and the other fields, then a line `---`, then the text");
        return Err(Box::new(fault));
    };
    let yaml = (start + first.len() + 1).min(text.len());
    let mut at = yaml;
    for line in text[yaml..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok((yaml..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    let fault = Diagnostic::error(
        "no-front-matter",
        &source.path,
        "the `---` that ends the fields is missing",
    )
    .at(start..start + 3)
    .help("put a line `---` after the last field and before the text");
    Err(Box::new(fault))
}
