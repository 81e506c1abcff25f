//! Words that say nothing of what is wanted ("the", "I need help with"). They are in no
//! index, and count in a search only within a phrase that a need is called by ("someone
//! to talk to"). Pages carry the list, so that the browser has the same.

/// The words, folded and sorted.
pub const IDLE: &str = "a about all also am an and another any anybody anyone are around as at away be because \
been before being but by can cannot cant could couldnt did didnt do does doesnt doing dont else for free \
from get gets getting give go going gonna got had has have havent having he help helping helps her here hers \
him his hiya how i id if ill im in into is isnt it its ive just know like local locally look looking lot \
lots may me might mine more most much must my near nearby nearest need needed needing needs no not now of on one \
or our ours out over own per please really she should so some somebody someone something sort stuff \
such support thanks that thats the their them then there these they theyre theyve thing things this those \
to too try trying until up us very want wanted wanting wants was we were weve what whats when where which \
who whos why will with without wont would you your youre yours";

/// True for one of them.
pub fn is_idle(word: &str) -> bool {
    use std::sync::LazyLock;
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| IDLE.split(' ').collect());
    WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn idle_words_are_sorted_and_folded() {
        let words: Vec<&str> = super::IDLE.split(' ').collect();
        assert!(words.is_sorted() && words.len() > 100);
        assert_eq!(crate::search::fold(super::IDLE), super::IDLE);
        assert!(super::is_idle("the") && !super::is_idle("food"));
    }
}
