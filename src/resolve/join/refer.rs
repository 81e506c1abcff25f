//! What a slug leads to, and what to write where it leads to nothing. Must not know what
//! becomes of an entry.

use std::collections::{BTreeMap, BTreeSet};

use super::Join;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Entry, Kind, Located};
use crate::resolve::MAX_SUGGESTIONS;
use crate::resolve::site::{Need, NeedId};
use crate::source::Source;

/// Positions of the entries that are published, by kind and slug; `None` for those
/// that exist and are not published.
pub(super) type Index = BTreeMap<(Kind, String), Option<usize>>;

/// What references may lead to beside the entries.
pub(in crate::resolve) struct Known<'a> {
    pub needs: &'a [Need],
    /// False when more needs may stand in a file that could not be read.
    pub all_needs: bool,
    /// Files of entries that could not be read.
    pub broken: &'a BTreeSet<(Kind, Option<String>)>,
}

impl Join<'_, '_> {
    /// The position of what a slug refers to. An unknown slug is an error; one that
    /// is not published now is nothing.
    pub(super) fn refer(
        &mut self,
        source: &Source,
        kind: Kind,
        reference: &Located<String>,
    ) -> Option<usize> {
        let word = kind.word();
        if let Some(found) = self.index.get(&(kind, reference.value.clone())) {
            return *found;
        }
        // What may be in a file with faults is not missing.
        let slug = Some(reference.value.clone());
        if self.known.broken.contains(&(kind, slug)) || self.known.broken.contains(&(kind, None)) {
            return None;
        }
        let slugs = self
            .index
            .keys()
            .filter(|(k, _)| *k == kind)
            .map(|(_, slug)| slug.as_str());
        let near = self
            .suggests()
            .then(|| nearest(&reference.value, slugs))
            .flatten();
        let help = near.map_or_else(
            || {
                format!(
                    "write the file's name without .md, or add content/{}/{}.md",
                    kind.folder(),
                    crate::slug::slug(&reference.value)
                )
            },
            |near| format!("did you mean `{near}`?"),
        );
        let code = match kind {
            Kind::Group => "unknown-group",
            Kind::Venue => "unknown-venue",
            Kind::Offer | Kind::Page | Kind::Alert => "unknown-reference",
        };
        self.faults.push(
            Diagnostic::error(
                code,
                &source.path,
                format!("no {word} is called `{}`", reference.value),
            )
            .at_place(source, &reference.at)
            .help(help),
        );
        None
    }

    /// Whether anyone would read one more suggestion: each compares a word with all that
    /// are known.
    fn suggests(&self) -> bool {
        self.faults.len() < MAX_SUGGESTIONS
    }

    pub(super) fn refer_opt(
        &mut self,
        source: &Source,
        kind: Kind,
        reference: Option<&Located<String>>,
    ) -> Option<usize> {
        reference.and_then(|reference| self.refer(source, kind, reference))
    }

    /// Needs of an entry; also checks `not_duplicate_of`.
    pub(super) fn needs(&mut self, entry: &Entry, kind: Kind) -> Vec<NeedId> {
        let mut found = Vec::new();
        for category in &entry.categories {
            let mut needs = self.known.needs.iter();
            match needs.position(|need| need.slug == category.value) {
                Some(id) if !found.contains(&id) => found.push(id),
                Some(_) => {}
                None if !self.known.all_needs => {}
                None => self.unknown_need(entry, category),
            }
        }
        for other in &entry.not_duplicate_of {
            self.refer(&entry.source, kind, other);
        }
        found
    }

    fn unknown_need(&mut self, entry: &Entry, typed: &Located<String>) {
        let needs = self.known.needs;
        let says = |word: &String| word.eq_ignore_ascii_case(&typed.value);
        let by_name = needs
            .iter()
            .find(|need| says(&need.name) || need.also.iter().any(says));
        let slugs = needs.iter().map(|need| need.slug.as_str());
        let near = by_name
            .map(|need| need.slug.as_str())
            .or_else(|| self.suggests().then(|| nearest(&typed.value, slugs))?);
        let help = near.map_or_else(
            || "add it to content/categories.yaml, or use a slug from there".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let fault = Diagnostic::error(
            "unknown-category",
            &entry.source.path,
            format!("no category is called `{}`", typed.value),
        );
        let fault = fault.at_place(&entry.source, &typed.at);
        self.faults.push(fault.help(help));
    }
}
