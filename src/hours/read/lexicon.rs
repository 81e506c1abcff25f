//! The words of times: days, months, ordinals; words that only join others; words that
//! tell people something and change nothing about when; words that may change it.

use jiff::civil::Weekday;

use super::super::Month;

const DAYS: [(&str, &[&str]); 7] = [
    ("monday", &["mon", "mons"]),
    ("tuesday", &["tue", "tues"]),
    ("wednesday", &["wed", "weds", "wednes"]),
    ("thursday", &["thu", "thur", "thurs"]),
    ("friday", &["fri", "fris"]),
    ("saturday", &["sat", "sats"]),
    ("sunday", &["sun", "suns"]),
];

/// A day of the week, plural, short, or one slip of the finger away.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let slip = |day: &str| {
        singular.len() >= 6
            && singular.as_bytes()[0] == day.as_bytes()[0]
            && strsim::osa_distance(singular, day) == 1
    };
    let found = DAYS
        .iter()
        .position(|(day, short)| *day == singular || short.contains(&word))
        .or_else(|| DAYS.iter().position(|(day, _)| slip(day)))?;
    Weekday::from_monday_zero_offset(i8::try_from(found).ok()?).ok()
}

/// The months' names, January first.
pub(in crate::hours) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month by name, whole or short.
pub(super) fn month(word: &str) -> Option<Month> {
    let found = MONTHS.iter().position(|name| {
        let name = name.to_lowercase();
        word == name || word == &name[..3] || (word == "sept" && name == "september")
    })?;
    Month::try_from(found + 1).ok()
}

/// Which one of a month: `None` within `Some` is the last.
pub(super) fn ordinal(word: &str) -> Option<Option<u8>> {
    let words = ["first", "second", "third", "fourth", "fifth"];
    if word == "last" {
        return Some(None);
    }
    let found = words.iter().position(|name| *name == word)?;
    Some(u8::try_from(found + 1).ok())
}

/// A small number in words.
pub(super) fn number(word: &str) -> Option<u8> {
    let words = ["two", "three", "four", "five", "six"];
    let found = words.iter().position(|name| *name == word)?;
    u8::try_from(found + 2).ok()
}

/// Words that join what is read and say nothing of their own.
const FILL: &[&str] = &[
    "open", "opens", "opened", "opening", "hours", "hour", "times", "time", "hrs", "are", "is",
    "on", "at", "the", "of", "from", "every", "each", "weekly", "between", "only", "and", "runs",
    "running", "held", "we", "our", "then", "also", "to", "day", "days", "week",
];

pub(super) fn is_fill(word: &str) -> bool {
    FILL.contains(&word)
}

