//! Items → statements: which times belong to which days, and what each qualifier is
//! about. Where more than one answer is possible there is none.

mod about;
mod aside;
mod closed;
mod finish;
mod parts;
mod place;
mod said;
mod times;

use super::clock::DayPart;
use super::draft::{Beside, Draft, Trouble};
use super::scan::{Item, Placed};
use crate::hours::{Days, Season};

/// What a line says.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) drafts: Vec<Draft>,
    pub(super) closed: Vec<Days>,
    /// Of every rule, of other lines too.
    pub(super) closed_bank: bool,
    pub(super) closed_seasons: Vec<Season>,
    pub(super) appointment: bool,
    /// A line of qualifiers only: they are about all the other lines.
    pub(super) loose: Option<Beside>,
    /// Items that are for people to read after all: from one to before another.
    pub(super) asides: Vec<(usize, usize)>,
    pub(super) troubles: Vec<Trouble>,
}

struct Assembler<'a> {
    items: &'a [Placed],
    line: Line,
    /// Said before any days, so about all that follow.
    prefix: Beside,
    prefixed: Option<usize>,
    /// Whether a sign stands between the prefix and what follows.
    prefix_parted: bool,
    /// A part of the day said before any days: all times are in it.
    prefix_part: Option<DayPart>,
    times_first: bool,
    /// Strength of what stands since the last item: see [`Draft::parted`].
    parted: u8,
    segment: usize,
    bracket: bool,
    /// The bracket that was opened last.
    opened: usize,
    /// Times may not follow here.
    blocked: bool,
    /// Closed days were just said: times after a sign are of the days before them.
    after_closed: bool,
    /// Days that were just left out, with their item: times after them are theirs.
    left_out: Option<(Days, usize)>,
    is_first: bool,
}

/// Puts the items of a line together. `comma` tells whether an item has a comma in it.
pub(super) fn assemble(items: &[Placed], comma: &dyn Fn(&Placed) -> bool) -> Line {
    let first = items.iter().enumerate().find_map(|(at, placed)| {
        let item = &placed.item;
        // Dates are days of their own, when their times follow.
        let dated = || matches!(next(items, at), Some(Item::Time(_)));
        let days = matches!(item, Item::Days(_) | Item::Every(_) | Item::Always)
            || (matches!(item, Item::Dates(Some(_), Some(_))) && dated());
        let time = matches!(item, Item::Time(_));
        (days || time).then_some(time)
    });
    let mut made = Assembler {
        items,
        line: Line::default(),
        prefix: Beside::default(),
        prefixed: None,
        prefix_parted: false,
        prefix_part: None,
        times_first: first == Some(true),
        parted: 0,
        segment: 0,
        bracket: false,
        opened: 0,
        blocked: false,
        after_closed: false,
        left_out: None,
        is_first: true,
    };
    for at in 0..items.len() {
        made.one(at, comma);
    }
    made.finish()
}

impl Assembler<'_> {
    fn one(&mut self, at: usize, comma: &dyn Fn(&Placed) -> bool) {
        let placed = &self.items[at];
        match &placed.item {
            Item::And => self.part(1),
            Item::Comma => self.part(2),
            Item::Colon | Item::Dash => self.part(2),
            Item::End => {
                self.part(3);
                self.segment += 1;
            }
            Item::Open => {
                self.bracket = true;
                self.opened = at;
            }
            Item::Close => self.bracket = false,
            Item::Fill | Item::To | Item::Note | Item::Word => {}
            Item::IsOpen => {
                if let Some(draft) = self.line.drafts.last_mut() {
                    draft.is_open |= draft.times.is_empty() && !draft.days.is_empty();
                }
            }
            Item::Unread(why) => self.trouble(at, why),
            Item::Wrong(why, help) => self.line.troubles.push(Trouble {
                item: at,
                why: why.clone(),
                help: Some(help.clone()),
            }),
            item => {
                let item = item.clone();
                self.said(at, item, comma);
                self.parted = 0;
                self.is_first = false;
            }
        }
    }

    fn part(&mut self, strength: u8) {
        self.parted = self.parted.max(strength);
        if self.line.drafts.is_empty() && self.prefixed.is_some() && strength > 1 {
            self.prefix_parted = true;
        }
    }

    fn trouble(&mut self, at: usize, why: impl Into<String>) {
        self.line.troubles.push(Trouble::unread(at, why));
    }

    /// Whether the line has neither days nor times: it is about all the other lines.
    fn says_no_times(&self) -> bool {
        !self.items.iter().any(|placed| {
            matches!(
                placed.item,
                Item::Days(_) | Item::Every(_) | Item::Dates(..) | Item::Time(_) | Item::Always
            )
        })
    }

    fn draft(&self, at: usize) -> Draft {
        Draft {
            segment: self.segment,
            parted: self.parted,
            item: at,
            beside: self.prefix.clone(),
            part: self.prefix_part,
            parts: usize::from(self.prefix_part.is_some()),
            ..Draft::default()
        }
    }

    fn next(&self, at: usize) -> Option<&Item> {
        next(self.items, at)
    }
}

/// The next item that says something.
fn next(items: &[Placed], at: usize) -> Option<&Item> {
    items[at + 1..]
        .iter()
        .map(|placed| &placed.item)
        .find(|item| {
            !matches!(
                item,
                Item::Fill
                    | Item::IsOpen
                    | Item::To
                    | Item::Comma
                    | Item::Colon
                    | Item::Dash
                    | Item::Open
                    | Item::Close
                    | Item::Note
            )
        })
}
