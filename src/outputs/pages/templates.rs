//! Templates: parsed, kept within bounds, and what is wrong with them said by file and
//! line. A site may bring its own, so none of them is trusted to end.

use std::io::{self, Write};
use std::sync::Arc;

use tera::{Context, Kwargs, State, Tera};

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::theme::Theme;

/// The most that one page may hold, in bytes. A count and not a clock, so that the same
/// site is the same everywhere.
const MAX_PAGE: usize = 16 << 20;

/// What most pages hold.
const USUAL_PAGE: usize = 32 << 10;

/// The most turns of a loop over numbers; loops within loops multiply them.
const MAX_TURNS: usize = 1000;

pub(super) fn parse(theme: &Theme) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = Tera::new();
    // Escaping does not hang on a template's ending: all of them are HTML.
    tera.autoescape_on([""]);
    tera.register_function("range", range);
    let templates = theme.templates.iter();
    tera.add_raw_templates(templates.map(|(name, text)| (name.as_str(), text.as_str())))
        .map_err(|error| faults(theme, "", &error))?;
    Ok(tera)
}

/// The page that a template makes.
pub(super) fn render(
    tera: &Tera,
    theme: &Theme,
    template: &str,
    context: &Context,
) -> Result<String, Vec<Diagnostic>> {
    let mut page = Bounded(Vec::with_capacity(USUAL_PAGE));
    tera.render_to(template, context, &mut page)
        .map_err(|error| faults(theme, template, &error))?;
    Ok(String::from_utf8(page.0).expect("templates and values are texts"))
}

struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_PAGE {
            return Err(io::Error::other(
                "the page never ends: it has 16 MB already",
            ));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Numbers from `start` (0 if left out) up to before `end`.
fn range(given: Kwargs, _: &State) -> tera::TeraResult<Vec<i64>> {
    let start = given.get::<i64>("start")?.unwrap_or_default();
    let end = given.must_get::<i64>("end")?;
    let step = given.get::<i64>("step_by")?.unwrap_or(1);
    let step = usize::try_from(step.max(1)).unwrap_or(usize::MAX);
    let numbers: Vec<i64> = (start..end).step_by(step).take(MAX_TURNS + 1).collect();
    if numbers.len() > MAX_TURNS {
        let why = format!("`range` gives at most {MAX_TURNS} numbers");
        return Err(tera::Error::message(why));
    }
    Ok(numbers)
}

/// A template's faults, in tera's words, each at its line.
pub(super) fn faults(theme: &Theme, template: &str, error: &tera::Error) -> Vec<Diagnostic> {
    let mut why = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(deeper) = source {
        why = format!("{why}: {deeper}");
        source = deeper.source();
    }
    let blocks = why
        .split("error: ")
        .filter(|block| !block.trim().is_empty());
    blocks.map(|block| fault(theme, template, block)).collect()
}

fn fault(theme: &Theme, template: &str, block: &str) -> Diagnostic {
    let message = block.lines().next().unwrap_or(block).trim();
    let named = block
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("--> "))
        .and_then(|place| {
            let (rest, column) = place.trim().rsplit_once(':')?;
            let (name, line) = rest.rsplit_once(':')?;
            Some((name, line.parse().ok()?, column.parse().ok()?))
        });
    // Without a line, the first template that is named in quotes.
    let quoted = || message.split('\'').nth(1).unwrap_or(template);
    let name = named.map_or_else(quoted, |(name, _, _)| name);
    let path: Arc<str> = theme.template_path(name).into();
    let span = named
        .zip(theme.templates.get(name))
        .map(|((_, line, column), text)| {
            let at = offset(text, line, column);
            at..text[at..].find('\n').map_or(text.len(), |end| at + end)
        });
    let help = if theme.own.contains(&format!("templates/{name}")) {
        "mend the template, or delete it to use the built-in one"
    } else {
        "this template is built in, and one of yours gives it less than it needs: mend that, or delete it"
    };
    Diagnostic::error(
        "template",
        &path,
        format!("this template does not work: {message}"),
    )
    .at_opt(span)
    .help(help)
}

/// The offset of a line and a column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = lines.map(str::len).sum();
    let rest = &text[start..];
    let mut within = rest.char_indices().map(|(at, _)| at);
    start + within.nth(column.saturating_sub(1)).unwrap_or(rest.len())
}

impl Theme {
    /// Where a template stands in a site.
    fn template_path(&self, name: &str) -> String {
        format!("themes/{}/templates/{name}", self.name)
    }

    /// The templates as texts, for quoting the lines of theirs that are at fault.
    pub fn quoted(&self, faults: &[Diagnostic]) -> Vec<Source> {
        let templates = self.templates.iter();
        let sources = templates.map(|(name, text)| Source::new(self.template_path(name), &**text));
        let at_fault = |source: &Source| faults.iter().any(|fault| fault.path == source.path);
        sources.filter(at_fault).collect()
    }
}
