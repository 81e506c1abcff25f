//! Which statement a time belongs to.

use super::super::draft::Typed;
use super::super::overlap::within;
use super::super::scan::{Item, Placed, When};
use super::Assembler;
use crate::hours::{Days, Terms};

impl Assembler<'_> {
    /// Whether other words stand between a time and one before it: `7.30pm for 8pm`.
    pub(in crate::hours::read) fn worded(&self, since: usize, at: usize) -> bool {
        let mut depth = 0;
        self.items[since..at].iter().any(|placed| {
            depth += i32::from(placed.item == Item::Open);
            depth -= i32::from(placed.item == Item::Close);
            depth == 0 && matches!(placed.item, Item::Note | Item::Word)
        })
    }

    /// `Tue 10-12 term time, 10-2 school holidays`: the same days at other times.
    fn other_terms(&mut self, at: usize, when: When) -> bool {
        let Some(Item::Terms(other)) = self.items.get(at + 1..).and_then(|items| {
            let fill = |item: &Item| matches!(item, Item::Fill | Item::Comma | Item::Open);
            items
                .iter()
                .map(|placed| &placed.item)
                .find(|item| !fill(item))
        }) else {
            return false;
        };
        let Some(last) = self.line.drafts.last().filter(|draft| {
            draft.beside.terms != Terms::Unsaid
                && draft.beside.terms != *other
                && !draft.times.is_empty()
                && self.prefixed.is_none()
        }) else {
            return false;
        };
        let days = last.days.clone();
        self.segment += 1;
        let mut draft = self.draft(at);
        draft.days = days;
        draft.times.push(Typed {
            when,
            item: at,
            part: None,
        });
        self.line.drafts.push(draft);
        true
    }

    pub(in crate::hours::read) fn time(
        &mut self,
        at: usize,
        when: When,
        left_out: Option<(Days, usize)>,
        comma: &dyn Fn(&Placed) -> bool,
    ) {
        if self.within_hours(at, when) {
            return;
        }
        if self.other_terms(at, when) {
            return;
        }
        if let Some((days, item)) = left_out {
            let list = !self.bracket && comma(&self.items[item]);
            if list {
                return self.trouble(at, "say again which days these times are of");
            }
            if self
                .line
                .drafts
                .last()
                .is_some_and(|draft| !draft.times.is_empty())
            {
                if self.parted > 2 {
                    return self.trouble(at, "say which days these times are of");
                }
                let mut draft = self.draft(item);
                draft.days.push(days);
                draft.times.push(Typed {
                    when,
                    item: at,
                    part: None,
                });
                self.line.drafts.push(draft);
                return;
            }
        }
        // `10-4 daily (March to October) 10-3 weekends (November to February)`.
        let anew = self.times_first
            && matches!(self.next(at), Some(Item::Days(_)))
            && self
                .line
                .drafts
                .last()
                .is_none_or(|draft| !draft.days.is_empty());
        if self.blocked && !anew {
            return self.trouble(at, "say which days these times are of");
        }
        let (times_first, bracket, opened) = (self.times_first, self.bracket, self.opened);
        let last = self.line.drafts.last().and_then(|draft| draft.times.last());
        if let Some(last) = last
            && (matches!(when, When::Start(_)) || matches!(last.when, When::Start(_)))
            && (!times_first
                || self
                    .line
                    .drafts
                    .last()
                    .is_some_and(|draft| draft.days.is_empty()))
            && self.worded(last.item, at)
        {
            return self.trouble(at, "say what each of these times is");
        }
        let among = |days: &Days| {
            let known = self.line.drafts.last().map(|draft| draft.days.as_slice());
            known.is_some_and(|known| known.iter().any(|known| within(days, known)))
        };
        let named_next = match (self.next(at), when) {
            (Some(Item::Days(_)), When::Span(..) | When::Until(_)) => true,
            // Of a day that has times it may be the end: `9-5 (4pm Fridays)`; not in
            // `9-5 (opens 8.30 Fridays)`.
            (Some(Item::Days(days)), When::Start(_)) => {
                let mut led = self.items[opened..at].iter();
                among(days) && led.all(|placed| matches!(placed.item, Item::Open | Item::Fill))
            }
            (_, When::AllDay | When::Span(..) | When::Until(_) | When::Start(_)) => false,
        };
        let typed = |part| Typed {
            when,
            item: at,
            part,
        };
        match self.line.drafts.last_mut() {
            // `Mon-Fri 9-5 (until 8pm Wed)`.
            Some(draft)
                if bracket
                    && named_next
                    && !draft.days.is_empty()
                    && draft.times.last().is_some_and(|last| last.item < opened) =>
            {
                let mut draft = self.draft(at);
                draft.times.push(typed(None));
                self.line.drafts.push(draft);
            }
            Some(draft) if !times_first || draft.days.is_empty() => {
                if bracket && draft.times.last().is_some_and(|last| last.item < opened) {
                    return self.trouble(at, "say what these times in brackets are");
                }
                draft.times.push(typed(draft.part));
            }
            None if !times_first => self.trouble(at, "say on which days"),
            Some(_) | None => {
                let mut draft = self.draft(at);
                draft.times.push(typed(None));
                self.line.drafts.push(draft);
            }
        }
    }
}
