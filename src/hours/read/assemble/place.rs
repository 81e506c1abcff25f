//! Which days and times go together: `Mon 9-5`, `9-5 Mon`, `Mon 9-12 and 1-5`.

use super::super::draft::{Draft, Typed};
use super::super::scan::{Item, Placed, When};
use super::Assembler;
use crate::hours::{Days, Terms};

impl Assembler<'_> {
    pub(in crate::hours::read) fn days(&mut self, at: usize, days: Days) {
        let (parted, times_first) = (self.parted, self.times_first);
        self.blocked = false;
        let known = self
            .line
            .drafts
            .last()
            .is_some_and(|draft| !draft.days.is_empty());
        if at > 1 && known && self.reaches_over(at) {
            return self.trouble(at, "say the times of each day");
        }
        // `Sunday school 10.30am every Sunday` says its day twice.
        let again = self.line.drafts.last().is_some_and(|draft| {
            !times_first && !draft.times.is_empty() && draft.days == [days.clone()]
        });
        let ends = matches!(self.next(at), None | Some(Item::End));
        if again && ends && parted < 3 {
            return;
        }
        let dash = at > 0 && matches!(self.items[at - 1].item, Item::Dash);
        if let Some(draft) = self.line.drafts.last_mut() {
            // `Mon-Wed-Fri` may be three days or five.
            if dash && draft.times.is_empty() && !draft.days.is_empty() {
                return self.trouble(at, "write the days with commas, or the first and the last");
            }
            let wants = draft.days.is_empty();
            let list = (1..=2).contains(&parted);
            if wants
                || (list
                    && draft.every.is_none()
                    && !draft.is_open
                    && (times_first || draft.times.is_empty()))
            {
                draft.days.push(days);
                return;
            }
            if times_first || draft.times.is_empty() {
                let typed_times = self
                    .items
                    .iter()
                    .any(|placed| matches!(placed.item, Item::Time(_)));
                if typed_times || (draft.parts == 0 && !draft.is_open && parted < 3) {
                    return self.trouble(at, "say the times of each day");
                }
            }
        }
        let mut draft = self.draft(at);
        draft.days.push(days);
        self.line.drafts.push(draft);
    }

    /// `Friday 8pm to Saturday 8am`: one stretch over days, and not two statements.
    pub(in crate::hours::read) fn reaches_over(&self, at: usize) -> bool {
        let start = matches!(self.items[at - 2].item, Item::Time(When::Start(_)));
        let time = matches!(self.items[at - 2].item, Item::Time(_));
        match self.items[at - 1].item {
            Item::To => time,
            Item::Dash => start,
            _ => false,
        }
    }

    /// Whether other words stand between a time and one before it: `7.30pm for 8pm`.
    pub(in crate::hours::read) fn worded(&self, since: usize, at: usize) -> bool {
        let mut depth = 0;
        self.items[since..at].iter().any(|placed| {
            match placed.item {
                Item::Open => depth += 1,
                Item::Close => depth -= 1,
                _ => {}
            }
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

    pub(in crate::hours::read) fn every(&mut self, at: usize, weeks: u8) {
        let before = matches!(self.next(at), Some(Item::Days(_)));
        let fits = |draft: &Draft| draft.every.is_none() && (!before || draft.days.is_empty());
        match self.line.drafts.last_mut().filter(|draft| fits(draft)) {
            Some(draft) => draft.every = Some(weeks),
            None => {
                let mut draft = self.draft(at);
                draft.every = Some(weeks);
                self.line.drafts.push(draft);
            }
        }
    }

    pub(in crate::hours::read) fn dates(
        &mut self,
        at: usize,
        from: Option<jiff::civil::Date>,
        to: Option<jiff::civil::Date>,
    ) {
        let complete = self
            .line
            .drafts
            .last()
            .is_none_or(|draft| !draft.times.is_empty());
        let timed = matches!(self.next(at), Some(Item::Time(_)));
        let wanting = self
            .line
            .drafts
            .last()
            .is_some_and(|draft| draft.days.is_empty() && draft.every.is_none());
        let named = self
            .items
            .iter()
            .any(|placed| matches!(placed.item, Item::Days(_) | Item::Every(_) | Item::Always));
        if let (Some(a), Some(b)) = (from, to)
            && ((complete && timed) || wanting || !named)
        {
            return self.days(at, Days::Between(a, b));
        }
        if let Some(draft) = self
            .line
            .drafts
            .last_mut()
            .filter(|draft| draft.every.is_some())
        {
            draft.beside.ranges.push((from, to));
            return;
        }
        self.beside(at, true, &|beside| {
            beside.ranges.push((from, to));
            true
        });
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
        if self.blocked {
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
        let named_next = matches!(self.next(at), Some(Item::Days(_)))
            && matches!(when, When::Span(..) | When::Until(_));
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
            _ => {
                let mut draft = self.draft(at);
                draft.times.push(typed(None));
                self.line.drafts.push(draft);
            }
        }
    }
}
