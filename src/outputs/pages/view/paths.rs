//! Where each page is, and what is known of it before its view is made.

use super::maker::{Maker, Node};
use super::whats_on::{LATER, On};
use super::which::Which;
use crate::outputs::STAND_IN;
use crate::resolve::{BOOKLET, Locality};

impl Which {
    /// Whether the page carries what its form finds with.
    pub fn finds(&self) -> bool {
        matches!(
            self,
            Which::Home | Which::Search | Which::Desk | Which::NotFound
        )
    }

    /// Whether the page is kept on the device of whoever uses the site.
    pub fn is_kept(&self) -> bool {
        matches!(
            self,
            Which::Home
                | Which::Search
                | Which::Offline
                | Which::List
                | Which::Desk
                | Which::Text(_)
        )
    }
}

impl Maker<'_> {
    /// A page's file, below the output folder.
    pub fn path(&self, which: &Which) -> String {
        let folder = &self.site.config.path;
        match which {
            Which::NotFound => format!("{folder}404.html"),
            which => format!("{folder}{}index.html", self.permalink(which)),
        }
    }

    fn permalink(&self, which: &Which) -> String {
        let site = self.site;
        match which {
            Which::Home | Which::NotFound => String::new(),
            Which::Search => "search/".to_owned(),
            Which::List => "list/".to_owned(),
            Which::Desk => "desk/".to_owned(),
            Which::Offline => STAND_IN.to_owned(),
            Which::Device => "your-device/".to_owned(),
            Which::Offer(at) => site.offers[*at].common.permalink.clone(),
            Which::Group(at) => site.groups[*at].common.permalink.clone(),
            Which::Venue(at) => site.venues[*at].common.permalink.clone(),
            Which::Needs => "needs/".to_owned(),
            Which::Need(at, paged) => paged.permalink(&site.needs[*at].permalink()),
            Which::Places => "places/".to_owned(),
            Which::Place(locality) => locality.permalink(site),
            Which::Sectors(outward) => Locality::Outward(*outward).permalink(site),
            Which::Print => "print/".to_owned(),
            Which::Leaflet(locality) => self.leaflet_permalink(*locality),
            Which::Booklet => format!("print/{BOOKLET}/"),
            Which::Volume(volume) => self.volume_permalink(*volume),
            Which::Letters => "a-z/".to_owned(),
            Which::Letter(letter, paged) => paged.permalink(&format!("a-z/{letter}/")),
            Which::Volunteering => "volunteering/".to_owned(),
            Which::WhatsOn(On::Coming) => "whats-on/".to_owned(),
            Which::WhatsOn(On::Later) => LATER.to_owned(),
            Which::WhatsOn(On::Weekday(day, paged)) => {
                paged.permalink(&self.weekday_permalink(*day))
            }
            Which::WhatsOn(On::Place(place, paged)) => {
                paged.permalink(&self.week_permalink(*place))
            }
            Which::Text(at) => site.pages[*at].permalink.clone(),
            Which::Redirect(old, _) => old.clone(),
        }
    }

    /// Whether no trace of the page may stay with who looks at it: it carries "Exit this
    /// page".
    pub fn is_private(&self, which: &Which) -> bool {
        let site = self.site;
        match which {
            Which::Offer(at) => self.is_sensitive(Node::Offer(&site.offers[*at])),
            Which::Group(at) => self.is_sensitive(Node::Group(&site.groups[*at])),
            Which::Venue(at) => site.venues[*at].record.hide_address,
            Which::Need(need, paged) => {
                let docs = &self.lists.by_need[*need];
                self.is_delicate(&docs[paged.range(docs.len())])
            }
            Which::Device => true,
            Which::Home
            | Which::Search
            | Which::List
            | Which::Desk
            | Which::NotFound
            | Which::Offline
            | Which::Needs
            | Which::Places
            | Which::Place(_)
            | Which::Sectors(_)
            | Which::Print
            | Which::Leaflet(_)
            | Which::Booklet
            | Which::Volume(_)
            | Which::Letters
            | Which::Letter(..)
            | Which::Volunteering
            | Which::WhatsOn(_)
            | Which::Text(_)
            | Which::Redirect(..) => false,
        }
    }
}
