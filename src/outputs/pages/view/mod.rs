//! What each page shows. Decisions are made and words are put together here;
//! templates only lay them out. A view holds no floats and no more than its own page,
//! so that its hash says whether the page has to be rendered again.

mod a_z;
mod addresses;
mod alerts;
mod booklet;
mod card;
mod chrome;
mod contact;
mod covers;
mod device;
mod diary;
mod entry;
mod found;
mod group;
mod home;
mod icons;
mod leaflet;
mod list;
mod maker;
mod need;
mod not_found;
mod offer;
mod offline;
mod paged;
mod paper;
mod place;
mod places;
mod print;
mod qr;
mod redirect;
mod script_words;
mod search;
mod stamps;
mod text;
mod venue;
mod volunteering;
mod whats_on;
mod when;
mod words;

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::foreign;
use card::Card;

pub use chrome::{Chrome, direction};
pub use diary::Diary;
pub use maker::{Alphabets, Maker, Which, alphabet_of};
pub use search::Finder;

/// One page, ready to render.
#[derive(Debug, Serialize, Hash)]
pub struct Page {
    /// Below the output folder.
    #[serde(skip)]
    pub path: String,
    /// Its template.
    #[serde(skip)]
    pub template: &'static str,
    /// What the frame around it needs.
    pub head: Head,
    /// What it says itself.
    pub page: Body,
}

/// What the frame around a page needs to know of it.
#[derive(Debug, Serialize, Hash, Default)]
pub struct Head {
    /// For the browser's tab and for search engines.
    pub title: String,
    /// The title without the site's name.
    pub name: String,
    /// One or two sentences for search engines.
    pub description: String,
    /// The page's one address.
    pub canonical: String,
    /// What it says to machines: JSON that is safe within a script element.
    pub json_ld: String,
    /// The page in each language of the site; empty when there is one.
    pub tongues: Vec<Tongue>,
    /// Its entry in the main menu.
    pub current: String,
    /// Carries "Exit this page".
    pub exit: bool,
    /// Kept out of search engines.
    pub hidden: bool,
    /// Shown in place of pages that are not kept on the device.
    pub stands_in: bool,
    /// What the page's form does.
    pub form: Form,
    /// What goes by the clock.
    pub clock: Clock,
    /// Where the form's script finds the index, as JSON that is safe within a script
    /// element; empty when it does not look there.
    pub finder: String,
}

/// A page in one of the site's languages.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Tongue {
    /// The language's code.
    pub code: String,
    /// Its name in itself.
    pub name: String,
    /// From the host's root on.
    pub href: String,
    /// The whole address, for search engines; empty when the page is not the same one,
    /// only the nearest to it.
    pub same: String,
    /// The page's own language.
    pub current: bool,
}

/// What a page's form does with what is typed, once its script runs.
#[derive(Debug, Clone, Copy, Default, Serialize, Hash, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// There is no form.
    #[default]
    None,
    /// Leads to the page of results, which says what is wrong. The page does not carry
    /// the index, so that it stays as it is when an entry elsewhere is edited.
    Leads,
    /// Says itself what is wrong.
    Checks,
    /// Finds: the page of results.
    Finds,
}

/// What of a page goes by the clock, once its script runs.
#[derive(Debug, Clone, Copy, Default, Serialize, Hash, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Clock {
    /// Nothing.
    #[default]
    None,
    /// Whether entries are on now.
    Now,
    /// A list of days, of which some are past.
    Diary,
}

/// The part of a page that is its own.
#[derive(Debug, Serialize, Hash)]
#[serde(untagged)]
pub enum Body {
    Home(home::Home),
    Search(search::Search),
    List(list::List),
    Desk(list::Desk),
    Offer(Box<offer::Offer>),
    Group(Box<group::Group>),
    Venue(Box<venue::Venue>),
    Needs(need::Needs),
    Need(need::Need),
    Places(places::Places),
    Sectors(places::Sectors),
    Place(Box<place::Place>),
    Print(print::Print),
    Leaflet(leaflet::Leaflet),
    Booklet(booklet::Booklet),
    Volumes(booklet::Volumes),
    Letters(a_z::Letters),
    Letter(a_z::Letter),
    Volunteering(volunteering::Volunteering),
    WhatsOn(Box<whats_on::WhatsOn>),
    Text(text::Text),
    NotFound(not_found::NotFound),
    Offline(offline::Offline),
    Device,
    Redirect(redirect::Redirect),
}

