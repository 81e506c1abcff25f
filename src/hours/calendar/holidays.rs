//! Bank holidays of the United Kingdom's nations, by rule, as gov.uk lists them.
//! Sources: the Banking and Financial Dealings Act 1971, schedule 1; the proclamations
//! of each year for what is moved or added; gov.uk/bank-holidays, 2019 to 2028. A
//! proclamation yet to come cannot be known: then the table below wants a line.

use jiff::civil::{Date, Weekday, date};

use super::after;

/// Whose bank holidays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Nation {
    /// England and Wales have the same.
    #[default]
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// Which bank holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 2 January.
    SecondJanuary,
    /// 17 March.
    StPatrick,
    /// The Friday before Easter.
    GoodFriday,
    /// The Monday after Easter.
    EasterMonday,
    /// The first Monday of May.
    EarlyMay,
    /// The last Monday of May.
    Spring,
    /// 12 July.
    Boyne,
    /// The last Monday of August, in Scotland the first.
    Summer,
    /// 30 November.
    StAndrew,
    /// 25 December.
    Christmas,
    /// 26 December.
    Boxing,
    /// By proclamation, once.
    Once,
}

/// Every nation.
const ALL: [Nation; 3] = [
    Nation::EnglandAndWales,
    Nation::Scotland,
    Nation::NorthernIreland,
];

/// Holidays that were moved, from and to: for VE Day's 75 years in 2020, and for the
/// Platinum Jubilee in 2022.
const MOVED: [(Date, Date); 2] = [
    (date(2020, 5, 4), date(2020, 5, 8)),
    (date(2022, 5, 30), date(2022, 6, 2)),
];

/// Holidays that were added once: the Platinum Jubilee, the Queen's funeral, the
/// coronation, Scotland's first match of the 2026 World Cup.
const ADDED: [(Date, &[Nation]); 4] = [
    (date(2022, 6, 3), &ALL),
    (date(2022, 9, 19), &ALL),
    (date(2023, 5, 8), &ALL),
    (date(2026, 6, 15), &[Nation::Scotland]),
];

/// A year's bank holidays, in order: of a holiday on a weekend, the weekday that stands
/// in for it.
pub fn bank_holidays(nation: Nation, year: i16) -> Vec<(Date, Holiday)> {
    let mut found: Vec<(Date, Holiday)> = Vec::with_capacity(12);
    for (holiday, day) in rules(nation, year) {
        let Some(day) = day else { continue };
        let moved = MOVED.iter().find(|(from, _)| *from == day);
        let mut day = moved.map_or(day, |(_, to)| *to);
        while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            || found.iter().any(|(taken, _)| *taken == day)
        {
            day = after(day, 1);
        }
        found.push((day, holiday));
    }
    for (day, nations) in ADDED {
        if day.year() == year && nations.contains(&nation) {
            found.push((day, Holiday::Once));
        }
    }
    found.sort_by_key(|(day, _)| *day);
    found
}

/// Whether a day is in its year's list.
pub(super) fn is_listed(nation: Nation, day: Date) -> bool {
    bank_holidays(nation, day.year())
        .iter()
        .any(|(listed, _)| *listed == day)
}

/// The days as the rules have them, before those of a weekend are stood in for.
fn rules(nation: Nation, year: i16) -> Vec<(Holiday, Option<Date>)> {
    let on = |month, day| Date::new(year, month, day).ok();
    let monday = |month, nth| {
        on(month, 1).and_then(|first| first.nth_weekday_of_month(nth, Weekday::Monday).ok())
    };
    let easter = easter(year);
    let scotland = nation == Nation::Scotland;
    let ireland = nation == Nation::NorthernIreland;
    let all = [
        (true, Holiday::NewYear, on(1, 1)),
        (scotland, Holiday::SecondJanuary, on(1, 2)),
        (ireland, Holiday::StPatrick, on(3, 17)),
        (true, Holiday::GoodFriday, easter.map(|day| after(day, -2))),
        (
            !scotland,
            Holiday::EasterMonday,
            easter.map(|day| after(day, 1)),
        ),
        (true, Holiday::EarlyMay, monday(5, 1)),
        (true, Holiday::Spring, monday(5, -1)),
        (ireland, Holiday::Boyne, on(7, 12)),
        (
            true,
            Holiday::Summer,
            monday(8, if scotland { 1 } else { -1 }),
        ),
        (scotland, Holiday::StAndrew, on(11, 30)),
        (true, Holiday::Christmas, on(12, 25)),
        (true, Holiday::Boxing, on(12, 26)),
    ];
    all.into_iter()
        .filter(|(has, _, _)| *has)
        .map(|(_, holiday, day)| (holiday, day))
        .collect()
}

/// Easter Sunday in the Gregorian calendar, by the method of the Nautical Almanac (1922).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let of_march = h + l - 7 * m + 22;
    Date::new(year, 3, 1)
        .ok()
        .map(|march| after(march, of_march - 1))
}

#[cfg(test)]
mod tests;
