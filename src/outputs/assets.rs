//! The theme's assets, below one folder named after their content, so that a browser
//! may keep them for ever and a page never meets another version's script.

use super::{Given, scripts};
use crate::diagnostic::Diagnostic;
use crate::output::Output;
use crate::theme::{Theme, content_hash};

/// The folder of the theme's assets, below the site's root: `assets/1a2b3c4d5e/`.
pub fn folder(theme: &Theme) -> String {
    let mut all = Vec::new();
    for (path, bytes) in &theme.assets {
        all.extend_from_slice(path.as_bytes());
        all.extend_from_slice(bytes);
    }
    format!("assets/{}/", content_hash(&all))
}

pub(super) fn add(given: &Given, output: &mut Output) -> Vec<Diagnostic> {
    let folder = folder(given.theme);
    output.extend(
        scripts::join(&given.theme.assets)
            .into_iter()
            .map(|(path, bytes)| (format!("{folder}{path}"), bytes)),
    );
    Vec::new()
}
