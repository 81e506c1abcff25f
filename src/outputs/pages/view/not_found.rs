//! The page for addresses that lead nowhere. A host shows it at any depth, so all its
//! links start at the host's root.

use serde::Serialize;

use super::maker::Maker;
use super::words::Say;
use super::{Body, Link, Page};

/// The page for addresses that lead nowhere.
#[derive(Debug, Serialize)]
pub struct NotFound {
    pub ways: Vec<Link>,
    /// The same in the site's other languages: most hosts show the first one's page
    /// wherever it was that nothing was found.
    pub others: Vec<Other>,
}

/// A line in another language.
#[derive(Debug, Serialize)]
pub struct Other {
    pub code: String,
    pub text: String,
    pub link: Link,
}

impl Maker<'_> {
    pub(super) fn not_found(&self) -> Page {
        let config = &self.site.config;
        let others = config.languages.iter().skip(1);
        let others = others.filter(|_| config.path.is_empty()).map(|code| {
            let say = Say::new(self.given.theme, code);
            let href = format!("{}{}", config.base, config.path_of(code));
            Other {
                code: code.clone(),
                text: say.say("not_found.title"),
                link: Link {
                    href,
                    text: say.say("nav.home"),
                },
            }
        });
        let view = NotFound {
            ways: self.ways(),
            others: others.collect(),
        };
        let title = self.say.word("not_found.title");
        let intro = self.say.say("not_found.intro");
        let mut page = self.page(
            "404.html",
            "not_found.html",
            title,
            intro,
            Body::NotFound(view),
        );
        page.head.hidden = true;
        page.head.tongues = self.tongues("", false);
        page
    }
}
