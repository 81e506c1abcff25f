//! What's on: the coming fortnight by date, the three weeks after it, each weekday, and the
//! week of each place. A large site's days show some of each, and lead to the weekdays for
//! all. A site may stand for weeks as it was built: a script then takes the days that are
//! past away and fetches later ones from their page; without one, that page is a link away.

mod rows;
mod sessions;

use std::collections::BTreeSet;

use serde::Serialize;

use super::addresses::capital;
use super::maker::Maker;
use super::paged::{Paged, Pager};
use super::{Body, Link, Page};
use crate::hours::compact;
use crate::hours::say::WEEKDAYS;
use crate::slug::slug;
use rows::{Group, Row};

pub use sessions::{Session, Sessions};

/// One of the pages.
#[derive(Debug, Clone, Copy)]
pub enum On {
    /// The coming fortnight.
    Coming,
    /// The days after that.
    Later,
    /// A weekday, from Monday, 0.
    Weekday(usize, Paged),
    /// A place.
    Place(usize, Paged),
}

/// A page of what is on.
#[derive(Debug, Serialize, Hash)]
pub struct WhatsOn {
    pub crumbs: Vec<Link>,
    pub title: String,
    pub intro: String,
    /// The fortnight and the weekdays; which one this is.
    pub tabs: Vec<Tab>,
    pub groups: Vec<Group>,
    /// Said once all days of the list are past.
    pub past: String,
    /// The days after the coming fortnight.
    pub later: Option<Later>,
    /// Where to look for days after all that are listed.
    pub after: String,
    /// What the list may be narrowed to, where it is whole.
    pub places: Vec<Choice>,
    pub needs: Vec<Choice>,
    /// The weeks of places.
    pub by_place: Vec<Link>,
    /// The diary file.
    pub diary: Option<Link>,
    pub pager: Option<Pager>,
}

/// A link to the page of later days.
#[derive(Debug, Serialize, Hash)]
pub struct Later {
    pub link: Link,
    /// The number of their first day, for the script.
    pub from: String,
}

/// A link to a page beside this one.
#[derive(Debug, Serialize, Hash)]
pub struct Tab {
    pub link: Link,
    pub current: bool,
}

/// Something that the list may be narrowed to.
#[derive(Debug, Serialize, Hash, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    pub text: String,
    pub value: String,
}

/// Days of the coming fortnight, and days that are listed in all.
const FORTNIGHT: i64 = 14;
const LISTED: i64 = 35;
/// The page of the days after the fortnight, and which of the tabs it is: after the weekdays.
const LATER: &str = "whats-on/later/";
const LATER_TAB: usize = 8;
/// Sessions up to which a diary of the whole site is of use to anyone.
const WHOLE_DIARY: usize = 600;

impl<'a> Maker<'a> {
    pub(super) fn whats_on(&self, on: On) -> Page {
        match on {
            On::Coming => self.coming(),
            On::Later => self.later(),
            On::Weekday(weekday, paged) => self.weekday(weekday, paged),
            On::Place(place, paged) => self.week_of_place(place, paged),
        }
    }

    fn coming(&self) -> Page {
        let (mut groups, whole) = self.days(0..FORTNIGHT);
        groups.extend(self.most_days(whole));
        let diary =
            (self.has_whole_diary()).then(|| self.to_diary("whats-on.ics", "whats_on.diary"));
        let from = self.say.date(self.day_ahead(FORTNIGHT));
        let until = self.say.date(self.day_ahead(LISTED - 1));
        let with = [("from", &*from), ("until", &until)];
        let view = WhatsOn {
            diary,
            later: self.sessions.has_later().then(|| Later {
                link: self.link(LATER, self.say.fill("whats_on.later_days", &with)),
                from: compact::number(self.day_ahead(FORTNIGHT)).to_string(),
            }),
            ..self.dated_list(self.say.say("whats_on.title"), groups, whole, 0, 0)
        };
        self.whats_on_page("whats-on/", view)
    }

    fn later(&self) -> Page {
        let (groups, whole) = self.days(FORTNIGHT..LISTED);
        let title = self.say.say("whats_on.later_title");
        let view = WhatsOn {
            after: self.say.say("whats_on.after"),
            ..self.dated_list(title, groups, whole, LATER_TAB, FORTNIGHT)
        };
        self.whats_on_page(LATER, view)
    }

    /// What the lists by date have: when they were made, and what is said once they are past.
    fn dated_list(
        &self,
        title: String,
        groups: Vec<Group>,
        whole: bool,
        tab: usize,
        from: i64,
    ) -> WhatsOn {
        let made = self.say.date(self.site.today);
        let first = self.say.date(self.day_ahead(from));
        let area = ("area", self.site.config.area.as_str());
        let key = match groups.is_empty() {
            true => "whats_on.nothing",
            false => "whats_on.intro",
        };
        WhatsOn {
            intro: self.say.fill(key, &[area, ("date", &made)]),
            past: self.say.fill("whats_on.past", &[("date", &first)]),
            ..self.whats_on_list(title, groups, whole, tab)
        }
    }

    fn weekday(&self, weekday: usize, paged: Paged) -> Page {
        let slots = &self.sessions.by_weekday[weekday];
        let groups = self.day_groups(&slots[paged.range(slots.len())]);
        let first = self.weekday_permalink(weekday);
        let day = self.say.word(WEEKDAYS[weekday]);
        let title = self.say.fill("whats_on.weekday", &[("day", day)]);
        let with = [("area", self.site.config.area.as_str()), ("day", day)];
        let key = match groups.is_empty() {
            true => "whats_on.nothing",
            false => "whats_on.weekday_intro",
        };
        let view = WhatsOn {
            intro: self.say.fill(key, &with),
            pager: paged.pager(self, &first),
            ..self.whats_on_list(
                self.numbered(title, paged),
                groups,
                paged.of == 1,
                weekday + 1,
            )
        };
        self.whats_on_page(&paged.permalink(&first), view)
    }

