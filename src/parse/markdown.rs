//! Markdown → HTML that is safe to publish: raw HTML is shown as text, links keep
//! to known schemes, headings fit below the page's own.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// A rendered text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Markdown {
    /// HTML, headings from `<h2>`.
    pub html: String,
    /// The words alone, for search, one space between blocks.
    pub text: String,
    /// The first paragraph's words, for a summary.
    pub first: String,
    /// Links and images that stay on the site.
    pub links: Vec<LocalLink>,
}

/// A link that stays on the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LocalLink {
    /// As typed: `/offers/warm-hub/`, `/files/map.png`, or with no `/` before it.
    pub path: String,
    /// Where the source has it.
    pub span: Option<Span>,
}

/// Renders the Markdown at `offset` of a source; `base` is the site's base path
/// (`/` or `/wirral/`), which links that start with `/` get put before them.
pub fn render(
    source: &Source,
    body: &str,
    offset: usize,
    base: &str,
) -> (Markdown, Vec<Diagnostic>) {
    if body.trim().is_empty() {
        return Default::default();
    }
    let mut options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_SMART_PUNCTUATION;
    // A table row costs a cell for each column of the head: a few bytes a row would
    // make megabytes.
    if !body.lines().any(|line| line.matches('|').count() > 30) {
        options |= Options::ENABLE_TABLES;
    }
    let mut renderer = Renderer {
        source,
        body,
        offset,
        base,
        faults: Vec::new(),
        dropped: Vec::new(),
        level: 1,
        ids: HashMap::new(),
        open: 0,
        links: Vec::new(),
    };
    let mut words = Words::default();
    let mut events: Vec<Event> = Vec::new();
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        words.read(&event);
        renderer.event(event, range, &mut events);
    }
    renderer.heading_ids(&mut events);
    let mut html = String::with_capacity(body.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    (
        Markdown {
            html,
            text: words.all.trim_end().to_owned(),
            first: words.first,
            links: renderer.links,
        },
        renderer.faults,
    )
}

struct Renderer<'a> {
    source: &'a Source,
    body: &'a str,
    offset: usize,
    base: &'a str,
    faults: Vec<Diagnostic>,
    /// Open links and images: true for those that were dropped.
    dropped: Vec<bool>,
    /// The level of the last heading, 1 being the page's own.
    level: u8,
    /// How many headings had each id.
    ids: HashMap<String, usize>,
    /// Open elements, links and headings aside.
    open: usize,
    /// Links that stay on the site.
    links: Vec<LocalLink>,
}

/// Elements within elements that are kept; browsers stop at some hundreds.
const MAX_OPEN: usize = 40;

