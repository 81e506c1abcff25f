//! The whole of finding, as the browser does it: a place and words in, entries out, best
//! first. For helpers at a terminal, and to hold the browser's scripts to. Must not know
//! how results are shown.

use jiff::civil::DateTime;

use super::index::{by_name, homes, order};
use super::text::{Answers, Heard, Needs, TextIndex, bucket, score, telling};
use super::wanted::Wanted;
use super::{Doc, Layer, Placed, Ranked, Soon, Whereabouts, docs, place, rank};
use crate::hours::Calendar;
use crate::resolve::{NeedId, Site};

/// Miles that hold the whole country.
const ANYWHERE: f64 = 900.0;

/// Entries that answer every word, with which those that hardly answer can be spared.
const ENOUGH: usize = 3;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// What is wanted; may name a place when `at` does not. Empty: anything.
    pub words: &'a str,
    /// Where the person is, if they said so.
    pub at: Option<&'a Whereabouts>,
    /// Miles within which something is near.
    pub miles: f64,
    /// The moment, by the clock in Europe/London: what is open then comes first.
    pub now: DateTime,
}

/// One entry found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The entry.
    pub doc: Doc,
    /// Where it lies for the person; `None` when no place is known.
    pub placed: Option<Placed>,
    /// True when it is further than asked, and there is nothing nearer.
    pub beyond: bool,
    /// How soon it is on.
    pub soon: Soon,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Best first.
    pub hits: Vec<Hit>,
    /// The place or postcode that was found in the words.
    pub place: Option<String>,
    /// The words as they were understood, when they were misspelt.
    pub mended: Option<String>,
    /// Needs that may have been meant, when nothing answers.
    pub near: Vec<NeedId>,
}

/// A question with what answers it, where it is asked.
struct Asked<'a> {
    answers: &'a Answers,
    /// The best of their scores.
    best: u64,
    /// How well an entry has to answer to be shown, see [`bucket`].
    least: u32,
    /// Nothing in particular is wanted.
    any: bool,
    at: &'a Whereabouts,
    now: DateTime,
}

/// Finds entries of a site. For more than one question keep a [`Finder`].
pub fn search(site: &Site, query: &Query) -> Vec<Hit> {
    Finder::new(site).find(query).hits
}

/// A site made ready for questions.
pub struct Finder<'a> {
    site: &'a Site,
    /// In the order of the index.
    docs: Vec<Doc>,
    /// For each of those, where its name stands among all names.
    names: Vec<usize>,
    text: TextIndex,
    needs: Needs,
    calendar: Calendar,
}

