//! Several schedules as one: an offer's times at each of its places, for "when is it on
//! next, wherever".

use super::{Except, Rule, Schedule};

impl Schedule {
    /// When any of them is on. What one says of closed days and of bank holidays holds of
    /// its own rules only.
    pub fn joined<'a>(all: impl IntoIterator<Item = &'a Schedule>) -> Schedule {
        let mut joined = Schedule::default();
        for one in all {
            let closed = one.closed.iter().cloned().map(Except::Days);
            joined.rules.extend(one.rules.iter().map(|rule| {
                let except = rule.except.iter().cloned().chain(closed.clone());
                Rule {
                    except: except.collect(),
                    bank_holidays: one.on_bank_holidays(rule),
                    ..rule.clone()
                }
            }));
            joined.by_appointment |= one.by_appointment;
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::hours::{Calendar, Schedule, read};

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
    fn nothing_joined_says_nothing() {
        assert_eq!(Schedule::joined([]), Schedule::default());
    }
}
