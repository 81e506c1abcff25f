//! Parts of the day: `Tuesday evenings 7-9`, `Mornings: Mon 9-12`.

use super::super::clock::DayPart;
use super::super::scan::Item;
use super::Assembler;

impl Assembler<'_> {
    /// A part of the day is about the times after it, or about the one before it.
    pub(in crate::hours::read) fn part_of_day(&mut self, at: usize, part: DayPart) {
        let leads = matches!(self.next(at), Some(Item::Time(_)));
        // Not `Evenings, weekends`, which are two.
        let sign = self.items[at + 1..]
            .iter()
            .find(|placed| placed.item != Item::Fill);
        let headed = sign.is_some_and(|sign| matches!(sign.item, Item::Colon | Item::Dash));
        let leads_days = headed && matches!(self.next(at), Some(Item::Days(_)));
        let Some(draft) = self.line.drafts.last_mut() else {
            // `Evenings: Mon and Wed 7-9`.
            if leads_days && self.prefix_part.is_none() {
                self.prefix_part = Some(part);
                return;
            }
            if leads && self.times_first {
                // `Morning session 9.30-12, afternoon 1-3, Tuesdays`.
                let mut draft = self.draft(at);
                draft.part = Some(part);
                draft.parts = 1;
                self.line.drafts.push(draft);
                return;
            }
            return self.trouble(at, "say on which days");
        };
        draft.parts += 1;
        match draft.times.as_mut_slice() {
            [] if draft.parts > 1 => draft.part = None,
            [] => draft.part = Some(part),
            _ if leads => draft.part = Some(part),
            [only] if only.part.is_none() => only.part = Some(part),
            _ => self.trouble(at, "say of which times"),
        }
    }
}