/// Words of labels and of asides: what is on, for whom, how to get in touch. None of them
/// says or changes when.
const NOTES: &[&str] = &[
    "tel",
    "per",
    "entry",
    "ask",
    "fee",
    "donation",
    "donations",
    "holy",
    "communion",
    "eucharist",
    "holy",
    "communion",
    "eucharist",
    "pension",
    "pensions",
    "a",
    "about-us",
    "access",
    "activities",
    "addition",
    "adult",
    "adults",
    "advice",
    "advisor",
    "adviser",
    "afterwards",
    "all",
    "an",
    "anyone",
    "arts",
    "as",
    "babies",
    "baby",
    "bank",
    "banks",
    "beginners",
    "bell",
    "benefit",
    "benefits",
    "book",
    "bookings",
    "box",
    "boys",
    "bread",
    "breakfast",
    "bring",
    "building",
    "buffet",
    "by",
    "cafe",
    "café",
    "cake",
    "cakes",
    "call",
    "calls",
    "can",
    "carer",
    "carers",
    "centre",
    "chapel",
    "charge",
    "chat",
    "child",
    "children",
    "childrens",
    "church",
    "citizens",
    "class",
    "classes",
    "clinic",
    "clothes",
    "clothing",
    "club",
    "clubs",
    "coffee",
    "collect",
    "collection",
    "collections",
    "come",
    "community",
    "contact",
    "cooked",
    "craft",
    "crafts",
    "dad",
    "dads",
    "dance",
    "debt",
    "deliveries",
    "delivery",
    "desk",
    "details",
    "dinner",
    "distribution",
    "door",
    "drink",
    "drinks",
    "drop",
    "dropin",
    "dropins",
    "dry",
    "email",
    "emergency",
    "enquiries",
    "enquiry",
    "everybody",
    "everyone",
    "families",
    "family",
    "food",
    "foodbank",
    "foodbanks",
    "for",
    "free",
    "fresh",
    "fridge",
    "friendly",
    "get",
    "girls",
    "goods",
    "grocer",
    "grocery",
    "group",
    "groups",
    "hall",
    "halal",
    "health",
    "help",
    "helpline",
    "her",
    "hot",
    "housing",
    "hub",
    "in",
    "information",
    "info",
    "items",
    "it",
    "job",
    "jobs",
    "juniors",
    "kitchen",
    "ladies",
    "larder",
    "library",
    "line",
    "lines",
    "listening",
    "ear",
    "lounge",
    "lunch",
    "lunches",
    "mass",
    "meal",
    "meals",
    "meet",
    "meeting",
    "meetings",
    "meets",
    "members",
    "men",
    "mens",
    "message",
    "more",
    "mums",
    "music",
    "office",
    "online",
    "or",
    "outreach",
    "over-the-counter",
    "pantry",
    "parcel",
    "parcels",
    "parents",
    "parking",
    "people",
    "pharmacy",
    "phone",
    "phonelines",
    "place",
    "play",
    "playgroup",
    "please",
    "prayer",
    "prayers",
    "reception",
    "refreshments",
    "ring",
    "room",
    "school",
    "seniors",
    "served",
    "service",
    "services",
    "serving",
    "session",
    "sessions",
    "shop",
    "snacks",
    "social",
    "soup",
    "staff",
    "stay",
    "store",
    "supper",
    "support",
    "supplies",
    "surgery",
    "takeaway",
    "takes",
    "tea",
    "telephone",
    "text",
    "their",
    "they",
    "tinned",
    "toddler",
    "toddlers",
    "toast",
    "upstairs",
    "us",
    "visit",
    "visitors",
    "visits",
    "volunteers",
    "warm",
    "welcome",
    "who",
    "with",
    "women",
    "womens",
    "worship",
    "you",
    "your",
    "youth",
    "yoga",
    "main",
    "side",
    "entrance",
    "gym",
    "pool",
    "public",
    "general",
    "coffees",
    "teas",
    "downstairs",
    "walk",
    "choir",
    "rehearsal",
    "rehearsals",
    "training",
    "practice",
    "swim",
    "swimming",
    "football",
    "offer",
    "offers",
    "provide",
    "available-to",
    "low",
    "cost",
    "pay",
    "feel",
];

/// True for a word that may stand anywhere and changes nothing about when.
pub(super) fn is_note(word: &str) -> bool {
    NOTES.contains(&word)
}

/// Phrases that are notes although a word in them looks like more.
pub(super) const NOTE_PHRASES: &[&str] = &[
    "check out their website",
    "check out our website",
    "no appointment needed",
    "no appointment necessary",
    "no appointment required",
    "no appointments needed",
    "no appointments necessary",
    "no appointments required",
    "no booking needed",
    "no booking necessary",
    "no booking required",
    "no need to book",
    "no referral needed",
    "no referral necessary",
    "no referral required",
    "no need for an appointment",
    "without an appointment",
    "or by appointment",
    "and by appointment",
    "also by appointment",
    "other times by appointment",
    "at other times by appointment",
    "and at other times by appointment",
    "or at other times by appointment",
    "outside these times by appointment",
    "outside these hours by appointment",
    "for more details",
    "coffee morning",
    "coffee mornings",
    "evening class",
    "evening classes",
    "morning prayer",
    "evening prayer",
    "morning worship",
    "evening worship",
    "morning service",
    "evening service",
    "night shelter",
    "afternoon tea",
    "just turn up",
    "just come along",
    "first come first served",
    "all weathers",
    "in all weathers",
    "whatever the weather",
    "rain or shine",
    "all welcome",
    "last but not least",
    "there are many other services available",
    "there are many other services",
    "other services are available",
];

