//! Words that settle what stands beside them: numbers that are no times, and words that
//! turn a time round.

/// Words that turn round what stands beside them: nothing is suggested without them.
pub(in crate::hours::read) fn turns_round(word: &str) -> bool {
    matches!(
        word,
        "bi" | "good"
            | "easter"
            | "holiday"
            | "holidays"
            | "finish"
            | "finishes"
            | "ends"
            | "end"
            | "starting"
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
            | "summer"
            | "winter"
            | "autumn"
            | "spring"
            | "usually"
            | "usual"
            | "mostly"
            | "most"
            | "some"
            | "sometimes"
            | "occasional"
            | "occasionally"
            | "moved"
            | "moves"
            | "was"
            | "previously"
            | "formerly"
            | "provisional"
            | "penultimate"
            | "quarterly"
            | "termly"
            | "eow"
            | "ramadan"
            | "lent"
            | "advent"
            | "fortnightly"
            | "weekly"
            | "weeks"
            | "week"
            | "only"
    )
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

pub(in crate::hours::read) fn is_counted(word: &str) -> bool {
    COUNTED.contains(&word)
}

/// Words before a number that make it a name or an age.
pub(in crate::hours::read) fn names_number(word: &str) -> bool {
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
            | "rooms"
            | "units"
            | "flats"
            | "suites"
            | "page"
            | "pages"
            | "platform"
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
            | "grade"
            | "grades"
            | "level"
            | "levels"
            | "ward"
            | "phase"
            | "junction"
            | "jct"
            | "route"
            | "routes"
            | "block"
            | "plot"
            | "ks"
            | "yr"
            | "ext"
            | "extension"
            | "minimum"
            | "least"
            | "buses"
            | "ticket"
            | "tickets"
            | "price"
            | "prices"
            | "size"
            | "sizes"
            | "nos"
            | "tier"
    )
}

/// Words that a number after them belongs to, written as a name: `Hall 2`. Alone they may
/// stand before a time: `church hall 2-4`.
pub(in crate::hours::read) fn may_be_numbered(word: &str) -> bool {
    matches!(
        word,
        "hall"
            | "gate"
            | "door"
            | "court"
            | "pitch"
            | "table"
            | "bay"
            | "shop"
            | "stall"
            | "desk"
            | "pod"
            | "cabin"
            | "gym"
            | "park"
            | "part"
            | "lab"
            | "suite"
            | "flat"
            | "studio"
    )
}
