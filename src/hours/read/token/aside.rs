//! Numbers that are no times: dates in figures, prices, telephones; and links.

use jiff::civil::Date;

pub(in crate::hours::read) fn count_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of a run of digits, letters, full stops and colons.
pub(in crate::hours::read) fn run(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ':' | ','))
        .unwrap_or(text.len())
        .max(1)
}

/// `3/12/2026`, `03.12.26`, `2026-12-03`: day before month, as in Britain.
pub(in crate::hours::read) fn numeric_date(text: &str) -> Option<(Option<Date>, usize)> {
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
        ([1..=2, 2, 2], '.') if (1..=12).contains(&parts[1]) && (20..=50).contains(&parts[2]) => {
            [parts[2] + 2000, parts[1], parts[0]]
        }
        ([1..=2, 1..=2, 2], '/') => [parts[2] + 2000, parts[1], parts[0]],
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    Some((date, at))
}

/// The length of a price, a telephone number or a link at the start of a text.
pub(in crate::hours::read) fn aside(text: &str) -> Option<usize> {
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
    if let Some(length) = postcode(text) {
        return Some(length);
    }
    if let Some(price) = text.strip_prefix(['£', '€', '$']) {
        let length = price
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .unwrap_or(price.len());
        let length = price[..length].trim_end_matches(['.', ',']).len();
        let length = length + to_price(&price[length..]);
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
    // No number of a telephone is longer: in `0161 496 0000 6 January` the 6 is a day.
    let most = if text.starts_with('+') { 12 } else { 11 };
    let beyond = number
        .char_indices()
        .filter(|(_, c)| c.is_ascii_digit())
        .nth(most)
        .map(|(at, _)| &number[..at])
        .filter(|before| before.ends_with(' '));
    let number = beyond.map_or(number, str::trim_end);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (text.starts_with(['0', '+']) && (10..=13).contains(&digits)).then_some(number.len())
}

/// The rest of a range of prices, `-2` of `£1-2`; none of `£1-2pm`.
fn to_price(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['-', '–', '/']) else {
        return 0;
    };
    let signed = rest.starts_with('£');
    let rest = rest.trim_start_matches('£');
    let digits = count_digits(rest);
    let tail = &rest[digits..];
    let half = tail.trim_start().to_lowercase();
    let timed = tail.starts_with([':', '.']) && count_digits(&tail[1..]) == 2
        || ["am", "pm", "a.m", "p.m"]
            .iter()
            .any(|of| half.starts_with(of));
    if digits == 0 || digits > 2 || (!signed && timed) {
        return 0;
    }
    text.len() - rest.len() + digits
}

/// The length of a postcode in capitals: `M33 4ND`.
fn postcode(text: &str) -> Option<usize> {
    let letters = |text: &str| text.bytes().take_while(u8::is_ascii_uppercase).count();
    let area = letters(text);
    let district = count_digits(text.get(area..)?);
    let mut at = area + district;
    at += letters(&text[at..]).min(1);
    at += usize::from(text[at..].starts_with(' '));
    let unit = &text[at..];
    let whole = (1..=2).contains(&area)
        && (1..=2).contains(&district)
        && count_digits(unit) == 1
        && letters(&unit[1..]) == 2
        && !unit[3..].starts_with(char::is_alphanumeric);
    whole.then_some(at + 3)
}
