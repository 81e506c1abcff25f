//! Whether a picture carries the place where it was taken.

/// What stands shortly before the Exif block's own header: in JPEG and AVIF
/// `Exif\0\0`, in PNG the chunk `eXIf`, in WebP the chunk `EXIF` and its length.
const MARKS: [&[u8]; 3] = [b"Exif\0\0", b"eXIf", b"EXIF"];

/// How far before the header its mark may begin, in bytes.
const BEFORE: usize = 14;

/// Whether an Exif block of a picture has a GPS directory (tag 0x8825 of the first image
/// directory: Exif 2.3, section 4.6.3).
pub(super) fn has_gps(bytes: &[u8]) -> bool {
    bytes
        .windows(4)
        .enumerate()
        .filter(|(_, header)| *header == b"II*\0" || *header == b"MM\0*")
        .filter(|(at, _)| {
            let before = &bytes[at.saturating_sub(BEFORE)..*at];
            MARKS
                .iter()
                .any(|mark| before.windows(mark.len()).any(|found| found == *mark))
        })
        .any(|(at, _)| says_where(&bytes[at..]).unwrap_or(false))
}

/// The same of one block from its header on; `None` when it is cut short.
fn says_where(tiff: &[u8]) -> Option<bool> {
    let little = tiff.starts_with(b"II");
    let number = |at: usize, size: usize| {
        let digits = tiff.get(at..at.checked_add(size)?)?.iter();
        let add = |sum: usize, digit: &u8| sum << 8 | usize::from(*digit);
        Some(if little {
            digits.rev().fold(0, add)
        } else {
            digits.fold(0, add)
        })
    };
    let first = number(4, 4)?;
    let count = number(first, 2)?;
    Some((0..count).any(|i| number(first.saturating_add(2 + i * 12), 2) == Some(0x8825)))
}

#[cfg(test)]
mod tests {
    use super::has_gps;

    fn block(before: &[u8], little: bool, tag: u16) -> Vec<u8> {
        let header: &[u8] = if little {
            b"II*\0\x08\0\0\0"
        } else {
            b"MM\0*\0\0\0\x08"
        };
        let mut bytes = [before, header].concat();
        for number in [1, tag] {
            bytes.extend(if little {
                number.to_le_bytes()
            } else {
                number.to_be_bytes()
            });
        }
        bytes.extend([4, 0, 1, 0, 0, 0, 26, 0, 0, 0]);
        bytes
    }

    #[test]
    fn a_place_in_a_photo_is_seen_in_every_format() {
        let starts: [&[u8]; 4] = [
            b"\xFF\xD8\xFF\xE1\0\0Exif\0\0",
            b"\x89PNG\r\n\x1A\n\0\0\0\x1AeXIf",
            b"RIFF\0\0\0\0WEBPEXIF\x1A\0\0\0",
            b"\0\0\0 ftypavif\0\0\0\x06Exif\0\0",
        ];
        for start in starts {
            for little in [true, false] {
                assert!(has_gps(&block(start, little, 0x8825)));
                assert!(!has_gps(&block(start, little, 0x0112)));
            }
        }
    }

    #[test]
    fn what_is_cut_short_or_only_looks_like_it_is_no_place() {
        assert!(!has_gps(b"\xFF\xD8Exif\0\0II"));
        assert!(!has_gps(b"Exif\0\0II*\0\xFF\xFF\xFF\xFF"));
        assert!(!has_gps(&block(b"no mark at all ", true, 0x8825)));
    }
}
