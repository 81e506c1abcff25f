//! Several schedules as one: an offer's times at each of its places, for "when is it on
//! next, wherever".

use super::{Except, Rule, Schedule};

impl Schedule {
    /// When any of them is on. What one says of closed days and of bank holidays holds of
    /// its own rules only: what another leaves in doubt stays so.
    pub fn joined<'a>(all: impl IntoIterator<Item = &'a Schedule>) -> Schedule {
        let mut joined = Schedule {
            apart: true,
            ..Schedule::default()
        };
        for one in all {
            joined.by_appointment |= one.by_appointment;
            for rule in one.rules.iter().map(|rule| one.by_itself(rule)) {
                if !joined.rules.contains(&rule) {
                    joined.rules.push(rule);
                }
            }
        }
        joined
    }

    /// A rule that says by itself what this schedule says of it.
    fn by_itself(&self, rule: &Rule) -> Rule {
        let closed = self.closed.iter().cloned().map(Except::Days);
        Rule {
            except: rule.except.iter().cloned().chain(closed).collect(),
            bank_holidays: self.on_bank_holidays(rule),
            ..rule.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::hours::{Calendar, Schedule, Times, read};

    #[test]
    fn closed_days_of_one_place_do_not_close_another() {
        let read = |lines: &[&str]| read(lines).schedule;
        let here = read(&["Mon-Fri 9am-5pm", "closed 25 November 2026"]);
        let there = read(&["Wednesday 6pm-8pm"]);
        let joined = Schedule::joined([&here, &there]);
        let calendar = Calendar::default();
        let on = |day| {
            let date = date(2026, 11, day);
            let day = joined.on(date, &calendar);
            day.sure
                .spans
                .iter()
                .map(|span| span.start / 60)
                .collect::<Vec<_>>()
        };
        assert_eq!((on(24), on(25), on(26)), (vec![9], vec![18], vec![9]));
    }

    #[test]
    fn bank_holidays_of_one_place_are_not_anothers() {
        let read = |lines: &[&str]| read(lines).schedule;
        let here = read(&["Mon-Fri 9am-5pm", "bank holidays 10am-2pm"]);
        let there = read(&["Mon-Fri 11am-3pm"]);
        let joined = Schedule::joined([&here, &there]);
        let christmas = joined.on(date(2026, 12, 25), &Calendar::default());
        let spans = |times: &Times| {
            let all = times.spans.iter();
            all.map(|span| (span.start / 60, span.end / 60))
                .collect::<Vec<_>>()
        };
        assert_eq!(spans(&christmas.sure), [(10, 14)]);
        assert_eq!(spans(&christmas.maybe), [(11, 15)]);
        // Of one place alone they stand in for the week's times.
        let alone = Schedule::joined([&here]).on(date(2026, 12, 25), &Calendar::default());
        assert_eq!(spans(&alone.sure), [(10, 14)]);
        assert!(alone.maybe.is_empty());
        let twice = Schedule::joined([&joined, &joined]);
        assert_eq!(twice, joined);
    }

    #[test]
    fn nothing_joined_says_nothing() {
        assert_eq!(Schedule::joined([]).rules, []);
        assert!(!Schedule::joined([]).by_appointment);
    }
}