/// Words that turn round what stands beside them: nothing is suggested without them.
pub(super) fn turns_round(word: &str) -> bool {
    matches!(
        word,
        "bi" | "starting"
            | "starts"
            | "next"
            | "monthly"
            | "day"
            | "biweekly"
            | "half"
            | "odd"
            | "even"
            | "from"
            | "until"
            | "till"
            | "before"
            | "after"
            | "if"
            | "when"
            | "alternate"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "last"
            | "closed"
            | "close"
            | "closes"
            | "closing"
            | "closure"
            | "shut"
            | "not"
            | "no"
            | "never"
            | "except"
            | "excluding"
            | "exc"
            | "excl"
            | "unless"
            | "without"
            | "but"
            | "cancelled"
            | "suspended"
            | "ended"
            | "outside"
            | "apart"
    )
}

/// Words that may restrict or change when: in free text, one of them leaves it unread.
const RISKY: &[&str] = &[
    "go",
    "goes",
    "elsewhere",
    "relocated",
    "about",
    "ad",
    "advance",
    "advent",
    "after",
    "ago",
    "alternate",
    "alternately",
    "alternating",
    "alternative",
    "alternatively",
    "always",
    "annual",
    "annually",
    "any",
    "appointment",
    "appointments",
    "approx",
    "approximately",
    "around",
    "arranged",
    "arrangement",
    "autumn",
    "availability",
    "available",
    "bank",
    "been",
    "before",
    "begin",
    "beginning",
    "begins",
    "between",
    "biweekly",
    "break",
    "but",
    "calendar",
    "cancel",
    "canceled",
    "cancelled",
    "cannot",
    "cant",
    "ceased",
    "certain",
    "change",
    "changed",
    "changes",
    "changing",
    "check",
    "christmas",
    "circa",
    "close",
    "closed",
    "closes",
    "closing",
    "closure",
    "closures",
    "coming",
    "commences",
    "commencing",
    "confirm",
    "confirmed",
    "couple",
    "current",
    "currently",
    "daily",
    "date",
    "dates",
    "day",
    "days",
    "delayed",
    "demand",
    "depend",
    "dependent",
    "depending",
    "depends",
    "different",
    "discontinued",
    "diwali",
    "doesnt",
    "dont",
    "due",
    "during",
    "each",
    "earlier",
    "early",
    "easter",
    "eid",
    "either",
    "end",
    "ended",
    "ending",
    "ends",
    "eve",
    "even",
    "evening",
    "evenings",
    "event",
    "events",
    "every",
    "everyday",
    "exc",
    "except",
    "excepting",
    "exception",
    "exceptions",
    "excl",
    "excluded",
    "excluding",
    "extended",
    "february",
    "few",
    "fifth",
    "finish",
    "finished",
    "finishes",
    "finishing",
    "fixture",
    "flexible",
    "following",
    "fortnight",
    "fortnightly",
    "fourth",
    "further",
    "generally",
    "gone",
    "half",
    "halfterm",
    "hols",
    "holiday",
    "holidays",
    "hour",
    "hourly",
    "hours",
    "however",
    "if",
    "instead",
    "intermittent",
    "irregular",
    "isnt",
    "last",
    "lasts",
    "late",
    "later",
    "latest",
    "lent",
    "less",
    "likely",
    "limited",
    "longer",
    "lunchtime",
    "lunchtimes",
    "many-days",
    "match",
    "maximum",
    "may",
    "midday",
    "midnight",
    "might",
    "minimum",
    "minute",
    "minutes",
    "month",
    "monthly",
    "months",
    "morning",
    "mornings",
    "most",
    "mostly",
    "moved",
    "moving",
    "never",
    "new",
    "next",
    "night",
    "nights",
    "no",
    "none",
    "noon",
    "normal",
    "normally",
    "not",
    "notice",
    "now",
    "occasional",
    "occasionally",
    "odd",
    "off",
    "often",
    "once",
    "only",
    "open",
    "opened",
    "opening",
    "opens",
    "other",
    "others",
    "otherwise",
    "outside",
    "paused",
    "pending",
    "permitting",
    "pilot",
    "planned",
    "planning",
    "possible",
    "possibly",
    "postponed",
    "previous",
    "prior",
    "probably",
    "provisional",
    "provisionally",
    "quarterly",
    "ramadan",
    "rarely",
    "reduced",
    "regular",
    "regularly",
    "reopen",
    "reopening",
    "reopens",
    "replaced",
    "request",
    "resume",
    "resumes",
    "resuming",
    "rota",
    "rotating",
    "roughly",
    "saint",
    "scheduled",
    "season",
    "seasonal",
    "seasonally",
    "second",
    "seldom",
    "selected",
    "see",
    "several",
    "short",
    "shorter",
    "shut",
    "shuts",
    "since",
    "some",
    "sometimes",
    "soon",
    "spring",
    "start",
    "started",
    "starting",
    "starts",
    "stop",
    "stopped",
    "stops",
    "subject",
    "summer",
    "suspended",
    "tba",
    "tbc",
    "temporarily",
    "temporary",
    "term",
    "terms",
    "termtime",
    "third",
    "till",
    "time",
    "times",
    "today",
    "tomorrow",
    "tonight",
    "trial",
    "twice",
    "typically",
    "unless",
    "until",
    "unpredictable",
    "upon",
    "usual",
    "usually",
    "vacation",
    "variable",
    "varied",
    "varies",
    "vary",
    "varying",
    "week",
    "weekday",
    "weekdays",
    "weekend",
    "weekends",
    "weekly",
    "weeks",
    "when",
    "whenever",
    "where",
    "while",
    "whilst",
    "whit",
    "will",
    "winter",
    "within",
    "without",
    "wont",
    "xmas",
    "year",
    "yearly",
    "years",
    "yesterday",
    "dawn",
    "dusk",
    "sunset",
    "sunrise",
    "daylight",
    "evens",
    "odds",
    "session",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "til",
    "bst",
    "gmt",
    "til",
    "weather",
    "sporadic",
    "sporadically",
    "rest",
    "hoc",
    "bh",
    "noons",
    "am",
    "pm",
    "afternoon",
    "afternoons",
    "lunchtime",
    "from",
    "re",
    "restarts",
    "restarting",
    "restart",
    "longer",
    "delay",
    "advertised",
    "announced",
    "online-only",
];

