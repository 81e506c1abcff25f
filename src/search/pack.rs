//! Makes a script smaller that does the same: no spaces or line ends that it can do without,
//! and short names for what it declares. A name becomes the same short one wherever it
//! stands, so that nothing has to be known of scopes; what is never declared (the browser's
//! own) and what follows a dot or names a property stays. Written for the default theme's
//! scripts, which are tested as they come out of here; must not be given others.

use std::collections::{BTreeMap, BTreeSet};

/// The script made smaller; `None` when it has what this does not read (back-quotes).
pub fn pack(script: &str) -> Option<String> {
    let tokens = used(tokens(script)?);
    let roles = roles(&tokens);
    let shorts = short_names(&tokens, &roles);
    let mut out = String::with_capacity(script.len());
    let mut last: Option<&Token> = None;
    for (at, ((token, role), short)) in tokens.iter().zip(&roles).zip(&shorts).enumerate() {
        if let Some(last) = last {
            if token.on_new_line && ends_there(last, token) {
                out.push('\n');
            } else if need_space(last, token) {
                out.push(' ');
            }
        }
        last = Some(token);
        match (role, short) {
            _ if is_spare_bracket(&tokens, at) => {}
            (Role::Name, Some(short)) => out += short,
            (Role::Both, Some(short)) => {
                out += token.text;
                out.push(':');
                out += short;
            }
            (Role::Name | Role::Both | Role::Other, _) => out += token.text,
        }
    }
    Some(out)
}

/// Whether a token is one of the brackets in `(a) => b`.
fn is_spare_bracket(tokens: &[Token], at: usize) -> bool {
    let is = |at: usize, text| tokens.get(at).is_some_and(|token| token.text == text);
    let spare = |open: usize| {
        let follows = open.checked_sub(1).map(|before| tokens[before]);
        is(open, "(")
            && tokens
                .get(open + 1)
                .is_some_and(|name| name.kind == Kind::Word)
            && is(open + 2, ")")
            && is(open + 3, "=>")
            && follows.is_none_or(|before| before.kind == Kind::Mark)
    };
    spare(at) || at >= 2 && spare(at - 2)
}

/// The same without the functions that nothing uses, and those that only they use.
fn used(mut tokens: Vec<Token>) -> Vec<Token> {
    loop {
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for token in &tokens {
            *uses.entry(token.text).or_default() += 1;
        }
        let kept = statements(&tokens).into_iter().filter(|(from, to)| {
            let name = function_name(&tokens[*from..*to]);
            name.is_none_or(|name| uses[name] > 1)
        });
        let kept: Vec<Token> = kept
            .flat_map(|(from, to)| tokens[from..to].to_vec())
            .collect();
        if kept.len() == tokens.len() {
            return kept;
        }
        tokens = kept;
    }
}

/// What a statement that declares a function, and does nothing else, calls it.
fn function_name<'a>(statement: &[Token<'a>]) -> Option<&'a str> {
    let is = |at: usize, text| statement.get(at).is_some_and(|token| token.text == text);
    let name = statement.get(1).map(|name| name.text);
    if is(0, "function") {
        return name;
    }
    // After a semicolon more is done.
    let more = statement.iter().any(|token| token.text == ";");
    if !is(0, "const") || !is(2, "=") || more {
        return None;
    }
    let arrow = match statement.get(3)?.text {
        "(" => closing(statement, 3)? + 1,
        _ => 4,
    };
    name.filter(|_| is(arrow, "=>"))
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Word,
    Number,
    /// A string or a regular expression.
    Text,
    Mark,
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    on_new_line: bool,
}

/// What a token is to names.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Role {
    /// Stands for what was declared.
    Name,
    /// `{ name }`: a property and what it stands for.
    Both,
    Other,
}

/// Longer ones first.
const MARKS: &[&str] = &[
    ">>>=", "...", "===", "!==", ">>>", "<<=", ">>=", "**=", "=>", "==", "!=", "<=", ">=", "&&",
    "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
];

const KEYWORDS: &[&str] = &[
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "constructor",
    "continue",
    "default",
    "delete",
    "do",
    "else",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "import",
    "in",
    "instanceof",
    "let",
    "new",
    "null",
    "of",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "yield",
];

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

fn is_keyword(text: &str) -> bool {
    KEYWORDS.binary_search(&text).is_ok()
}

