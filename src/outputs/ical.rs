//! iCalendar (RFC 5545), the format itself: which entries have a calendar is decided
//! elsewhere. Lines end in CR LF, are folded at 75 bytes, and text is escaped.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::hours::pattern::{Event, Repeats};

/// Summer time as the rules have it since 1996.
const ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:BST",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:GMT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// What events are about.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// What never changes about it, and no other has: an entry's id. With a host's name,
    /// and the event's place among the entry's, it names the event.
    pub id: &'a str,
    /// The host's name.
    pub host: &'a str,
    /// What it is called.
    pub summary: &'a str,
    /// Where it is; none where that is hidden.
    pub location: Option<&'a str>,
    /// More.
    pub description: Option<&'a str>,
    /// Its page.
    pub url: Option<&'a str>,
}

/// A calendar that is being written.
pub struct Ical {
    text: String,
    stamp: String,
}

impl Ical {
    /// Begins a calendar with a name, made on a day.
    pub fn new(name: &str, built: Date) -> Ical {
        let mut calendar = Ical {
            text: String::new(),
            stamp: format!("{}T000000Z", day(built)),
        };
        for fixed in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//infobank//infobank//EN",
        ] {
            calendar.line(fixed);
        }
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.line(&format!("X-WR-CALNAME:{}", escape(name)));
        calendar.line("X-WR-TIMEZONE:Europe/London");
        ZONE.iter().for_each(|fixed| calendar.line(fixed));
        calendar
    }

    /// Adds the events of one thing.
    pub fn add(&mut self, about: &About, events: &[Event]) {
        for (i, event) in events.iter().enumerate() {
            self.line("BEGIN:VEVENT");
            self.line(&format!(
                "UID:{}-{i}@{}",
                escape(about.id),
                escape(about.host)
            ));
            let stamp = format!("DTSTAMP:{}", self.stamp);
            self.line(&stamp);
            self.times(event);
            self.line(&format!("SUMMARY:{}", escape(about.summary)));
            for (key, text) in [
                ("LOCATION", about.location),
                ("DESCRIPTION", about.description),
            ] {
                if let Some(text) = text {
                    self.line(&format!("{key}:{}", escape(text)));
                }
            }
            if let Some(url) = about.url {
                // An address is not a text: nothing in it is escaped.
                self.line(&format!("URL:{}", url.replace(char::is_control, "")));
            }
            // Being open makes no one busy.
            self.line("TRANSP:TRANSPARENT");
            self.line("END:VEVENT");
        }
    }

    /// The whole text.
    pub fn finish(mut self) -> String {
        self.line("END:VCALENDAR");
        self.text
    }

    fn times(&mut self, event: &Event) {
        let moment = |key: &str, at: &[DateTime]| {
            let (kind, texts): (_, Vec<String>) = if event.all_day {
                (";VALUE=DATE", at.iter().map(|at| day(at.date())).collect())
            } else {
                (
                    ";TZID=Europe/London",
                    at.iter().map(|at| local(*at)).collect(),
                )
            };
            format!("{key}{kind}:{}", texts.join(","))
        };
        let on = |days: &[Date]| -> Vec<DateTime> {
            days.iter()
                .map(|day| day.to_datetime(event.start.time()))
                .collect()
        };
        self.line(&moment("DTSTART", &[event.start]));
        if let Some(end) = event.end {
            self.line(&moment("DTEND", &[end]));
        }
        match &event.repeats {
            Repeats::On(days) if days.is_empty() => {}
            Repeats::On(days) => self.line(&moment("RDATE", &on(days))),
            Repeats::By {
                pattern,
                until,
                except,
            } => {
                let until = until.map(|last| {
                    let last = last.to_datetime(event.start.time());
                    let text = if event.all_day {
                        day(last.date())
                    } else {
                        utc(last)
                    };
                    format!(";UNTIL={text}")
                });
                self.line(&format!(
                    "RRULE:{}{}",
                    pattern.rrule(),
                    until.unwrap_or_default()
                ));
                if !except.is_empty() {
                    self.line(&moment("EXDATE", &on(except)));
                }
            }
        }
    }

    /// Adds a line, folded so that no part is longer than 75 bytes and no letter is cut.
    fn line(&mut self, line: &str) {
        let mut room = 75;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.text += "\r\n ";
                room = 74;
            }
            room -= letter.len_utf8();
            self.text.push(letter);
        }
        self.text += "\r\n";
    }
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