/// True for a word that may change when, in text that is otherwise free.
pub(super) fn is_risky(word: &str) -> bool {
    // `bank` is risky in `bank holiday` only, and `holiday` is in the list; `session` is
    // harmless alone.
    !matches!(word, "bank" | "session")
        && (RISKY.contains(&word)
            || weekday(word).is_some()
            || month(word).is_some()
            || word.contains("time")
            || word.contains("week")
            || word.contains("month")
            || word.contains("holiday"))
}

/// Nouns that a number before them counts: then it is no time.
const COUNTED: &[&str] = &[
    "item",
    "items",
    "people",
    "person",
    "years",
    "year",
    "yrs",
    "yr",
    "olds",
    "year-olds",
    "months",
    "month",
    "mths",
    "weeks",
    "week",
    "days",
    "day",
    "miles",
    "mile",
    "minutes",
    "minute",
    "mins",
    "min",
    "places",
    "children",
    "adults",
    "families",
    "sessions",
    "session",
    "visits",
    "members",
    "metres",
    "kg",
    "bags",
    "floor",
    "hour",
    "hours",
    "hrs",
];

pub(super) fn is_counted(word: &str) -> bool {
    COUNTED.contains(&word)
}

/// Words before a number that make it a name or an age.
pub(super) fn names_number(word: &str) -> bool {
    matches!(
        word,
        "age"
            | "aged"
            | "ages"
            | "under"
            | "over"
            | "year"
            | "years"
            | "yrs"
            | "room"
            | "group"
            | "unit"
            | "number"
            | "no"
            | "bus"
            | "tel"
            | "max"
            | "maximum"
            | "up"
            | "stage"
            | "key"
            | "floor"
            | "plus"
            | "approx"
            | "approximately"
            | "about"
            | "around"
            | "circa"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_day_is_the_day() {
        assert_eq!(weekday("wensday"), None);
        assert_eq!(weekday("wednsday"), Some(Weekday::Wednesday));
        assert_eq!(weekday("thurdsays"), None);
        assert_eq!(weekday("saterday"), Some(Weekday::Saturday));
        assert_eq!(weekday("mondays"), Some(Weekday::Monday));
        assert_eq!(weekday("someday"), None);
    }

    #[test]
    fn no_word_is_both_a_note_and_a_risk() {
        let both: Vec<&&str> = NOTES.iter().filter(|word| is_risky(word)).collect();
        assert_eq!(both, Vec::<&&str>::new());
    }
}
