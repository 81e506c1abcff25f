//! What a result shows. Plain strings that are already worded, so that neither the
//! index nor the browser has to know how a time or a cost is said.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::foreign;

/// Characters of a summary on a card.
const SUMMARY: usize = 160;

/// What a result shows. An empty text is not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Card {
    /// The kind in words: `Support offer`.
    pub kind: String,
    /// Name.
    pub name: String,
    /// Its page below the base, without a leading `/`: `offers/warm-hub/`.
    pub url: String,
    /// A sentence or two; see [`Card::shorten`].
    pub summary: String,
    /// When, as a line.
    pub when: String,
    /// What it costs.
    pub cost: String,
    /// Whom it is for.
    pub who: String,
    /// How to get it: who has to ask.
    pub how: String,
    /// A telephone number, as typed.
    pub phone: String,
    /// The same for a `tel:` link.
    pub tel: String,
    /// The venue and the town; nothing finer than the sector if the address is hidden.
    pub place: String,
    /// Carries "Exit this page".
    pub sensitive: bool,
    /// Closed for now.
    pub paused: bool,
}

impl Card {
    /// A text cut at a word so that it fits a card.
    pub fn shorten(text: &str) -> String {
        foreign::within(text, shorten)
    }

    /// As a row: texts in the order of the fields, then flags; empty ends left out.
    pub(super) fn row(&self) -> Value {
        let Card {
            kind,
            name,
            url,
            summary,
            when,
            cost,
            who,
            how,
            phone,
            tel,
            place,
            sensitive,
            paused,
        } = self;
        let flags = u8::from(*sensitive) + 2 * u8::from(*paused);
        let texts = [
            kind, name, url, summary, when, cost, who, how, phone, tel, place,
        ];
        let mut row: Vec<Value> = texts.map(|text| json!(text)).to_vec();
        row.push(json!(flags));
        while row
            .last()
            .is_some_and(|v| *v == json!(0) || *v == json!(""))
        {
            row.pop();
        }
        Value::Array(row)
    }
}

fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= SUMMARY {
        return text;
    }
    let end = text
        .char_indices()
        .nth(SUMMARY)
        .map_or(text.len(), |(at, _)| at);
    let kept = text[..end].rsplit_once(' ').map_or("", |(kept, _)| kept);
    // One word longer than a card is cut where the card ends.
    let kept = if kept.is_empty() { &text[..end] } else { kept };
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || ",;:-–(".contains(c));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_cut_at_a_word() {
        assert_eq!(Card::shorten("Hot  food\nfor all."), "Hot food for all.");
        let long = "Warm meals, ".repeat(30);
        let short = Card::shorten(&long);
        assert!(short.chars().count() <= 161, "{short}");
        assert!(
            short.ends_with("meals…") || short.ends_with("Warm…"),
            "{short}"
        );
        assert_eq!(Card::shorten(&"é".repeat(200)).chars().count(), 161);
    }

    #[test]
    fn a_row_leaves_out_its_empty_end() {
        let card = Card {
            kind: "Venue".into(),
            name: "Hall".into(),
            url: "venues/hall/".into(),
            ..Card::default()
        };
        assert_eq!(card.row(), json!(["Venue", "Hall", "venues/hall/"]));
        let sensitive = Card {
            sensitive: true,
            paused: true,
            ..card
        };
        assert_eq!(sensitive.row()[11], json!(3));
    }
}
