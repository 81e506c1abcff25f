//! Old addresses of entries, each of which leads to the new one. Must not know pages.

use super::Join;
use crate::diagnostic::Diagnostic;
use crate::model::Kind;
use crate::resolve::site::Site;
use crate::resolve::slugs::{self, Sorted, entry};

impl Join<'_, '_> {
    pub(super) fn aliases(&mut self, sorted: &Sorted, site: &mut Site) {
        for (key, record) in &sorted.by_slug {
            let Some((kind, entry)) = entry(record) else {
                continue;
            };
            for alias in &entry.aliases {
                let slug = crate::slug::slug(&alias.value);
                let (old, new) = (address(kind, &slug), address(kind, &entry.slug));
                let reserved = slugs::taken(&slug, kind == Kind::Page);
                let taken =
                    self.index.contains_key(&(kind, slug)) || site.redirects.contains_key(&old);
                let wrong = if let Some(why) = reserved {
                    Some(("reserved-name", why))
                } else if taken {
                    let why = format!("another {} has the address /{old}", kind.word());
                    Some(("alias-taken", why))
                } else {
                    None
                };
                if let Some((code, why)) = wrong {
                    let fault = Diagnostic::error(code, &entry.source.path, why);
                    let fault = fault.at_place(&entry.source, &alias.at);
                    self.faults.push(fault.help("take this alias out"));
                } else if self.index.get(key).copied().flatten().is_some() && kind != Kind::Alert {
                    site.redirects.insert(old, new);
                }
            }
        }
    }
}

/// Where an entry of a kind is, below the site's base.
fn address(kind: Kind, slug: &str) -> String {
    match kind {
        Kind::Page => format!("{slug}/"),
        Kind::Group | Kind::Venue | Kind::Offer | Kind::Alert => {
            format!("{}/{slug}/", kind.folder())
        }
    }
}
