//! Whether a line tells of several things, each with times of its own: `Food bank Mon
//! 10-12; café Tue-Sat 9-3`. Then its times are not those of one thing, and it stays text.
//! Also whether one statement has words of its own. Must not know what times are.

use super::draft::{Draft, Trouble};
use super::lexicon;
use super::scan::{Item, Placed, Scan};
use super::token::Kind;
use crate::hours::Use;

/// The words beside each statement: before its days, and after its times.
#[derive(Debug, Default)]
pub(super) struct Labels {
    lead: String,
    trail: String,
    /// Words stand among its days: `Food bank Monday, café Tuesday 10-12`.
    amid: bool,
}

impl Labels {
    pub(super) fn heading(&self) -> String {
        self.lead.clone()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lead.is_empty() && self.trail.is_empty()
    }
}

/// The words beside each statement, in order.
pub(super) fn labels(
    scan: &Scan,
    items: &[Placed],
    uses: &[Option<Use>],
    drafts: &[Draft],
) -> Vec<Labels> {
    let mut labels: Vec<Labels> = drafts.iter().map(|_| Labels::default()).collect();
    for (at, draft) in drafts.iter().enumerate() {
        let end = drafts.get(at + 1).map_or(items.len(), |next| next.item);
        let amid = items[draft.item..end]
            .iter()
            .rposition(|placed| matches!(placed.item, Item::Days(_)))
            .map_or(draft.item, |last| draft.item + last);
        labels[at].amid = draft.days.len() > 1
            && runs(scan, items, uses, draft.item, amid)
                .iter()
                .any(|(words, ..)| !words.split(' ').all(lexicon::is_of_one_thing));
        let after = runs(scan, items, uses, draft.item, end);
        for (words, parted, sentence) in after {
            let next = at + 1 < drafts.len();
            if next && !parted {
                push(&mut labels[at + 1].lead, &words);
            } else if next || !sentence {
                push(&mut labels[at].trail, &words);
            }
        }
    }
    if let (Some(first), Some(draft)) = (labels.first_mut(), drafts.first()) {
        for (words, ..) in runs(scan, items, uses, 0, draft.item) {
            push(&mut first.lead, &words);
        }
    }
    labels
}

/// Why a line is about several things, if it is.
pub(super) fn several(labels: &[Labels], drafts: &[Draft]) -> Option<Trouble> {
    let heading = labels.first().map_or("", |first| first.lead.as_str());
    let trail = labels
        .iter()
        .map(|label| label.trail.as_str())
        .find(|trail| !trail.is_empty());
    let other = labels.iter().zip(drafts).skip(1).find(|(label, draft)| {
        let own_days = drafts.first().is_some_and(|first| first.days != draft.days);
        let headed = !label.lead.is_empty() && !is_one_kind(&label.lead, heading);
        let named =
            trail.is_some_and(|trail| !label.trail.is_empty() && !is_one_kind(&label.trail, trail));
        own_days && (headed || named)
    });
    let mixed = drafts.iter().zip(labels).find(|(_, label)| label.amid);
    let why = "these may be the times of several things; give each an entry of its own";
    other
        .map(|(_, draft)| draft)
        .or(mixed.map(|(draft, _)| draft))
        .map(|draft| Trouble::unread(draft.item, why))
}

/// Whether lines with two headings are about two things; a line without one is of any.
pub(super) fn are_two(heading: &str, other: &str) -> bool {
    !heading.is_empty() && !other.is_empty() && !is_one_kind(heading, other)
}

/// Whether two labels are the same, or tell people or acts of worship apart: one thing's.
fn is_one_kind(label: &str, other: &str) -> bool {
    let plain = |words: &str| words.split(' ').all(lexicon::is_of_one_thing);
    label == other || (plain(label) && plain(other))
}

/// Runs of notes between two items: their words; whether a sign parts them from what
/// follows; whether they stand in a sentence of their own. Numbers, as of ages or
/// telephones, name no service.
fn runs(
    scan: &Scan,
    items: &[Placed],
    uses: &[Option<Use>],
    from: usize,
    to: usize,
) -> Vec<(String, bool, bool)> {
    let mut found: Vec<(String, bool, bool)> = Vec::new();
    let mut open = false;
    let mut sentence = false;
    for placed in &items[from..to] {
        let parts = matches!(
            placed.item,
            Item::Comma | Item::And | Item::Close | Item::End
        );
        if parts {
            open = false;
            sentence |= placed.item == Item::End;
            found.iter_mut().for_each(|run| run.1 = true);
            continue;
        }
        // Which part of which day is kept as it was typed.
        if matches!(placed.item, Item::Part(_)) {
            continue;
        }
        for at in placed.from..placed.to {
            let aside = matches!(scan.kind(at), Some(Kind::Aside));
            let note = uses.get(at) == Some(&Some(Use::Note));
            let named = note && !aside && !scan.word(at).is_empty();
            let opens = placed.item == Item::IsOpen && !open;
            if !named && !opens {
                continue;
            }
            let word = if opens { "open" } else { scan.word(at) };
            match found.last_mut() {
                Some(run) if open => push(&mut run.0, word),
                Some(_) | None => found.push((word.to_owned(), false, sentence)),
            }
            open = true;
        }
    }
    found
}

fn push(words: &mut String, more: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(more);
}
