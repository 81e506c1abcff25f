//! What a qualifier is about: the statement it stands in, all before it, or all to come.

use super::super::draft::{Beside, Draft};
use super::super::overlap::{meets, within};
use super::super::scan::{Item, Target};
use super::Assembler;
use crate::hours::{BankHolidays, Days, Except, Terms, Weekdays};

impl Assembler<'_> {
    pub(in crate::hours::read) fn bank(&mut self, at: usize, bank: BankHolidays) {
        if self.line.drafts.is_empty() {
            self.prefix.bank = bank;
            self.prefixed = Some(at);
            return;
        }
        let scope = self.scope().unwrap_or_else(|several| match bank {
            BankHolidays::Closed => several,
            // Of the others nothing is said.
            BankHolidays::Open | BankHolidays::Unsaid => {
                let last = self.line.drafts.len() - 1;
                vec![last]
            }
        });
        for i in scope {
            self.line.drafts[i].beside.bank = bank;
        }
        self.block();
    }

    /// Closed on some bank holidays, which are all that its days can meet.
    pub(super) fn bank_on(&mut self, at: usize, days: Weekdays) {
        let known = self.line.drafts.last().map(|draft| draft.days.as_slice());
        let all = known.is_some_and(|known| {
            !known.is_empty() && known.iter().all(|known| within(known, &Days::Weekly(days)))
        });
        if all && self.line.drafts.len() == 1 {
            return self.bank(at, BankHolidays::Closed);
        }
        self.trouble(at, "say whether it is open on every other bank holiday");
    }

    /// No times may follow a statement that has its times and a qualifier.
    pub(in crate::hours::read) fn block(&mut self) {
        let done = |draft: &Draft| !draft.times.is_empty() && !draft.days.is_empty();
        self.blocked = self.line.drafts.last().is_some_and(done);
    }

    /// The drafts that a qualifier is about; `Err` with all that it may be about.
    pub(in crate::hours::read) fn scope(&self) -> Result<Vec<usize>, Vec<usize>> {
        let drafts = &self.line.drafts;
        let last = drafts.len() - 1;
        if drafts[last].times.is_empty() || drafts[last].days.is_empty() {
            return Ok(vec![last]);
        }
        if self.parted == 3 && !self.bracket {
            return Ok((0..=last).collect());
        }
        let here: Vec<usize> = (0..=last)
            .filter(|i| drafts[*i].segment == self.segment)
            .collect();
        let here = if here.is_empty() { vec![last] } else { here };
        // `Mon 9-5 (term time), Tue 9-1 (all year)`: each has its own in brackets.
        let own = |i: &usize| drafts[*i].beside != self.prefix;
        if self.bracket && last > 0 && (0..last).all(|i| own(&i)) && !own(&last) {
            return Ok(vec![last]);
        }
        let between = here.iter().skip(1).map(|i| drafts[*i].parted).max();
        let about_all = between.is_none_or(|between| self.parted > between && !self.bracket);
        if about_all { Ok(here) } else { Err(here) }
    }

    /// Sets something beside the drafts that it is about, or before those to come.
    pub(in crate::hours::read) fn beside(
        &mut self,
        at: usize,
        may_lead: bool,
        set: &dyn Fn(&mut Beside) -> bool,
    ) {
        let leads = self.line.drafts.is_empty() || (self.prefixed.is_some() && self.leads(at));
        if leads && may_lead {
            if !self.line.drafts.is_empty() {
                self.prefix = Beside::default();
                self.prefix_parted = true;
            }
            self.prefixed = Some(at);
            if !set(&mut self.prefix) {
                self.trouble(at, "say one part of the year for each line");
            }
            return;
        }
        if self.line.drafts.is_empty() {
            return self.trouble(at, "say when it is open");
        }
        match self.scope() {
            Ok(scope) => {
                let mut clash = false;
                for i in scope {
                    clash |= !set(&mut self.line.drafts[i].beside);
                }
                if clash {
                    self.trouble(at, "this is said twice");
                }
                self.block();
            }
            Err(_) => self.trouble(at, "say it beside each of the times that it is about"),
        }
    }

    /// Whether a qualifier starts a new statement: `April to October: …; November to March: …`.
    pub(in crate::hours::read) fn leads(&self, at: usize) -> bool {
        self.parted >= 2 && matches!(self.next(at), Some(Item::Days(_) | Item::Time(_)))
    }

    pub(in crate::hours::read) fn except(&mut self, at: usize, targets: &[Target]) {
        if self.line.drafts.is_empty() {
            return match targets {
                [Target::Bank] => self.bank(at, BankHolidays::Closed),
                _ => self.trouble(at, "say first when it is open"),
            };
        }
        for target in targets {
            match target {
                Target::Bank => self.bank(at, BankHolidays::Closed),
                Target::BankOn(days) => self.bank_on(at, *days),
                Target::Terms(terms) => {
                    let terms = opposite(*terms);
                    self.beside(at, false, &|beside| {
                        std::mem::replace(&mut beside.terms, terms) == Terms::Unsaid
                    });
                }
                Target::Season(season) => {
                    self.beside(at, false, &|beside| {
                        beside.except.push(Except::Season(*season));
                        true
                    });
                }
                Target::Days(days) => self.without(at, days, targets.len() == 1),
            }
        }
    }

    pub(in crate::hours::read) fn without(&mut self, at: usize, days: &Days, alone: bool) {
        let scope = match self.scope() {
            Ok(scope) | Err(scope) if matches!(days, Days::Weekly(_)) => scope,
            Ok(scope) => scope,
            Err(_) => return self.trouble(at, "say it beside each of the times that it is about"),
        };
        let about: Vec<usize> = scope
            .into_iter()
            .filter(|i| {
                self.line.drafts[*i]
                    .days
                    .iter()
                    .any(|known| meets(known, days))
            })
            .collect();
        if about.is_empty() && !alone {
            // `Mon-Fri 9-5 except weekends and bank holidays` says some of it twice.
            return;
        }
        if about.is_empty() {
            return self.trouble(at, "these days are not among those before");
        }
        for i in about {
            self.line.drafts[i]
                .beside
                .except
                .push(Except::Days(days.clone()));
        }
        if alone {
            self.left_out = Some((days.clone(), at));
        }
        self.block();
    }
}

pub(in crate::hours::read) fn opposite(terms: Terms) -> Terms {
    match terms {
        Terms::Only => Terms::Holidays,
        Terms::Holidays => Terms::Only,
        Terms::Unsaid => Terms::Unsaid,
    }
}
