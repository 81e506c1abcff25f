//! How to reach people: phones, e-mail addresses, links. Shown as typed, with an
//! address that a browser can follow.

use super::fields::{Fields, Located, items};
use crate::parse::Value;

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    /// As typed.
    pub number: String,
    /// For a `tel:` link: digits, with `+` first where it was typed.
    pub tel: String,
    /// Whom or what it is for.
    pub label: Option<String>,
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email {
    /// The address.
    pub address: String,
    /// Whom or what it is for.
    pub label: Option<String>,
}

/// A web address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    /// `https://…` or `http://…`.
    pub url: String,
    /// What is there.
    pub label: Option<String>,
}

impl Phone {
    /// Reads a number as people type it: `+44 (0)113 234 5678`, `0113-234 5678 ext 2`.
    fn read(text: &str, label: Option<String>) -> Option<Phone> {
        let lower = text.to_lowercase();
        let main = lower
            .split(['e', 'x', 'o', '/', ',', ';'])
            .next()
            .unwrap_or("")
            .replace("(0)", "");
        let allowed = |c: char| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || matches!(c, '+' | '(' | ')' | '-' | '.' | '–')
        };
        let number: String = main
            .chars()
            .take_while(|&c| allowed(c))
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        let digits = number.trim_start_matches('+');
        let sound = (3..=15).contains(&digits.len()) && !digits.contains('+');
        sound.then(|| Phone {
            number: text.to_owned(),
            tel: number,
            label,
        })
    }

    /// Reads a number that stands in a field, and says so where it is none.
    pub fn decode(
        fields: &mut Fields,
        typed: &Located<String>,
        label: Option<String>,
    ) -> Option<Phone> {
        let phone = Phone::read(&typed.value, label);
        if phone.is_none() {
            fields.error(
                "not-a-phone",
                &typed.at,
                format!("this is not a phone number: `{}`", typed.value),
                "write digits, with spaces if you like: 0151 496 0000",
            );
        }
        phone
    }
}

/// Checks an e-mail address as far as a slip would show; gives it without `mailto:`.
pub fn email(text: &str) -> Option<&str> {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let (user, domain) = text.split_once('@')?;
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "._+-'&".contains(c))
    };
    let dotted = domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty());
    (plain(user) && plain(domain) && dotted).then_some(text)
}

/// Why an address is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadUrl {
    /// It could do harm: another scheme, a hidden host, a way out of an attribute.
    Unsafe(&'static str),
    /// It leads nowhere: a slip.
    Slip(&'static str),
}

impl BadUrl {
    /// What to type instead.
    pub fn help(self) -> &'static str {
        match self {
            BadUrl::Unsafe(help) | BadUrl::Slip(help) => help,
        }
    }
}

/// A web address that may be published: http or https, a plain host, nothing that
/// could break out of an attribute. `www.foo.org` gets `https://`.
///
/// # Errors
/// [`BadUrl`], with what to type instead.
pub fn url(text: &str) -> Result<String, BadUrl> {
    if text.contains(|c: char| c.is_control() || matches!(c, '"' | '<' | '>' | '`' | '\\')) {
        return Err(BadUrl::Unsafe("take out quotes and brackets"));
    }
    if text.contains(char::is_whitespace) {
        return Err(BadUrl::Slip("take out the spaces"));
    }
    let lower = text.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    let start = lower.split(['/', '?', '#']).next().unwrap_or("");
    let (full, host) = match rest {
        Some(rest) => (text.to_owned(), rest),
        None if start.contains(':') || start.is_empty() => {
            return Err(BadUrl::Unsafe("start it with https://"));
        }
        None => (format!("https://{text}"), lower.as_str()),
    };
    let host = host.split(['/', '?', '#']).next().unwrap_or("");
    if host.contains('@') {
        return Err(BadUrl::Unsafe("take out the name before @"));
    }
    if !host.is_ascii() {
        return Err(BadUrl::Unsafe(
            "it has letters that look like others; copy it from the browser's address bar",
        ));
    }
    let name = host.split(':').next().unwrap_or("");
    let name = name.strip_suffix('.').unwrap_or(name);
    let label = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    };
    let sound = name.contains('.') && name.split('.').all(label);
    if sound {
        Ok(full)
    } else {
        Err(BadUrl::Slip("write it like https://example.org"))
    }
}

