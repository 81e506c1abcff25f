//! Needs and the words people use for them, matched as phrases: "someone to talk to" is
//! one thing, and "food bank" is "foodbank".

use std::collections::{BTreeMap, BTreeSet};

use super::idle::is_idle;
use super::stem::stem;
use crate::resolve::{Need, NeedId};
use crate::search::fold;

/// The most that a need answers a word with.
pub const FULL: u32 = 240;
/// For one word of several in a need's name, and in what else it is called; shared by all
/// needs that have it, so that "dinner" is worth more than "advice".
const IN_NAME: u32 = 150;
const IN_ALSO: u32 = 110;
/// For what answers the need around the one that is meant.
const WIDER: u32 = 60;

/// The phrases of a site's needs.
#[derive(Default)]
pub struct Needs {
    parents: Vec<Option<NeedId>>,
    /// Stems run together → needs: with all words, and without the idle ones.
    whole: BTreeMap<String, BTreeSet<NeedId>>,
    telling: BTreeMap<String, BTreeSet<NeedId>>,
    /// Stem → what it is worth as a part of a need's phrase.
    parts: BTreeMap<String, BTreeMap<NeedId, u32>>,
    /// Words as they are written.
    words: BTreeSet<String>,
}

impl Needs {
    /// Of some needs.
    pub fn of(needs: &[Need]) -> Needs {
        let mut all = Needs::default();
        for (id, need) in needs.iter().enumerate() {
            all.parents.push(need.parent);
            all.add(id, &need.name, IN_NAME);
            all.add(id, &need.slug, IN_NAME);
            // "Music, arts and crafts" is three things.
            let name = need.name.replace(" and ", ",").replace(" or ", ",");
            name.split([',', '&'])
                .for_each(|part| all.add(id, part, IN_NAME));
            let also = need.also.iter().chain(&need.others);
            also.for_each(|also| all.add(id, also, IN_ALSO));
        }
        all
    }

    fn add(&mut self, id: NeedId, phrase: &str, worth: u32) {
        let folded = fold(phrase);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let telling: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| !is_idle(word))
            .collect();
        let key = |words: &[&str]| words.iter().map(|word| stem(word)).collect::<String>();
        if words.len() > 1 || !telling.is_empty() {
            self.whole.entry(key(&words)).or_default().insert(id);
        }
        if let [first, second] = words[..] {
            // "Phone call" is "phonecall".
            let joined = stem(&format!("{first}{second}"));
            self.whole.entry(joined).or_default().insert(id);
        }
        if telling.len() > 1 {
            self.telling.entry(key(&telling)).or_default().insert(id);
        }
        for word in telling {
            let worths = self.parts.entry(stem(word)).or_default();
            let known = worths.entry(id).or_default();
            *known = worth.max(*known);
            if word.len() > 3 {
                self.words.insert(word.to_owned());
            }
        }
    }

    /// True when a need is called by this stem, or it is a part of what one is called.
    pub fn knows(&self, stem: &str) -> bool {
        self.parts.contains_key(stem) || self.whole.contains_key(stem)
    }

    /// The words needs are called by, as written.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Stems that begin like this.
    pub fn starting<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a str> {
        let stems = self
            .parts
            .range(start.to_owned()..)
            .map(|(stem, _)| stem.as_str());
        stems.take_while(move |stem| stem.starts_with(start))
    }

    /// What each need is worth for a phrase of stems run together; empty when none is
    /// called so. `telling` when idle words were left out. Where a need and the one around it
    /// are both called so, the narrower is meant: "carers", of "Disabled people and carers".
    pub fn called(&self, key: &str, telling: bool) -> Worths {
        let named = if telling { &self.telling } else { &self.whole };
        let mut worths = Worths::default();
        let none = BTreeSet::new();
        let own = named.get(key).unwrap_or(&none);
        for &need in own {
            if own.iter().any(|other| self.parents[*other] == Some(need)) {
                worths.raise(need, IN_NAME);
                continue;
            }
            worths.raise(need, FULL);
            for (child, _) in self
                .parents
                .iter()
                .enumerate()
                .filter(|(_, p)| **p == Some(need))
            {
                worths.raise(child, FULL * 14 / 16);
            }
            if let Some(parent) = self.parents[need] {
                worths.raise(parent, WIDER);
            }
        }
        worths
    }

    /// What each need is worth for one stem of what it is called.
    pub fn part(&self, stem: &str) -> Worths {
        let mut worths = Worths::default();
        if let Some(own) = self.parts.get(stem) {
            for (need, worth) in own {
                worths.raise(*need, worth / u32::try_from(own.len()).unwrap_or(u32::MAX));
            }
        }
        worths
    }

    /// Needs that are called by a word like one of these: what may have been meant.
    pub fn like(&self, words: &[String]) -> Vec<NeedId> {
        let near = |a: &str, b: &str| {
            let slips = strsim::osa_distance(a, b);
            (slips * 3 <= a.len().max(b.len())).then_some(slips)
        };
        let mut found: Vec<(usize, NeedId)> = Vec::new();
        for word in words.iter().filter(|word| word.len() > 3) {
            for known in &self.words {
                let Some(slips) = near(word, known) else {
                    continue;
                };
                let needs = self.parts.get(&stem(known));
                found.extend(needs.into_iter().flatten().map(|(need, _)| (slips, *need)));
            }
        }
        found.sort_unstable();
        let mut needs: Vec<NeedId> = Vec::new();
        for (_, need) in found {
            if !needs.contains(&need) {
                needs.push(need);
            }
        }
        needs.truncate(3);
        needs
    }
}

/// What needs are worth.
#[derive(Default, Debug)]
pub struct Worths(BTreeMap<NeedId, u32>);

impl Worths {
    fn raise(&mut self, need: NeedId, worth: u32) {
        let known = self.0.entry(need).or_default();
        *known = worth.max(*known);
    }

    /// True when no need is worth anything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The best of an entry's needs.
    pub fn best(&self, needs: &[NeedId]) -> u32 {
        needs
            .iter()
            .filter_map(|need| self.0.get(need))
            .copied()
            .max()
            .unwrap_or(0)
    }
}
