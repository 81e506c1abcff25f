//! Entries in another language, field by field.

use std::sync::Arc;

use super::Tongue;
use crate::config::Config;
use crate::foreign::{mark, mark_block};
use crate::model::{Cost, Entry, Group, Kind, Located, Offer, Times, Translation, Venue};
use crate::output::stamp;
use crate::parse::At;
use crate::resolve::Site;
use crate::search::fold;

/// Puts entries into one language.
pub struct Local<'a> {
    first: &'a Site,
    tongue: &'a Tongue<'a>,
    /// How a link to a page of the site begins in HTML, and to one in this language.
    link: String,
    own_link: String,
}

/// What one translation gives.
#[derive(Clone, Copy)]
struct Given<'a>(Option<&'a Arc<Translation>>);

impl<'a> Given<'a> {
    fn all(self, field: &str) -> Option<&'a [String]> {
        let texts = &self.0?.texts;
        let found = texts.iter().find(|(name, _)| *name == field);
        found.map(|(_, texts)| texts.as_slice())
    }

    /// A text in place of another; one that is not given is marked.
    fn text(self, field: &str, text: &mut String) {
        *text = match self.all(field) {
            Some(given) => given.join(", "),
            None => mark(text),
        };
    }

    fn optional(self, field: &str, text: &mut Option<String>) {
        match (self.all(field), &text) {
            (Some(given), _) => *text = Some(given.join(", ")),
            (None, Some(first)) => *text = Some(mark(first)),
            (None, None) => {}
        }
    }

    /// The same for a name, which is not marked.
    fn name(self, field: &str, text: &mut Option<String>) {
        if let Some(given) = self.all(field) {
            *text = Some(given.join(", "));
        }
    }
}

/// Puts times as a translation gives them in place of those that were typed. What they
/// mean stays: days and minutes have no language.
fn put_lines(given: &[String], times: &mut Times) {
    let line = |text: &String| Located {
        value: text.clone(),
        at: At::root().key("times"),
    };
    times.typed = given.iter().map(line).collect();
    times.translated = true;
}

fn mark_all<'t>(texts: impl IntoIterator<Item = &'t mut Option<String>>) {
    for text in texts.into_iter().flatten() {
        *text = mark(text);
    }
}

impl<'a> Local<'a> {
    pub fn new(first: &'a Site, config: &Config, tongue: &'a Tongue<'a>) -> Local<'a> {
        Local {
            first,
            tongue,
            link: format!("href=\"{}", first.config.base),
            own_link: format!("href=\"{}", config.href("")),
        }
    }

    fn given(&self, kind: Kind, slug: &str) -> Given<'a> {
        let key = (kind, slug.to_owned(), self.tongue.language.to_owned());
        Given(self.first.translations.get(&key))
    }

    /// What every entry has.
    pub fn entry(&self, kind: Kind, entry: &mut Entry) {
        let given = self.given(kind, &entry.slug);
        given.text("name", &mut entry.name);
        given.optional("summary", &mut entry.summary);
        given.optional("alert", &mut entry.alert);
        match given.all("also_known_as") {
            Some(names) => entry.also_known_as = names.to_vec(),
            None => entry
                .also_known_as
                .iter_mut()
                .for_each(|name| *name = mark(name)),
        }
        // Tags only find; those of the first language still do.
        entry.tags = given.all("tags").unwrap_or_default().to_vec();
        let phones = entry.phones.iter_mut().chain(&mut entry.texts);
        mark_all(phones.map(|phone| &mut phone.label));
        mark_all(entry.emails.iter_mut().map(|email| &mut email.label));
        let links = entry.websites.iter_mut().chain(&mut entry.social);
        mark_all(links.map(|link| &mut link.label));
        self.terms(&mut entry.languages);
        let body = &mut entry.body;
        match given.0.filter(|given| !given.body.html.is_empty()) {
            Some(given) => {
                *body = given.body.clone();
                body.html = self.links(&body.html);
            }
            None => {
                body.html = mark_block(&self.links(&body.html));
                body.first = mark(&body.first);
                // What it says is found by the first language's words.
                body.text.clear();
            }
        }
        let language = self.tongue.language;
        let text = given
            .0
            .map(|given| (&given.source.path, &given.source.text));
        entry.stamp = stamp((entry.stamp, language, text));
        if let Some(given) = given.0 {
            entry.source = given.source.clone();
            entry.at = At::root();
        }
    }

