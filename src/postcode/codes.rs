//! The three types: a few bytes each, `Copy`, shown as they are written on an
//! envelope. They sort by the outward code's text, then by what follows, so all of a
//! sector and all of an outward code lie together.

use std::fmt;
use std::str::FromStr;

use super::grammar;
use super::typed::{NotAPostcode, Typed, read};

/// Width of the outward code in the bytes below, padded with spaces.
const OUTWARD: usize = 4;

/// A whole postcode: `CH41 5AA`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode([u8; 7]);

/// A postcode without its last two letters: `CH41 5`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sector([u8; 5]);

/// The part before the space: `CH41`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outward([u8; 4]);

impl Postcode {
    /// From an outward code and an inward code in upper-case letters, if the rules
    /// allow it.
    pub(crate) fn from_parts(outward: &[u8], inward: &[u8]) -> Option<Self> {
        grammar::is_unit(outward, inward).then(|| {
            let mut bytes = [b' '; 7];
            bytes[..outward.len()].copy_from_slice(outward);
            bytes[OUTWARD..].copy_from_slice(inward);
            Postcode(bytes)
        })
    }

    /// From a data file's column, where it stands in upper case with or without a
    /// space (`CH41 5AA`, `CH415AA`, `CH1  1AA`): quick, and mends nothing.
    pub(crate) fn from_column(text: &str) -> Option<Self> {
        let mut bytes = [0; 7];
        let mut len = 0;
        for byte in text.bytes().filter(|&byte| byte != b' ') {
            *bytes.get_mut(len)? = byte;
            len += 1;
        }
        let (outward, inward) = bytes[..len].split_at(len.checked_sub(3)?);
        Self::from_parts(outward, inward)
    }

    /// Its sector: `CH41 5`.
    pub fn sector(self) -> Sector {
        let mut bytes = [0; 5];
        bytes.copy_from_slice(&self.0[..5]);
        Sector(bytes)
    }

    /// Its outward code: `CH41`.
    pub fn outward(self) -> Outward {
        self.sector().outward()
    }
}

impl Sector {
    /// From an outward code and a digit, if the rules allow it.
    pub(crate) fn from_parts(outward: &[u8], digit: u8) -> Option<Self> {
        grammar::is_sector(outward, digit).then(|| {
            let mut bytes = [b' '; 5];
            bytes[..outward.len()].copy_from_slice(outward);
            bytes[OUTWARD] = digit;
            Sector(bytes)
        })
    }

    /// Its outward code: `CH41`.
    pub fn outward(self) -> Outward {
        let mut bytes = [0; OUTWARD];
        bytes.copy_from_slice(&self.0[..OUTWARD]);
        Outward(bytes)
    }
}

impl Outward {
    /// From upper-case letters and digits, if the rules allow it.
    pub(crate) fn from_bytes(code: &[u8]) -> Option<Self> {
        grammar::is_outward(code).then(|| {
            let mut bytes = [b' '; OUTWARD];
            bytes[..code.len()].copy_from_slice(code);
            Outward(bytes)
        })
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [.., digit, first, second] = self.0;
        f.pad(&format!(
            "{} {}{}{}",
            self.outward(),
            digit as char,
            first as char,
            second as char
        ))
    }
}

impl fmt::Display for Sector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", self.outward(), self.0[OUTWARD] as char))
    }
}

impl fmt::Display for Outward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = std::str::from_utf8(&self.0).expect("an outward code is ASCII");
        f.pad(text.trim_end())
    }
}

/// What is common to the three: debug output as written, and strict reading.
macro_rules! as_written {
    ($type:ident, $kind:ident) => {
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($type))
            }
        }

        impl FromStr for $type {
            type Err = NotAPostcode;

            /// Strict, for content fields: capitals and spacing may differ, nothing
            /// else. Whatever [`read`] would have made of it is the suggestion.
            fn from_str(text: &str) -> Result<Self, NotAPostcode> {
                let suggestion = match read(text) {
                    Ok(Typed::$kind(found)) if same_but_for_spacing(text, &found) => {
                        return Ok(found);
                    }
                    Ok(other) => Some(other),
                    Err(NotAPostcode { suggestion }) => suggestion,
                };
                Err(NotAPostcode { suggestion })
            }
        }
    };
}

as_written!(Postcode, Unit);
as_written!(Sector, Sector);
as_written!(Outward, Outward);

fn same_but_for_spacing(typed: &str, found: &impl fmt::Display) -> bool {
    let typed = typed.chars().filter(|c| !c.is_whitespace());
    let found = found.to_string();
    typed
        .map(|c| c.to_ascii_uppercase())
        .eq(found.chars().filter(|&c| c != ' '))
}
