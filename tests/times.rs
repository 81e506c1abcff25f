//! English times: wordings with their right readings, and what must hold of any text.

use infobank::hours::{
    BankHolidays, Days, Except, Nth, Rule, Schedule, Season, Span, Terms, Time, Use, Weekdays, read,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// A wording, its reading in the program's own words (or that it stays text) and notes.
#[derive(serde::Deserialize)]
struct Vector {
    text: String,
    reading: Option<String>,
    notes: Vec<String>,
}

#[test]
fn every_wording_is_read_as_listed_or_stays_text() {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("vectors/times.json")).expect("a list of wordings");
    assert!(vectors.len() >= 170, "{}", vectors.len());
    let mut wrong = Vec::new();
    for vector in &vectors {
        let found = read(&[&vector.text]);
        let reading = found.says_when().then(|| found.schedule.to_text());
        let notes: Vec<&str> = found.notes().collect();
        if reading != vector.reading || notes != vector.notes {
            wrong.push(format!("{}\n  {reading:?} {notes:?}", vector.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_suggested_is_understood() {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("vectors/times.json")).expect("a list of wordings");
    let mut suggested = 0;
    for vector in &vectors {
        for write in read(&[&vector.text])
            .parts
            .iter()
            .filter_map(|part| part.write.as_ref())
        {
            suggested += 1;
            assert!(read(&[write]).is_sure(), "{}: {write}", vector.text);
        }
    }
    assert!(suggested > 10);
}

/// What several lines are read as, and whether all of them are understood.
fn of_lines(lines: &[&str]) -> (String, bool) {
    let found = read(lines);
    (found.schedule.to_text(), found.is_sure())
}

#[test]
fn days_that_stand_above_their_times_are_read_with_them() {
    let (text, sure) = of_lines(&[
        "Monday:",
        "10am-12pm",
        "Tuesday:",
        "2-4pm",
        "Sunday",
        "Closed",
    ]);
    let expected = "Monday 10am to 12 noon; Tuesday 2pm to 4pm; closed Sunday";
    assert_eq!((text.as_str(), sure), (expected, true));
    // Whether it is on Monday then is not said.
    assert!(!of_lines(&["Monday", "Tuesday", "10am-12pm"]).1);
    assert!(!of_lines(&["Tuesday", "see website"]).1);
}

#[test]
fn qualifiers_above_lines_are_about_the_lines_below_them() {
    let (text, sure) = of_lines(&["Term time", "Mon 10-12", "School holidays", "Mon 10-3"]);
    let expected =
        "Monday 10am to 12 noon, term time only; Monday 10am to 3pm, school holidays only";
    assert_eq!((text.as_str(), sure), (expected, true));
    // One alone is about all lines, wherever it stands.
    let (text, sure) = of_lines(&["Mon 10-12", "Tue 2-4", "Term time only"]);
    let expected = "Monday 10am to 12 noon, term time only; Tuesday 2pm to 4pm, term time only";
    assert_eq!((text.as_str(), sure), (expected, true));
}

#[test]
fn a_line_that_does_not_fit_changes_nothing() {
    let (text, sure) = of_lines(&["Mon 10-12 term time only", "School holidays"]);
    assert_eq!(
        (text.as_str(), sure),
        ("Monday 10am to 12 noon, term time only", false)
    );
    let (text, sure) = of_lines(&["Mon-Fri 9-5", "Sat 10-1.30", "Closed for lunch 1-2pm"]);
    let expected = "Monday to Friday 9am to 5pm; Saturday 10am to 1:30pm";
    assert_eq!((text.as_str(), sure), (expected, false));
}

#[test]
fn lunch_on_a_line_of_its_own_is_taken_from_the_days_that_are_open_then() {
    let (text, sure) = of_lines(&["Mon-Fri 9-5", "Sat 9-12", "Closed for lunch 1-2pm"]);
    let expected = "Monday to Friday 9am to 1pm and 2pm to 5pm; Saturday 9am to 12 noon";
    assert_eq!((text.as_str(), sure), (expected, true));
}

#[test]
fn times_below_the_title_of_another_thing_stay_text() {
    let (text, sure) = of_lines(&["Food bank", "Mon 10-12", "Advice", "Tue 2-4"]);
    assert_eq!((text.as_str(), sure), ("Monday 10am to 12 noon", false));
    assert!(of_lines(&["Opening times", "Mon 9-5", "Ring the bell", "Tue 9-5"]).1);
}

#[test]
fn lines_are_one_schedule_and_an_unread_one_makes_it_unsure() {
    let all = read(&[
        "Mon-Fri 9am-5pm",
        "Saturday 10am-1pm",
        "Closed bank holidays",
    ]);
    assert!(all.is_sure());
    assert_eq!(
        all.schedule.to_text(),
        "Monday to Friday 9am to 5pm, except bank holidays; Saturday 10am to 1pm, except bank holidays"
    );
    let some = read(&["Mon-Fri 9am-5pm", "some Saturdays in summer"]);
    assert_eq!(some.schedule.to_text(), "Monday to Friday 9am to 5pm");
    assert!(some.says_when() && !some.is_sure());
    // A second line with other times for the same day may replace them or add to them.
    let both = read(&["Mon-Fri 9am-5pm (Office)", "Tue 10am-2pm (Shop)"]);
    assert_eq!(both.schedule.rules.len(), 1);
    assert!(!both.parts[1].understood && !both.is_sure());
    let against = read(&["Mon 9am-5pm", "Closed Monday"]);
    assert!(against.parts[1].fault.is_some());
}

#[test]
fn lines_of_two_services_are_not_one() {
    let both = read(&[
        "Food bank: Mon 10-12",
        "Café: Tue-Sat 9-3",
        "Closed bank holidays",
    ]);
    assert_eq!(
        both.schedule.to_text(),
        "Monday 10am to 12 noon, except bank holidays"
    );
    assert!(!both.parts[1].understood && both.parts[2].understood && !both.is_sure());
    let one = read(&["Services: Sunday 10am", "Holy Communion Wednesday 10am"]);
    assert!(one.is_sure());
}

#[test]
fn notes_of_one_of_several_times_do_not_stand_alone() {
    let alone = |text: &str| read(&[text]).notes_stand_alone();
    assert!(alone("Lego club Sat 10.30-11.30am, ages 4-11"));
    assert!(alone("Mon 10-12 and Thu 2-4 (ring the bell)"));
    assert!(!alone("Wed 4-6pm for under 11s, 6-8pm for over 11s"));
    assert!(!alone("Mon 10-12 (drop-in), Tue 2-4"));
}

#[test]
fn faults_point_at_what_cannot_be() {
    let fault = |text: &str| {
        let reading = read(&[text]);
        let fault = reading.parts[0].fault.clone().expect("there is a fault");
        text[fault.start..fault.end].to_owned()
    };
    assert_eq!(fault("Monday 9am-1pm, Friday 25:00"), "25:00");
    assert_eq!(fault("Sat 31 February 2026 10am"), "Sat 31 February 2026");
    assert_eq!(fault("Mon 9-5, Tue 5pm-5pm"), "5pm-5pm");
    assert_eq!(fault("Mon 9-5, Mon closed"), "Mon 9-5, Mon closed");
}

fn some_date() -> impl Strategy<Value = Date> {
    (0i64..1500).prop_map(|days| {
        date(2026, 1, 1)
            .checked_add(jiff::Span::new().days(days))
            .expect("within the calendar")
    })
}

fn some_days() -> impl Strategy<Value = Weekdays> {
    (1u8..128).prop_map(Weekdays)
}

fn some_nths() -> impl Strategy<Value = Vec<Nth>> {
    (1u8..64).prop_map(|bits| {
        let nths = (1..=5).map(Nth::From).chain([Nth::Last]);
        nths.enumerate()
            .filter(|(i, _)| bits & (1 << i) != 0)
            .map(|(_, nth)| nth)
            .collect()
    })
}

fn days() -> impl Strategy<Value = Days> {
    prop_oneof![
        4 => some_days().prop_map(Days::Weekly),
        2 => (some_nths(), some_days()).prop_map(|(nths, days)| Days::Monthly(nths, days)),
        1 => (2u8..=8, some_date(), some_days()).prop_map(|(weeks, from, days)| Days::Every {
            weeks,
            from,
            on: days.and(Weekdays::one(from.weekday())),
        }),
        1 => proptest::collection::btree_set(1u8..=31, 1..4)
            .prop_map(|days| Days::OfMonth(days.into_iter().collect())),
        1 => proptest::collection::btree_set(some_date(), 1..4)
            .prop_map(|dates| Days::Dates(dates.into_iter().collect())),
        1 => (some_date(), some_date())
            .prop_filter("in order", |(a, b)| a < b)
            .prop_map(|(a, b)| Days::Between(a, b)),
        1 => Just(Days::BankHolidays),
    ]
}

fn time() -> impl Strategy<Value = Time> {
    let minute = (0u16..288).prop_map(|n| n * 5);
    let spans = proptest::collection::btree_set(minute.clone(), 2..7).prop_map(|minutes| {
        let minutes: Vec<u16> = minutes.into_iter().collect();
        Time::Spans(
            minutes
                .chunks_exact(2)
                .map(|pair| Span {
                    start: pair[0],
                    end: pair[1],
                })
                .collect(),
        )
    });
    let night = (1020u16..1440, 1440u16..=2160)
        .prop_map(|(start, end)| Time::Spans(vec![Span { start, end }]));
    prop_oneof![
        5 => spans,
        1 => night,
        1 => proptest::collection::btree_set(minute.clone(), 1..4)
            .prop_map(|starts| Time::From(starts.into_iter().collect())),
        1 => (1u16..=1440).prop_map(Time::Until),
        1 => Just(Time::AllDay),
        1 => Just(Time::Unsaid),
    ]
}

fn day_of_year() -> impl Strategy<Value = (i8, i8)> {
    (1i8..=12, 1i8..=29)
}

fn season() -> impl Strategy<Value = Season> {
    prop_oneof![
        (1i8..=12, 1i8..=12).prop_map(|(a, b)| Season::Months(a, b)),
        (day_of_year(), day_of_year())
            .prop_filter("two days", |(a, b)| a != b)
            .prop_map(|(a, b)| Season::DaysOfYear(a, b)),
        (some_date(), some_date())
            .prop_filter("in order", |(a, b)| a < b)
            .prop_map(|(a, b)| Season::Dates(Some(a), Some(b))),
        some_date().prop_map(|a| Season::Dates(Some(a), None)),
        some_date().prop_map(|b| Season::Dates(None, Some(b))),
    ]
}

fn yearly() -> impl Strategy<Value = Season> {
    prop_oneof![
        (1i8..=12, 1i8..=12).prop_map(|(a, b)| Season::Months(a, b)),
        (day_of_year(), day_of_year()).prop_map(|(a, b)| Season::DaysOfYear(a, b)),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    let terms = prop_oneof![
        Just(Terms::Unsaid),
        Just(Terms::Only),
        Just(Terms::Holidays)
    ];
    let bank = prop_oneof![
        Just(BankHolidays::Unsaid),
        Just(BankHolidays::Closed),
        Just(BankHolidays::Open)
    ];
    (
        days(),
        time(),
        proptest::option::of(season()),
        proptest::collection::vec(yearly().prop_map(Except::Season), 0..2),
        bank,
        terms,
    )
        .prop_map(|(days, time, season, except, bank_holidays, terms)| {
            let bank = days == Days::BankHolidays;
            let dated = matches!(days, Days::Dates(_) | Days::Between(..));
            Rule {
                time: if bank && time == Time::Unsaid {
                    Time::AllDay
                } else {
                    time
                },
                season: season.filter(|_| !dated),
                except,
                bank_holidays: if bank {
                    BankHolidays::Unsaid
                } else {
                    bank_holidays
                },
                terms,
                days,
            }
        })
}

/// Two statements of other days, and days that are closed.
fn schedule() -> impl Strategy<Value = Schedule> {
    let closed = prop_oneof![
        Just(Vec::new()),
        some_date().prop_map(|date| vec![Days::Dates(vec![date])]),
        (some_date(), some_date())
            .prop_filter("in order", |(a, b)| a < b)
            .prop_map(|(a, b)| vec![Days::Between(a, b)]),
    ];
    (
        rule(),
        proptest::option::of(rule()),
        some_days(),
        closed,
        any::<bool>(),
    )
        .prop_map(|(first, second, split, closed, by_appointment)| {
            let mut rules = vec![first];
            let mut closed = closed;
            if let (Days::Weekly(days), Some(mut second)) = (rules[0].days.clone(), second) {
                let rest = Weekdays::ALL.without(days);
                let others = Weekdays(rest.0 & split.0);
                let timed = |rule: &Rule| rule.time != Time::Unsaid;
                if others.0 != 0 && timed(&rules[0]) && timed(&second) {
                    second.days = Days::Weekly(others);
                    rules.push(second);
                }
                let free = rest.without(others);
                if free.0 != 0 {
                    closed.push(Days::Weekly(free));
                }
            }
            // A date that is all a rule has may not be closed too.
            if matches!(rules[0].days, Days::Dates(_) | Days::Between(..)) {
                closed.clear();
            }
            Schedule {
                rules,
                closed,
                by_appointment,
                apart: false,
            }
        })
}

/// What people type, in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "Mon",
        "Tuesdays",
        "Wed",
        "Fri",
        "weekends",
        "daily",
        "-",
        "–",
        " ",
        ",",
        ";",
        ".",
        "\n",
        "(",
        ")",
        "and",
        "&",
        "/",
        ":",
        "9",
        "10am",
        "12",
        "noon",
        "2.30pm",
        "17:00",
        "0930",
        "2026",
        "3rd",
        "1st",
        "last",
        "December",
        "May",
        "5/5/2026",
        "from",
        "until",
        "to",
        "except",
        "closed",
        "not",
        "bank holidays",
        "term time only",
        "every other",
        "fortnightly",
        "of the month",
        "by appointment",
        "24 hours",
        "24/7",
        "evenings",
        "food bank",
        "£2",
        "0151 496 0000",
        "é",
        "’",
        "\u{200b}",
        "25:00",
        "ages 5-11",
        "open",
    ]);
    proptest::collection::vec(scrap, 0..24).prop_map(|scraps| scraps.join(" "))
}

/// Spans in order and apart, words within the text and in order.
fn is_sound(text: &str) {
    let reading = read(&[text]);
    for rule in &reading.schedule.rules {
        if let Time::Spans(spans) = &rule.time {
            assert!(!spans.is_empty());
            assert!(
                spans
                    .iter()
                    .all(|s| s.start < 1440 && s.start < s.end && s.end <= s.start + 1440)
            );
            assert!(
                spans.windows(2).all(|two| two[0].end < two[1].start),
                "{text}: {spans:?}"
            );
        }
    }
    let part = &reading.parts[0];
    let mut last = 0;
    for word in &part.words {
        assert!(last <= word.start && word.start < word.end);
        assert!(text.get(word.start..word.end).is_some());
        last = word.end;
    }
    let unread = part.words.iter().any(|word| word.used == Use::Unread);
    assert!(!(part.understood && unread), "{text}");
    assert!(
        part.understood || reading.schedule == Schedule::default(),
        "{text}"
    );
    if reading.says_when() {
        let again = read(&[&reading.schedule.to_text()]);
        assert_eq!(
            again.schedule, reading.schedule,
            "{text}: {}",
            reading.schedule
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn a_schedule_in_words_is_read_as_itself(schedule in schedule()) {
        let text = schedule.to_text();
        let reading = read(&[&text]);
        prop_assert!(reading.is_sure(), "{text}\n{:?}", reading.parts);
        prop_assert_eq!(&reading.schedule, &schedule, "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        is_sound(&text);
    }

    #[test]
    fn no_order_of_words_makes_it_panic_or_overlap(text in scraps()) {
        is_sound(&text);
    }
}

#[test]
fn long_lines_take_little_time() {
    let started = std::time::Instant::now();
    for scrap in [
        "1, ",
        "1st and ",
        "Mon, ",
        "9-",
        "May to ",
        "closed ",
        "(",
        "every other ",
        "1 May, ",
    ] {
        is_sound(&scrap.repeat(1490 / scrap.len()));
        is_sound(&scrap.repeat(100_000));
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