fn tokens(script: &str) -> Option<Vec<Token<'_>>> {
    let mut all: Vec<Token> = Vec::new();
    let mut rest = script;
    let mut on_new_line = false;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            on_new_line |= first == '\n';
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        }
        if rest.starts_with("/*") {
            rest = rest[2..].split_once("*/")?.1;
            continue;
        }
        let (kind, length) = match first {
            '`' => return None,
            '"' | '\'' => (Kind::Text, closed(rest, first)?),
            '/' if begins_value(all.last()) => (Kind::Text, regex(rest)?),
            _ if first.is_ascii_digit() => {
                let end = rest.find(|c: char| !is_word(c) && c != '.');
                (Kind::Number, end.unwrap_or(rest.len()))
            }
            _ if is_word(first) => {
                let end = rest.find(|c: char| !is_word(c));
                (Kind::Word, end.unwrap_or(rest.len()))
            }
            _ => {
                let mark = MARKS.iter().find(|mark| rest.starts_with(**mark));
                (Kind::Mark, mark.map_or(first.len_utf8(), |mark| mark.len()))
            }
        };
        let (text, after) = rest.split_at(length);
        all.push(Token {
            kind,
            text,
            on_new_line,
        });
        on_new_line = false;
        rest = after;
    }
    Some(all)
}

/// Whether a value begins after a token: then a slash begins a regular expression.
fn begins_value(last: Option<&Token>) -> bool {
    last.is_none_or(|last| match last.kind {
        Kind::Word => {
            is_keyword(last.text) && !matches!(last.text, "this" | "null" | "true" | "false")
        }
        Kind::Number | Kind::Text => false,
        Kind::Mark => !matches!(last.text, ")" | "]" | "}"),
    })
}

/// The length of a string.
fn closed(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The length of a regular expression with its flags.
fn regex(text: &str) -> Option<usize> {
    let (mut escaped, mut in_class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => {
                let flags = text[at + 1..].find(|c: char| !is_word(c));
                return Some(flags.map_or(text.len(), |end| at + 1 + end));
            }
            _ => {}
        }
    }
    None
}

/// Whether a line's end between two tokens may end a statement.
fn ends_there(last: &Token, next: &Token) -> bool {
    let goes_on = match last.kind {
        Kind::Mark => !matches!(last.text, ")" | "]" | "}" | "++" | "--"),
        Kind::Word | Kind::Number | Kind::Text => false,
    };
    let is_begun = match next.kind {
        Kind::Mark => !matches!(
            next.text,
            "(" | "[" | "{" | "++" | "--" | "!" | "~" | "/" | "..."
        ),
        Kind::Word | Kind::Number | Kind::Text => false,
    };
    !goes_on && !is_begun
}

/// Whether two tokens would run into one without a space.
fn need_space(last: &Token, next: &Token) -> bool {
    let end = last.text.chars().next_back().unwrap_or(' ');
    let start = next.text.chars().next().unwrap_or(' ');
    is_word(end) && is_word(start) || matches!((end, start), ('+', '+') | ('-', '-') | ('/', '/'))
}

/// What each token is to names.
fn roles(tokens: &[Token]) -> Vec<Role> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    // Open brackets, and of braces whether they hold properties.
    let mut open: Vec<bool> = Vec::new();
    let mut roles = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", text);
        match token.text {
            "{" => {
                let value = at.checked_sub(1).and_then(|at| tokens.get(at));
                let block = matches!(
                    before,
                    "" | ")" | "=>" | ";" | "{" | "}" | "else" | "try" | "do" | "finally"
                );
                let class =
                    value.is_some_and(|value| value.kind == Kind::Word && !is_keyword(value.text));
                open.push(!block && !class);
            }
            "(" | "[" => open.push(false),
            ")" | "]" | "}" => drop(open.pop()),
            _ => {}
        }
        let in_object = open.last() == Some(&true) && matches!(before, "{" | ",");
        let role = if token.kind != Kind::Word || is_keyword(token.text) || before == "." {
            Role::Other
        } else if in_object && matches!(text(at + 1), "," | "}" | "=") {
            Role::Both
        } else if in_object && text(at + 1) == ":" || is_method(tokens, at) {
            Role::Other
        } else {
            Role::Name
        };
        roles.push(role);
    }
    roles
}

/// `name(…) {` without `function` before it.
fn is_method(tokens: &[Token], at: usize) -> bool {
    if tokens.get(at + 1).is_none_or(|next| next.text != "(")
        || at > 0 && tokens[at - 1].text == "function"
    {
        return false;
    }
    closing(tokens, at + 1)
        .and_then(|end| tokens.get(end + 1))
        .is_some_and(|next| next.text == "{" && !next.on_new_line)
}

