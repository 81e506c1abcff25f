//! The square that a telephone's camera reads an address from, as a drawing. Must not
//! know what the address is.

use fast_qr::{ECL, QRBuilder};

/// Light modules around the code: fewer, and some cameras miss it.
const MARGIN: usize = 4;

/// An address as an SVG of one path; empty for one that is too long for any code.
/// It is for people with the paper in their hand: the address stands beside it in words.
pub fn svg(address: &str) -> String {
    let Ok(code) = QRBuilder::new(address).ecl(ECL::M).build() else {
        return String::new();
    };
    let mut path = String::new();
    for y in 0..code.size {
        let row = &code[y][..code.size];
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|module| module.value()).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + MARGIN, y + MARGIN));
            }
            x += run.max(1);
        }
    }
    let side = code.size + 2 * MARGIN;
    format!(
        "<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\" aria-hidden=\"true\" focusable=\"false\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn a_code_has_its_three_corners_and_a_margin() {
        let svg = svg("https://example.org/places/seacombe/");
        // Version 3 at 15 % of repair: 29 modules and four of margin on each side.
        assert!(svg.contains("viewBox=\"0 0 37 37\""), "{svg}");
        for corner in ["M4 4h7v1h-7z", "M26 4h7v1h-7z", "M4 26h7v1h-7z"] {
            assert!(svg.contains(corner), "{corner}: {svg}");
        }
        assert!(!svg.contains("M3 ") && !svg.contains("M33 "));
    }

    #[test]
    fn what_fits_no_code_makes_no_drawing() {
        assert_eq!(svg(&"x".repeat(5000)), "");
    }
}