impl<'a> Finder<'a> {
    /// Reads all entries.
    pub fn new(site: &'a Site) -> Finder<'a> {
        let unordered = docs(site);
        let order = order(&unordered, &homes(site, &unordered));
        let names = by_name(&unordered, &order);
        let text = TextIndex::of(site, &unordered, &order, &mut Heard::default());
        let docs = order.iter().map(|&at| unordered[at].clone()).collect();
        Finder {
            site,
            docs,
            names,
            text,
            needs: Needs::of(&site.needs),
            calendar: site.config.calendar(),
        }
    }

    /// Finds.
    pub fn find(&self, query: &Query) -> Found {
        let wanted = match query.at {
            Some(_) => Wanted::words(self.site, query.words),
            None => Wanted::with_place(self.site, query.words),
        };
        let Some(at) = &wanted.at else {
            return self.ranked(&wanted, query);
        };
        let there = Query {
            at: Some(at),
            ..*query
        };
        // A name may have a place in it where the entry is not: "North End Walkers".
        let named = self.answers(query.words);
        let top = (0..self.docs.len())
            .rev()
            .max_by_key(|entry| named.scores[*entry]);
        let elsewhere = top.filter(|_| wanted.may_be_name).is_some_and(|top| {
            let placed = place(&self.docs[top], at, query.miles);
            named.whole[top] && placed.is_none_or(|placed| placed.layer == Layer::NotCovered)
        });
        if elsewhere {
            return self.ranked(&Wanted::words(self.site, query.words), query);
        }
        let found = self.ranked(&wanted, &there);
        Found {
            place: wanted.place.clone(),
            ..found
        }
    }

    fn answers(&self, words: &str) -> Answers {
        let entries: Vec<_> = self
            .docs
            .iter()
            .map(|doc| (doc.kind, doc.needs.as_slice()))
            .collect();
        score(words, &self.text, &self.needs, &entries)
    }

    fn ranked(&self, wanted: &Wanted, query: &Query) -> Found {
        let answers = match wanted.need {
            Some(need) => self.answers_to(need),
            None if wanted.words.is_empty() => Answers {
                scores: vec![1; self.docs.len()],
                ..Answers::default()
            },
            None => self.answers(&wanted.words),
        };
        let best = answers.scores.iter().copied().max().unwrap_or(0);
        if best == 0 {
            let words: Vec<String> = telling(&wanted.words)
                .split(' ')
                .map(str::to_owned)
                .collect();
            return Found {
                near: self.needs.like(&words),
                ..Found::default()
            };
        }
        let hits = match query.at {
            Some(at) => {
                let best = self.bar(&answers, at).unwrap_or(best);
                // When anything will do, the nearest is as good as what is open.
                let any = wanted.need.is_none() && wanted.words.is_empty();
                self.layers(
                    &Asked {
                        answers: &answers,
                        best,
                        least: self.least(&answers, best, at),
                        any,
                        at,
                        now: query.now,
                    },
                    query.miles,
                )
            }
            None => self.anywhere(&answers, best, query.now),
        };
        Found {
            hits,
            mended: answers.mended,
            ..Found::default()
        }
    }

    /// Entries that answer a need or a narrower one; when none does, the need around it.
    fn answers_to(&self, need: NeedId) -> Answers {
        let within = |own: &NeedId| *own == need || self.site.needs[*own].parent == Some(need);
        let scores: Vec<u64> = self
            .docs
            .iter()
            .map(|doc| match doc.kind {
                _ if !doc.needs.iter().any(within) => 0,
                super::DocKind::Offer => 2,
                super::DocKind::Group | super::DocKind::Venue => 1,
            })
            .collect();
        match self.site.needs[need].parent {
            Some(parent) if scores.iter().all(|score| *score == 0) => self.answers_to(parent),
            _ => Answers {
                scores,
                ..Answers::default()
            },
        }
    }

    /// The best score of an entry that is for the person, near if any is: what covers only
    /// others or is far off must not hide it. One that answers every word may have been
    /// meant by name.
    fn bar(&self, answers: &Answers, at: &Whereabouts) -> Option<u64> {
        // Nothing is whole when a need is chosen, and there all that answers is shown.
        let best = |miles: f64| {
            let scored = (0..answers.whole.len()).filter(|entry| answers.scores[*entry] > 0);
            let kept =
                scored.filter(|entry| answers.whole[*entry] || self.is_theirs(*entry, at, miles));
            kept.map(|entry| answers.scores[entry]).max()
        };
        best(self.site.config.radius).or_else(|| best(ANYWHERE))
    }

    /// Whether an entry is listed for a person, and not only for others.
    fn is_theirs(&self, entry: usize, at: &Whereabouts, miles: f64) -> bool {
        let placed = place(&self.docs[entry], at, miles);
        placed.is_some_and(|placed| placed.layer != Layer::NotCovered)
    }

    /// How well an entry has to answer to be shown: what answers little of a question only
    /// stands before what answers all of it further down, when there is enough of that.
    fn least(&self, answers: &Answers, best: u64, at: &Whereabouts) -> u32 {
        let answers_all = |entry: &usize| {
            answers.whole[*entry]
                && bucket(answers.scores[*entry], best) > 1
                && self.is_theirs(*entry, at, self.site.config.radius)
        };
        let all = (0..answers.whole.len()).filter(answers_all).count();
        if all >= ENOUGH { 2 } else { 1 }
    }

    /// How soon an entry is on.
    fn soon(&self, doc: &Doc, now: DateTime) -> Soon {
        if doc.paused {
            Soon::Never
        } else {
            doc.times.soon(now, &self.calendar)
        }
    }

    fn layers(&self, asked: &Asked, miles: f64) -> Vec<Hit> {
        let mut hits = self.within(asked, miles, false);
        if hits.iter().all(|hit| {
            hit.placed
                .is_some_and(|placed| placed.layer == Layer::NotCovered)
        }) {
            let mut further = self.within(asked, ANYWHERE, true);
            further.retain(|hit| hit.placed.is_some_and(|placed| placed.layer <= Layer::Near));
            further.extend(hits);
            hits = further;
        }
        hits
    }

    fn within(&self, asked: &Asked, miles: f64, beyond: bool) -> Vec<Hit> {
        let mut found: Vec<(Ranked, Soon)> = self
            .docs
            .iter()
            .zip(&asked.answers.scores)
            .filter_map(|(doc, score)| {
                let exact = *score;
                let score = bucket(exact, asked.best);
                let placed = (score >= asked.least).then(|| place(doc, asked.at, miles))??;
                let on = self.soon(doc, asked.now);
                let soon = if asked.any { Soon::Now } else { on };
                Some((
                    Ranked {
                        doc,
                        placed,
                        score,
                        soon,
                        exact,
                    },
                    on,
                ))
            })
            .collect();
        found.sort_by(|(a, _), (b, _)| rank(a, b));
        let hit = |(ranked, soon): (Ranked, Soon)| Hit {
            doc: ranked.doc.clone(),
            placed: Some(ranked.placed),
            beyond,
            soon,
        };
        found.into_iter().map(hit).collect()
    }

    /// Without a place there is no distance: the better answer first, then by name.
    fn anywhere(&self, answers: &Answers, best: u64, now: DateTime) -> Vec<Hit> {
        let kept = |entry: &usize| bucket(answers.scores[*entry], best) > 0;
        let mut entries: Vec<usize> = (0..self.docs.len()).filter(kept).collect();
        entries.sort_by_key(|&entry| (std::cmp::Reverse(answers.scores[entry]), self.names[entry]));
        let hit = |entry: usize| Hit {
            doc: self.docs[entry].clone(),
            placed: None,
            beyond: false,
            soon: self.soon(&self.docs[entry], now),
        };
        entries.into_iter().map(hit).collect()
    }
}
