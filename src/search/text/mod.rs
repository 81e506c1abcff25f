//! Finding by words: what entries say, how well they answer what is typed, and what a
//! misspelt word was meant to be. The browser has the same rules
//! (`themes/default/assets/js/lexicon.js`, `needs.js`, `score.js`) on the same data; both
//! answer to `tests/vectors/text.json` and are held to the same order on the sample.
//! Whole numbers throughout, so that no rounding parts them. Must not know places.

mod everyday;
mod fields;
mod idle;
mod lexicon;
mod needs;
mod score;
mod stem;
mod tokens;
mod typo;
pub mod welsh;

pub use idle::idle_words;
#[cfg(test)]
pub use lexicon::Lexicon;
pub use lexicon::{Heard, Posting, TextIndex};
pub use needs::Needs;
pub use score::{Answers, bucket, score};
pub use tokens::telling;

/// Cases shared with the browser.
#[cfg(test)]
fn vectors() -> serde_json::Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/text.json");
    let text = std::fs::read_to_string(path).expect("the vectors are there");
    serde_json::from_str(&text).expect("they are JSON")
}
