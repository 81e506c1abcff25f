//! `base_url`: where the site is published, and the addresses below it. Must not know what
//! pages there are.

use super::Config;
use crate::model::{self, Fields, Located};

impl Config {
    /// The whole address of a page: `https://example.org/wirral/offers/x/`.
    pub fn absolute(&self, path: &str) -> String {
        format!(
            "{}{}{}",
            self.base_url,
            self.path,
            path.trim_start_matches('/')
        )
    }

    /// Where a page is from the host's root on: `/wirral/offers/x/`.
    pub fn href(&self, path: &str) -> String {
        format!("{}{}{path}", self.base, self.path)
    }
}

/// Reads it. Where it is left out or unsound an example stands in, so that all else is checked.
pub(super) fn read(fields: &mut Fields) -> String {
    fields
        .text("base_url")
        .and_then(|typed| sound(fields, &typed))
        .unwrap_or_else(|| "https://example.org/".to_owned())
}

fn sound(fields: &mut Fields, typed: &Located<String>) -> Option<String> {
    let plain = |text: &str| !text.contains(['"', '<', '>', ' ', '?', '#', '\\', '\'']);
    // A preview's own address is fine as a base, though not as a link.
    let local = typed
        .value
        .starts_with("http://localhost")
        .then(|| typed.value.clone());
    match model::url(&typed.value).ok().or(local) {
        Some(url)
            if plain(&url)
                && typed.value.contains("://")
                && !url.contains("..")
                && !path_of(&url).contains("//") =>
        {
            Some(if url.ends_with('/') { url } else { url + "/" })
        }
        Some(_) | None => {
            fields.error(
                "base-url",
                &typed.at,
                format!("`base_url` is not a web address: `{}`", typed.value),
                "like https://example.github.io/wirral/",
            );
            None
        }
    }
}

/// The path part: `/` or `/wirral/`.
pub(super) fn path_of(base_url: &str) -> String {
    let rest = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    rest.find('/')
        .map_or_else(|| "/".to_owned(), |slash| rest[slash..].to_owned())
}
