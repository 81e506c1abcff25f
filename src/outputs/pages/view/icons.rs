//! Which sign stands for a need. Sites name their needs as they like, so words of the
//! slug and the name decide.

/// Words and the sign that they bring; the first that is found wins, so what says
/// more stands above.
const SIGNS: &[(&str, &str)] = &[
    ("food", "food"),
    ("meals", "food"),
    ("pantries", "food"),
    ("money", "money"),
    ("debt", "money"),
    ("benefits", "money"),
    ("bills", "money"),
    ("mental", "talk"),
    ("talk", "talk"),
    ("bereavement", "talk"),
    ("counselling", "talk"),
    ("lonely", "talk"),
    ("older", "older"),
    ("dementia", "older"),
    ("disability", "disability"),
    ("disabled", "disability"),
    ("carers", "disability"),
    ("families", "families"),
    ("babies", "families"),
    ("parents", "families"),
    ("children", "children"),
    ("young", "children"),
    ("youth", "children"),
    ("safety", "safety"),
    ("safe", "safety"),
    ("abuse", "safety"),
    ("crime", "safety"),
    ("help", "help"),
    ("housing", "home"),
    ("homelessness", "home"),
    ("home", "home"),
    ("warm", "warm"),
    ("health", "health"),
    ("recovery", "health"),
    ("faith", "faith"),
    ("religion", "faith"),
    ("learning", "learning"),
    ("digital", "learning"),
    ("work", "learning"),
    ("jobs", "learning"),
    ("education", "learning"),
    ("arts", "arts"),
    ("music", "arts"),
    ("culture", "arts"),
    ("sport", "sport"),
    ("active", "sport"),
    ("exercise", "sport"),
    ("nature", "nature"),
    ("environment", "nature"),
    ("gardens", "nature"),
    ("gardening", "nature"),
    ("volunteering", "volunteer"),
    ("volunteer", "volunteer"),
    ("travel", "bus"),
    ("transport", "bus"),
    ("meet", "meet"),
    ("rooms", "meet"),
    ("hire", "meet"),
    ("venues", "meet"),
    ("community", "group"),
    ("groups", "group"),
    ("legal", "info"),
    ("advice", "info"),
];

/// The sign of a need.
pub fn of_need(slug: &str, name: &str) -> &'static str {
    let name = crate::slug::slug(name);
    let has = |word: &str| {
        slug.split('-')
            .chain(name.split('-'))
            .any(|part| part == word)
    };
    SIGNS
        .iter()
        .find(|(word, _)| has(word))
        .map_or("door", |(_, sign)| sign)
}

#[cfg(test)]
mod tests {
    use super::of_need;

    #[test]
    fn needs_get_the_sign_of_their_words() {
        assert_eq!(of_need("food", "Food and essentials"), "food");
        assert_eq!(of_need("help-at-home", "Help at home"), "help");
        assert_eq!(of_need("mental-health", "Mental health"), "talk");
        assert_eq!(of_need("x", "Something else"), "door");
    }
}
