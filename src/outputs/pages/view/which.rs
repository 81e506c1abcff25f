//! Which pages there are, and each one's view.

use super::Page;
use super::maker::Maker;
use super::paged::Paged;
use super::whats_on::On;
use crate::outputs::json_ld;
use crate::postcode::Outward;
use crate::resolve::Locality;

/// One page, before its view is made.
#[derive(Debug, Clone)]
pub enum Which {
    Home,
    Search,
    List,
    Desk,
    NotFound,
    Offline,
    Device,
    Offer(usize),
    Group(usize),
    Venue(usize),
    Needs,
    Need(usize, Paged),
    Places,
    Place(Locality),
    Sectors(Outward),
    Print,
    Leaflet(Locality),
    Booklet,
    Volume(usize),
    Letters,
    Letter(String, Paged),
    Volunteering,
    WhatsOn(On),
    Text(usize),
    Redirect(String, String),
}

impl Maker<'_> {
    /// Every page of the site.
    pub fn pages(&self) -> Vec<Which> {
        let site = self.site;
        let mut all = vec![
            Which::Home,
            Which::Search,
            Which::List,
            Which::Desk,
            Which::NotFound,
            Which::Needs,
            Which::Places,
            Which::Letters,
            Which::Volunteering,
            Which::Print,
            Which::Booklet,
        ];
        all.extend(site.config.offline.then_some(Which::Offline));
        all.extend(self.has_private().then_some(Which::Device));
        all.extend((0..site.offers.len()).map(Which::Offer));
        all.extend((0..site.groups.len()).map(Which::Group));
        all.extend((0..site.venues.len()).map(Which::Venue));
        all.extend(self.lists.localities.iter().map(|locality| match locality {
            Locality::Place(_) | Locality::Sector(_) => Which::Place(*locality),
            Locality::Outward(outward) => Which::Sectors(*outward),
        }));
        all.extend(self.leaflets().map(Which::Leaflet));
        all.extend((0..self.volumes()).map(Which::Volume));
        all.extend((0..site.pages.len()).map(Which::Text));
        for (need, docs) in self.lists.by_need.iter().enumerate() {
            all.extend(Paged::all(docs.len()).map(|paged| Which::Need(need, paged)));
        }
        for (letter, docs) in &self.lists.by_letter {
            all.extend(Paged::all(docs.len()).map(|paged| Which::Letter(letter.clone(), paged)));
        }
        all.extend(self.lists.sessions.pages().map(Which::WhatsOn));
        all.extend(
            site.redirects
                .iter()
                .map(|(old, new)| Which::Redirect(old.clone(), new.clone())),
        );
        all
    }

    /// The view of a page.
    pub fn view(&self, which: &Which) -> Page {
        let mut page = self.bare_view(which);
        page.head.json_ld = self.for_machines(which, &page);
        page.head.exit = self.is_private(which);
        if page.head.exit {
            // A tab and a history that somebody else may look at say nothing of it.
            let title = self.say.word("head.private");
            page.head.title = format!("{title} – {}", self.site.config.name);
        }
        page
    }

    /// What a page says to machines: what it is about, and the way to it.
    fn for_machines(&self, which: &Which, page: &Page) -> String {
        let site = self.site;
        let things = match which {
            Which::Home => vec![json_ld::website(site)],
            Which::Offer(i) => json_ld::offer(site, &site.offers[*i]),
            Which::Group(i) => vec![json_ld::group(site, &site.groups[*i])],
            Which::Venue(i) => vec![json_ld::venue(site, &site.venues[*i])],
            Which::Search
            | Which::NotFound
            | Which::Offline
            | Which::Device
            | Which::Needs
            | Which::Need(..)
            | Which::List
            | Which::Desk
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
            | Which::Redirect(..) => Vec::new(),
        };
        let crumbs = page.page.crumbs();
        let way = (!crumbs.is_empty()).then(|| {
            let own = self.path(which);
            let own = own.trim_end_matches("index.html");
            let own = format!("{}{own}", site.config.base);
            let all = crumbs
                .iter()
                .map(|link| (link.href.clone(), link.text.clone()));
            let all: Vec<_> = all.chain([(own, page.head.name.clone())]).collect();
            json_ld::way(site, &all)
        });
        json_ld::script(things.into_iter().chain(way).collect())
    }

    fn bare_view(&self, which: &Which) -> Page {
        match which {
            Which::Home => self.home(),
            Which::Search => self.search(),
            Which::List => self.list(),
            Which::Desk => self.desk(),
            Which::NotFound => self.not_found(),
            Which::Offline => self.offline(),
            Which::Device => self.device(),
            Which::Offer(i) => self.offer(*i),
            Which::Group(i) => self.group(*i),
            Which::Venue(i) => self.venue(*i),
            Which::Needs => self.needs(),
            Which::Need(i, paged) => self.need(*i, *paged),
            Which::Places => self.places(),
            Which::Place(locality) => self.place(*locality),
            Which::Sectors(outward) => self.sectors(*outward),
            Which::Print => self.print(),
            Which::Leaflet(locality) => self.leaflet(*locality),
            Which::Booklet => self.booklet(),
            Which::Volume(volume) => self.volume(*volume),
            Which::Letters => self.letters(),
            Which::Letter(letter, paged) => self.letter(letter, *paged),
            Which::Volunteering => self.volunteering(),
            Which::WhatsOn(on) => self.whats_on(*on),
            Which::Text(i) => self.text(*i),
            Which::Redirect(old, new) => self.redirect(old, new),
        }
    }
}