/// The bracket that closes one.
fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text {
            "(" | "[" | "{" if token.kind == Kind::Mark => depth += 1,
            ")" | "]" | "}" if token.kind == Kind::Mark => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The short name of each token that has one.
fn short_names(tokens: &[Token], roles: &[Role]) -> Vec<Option<String>> {
    let Declared { top, within } = declared(tokens, roles);
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kept: BTreeSet<&str> = KEYWORDS.iter().copied().collect();
    for (token, _) in tokens
        .iter()
        .zip(roles)
        .filter(|(_, role)| **role != Role::Other)
    {
        if top.contains(token.text) {
            *uses.entry(token.text).or_default() += 1;
        } else {
            kept.insert(token.text);
        }
    }
    // The most used first; a letter of the lower case is left to what is within a function.
    let mut names: Vec<(&str, usize)> = uses.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let free = (26..)
        .map(short)
        .filter(|short| !kept.contains(short.as_str()));
    let top: BTreeMap<&str, String> = names.into_iter().map(|(name, _)| name).zip(free).collect();

    let mut all = Vec::with_capacity(tokens.len());
    for (from, to) in statements(tokens) {
        let own: BTreeSet<&str> = within.range(from..to).map(|at| tokens[*at].text).collect();
        let mut order = Vec::new();
        let mut kept: BTreeSet<&str> = KEYWORDS.iter().copied().collect();
        for at in (from..to).filter(|at| roles[*at] != Role::Other) {
            let name = tokens[at].text;
            match top.get(name) {
                Some(short) => drop(kept.insert(short)),
                None if !own.contains(name) => drop(kept.insert(name)),
                None if !order.contains(&name) => order.push(name),
                None => {}
            }
        }
        let free = (0..)
            .map(short)
            .filter(|short| !kept.contains(short.as_str()));
        let own: BTreeMap<&str, String> = order.into_iter().zip(free).collect();
        all.extend((from..to).map(|at| {
            let name = tokens[at].text;
            top.get(name).or_else(|| own.get(name)).cloned()
        }));
    }
    all
}

/// From where to where each statement goes that is within no bracket.
fn statements(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut starts = vec![0];
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        let last = at.checked_sub(1).map(|before| &tokens[before]);
        if depth == 0 && token.on_new_line && last.is_some_and(|last| ends_there(last, token)) {
            starts.push(at);
        }
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    starts.iter().copied().zip(ends).collect()
}

/// `a`, `b` … `z`, `A` … `Z`, `aa` …
fn short(number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let last = char::from(LETTERS[number % LETTERS.len()]);
    match number / LETTERS.len() {
        0 => last.to_string(),
        before => short(before - 1) + &last.to_string(),
    }
}

/// The names that a script declares, but for those that it exports.
struct Declared<'a> {
    /// Within no bracket: for all of the script.
    top: BTreeSet<&'a str>,
    /// The tokens that declare a name within something.
    within: BTreeSet<usize>,
}

fn declared<'a>(tokens: &[Token<'a>], roles: &[Role]) -> Declared<'a> {
    let mut within = BTreeSet::new();
    let mut top = BTreeSet::new();
    let mut exported = BTreeSet::new();
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).map_or("", |next| next.text);
        let before = at.checked_sub(1).map_or("", |before| tokens[before].text);
        let mut names = Vec::new();
        match token.text {
            "const" | "let" | "var" | "class" => {
                let end = match next {
                    "{" | "[" => closing(tokens, at + 1).unwrap_or(at),
                    _ => at + 1,
                };
                names_in(tokens, roles, at + 1, end + 1, &mut names);
            }
            "function" | "catch" => {
                let open = at + 1 + usize::from(next != "(");
                names_in(tokens, roles, at + 1, open, &mut names);
                let mut own = Vec::new();
                names_in(
                    tokens,
                    roles,
                    open,
                    closing(tokens, open).unwrap_or(open),
                    &mut own,
                );
                within.extend(own);
            }
            "=>" | "(" if at > 0 => {
                let (from, to) = match token.text {
                    "(" if is_method(tokens, at - 1) && !is_control(before) => {
                        (at, closing(tokens, at).unwrap_or(at))
                    }
                    "(" => (at, at),
                    _ if before == ")" => (opening(tokens, at - 1), at),
                    _ => (at - 1, at),
                };
                let mut own = Vec::new();
                names_in(tokens, roles, from, to, &mut own);
                within.extend(own);
            }
            _ => {}
        }
        if before == "export" {
            exported.insert(next);
        }
        if depth == 0 {
            top.extend(names.into_iter().map(|at| tokens[at].text));
        } else {
            within.extend(names);
        }
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    within.retain(|at| !exported.contains(tokens[*at].text));
    Declared {
        top: &top - &exported,
        within,
    }
}

