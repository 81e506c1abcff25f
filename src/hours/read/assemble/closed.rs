//! Which days, holidays and parts of the year are closed.

use super::super::scan::{Item, Target};
use super::Assembler;
use super::about::opposite;
use crate::hours::Days;

impl Assembler<'_> {
    pub(in crate::hours::read) fn closed(&mut self, at: usize, targets: &[Target]) {
        if matches!(self.next(at), Some(Item::Part(_))) {
            return self.trouble(at, "write the times that it is open");
        }
        // `Tuesday: closed Wednesday: 9-5`.
        let named = at > 0
            && matches!(
                self.items[at - 1].item,
                Item::Colon | Item::Dash | Item::Days(_)
            );
        let waiting = self
            .line
            .drafts
            .last()
            .is_some_and(|draft| draft.times.is_empty());
        if let ([Target::Days(days)], true, true, false) = (targets, named, waiting, self.bracket) {
            self.closed(at, &[]);
            self.parted = 3;
            return self.days(at, days.clone());
        }
        if targets.is_empty() {
            let draft = self.line.drafts.pop();
            match draft {
                Some(draft)
                    if draft.times.is_empty()
                        && draft.parts == 0
                        && draft.every.is_none()
                        && !draft.days.is_empty()
                        && draft.beside == self.prefix =>
                {
                    for days in draft.days {
                        self.shut(days);
                    }
                    self.blocked = true;
                }
                draft => {
                    self.line.drafts.extend(draft);
                    self.trouble(at, "say which days are closed");
                }
            }
            return;
        }
        for target in targets {
            match target {
                Target::Days(days) => self.shut(days.clone()),
                Target::BankOn(days) => self.bank_on(at, *days),
                Target::Bank => self.line.closed_bank = true,
                Target::Season(season) => self.line.closed_seasons.push(*season),
                Target::Terms(terms) => {
                    let terms = opposite(*terms);
                    for draft in &mut self.line.drafts {
                        draft.beside.terms = terms;
                    }
                    self.prefix.terms = terms;
                    self.prefixed = self.prefixed.or(Some(at));
                    self.prefix_parted = true;
                }
            }
        }
        self.after_closed = true;
        self.blocked = self
            .line
            .drafts
            .last()
            .is_none_or(|draft| !draft.times.is_empty() || draft.days.is_empty());
    }

    pub(in crate::hours::read) fn shut(&mut self, days: Days) {
        match days {
            Days::BankHolidays => self.line.closed_bank = true,
            days if self.line.closed.contains(&days) => {}
            days => self.line.closed.push(days),
        }
    }
}
