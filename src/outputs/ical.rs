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
mod tests;
