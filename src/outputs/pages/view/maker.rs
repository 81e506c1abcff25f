//! Which pages there are, and each one's view. Holds the lists that many pages are
//! cut from, so that no page walks the whole site.

use std::collections::{BTreeMap, BTreeSet};

use super::booklet::PartList;
use super::found::Lines;
use super::paged::Paged;
use super::paper::Items;
use super::whats_on::{On, Sessions};
use super::words::Say;
use super::{Body, Form, Head, Link, Page, Tongue};
use crate::hours::Calendar;
use crate::model::{Entry, OfferType};
use crate::outputs::{Given, json_ld};
use crate::postcode::{Outward, Postcode};
use crate::resolve::{Common, GroupNode, Locality, OfferNode, Running, Site, VenueNode};
use crate::search::{Doc, DocKind};

/// Makes views.
pub struct Maker<'a> {
    pub(super) given: &'a Given<'a>,
    pub(super) site: &'a Site,
    pub(super) say: Say<'a>,
    /// For each need, what answers it or a narrower one: indexes of docs, by kind and
    /// name.
    pub(super) by_need: Vec<Vec<usize>>,
    /// Indexes of docs by the letter that their name begins with, by name.
    pub(super) by_letter: BTreeMap<String, Vec<usize>>,
    /// Docs that place pages are made of, by name: offers, and groups that list none.
    pub(super) for_places: Vec<usize>,
    /// Where people may say they live.
    pub(super) localities: Vec<Locality>,
    /// What is said of each doc in one line.
    pub(super) lines: Lines,
    /// Each doc as it stands on paper.
    pub(super) items: Items,
    /// What stands in each section of the booklet.
    pub(super) parts: Vec<PartList>,
    /// For each postcode of the gazetteer, the smallest place that holds it.
    place_of: Vec<u32>,
    /// What the days of the year are.
    pub(super) calendar: Calendar,
    /// What one can go to.
    pub(super) sessions: Sessions<'a>,
    /// What pages with the form carry for its script.
    pub(in crate::outputs) finder: super::search::Finder,
    /// Where the map's file is, below the site's root.
    pub(in crate::outputs) map: String,
    /// The letters that names begin with in each of the site's languages.
    pub(in crate::outputs) alphabets: Alphabets,
}

/// The letters that names begin with, as in addresses, by language.
pub type Alphabets = BTreeMap<String, BTreeSet<String>>;

/// Those of a site in one language.
pub fn alphabet_of(given: &Given) -> (String, BTreeSet<String>) {
    let letters = given.docs.iter().map(|doc| letter(&doc.name)).collect();
    (given.site.config.language.clone(), letters)
}

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

/// Something that can be found, with what is joined to it.
#[derive(Clone, Copy)]
pub enum Node<'a> {
    Offer(&'a OfferNode),
    Group(&'a GroupNode),
    Venue(&'a VenueNode),
}

impl<'a> Node<'a> {
    pub fn entry(self) -> &'a Entry {
        match self {
            Node::Offer(offer) => &offer.record.entry,
            Node::Group(group) => &group.record.entry,
            Node::Venue(venue) => &venue.record.entry,
        }
    }

    pub fn common(self) -> &'a Common {
        match self {
            Node::Offer(offer) => &offer.common,
            Node::Group(group) => &group.common,
            Node::Venue(venue) => &venue.common,
        }
    }
}

/// How names are put in order: without "The", marks and case.
fn order(name: &str) -> String {
    crate::places::fold(name)
}

/// The heading under which a name stands from A to Z: `s`, or `0-9` for all else.
fn letter(name: &str) -> String {
    let name = name.trim_start();
    let name = match name.get(..4) {
        Some(the) if the.eq_ignore_ascii_case("the ") => &name[4..],
        Some(_) | None => name,
    };
    let first = name.chars().find(|c| c.is_alphanumeric());
    let plain = first.map(|c| crate::slug::slug(&c.to_string()));
    plain
        .filter(|slug| slug.len() == 1 && slug.starts_with(|c: char| c.is_ascii_lowercase()))
        .unwrap_or_else(|| "0-9".to_owned())
}