    pub fn group(&self, group: &mut Group) {
        let given = self.given(Kind::Group, &group.entry.slug);
        self.entry(Kind::Group, &mut group.entry);
        given.name("address", &mut group.address.street);
        given.name("town", &mut group.address.town);
        given.optional("volunteer", &mut group.volunteer);
    }

    pub fn venue(&self, venue: &mut Venue) {
        let given = self.given(Kind::Venue, &venue.entry.slug);
        self.entry(Kind::Venue, &mut venue.entry);
        // Of a hidden address nothing comes back that was taken out.
        if !venue.hide_address {
            given.name("address", &mut venue.address.street);
            given.name("town", &mut venue.address.town);
            given.optional("transport", &mut venue.transport);
        }
        self.times(given, "opening", &mut venue.opening);
        given.optional("hire", &mut venue.hire);
        for (field, list) in [
            ("access", &mut venue.access),
            ("facilities", &mut venue.facilities),
        ] {
            match given.all(field) {
                Some(given) => *list = given.to_vec(),
                None => self.terms(list),
            }
        }
        for room in &mut venue.rooms {
            room.name = mark(&room.name);
            mark_all([&mut room.holds, &mut room.notes]);
            room.cost = room.cost.as_ref().map(|cost| self.term(cost));
        }
    }

    pub fn offer(&self, offer: &mut Offer) {
        let given = self.given(Kind::Offer, &offer.entry.slug);
        self.entry(Kind::Offer, &mut offer.entry);
        given.name("address", &mut offer.address.street);
        given.name("town", &mut offer.address.town);
        self.times(given, "times", &mut offer.times);
        given.optional("who", &mut offer.who);
        given.optional("how", &mut offer.how);
        given.optional("volunteer", &mut offer.volunteer);
        if let Some(Cost { text, free: _ }) = &mut offer.cost {
            match given.all("cost") {
                Some(given) => *text = given.join(", "),
                None => *text = self.term(text),
            }
        }
        let sessions = given.0.map_or(&[][..], |given| given.sessions.as_slice());
        for session in &mut offer.sessions {
            let own = sessions
                .iter()
                .find(|(venue, ..)| *venue == session.venue.value);
            match own
                .map(|(_, times, _)| times)
                .filter(|times| !times.is_empty())
            {
                Some(times) => put_lines(times, &mut session.times),
                None => self.known_times(&mut session.times),
            }
            match own.and_then(|(_, _, notes)| notes.as_ref()) {
                Some(notes) => session.notes = Some(notes.clone()),
                None => mark_all([&mut session.notes]),
            }
        }
    }

    /// Words that the theme knows in this language; all others are marked.
    fn terms(&self, typed: &mut [String]) {
        typed.iter_mut().for_each(|text| *text = self.term(text));
    }

    fn term(&self, typed: &str) -> String {
        let key = fold(typed).replace(' ', "-");
        let known = self.tongue.terms.get(&key).cloned();
        known.unwrap_or_else(|| mark(typed))
    }

    fn times(&self, given: Given, field: &str, times: &mut Times) {
        match given.all(field) {
            Some(given) => put_lines(given, times),
            None => self.known_times(times),
        }
    }

    fn known_times(&self, times: &mut Times) {
        times
            .typed
            .iter_mut()
            .for_each(|time| time.value = self.term(&time.value));
    }

    /// HTML whose links to pages of the site lead to those in this language.
    fn links(&self, html: &str) -> String {
        let mut parts = html.split(self.link.as_str());
        let mut out = parts.next().unwrap_or_default().to_owned();
        let config = &self.first.config;
        for part in parts {
            let folder = part.split(['/', '"']).next().unwrap_or_default();
            let stays = folder == "files"
                || config.languages.iter().any(|code| code == folder)
                || part.starts_with('/');
            out.push_str(if stays { &self.link } else { &self.own_link });
            out.push_str(part);
        }
        out
    }
}