impl<'a> Renderer<'a> {
    fn warn(&mut self, code: &'static str, range: &Range<usize>, message: String, help: &str) {
        if self.faults.len() < super::MAX_FAULTS {
            let span = self.offset + range.start..self.offset + range.end;
            self.faults.push(
                Diagnostic::warning(code, &self.source.path, message)
                    .at(span)
                    .help(help),
            );
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>, out: &mut Vec<Event<'a>>) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                if html.trim_start().starts_with("<!--") {
                    return;
                }
                if html.trim_start().starts_with('<') {
                    self.warn(
                        "html-in-text",
                        &range,
                        "HTML is shown as it is typed, not used".into(),
                        "use Markdown: **bold**, [link](https://…), - lists",
                    );
                }
                out.push(Event::Text(html));
            }
            Event::Start(Tag::HtmlBlock) => out.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => out.push(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::Heading { level, .. }) => {
                let wanted = (level as u8).max(2).min(self.level + 1).min(6);
                if level == HeadingLevel::H1 || wanted < level as u8 {
                    self.warn(
                        "heading-level",
                        &range,
                        "this heading's level does not fit below the page's name".into(),
                        "start with `##`, then `###` below it",
                    );
                }
                self.level = wanted;
                out.push(Event::Start(Tag::Heading {
                    level: heading(wanted),
                    id: None,
                    classes: vec![],
                    attrs: vec![],
                }));
            }
            Event::End(TagEnd::Heading(_)) => {
                out.push(Event::End(TagEnd::Heading(heading(self.level))))
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let email = link_type == LinkType::Email;
                let kept = self.address(
                    if email {
                        format!("mailto:{dest_url}").into()
                    } else {
                        dest_url
                    },
                    &range,
                );
                self.dropped.push(kept.is_none());
                if let Some(dest_url) = kept {
                    let link_type = if email { LinkType::Inline } else { link_type };
                    out.push(Event::Start(Tag::Link {
                        link_type,
                        dest_url,
                        title,
                        id,
                    }));
                }
            }
            Event::End(TagEnd::Link) => {
                if self.dropped.pop() == Some(false) {
                    out.push(Event::End(TagEnd::Link));
                }
            }
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let described = self
                    .body
                    .get(range.clone())
                    .is_none_or(|typed| !typed.starts_with("![]"));
                if !described {
                    self.warn(
                        "image-without-words",
                        &range,
                        "this image has no description".into(),
                        "say what it shows: ![The front door, with a ramp](…)",
                    );
                }
                let local = dest_url.starts_with('/') && !dest_url.starts_with("//");
                if !local {
                    self.warn(
                        "image-elsewhere",
                        &range,
                        "only images of this site are shown".into(),
                        "put it in content/files/ and write /files/name.jpg",
                    );
                }
                self.dropped.push(!local);
                if local {
                    let dest_url = self
                        .address(dest_url, &range)
                        .unwrap_or(CowStr::Borrowed(""));
                    out.push(Event::Start(Tag::Image {
                        link_type,
                        dest_url,
                        title,
                        id,
                    }));
                }
            }
            Event::End(TagEnd::Image) => {
                if self.dropped.pop() == Some(false) {
                    out.push(Event::End(TagEnd::Image));
                }
            }
            Event::Start(tag) => {
                self.open += 1;
                if self.open <= MAX_OPEN {
                    out.push(Event::Start(tag));
                }
            }
            Event::End(tag) => {
                if self.open <= MAX_OPEN {
                    out.push(Event::End(tag));
                }
                self.open = self.open.saturating_sub(1);
            }
            other => out.push(other),
        }
    }

    /// A link's address if it may be published, with the base path before it.
    fn address(&mut self, url: CowStr<'a>, range: &Range<usize>) -> Option<CowStr<'a>> {
        let plain: String = url
            .chars()
            .filter(|c| !c.is_control() && !c.is_whitespace())
            .collect();
        let scheme = plain
            .split(['/', '?', '#'])
            .next()
            .and_then(|start| start.split_once(':'))
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme.as_deref() {
            None if plain.starts_with("//") || plain.starts_with("/\\") => {}
            None if plain.starts_with('/') => {
                self.local(&plain, range);
                return Some(format!("{}{}", self.base.trim_end_matches('/'), plain).into());
            }
            None => {
                if !plain.starts_with(['#', '?']) {
                    self.local(&plain, range);
                }
                return Some(url);
            }
            Some("http" | "https" | "mailto" | "tel" | "sms") => return Some(url),
            Some(_) => {}
        }
        self.warn(
            "link-not-allowed",
            range,
            "this link's address is not one that can be published".into(),
            "start it with https://, mailto:, tel: or /",
        );
        None
    }

    fn local(&mut self, path: &str, range: &Range<usize>) {
        self.links.push(LocalLink {
            path: path.to_owned(),
            span: Some(self.offset + range.start..self.offset + range.end),
        });
    }

    /// An id that no heading before has: the second of the same words ends in `_2`,
    /// which no words give, since slugs have no underscore.
    fn heading_id(&mut self, words: &str) -> String {
        let id = format!("about-{}", crate::slug::slug(words));
        let times = self.ids.entry(id.clone()).or_insert(0);
        *times += 1;
        match *times {
            1 => id,
            times => format!("{id}_{times}"),
        }
    }

    /// Gives each heading an id made from its words, prefixed so that it never meets
    /// one of the templates' own.
    fn heading_ids(&mut self, events: &mut [Event<'a>]) {
        let mut start = None;
        let mut words = String::new();
        for i in 0..events.len() {
            match &events[i] {
                Event::Start(Tag::Heading { .. }) => (start, words) = (Some(i), String::new()),
                Event::Text(text) | Event::Code(text) => words.push_str(text),
                Event::End(TagEnd::Heading(_)) => {
                    let id = self.heading_id(&words);
                    if let Some(Event::Start(Tag::Heading { id: slot, .. })) =
                        start.take().map(|at| &mut events[at])
                    {
                        *slot = Some(id.into());
                    }
                }
                _ => {}
            }
        }
    }
}

fn heading(level: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6)
}

/// Collects the words of a text.
#[derive(Default)]
struct Words {
    all: String,
    first: String,
    depth: usize,
    done: bool,
}

impl Words {
    fn read(&mut self, event: &Event) {
        match event {
            Event::Text(text) | Event::Code(text) => self.push(text),
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            Event::Start(Tag::Paragraph) => self.depth += 1,
            Event::End(end) => {
                if *end == TagEnd::Paragraph {
                    self.depth = self.depth.saturating_sub(1);
                    self.done |= !self.first.is_empty();
                }
                if !self.all.ends_with(' ')
                    && !matches!(
                        end,
                        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
                    )
                {
                    self.all.push(' ');
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        self.all.push_str(text);
        if self.depth > 0 && !self.done {
            self.first.push_str(text);
        }
    }
}