impl<'a> Maker<'a> {
    /// Sorts the site into lists.
    pub fn new(given: &'a Given<'a>) -> Maker<'a> {
        let site = given.site;
        let mut by_name: Vec<(String, usize)> = given
            .docs
            .iter()
            .enumerate()
            .map(|(i, doc)| (order(&doc.name), i))
            .collect();
        by_name.sort_unstable();
        let mut by_need = vec![Vec::new(); site.needs.len()];
        let mut by_letter: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut for_places = Vec::new();
        for &(_, i) in &by_name {
            let doc = &given.docs[i];
            let needs: BTreeSet<usize> = doc
                .needs
                .iter()
                .flat_map(|need| [Some(*need), site.needs[*need].parent])
                .flatten()
                .collect();
            needs.into_iter().for_each(|need| by_need[need].push(i));
            by_letter.entry(letter(&doc.name)).or_default().push(i);
            let listed = match doc.kind {
                DocKind::Offer => {
                    site.offers[doc.index].record.offer_type != OfferType::Volunteering
                }
                DocKind::Group => site.groups[doc.index].offers.is_empty(),
                DocKind::Venue => false,
            };
            for_places.extend(listed.then_some(i));
        }
        for list in &mut by_need {
            list.sort_by_key(|i| given.docs[*i].kind);
        }
        let mut place_of = vec![u32::MAX; site.gazetteer.units().len()];
        let mut places: Vec<usize> = (0..site.places.len()).collect();
        places.sort_by_key(|place| std::cmp::Reverse(site.places[*place].units.len()));
        for place in places {
            for unit in &site.places[place].units {
                place_of[*unit as usize] = u32::try_from(place).unwrap_or(u32::MAX);
            }
        }
        let mut maker = Maker {
            given,
            site,
            say: Say::new(given.theme, &site.config.language),
            by_need,
            by_letter,
            for_places,
            localities: Locality::all(site),
            lines: Lines::of(given.docs),
            items: Items::of(given.docs),
            parts: Vec::new(),
            place_of,
            calendar: site.config.calendar(),
            sessions: Sessions::default(),
            finder: super::search::Finder::default(),
            map: String::new(),
            alphabets: Alphabets::new(),
        };
        maker.sessions = Sessions::of(&maker);
        maker.parts = maker.booklet_parts();
        maker
    }

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
        all.extend(self.localities.iter().map(|locality| match locality {
            Locality::Place(_) | Locality::Sector(_) => Which::Place(*locality),
            Locality::Outward(outward) => Which::Sectors(*outward),
        }));
        all.extend(self.leaflets().map(Which::Leaflet));
        all.extend((0..self.volumes()).map(Which::Volume));
        all.extend((0..site.pages.len()).map(Which::Text));
        for (need, docs) in self.by_need.iter().enumerate() {
            all.extend(Paged::all(docs.len()).map(|paged| Which::Need(need, paged)));
        }
        for (letter, docs) in &self.by_letter {
            all.extend(Paged::all(docs.len()).map(|paged| Which::Letter(letter.clone(), paged)));
        }
        all.extend(self.sessions.pages().map(Which::WhatsOn));
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
        let thing = match which {
            Which::Home => Some(json_ld::website(site)),
            Which::Offer(i) => Some(json_ld::offer(site, &site.offers[*i])),
            Which::Group(i) => Some(json_ld::group(site, &site.groups[*i])),
            Which::Venue(i) => Some(json_ld::venue(site, &site.venues[*i])),
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
            | Which::Redirect(..) => None,
        };
        let crumbs = page.page.crumbs();
        let way = (!crumbs.is_empty()).then(|| {
            let own = page.path.trim_end_matches("index.html");
            let own = format!("{}{own}", site.config.base);
            let all = crumbs
                .iter()
                .map(|link| (link.href.clone(), link.text.clone()));
            let all: Vec<_> = all.chain([(own, page.head.name.clone())]).collect();
            json_ld::way(site, &all)
        });
        json_ld::script(thing.into_iter().chain(way).collect())
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

    /// A page at an address below the base: `offers/warm-hub/`.
    pub(super) fn page(
        &self,
        permalink: &str,
        template: &'static str,
        title: &str,
        description: String,
        page: Body,
    ) -> Page {
        let config = &self.site.config;
        let name = title.to_owned();
        let title = if permalink.is_empty() {
            title.to_owned()
        } else {
            format!("{title} – {}", config.name)
        };
        let form = page.form();
        let finder = match form {
            Form::Finds => self.finder.search.clone(),
            Form::Checks => self.finder.pages.clone(),
            Form::Leads | Form::None => String::new(),
        };
        Page {
            path: format!("{}{permalink}index.html", config.path),
            template,
            head: Head {
                title,
                name,
                description,
                canonical: config.absolute(permalink),
                tongues: self.tongues(permalink, true),
                form,
                clock: page.clock(),
                finder,
                ..Head::default()
            },
            page,
        }
    }

    /// A page in each language of the site, unless it has but one; `same` is false when
    /// that is another page, which leads on.
    pub(super) fn tongues(&self, permalink: &str, same: bool) -> Vec<Tongue> {
        let config = &self.site.config;
        if config.languages.len() < 2 {
            return Vec::new();
        }
        let tongue = |code: &String| {
            let path = config.path_of(code);
            Tongue {
                code: code.clone(),
                name: Say::new(self.given.theme, code).say("language.name"),
                href: format!("{}{path}{permalink}", config.base),
                same: match same {
                    true => format!("{}{path}{permalink}", config.base_url),
                    false => String::new(),
                },
                current: *code == config.language,
            }
        };
        config.languages.iter().map(tongue).collect()
    }

    /// The address of a page from the host's root on.
    pub(super) fn href(&self, permalink: &str) -> String {
        self.site.config.href(permalink)
    }

    /// A link to a page of the site.
    pub(super) fn link(&self, permalink: &str, text: impl Into<String>) -> Link {
        Link {
            href: self.href(permalink),
            text: text.into(),
        }
    }

    /// The crumb that all others follow.
    pub(super) fn crumb_home(&self) -> Link {
        self.link("", self.say.word("nav.home"))
    }

    /// A need's link.
    pub(super) fn need_link(&self, need: usize) -> Link {
        let need = &self.site.needs[need];
        self.link(&need.permalink(), &need.name)
    }

    /// The name by which a need has its sign: the same in every language.
    pub(super) fn sign_name(&self, need: usize) -> &str {
        let first = self.site.first.as_deref().unwrap_or(self.site);
        &first.needs[need].name
    }

    /// A place's link.
    pub(super) fn place_link(&self, place: usize) -> Link {
        let place = &self.site.places[place];
        self.link(&place.permalink(), &place.name)
    }

    pub(super) fn node(&self, doc: &Doc) -> Node<'a> {
        match doc.kind {
            DocKind::Offer => Node::Offer(&self.site.offers[doc.index]),
            DocKind::Group => Node::Group(&self.site.groups[doc.index]),
            DocKind::Venue => Node::Venue(&self.site.venues[doc.index]),
        }
    }

    /// Where a doc stands among all.
    pub(super) fn number(&self, doc: &Doc) -> usize {
        self.number_of(doc.kind, doc.index)
            .expect("a doc is among all")
    }

    /// Where the doc of an entry stands; none for what is not running.
    pub(super) fn number_of(&self, kind: DocKind, index: usize) -> Option<usize> {
        let key = |doc: &Doc| (doc.kind, doc.index);
        self.given
            .docs
            .binary_search_by_key(&(kind, index), key)
            .ok()
    }

    /// The smallest place that holds a postcode.
    pub(super) fn place_at(&self, postcode: Postcode) -> Option<usize> {
        let units = self.site.gazetteer.units();
        let unit = units
            .binary_search_by_key(&postcode, |unit| unit.postcode)
            .ok()?;
        let place = self.place_of[unit];
        (place != u32::MAX).then_some(place as usize)
    }

    /// Top needs that something answers, in the site's order.
    pub(super) fn top_needs(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.site.needs.len()).filter(|need| {
            self.site.needs[*need].parent.is_none() && !self.by_need[*need].is_empty()
        })
    }

    /// Whether a group is running.
    pub(super) fn runs(&self, group: usize) -> bool {
        self.site.groups[group].common.running != Running::No
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn names_stand_under_their_first_letter() {
        let under = |names: &[&str]| names.iter().map(|name| letter(name)).collect::<Vec<_>>();
        assert_eq!(
            under(&["The Hub", "Éclair", "\"Quoted\"", "the"]),
            ["h", "e", "q", "t"]
        );
        assert_eq!(under(&["42nd Street", "你好", "", "…"]), ["0-9"; 4]);
    }
}
