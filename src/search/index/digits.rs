//! Whole numbers as text, each in as few letters as it takes: a third shorter once compressed
//! than JSON's lists of numbers, and read without a parser. `decode.js` reads them.
//!
//! A letter is a digit from 0 (`#`) to 56 (`[`). A digit below 49 ends its number; the others
//! go on, so a number is the sum of its digits, each worth eight times the one before.

use std::iter::successors;

const FIRST: u8 = b'#';
/// Digits that end a number, and those that go on.
const LAST: usize = 49;
const MORE: usize = 8;

/// Numbers as text.
pub(super) fn written(numbers: impl IntoIterator<Item = usize>) -> String {
    let letters = |number: usize| {
        let rest = |left: &usize| left.checked_sub(LAST).map(|over| over / MORE);
        successors(Some(number), rest).map(|left| match left.checked_sub(LAST) {
            None => left,
            Some(over) => LAST + over % MORE,
        })
    };
    let digits = numbers.into_iter().flat_map(letters);
    digits
        .filter_map(|digit| u8::try_from(digit).ok())
        .map(|digit| char::from(FIRST + digit))
        .collect()
}

/// Numbers that may be below nothing: 0, -1, 1, -2 … are written as 0, 1, 2, 3 …
pub(super) fn signed(numbers: impl IntoIterator<Item = i64>) -> String {
    let folded = numbers.into_iter().map(|number| {
        let twice = number.unsigned_abs() * 2 - u64::from(number < 0);
        usize::try_from(twice).expect("steps on a map and in a list are small")
    });
    written(folded)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The numbers of a text.
    pub fn read(text: &str) -> Vec<usize> {
        let (mut all, mut number, mut worth) = (Vec::new(), 0, 1);
        for digit in text.bytes().map(|letter| usize::from(letter - FIRST)) {
            number += worth * digit;
            worth *= MORE;
            if digit < LAST {
                all.push(number);
                (number, worth) = (0, 1);
            }
        }
        all
    }

    /// The same of those that may be below nothing.
    pub fn read_signed(text: &str) -> Vec<i64> {
        let unfold = |number: usize| {
            let half = i64::try_from(number.div_ceil(2)).expect("it is small");
            if number % 2 == 1 { -half } else { half }
        };
        read(text).into_iter().map(unfold).collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let all: Vec<usize> = (0..2000)
            .chain([99_999, 1_800_000, 4_000_000_000])
            .collect();
        assert_eq!(read(&written(all.iter().copied())), all);
        let both: Vec<i64> = (-1500..1500).chain([-1_800_000, 1_800_000]).collect();
        assert_eq!(read_signed(&signed(both.iter().copied())), both);
    }

    #[test]
    fn letters_need_no_escape() {
        assert_eq!(written([0, 48, 49, 57]), "#ST#T$");
        let text = written(0..10_000);
        assert!(text.bytes().all(|letter| (b'#'..=b'[').contains(&letter)));
    }
}
