//! Which days and times go together: `Mon 9-5`, `9-5 Mon`, `Mon 9-12 and 1-5`.

use super::super::draft::Draft;
use super::super::scan::{Item, When};
use super::Assembler;
use crate::hours::Days;

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
        if self.is_some_of(at, &days) {
            if let Some(draft) = self.line.drafts.last_mut() {
                draft.days = vec![days];
            }
            return;
        }
        // `Monday: Tuesday: 10-12`, as a form leaves a day without times.
        let empty = at > 1
            && matches!(self.items[at].item, Item::Days(_))
            && matches!(self.items[at - 1].item, Item::Colon)
            && matches!(self.items[at - 2].item, Item::Days(_));
        if empty && known {
            return self.trouble(at, "say the times of each day");
        }
        let dash = at > 0 && matches!(self.items[at - 1].item, Item::Dash);
        if let Some(draft) = self.line.drafts.last_mut()
            && draft.appointment.is_none()
        {
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

    /// `Saturday 10am-noon (1st Saturday of each month)`: only some of the days before.
    fn is_some_of(&self, at: usize, days: &Days) -> bool {
        let Days::Monthly(_, on) = days else {
            return false;
        };
        // Past `only`.
        let next = self.items[at + 1..]
            .iter()
            .map(|placed| &placed.item)
            .find(|item| **item != Item::Fill);
        let ends = matches!(next, None | Some(Item::Close | Item::End));
        let open = at > 0 && self.items[at - 1].item == Item::Open;
        let closed = next == Some(&Item::Close);
        let one = self
            .line
            .drafts
            .last()
            .is_some_and(|draft| !draft.times.is_empty() && draft.days == [Days::Weekly(*on)]);
        one && ends && open == closed && self.parted < 3
    }

    /// `Friday 8pm to Saturday 8am`: one stretch over days, and not two statements.
    pub(in crate::hours::read) fn reaches_over(&self, at: usize) -> bool {
        let start = matches!(self.items[at - 2].item, Item::Time(When::Start(_)));
        let time = matches!(self.items[at - 2].item, Item::Time(_));
        let before = &self.items[at - 1].item;
        (*before == Item::To && time) || (*before == Item::Dash && start)
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
}
