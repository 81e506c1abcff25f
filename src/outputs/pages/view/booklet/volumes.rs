//! A booklet that is too large to staple, in volumes: one for each need. Must not know
//! what stands in a volume.

use serde::Serialize;

use super::section_letter;
use crate::outputs::pages::view::maker::Maker;
use crate::outputs::pages::view::{Body, Link, Page};
use crate::resolve::BOOKLET;

/// The volumes of a large directory.
#[derive(Debug, Serialize)]
pub struct Volumes {
    pub crumbs: Vec<Link>,
    pub title: String,
    pub intro: String,
    pub volumes: Vec<Volume>,
}

/// A volume, and how much is in it.
#[derive(Debug, Serialize)]
pub struct Volume {
    pub link: Link,
    pub count: String,
}

/// Entries of a booklet that can be stapled: about ten on a side.
const WHOLE: usize = 1000;

impl Maker<'_> {
    /// How many volumes there are; none for a booklet in one piece.
    pub(in crate::outputs::pages::view) fn volumes(&self) -> usize {
        let entries: usize = self.lists.parts.iter().map(|part| part.docs.len()).sum();
        if entries > WHOLE {
            self.lists.parts.len()
        } else {
            0
        }
    }

    pub(in crate::outputs::pages::view) fn volume_permalink(&self, volume: usize) -> String {
        format!("print/{BOOKLET}/{}/", section_letter(volume).to_lowercase())
    }

    /// What volumes there are.
    pub(super) fn volume_list(&self, permalink: &str, title: String) -> Page {
        let volume = |at: usize| Volume {
            link: self.link(
                &self.volume_permalink(at),
                self.part_title(self.lists.parts[at].part),
            ),
            count: self.entries(self.lists.parts[at].docs.len()),
        };
        let view = Volumes {
            crumbs: self.booklet_crumbs(),
            title: title.clone(),
            intro: self.say.say("booklet.volumes"),
            volumes: (0..self.lists.parts.len()).map(volume).collect(),
        };
        let description = self.booklet_description();
        self.page(
            permalink,
            "volumes.html",
            &title,
            description,
            Body::Volumes(view),
        )
    }

    /// One volume.
    pub(in crate::outputs::pages::view) fn volume(&self, volume: usize) -> Page {
        let part = self.part_title(self.lists.parts[volume].part);
        let with = [("area", self.site.config.area.as_str()), ("name", &part)];
        let title = self.say.fill("booklet.volume", &with);
        self.booklet_of(&self.volume_permalink(volume), title, &[volume])
    }
}
