//! Points as finding keeps them: to a ten-thousandth of a degree, which is 11 m north
//! and 7 m east. Both the pages made at build and the browser measure from these, so
//! that an entry on the edge of a mile is in one layer and not in two.

use crate::geo::Point;

/// Steps in a degree.
const STEPS: f64 = 1e4;

/// A point in whole steps: what the index holds.
#[allow(clippy::cast_possible_truncation)] // within ±1,800,000
pub(super) fn rounded(point: Point) -> (i32, i32) {
    let steps = |degrees: f64| (degrees * STEPS).round() as i32;
    (steps(point.lat), steps(point.lon))
}

/// The point that the browser makes of a point.
pub(super) fn kept(point: Point) -> Point {
    unrounded(rounded(point))
}

/// The point that the browser makes of steps.
pub(super) fn unrounded((lat, lon): (i32, i32)) -> Point {
    Point {
        lat: f64::from(lat) / STEPS,
        lon: f64::from(lon) / STEPS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_point_is_within_eleven_metres_and_stays_itself() {
        let point = Point {
            lat: 53.392_257_7,
            lon: -3.015_486,
        };
        let once = kept(point);
        assert!(point.miles_to(once) * crate::geo::METRES_PER_MILE < 11.0);
        assert_eq!(kept(once), once);
        assert_eq!(rounded(once), (533_923, -30_155));
    }
}
