//! Palettes: the one that was drawn by hand, and those that are made from two colours.

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

/// The lit door where a palette brings none.
const LAMP: Shade = Shade::of(0xf5_b8_3d);

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
    // A dark yellow is mud: the lighter the brand, the greyer its dark bands.
    let strong = seen.strong * (1.6 - seen.light).clamp(0.35, 1.0);
    made(&Seed {
        ink: match brand.contrast(ON_INK) >= 7.0 {
            true => brand,
            false => Seen { strong, ..seen }.until(Way::Darker, &[ON_INK], 7.0),
        },
        accent: brand,
        glow: brand,
        sun: if bright { brand } else { LAMP },
        paper: (seen.strong.min(0.008), seen.hue),
    })
}

/// What is read on the bands, in every palette.
const ON_INK: Shade = Shade::of(0xfd_f6_e8);

fn made(seed: &Seed) -> Palette {
    let ink = seed.ink.seen();
    let hue = |light: f64, strong: f64| Seen::new(light, ink.strong.min(strong), ink.hue);
    let dark_ink = hue(0.3_f64.min(ink.light), 0.09).shade();
    let bands = [seed.ink, dark_ink];
    let sun = seed.sun.seen().until(Way::Lighter, &bands, 4.5);
    let shared = Shared {
        seed,
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
    sun: Shade,
    on_sun: Shade,
    on_ink_soft: Shade,
    street: Shade,
}

fn light(shared: &Shared) -> Scheme {
    let Shared {
        seed,
        hue,
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
        link: dark(hue(0.41, 0.12), &[paper, sheet, tint, fixed.homes], 5.0),
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
        line_map: dark(hue(0.41, 0.12), &on_map, 5.0),
        ..fixed
    }
}

fn dark(shared: &Shared, ink: Shade) -> Scheme {
    let Shared {
        seed,
        hue,
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
    let glow = Seen::new(glow.light.max(0.8), glow.strong.min(0.13), glow.hue);
    let accent = pale(glow, &[paper, sheet, fixed.homes], 5.0);
    Scheme {
        paper,
        sheet,
        text: fixed.text,
        soft: fixed.soft,
        line: hue(0.39, 0.02).shade(),
        edge: pale(hue(0.68, 0.02), &grounds, 4.5),
        link: pale(hue(0.84, 0.09), &[paper, sheet, tint], 6.0),
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
        line_map: pale(hue(0.84, 0.09), &on_map, 5.0),
        ..fixed
    }
}

/// The theme's own, as its stylesheets have it: a test holds the two equal.
const NIGHT_BLUE: Palette = Palette {
    light: Scheme {
        paper: Shade::of(0xfb_f6_ec),
        sheet: Shade::of(0xff_fd_f8),
        text: Shade::of(0x1c_2b_30),
        soft: Shade::of(0x46_51_56),
        line: Shade::of(0xd8_ca_b0),
        edge: Shade::of(0x77_6d_5c),
        link: Shade::of(0x0a_4f_5f),
        tint: Shade::of(0xe2_ec_e8),
        tint_text: Shade::of(0x0f_3f_4b),
        accent: Shade::of(0x96_31_0f),
        accent_deep: Shade::of(0x74_24_0a),
        on_accent: Shade::WHITE,
        ink: Shade::of(0x12_3a_46),
        ink_line: Shade::of(0x3c_6b_77),
        on_ink: ON_INK,
        on_ink_soft: Shade::of(0xcf_e0_df),
        sun: LAMP,
        on_sun: Shade::of(0x12_3a_46),
        street: Shade::of(0x4c_7c_88),
        good: Shade::of(0x17_50_2d),
        good_bg: Shade::of(0xe1_ef_df),
        warn: Shade::of(0x55_36_00),
        warn_bg: Shade::of(0xfd_ea_c0),
        bad: Shade::of(0x7c_1a_0e),
        bad_bg: Shade::of(0xfb_e2_d8),
        focus: Shade::of(0x1c_2b_30),
        halo: LAMP,
        water: Shade::of(0xd5_e3_e6),
        shore: Shade::of(0xe9_e6_d6),
        land: Shade::of(0xfb_f6_ec),
        homes: Shade::of(0xe6_d9_bd),
        line_map: Shade::of(0x0a_4f_5f),
    },
    dark: Scheme {
        paper: Shade::of(0x14_1a_1c),
        sheet: Shade::of(0x1e_26_29),
        text: Shade::of(0xf2_eb_de),
        soft: Shade::of(0xc8_ca_c4),
        line: Shade::of(0x3c_47_4b),
        edge: Shade::of(0x94_a0_a2),
        link: Shade::of(0x94_d8_e6),
        tint: Shade::of(0x24_38_3e),
        tint_text: Shade::of(0xcf_ea_f0),
        accent: Shade::of(0xf3_b3_50),
        accent_deep: Shade::of(0xff_cb_7d),
        on_accent: Shade::of(0x22_16_0a),
        ink: Shade::of(0x0f_33_3e),
        ink_line: Shade::of(0x3a_66_72),
        on_ink: ON_INK,
        on_ink_soft: Shade::of(0xcf_e0_df),
        sun: LAMP,
        on_sun: Shade::of(0x12_3a_46),
        street: Shade::of(0x4c_7c_88),
        good: Shade::of(0xbf_e8_c8),
        good_bg: Shade::of(0x1a_33_24),
        warn: Shade::of(0xfb_dd_98),
        warn_bg: Shade::of(0x3a_2d_0f),
        bad: Shade::of(0xff_d0_c3),
        bad_bg: Shade::of(0x46_21_1a),
        focus: Shade::WHITE,
        halo: Shade::of(0xb4_5f_06),
        water: Shade::of(0x0f_1c_22),
        shore: Shade::of(0x1c_2a_2d),
        land: Shade::of(0x26_35_3a),
        homes: Shade::of(0x34_48_4d),
        line_map: Shade::of(0x94_d8_e6),
    },
};
