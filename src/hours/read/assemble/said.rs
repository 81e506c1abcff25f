//! What each item of a line does to the statements so far.

use super::super::draft::Typed;
use super::super::scan::{Item, Placed, When};
use super::Assembler;
use crate::hours::{Days, Terms, Weekdays};

impl Assembler<'_> {
    pub(super) fn said(&mut self, at: usize, item: Item, comma: &dyn Fn(&Placed) -> bool) {
        let left_out = self.left_out.take();
        let after_closed = std::mem::take(&mut self.after_closed);
        let parted = self.parted >= 2 || (at > 0 && self.items[at - 1].item == Item::Close);
        match item {
            Item::Time(_) if after_closed && !parted => {
                self.trouble(at, "say which days these times are of");
            }
            Item::Days(days) => self.days(at, days),
            Item::Every(weeks) => self.every(at, weeks),
            Item::Dates(from, to) => self.dates(at, from, to),
            Item::Time(when) => self.time(at, when, left_out, comma),
            Item::Always => {
                let mut draft = self.draft(at);
                draft.days.push(Days::Weekly(Weekdays::ALL));
                draft.times.push(Typed {
                    when: When::AllDay,
                    item: at,
                    part: None,
                });
                self.line.drafts.push(draft);
            }
            Item::Part(part) => self.part_of_day(at, part),
            Item::Season(season) => {
                self.beside(at, true, &|beside| beside.season.replace(season).is_none())
            }
            Item::Terms(terms) => self.beside(at, true, &|beside| {
                std::mem::replace(&mut beside.terms, terms) == Terms::Unsaid
            }),
            Item::Bank(bank) => self.bank(at, bank),
            Item::Except(targets) => self.except(at, &targets),
            Item::Closed(targets) => self.closed(at, &targets),
            Item::ClosedAt(from, to, true) if !self.line.drafts.is_empty() => {
                for draft in &mut self.line.drafts {
                    draft.beside.lunch.push((from, to));
                }
                self.block();
            }
            Item::ClosedAt(from, to, _) if self.says_no_times() => {
                self.prefix.lunch.push((from, to));
                self.prefixed = Some(at);
            }
            Item::ClosedAt(from, to, _) => {
                self.beside(at, false, &|beside| {
                    beside.lunch.push((from, to));
                    true
                });
            }
            Item::Appointment if self.days_by_appointment(at) => {}
            Item::Appointment => {
                let several = self.line.drafts.len() > 1 || self.is_after_two_times(at);
                // `Drop-in Mon 10-12. Appointments Tue 9-4`: of the days that follow only.
                let leads =
                    !self.line.drafts.is_empty() && matches!(self.next(at), Some(Item::Days(_)));
                let about_all = self.parted == 3 || self.line.drafts.is_empty();
                if leads || (several && !about_all) {
                    self.trouble(at, "say which times are by appointment");
                }
                // Before the days it is about all of them.
                self.line.appointment = true;
                self.blocked = self.line.drafts.iter().any(|draft| !draft.times.is_empty());
            }
            Item::Others(_)
            | Item::Note
            | Item::Fill
            | Item::IsOpen
            | Item::To
            | Item::Word
            | Item::And
            | Item::Comma
            | Item::End
            | Item::Colon
            | Item::Dash
            | Item::Open
            | Item::Close
            | Item::Unread(_)
            | Item::Wrong(..) => {}
        }
    }
}
