//! Bytes → text: UTF-8 without its mark, line ends as `\n`.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;

/// The text, or a fault that says how to save the file.
pub(super) fn text(
    bytes: Vec<u8>,
    path: &Arc<str>,
    faults: &mut Vec<Diagnostic>,
) -> Option<String> {
    let save = |message: String| {
        Diagnostic::error("not-utf8", path, message)
            .help("save it again as UTF-8: in Notepad, Save as, Encoding: UTF-8")
    };
    // Without its mark, UTF-16 shows by a zero in each second byte of plain letters.
    let zeros = |from: usize| {
        let each = bytes.iter().skip(from).step_by(2).take(16);
        bytes.len() > 8 && each.clone().count() > 3 && each.clone().all(|byte| *byte == 0)
    };
    let marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if marked || zeros(0) || zeros(1) {
        faults.push(save("this file is saved as UTF-16".to_owned()));
        return None;
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..good]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                + 1;
            faults.push(save(format!(
                "line {line} has letters that are not saved as UTF-8"
            )));
            return None;
        }
    };
    if let Some(rest) = text.strip_prefix('\u{FEFF}') {
        text = rest.to_owned();
    }
    if text.contains('\0') {
        faults.push(
            Diagnostic::error("not-text", path, "this file holds bytes that are not text")
                .help("put images and documents in content/files/"),
        );
        return None;
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Some(text)
}
