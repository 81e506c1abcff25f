//! A question as words: which of them tell something, and whether it names an age.

use super::idle::is_idle;
use super::stem::stem;
use crate::search::fold;

/// Numbers that people write out before "year old", from one on.
const NUMBERS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen \
fourteen fifteen sixteen seventeen eighteen";

/// Words for people, whom others ask for.
const WHO: &str = "aunt aunty boy boyfriend brother child children cousin dad daughter family father \
girl girlfriend gran grandad grandma husband kid kids lad mam mate mother mum nan nephew niece partner sister \
son uncle wife";

/// Words before an age.
const TOLD: [&str; 5] = ["im", "am", "is", "hes", "shes"];

/// A word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// As folded.
    pub word: String,
    /// Its stem, or that of what it was meant to be.
    pub stem: String,
    /// True when it says nothing by itself.
    pub idle: bool,
    /// True when it says whom it is for ("my kids"): worth less than what is wanted.
    pub who: bool,
}

/// The words of a question. When all are idle, none is.
pub fn tokens(text: &str) -> (Vec<Token>, Option<u32>) {
    let token = |word: &str| Token {
        word: word.to_owned(),
        stem: stem(word),
        idle: is_idle(word),
        who: WHO.split(' ').any(|who| who == word),
    };
    let folded = fold(text);
    let mut all: Vec<Token> = folded.split_whitespace().map(token).collect();
    let age = age(&mut all);
    by_phone(&mut all);
    if age.is_none() && all.iter().all(|token| token.idle) {
        all.iter_mut().for_each(|token| token.idle = false);
    }
    (all, age)
}

/// A text without its idle words: "I need a food bank" → "food bank".
pub fn telling(text: &str) -> String {
    let folded = fold(text);
    let kept: Vec<&str> = folded.split(' ').filter(|word| !is_idle(word)).collect();
    kept.join(" ")
}

/// The age that is spoken of ("14 year old", "aged 14", "over 65", "I'm 78", "under 5");
/// its words are idle.
fn age(tokens: &mut [Token]) -> Option<u32> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.word.as_str());
    let found = (0..tokens.len()).find_map(|at| {
        let own = word(at);
        let digits = own.len() - own.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let before = at.checked_sub(1).map_or("", word);
        let old = |at| usize::from(word(at).starts_with("old"));
        let Ok(years) = own[..digits].parse::<u32>() else {
            let written = NUMBERS
                .split(' ')
                .zip(1..)
                .find(|(number, _)| *number == own);
            let years = written.filter(|_| old(at + 2) == 1 && word(at + 1) == "year");
            return years.map(|(_, years)| (at, at + 2, years));
        };
        if years > 120 {
            return None;
        }
        match (&own[digits..], word(at + 1)) {
            // "Out of work 2 years" says how long, and not how old.
            ("", "years" | "yrs") if old(at + 2) == 1 || TOLD.contains(&before) => {
                Some((at, at + 1 + old(at + 2), years))
            }
            ("", "year" | "yr" | "yo") => Some((at, at + 1 + old(at + 2), years)),
            ("", "month" | "months" | "week" | "weeks") if old(at + 2) == 1 => {
                Some((at, at + 2, 0))
            }
            ("yo" | "yr" | "yrs", _) => Some((at, at + old(at + 1), years)),
            ("" | "s", _) if matches!(before, "over" | "aged" | "age") => Some((at - 1, at, years)),
            ("" | "s", _) if before == "under" => Some((at - 1, at, years.saturating_sub(1))),
            ("", "plus") => Some((at, at + 1, years)),
            // "I'm 78 and", and not "I am 5 miles away".
            ("", "" | "and" | "but" | "now" | "with") if TOLD.contains(&before) => {
                Some((at, at, years))
            }
            _ => None,
        }
    });
    let (from, to, years) = found?;
    tokens[from..=to]
        .iter_mut()
        .for_each(|token| token.idle = true);
    Some(years)
}

/// "On the phone" says how, and not that a phone is what is wanted.
fn by_phone(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let before = &tokens[at - 1].word;
        let how = before == "by" || before == "over";
        let the =
            before == "the" && at > 1 && ["on", "over"].contains(&tokens[at - 2].word.as_str());
        if tokens[at].stem == "phon" && (how || the) {
            tokens[at].idle = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_read_and_its_words_are_idle_as_in_the_shared_cases() {
        let vectors = crate::search::text::vectors();
        for case in vectors["questions"].as_array().expect("a list") {
            let text = case["text"].as_str().expect("a text");
            let (tokens, age) = tokens(text);
            let kept = tokens.iter().filter(|token| !token.idle);
            let kept: Vec<&str> = kept.map(|token| token.word.as_str()).collect();
            assert_eq!(age.map(u64::from), case["age"].as_u64(), "{text}");
            assert_eq!(kept.join(" "), case["telling"], "{text}");
        }
    }

    #[test]
    fn a_question_of_idle_words_alone_is_taken_at_its_word() {
        assert!(tokens("help me").0.iter().all(|token| !token.idle));
        assert_eq!(telling("I need help with a food bank"), "food bank");
    }
}
