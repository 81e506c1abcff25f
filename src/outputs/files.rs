//! Images and documents of the site, as they are.

use super::Given;
use crate::diagnostic::Diagnostic;
use crate::output::Output;

pub(super) fn add(given: &Given, output: &mut Output) -> Vec<Diagnostic> {
    output.extend(
        given
            .files
            .iter()
            .map(|(path, bytes)| (path.clone(), bytes.clone())),
    );
    Vec::new()
}
