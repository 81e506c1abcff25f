//! Which images and documents are copied, and what is wrong with those that are not.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;

/// The largest file that is published, in bytes.
pub(super) const MAX_BYTES: u64 = 20 << 20;

/// Endings of files that a browser shows or saves without running anything. An SVG
/// can carry a script, so it is not among them.
const PUBLISHED: [&str; 20] = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "pdf", "docx", "xlsx", "pptx", "odt", "ods",
    "rtf", "txt", "csv", "ics", "mp3", "mp4", "geojson", "vtt",
];

/// True if the file may be published; else a fault says why.
pub(super) fn check(
    path: &Arc<str>,
    extension: &str,
    bytes: &[u8],
    faults: &mut Vec<Diagnostic>,
) -> bool {
    if !PUBLISHED.contains(&extension) {
        let fault = Diagnostic::warning(
            "not-published",
            path,
            "files of this kind are not published",
        );
        faults.push(fault.help(format!("these are: {}", PUBLISHED.join(", "))));
        return false;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    if !name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let fault = Diagnostic::error(
            "strange-name",
            path,
            format!("`{name}` does not fit in an address"),
        );
        faults.push(fault.help(format!(
            "rename it to `{}.{extension}`",
            crate::slug::slug(stem)
        )));
        return false;
    }
    let device = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let port = matches!(device.strip_prefix("com").or(device.strip_prefix("lpt")), Some(n) if n.len() == 1);
    if port || matches!(device.as_str(), "con" | "prn" | "aux" | "nul") || name.ends_with('.') {
        let fault = Diagnostic::error(
            "strange-name",
            path,
            format!("`{name}` is a name that Windows keeps for itself"),
        );
        faults.push(fault.help(format!("rename it, for example to `file-{name}`")));
        return false;
    }
    if matches!(extension, "jpg" | "jpeg") && has_gps(bytes) {
        let fault = Diagnostic::error(
            "photo-says-where",
            path,
            "this photo carries the place where it was taken",
        );
        faults.push(
            fault.help("save it without location: open it in Paint or Preview and export it again"),
        );
        return false;
    }
    true
}

/// Whether a JPEG's Exif block has a GPS directory (tag 0x8825 of the first image
/// directory: Exif 2.3, section 4.6.3).
fn has_gps(bytes: &[u8]) -> bool {
    let Some(start) = bytes
        .windows(6)
        .take(1 << 16)
        .position(|window| window == b"Exif\0\0")
    else {
        return false;
    };
    let tiff = &bytes[start + 6..];
    let little = tiff.starts_with(b"II");
    let u16_at = |at: usize| {
        tiff.get(at..at + 2).map(|b| {
            if little {
                u16::from_le_bytes([b[0], b[1]])
            } else {
                u16::from_be_bytes([b[0], b[1]])
            }
        })
    };
    let u32_at = |at: usize| {
        tiff.get(at..at + 4).map(|b| {
            if little {
                u32::from_le_bytes([b[0], b[1], b[2], b[3]])
            } else {
                u32::from_be_bytes([b[0], b[1], b[2], b[3]])
            }
        })
    };
    let Some(first) = u32_at(4).and_then(|at| usize::try_from(at).ok()) else {
        return false;
    };
    let count = usize::from(u16_at(first).unwrap_or(0));
    (0..count).any(|i| u16_at(first + 2 + i * 12) == Some(0x8825))
}

#[cfg(test)]
mod tests {
    use super::has_gps;

    #[test]
    fn a_place_in_a_photo_is_seen() {
        let mut photo = b"\xFF\xD8\xFF\xE1\0\0Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
        photo.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0]);
        assert!(has_gps(&photo));
        photo[22] = 0x12;
        assert!(!has_gps(&photo));
        assert!(!has_gps(b"\xFF\xD8Exif\0\0II"));
    }
}
