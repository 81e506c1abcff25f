//! Reading what a person typed. Every way of filling the shapes of a postcode is
//! tried, and the way with the fewest slips is taken. A slip that any reader would
//! mend (the letter O for nought) is mended silently; a guess is only offered.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use super::{Outward, Postcode, Sector};

/// A postcode or the first part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Typed {
    /// The whole: `CH41 5AA`.
    Unit(Postcode),
    /// Without the last two letters: `CH41 5`.
    Sector(Sector),
    /// The part before the space: `CH41`.
    Outward(Outward),
}

/// Not a postcode, nor the first part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPostcode {
    /// What may have been meant: `SW1A 1AA` for `SWIA 1AA`.
    pub suggestion: Option<Typed>,
}

impl Typed {
    /// The outward code of any of the three.
    pub fn outward(self) -> Outward {
        match self {
            Typed::Unit(postcode) => postcode.outward(),
            Typed::Sector(sector) => sector.outward(),
            Typed::Outward(outward) => outward,
        }
    }
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Typed::Unit(postcode) => postcode.fmt(f),
            Typed::Sector(sector) => sector.fmt(f),
            Typed::Outward(outward) => outward.fmt(f),
        }
    }
}

impl fmt::Display for NotAPostcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.suggestion {
            Some(suggestion) => write!(f, "not a postcode; did you mean {suggestion}?"),
            None => f.write_str("not a postcode"),
        }
    }
}

impl std::error::Error for NotAPostcode {}

/// A mended slip that needs no question: O for 0, I or L for 1, and back.
const SLIP: u32 = 1;
/// A guess, offered and not taken: S for 5, B for 8, Z for 2, or a district whose
/// every digit was typed as a letter.
const GUESS: u32 = 10;
/// More than one guess and one slip, or two slips, is another word altogether.
const MOST: u32 = GUESS + SLIP;

const OUTWARD_SHAPES: [&str; 6] = ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"];

/// Reads a postcode, a sector or an outward code as people type them: any case,
/// spaces too many or too few, hyphens, dots, brackets, full-width letters,
/// characters of no width; O for 0, I and L for 1, and back.
///
/// `CH47` is the outward code, `CH4 7` the sector; without a space a sector is read
/// only where no outward code could be (`CH415`).
///
/// # Errors
/// [`NotAPostcode`], with a suggestion when one reading is near enough to offer.
pub fn read(text: &str) -> Result<Typed, NotAPostcode> {
    let Some(typed) = Letters::of(text) else {
        return Err(NotAPostcode { suggestion: None });
    };
    let mut best: Option<(u32, Typed)> = None;
    for (cost, found) in typed.readings() {
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, found));
        }
    }
    match best {
        Some((cost, found)) if cost < GUESS => Ok(found),
        best => Err(NotAPostcode {
            suggestion: typed
                .unfinished()
                .map(Typed::Sector)
                .or(best.map(|(_, found)| found)),
        }),
    }
}

/// The letters and digits of what was typed, in upper case: at most seven.
struct Letters {
    bytes: [u8; 7],
    len: usize,
    /// Something stood between the last character and those before it: `CH4 7`.
    last_apart: bool,
}

