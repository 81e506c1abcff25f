//! Cuts a line into words, numbers and signs. Knows how numbers of clocks, dates, prices
//! and telephones look; must not know what any word means.

mod aside;
mod number;

use jiff::civil::Date;

/// One word, number or sign, by its byte places in the line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// Whether a space stands before it.
    pub(super) spaced: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// In lower case, without apostrophes.
    Word(String),
    Num(Num),
    /// `1st`.
    Ordinal(u8),
    /// `3/12/2026` or `2026-12-03`; `None` when there is no such day.
    Date(Option<Date>),
    Dash,
    And,
    Slash,
    Comma,
    /// `;`, or a bullet.
    Semicolon,
    Stop,
    Line,
    Colon,
    Open,
    Close,
    /// A price, a telephone number, a link: never a time.
    Aside,
    Other,
}

/// A number that may be a time of day, a day of a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Num {
    pub(super) value: u32,
    pub(super) digits: usize,
    /// After a colon or full stop.
    pub(super) minute: Option<u32>,
    pub(super) half: Option<Half>,
    /// `hrs` stands after it.
    pub(super) hours: bool,
}

/// The half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

/// Abbreviations that may end in a full stop.
const SHORT: [&str; 34] = [
    "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc", "incl", "exc",
    "excl", "approx", "tel", "no", "st", "rd", "hols", "hrs",
];

/// The tokens of a line.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0 };
    let mut found = Vec::new();
    let mut spaced = false;
    while let Some(next) = lexer.rest().chars().next() {
        let start = lexer.at;
        if next != '\n' && (next.is_whitespace() || is_silent(next)) {
            lexer.at += next.len_utf8();
            spaced |= next.is_whitespace();
            continue;
        }
        let kind = lexer.one(next);
        found.push(Token {
            start,
            end: lexer.at,
            kind,
            spaced,
        });
        spaced = false;
    }
    found
}

/// Quotation marks and invisible characters, which change nothing.
fn is_silent(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '‘'
            | '’'
            | '“'
            | '”'
            | '\u{200b}'
            | '\u{feff}'
            | '\u{ad}'
            | '\u{200e}'
            | '\u{200f}'
    )
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn one(&mut self, next: char) -> Kind {
        if let Some(length) = aside::aside(self.rest()) {
            self.at += length;
            return Kind::Aside;
        }
        if next.is_ascii_digit() {
            return self.number();
        }
        if next.is_alphabetic() {
            return self.word();
        }
        self.at += next.len_utf8();
        match next {
            '-' | '–' | '—' | '−' | '‐' | '‑' | '‒' | '=' | '~' | '→' => Kind::Dash,
            '&' | '+' => Kind::And,
            '/' => Kind::Slash,
            ',' => Kind::Comma,
            ';' | '•' | '·' | '|' | '*' | '●' => Kind::Semicolon,
            '.' | '!' => Kind::Stop,
            // Whoever typed it was not sure.
            '?' => Kind::Word("?".into()),
            '\n' => Kind::Line,
            ':' => Kind::Colon,
            '(' | '[' | '{' => Kind::Open,
            ')' | ']' | '}' => Kind::Close,
            '@' => Kind::Word("at".into()),
            _ => Kind::Other,
        }
    }

    fn word(&mut self) -> Kind {
        let rest = self.rest();
        let length = rest
            .find(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'))
            .unwrap_or(rest.len());
        let word: String = rest[..length]
            .chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect();
        self.at += length;
        if let Some(after) = self.rest().strip_prefix('.')
            && SHORT.contains(&word.as_str())
        {
            let next = after.trim_start().chars().next();
            let always = ["inc", "incl", "exc", "excl", "approx", "hols"].contains(&word.as_str());
            if always || next.is_some_and(|c| !c.is_uppercase()) {
                self.at += 1;
            }
        }
        Kind::Word(word)
    }
}
