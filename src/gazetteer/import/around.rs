//! Which outward codes are near others: those with a postcode in use within so many
//! miles of one. Points go into cells as wide as that distance, so that each is
//! compared with the nine cells around it only.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::gazetteer::download::Record;
use crate::geo::Point;

/// Miles in a degree of latitude, rounded down, so that a cell is never too small.
const MILES_PER_DEGREE: f64 = 68.7;

/// Those of `others` that have a postcode within `miles` of one of `home`'s.
pub(super) fn near<'a>(
    home: &[&[Record]],
    others: &[&'a [Record]],
    miles: f64,
) -> Vec<&'a [Record]> {
    let points: Vec<Point> = home.iter().flat_map(|records| live(records)).collect();
    let farthest_north = points.iter().map(|point| point.lat).reduce(f64::max);
    let Some(north) = farthest_north.filter(|_| miles > 0.0) else {
        return Vec::new();
    };
    let height = miles / MILES_PER_DEGREE;
    // Degrees of longitude are shortest in the north, so the widest cell is there.
    let width = height / (north + height).to_radians().cos();
    let cell = |point: Point| {
        let (row, column) = (point.lat / height, point.lon / width);
        (row.floor() as i32, column.floor() as i32)
    };
    let mut cells: HashMap<(i32, i32), Vec<Point>> = HashMap::new();
    for point in points {
        cells.entry(cell(point)).or_default().push(point);
    }
    let is_near = |point: Point| {
        let (row, column) = cell(point);
        (row - 1..=row + 1)
            .flat_map(|row| (column - 1..=column + 1).map(move |column| (row, column)))
            .filter_map(|at| cells.get(&at))
            .flatten()
            .any(|other| point.miles_to(*other) <= miles)
    };
    others
        .par_iter()
        .copied()
        .filter(|records| live(records).any(is_near))
        .collect()
}

fn live(records: &[Record]) -> impl Iterator<Item = Point> + '_ {
    let live = records.iter().filter(|record| record.ended.is_none());
    live.map(|record| record.point())
}