impl Letters {
    fn of(text: &str) -> Option<Self> {
        let mut letters = Letters {
            bytes: [0; 7],
            len: 0,
            last_apart: false,
        };
        let mut gap = false;
        for c in text.nfkc() {
            if c.is_ascii_alphanumeric() {
                *letters.bytes.get_mut(letters.len)? = c.to_ascii_uppercase() as u8;
                letters.len += 1;
                letters.last_apart = gap;
                gap = false;
            } else if is_separator(c) {
                gap = true;
            } else if !has_no_width(c) {
                return None;
            }
        }
        Some(letters)
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// Every allowed reading and its cost, the likelier first among equals.
    fn readings(&self) -> impl Iterator<Item = (u32, Typed)> {
        let tails = if self.last_apart {
            ["9AA", "9", ""]
        } else {
            ["9AA", "", "9"]
        };
        let readable = self.as_bytes().iter().any(u8::is_ascii_digit)
            && self.as_bytes().iter().any(u8::is_ascii_alphabetic);
        tails
            .into_iter()
            .filter(move |_| readable)
            .flat_map(move |tail| {
                OUTWARD_SHAPES
                    .iter()
                    .filter(move |head| head.len() + tail.len() == self.len)
                    .flat_map(move |head| {
                        [b'I', b'L']
                            .into_iter()
                            .filter_map(move |one| self.fill(head, tail, one))
                    })
            })
            .chain(self.girobank().map(|unit| (0, unit)))
    }

    /// Fills one shape. `one` is the letter that a 1 stands for in the area.
    fn fill(&self, head: &str, tail: &str, one: u8) -> Option<(u32, Typed)> {
        let mut mended = [0; 7];
        let mut cost = 0;
        let mut digit_seen = false;
        let mut area_seen = false;
        let shape = head.bytes().chain(tail.bytes());
        for (at, (wanted, typed)) in shape.zip(self.as_bytes()).enumerate() {
            let in_area = at == 0 || at == 1 && head.as_bytes()[1] == b'A';
            let one = if in_area { one } else { b'L' };
            let (byte, slip) = mend(*typed, wanted, one)?;
            if slip > 0 && in_area && (tail != "9AA" && *typed != b'0') {
                // `A19` is a road; only a whole postcode is sure enough to mend.
                return None;
            }
            area_seen |= in_area && slip == 0;
            digit_seen |= at < head.len() && wanted == b'9' && slip == 0;
            mended[at] = byte;
            cost += slip;
        }
        if !digit_seen {
            cost += GUESS;
        }
        let (offered, whole) = (cost >= GUESS, tail == "9AA");
        let slips = cost % GUESS;
        if !area_seen || cost > MOST || slips > 2 || offered && !whole {
            return None;
        }
        let (outward, inward) = mended[..self.len].split_at(head.len());
        let found = match *inward {
            [] => Outward::from_bytes(outward).map(Typed::Outward),
            [digit] => Sector::from_parts(outward, digit).map(Typed::Sector),
            _ => Postcode::from_parts(outward, inward).map(Typed::Unit),
        };
        found.map(|found| (cost, found))
    }

    /// `GIR 0AA`, which has no digit in its outward code.
    fn girobank(&self) -> Option<Typed> {
        match self.as_bytes() {
            b"GIR0AA" => Postcode::from_parts(b"GIR", b"0AA").map(Typed::Unit),
            b"GIR0" => Sector::from_parts(b"GIR", b'0').map(Typed::Sector),
            b"GIR" => Outward::from_bytes(b"GIR").map(Typed::Outward),
            _ => None,
        }
    }

    /// The sector of a postcode with a letter missing (`CH41 5A`) or with letters
    /// that end no postcode (`CH41 5CO`).
    fn unfinished(&self) -> Option<Sector> {
        let letters = self.as_bytes().iter().rev();
        let letters = letters.take_while(|b| b.is_ascii_alphabetic()).count();
        if !(1..=2).contains(&letters) {
            return None;
        }
        let (digit, outward) = self.as_bytes()[..self.len - letters].split_last()?;
        Sector::from_parts(outward, *digit).filter(|_| outward != b"GIR")
    }
}

/// The byte meant by `typed` where the shape wants a letter (`A`) or a digit (`9`),
/// and what the slip costs.
fn mend(typed: u8, wanted: u8, one: u8) -> Option<(u8, u32)> {
    let (from, to): (&[u8], &[u8]) = if wanted == b'9' {
        (b"OILSZB", b"011528")
    } else {
        (b"01528", &[b'O', one, b'S', b'Z', b'B'])
    };
    if typed.is_ascii_digit() == (wanted == b'9') {
        return Some((typed, 0));
    }
    let at = from.iter().position(|&b| b == typed)?;
    let sure = if wanted == b'9' { at < 3 } else { at < 2 };
    Some((to[at], if sure { SLIP } else { GUESS }))
}

/// What may stand within or around a postcode and means nothing but a gap.
fn is_separator(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{1680}' | '\u{2028}' | '\u{2029}'
            | '-' | '_' | '.' | ',' | ';' | ':' | '\'' | '"' | '*' | '/' | '\\'
            | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '·' | '•'
            | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2018}'..='\u{201f}'
    )
}

/// What copying from a web page or a document brings along unseen.
fn has_no_width(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}
