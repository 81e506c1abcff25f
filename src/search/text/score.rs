//! How well each entry answers a question. Each word of it is worth 0 to 240 to an
//! entry, by what the entry says (its impact) and by the needs that it answers; rare
//! words count more, and an entry that answers more of the words more than one that
//! answers one of them well. No word has to be there.

use super::idle::{IDLE, is_idle};
use super::lexicon::{Posting, TextIndex};
use super::needs::{Needs, Worths};
use super::stem::stem;
use super::tokens::{Token, tokens};
use super::typo::{guessed, meant};
use crate::resolve::NeedId;
use crate::search::DocKind;

/// Words in the longest phrase that is looked for.
const PHRASE: usize = 6;
/// Sixteenths that a word counts when it stands for one that was not known: one that
/// begins so, and one that is spelt nearly so.
const BEGUN: u32 = 11;
const MENDED: u32 = 13;
/// What a word has to be worth to an entry for it to count as answered.
const ANSWERED: u32 = 48;

/// How entries answer a question.
#[derive(Debug, Default)]
pub struct Answers {
    /// For each entry; 0 for none.
    pub scores: Vec<u64>,
    /// For each entry, whether every word is answered.
    pub whole: Vec<bool>,
    /// The question with words mended, when any was.
    pub mended: Option<String>,
    /// Words that nothing is known of.
    pub unknown: Vec<String>,
}

/// One word of a question, and what it is worth to each entry: by text, and by needs.
struct Worth {
    said: Vec<u32>,
    need: Vec<u32>,
}

impl Worth {
    fn any(&self) -> bool {
        self.said.iter().chain(&self.need).any(|worth| *worth > 0)
    }
}

/// Scores all entries, given as kind and needs.
pub fn score(
    text: &str,
    index: &TextIndex,
    needs: &Needs,
    entries: &[(DocKind, &[NeedId])],
) -> Answers {
    let (tokens, age) = tokens(text);
    let mut question = Question {
        index,
        needs,
        entries,
        worths: tokens
            .iter()
            .map(|_| Worth {
                said: vec![0; index.count],
                need: vec![0; index.count],
            })
            .collect(),
        tokens,
        mended: false,
        unknown: Vec::new(),
    };
    question.join();
    for at in 0..question.tokens.len() {
        if !question.tokens[at].idle {
            question.look_up(at);
        }
    }
    question.guess();
    question.phrases();
    question.answers(age)
}

struct Question<'a> {
    index: &'a TextIndex,
    needs: &'a Needs,
    entries: &'a [(DocKind, &'a [NeedId])],
    tokens: Vec<Token>,
    worths: Vec<Worth>,
    mended: bool,
    /// Where words stand that nothing is known of.
    unknown: Vec<usize>,
}