impl Body {
    /// What its clock does.
    fn clock(&self) -> Clock {
        let shown = |cards: &[Card]| cards.iter().any(|card| !card.times.is_empty());
        let tells = match self {
            Body::WhatsOn(_) => return Clock::Diary,
            Body::Offer(offer) => {
                let mut places = offer
                    .top
                    .steps
                    .iter()
                    .filter_map(|step| step.place.as_ref());
                !offer.top.times.is_empty() || places.any(|place| !place.now.is_empty())
            }
            Body::Group(group) => shown(&group.runs),
            Body::Venue(venue) => !venue.top.times.is_empty(),
            Body::Need(need) => need.sections.iter().any(|section| shown(&section.cards)),
            Body::Place(place) => {
                let layers = place.layers.iter().chain(&place.others);
                layers.into_iter().any(|layer| shown(&layer.cards))
            }
            Body::Letter(letter) => letter.entries.iter().any(|entry| !entry.times.is_empty()),
            Body::Volunteering(page) => shown(&page.wanted),
            Body::Home(_)
            | Body::Search(_)
            | Body::Needs(_)
            | Body::Places(_)
            | Body::List(_)
            | Body::Desk(_)
            | Body::Sectors(_)
            | Body::Print(_)
            | Body::Leaflet(_)
            | Body::Booklet(_)
            | Body::Volumes(_)
            | Body::Letters(_)
            | Body::Text(_)
            | Body::NotFound(_)
            | Body::Offline(_)
            | Body::Device
            | Body::Redirect(_) => false,
        };
        if tells { Clock::Now } else { Clock::None }
    }

    /// What the page's form does.
    fn form(&self) -> Form {
        match self {
            Body::Home(_) | Body::NotFound(_) => Form::Checks,
            Body::Search(_) | Body::Desk(_) => Form::Finds,
            Body::Needs(_)
            | Body::Need(_)
            | Body::Places(_)
            | Body::Sectors(_)
            | Body::Place(_)
            | Body::Offline(_)
            | Body::Volunteering(_) => Form::Leads,
            Body::List(_)
            | Body::Offer(_)
            | Body::Group(_)
            | Body::Venue(_)
            | Body::Print(_)
            | Body::Leaflet(_)
            | Body::Booklet(_)
            | Body::Volumes(_)
            | Body::Letters(_)
            | Body::Letter(_)
            | Body::WhatsOn(_)
            | Body::Text(_)
            | Body::Device
            | Body::Redirect(_) => Form::None,
        }
    }
}

impl Body {
    /// The way to the page, without the page itself.
    fn crumbs(&self) -> &[Link] {
        match self {
            Body::Offer(offer) => &offer.top.crumbs,
            Body::Group(group) => &group.top.crumbs,
            Body::Venue(venue) => &venue.top.crumbs,
            Body::Needs(needs) => &needs.crumbs,
            Body::Need(need) => &need.crumbs,
            Body::Places(places) => &places.crumbs,
            Body::Sectors(sectors) => &sectors.crumbs,
            Body::Place(place) => &place.crumbs,
            Body::Print(print) => &print.crumbs,
            Body::Leaflet(leaflet) => &leaflet.crumbs,
            Body::Booklet(booklet) => &booklet.crumbs,
            Body::Volumes(volumes) => &volumes.crumbs,
            Body::Letters(letters) => &letters.crumbs,
            Body::Letter(letter) => &letter.crumbs,
            Body::Volunteering(volunteering) => &volunteering.crumbs,
            Body::WhatsOn(page) => &page.crumbs,
            Body::Text(text) => &text.crumbs,
            Body::Home(_)
            | Body::Search(_)
            | Body::List(_)
            | Body::Desk(_)
            | Body::NotFound(_)
            | Body::Offline(_)
            | Body::Device
            | Body::Redirect(_) => &[],
        }
    }
}

/// A link.
#[derive(Debug, Clone, Serialize, Hash, PartialEq, Eq)]
pub struct Link {
    /// Where it leads: from the base on, or on another site.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A label on a card or an entry.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Chip {
    /// Its words.
    pub text: String,
    /// `good`, `warning` or nothing.
    pub tone: &'static str,
}

/// A coloured note.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Notice {
    /// `good`, `warning`, `urgent` or nothing.
    pub tone: &'static str,
    /// A sign's name.
    pub icon: &'static str,
    /// Its first words.
    pub title: String,
    /// More in plain words.
    pub text: String,
    /// More in safe HTML, from Markdown.
    pub html: String,
    /// Where to go.
    pub links: Vec<Link>,
    /// The last day that it holds.
    pub until: Option<String>,
}

/// A few words of a text, cut at a word.
pub fn crop(text: &str, most: usize) -> String {
    foreign::within(text, |text| cropped(text, most))
}

fn cropped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => {
            let head = &text[..end];
            let head = head.rfind(' ').map_or(head, |space| &head[..space]);
            format!(
                "{}…",
                head.trim_end_matches([',', ';', ':', '.', '–', '-', ' '])
            )
        }
    }
}
