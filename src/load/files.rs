//! Which images and documents are copied, and what is wrong with those that are not.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::exif;
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
    if matches!(extension, "jpg" | "jpeg" | "png" | "webp" | "avif") && exif::has_gps(bytes) {
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

/// Files whose paths differ only in capitals: one of them would replace the other on a
/// Windows or Mac disk, and so in the next person's copy.
pub(super) fn alike<'p>(paths: impl Iterator<Item = &'p String>, faults: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    for path in paths {
        if let Some(first) = seen.insert(path.to_lowercase(), path) {
            let message = format!("this is `content/{first}` but for its capitals");
            let path = format!("content/{path}").into();
            let fault = Diagnostic::error("same-file", &path, message);
            faults.push(fault.help("rename one: Windows and Macs take them for the same file"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn a_file_that_differs_only_in_capitals_is_an_error() {
        let paths = ["files/Leaflet.pdf", "files/leaflet.PDF", "files/map.png"];
        let paths = paths.map(str::to_owned);
        let mut faults = Vec::new();
        alike(paths.iter(), &mut faults);
        let said: Vec<_> = faults
            .iter()
            .map(|fault| (fault.code, &*fault.path))
            .collect();
        assert_eq!(said, [("same-file", "content/files/leaflet.PDF")]);
    }
}