fn is_control(text: &str) -> bool {
    matches!(text, "if" | "for" | "while" | "switch" | "catch" | "with")
}

/// The bracket that opens what another closes.
fn opening(tokens: &[Token], close: usize) -> usize {
    let mut depth = 0_usize;
    for at in (0..=close).rev() {
        match tokens[at].text {
            ")" | "]" | "}" => depth += 1,
            "(" | "[" | "{" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    close
}

/// The tokens of a pattern that name what it binds: not what they have by default.
fn names_in(tokens: &[Token], roles: &[Role], from: usize, to: usize, all: &mut Vec<usize>) {
    let mut at = from;
    while at < to {
        if tokens[at].text == "=" {
            // Past the default, to the comma or the end of what holds it.
            at += 1;
            while at < to && !matches!(tokens[at].text, "," | "}" | "]" | ")") {
                at = match tokens[at].text {
                    "(" | "[" | "{" => closing(tokens, at).unwrap_or(to),
                    _ => at,
                } + 1;
            }
        } else {
            if roles[at] != Role::Other {
                all.push(at);
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn packed(script: &str) -> String {
        pack(script).unwrap()
    }

    #[test]
    fn keywords_stand_in_order() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn spaces_go_where_nothing_depends_on_them() {
        assert_eq!(
            packed(
                "use(1, 2) // why\nif (x) {\n  y.z = 'a  b' +\n    +1\n}\nreturn /[/ ]/g.test(x)"
            ),
            "use(1,2)\nif(x){y.z='a  b'+ +1}\nreturn/[/ ]/g.test(x)"
        );
        assert_eq!(packed("a()\n  .then(b)\n/* c */\nd()"), "a().then(b)\nd()");
        assert_eq!(packed("x = 1\n;['a'].map(y)\nz"), "x=1;['a'].map(y)\nz");
    }

    #[test]
    fn what_is_declared_gets_a_short_name_and_nothing_else() {
        assert_eq!(
            packed(
                "function first(one, { two, three: other = two }) {\n  return window.one(one, two, other)\n}\nfirst()"
            ),
            "function A(a,{two:b,three:c=b}){return window.one(a,b,c)}\nA()"
        );
        assert_eq!(
            packed(
                "const item = { item, own: item, go(step) { return step } }\nitem.item = { item: item ? item : 1 }"
            ),
            "const A={item:A,own:A,go(a){return a}}\nA.item={item:A?A:1}"
        );
        assert_eq!(
            packed("const add = (left, right = document) => left + right\n;[].map((each) => each)"),
            "const A=(a,b=document)=>a+b;[].map(c=>c)"
        );
    }

    #[test]
    fn what_nothing_uses_goes() {
        assert_eq!(
            packed("function spare() {\n  one()\n}\nfunction one() {}\none((two) => two)"),
            "function A(){}\nA(a=>a)"
        );
        assert_eq!(
            packed(
                "let count\nfunction last() {}\nconst spare = (one) => last(one)\nconst made = go(() => 1)"
            ),
            "let A\nconst B=go(()=>1)"
        );
        assert_eq!(
            packed("const spare = (one) => one\n;[].map(go)"),
            "const A=a=>a;[].map(go)"
        );
    }

    #[test]
    fn what_is_exported_or_the_browsers_keeps_its_name() {
        assert_eq!(
            packed("export function start(form) {\n  a(form)\n}\nexport const b = start"),
            "export function start(b){a(b)}\nexport const b=start"
        );
        assert_eq!(
            packed(
                "class Own extends Error {\n  constructor(text) {\n    super(text)\n    this.text = text\n  }\n}"
            ),
            "class A extends Error{constructor(a){super(a)\nthis.text=a}}"
        );
    }

    #[test]
    fn what_is_not_read_is_left() {
        assert_eq!(pack("const a = `b`"), None);
        assert_eq!(pack("const a = 'b"), None);
    }
}
