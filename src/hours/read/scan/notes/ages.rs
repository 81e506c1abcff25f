//! For whom by age: `ages 5-11`, `under 5s`, `Years 7 to 9`. Never a time.

use super::super::super::lexicon;
use super::super::super::token::Kind;
use super::super::Scan;

impl Scan<'_> {
    /// For whom by age: `ages 5-11`, `under 5s`, `0-4 years`, `Years 7 to 9`, `18+`.
    pub(in crate::hours::read) fn ages(&self, at: usize) -> Option<usize> {
        let plain = |at: usize| matches!(self.kind(at), Some(Kind::Num(num)) if num.minute.is_none() && num.half.is_none() && num.digits <= 2);
        let range = |at: usize| {
            let first = plain(at).then_some(at + 1)?;
            let last = self.dash(first).filter(|next| plain(*next));
            Some(last.map_or(first, |next| next + 1))
        };
        let unit = [
            "year olds",
            "year old",
            "years old",
            "years",
            "year",
            "yrs",
            "yr olds",
            "yr old",
            "months",
            "months old",
        ];
        if let Some(lead) = self.any(
            at,
            &[
                "ages",
                "aged",
                "age",
                "age group",
                "for ages",
                "years",
                "school years",
                "yrs",
                "school yrs",
                "year",
                "school year",
            ],
        ) {
            let to = range(lead)?;
            return Some(
                self.any(to, &unit)
                    .or_else(|| {
                        self.any(
                            to,
                            &[
                                "and over",
                                "and under",
                                "and older",
                                "and above",
                                "and up",
                                "or over",
                                "or above",
                                "plus",
                                "upwards",
                            ],
                        )
                    })
                    .unwrap_or(to),
            );
        }
        let over = [
            "over the age of",
            "under the age of",
            "the age of",
            "age of",
        ];
        if let Some(to) = self.any(at, &over).filter(|to| plain(*to)) {
            return Some(to + 1);
        }
        if self.is(at, &["under", "over"]) {
            let tens = matches!(self.tokens.get(at + 1), Some(token) if token.kind == Kind::Other && self.text[token.start..token.end].ends_with('s'));
            // The `s` of `60's` stands apart.
            return (tens || plain(at + 1)).then(|| self.past(at + 2, &["s"]));
        }
        // `11-16s`.
        let olds = |at: usize| {
            matches!(self.tokens.get(at), Some(token) if token.kind == Kind::Other
                && self.text[token.start..token.end].strip_suffix('s').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())))
        };
        // Alone it may be a time with a slip in it.
        let number = |at: usize| matches!(self.kind(at), Some(Kind::Num(_)));
        let others = || (0..at).chain(at + 1..self.tokens.len()).any(number);
        if let Some(last) = self.dash(at + 1).filter(|last| plain(at) && olds(*last))
            && others()
        {
            return Some(last + 1);
        }
        let to = range(at)?;
        let over = ["plus", "and over", "and under", "and above", "or over"];
        if matches!(self.kind(at), Some(Kind::Num(num)) if num.value > 12)
            && to == at + 1
            && let Some(end) = self.any(to, &over)
        {
            return Some(end);
        }
        // `Juniors (8-12)`.
        let bracket = at > 1 && self.kind(at - 1) == Some(&Kind::Open);
        if bracket
            && to > at + 1
            && self.kind(to) == Some(&Kind::Close)
            && lexicon::is_of_one_thing(self.word(at - 2))
            && !self.word(at - 2).is_empty()
        {
            return Some(to);
        }
        if self.kind(to) == Some(&Kind::And)
            && !self.tokens[to].spaced
            && !matches!(self.kind(to + 1), Some(Kind::Num(_)))
        {
            return Some(to + 1);
        }
        let end = self.any(to, &unit)?;
        let over =
            matches!(self.tokens.get(end), Some(plus) if plus.kind == Kind::And && !plus.spaced);
        Some(end + usize::from(over))
    }
}
