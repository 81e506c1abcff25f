//! The texts of entries in second languages, each put to its entry. Must not know what they
//! say.

use super::Join;
use crate::diagnostic::Diagnostic;
use crate::model::Record;
use crate::resolve::site::Site;
use crate::resolve::slugs::Sorted;

impl Join<'_, '_> {
    pub(super) fn translations(&mut self, sorted: &Sorted, site: &mut Site) {
        for record in &sorted.translations {
            let Record::Translation(translation) = &**record else {
                continue;
            };
            let (kind, slug) = &translation.of;
            match self.index.get(&(*kind, slug.clone())) {
                None => {
                    let fault = Diagnostic::error(
                        "translation-of-nothing",
                        &translation.source.path,
                        format!(
                            "there is no {} `{slug}` that this could be the {} text of",
                            kind.word(),
                            translation.language
                        ),
                    );
                    self.faults.push(fault.help("name the file like the entry, with the language before .md: `warm-hub.cy.md` beside `warm-hub.md`"));
                }
                Some(_) => {
                    let key = (*kind, slug.clone(), translation.language.clone());
                    let before = site.translations.insert(key, translation.clone());
                    if let Some(before) = before {
                        let message = format!(
                            "the {} `{slug}` has two {} texts; the other is in {}",
                            kind.word(),
                            translation.language,
                            before.source.path
                        );
                        let path = &translation.source.path;
                        let fault = Diagnostic::error("same-address", path, message);
                        self.faults.push(fault.help("keep one of them"));
                    }
                }
            }
        }
    }
}
