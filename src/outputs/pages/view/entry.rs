//! What the pages of offers, groups and venues have in common: first what to do, then
//! what to know, then how sure it is.

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use super::addresses::Where;
use super::contact::{Button, Call};
use super::maker::{Maker, Node};
use super::when::When;
use super::words::Say;
use super::{Chip, Link, Notice, crop};
use crate::foreign;
use crate::model::{Entry, Status};
use crate::resolve::Running;

/// The common part of an entry's page.
#[derive(Debug, Serialize)]
pub struct Top {
    pub crumbs: Vec<Link>,
    pub name: String,
    pub chips: Vec<Chip>,
    pub also: String,
    pub lede: String,
    /// What the script needs to say whether it is on now; may be empty.
    pub times: String,
    /// Its diary file.
    pub diary: Option<Link>,
    pub notices: Vec<Notice>,
    /// What the box with the numbers is called.
    pub actions: String,
    pub calls: Vec<Call>,
    /// It can be asked for, and no number is known: the helpline's stands in.
    pub no_number: bool,
    pub buttons: Vec<Button>,
    /// How to get it, in order.
    pub steps: Vec<Step>,
    /// Safe HTML, from Markdown.
    pub body: String,
    pub social: Vec<Link>,
    pub checked: Checked,
    /// Not to be found on a device by others, so it is saved to no list.
    pub sensitive: bool,
    pub report: Option<Link>,
    pub edit: Option<Link>,
    /// Needs that it answers.
    pub needs: Vec<Link>,
}

/// One thing to do or to know beside the numbers.
#[derive(Debug, Serialize)]
pub struct Step {
    pub icon: &'static str,
    /// In bold.
    pub title: String,
    pub text: String,
    /// Below it, a week.
    pub when: Option<When>,
    /// A place to go.
    pub place: Option<Where>,
}

/// One line of the table of facts.
#[derive(Debug, Serialize)]
pub struct Fact {
    pub icon: &'static str,
    pub title: String,
    pub lines: Vec<String>,
    /// Instead of lines.
    pub links: Vec<Link>,
    /// Instead of lines, a week.
    pub when: Option<When>,
}

/// How sure an entry is.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Checked {
    pub good: bool,
    pub text: String,
}

impl Step {
    /// A step in words.
    pub fn words(icon: &'static str, title: &str, text: &str) -> Step {
        Step {
            icon,
            title: title.to_owned(),
            text: text.to_owned(),
            when: None,
            place: None,
        }
    }

    /// A place to go.
    pub fn place(place: Where) -> Step {
        Step {
            icon: if place.private.is_empty() {
                "pin"
            } else {
                "lock"
            },
            title: String::new(),
            text: String::new(),
            when: None,
            place: Some(place),
        }
    }
}

impl Fact {
    /// A fact of some lines; none without lines.
    pub fn lines(icon: &'static str, title: &str, lines: Vec<String>) -> Option<Fact> {
        (!lines.is_empty()).then(|| Fact {
            icon,
            title: title.to_owned(),
            lines,
            links: Vec::new(),
            when: None,
        })
    }

    /// A fact of links on one line; none without links.
    pub fn links(icon: &'static str, title: &str, links: Vec<Link>) -> Option<Fact> {
        (!links.is_empty()).then(|| Fact {
            icon,
            title: title.to_owned(),
            lines: Vec::new(),
            links,
            when: None,
        })
    }

    /// A week; none without times.
    pub fn when(icon: &'static str, title: &str, when: When) -> Option<Fact> {
        (!when.is_empty()).then(|| Fact {
            icon,
            title: title.to_owned(),
            lines: Vec::new(),
            links: Vec::new(),
            when: Some(when),
        })
    }
}

/// Whether a person checked the entry lately, and when; if not, `ask` is the key of
/// what to do before going. A day in the future checks nothing.
pub fn checked(
    say: Say,
    checked: Option<Date>,
    months: u8,
    today: Date,
    ask: Option<&'static str>,
) -> Checked {
    let with_ask = |text: String| match ask {
        Some(ask) => format!("{text} {}", say.word(ask)),
        None => text,
    };
    let Some(day) = checked.filter(|day| *day <= today) else {
        return Checked {
            good: false,
            text: with_ask(say.say("checked.never")),
        };
    };
    let good = day
        .checked_add(Span::new().months(i64::from(months)))
        .map_or(true, |due| due >= today);
    let with = [("date", &*say.date(day))];
    Checked {
        good,
        text: if good {
            say.fill("checked.good", &with)
        } else {
            with_ask(say.fill("checked.stale", &with))
        },
    }
}

/// The longest first paragraph, in letters, that may stand above what to do.
const LEDE: usize = 160;

/// The summary that heads a page, and the text below it. A first paragraph that stands
/// in for a summary is not said twice.
fn lede(entry: &Entry) -> (String, String) {
    if let Some(summary) = &entry.summary {
        return (summary.clone(), entry.body.html.clone());
    }
    let mut lede = String::new();
    let body = foreign::within(&entry.body.html, |html| {
        let first = html
            .strip_prefix("<p>")
            .and_then(|rest| rest.split_once("</p>"))
            .filter(|(first, _)| !first.contains('<') && entry.body.first.chars().count() <= LEDE);
        match first {
            Some((_, rest)) => {
                lede = entry.body.first.clone();
                rest.trim_start().to_owned()
            }
            None => html.to_owned(),
        }
    });
    (lede, body)
}

