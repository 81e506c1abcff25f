//! What is left out or closed: days, dates, parts of the year, bank holidays.

use super::super::scan::{Item, Scan, Target};
use super::super::token::Kind;
use crate::hours::{Days, Season, Weekdays};

impl Scan<'_> {
    /// What is left out: a list of one sort over commas, of any sort over `and`.
    pub(in crate::hours::read) fn targets(&self, at: usize) -> Option<(Vec<Target>, usize)> {
        let (mut targets, mut to) = self.target(at)?;
        while let Some(next) = self.joint(to)
            && let Some((more, end)) = self.target(next)
        {
            let comma = (to..next).any(|i| self.kind(i) == Some(&Kind::Comma));
            let and = (to..next).any(|i| self.kind(i) == Some(&Kind::And) || self.word(i) == "and");
            let same = std::mem::discriminant(&targets[0]) == std::mem::discriminant(&more[0]);
            if comma && !and && !same {
                break;
            }
            targets.extend(more);
            to = end;
        }
        Some((targets, to))
    }

    pub(in crate::hours::read) fn target(&self, at: usize) -> Option<(Vec<Target>, usize)> {
        let at = self.past(
            at,
            &[
                "on", "in", "at", "during", "for", "the", "all", "any", "of", "whole",
            ],
        );
        if let Some(to) = self.bank_days(at) {
            return Some(match self.weekday(to) {
                Some(day) => (vec![Target::BankOn(Weekdays::one(day))], to + 1),
                None => (vec![Target::Bank], to),
            });
        }
        if let Some((terms, to)) = self.terms(at) {
            return Some((vec![Target::Terms(terms)], to));
        }
        if let Some((seasons, to)) = self.fixed(at) {
            return Some((seasons.into_iter().map(Target::Season).collect(), to));
        }
        if let Some((item, to)) = self.dates(at) {
            let target = if let Item::Days(days) = item {
                Target::Days(days)
            } else if let Item::Dates(Some(a), Some(b)) = item {
                Target::Days(Days::Between(a, b))
            } else if let Item::Season(season) = item {
                Target::Season(season)
            } else {
                return None;
            };
            return Some((vec![target], to));
        }
        if let Some((Item::Days(days), to)) = self.recurring(at)
            && days != Days::BankHolidays
        {
            return Some((vec![Target::Days(days)], to));
        }
        let (first, last, to) = self.months(at, false)?;
        if let Some((Item::Dates(Some(a), Some(b)), to)) = self.season(at) {
            return Some((vec![Target::Days(Days::Between(a, b))], to));
        }
        (self.year(to).is_none()).then_some((vec![Target::Season(Season::Months(first, last))], to))
    }
}
