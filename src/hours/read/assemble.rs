//! Items → statements: which times belong to which days, and what each qualifier is
//! about. Where more than one answer is possible there is none.

mod about;
mod aside;
mod closed;
mod finish;
mod parts;
mod place;
mod times;

use super::clock::DayPart;
use super::draft::{Beside, Draft, Trouble, Typed};
use super::scan::{Item, Placed, When};
use crate::hours::{Days, Season, Terms, Weekdays};

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

    fn said(&mut self, at: usize, item: Item, comma: &dyn Fn(&Placed) -> bool) {
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
