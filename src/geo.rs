//! Points on the Earth and distances between them. Must not know postcodes.

/// Metres in a statute mile.
pub const METRES_PER_MILE: f64 = 1609.344;

/// A point in WGS84 degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Latitude in degrees, north positive.
    pub lat: f64,
    /// Longitude in degrees, east positive.
    pub lon: f64,
}

impl Point {
    /// Great-circle distance in miles (haversine on a sphere of 6,371.0088 km, the
    /// IUGG mean radius): within 0.5% of the ellipsoid, which is 25 yards at 3 miles.
    pub fn miles_to(self, other: Point) -> f64 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let dlat = (lat2 - lat1) / 2.0;
        let dlon = (other.lon - self.lon).to_radians() / 2.0;
        let a = dlat.sin().powi(2) + lat1.cos() * lat2.cos() * dlon.sin().powi(2);
        2.0 * 6_371_008.8 * a.sqrt().min(1.0).asin() / METRES_PER_MILE
    }

    /// The mean of some points: good enough as a centre over a few miles.
    pub fn centre(points: impl IntoIterator<Item = Point>) -> Option<Point> {
        let (mut lat, mut lon, mut n) = (0.0, 0.0, 0.0);
        for point in points {
            lat += point.lat;
            lon += point.lon;
            n += 1.0;
        }
        (n > 0.0).then(|| Point {
            lat: lat / n,
            lon: lon / n,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mersey_is_about_a_mile_wide_at_hamilton_square() {
        let pier_head = Point {
            lat: 53.4042,
            lon: -2.9980,
        };
        let hamilton_square = Point {
            lat: 53.3946,
            lon: -3.0137,
        };
        let miles = pier_head.miles_to(hamilton_square);
        assert!((0.85..0.98).contains(&miles), "{miles}");
    }

    #[test]
    fn the_centre_of_nothing_is_nowhere() {
        assert_eq!(Point::centre([]), None);
    }
}