/// One contact or a list, each a text or `{number: …, for: …}`.
fn contacts<T>(
    fields: &mut Fields,
    name: &'static str,
    key: &'static str,
    read: impl Fn(&mut Fields, Located<String>, Option<String>) -> Option<T>,
) -> Vec<T> {
    let Some((value, at)) = fields.take(name) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (item, at) in items(value, at) {
        let one = match item {
            Value::Map(_) => fields.within(item, at, &mut |inner: &mut Fields| {
                let typed = inner.required(key);
                let label = inner.text("for").map(|label| label.value);
                read(inner, typed?, label)
            }),
            Value::Null | Value::Scalar(_) | Value::List(_) => fields
                .scalar(name, item, at)
                .and_then(|typed| read(fields, typed, None)),
        };
        found.extend(one);
    }
    found
}

/// The numbers of a field.
pub(super) fn phones(fields: &mut Fields, name: &'static str) -> Vec<Phone> {
    contacts(fields, name, "number", |fields, typed, label| {
        Phone::decode(fields, &typed, label)
    })
}

/// The e-mail addresses of a field.
pub(super) fn emails(fields: &mut Fields, name: &'static str) -> Vec<Email> {
    contacts(fields, name, "address", |fields, typed, label| {
        let address = email(&typed.value).map(str::to_owned);
        if address.is_none() {
            fields.error(
                "not-an-email",
                &typed.at,
                format!("this is not an e-mail address: `{}`", typed.value),
                "write it like hello@example.org",
            );
        }
        address.map(|address| Email { address, label })
    })
}

/// The links of a field.
pub(super) fn links(fields: &mut Fields, name: &'static str) -> Vec<Link> {
    contacts(fields, name, "url", |fields, typed, label| {
        match url(&typed.value) {
            Ok(url) => Some(Link { url, label }),
            Err(bad) => {
                let typed_url = &typed.value;
                match bad {
                    BadUrl::Unsafe(help) => fields.error(
                        "link-not-allowed",
                        &typed.at,
                        format!("this is not a web address that can be published: `{typed_url}`"),
                        help,
                    ),
                    BadUrl::Slip(help) => fields.warn(
                        "broken-link",
                        &typed.at,
                        format!("this web address leads nowhere, and is left out: `{typed_url}`"),
                        help,
                    ),
                }
                None
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_shown_as_typed_and_dialled_as_digits() {
        let tel = |text| Phone::read(text, None).map(|phone| phone.tel);
        assert_eq!(tel("+44 (0)113 234 5678").as_deref(), Some("+441132345678"));
        assert_eq!(tel("0113-234 5678 ext 2").as_deref(), Some("01132345678"));
        assert_eq!(tel("999").as_deref(), Some("999"));
        assert_eq!(
            tel("0161 496 0000 or 0161 496 0001").as_deref(),
            Some("01614960000")
        );
        assert_eq!(tel("ask at the desk"), None);
    }

    #[test]
    fn only_plain_web_addresses_pass() {
        assert_eq!(url("www.foo.org").as_deref(), Ok("https://www.foo.org"));
        assert_eq!(
            url("http://foo.org/a?b=c#d").as_deref(),
            Ok("http://foo.org/a?b=c#d")
        );
        for bad in [
            "javascript:alert(1)",
            "http://a@evil.org",
            "https://x.org\" onclick=",
            "https://еxample.org",
            "//evil.org",
            "data:x,y",
        ] {
            assert!(matches!(url(bad), Err(BadUrl::Unsafe(_))), "{bad}");
        }
        for slip in [
            "https://",
            "foo",
            "https://www,foo.org",
            "www.foo.org or www.bar.org",
        ] {
            assert!(matches!(url(slip), Err(BadUrl::Slip(_))), "{slip}");
        }
        assert!(url("https://WWW.FOO.ORG.").is_ok());
    }

    #[test]
    fn emails_are_checked_for_slips() {
        assert!(email("hello@example.org").is_some() && email("mailto:o'neil@a.co.uk").is_some());
        for bad in [
            "hello@",
            "hello example.org",
            "a@b",
            "a@b..org",
            "<a@b.org>",
        ] {
            assert!(email(bad).is_none(), "{bad}");
        }
    }
}
