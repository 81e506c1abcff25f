//! What is left to settle once all items are placed.

use super::super::draft::{Draft, Trouble, Typed};
use super::super::scan::When;
use super::{Assembler, Line};
use crate::hours::{Days, Weekdays};

impl Assembler<'_> {
    pub(super) fn finish(mut self) -> Line {
        self.settle_appointments();
        if self.line.drafts.is_empty() && self.prefixed.is_some() {
            self.line.loose = Some(self.prefix);
        } else if let Some(at) = self.prefixed
            && self.line.drafts.len() > 1
            && !self.prefix_parted
        {
            let why = "put a colon after it, or say it beside each of the times";
            self.line.troubles.push(Trouble::unread(at, why));
        }
        let timed = |draft: &Draft| !draft.times.is_empty();
        if self.line.drafts.iter().any(timed) {
            for draft in self.line.drafts.iter().filter(|draft| !timed(draft)) {
                let why = "say the times of these days too";
                self.line.troubles.push(Trouble::unread(draft.item, why));
            }
        }
        // All day, and no days: every day.
        if let [draft] = self.line.drafts.as_mut_slice()
            && draft.days.is_empty()
            && draft.every.is_none()
            && matches!(
                draft.times.as_slice(),
                [Typed {
                    when: When::AllDay,
                    ..
                }]
            )
        {
            draft.days.push(Days::Weekly(Weekdays::ALL));
        }
        self.line
    }
}
