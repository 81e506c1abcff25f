//! Numbers: of clocks, of dates, ordinals.

use super::aside::{count_digits, numeric_date, run};
use super::{Half, Kind, Lexer, Num};

impl Lexer<'_> {
    pub(in crate::hours::read) fn number(&mut self) -> Kind {
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
        let french = |tail: &&str| digits <= 2 && count_digits(tail) == 2;
        if let Some(tail) = rest.strip_prefix('h').filter(french) {
            num.minute = tail[..2].parse().ok();
            num.hours = true;
            self.at += 3;
        } else if let Some(tail) = rest.strip_prefix([':', '.']) {
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
                "until", "yrs", "yr", "years", "year",
            ];
            if !known.contains(&tail[..length].to_lowercase().as_str()) {
                // `over 50sWednesdays`: two cells that were joined.
                let cell = tail[..length]
                    .char_indices()
                    .zip(tail.chars().skip(1))
                    .find(|((_, c), next)| c.is_lowercase() && next.is_uppercase())
                    .map(|((at, c), _)| at + c.len_utf8());
                self.at += cell.unwrap_or(length);
                return Kind::Other;
            }
        }
        self.hours(&mut num);
        Kind::Num(num)
    }

    /// Takes `am`, `p.m.` and the like after a number.
    pub(in crate::hours::read) fn half(&mut self, num: &mut Num) {
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
            // `10amto 2pm` and `5pmSaturday` are slips of the space bar, or two cells that
            // were joined; `10 amber` is no time.
            let joined = ["to", "till", "until"]
                .iter()
                .any(|word| tail[end..].starts_with(word))
                || (tail[at..end] == *"m" && tail[end..].starts_with(char::is_uppercase));
            if space > 0 || !joined {
                return;
            }
        }
        let stop = tail[end..].strip_prefix('.');
        let slip = |rest: &str| rest.trim_start().starts_with(['-', '–', '—']);
        if stop.is_some_and(|rest| dotted || slip(rest)) {
            end += 1;
        }
        num.half = Some(half);
        self.at += space + end;
    }

    /// Takes `hrs` after a time of the 24-hour clock.
    pub(in crate::hours::read) fn hours(&mut self, num: &mut Num) {
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
