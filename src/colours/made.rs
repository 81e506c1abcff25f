//! Palettes that are made from a few colours: those of our own, and a brand's.

use super::night_blue::{LAMP, NIGHT_BLUE, ON_INK};
use super::{Named, Palette, Scheme, Seen, Shade, Way};

/// What a palette is made from.
struct Seed {
    /// The bands at the top and the bottom.
    ink: Shade,
    /// Buttons on light screens.
    accent: Shade,
    /// Buttons on dark screens: a light colour of this hue.
    glow: Shade,
    /// The lit door.
    sun: Shade,
    /// The paper's hue, and how strong it is.
    paper: (f64, f64),
}

pub fn named(named: Named) -> Palette {
    let seed = |ink, accent, glow, sun, paper| Seed {
        ink: Shade::of(ink),
        accent: Shade::of(accent),
        glow: Shade::of(glow),
        sun: Shade::of(sun),
        paper,
    };
    match named {
        Named::NightBlue => NIGHT_BLUE,
        Named::ForestGreen => made(&seed(
            0x1c4331,
            0x8d3a0c,
            0xf0b35c,
            0xf2c14e,
            (0.012, 105.0),
        )),
        Named::BrickRed => made(&seed(0x652317, 0x0f5550, 0x8fd8c8, 0xf6bd4a, (0.014, 65.0))),
        Named::Plum => made(&seed(
            0x4a1d4a,
            0xa01c52,
            0xf5a9c6,
            0xf7bf4f,
            (0.008, 350.0),
        )),
        Named::RoyalBlue => made(&seed(
            0x1d2f72,
            0x9c1f5f,
            0xf4a6cb,
            0xffc95c,
            (0.006, 275.0),
        )),
        Named::SlateGrey => made(&seed(
            0x2b3540,
            0x1b5a92,
            0x8ec5f4,
            0xf7c548,
            (0.003, 250.0),
        )),
    }
}

/// From one colour: the bands and the buttons have it if it is dark enough, else as near
/// as can be read; if it is light, the lit door has it.
pub fn brand(brand: Shade) -> Palette {
    let seen = brand.seen();
    let bright = seen.light >= 0.72 && seen.strong >= 0.08;
    // A dark yellow is mud: beside a bright brand the bands are nearly black.
    let band = match bright {
        true => Seen::new(0.3, seen.strong.min(0.03), seen.hue),
        false => seen,
    };
    made(&Seed {
        ink: match brand.contrast(ON_INK) >= 7.0 {
            true => brand,
            false => band.until(Way::Darker, &[ON_INK], 7.0),
        },
        accent: brand,
        glow: brand,
        sun: if bright { brand } else { LAMP },
        paper: (seen.strong.min(0.008), seen.hue),
    })
}

fn made(seed: &Seed) -> Palette {
    let ink = seed.ink.seen();
    let hue = |light: f64, strong: f64| Seen::new(light, ink.strong.min(strong), ink.hue);
    let dark_ink = hue(0.3_f64.min(ink.light), 0.09).shade();
    let bands = [seed.ink, dark_ink];
    let sun = seed.sun.seen().until(Way::Lighter, &bands, 4.5);
    let link = match ink.strong < 0.04 {
        true => seed.accent.seen(),
        false => ink,
    };
    let shared = Shared {
        seed,
        link: &|light, strong| Seen::new(light, link.strong.min(strong), link.hue),
        hue: &hue,
        sun,
        on_sun: hue(0.32, 0.06).until(Way::Darker, &[sun], 6.0),
        on_ink_soft: hue(0.9, 0.02).until(Way::Lighter, &bands, 5.5),
        street: hue((ink.light + 0.2).max(0.45), 0.07).shade(),
    };
    Palette {
        light: light(&shared),
        dark: dark(&shared, dark_ink),
    }
}

/// What both schemes have, since the bands are dark in both.
struct Shared<'a> {
    seed: &'a Seed,
    /// A colour of the bands' hue: how light, and how strong at most.
    hue: &'a dyn Fn(f64, f64) -> Seen,
    /// The same for links; where the bands are grey, of the buttons' hue.
    link: &'a dyn Fn(f64, f64) -> Seen,
    sun: Shade,
    on_sun: Shade,
    on_ink_soft: Shade,
    street: Shade,
}

