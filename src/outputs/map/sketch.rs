//! A sketch of where people live, from postcodes alone: a coast and a river show in it,
//! since nobody lives in the water. Coarse, so that it is small and says nothing of any
//! one address.

use serde::Serialize;

use crate::geo::Point;

/// Miles from one cell to the next, where there is room for so many.
const CELL: f64 = 0.065;
/// Cells on the whole map: over a larger site they grow.
const MOST: f64 = 120_000.0;
/// Miles in a degree of latitude.
const DEGREE: f64 = 69.1;
/// Postcodes in a cell and those around it from which on many live there.
const MANY: u32 = 6;

/// Where people live, in rows from south to north.
#[derive(Debug, Serialize, PartialEq)]
pub(super) struct Sketch {
    /// The middle of the first cell of the first row, in ten-thousandths of a degree.
    south: i32,
    west: i32,
    /// From one row, and from one cell, to the next, in millionths of a degree.
    up: i32,
    along: i32,
    /// In each row: a gap, how many cells in a row are lived in, a gap, …
    some: Vec<Vec<usize>>,
    /// The same of those where many live.
    many: Vec<Vec<usize>>,
}

/// The sketch of some postcodes; `None` of none.
pub(super) fn of(points: impl Iterator<Item = Point>) -> Option<Sketch> {
    let points: Vec<Point> = points.collect();
    let (first, rest) = points.split_first()?;
    let (mut low, mut high) = (*first, *first);
    for point in rest {
        low.lat = low.lat.min(point.lat);
        low.lon = low.lon.min(point.lon);
        high.lat = high.lat.max(point.lat);
        high.lon = high.lon.max(point.lon);
    }
    let narrow = f64::midpoint(low.lat, high.lat)
        .to_radians()
        .cos()
        .max(0.05);
    let (tall, wide) = (
        (high.lat - low.lat) * DEGREE,
        (high.lon - low.lon) * DEGREE * narrow,
    );
    let cell = CELL
        .max((tall * wide / MOST).sqrt())
        .max(tall.max(wide) / 4000.0);
    let up = whole(cell / DEGREE * 1e6);
    let along = whole(cell / DEGREE / narrow * 1e6);
    let (south, west) = (whole(low.lat * 1e4), whole(low.lon * 1e4));
    let step = |from: i32, at: f64, by: i32| -> usize {
        let steps = (at * 1e6 - f64::from(from) * 100.0) / f64::from(by);
        usize::try_from(whole(steps)).unwrap_or(0)
    };
    let rows = step(south, high.lat, up) + 1;
    let cells = step(west, high.lon, along) + 1;
    let mut counts = vec![vec![0_u32; cells]; rows];
    for point in &points {
        let row = step(south, point.lat, up).min(rows - 1);
        counts[row][step(west, point.lon, along).min(cells - 1)] += 1;
    }
    let around = |row: usize, cell: usize, value: &dyn Fn(u32) -> u32| -> u32 {
        let near = |at: usize, size: usize| at.saturating_sub(1)..(at + 2).min(size);
        near(row, rows)
            .flat_map(|row| counts[row][near(cell, cells)].iter())
            .map(|count| value(*count))
            .sum()
    };
    let drawn = |keep: &dyn Fn(usize, usize) -> bool| -> Vec<Vec<usize>> {
        let row = |row| runs((0..cells).map(|cell| keep(row, cell)));
        (0..rows).map(row).collect()
    };
    Some(Sketch {
        south,
        west,
        up,
        along,
        // A gap with people all round it is a park, not the sea.
        some: drawn(&|row, cell| {
            counts[row][cell] > 0 || around(row, cell, &|count| count.min(1)) >= 4
        }),
        many: drawn(&|row, cell| around(row, cell, &|count| count) >= MANY),
    })
}

/// Gaps and runs, by turns, without the gap that ends a row.
fn runs(cells: impl Iterator<Item = bool>) -> Vec<usize> {
    let (mut runs, mut last, mut length) = (Vec::new(), false, 0);
    for cell in cells {
        if cell != last {
            runs.push(length);
            (last, length) = (cell, 0);
        }
        length += 1;
    }
    if last {
        runs.push(length);
    }
    runs
}

/// A number without its fraction.
#[allow(clippy::cast_possible_truncation)] // degrees and cells fit
pub(super) fn whole(number: f64) -> i32 {
    number.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_gaps_and_runs() {
        let of = |text: &str| runs(text.chars().map(|c| c == 'x'));
        assert_eq!(of(".xx...x"), [1, 2, 3, 1]);
        assert_eq!(of("x.."), [0, 1]);
        assert!(of("....").is_empty());
    }

    #[test]
    fn two_towns_are_apart_and_what_has_people_all_round_is_filled() {
        let at = |row: i32, cell: i32| Point {
            lat: 53.4 + f64::from(row) * CELL / DEGREE,
            lon: -3.0 + f64::from(cell) * CELL / DEGREE / 53.4_f64.to_radians().cos(),
        };
        let ring = [
            (0, 0),
            (0, 1),
            (0, 2),
            (1, 0),
            (1, 2),
            (2, 0),
            (2, 1),
            (2, 2),
        ];
        let town = ring.map(|(row, cell)| at(row, cell));
        let sketch = of(town.into_iter().chain([at(0, 12)])).expect("there are postcodes");
        assert_eq!(sketch.some, [vec![0, 3, 9, 1], vec![0, 3], vec![0, 3]]);
        assert_eq!(
            sketch.many,
            [vec![], vec![1, 1], vec![]],
            "the middle has all eight near it"
        );
        assert_eq!(of(std::iter::empty()), None);
    }

    #[test]
    fn a_whole_country_has_no_more_cells_than_a_town_may() {
        let corners = [(50.0, -6.0), (59.0, 1.7), (54.0, -2.0)];
        let sketch = of(corners.into_iter().map(|(lat, lon)| Point { lat, lon }));
        let sketch = sketch.expect("there are postcodes");
        assert!(sketch.some.len() < 800, "{}", sketch.some.len());
    }
}
