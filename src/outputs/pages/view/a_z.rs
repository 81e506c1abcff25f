//! Everything from A to Z.

use serde::Serialize;

use super::maker::{Maker, Node};
use super::paged::{Paged, Pager};
use super::{Body, Link, Page, crop};

/// The page of letters.
#[derive(Debug, Serialize, Hash)]
pub struct Letters {
    pub crumbs: Vec<Link>,
    pub letters: Vec<ALetter>,
}

/// One letter, one page of it.
#[derive(Debug, Serialize, Hash)]
pub struct Letter {
    pub crumbs: Vec<Link>,
    pub name: String,
    pub letters: Vec<ALetter>,
    pub entries: Vec<Line>,
    pub pager: Option<Pager>,
}

/// A letter; without a link when nothing begins with it.
#[derive(Debug, Serialize, Hash)]
pub struct ALetter {
    pub text: String,
    pub href: String,
    pub current: bool,
}

/// An entry on one line.
#[derive(Debug, Serialize, Hash)]
pub struct Line {
    pub link: Link,
    /// `Offer. A weekly shop for about £4`
    pub about: String,
    /// What the script needs to say whether it is on now; may be empty.
    pub times: String,
}

/// Letters, as in addresses, and what stands for all that is not one.
fn alphabet() -> impl Iterator<Item = String> {
    let letters = (b'a'..=b'z').map(|letter| char::from(letter).to_string());
    letters.chain(["0-9".to_owned()])
}

impl Maker<'_> {
    pub(super) fn letters(&self) -> Page {
        let view = Letters {
            crumbs: vec![self.crumb_home()],
            letters: self.alphabet(""),
        };
        let area = self.site.config.area.as_str();
        let mut page = self.page(
            "a-z/",
            "letters.html",
            self.say.word("a_z.title"),
            self.say.fill("a_z.description", &[("area", area)]),
            Body::Letters(view),
        );
        page.head.current = "a-z".to_owned();
        page
    }

    pub(super) fn letter(&self, letter: &str, paged: Paged) -> Page {
        let docs = &self.by_letter[letter];
        let entries = docs[paged.range(docs.len())].iter().map(|i| {
            let node = self.node(&self.given.docs[*i]);
            let kind = match node {
                Node::Offer(_) => "kind.offer",
                Node::Group(_) => "kind.group",
                Node::Venue(_) => "kind.venue",
            };
            let (entry, common) = (node.entry(), node.common());
            Line {
                link: self.link(&common.permalink, &entry.name),
                about: self
                    .say
                    .join(&[self.say.word(kind), &crop(entry.summary(), 100)]),
                times: self.compact(node),
            }
        });
        let first = format!("a-z/{letter}/");
        let name = letter.to_uppercase();
        let mut title = self.say.fill("a_z.letter", &[("letter", &name)]);
        if paged.number > 1 {
            let number = paged.number.to_string();
            title = format!(
                "{title}, {}",
                self.say.fill("need.page", &[("page", &number)])
            );
        }
        let view = Letter {
            crumbs: vec![
                self.crumb_home(),
                self.link("a-z/", self.say.word("a_z.title")),
            ],
            name,
            letters: self.alphabet(letter),
            entries: entries.collect(),
            pager: paged.pager(self, &first),
        };
        let area = self.site.config.area.as_str();
        let mut page = self.page(
            &paged.permalink(&first),
            "letter.html",
            &title,
            self.say.fill("a_z.description", &[("area", area)]),
            Body::Letter(view),
        );
        page.head.current = "a-z".to_owned();
        // Names in another language begin with other letters: to the same one, if it has that.
        page.head.tongues = self.tongues("a-z/", false);
        for tongue in &mut page.head.tongues {
            let letters = self.alphabets.get(&tongue.code);
            if letters.is_some_and(|letters| letters.contains(letter)) {
                tongue.href += &format!("{letter}/");
            }
        }
        page
    }

    fn alphabet(&self, current: &str) -> Vec<ALetter> {
        alphabet()
            .map(|letter| ALetter {
                text: letter.to_uppercase(),
                href: match self.by_letter.get(&letter) {
                    Some(_) => self.href(&format!("a-z/{letter}/")),
                    None => String::new(),
                },
                current: letter == current,
            })
            .collect()
    }
}