    fn week_of_place(&self, place: usize, paged: Paged) -> Page {
        let slots = self
            .sessions
            .by_place
            .get(&place)
            .map_or(&[][..], Vec::as_slice);
        let groups = self.week_groups(&slots[paged.range(slots.len())]);
        let name = self.site.places[place].name.as_str();
        let first = self.week_permalink(place);
        let title = self.say.fill("whats_on.place", &[("name", name)]);
        let mut view = WhatsOn {
            intro: self.say.fill("whats_on.place_intro", &[("name", name)]),
            pager: paged.pager(self, &first),
            ..self.whats_on_list(
                self.numbered(title, paged),
                groups,
                paged.of == 1,
                usize::MAX,
            )
        };
        view.places.clear();
        view.diary = self
            .has_place_diary(place)
            .then(|| self.to_diary(&format!("{first}times.ics"), "whats_on.diary"));
        self.whats_on_page(&paged.permalink(&first), view)
    }

    /// What all the pages have; `whole` when nothing is left out of the list, so that it
    /// can be narrowed.
    fn whats_on_list(
        &self,
        title: String,
        groups: Vec<Group>,
        whole: bool,
        current: usize,
    ) -> WhatsOn {
        let coming = (0, "whats-on/".to_owned(), self.say.word("whats_on.coming"));
        let weekdays = WEEKDAYS.iter().enumerate();
        let weekdays = weekdays.map(|(weekday, key)| {
            (
                weekday + 1,
                self.weekday_permalink(weekday),
                self.say.word(key),
            )
        });
        let later = (LATER_TAB, LATER.to_owned(), self.say.word("whats_on.later"));
        let later = (self.sessions.has_later()).then_some(later);
        let tabs =
            std::iter::once(coming)
                .chain(weekdays)
                .chain(later)
                .map(|(i, permalink, text)| Tab {
                    link: self.link(&permalink, capital(text)),
                    current: i == current,
                });
        let by_place = self.sessions.by_place.keys().map(|place| {
            let name = &self.site.places[*place].name;
            self.link(&self.week_permalink(*place), name)
        });
        let mut by_place: Vec<Link> = by_place.collect();
        by_place.sort_by_cached_key(|link| crate::places::fold(&link.text));
        let rows = || {
            groups
                .iter()
                .flat_map(|group| &group.rows)
                .filter(|_| whole)
        };
        WhatsOn {
            crumbs: match current {
                0 => vec![self.crumb_home()],
                _ => vec![
                    self.crumb_home(),
                    self.link("whats-on/", self.say.word("whats_on.title")),
                ],
            },
            title,
            intro: String::new(),
            tabs: tabs.collect(),
            places: self.choices(
                rows(),
                |row| &row.places,
                |i| {
                    let place = &self.site.places[i];
                    (&place.name, &place.slug)
                },
            ),
            needs: self.choices(
                rows(),
                |row| &row.needs,
                |i| {
                    let need = &self.site.needs[i];
                    (&need.name, &need.slug)
                },
            ),
            groups,
            past: String::new(),
            later: None,
            after: String::new(),
            by_place,
            diary: None,
            pager: None,
        }
    }

    /// What rows have, by name; nothing to choose from where all have the same.
    fn choices<'r>(
        &self,
        rows: impl Iterator<Item = &'r Row>,
        of: fn(&Row) -> &Vec<usize>,
        name: impl Fn(usize) -> (&'a String, &'a String),
    ) -> Vec<Choice> {
        let all: BTreeSet<usize> = rows.flat_map(|row| of(row).iter().copied()).collect();
        if all.len() < 2 {
            return Vec::new();
        }
        let choice = |(text, value): (&String, &String)| Choice {
            text: text.clone(),
            value: value.clone(),
        };
        let mut choices: Vec<Choice> = all.into_iter().map(name).map(choice).collect();
        choices.sort();
        choices
    }

    fn whats_on_page(&self, permalink: &str, view: WhatsOn) -> Page {
        let (title, intro) = (view.title.clone(), view.intro.clone());
        let body = Body::WhatsOn(Box::new(view));
        let mut page = self.page(permalink, "whats_on.html", &title, intro, body);
        page.head.current = "whats-on".to_owned();
        page
    }

    fn numbered(&self, title: String, paged: Paged) -> String {
        if paged.number == 1 {
            return title;
        }
        let number = paged.number.to_string();
        let page = self.say.fill("need.page", &[("page", &number)]);
        format!("{title}, {page}")
    }

    /// `whats-on/monday/`: in English whatever the language, so that addresses stay.
    fn weekday_permalink(&self, weekday: usize) -> String {
        const SLUGS: [&str; 7] = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        format!("whats-on/{}/", SLUGS[weekday])
    }

    /// `whats-on/places/seacombe/`.
    pub(in crate::outputs) fn week_permalink(&self, place: usize) -> String {
        format!("whats-on/places/{}/", self.site.places[place].slug)
    }

    /// Whether there is a diary of all that is on.
    pub(in crate::outputs) fn has_whole_diary(&self) -> bool {
        let sessions = &self.sessions.all;
        sessions.len() <= WHOLE_DIARY && sessions.iter().any(|session| self.in_diary(session))
    }

    /// Whether there is a diary of a place.
    pub(in crate::outputs) fn has_place_diary(&self, place: usize) -> bool {
        let mut all = self.sessions.all.iter();
        all.any(|session| session.places.contains(&place) && self.in_diary(session))
    }
}

/// An id for a heading.
fn id(text: &str) -> String {
    slug(text)
}

#[cfg(test)]
mod tests;
