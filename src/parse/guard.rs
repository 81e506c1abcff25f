//! What YAML would lose or choke on in silence, looked for before the parser runs:
//! text after ` #`, marks that only look like quotes or spaces, references, and
//! nesting deep enough to stall it (libyaml is quadratic on `{a: {a: …`).

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Findings after which the text is not given to the parser.
pub(super) const STOPS: [&str; 3] = ["nested-too-deep", "yaml-reference", "no-break-space"];

/// Levels of lists and fields: an entry needs four, a category file five.
const MAX_DEPTH: usize = 12;

/// Looks through the YAML in a range of the source's text, line by line.
pub(super) fn check(source: &Source, range: Range<usize>, faults: &mut Vec<Diagnostic>) {
    let mut guard = Guard {
        source,
        faults,
        quote: None,
        flow: 0,
        started: false,
        block: None,
    };
    let mut at = range.start;
    for line in source.text[range].split_inclusive('\n') {
        guard.line(line.trim_end_matches('\n'), at);
        at += line.len();
        if guard.faults.iter().any(|f| f.code == "nested-too-deep")
            || guard.faults.len() >= super::MAX_FAULTS
        {
            return;
        }
    }
}

struct Guard<'a> {
    source: &'a Source,
    faults: &'a mut Vec<Diagnostic>,
    /// Inside a quoted text that goes on over lines.
    quote: Option<char>,
    /// Open `[` and `{`.
    flow: usize,
    /// Something other than comments was seen.
    started: bool,
    /// Inside a `|` or `>` text whose parent has this indent.
    block: Option<usize>,
}

