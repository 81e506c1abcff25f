//! Words that say nothing of what is wanted ("the", "I need help with", "tonight": what is on
//! soonest comes first in any case). They are in no
//! index, and count in a search only within a phrase that a need is called by ("someone
//! to talk to"). Pages carry the list, so that the browser has the same.

/// The words, folded and sorted.
pub const IDLE: &str = "a about afford again all already also always am an and another any anybody anymore anyone anywhere are \
around as at away be because been before being but by came can cannot cant come comes coming could couldnt \
did didnt do does doesnt doing dont else enough even ever for free friday from get gets getting give go \
going gonna got had has have havent having he hello help helping helps her here hers hi him his hiya how i \
id if ill im in into is isnt it its ive just know like local locally look looking lot lots may me might mine \
monday more most much must my near nearby nearest need needed needing needs never no not now of on one only \
or our ours out over own per please pls plz really saturday she should so some somebody someone something \
somewhere sort still stuff such sunday support thanks that thats the their them then there these they theyre \
theyve thing things this those thursday til till to today tomorrow tonight too try trying tuesday until up \
us use using very wanna want wanted wanting wants was we wednesday were weve what whats when where which who \
whos why will with without wont would you your youre yours";

/// The same in Welsh, sorted; there they are left out beside the English ones.
const IDLE_CY: &str = "a ac allwch am amdano ar arall arnaf arnoch at atoch bod byddwch cael chi chwilio dw dwi eich ein eisiau er ers fel felly fi fy fydd fyny gael gall gallwch gan ger gerllaw gyda hefyd heb helpu hoffwn hon hwn hyn i iawn mae mewn na nawr neu nhw nid ni o oes ond os pa pan pwy rhyw rhywbeth rhywle rhywun rwy rwyf rydw rydym roi sut sy sydd un unrhyw wedi wneud wrth y ydw ydych ydy yma yn yna ym yng yr";

/// The words that say nothing in a site of some language: English ones always, since
/// entries that are not translated are still searched.
pub fn idle_words(language: &str) -> String {
    match language {
        "cy" => format!("{IDLE} {IDLE_CY}"),
        _ => IDLE.to_owned(),
    }
}

/// True for one of the Welsh ones.
pub fn is_idle_in_welsh(word: &str) -> bool {
    use std::sync::LazyLock;
    static WORDS: LazyLock<std::collections::BTreeSet<&str>> =
        LazyLock::new(|| IDLE_CY.split(' ').collect());
    WORDS.contains(word)
}

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
