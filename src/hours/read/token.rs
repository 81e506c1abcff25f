//! Cuts a line into words, numbers and signs. Knows how numbers of clocks, dates, prices
//! and telephones look; must not know what any word means.

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
        if let Some(length) = aside(self.rest()) {
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
            '.' | '!' | '?' => Kind::Stop,
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

    fn number(&mut self) -> Kind {
        let rest = self.rest();
        if let Some((date, length)) = numeric_date(rest) {
            self.at += length;
            return Kind::Date(date);
        }
        let digits = count_digits(rest);
        let Some(value) = rest[..digits].parse().ok().filter(|_| digits <= 4) else {
            self.at += run(rest);
            return Kind::Other;
        };
        let mut num = Num {
            value,
            digits,
            minute: None,
            half: None,
            hours: false,
        };
        self.at += digits;
        let suffix: String = self
            .rest()
            .chars()
            .take(2)
            .collect::<String>()
            .to_lowercase();
        let after = self.rest().chars().nth(2);
        if matches!(suffix.as_str(), "st" | "nd" | "rd" | "th")
            && !after.is_some_and(char::is_alphanumeric)
        {
            self.at += 2;
            return u8::try_from(value).map_or(Kind::Other, Kind::Ordinal);
        }
        let rest = self.rest();
        if let Some(tail) = rest.strip_prefix([':', '.']) {
            match count_digits(tail) {
                0 => {}
                2 if digits <= 2 => {
                    num.minute = tail[..2].parse().ok();
                    self.at += 3;
                    if self.rest().starts_with(":00") && count_digits(&self.rest()[1..]) == 2 {
                        self.at += 3;
                    }
                    let beyond = self.rest().strip_prefix([':', '.']).unwrap_or_default();
                    if count_digits(beyond) > 0 {
                        self.at += run(self.rest());
                        return Kind::Other;
                    }
                }
                _ => {
                    self.at += run(rest);
                    return Kind::Other;
                }
            }
        }
        self.half(&mut num);
        if self.rest().starts_with(|c: char| c.is_alphanumeric()) && num.half.is_none() {
            let tail = self.rest();
            let length = tail
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(tail.len());
            let known = [
                "noon", "midday", "midnight", "hrs", "hr", "hours", "hour", "h", "to", "till",
                "until",
            ];
            if !known.contains(&tail[..length].to_lowercase().as_str()) {
                self.at += length;
                return Kind::Other;
            }
        }
        self.hours(&mut num);
        Kind::Num(num)
    }

    /// Takes `am`, `p.m.` and the like after a number.
    fn half(&mut self, num: &mut Num) {
        let rest = self.rest();
        let space = rest.len()
            - rest
                .trim_start_matches([' ', '\u{a0}', '\t', '\u{202f}'])
                .len();
        let tail = &rest[space..];
        let mut chars = tail.char_indices().peekable();
        let half = match chars.next() {
            Some((_, 'a' | 'A')) => Half::Am,
            Some((_, 'p' | 'P')) => Half::Pm,
            _ => return,
        };
        if chars.peek().is_some_and(|(_, c)| *c == '.') {
            chars.next();
        }
        let Some((at, 'm' | 'M')) = chars.next() else {
            return;
        };
        let dotted = tail[..at].contains('.');
        let mut end = at + 1;
        if tail[end..].starts_with(|c: char| c.is_alphabetic()) {
            // `10amto 2pm` is a slip of the space bar; `10 amber` is no time.
            if space > 0
                || !["to", "till", "until"]
                    .iter()
                    .any(|word| tail[end..].starts_with(word))
            {
                return;
            }
        }
        if dotted && tail[end..].starts_with('.') {
            end += 1;
        }
        num.half = Some(half);
        self.at += space + end;
    }

    /// Takes `hrs` after a time of the 24-hour clock.
    fn hours(&mut self, num: &mut Num) {
        if num.minute.is_none() && num.digits != 4 {
            return;
        }
        let tail = self.rest().trim_start();
        let length = tail
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(tail.len());
        if ["hrs", "hr", "h", "hours"].contains(&tail[..length].to_lowercase().as_str()) {
            self.at += self.rest().len() - tail.len() + length;
            num.hours = true;
        }
    }
}

fn count_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of a run of digits, letters, full stops and colons.
fn run(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ':' | ','))
        .unwrap_or(text.len())
        .max(1)
}

/// `3/12/2026`, `03.12.26`, `2026-12-03`: day before month, as in Britain.
fn numeric_date(text: &str) -> Option<(Option<Date>, usize)> {
    let mut parts = [0i16; 3];
    let mut widths = [0; 3];
    let mut at = 0;
    let mut sign = None;
    for (i, part) in parts.iter_mut().enumerate() {
        if i > 0 {
            let next = text[at..].chars().next()?;
            if !matches!(next, '/' | '.' | '-') || sign.is_some_and(|sign| sign != next) {
                return None;
            }
            sign = Some(next);
            at += 1;
        }
        widths[i] = count_digits(&text[at..]);
        *part = text[at..at + widths[i]].parse().ok()?;
        at += widths[i];
    }
    if text[at..].starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let [year, month, day] = match (widths, sign?) {
        ([4, 1..=2, 1..=2], '-') => parts,
        ([1..=2, 1..=2, 4], _) => [parts[2], parts[1], parts[0]],
        ([1..=2, 1..=2, 2], '/') => [parts[2] + 2000, parts[1], parts[0]],
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    Some((date, at))
}

/// The length of a price, a telephone number or a link at the start of a text.
fn aside(text: &str) -> Option<usize> {
    let run = &text[..text.find(char::is_whitespace).unwrap_or(text.len())];
    let mail = run.split_once('@').is_some_and(|(name, host)| {
        name.len() > 1 && !name.starts_with(|c: char| c.is_ascii_digit()) && host.contains('.')
    });
    let lower = run.to_lowercase();
    if mail
        || lower.starts_with("www.")
        || lower.starts_with("http://")
        || lower.starts_with("https://")
    {
        return Some(run.trim_end_matches(['.', ',', ';', ')']).len());
    }
    if let Some(price) = text.strip_prefix(['£', '€', '$']) {
        let length = price
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .unwrap_or(price.len());
        let length = price[..length].trim_end_matches(['.', ',']).len();
        return Some(text.len() - price.len() + length);
    }
    if !text.starts_with(['0', '+', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
        return None;
    }
    let digits = count_digits(text);
    if text[digits..].starts_with('p')
        && !text[digits + 1..].starts_with(|c: char| c.is_alphanumeric() || c == '.')
        && (1..=2).contains(&digits)
    {
        return Some(digits + 1);
    }
    let length = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ' ' | '+'))
        .unwrap_or(text.len());
    let number = text[..length].trim_end();
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (text.starts_with(['0', '+']) && (10..=13).contains(&digits)).then_some(number.len())
}
