//! `times`: how a wording of times would be read, before it goes into an entry.

use std::io::Read;

use clap::Args;
use serde_json::json;

use super::{Cli, Failure, say::Say};
use crate::diagnostic::Format;
use crate::hours::{Part, Reading, Use, read};

#[derive(Debug, Args)]
pub(super) struct Times {
    /// The times as they would be typed, each argument a line; standard input if left out
    lines: Vec<String>,
}

pub(super) fn run(cli: &Cli, options: &Times, say: &Say) -> Result<(), Failure> {
    let mut lines = options.lines.clone();
    if lines.is_empty() {
        let mut typed = String::new();
        std::io::stdin()
            .read_to_string(&mut typed)
            .map_err(|error| Failure::Other(format!("standard input cannot be read: {error}")))?;
        lines = typed.lines().map(str::to_owned).collect();
    }
    lines.retain(|line| !line.trim().is_empty());
    if lines.is_empty() {
        return Err(Failure::Other(
            "there are no times to read\n  = help: type them in quotes: `infobank times \"Mon-Fri 9am-5pm\"`".into(),
        ));
    }
    let borrowed: Vec<&str> = lines.iter().map(String::as_str).collect();
    let reading = read(&borrowed);
    match cli.format {
        Format::Json => say.data(&as_json(&reading)),
        Format::Full | Format::Short => say.data(&as_text(&reading)),
    }
    Ok(())
}

fn as_text(reading: &Reading) -> String {
    let mut text = String::new();
    if reading.says_when() {
        text += "Understood:\n";
        for line in reading.schedule.lines() {
            text += &format!("  {line}\n");
        }
    }
    let notes: Vec<&str> = reading.notes().collect();
    if !notes.is_empty() {
        text += "Kept as notes, which change no times:\n";
        for note in notes {
            text += &format!("  {note}\n");
        }
    }
    for part in reading.parts.iter().filter(|part| !part.understood) {
        text += &not_understood(part);
    }
    if !reading.says_when() && reading.parts.iter().all(|part| part.understood) {
        text += "No times are in it, so it counts as times not known.\n";
    } else if reading.says_when() && !reading.is_sure() {
        text += "Since not all is understood, people are told that times may differ.\n";
    }
    text
}

/// A line that stays text: which words, why, and what to type.
fn not_understood(part: &Part) -> String {
    if let Some(fault) = &part.fault {
        return format!(
            "Cannot be: {}\n  {}\n  = help: {}\n",
            part.text, fault.message, fault.help
        );
    }
    let mut text = format!("Not understood, and shown as typed: {}\n", part.text);
    let unread: Vec<String> = part
        .words
        .iter()
        .filter(|word| word.used == Use::Unread)
        .filter_map(|word| Some(format!("`{}`", part.text.get(word.start..word.end)?)))
        .collect();
    if !unread.is_empty() {
        text += &format!("  not read: {}\n", unread.join(", "));
    }
    if let Some(why) = &part.why {
        text += &format!("  = help: {why}\n");
    }
    if let Some(write) = &part.write {
        text += &format!("  write: {write}\n");
    }
    text
}

fn as_json(reading: &Reading) -> String {
    let part = |part: &Part| {
        let words: Vec<_> = part
            .words
            .iter()
            .map(|word| {
                let used = match word.used {
                    Use::Time => "time",
                    Use::Note => "note",
                    Use::Unread => "unread",
                };
                json!({ "text": part.text.get(word.start..word.end), "used": used })
            })
            .collect();
        let fault = part.fault.as_ref().map(|fault| {
            let at = part
                .text
                .get(..fault.start)
                .map_or(0, |before| before.chars().count());
            json!({ "message": fault.message, "help": fault.help, "column": at + 1 })
        });
        json!({
            "text": part.text, "understood": part.understood, "words": words, "fault": fault,
            "why": part.why, "write": part.write,
        })
    };
    let all = json!({
        "reading": reading.says_when().then(|| reading.schedule.to_text()),
        "sure": reading.is_sure(),
        "lines": reading.schedule.lines(),
        "notes": reading.notes().collect::<Vec<_>>(),
        "parts": reading.parts.iter().map(part).collect::<Vec<_>>(),
    });
    format!("{all}\n")
}
