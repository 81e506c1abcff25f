//! One colour: as screens take it, as eyes see it, and how far two can be told apart.
//! Must not know what colours are for.

use std::fmt;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shade {
    /// Red, green and blue.
    pub rgb: [u8; 3],
}

/// A colour by lightness (0 black to 1 white), how strong it is (0 grey to about 0.3) and
/// its hue in degrees: the OKLCH space (bottosson.github.io/posts/oklab), in which equal
/// steps look equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// From 0, black, to 1, white.
    pub light: f64,
    /// From 0, grey.
    pub strong: f64,
    /// In degrees.
    pub hue: f64,
}

impl Shade {
    /// White.
    pub const WHITE: Shade = Shade::of(0xff_ff_ff);
    /// Black.
    const BLACK: Shade = Shade::of(0);

    /// From `0xrrggbb`.
    pub const fn of(hex: u32) -> Shade {
        let [_, red, green, blue] = hex.to_be_bytes();
        Shade {
            rgb: [red, green, blue],
        }
    }

    /// Reads `#7a1f5c` or `#715`.
    pub fn read(text: &str) -> Option<Shade> {
        let digits = text.strip_prefix('#')?;
        let hex = u32::from_str_radix(digits, 16).ok()?;
        match (digits.len(), digits.starts_with('+')) {
            (6, false) => Some(Shade::of(hex)),
            (3, false) => {
                let [red, green, blue] = [hex >> 8 & 15, hex >> 4 & 15, hex & 15].map(|d| d * 17);
                Some(Shade::of(red << 16 | green << 8 | blue))
            }
            (_, _) => None,
        }
    }

    /// How much light it gives, from 0 to 1: WCAG 2.2's relative luminance.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.rgb.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// How far two colours can be told apart, from 1 to 21: WCAG 2.2's contrast ratio.
    pub fn contrast(self, other: Shade) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// As it is seen.
    pub fn seen(self) -> Seen {
        let [r, g, b] = self.rgb.map(linear);
        let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
        let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
        let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
        let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        let b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        Seen {
            light: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            strong: a.hypot(b),
            hue: b.atan2(a).to_degrees(),
        }
    }
}

impl Seen {
    /// A colour.
    pub fn new(light: f64, strong: f64, hue: f64) -> Seen {
        Seen { light, strong, hue }
    }

    /// The same, lighter or darker.
    pub fn at(self, light: f64) -> Seen {
        let light = light.clamp(0.0, 1.0);
        Seen { light, ..self }
    }

    /// For a screen: where no screen can show it as strong, it is weaker.
    pub fn shade(self) -> Shade {
        let mut strong = self.strong;
        loop {
            let light = linear_rgb(Seen { strong, ..self });
            if strong < 0.001 || light.iter().all(|part| (-0.0005..=1.0005).contains(part)) {
                return Shade {
                    rgb: light.map(encoded),
                };
            }
            strong *= 0.97;
        }
    }

    /// The nearest that stands out from all of `against` by `ratio`, made darker or lighter
    /// step by step; black or white when nothing before them does.
    pub fn until(self, way: Way, against: &[Shade], ratio: f64) -> Shade {
        let mut seen = self;
        loop {
            let shade = seen.shade();
            if against.iter().all(|other| shade.contrast(*other) >= ratio) {
                return shade;
            }
            match way {
                Way::Darker if seen.light <= 0.0 => return Shade::BLACK,
                Way::Lighter if seen.light >= 1.0 => return Shade::WHITE,
                Way::Darker => seen = seen.at(seen.light - 0.005),
                Way::Lighter => seen = seen.at(seen.light + 0.005),
            }
        }
    }
}

/// Which way to look for a colour that stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards black.
    Darker,
    /// Towards white.
    Lighter,
}

impl fmt::Display for Shade {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let [red, green, blue] = self.rgb;
        match self.rgb.iter().all(|part| part % 17 == 0) {
            true => write!(f, "#{:x}{:x}{:x}", red / 17, green / 17, blue / 17),
            false => write!(f, "#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}

fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    match part <= 0.04045 {
        true => part / 12.92,
        false => ((part + 0.055) / 1.055).powf(2.4),
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to what fits
fn encoded(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let part = match light <= 0.003_130_8 {
        true => 12.92 * light,
        false => 1.055 * light.powf(1.0 / 2.4) - 0.055,
    };
    (part * 255.0).round() as u8
}

fn linear_rgb(seen: Seen) -> [f64; 3] {
    let (sin, cos) = seen.hue.to_radians().sin_cos();
    let (a, b) = (seen.strong * cos, seen.strong * sin);
    let l = (seen.light + 0.3963377774 * a + 0.2158037573 * b).powi(3);
    let m = (seen.light - 0.1055613458 * a - 0.0638541728 * b).powi(3);
    let s = (seen.light - 0.0894841775 * a - 1.2914855480 * b).powi(3);
    [
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_is_read_and_written() {
        for (typed, written) in [
            ("#7a1f5c", Some("#7a1f5c")),
            ("#7A1F5C", Some("#7a1f5c")),
            ("#fff", Some("#fff")),
            ("#715", Some("#715")),
            ("7a1f5c", None),
            ("#7a1f5", None),
            ("#7a1f5c00", None),
            ("#+a1f5c", None),
            ("#é12", None),
        ] {
            let read = Shade::read(typed).map(|shade| shade.to_string());
            assert_eq!(read.as_deref(), written, "{typed}");
        }
    }

    #[test]
    fn contrast_is_as_wcag_says() {
        let near = |a: f64, b: f64| (a - b).abs() < 0.005;
        assert!(near(Shade::BLACK.contrast(Shade::WHITE), 21.0));
        // The greys that are known to stand just above and below 4.5 on white.
        assert!(near(Shade::of(0x76_76_76).contrast(Shade::WHITE), 4.54));
        assert!(near(Shade::of(0x77_77_77).contrast(Shade::WHITE), 4.48));
    }

    #[test]
    fn a_shade_comes_back_from_how_it_is_seen() {
        for hex in (0..0x1_00_00_00).step_by(65_521) {
            let shade = Shade::of(hex);
            assert_eq!(shade.seen().shade(), shade);
        }
    }
}
