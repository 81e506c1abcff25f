//! How diagnostics print: an excerpt with the fault underlined, one line each for
//! editors, or JSON for tools.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::{Diagnostic, Severity};
use crate::source::{Sources, Span, line_column};

/// The three ways to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the line at fault and what to type instead.
    Full,
    /// `path:line:col: error[code]: message`, one line each.
    Short,
    /// One JSON array.
    Json,
}

/// The text of all diagnostics, in their order. `colour` is for terminals and for
/// `Full` only.
pub fn print(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    format: Format,
    colour: bool,
) -> String {
    match format {
        Format::Full => {
            let renderer = if colour {
                Renderer::styled()
            } else {
                Renderer::plain()
            };
            diagnostics
                .iter()
                .map(|d| full(d, sources, &renderer) + "\n\n")
                .collect()
        }
        Format::Short => diagnostics
            .iter()
            .map(|d| short(d, sources) + "\n")
            .collect(),
        Format::Json => {
            let all: Vec<_> = diagnostics.iter().map(|d| as_json(d, sources)).collect();
            serde_json::to_string_pretty(&all).expect("plain JSON values serialize") + "\n"
        }
    }
}

fn place(path: &str, span: Option<&Span>, sources: &Sources) -> (usize, usize) {
    match (span, sources.get(path)) {
        (Some(span), Some(source)) => line_column(&source.text, span.start),
        _ => (1, 1),
    }
}

fn short(d: &Diagnostic, sources: &Sources) -> String {
    let (line, column) = place(&d.path, d.span.as_ref(), sources);
    let help = d
        .help
        .as_ref()
        .map(|help| format!(" ({help})"))
        .unwrap_or_default();
    format!(
        "{}:{line}:{column}: {}[{}]: {}{help}",
        d.path,
        d.severity.word(),
        d.code,
        d.message
    )
}

fn as_json(d: &Diagnostic, sources: &Sources) -> serde_json::Value {
    let (line, column) = place(&d.path, d.span.as_ref(), sources);
    let related = d.related.as_ref().map(|r| {
        let (line, column) = place(&r.path, r.span.as_ref(), sources);
        json!({ "path": &*r.path, "line": line, "column": column, "label": r.label })
    });
    json!({
        "severity": d.severity.word(), "code": d.code, "message": d.message, "path": &*d.path,
        "line": line, "column": column, "help": d.help, "related": related,
    })
}

fn full(d: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::NOTE.with_name("notice"),
    };
    let mut group = Group::with_title(level.primary_title(&d.message).id(d.code));
    group = match (&d.span, sources.get(&d.path)) {
        (Some(span), Some(source)) => group.element(excerpt(&source.text, &d.path, span, None)),
        _ => group.element(Origin::path(&*d.path)),
    };
    if let Some(related) = &d.related {
        group = match (&related.span, sources.get(&related.path)) {
            (Some(span), Some(source)) if related.path != d.path => group.element(excerpt(
                &source.text,
                &related.path,
                span,
                Some(&related.label),
            )),
            (span, _) => {
                let (line, _) = place(&related.path, span.as_ref(), sources);
                group.element(
                    Level::NOTE
                        .message(format!("{}: {}, line {line}", related.label, related.path)),
                )
            }
        };
    }
    if let Some(help) = &d.help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

/// The lines of a span only, so that a long file costs nothing and a long line is
/// cut: annotate-snippets reads all that it is given.
fn excerpt<'a>(
    text: &'a str,
    path: &'a str,
    span: &Span,
    label: Option<&'a str>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..]
        .find('\n')
        .map_or(text.len(), |newline| start + newline);
    let end = floor(span.end.clamp(start, line_end));
    let from = if start - from > 200 {
        floor(start - 60)
    } else {
        from
    };
    let to = if line_end - end > 200 {
        floor(end + 60)
    } else {
        line_end
    };
    let (line, _) = line_column(text, start);
    let end = end.min(floor(start + 200)).max(start);
    Snippet::source(&text[from..to.max(end)])
        .line_start(line)
        .path(path)
        .annotation(
            AnnotationKind::Primary
                .span(start - from..end - from)
                .label(label),
        )
}