fn light(shared: &Shared) -> Scheme {
    let Shared {
        seed,
        hue,
        link,
        sun,
        on_sun,
        on_ink_soft,
        street,
    } = *shared;
    let (strong, paper_hue) = seed.paper;
    let of_paper = |light, times: f64| Seen::new(light, strong * times, paper_hue);
    let paper = of_paper(0.973, 1.0).shade();
    let sheet = of_paper(0.994, 0.4).shade();
    let tint = hue(0.936, 0.022).shade();
    let fixed = NIGHT_BLUE.light;
    let grounds = [paper, sheet];
    let on_map = [fixed.water, fixed.shore, fixed.land, fixed.homes];
    let dark = |seen: Seen, against: &[Shade], ratio| seen.until(Way::Darker, against, ratio);
    let read = dark(seed.accent.seen(), &[Shade::WHITE, paper, sheet], 4.5);
    let accent = dark(read.seen(), &on_map, 3.0);
    Scheme {
        paper,
        sheet,
        text: dark(hue(0.275, 0.025), &grounds, 10.0),
        soft: dark(hue(0.43, 0.02), &grounds, 6.0),
        line: of_paper(0.86, 2.0).shade(),
        edge: dark(of_paper(0.54, 1.6), &grounds, 4.0),
        link: dark(link(0.41, 0.12), &[paper, sheet, tint, fixed.homes], 5.0),
        tint,
        tint_text: dark(hue(0.35, 0.07), &[tint], 7.0),
        accent,
        accent_deep: accent.seen().at(accent.seen().light - 0.08).shade(),
        on_accent: Shade::WHITE,
        ink: seed.ink,
        ink_line: hue(seed.ink.seen().light + 0.17, 0.06).shade(),
        on_ink: ON_INK,
        on_ink_soft,
        sun,
        on_sun,
        street,
        focus: dark(hue(0.275, 0.025), &[sun, fixed.homes, fixed.warn_bg], 5.0),
        halo: sun,
        line_map: dark(link(0.41, 0.12), &on_map, 5.0),
        ..fixed
    }
}

fn dark(shared: &Shared, ink: Shade) -> Scheme {
    let Shared {
        seed,
        hue,
        link,
        sun,
        on_sun,
        on_ink_soft,
        street,
    } = *shared;
    let paper = hue(0.212, 0.012).shade();
    let sheet = hue(0.26, 0.014).shade();
    let tint = hue(0.33, 0.035).shade();
    let fixed = NIGHT_BLUE.dark;
    let grounds = [paper, sheet];
    let on_map = [fixed.water, fixed.shore, fixed.land, fixed.homes];
    let pale = |seen: Seen, against: &[Shade], ratio| seen.until(Way::Lighter, against, ratio);
    let glow = seed.glow.seen();
    let glow = Seen::new(glow.light.max(0.8), glow.strong.min(0.115), glow.hue);
    let accent = pale(glow, &[paper, sheet, fixed.homes], 5.0);
    Scheme {
        paper,
        sheet,
        text: fixed.text,
        soft: fixed.soft,
        line: hue(0.39, 0.02).shade(),
        edge: pale(hue(0.68, 0.02), &grounds, 4.5),
        link: pale(link(0.84, 0.09), &[paper, sheet, tint], 6.0),
        tint,
        tint_text: pale(hue(0.91, 0.035), &[tint], 7.0),
        accent,
        accent_deep: accent.seen().at(accent.seen().light + 0.07).shade(),
        on_accent: Seen::new(0.21, 0.03, glow.hue).until(Way::Darker, &[accent], 7.0),
        ink,
        ink_line: hue(0.49, 0.06).shade(),
        on_ink: ON_INK,
        on_ink_soft,
        sun,
        on_sun,
        street,
        line_map: pale(link(0.84, 0.09), &on_map, 5.0),
        ..fixed
    }
}
