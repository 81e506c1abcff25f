//! Outlines from GeoJSON, as steps from point to point: wards, a council's edge. Must not
//! know what is drawn beside them.

use serde_json::Value;

use super::sketch::whole;

/// How far a point may lie from a line that leaves it out, in degrees: some 20 yards.
const SLACK: f64 = 0.000_2;
/// Points of all outlines: more would cost more than the rest of the map.
const MOST: usize = 12_000;

/// Each line: a latitude and a longitude in ten-thousandths of a degree, then steps.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Vec<i32>>, String> {
    let json: Value = serde_json::from_slice(bytes)
        .map_err(|error| format!("this is not GeoJSON: line {}", error.line()))?;
    let mut lines = Vec::new();
    collect(&json, &mut lines, 0)?;
    if lines.is_empty() {
        return Err("there is no outline in it: no Polygon and no LineString".to_owned());
    }
    let mut slack = SLACK;
    loop {
        let thin: Vec<Vec<(f64, f64)>> = lines.iter().map(|line| thinned(line, slack)).collect();
        if thin.iter().map(Vec::len).sum::<usize>() <= MOST || slack > 1.0 {
            return Ok(thin.iter().map(|line| steps(line)).collect());
        }
        slack *= 2.0;
    }
}

/// Lines of whatever geometry stands in a value.
fn collect(value: &Value, lines: &mut Vec<Vec<(f64, f64)>>, depth: usize) -> Result<(), String> {
    if depth > 8 {
        return Err("its collections stand too deep in one another".to_owned());
    }
    for key in ["features", "geometries"] {
        for part in value[key].as_array().into_iter().flatten() {
            collect(part, lines, depth + 1)?;
        }
    }
    if value["geometry"].is_object() {
        collect(&value["geometry"], lines, depth + 1)?;
    }
    let parts = &value["coordinates"];
    let many = |parts: &Value| parts.as_array().cloned().unwrap_or_default();
    match value["type"].as_str() {
        Some("LineString") => lines.push(line(parts)?),
        Some("Polygon" | "MultiLineString") => {
            for part in many(parts) {
                lines.push(line(&part)?);
            }
        }
        Some("MultiPolygon") => {
            for part in many(parts).iter().flat_map(many) {
                lines.push(line(&part)?);
            }
        }
        Some(_) | None => {}
    }
    Ok(())
}

fn line(points: &Value) -> Result<Vec<(f64, f64)>, String> {
    let points = points.as_array().map_or(&[][..], Vec::as_slice);
    let point = |point: &Value| match (point[1].as_f64(), point[0].as_f64()) {
        (Some(lat), Some(lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => Ok((lat, lon)),
        (Some(_) | None, _) => {
            Err("its points are not degrees of longitude and latitude".to_owned())
        }
    };
    points.iter().map(point).collect()
}

/// A line without the points that it hardly bends at (Douglas and Peucker's rule).
fn thinned(line: &[(f64, f64)], slack: f64) -> Vec<(f64, f64)> {
    let mut kept = vec![false; line.len()];
    let mut open = vec![(0, line.len().saturating_sub(1))];
    for end in [kept.len().checked_sub(1), Some(0)].into_iter().flatten() {
        if let Some(end) = kept.get_mut(end) {
            *end = true;
        }
    }
    while let Some((from, to)) = open.pop() {
        let far = (from + 1..to)
            .map(|at| (away(line[at], line[from], line[to]), at))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((far, at)) = far.filter(|(far, _)| *far > slack) {
            debug_assert!(far.is_finite());
            kept[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
    let points = line.iter().zip(kept);
    points
        .filter_map(|(point, kept)| kept.then_some(*point))
        .collect()
}

/// How far a point lies from a line between two, in degrees of latitude.
fn away(point: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let narrow = point.0.to_radians().cos();
    let flat = |at: (f64, f64)| (at.0 - from.0, (at.1 - from.1) * narrow);
    let (own, end) = (flat(point), flat(to));
    let length = end.0 * end.0 + end.1 * end.1;
    let along = if length > 0.0 {
        ((own.0 * end.0 + own.1 * end.1) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (own.0 - along * end.0).hypot(own.1 - along * end.1)
}

fn steps(line: &[(f64, f64)]) -> Vec<i32> {
    let (mut steps, mut last) = (Vec::with_capacity(line.len() * 2), (0, 0));
    for (lat, lon) in line {
        let point = (whole(lat * 1e4), whole(lon * 1e4));
        steps.extend([point.0 - last.0, point.1 - last.1]);
        last = point;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_of_any_geometry_become_steps_without_what_hardly_bends() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[-3,53],[-2.95,53.00001],[-2.9,53],[-2.9,53.1],[-3,53]]]}},
            {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[-3,53],[-3,53.2]]]]}},
            {"type":"Feature","geometry":null},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[-3,53]}}]}"#;
        let lines = read(text.as_bytes()).expect("it is sound");
        assert_eq!(lines[0], [530_000, -30_000, 0, 1000, 1000, 0, -1000, -1000]);
        assert_eq!(lines[1], [530_000, -30_000, 2000, 0]);
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn what_is_no_outline_is_told() {
        for (text, says) in [
            ("{", "not GeoJSON"),
            ("[]", "no outline"),
            (
                "{\"type\":\"Polygon\",\"coordinates\":[[[330000,390000],[330001,390000]]]}",
                "not degrees",
            ),
            (
                "{\"type\":\"LineString\",\"coordinates\":[[\"a\"]]}",
                "not degrees",
            ),
            ("{\"type\":\"LineString\",\"coordinates\":7,\"x\":1}", ""),
        ] {
            let read = read(text.as_bytes());
            assert!(
                read.as_ref().err().is_none_or(|why| why.contains(says)),
                "{text}: {read:?}"
            );
            assert!(read.is_err() || says.is_empty(), "{text}: {read:?}");
        }
    }
}