impl Question<'_> {
    /// Neighbouring words that entries or needs write as one: "ebb tide", "handy man".
    fn join(&mut self) {
        let telling: Vec<usize> = (0..self.tokens.len())
            .filter(|at| !self.tokens[*at].idle)
            .collect();
        for pair in telling.windows(2) {
            let joined = stem(&format!(
                "{}{}",
                self.tokens[pair[0]].word, self.tokens[pair[1]].word
            ));
            if let Some(list) = self.index.terms.get(&joined) {
                for &at in pair {
                    raise(&mut self.worths[at].said, list, 16);
                }
            }
            let worths = self.needs.called(&joined, false);
            pair.iter()
                .for_each(|&at| self.credit(at..at + 1, &worths, 16));
        }
    }

    /// One word: as it is, else as the beginning of others, else as it was meant.
    fn look_up(&mut self, at: usize) {
        let (needs, index) = (self.needs, self.index);
        let Token {
            word, stem: own, ..
        } = self.tokens[at].clone();
        let known = |stem: &str| index.terms.contains_key(stem) || needs.knows(stem);
        if known(&own) {
            return self.take(at, &own, 16);
        }
        // Part of a joined word: nothing to mend.
        if self.worths[at].any() {
            return;
        }
        if at + 1 == self.tokens.len() && own.len() > 2 {
            let mut starts: Vec<String> = index
                .starting(&own)
                .map(|(term, _)| term.to_owned())
                .collect();
            starts.extend(needs.starting(&own).map(str::to_owned));
            if !starts.is_empty() {
                return starts.iter().for_each(|term| self.take(at, term, BEGUN));
            }
        }
        // "Brother" is no slip for "broader": it says whom it is for.
        if self.tokens[at].who {
            self.tokens[at].idle = true;
            return;
        }
        let beside = index.lexicon.beside(&word);
        let mut words = meant(&word, needs.words().chain(IDLE.split(' ')));
        if let Some(idle) = words.iter().find(|word| is_idle(word)) {
            self.tokens[at].word = (*idle).to_owned();
            self.tokens[at].stem = stem(idle);
            self.tokens[at].idle = true;
            return;
        }
        if words.is_empty() {
            words = meant(&word, beside.iter().map(String::as_str));
        }
        if words.is_empty() {
            return self.unknown.push(at);
        }
        self.mend(at, &words);
    }

    /// When nothing at all is known, a slip more is forgiven: a guess is better than an
    /// empty page.
    fn guess(&mut self) {
        if self.worths.iter().any(Worth::any) {
            return;
        }
        let (needs, index) = (self.needs, self.index);
        for at in std::mem::take(&mut self.unknown) {
            let word = self.tokens[at].word.clone();
            let beside = index.lexicon.beside(&word).iter().map(String::as_str);
            let words = guessed(&word, needs.words().chain(beside));
            if words.is_empty() {
                self.unknown.push(at);
            } else {
                self.mend(at, &words);
            }
        }
    }

    /// Takes a word for others.
    fn mend(&mut self, at: usize, words: &[&str]) {
        let first = words[0];
        self.mended = true;
        self.tokens[at].word = first.to_owned();
        self.tokens[at].stem = stem(first);
        let mut stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        stems.dedup();
        stems.iter().for_each(|stem| self.take(at, stem, MENDED));
    }

    /// What a stem is worth to entries, in sixteenths.
    fn take(&mut self, at: usize, stem: &str, sixteenths: u32) {
        if let Some(list) = self.index.terms.get(stem) {
            raise(&mut self.worths[at].said, list, sixteenths);
        }
        self.credit(at..at + 1, &self.needs.part(stem), sixteenths);
        self.credit(at..at + 1, &self.needs.called(stem, false), sixteenths);
    }

    /// What needs are worth to entries, for some words.
    fn credit(&mut self, words: std::ops::Range<usize>, worths: &Worths, sixteenths: u32) {
        if worths.is_empty() {
            return;
        }
        for (entry, (kind, needs)) in self.entries.iter().enumerate() {
            // What helps answers better than who runs it, and that better than where.
            let share = match kind {
                DocKind::Offer => 16,
                DocKind::Group => 13,
                DocKind::Venue => 12,
            };
            let worth = worths.best(needs) * share * sixteenths / 256;
            for at in words.clone() {
                let known = &mut self.worths[at].need[entry];
                *known = worth.max(*known);
            }
        }
    }

    /// Phrases that needs are called by, of all words and of those that tell something.
    fn phrases(&mut self) {
        let telling: Vec<usize> = (0..self.tokens.len())
            .filter(|at| !self.tokens[*at].idle)
            .collect();
        let all: Vec<usize> = (0..self.tokens.len()).collect();
        for (places, only_telling) in [(all, false), (telling, true)] {
            for from in 0..places.len() {
                for to in from + 1..places.len().min(from + PHRASE) {
                    let span = &places[from..=to];
                    let key: String = span
                        .iter()
                        .map(|at| self.tokens[*at].stem.as_str())
                        .collect();
                    let mut worths = self.needs.called(&key, only_telling);
                    if worths.is_empty() && only_telling {
                        worths = self.needs.called(&key, false);
                    }
                    if worths.is_empty() {
                        continue;
                    }
                    for &at in span {
                        self.tokens[at].idle = false;
                        self.credit(at..at + 1, &worths, 16);
                    }
                }
            }
        }
    }

    fn answers(self, age: Option<u32>) -> Answers {
        let count = self.index.count;
        let mut columns: Vec<(bool, Vec<u32>)> = Vec::new();
        for (token, worth) in self.tokens.iter().zip(&self.worths) {
            if token.idle {
                continue;
            }
            let pairs = worth.said.iter().zip(&worth.need);
            let worths = pairs.map(|(a, b)| a.max(b) + a.min(b) / 2).collect();
            columns.push((token.who, worths));
        }
        let mut wrong = vec![false; count];
        if let Some(years) = age {
            let mut column = vec![0; count];
            for (term, list) in self.index.starting("#") {
                let right = includes(term, years);
                for &(entry, impact) in list {
                    column[entry] = if right { u32::from(impact) * 16 } else { 0 };
                    wrong[entry] = !right;
                }
            }
            columns.push((false, column));
        }
        // Words that no entry answers part none from another.
        let weighed: Vec<(u64, &Vec<u32>)> = columns
            .iter()
            .filter_map(|(who, column)| {
                let answering = column.iter().filter(|worth| **worth > 0).count();
                let weight = rarity(count, answering.max(1)) / if *who { 2 } else { 1 };
                (answering > 0).then_some((weight, column))
            })
            .collect();
        let total: u64 = weighed.iter().map(|(weight, _)| weight).sum();
        let unanswered = weighed.len() < columns.len() || !self.unknown.is_empty();
        let mut answers = Answers::default();
        for entry in 0..count {
            let (mut sum, mut covered) = (0, 0);
            for (weight, column) in &weighed {
                sum += weight * u64::from(column[entry]);
                covered += if column[entry] >= ANSWERED {
                    *weight
                } else {
                    0
                };
            }
            let score = sum * (total + 2 * covered) / total.max(1) / 16;
            answers
                .scores
                .push(if wrong[entry] { score / 4 } else { score });
            answers
                .whole
                .push(total > 0 && covered == total && !unanswered);
        }
        let words: Vec<&str> = self
            .tokens
            .iter()
            .map(|token| token.word.as_str())
            .collect();
        answers.mended = self.mended.then(|| words.join(" "));
        answers.unknown = self
            .unknown
            .iter()
            .map(|at| words[*at].to_owned())
            .collect();
        answers
    }
}

/// How much better than others an entry answers: 3 for much as well as the best, 0 for
/// too little to be shown. Entries of one number stand by distance.
pub fn bucket(score: u64, best: u64) -> u32 {
    let over = |parts: u64| score * 16 >= best * parts;
    match score {
        0 => 0,
        _ if over(14) => 3,
        _ if over(10) => 2,
        _ if over(6) => 1,
        _ => 0,
    }
}

fn raise(said: &mut [u32], list: &[Posting], sixteenths: u32) {
    for &(entry, impact) in list {
        said[entry] = said[entry].max(u32::from(impact) * sixteenths);
    }
}

/// Ten times the natural logarithm of how rare a word is, rounded.
fn rarity(count: usize, answering: usize) -> u64 {
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss
    )]
    let rarity = (10.0 * (1.0 + count as f64 / answering as f64).ln()).round() as u64;
    rarity
}

/// Whether an age is among those of a term: `#5-11`, `#18-`, `#-24`.
fn includes(term: &str, years: u32) -> bool {
    let (min, max) = term[1..].split_once('-').unwrap_or_default();
    min.parse().map_or(true, |min: u32| min <= years)
        && max.parse().map_or(true, |max: u32| years <= max)
}