fn local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// The end of a rule is written in universal time.
fn utc(at: DateTime) -> String {
    let zone = TimeZone::get("Europe/London").expect("the time zones are built in");
    at.to_zoned(zone).map_or_else(
        |_| local(at),
        |zoned| zoned.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string(),
    )
}

/// Text as a value: `\`, `;`, `,` and line ends are escaped, other controls are dropped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out += "\\n",
            letter if letter.is_control() && letter != '\t' => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::hours::pattern::{Freq, Pattern};

    fn event(until: Option<Date>) -> Event {
        Event {
            start: date(2026, 11, 24).at(9, 30, 0, 0),
            end: Some(date(2026, 11, 24).at(12, 0, 0, 0)),
            all_day: false,
            repeats: Repeats::By {
                pattern: Pattern {
                    freq: Freq::Weekly,
                    interval: 2,
                    byday: "TU".to_owned(),
                    bymonthday: String::new(),
                    bymonth: Vec::new(),
                },
                until,
                except: vec![date(2026, 12, 22), date(2027, 1, 5)],
            },
        }
    }

    fn written(about: &About, event: Event) -> String {
        let mut calendar = Ical::new("Wirral, what’s on", date(2026, 11, 23));
        calendar.add(about, &[event]);
        calendar.finish()
    }

    #[test]
    fn a_calendar_is_framed_and_stamped_with_the_builds_day() {
        let about = About {
            id: "2d1f8b36",
            host: "example.org",
            summary: "Warm hub; tea, toast",
            ..About::default()
        };
        let text = written(&about, event(Some(date(2027, 6, 1))));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        for line in [
            "X-WR-CALNAME:Wirral\\, what’s on",
            "UID:2d1f8b36-0@example.org",
            "DTSTAMP:20261123T000000Z",
            "DTSTART;TZID=Europe/London:20261124T093000",
            "DTEND;TZID=Europe/London:20261124T120000",
            // In June half past nine is half past eight in universal time.
            "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU;UNTIL=20270601T083000Z",
            "EXDATE;TZID=Europe/London:20261222T093000,20270105T093000",
            "SUMMARY:Warm hub\\; tea\\, toast",
        ] {
            let unfolded = text.replace("\r\n ", "");
            assert!(
                unfolded.contains(&format!("\r\n{line}\r\n")),
                "{line}\n{unfolded}"
            );
        }
    }

    #[test]
    fn a_day_without_a_time_is_all_day() {
        let all_day = Event {
            all_day: true,
            end: None,
            start: date(2026, 11, 24).at(0, 0, 0, 0),
            repeats: Repeats::On(vec![date(2026, 12, 1)]),
        };
        let text = written(&About::default(), all_day);
        assert!(text.contains("\r\nDTSTART;VALUE=DATE:20261124\r\n"));
        assert!(text.contains("\r\nRDATE;VALUE=DATE:20261201\r\n"));
        assert!(!text.contains("DTEND"));
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let long = "Croeso i’r hwb cynnes — te, tost a chwmni ".repeat(9);
        let about = About {
            description: Some(&long),
            ..About::default()
        };
        let text = written(&about, event(None));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&long.replace(',', "\\,")));
    }

    #[test]
    fn nothing_in_a_text_ends_its_line() {
        let about = About {
            summary: "a\r\nEND:VEVENT\nb\\n\u{0}c",
            url: Some("https://example.org/?a=1,2;3\r\nX:y"),
            ..About::default()
        };
        let text = written(&about, event(None));
        assert!(text.contains("SUMMARY:a\\nEND:VEVENT\\nb\\\\nc\r\n"));
        assert!(text.contains("URL:https://example.org/?a=1,2;3X:y\r\n"));
        assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1);
    }
}
