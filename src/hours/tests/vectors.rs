//! Cases that `times.js` answers to as well: some thought out one by one, and some made
//! from any schedules, to hold the two readers together.

use jiff::civil::{Date, DateTime, date};
use proptest::prop_oneof;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::hours::calendar::after;
use crate::hours::*;

pub(super) struct Vectors {
    pub(super) cases: Vec<Value>,
    pub(super) terms: Vec<(Date, Date)>,
}

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/");

fn file(name: &str) -> Value {
    let text = std::fs::read_to_string(format!("{FOLDER}{name}")).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

pub(super) fn read() -> Vectors {
    let all = file("calendar.json");
    let day = |value: &Value| value.as_str().unwrap().parse().unwrap();
    Vectors {
        cases: all["cases"].as_array().unwrap().clone(),
        terms: all["terms"]
            .as_array()
            .unwrap()
            .iter()
            .map(|term| (day(&term[0]), day(&term[1])))
            .collect(),
    }
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn when(at: When) -> String {
    let minute = at.minute.map(|minute| format!(" {}", clock(minute)));
    format!("{}{}", at.date, minute.unwrap_or_default())
}

fn why(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::BankHoliday => "bank",
        Doubt::Terms => "terms",
    }
}

fn state(state: State) -> String {
    let until = |until: Option<When>| {
        until
            .map(|at| format!(" until {}", when(at)))
            .unwrap_or_default()
    };
    match state {
        State::Open { until: end, soon } => {
            format!("open{}{}", until(end), if soon { " soon" } else { "" })
        }
        State::Started(at) => format!("started {}", clock(at)),
        State::Ends(at) => format!("ends {}", clock(at)),
        State::Today => "today".to_owned(),
        State::Doubtful {
            why: doubt,
            until: end,
        } => format!("doubt {}{}", why(doubt), until(end)),
        State::Opens { at, doubt } => {
            let doubt = doubt.map(|doubt| format!(" {}", why(doubt)));
            format!("opens {}{}", when(at), doubt.unwrap_or_default())
        }
        State::Nothing => "nothing".to_owned(),
        State::Unknown => "unknown".to_owned(),
        State::ByAppointment => "appointment".to_owned(),
    }
}

/// The state in words, with what else the short form tells.
fn told(schedule: &Schedule, whole: bool, now: DateTime, calendar: &Calendar) -> String {
    let found = schedule.state(now, calendar);
    let appointment = schedule.by_appointment && found != State::ByAppointment;
    format!(
        "{}{}{}",
        state(found),
        if appointment { " appointment" } else { "" },
        if whole { "" } else { " doubtful" }
    )
}

fn occurrence(one: Occurrence) -> String {
    let minute = |minute: Option<u16>| minute.map(clock).unwrap_or_default();
    let times = match (one.start, one.end) {
        (None, None) => String::new(),
        (start, end) => format!(" {}-{}", minute(start), minute(end)),
    };
    let doubt = one.doubt.map(|doubt| format!(" {}", why(doubt)));
    format!("{}{times}{}", one.date, doubt.unwrap_or_default())
}

fn coming(schedule: &Schedule, from: Date, calendar: &Calendar, most: usize) -> Vec<String> {
    schedule
        .occurrences(from, after(from, 56), calendar)
        .take(most)
        .map(occurrence)
        .collect()
}

#[test]
fn every_vector_holds() {
    let vectors = read();
    assert!(vectors.cases.len() >= 80);
    let mut wrong = Vec::new();
    for case in &vectors.cases {
        let (schedule, whole) = compact::read::read(case["compact"].as_str().unwrap());
        let nation = match case["nation"].as_str() {
            Some("scotland") => Nation::Scotland,
            Some("northern-ireland") => Nation::NorthernIreland,
            Some(_) | None => Nation::EnglandAndWales,
        };
        let terms = if case["terms"] == true {
            vectors.terms.clone()
        } else {
            Vec::new()
        };
        let calendar = Calendar::new(nation, terms);
        let now: DateTime = case["now"].as_str().unwrap().parse().unwrap();
        let mut check = |what: &str, found: Value, expected: &Value| {
            if found != *expected {
                wrong.push(format!("{} ({what}): {found}, not {expected}", case["why"]));
            }
        };
        check(
            "compact",
            json!(compact::write(&schedule, whole)),
            &case["compact"],
        );
        check(
            "state",
            json!(told(&schedule, whole, now, &calendar)),
            &case["state"],
        );
        if let Some(next) = case["next"].as_array() {
            let most = if next.is_empty() { 1 } else { next.len() };
            check(
                "next",
                json!(coming(&schedule, now.date(), &calendar, most)),
                &case["next"],
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const ANY: &str = "calendar-any.json";

/// What is said of a schedule at a moment, as the browser's cases have it.
fn case(compact: &str, now: DateTime, calendar: &Calendar) -> Value {
    let (schedule, whole) = compact::read::read(compact);
    json!([
        compact,
        now.strftime("%Y-%m-%dT%H:%M").to_string(),
        told(&schedule, whole, now, calendar),
        coming(&schedule, now.date(), calendar, 3).join(", "),
    ])
}

/// Schedules of every kind, with what is said of them here.
fn write_any(calendar: &Calendar) {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let schedule = prop_oneof![
        super::any::schedule(),
        super::any::busy(),
        super::any::busy()
    ];
    let any = (schedule, 0i32..400, 0i8..96);
    let cases: Vec<Value> = (0..300)
        .map(|_| {
            let (schedule, day, quarter) = any.new_tree(&mut runner).unwrap().current();
            let now = after(date(2026, 10, 1), day).at(quarter / 4, quarter % 4 * 15, 0, 0);
            case(&compact::write(&schedule, true), now, calendar)
        })
        .collect();
    let browser = compact::calendar(calendar, date(2026, 1, 1), date(2028, 12, 31));
    let all = json!({"calendar": browser, "cases": cases});
    let text = all.to_string().replace("],[\"", "],\n[\"") + "\n";
    std::fs::write(format!("{FOLDER}{ANY}"), text).unwrap();
}

/// With `INFOBANK_UPDATE=1` the cases are made anew.
#[test]
fn what_the_browser_is_held_to_is_what_is_said_here() {
    let calendar = Calendar::new(Nation::default(), super::terms());
    if std::env::var_os("INFOBANK_UPDATE").is_some() {
        write_any(&calendar);
    }
    let all = file(ANY);
    let browser = compact::calendar(&calendar, date(2026, 1, 1), date(2028, 12, 31));
    assert_eq!(all["calendar"], json!(browser));
    let cases = all["cases"].as_array().unwrap();
    assert!(cases.len() >= 300);
    for one in cases {
        let now = one[1].as_str().unwrap().parse().unwrap();
        assert_eq!(case(one[0].as_str().unwrap(), now, &calendar), *one);
    }
}
