//! What the words of a question ask for: a need by name, a place among them ("food bank
//! in Seacombe", "CH44 food"), and what is left.

use super::text::telling;
use super::{Whereabouts, fold};
use crate::postcode::{self, Typed};
use crate::resolve::{NeedId, Place, Site};

/// What is wanted, and where.
#[derive(Debug, Default)]
pub struct Wanted {
    /// The need, when the words are its name.
    pub need: Option<NeedId>,
    /// The words, without those that name a place.
    pub words: String,
    /// The place as it is written, and where it is.
    pub place: Option<String>,
    /// Where that is.
    pub at: Option<Whereabouts>,
    /// The place's name may be a part of an entry's.
    pub may_be_name: bool,
}

/// Words after which a place is named.
const BEFORE: [&str; 5] = ["in", "near", "around", "at", "by"];
/// Words in the longest name of a place that is looked for.
const LONGEST: usize = 4;

impl Wanted {
    /// Of words alone.
    pub fn words(site: &Site, words: &str) -> Wanted {
        Wanted {
            need: need_named(site, words),
            words: fold(words),
            ..Wanted::default()
        }
    }

    /// Of words that may name a place.
    pub fn with_place(site: &Site, words: &str) -> Wanted {
        let whole = Wanted::words(site, words);
        if whole.need.is_some() {
            return whole;
        }
        let typed: Vec<&str> = whole.words.split(' ').collect();
        if let Some((from, to, read)) = postcode_in(site, &typed) {
            let rest = [&typed[..from], &typed[to..]].concat().join(" ");
            return Wanted {
                place: Some(read.to_string()),
                at: Whereabouts::of(site, &read),
                ..Wanted::words(site, &rest)
            };
        }
        let Some((from, to, place)) = place_in(site, &typed) else {
            return whole;
        };
        let rest = telling(&[&typed[..from], &typed[to..]].concat().join(" "));
        Wanted {
            place: Some(site.places[place].name.clone()),
            at: Whereabouts::of_place(site, place),
            may_be_name: !rest.is_empty(),
            ..Wanted::words(site, &rest)
        }
    }
}

/// The need whose name or slug a text is, apart from idle words, spaces and plurals. What
/// else people call it is no name: entries may be called that, so the text is searched.
pub fn need_named(site: &Site, text: &str) -> Option<NeedId> {
    [fold(text), telling(text)].iter().find_map(|text| {
        let typed = squeeze(text);
        let called = |name: &str| squeeze(&fold(name)) == typed;
        (!typed.is_empty())
            .then(|| {
                site.needs
                    .iter()
                    .position(|need| called(&need.slug) || called(&need.name))
            })
            .flatten()
    })
}

/// Without spaces and the plural, so that "food banks" is "foodbank".
fn squeeze(folded: &str) -> String {
    let one = |word: &str| {
        let letters = word
            .bytes()
            .rev()
            .skip(1)
            .take(3)
            .filter(u8::is_ascii_lowercase)
            .count();
        word.strip_suffix('s')
            .filter(|_| letters == 3)
            .unwrap_or(word)
            .to_owned()
    };
    folded.split(' ').map(one).collect()
}

/// A postcode among words, of an outward code that the site has.
fn postcode_in(site: &Site, words: &[&str]) -> Option<(usize, usize, Typed)> {
    let spans = [2, 1]
        .into_iter()
        .flat_map(|n| (0..words.len()).map(move |from| (from, from + n)));
    spans
        .filter(|(_, to)| *to <= words.len())
        .find_map(|(from, to)| {
            let read = postcode::read(&words[from..to].join(" ")).ok()?;
            let known = !site.gazetteer.units_in_outward(&read.outward()).is_empty();
            known.then_some((from, to, read))
        })
}

/// The longest name of a place among words, of equal ones the last. One that is misspelt
/// is seen at the end, after "in" or "near".
fn place_in(site: &Site, words: &[&str]) -> Option<(usize, usize, usize)> {
    let found = |text: &str| place_named(site, text);
    for n in (1..=words.len().min(LONGEST)).rev() {
        for from in (0..=words.len() - n).rev() {
            if let Some(place) = found(&words[from..from + n].join(" ")) {
                return Some((from, from + n, place));
            }
        }
    }
    let before = words.iter().rposition(|word| BEFORE.contains(word))?;
    let typed = squeeze(&words[before + 1..].join(" "));
    let near = |place: usize| {
        let slips = names(&site.places[place])
            .map(|name| strsim::osa_distance(&squeeze(&name), &typed))
            .min()?;
        let most = if typed.len() < 8 { 1 } else { 2 };
        (slips <= most).then_some((slips, place))
    };
    let known = (0..site.places.len()).filter(|place| site.places[*place].centre.is_some());
    let (_, place) = known.filter(|_| typed.len() > 4).filter_map(near).min()?;
    Some((before, words.len(), place))
}

/// The place that a text names.
pub fn place_named(site: &Site, text: &str) -> Option<usize> {
    let typed = squeeze(&fold(text));
    let called =
        |place: &Place| place.centre.is_some() && names(place).any(|name| squeeze(&name) == typed);
    (!typed.is_empty())
        .then(|| site.places.iter().position(called))
        .flatten()
}

fn names(place: &Place) -> impl Iterator<Item = String> {
    let all = [&place.slug, &place.name].into_iter();
    let all = all.chain(&place.also).chain(&place.others);
    all.map(|name| fold(name))
}

#[cfg(test)]
mod tests {
    #[test]
    fn plurals_and_spaces_do_not_part_names() {
        assert_eq!(super::squeeze("food banks"), super::squeeze("foodbank"));
        assert_eq!(super::squeeze("gas us ts"), "gasusts");
    }
}