impl Guard<'_> {
    fn fault(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.faults.push(
            Diagnostic::error(code, &self.source.path, message)
                .at(span)
                .help(help),
        );
    }

    fn line(&mut self, line: &str, at: usize) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if let Some(parent) = self.block {
            if line.trim().is_empty() || indent > parent {
                return;
            }
            self.block = None;
        }
        if line.trim_end() == "---" && std::mem::replace(&mut self.started, true) {
            let help = "keep one entry in a file, or make the file a list: each entry starts with `- name:`";
            self.fault(
                "yaml",
                at..at + 3,
                "a line `---` starts a second document",
                help,
            );
            return;
        }
        self.started |= !line.trim().is_empty() && !line.starts_with('#');
        let mut from = indent;
        if self.quote.is_none() && self.flow == 0 {
            if self.strange_start(line, indent, at) {
                return;
            }
            from = self.value_start(line, indent, at);
        }
        self.value(line, from, indent, at);
    }

    /// A tab, a no-break space or a merge key where the field's name should start.
    fn strange_start(&mut self, line: &str, indent: usize, at: usize) -> bool {
        let rest = &line[indent..];
        let (code, length, message, help) = match rest.chars().next() {
            Some(c @ ('\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{3000}')) => (
                "no-break-space",
                c.len_utf8(),
                "this line starts with a space that is not a plain space".to_owned(),
                "delete it and type the spaces again",
            ),
            Some('\t') if rest.trim_start().contains(':') || rest.trim_start().starts_with('-') => {
                (
                    "yaml",
                    1,
                    "this line starts with a tab".to_owned(),
                    "use spaces, two for each level",
                )
            }
            _ if rest.starts_with("<<:") => (
                "yaml-reference",
                2,
                "`<<` merges are not used here".to_owned(),
                "write the fields out",
            ),
            _ => return false,
        };
        self.fault(code, at + indent..at + indent + length, message, help);
        true
    }

    /// The offset in the line where its value starts: after `- ` and `key: `.
    fn value_start(&mut self, line: &str, indent: usize, at: usize) -> usize {
        let mut from = indent;
        let mut dashes = 0;
        while line[from..].starts_with("- ") {
            dashes += 1;
            from += line[from..].len() - line[from + 1..].trim_start_matches(' ').len();
        }
        if indent / 2 + dashes > MAX_DEPTH * 2 || dashes > MAX_DEPTH {
            self.too_deep(at + indent);
        }
        let rest = &line[from..];
        if rest.starts_with(['"', '\'', '#', '[', '{']) {
            return from;
        }
        match rest
            .find(": ")
            .or_else(|| rest.strip_suffix(':').map(str::len))
        {
            Some(colon) if !rest[..colon].contains(" #") => {
                let value = &rest[colon + 1..];
                from + colon + 1 + value.len() - value.trim_start_matches(' ').len()
            }
            _ => from,
        }
    }

    fn too_deep(&mut self, at: usize) {
        self.fault(
            "nested-too-deep",
            at..at + 1,
            "lists or fields are nested too deep",
            "an entry needs three levels at most",
        );
    }

    fn value(&mut self, line: &str, from: usize, indent: usize, at: usize) {
        let value = &line[from..];
        if self.quote.is_none() && self.flow == 0 {
            match value.chars().next() {
                Some('|' | '>') => {
                    self.block = Some(indent);
                    return;
                }
                Some('#')
                    if from > indent
                        && line[..from].trim_end().ends_with(':')
                        && !value.starts_with("# ") =>
                {
                    self.lost(line, from, at);
                    return;
                }
                Some(mark @ ('&' | '*' | '!')) if value.len() > 1 => {
                    let quoted = format!("put the text in quotes: \"{}\"", value.replace('"', "'"));
                    self.fault(
                        "yaml-reference",
                        at + from..at + line.len(),
                        format!("a text that starts with `{mark}` means something else in YAML"),
                        quoted,
                    );
                    return;
                }
                Some(open @ ('“' | '”' | '‘' | '„'))
                    if value.trim_end().ends_with(['”', '“', '’', '‘']) =>
                {
                    self.fault(
                        "curly-quotes",
                        at + from..at + line.len(),
                        format!(
                            "`{open}` is a curly quote, and would be shown as part of the text"
                        ),
                        "use straight quotes, \"…\", or none",
                    );
                }
                _ => {}
            }
        }
        self.scan(line, from, at);
    }

    /// Follows quotes and brackets along the line, up to a comment.
    fn scan(&mut self, line: &str, from: usize, at: usize) {
        let mut previous = ' ';
        let mut text_before = false;
        let mut chars = line[from..].char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if let Some(quote) = self.quote {
                match c {
                    '\\' if quote == '"' => {
                        chars.next();
                    }
                    '\'' if quote == '\''
                        && chars.peek().is_some_and(|&(_, next)| next == '\'') =>
                    {
                        chars.next();
                    }
                    _ if c == quote => self.quote = None,
                    _ => {}
                }
            } else {
                let opens =
                    previous == ' ' || (self.flow > 0 && matches!(previous, '[' | '{' | ','));
                match c {
                    '"' | '\'' if opens && (!text_before || self.flow > 0) => self.quote = Some(c),
                    '[' | '{' if opens && (!text_before || self.flow > 0) => {
                        self.flow += 1;
                        if self.flow > MAX_DEPTH {
                            return self.too_deep(at + from + i);
                        }
                    }
                    ']' | '}' => self.flow = self.flow.saturating_sub(1),
                    '#' if previous == ' ' => {
                        if text_before && chars.peek().is_some_and(|&(_, next)| next != ' ') {
                            self.lost(line, from + i, at);
                        }
                        return;
                    }
                    _ => {}
                }
            }
            text_before |= c != ' ';
            previous = c;
        }
    }

    fn lost(&mut self, line: &str, hash: usize, at: usize) {
        let (before, after) = (&line[..hash], &line[hash..]);
        let help = match before.split_once(':') {
            Some((key, text)) => format!(
                "put the text in quotes: `{}: \"{}\"`",
                key.trim(),
                format!("{text}{after}").trim().replace('"', "'")
            ),
            None => format!(
                "put the text in quotes: \"{}\"",
                line.trim().trim_start_matches("- ").replace('"', "'")
            ),
        };
        self.fault(
            "text-lost",
            at + hash..at + line.len(),
            format!("`{after}` would be lost: YAML takes what follows ` #` as a comment"),
            help,
        );
    }
}