impl<'a> Maker<'a> {
    /// The common part; `steps` are what the kind has to say beside the numbers.
    pub(super) fn top(&self, node: Node<'a>, actions: &'static str, steps: Vec<Step>) -> Top {
        let (entry, common) = (node.entry(), node.common());
        let ended = common.running == Running::No;
        let kind = match node {
            Node::Offer(_) => "kind.offer",
            Node::Group(_) => "kind.group",
            Node::Venue(_) => "kind.venue",
        };
        let chip = |key| Chip {
            text: self.say.say(key),
            tone: "",
        };
        let calls = if ended { Vec::new() } else { self.calls(node) };
        let no_calls = calls.is_empty();
        let ask = match (ended, no_calls) {
            (true, _) => None,
            (false, true) => Some("checked.ask"),
            (false, false) => Some("checked.ring"),
        };
        let (lede, body) = lede(entry);
        let date = entry.checked.as_ref().map(|checked| checked.value);
        Top {
            crumbs: self.entry_crumbs(&common.needs),
            name: entry.name.clone(),
            chips: vec![chip(kind)],
            also: match entry.also_known_as.as_slice() {
                [] => String::new(),
                names => {
                    let names = self.say.list(names, names.len());
                    self.say.fill("entry.also", &[("names", &names)])
                }
            },
            lede,
            times: match node {
                Node::Offer(offer) if Maker::has_several_times(offer) => String::new(),
                Node::Offer(_) | Node::Group(_) | Node::Venue(_) => self.compact(node),
            },
            diary: self.diary_link(node),
            notices: self.notices(node),
            actions: self.say.say(actions),
            calls,
            no_number: !ended
                && no_calls
                && entry.texts.is_empty()
                && self.site.config.helpline.is_some(),
            buttons: if ended {
                Vec::new()
            } else {
                self.buttons(node)
            },
            steps: if ended { Vec::new() } else { steps },
            body,
            social: self.social(entry),
            checked: checked(
                self.say,
                date,
                self.site.config.review_after,
                self.site.today,
                ask,
            ),
            sensitive: self.is_sensitive(node),
            report: self.report(entry, &common.permalink),
            // The file of a hidden address says where it is.
            edit: self.edit(entry).filter(|_| !self.is_hidden(node)),
            needs: self.needs_of(&common.needs),
        }
    }

    /// Home, and the entry's first need. The wider need is in the box of needs: on a
    /// phone a third crumb would push what to do down.
    fn entry_crumbs(&self, needs: &[usize]) -> Vec<Link> {
        let need = needs.first().map(|need| self.need_link(*need));
        std::iter::once(self.crumb_home()).chain(need).collect()
    }

    /// Links to the needs that an entry answers, then to the wider ones.
    fn needs_of(&self, needs: &[usize]) -> Vec<Link> {
        let mut all = needs.to_vec();
        for need in needs {
            all.extend(
                self.site.needs[*need]
                    .parent
                    .filter(|parent| !all.contains(parent)),
            );
        }
        all.truncate(6);
        all.into_iter().map(|need| self.need_link(need)).collect()
    }

    /// That it has ended, or is closed for now, and what changed.
    fn notices(&self, node: Node<'a>) -> Vec<Notice> {
        let entry = node.entry();
        let notice = |tone, title: String, text: String, links| Notice {
            tone,
            icon: "warning",
            title,
            text,
            html: String::new(),
            links,
            until: None,
        };
        let mut notices = Vec::new();
        let ended = match (entry.status, node) {
            (Status::Active, _) => None,
            (Status::TemporarilyClosed, _) => {
                let (title, text) = (
                    self.say.say("status.paused"),
                    self.say.say("status.paused_text"),
                );
                notices.push(notice("warning", title, text, Vec::new()));
                None
            }
            (Status::Inactive, Node::Offer(_)) => Some("status.inactive"),
            (Status::Inactive, Node::Group(_)) => Some("status.group_inactive"),
            (Status::Inactive, Node::Venue(_)) => Some("status.venue_inactive"),
            (Status::Defunct, Node::Offer(_)) => Some("status.defunct"),
            (Status::Defunct, Node::Group(_)) => Some("status.group_defunct"),
            (Status::Defunct, Node::Venue(_)) => Some("status.venue_defunct"),
        };
        if let Some(key) = ended {
            let needs = self.needs_of(&node.common().needs);
            let how = match node {
                Node::Offer(offer) => offer.record.how.as_deref(),
                Node::Group(_) | Node::Venue(_) => None,
            };
            let text = match needs.is_empty() {
                true => String::new(),
                false => self.say.say("status.else"),
            };
            let text = [how.unwrap_or(""), &text].join(" ");
            notices.push(notice(
                "urgent",
                self.say.say(key),
                text.trim().to_owned(),
                needs,
            ));
        }
        if let Some(alert) = &entry.alert {
            notices.push(notice("warning", String::new(), alert.clone(), Vec::new()));
        }
        notices
    }

    /// A sentence for search engines: the summary, or what the kind says of itself.
    pub(super) fn description(&self, node: Node, key: &'static str) -> String {
        let entry = node.entry();
        match entry.summary() {
            "" => self.say.fill(
                key,
                &[("name", &entry.name), ("area", &self.site.config.area)],
            ),
            summary => crop(summary, 155),
        }
    }
}
