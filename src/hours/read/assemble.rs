//! Items → statements: which times belong to which days, and what each qualifier is
//! about. Where more than one answer is possible there is none.

use super::clock::DayPart;
use super::draft::{Beside, Draft, Trouble, Typed};
use super::overlap::meets;
use super::scan::{Item, Placed, Target, When};
use crate::hours::{BankHolidays, Days, Except, Season, Terms, Weekdays};

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
    times_first: bool,
    /// Strength of what stands since the last item: see [`Draft::parted`].
    parted: u8,
    segment: usize,
    bracket: bool,
    /// The bracket that was opened last.
    opened: usize,
    /// Times may not follow here.
    blocked: bool,
    /// Days that were just left out, with their item: times after them are theirs.
    left_out: Option<(Days, usize)>,
    is_first: bool,
}

/// Puts the items of a line together. `comma` tells whether an item has a comma in it.
pub(super) fn assemble(items: &[Placed], comma: &dyn Fn(&Placed) -> bool) -> Line {
    let first = items
        .iter()
        .enumerate()
        .find_map(|(at, placed)| match &placed.item {
            Item::Days(_) | Item::Every(_) | Item::Always => Some(false),
            Item::Time(_) => Some(true),
            // Days of their own, when their times follow.
            Item::Dates(Some(_), Some(_)) => {
                matches!(next(items, at), Some(Item::Time(_))).then_some(false)
            }
            _ => None,
        });
    let mut made = Assembler {
        items,
        line: Line::default(),
        prefix: Beside::default(),
        prefixed: None,
        prefix_parted: false,
        times_first: first == Some(true),
        parted: 0,
        segment: 0,
        bracket: false,
        opened: 0,
        blocked: false,
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
        match item {
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
            Item::ClosedAt(from, to) => {
                self.beside(at, false, &|beside| {
                    beside.lunch.push((from, to));
                    true
                });
            }
            Item::Appointment => {
                let several = self.line.drafts.len() > 1;
                let about_all = self.parted == 3 || self.line.drafts.is_empty();
                if several && !about_all {
                    self.trouble(at, "say which times are by appointment");
                }
                // Before the days it is about all of them.
                self.line.appointment = true;
                self.blocked = self.line.drafts.iter().any(|draft| !draft.times.is_empty());
            }
            Item::Note
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

    /// A part of the day is about the times after it, or about the one before it.
    fn part_of_day(&mut self, at: usize, part: DayPart) {
        let leads = matches!(self.next(at), Some(Item::Time(_)));
        let Some(draft) = self.line.drafts.last_mut() else {
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

    fn draft(&self, at: usize) -> Draft {
        Draft {
            segment: self.segment,
            parted: self.parted,
            item: at,
            beside: self.prefix.clone(),
            ..Draft::default()
        }
    }

    fn days(&mut self, at: usize, days: Days) {
        let (parted, times_first) = (self.parted, self.times_first);
        self.blocked = false;
        if at > 1 && self.reaches_over(at) {
            return self.trouble(at, "say the times of each day");
        }
        if let Some(draft) = self.line.drafts.last_mut() {
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
    fn reaches_over(&self, at: usize) -> bool {
        let start = matches!(self.items[at - 2].item, Item::Time(When::Start(_)));
        let time = matches!(self.items[at - 2].item, Item::Time(_));
        match self.items[at - 1].item {
            Item::To => time,
            Item::Dash => start,
            _ => false,
        }
    }

    /// Whether other words stand between a time and one before it: `7.30pm for 8pm`.
    fn worded(&self, since: usize, at: usize) -> bool {
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

    fn every(&mut self, at: usize, weeks: u8) {
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

    fn dates(&mut self, at: usize, from: Option<jiff::civil::Date>, to: Option<jiff::civil::Date>) {
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
        if let (Some(a), Some(b)) = (from, to)
            && ((complete && timed) || wanting)
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

    fn next(&self, at: usize) -> Option<&Item> {
        next(self.items, at)
    }

    fn time(
        &mut self,
        at: usize,
        when: When,
        left_out: Option<(Days, usize)>,
        comma: &dyn Fn(&Placed) -> bool,
    ) {
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
        let typed = |part| Typed {
            when,
            item: at,
            part,
        };
        match self.line.drafts.last_mut() {
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

    fn bank(&mut self, at: usize, bank: BankHolidays) {
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

    /// No times may follow a statement that has its times and a qualifier.
    fn block(&mut self) {
        let done = |draft: &Draft| !draft.times.is_empty() && !draft.days.is_empty();
        self.blocked = self.line.drafts.last().is_some_and(done);
    }

    /// The drafts that a qualifier is about; `Err` with all that it may be about.
    fn scope(&self) -> Result<Vec<usize>, Vec<usize>> {
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
        let between = here.iter().skip(1).map(|i| drafts[*i].parted).max();
        let about_all = between.is_none_or(|between| self.parted > between && !self.bracket);
        if about_all { Ok(here) } else { Err(here) }
    }

    /// Sets something beside the drafts that it is about, or before those to come.
    fn beside(&mut self, at: usize, may_lead: bool, set: &dyn Fn(&mut Beside) -> bool) {
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
    fn leads(&self, at: usize) -> bool {
        self.parted >= 2 && matches!(self.next(at), Some(Item::Days(_) | Item::Time(_)))
    }

    fn except(&mut self, at: usize, targets: &[Target]) {
        if self.line.drafts.is_empty() {
            return match targets {
                [Target::Bank] => self.bank(at, BankHolidays::Closed),
                _ => self.trouble(at, "say first when it is open"),
            };
        }
        for target in targets {
            match target {
                Target::Bank => self.bank(at, BankHolidays::Closed),
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

    fn without(&mut self, at: usize, days: &Days, alone: bool) {
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

    fn closed(&mut self, at: usize, targets: &[Target]) {
        if matches!(self.next(at), Some(Item::Part(_))) {
            return self.trouble(at, "write the times that it is open");
        }
        // `Tuesday: closed Wednesday: 9-5`.
        let named = at > 0 && matches!(self.items[at - 1].item, Item::Colon | Item::Dash);
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
        self.blocked = true;
    }

    fn shut(&mut self, days: Days) {
        match days {
            Days::BankHolidays => self.line.closed_bank = true,
            days if self.line.closed.contains(&days) => {}
            days => self.line.closed.push(days),
        }
    }

    fn finish(mut self) -> Line {
        if self.line.drafts.is_empty()
            && let ([(Some(a), Some(b))], None) =
                (self.prefix.ranges.as_slice(), self.prefix.season)
            && self.prefix.terms == Terms::Unsaid
        {
            let mut draft = self.draft(self.prefixed.unwrap_or(0));
            draft.days.push(Days::Between(*a, *b));
            draft.beside = Beside::default();
            self.line.drafts.push(draft);
        } else if self.line.drafts.is_empty() && self.prefixed.is_some() {
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

fn opposite(terms: Terms) -> Terms {
    match terms {
        Terms::Only => Terms::Holidays,
        Terms::Holidays => Terms::Only,
        Terms::Unsaid => Terms::Unsaid,
    }
}
