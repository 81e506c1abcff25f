//! How to reach an entry: numbers to ring, and the quieter ways.

use serde::Serialize;

use super::Link;
use super::maker::{Maker, Node};
use crate::config::ReportTo;
use crate::foreign;
use crate::model::{Entry, Phone};

/// A number to ring.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct Call {
    /// For `tel:`.
    pub tel: String,
    /// As typed.
    pub number: String,
    /// Whom or what it is for; may be empty.
    pub label: String,
}

/// A quiet button.
#[derive(Debug, Clone, Serialize)]
pub struct Button {
    /// Its sign.
    pub icon: &'static str,
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
}

impl Call {
    pub fn new(phone: &Phone) -> Call {
        Call {
            tel: phone.tel.clone(),
            number: phone.number.clone(),
            label: phone.label.clone().unwrap_or_default(),
        }
    }
}

/// For the part of an address after `?`, and for paths.
pub fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for byte in foreign::plain(text).bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

impl<'a> Maker<'a> {
    /// The numbers of an entry; if it has none, that of who runs it or of where it is,
    /// with that name.
    pub(super) fn calls(&self, node: Node<'a>) -> Vec<Call> {
        let own = &node.entry().phones;
        if !own.is_empty() {
            return own.iter().map(Call::new).collect();
        }
        // Who is to be texted is not to be rung elsewhere.
        if !node.entry().texts.is_empty() {
            return Vec::new();
        }
        let number_of = |entry: &Entry| {
            let call = Call::new(entry.phones.first()?);
            let label = self.say.fill("entry.number_of", &[("name", &entry.name)]);
            Some(Call { label, ..call })
        };
        let others: Vec<&Entry> = match node {
            Node::Offer(offer) => {
                let groups = offer.groups.iter().filter(|group| self.runs(**group));
                let groups = groups.map(|group| &self.site.groups[*group].record.entry);
                // Of several venues each has its number beside it.
                let venue = (offer.venues.len() == 1).then(|| offer.venues[0].0);
                let venue = venue.map(|venue| &self.site.venues[venue].record.entry);
                groups.chain(venue).collect()
            }
            Node::Group(_) | Node::Venue(_) => Vec::new(),
        };
        let call = others.into_iter().find_map(number_of);
        call.into_iter().collect()
    }

    /// Text messages, e-mail and websites of an entry; an offer that has none takes its
    /// group's.
    pub(super) fn buttons(&self, node: Node<'a>) -> Vec<Button> {
        let own = self.own_buttons(node.entry());
        match node {
            Node::Offer(offer) if own.is_empty() => offer
                .groups
                .iter()
                .filter(|group| self.runs(**group))
                .map(|group| self.own_buttons(&self.site.groups[*group].record.entry))
                .find(|buttons| !buttons.is_empty())
                .unwrap_or_default(),
            Node::Offer(_) | Node::Group(_) | Node::Venue(_) => own,
        }
    }

    fn own_buttons(&self, entry: &Entry) -> Vec<Button> {
        let labelled = |what: String, label: &Option<String>| match label {
            Some(label) => self
                .say
                .fill("entry.labelled", &[("what", &what), ("label", label)]),
            None => what,
        };
        let texts = entry.texts.iter().map(|text| {
            let what = self.say.fill("entry.text", &[("number", &text.number)]);
            (
                "talk",
                format!("sms:{}", text.tel),
                labelled(what, &text.label),
            )
        });
        let emails = entry.emails.iter().map(|email| {
            let what = self.say.say("entry.email");
            let href = format!("mailto:{}", email.address);
            ("mail", href, labelled(what, &email.label))
        });
        let websites = entry.websites.iter().map(|link| {
            let what = self.say.say("entry.website");
            ("web", link.url.clone(), labelled(what, &link.label))
        });
        let all = texts.chain(emails).chain(websites);
        all.map(|(icon, href, text)| Button { icon, href, text })
            .collect()
    }

    /// The entry's pages on social media.
    pub(super) fn social(&self, entry: &Entry) -> Vec<Link> {
        let links = entry.social.iter().map(|link| {
            let host = link
                .url
                .split_once("://")
                .map_or(&*link.url, |(_, rest)| rest);
            let host = host.split(['/', '?', '#']).next().unwrap_or(host);
            Link {
                href: link.url.clone(),
                text: link
                    .label
                    .clone()
                    .unwrap_or_else(|| host.trim_start_matches("www.").to_owned()),
            }
        });
        links.collect()
    }

    /// Where a mistake in an entry is told: a letter that is begun, or a page elsewhere,
    /// whose address may want the entry's `{name}` and `{url}`.
    pub(super) fn report(&self, entry: &Entry, permalink: &str) -> Option<Link> {
        let url = self.site.config.absolute(permalink);
        let with = [("name", entry.name.as_str()), ("url", &url)];
        let href = match self.site.config.report_to.as_ref()? {
            ReportTo::Email(email) => {
                let subject = self.say.fill("entry.wrong_subject", &with);
                let body = self.say.fill("entry.wrong_body", &with);
                let body = percent(&body.replace('\n', "\r\n"));
                let subject = percent(&subject);
                format!("mailto:{}?subject={subject}&body={body}", email.address)
            }
            ReportTo::Url(link) => {
                let named = link.url.replace("{name}", &percent(&entry.name));
                named.replace("{url}", &percent(&url))
            }
        };
        Some(Link {
            href,
            text: self.say.say("entry.wrong"),
        })
    }

    /// Where an entry's file is edited.
    pub(super) fn edit(&self, entry: &Entry) -> Option<Link> {
        let template = self.site.config.edit_url.as_ref()?;
        let path: Vec<String> = entry.source.path.split('/').map(percent).collect();
        Some(Link {
            href: template.replace("{path}", &path.join("/")),
            text: self.say.say("entry.edit"),
        })
    }
}
