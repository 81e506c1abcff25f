//! The site's colours: palettes of our own, or one made from a brand's colour. Every pair
//! that the theme puts together ([`PAIRS`]) stands out as WCAG 2.2 AA asks, light and dark,
//! whatever the brand's colour is. Must not know stylesheets or files.

mod made;
mod night_blue;
mod pairs;
mod shade;

use crate::model::words::words;

pub use pairs::{PAIRS, Pair};
pub use shade::{Seen, Shade, Way};

words! {
    /// Palettes of our own.
    Named {
        /// Dark blue and cream with brick-red buttons: what a site has that says nothing.
        NightBlue = "night blue",
        /// Dark green with rust-red buttons.
        ForestGreen = "forest green",
        /// Brick red with deep-green buttons.
        BrickRed = "brick red",
        /// Plum with raspberry buttons.
        Plum = "plum",
        /// Royal blue with magenta buttons.
        RoyalBlue = "royal blue",
        /// Grey with blue buttons, on white.
        SlateGrey = "slate grey",
    }
}

/// What the settings choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colours {
    /// One of our own.
    Named(Named),
    /// Made from a brand's colour.
    Brand(Shade),
}

impl Default for Colours {
    fn default() -> Colours {
        Colours::Named(Named::NightBlue)
    }
}

impl Colours {
    /// The colours, light and dark.
    pub fn palette(self) -> Palette {
        match self {
            Colours::Named(named) => made::named(named),
            Colours::Brand(shade) => made::brand(shade),
        }
    }
}

/// Colours by what they are for, on light and on dark screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// For light screens.
    pub light: Scheme,
    /// For dark ones.
    pub dark: Scheme,
}

/// Defines the colours by what they are for; the stylesheet's names have `-` for `_`.
macro_rules! scheme {
    ($($(#[$meta:meta])* $role:ident = $name:literal),* $(,)?) => {
        /// What each colour is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Scheme { $($(#[$meta])* pub $role: Shade),* }

        impl Scheme {
            /// Every colour with the name that it has in stylesheets.
            pub fn named(&self) -> Vec<(&'static str, Shade)> {
                vec![$(($name, self.$role)),*]
            }
        }
    };
}

scheme! {
    /// Behind everything.
    paper = "paper",
    /// Behind cards and forms.
    sheet = "sheet",
    /// What is read.
    text = "text",
    /// What is read second.
    soft = "soft",
    /// Lines that part; nothing hangs on them.
    line = "line",
    /// Around fields and buttons.
    edge = "edge",
    /// Links.
    link = "link",
    /// Behind what is chosen.
    tint = "tint",
    /// What is read there.
    tint_text = "tint-text",
    /// Buttons and telephone numbers.
    accent = "accent",
    /// Buttons under the pointer.
    accent_deep = "accent-deep",
    /// What is read on buttons.
    on_accent = "on-accent",
    /// The bands at the top and the bottom.
    ink = "ink",
    /// Lines on them; nothing hangs on these.
    ink_line = "ink-line",
    /// What is read on the bands.
    on_ink = "on-ink",
    /// What is read second there.
    on_ink_soft = "on-ink-soft",
    /// The lit door.
    sun = "sun",
    /// What is read on that.
    on_sun = "on-sun",
    /// The street that is drawn on the bands; nothing hangs on it.
    street = "street",
    /// All is well.
    good = "good",
    /// Behind that.
    good_bg = "good-bg",
    /// Take care.
    warn = "warn",
    /// Behind that.
    warn_bg = "warn-bg",
    /// Something is wrong.
    bad = "bad",
    /// Behind that.
    bad_bg = "bad-bg",
    /// Around what the keyboard is at.
    focus = "focus",
    /// Around that, where the ground is as dark.
    halo = "halo",
    /// Water on the map.
    water = "water",
    /// Where few live.
    shore = "shore",
    /// Where some live.
    land = "land",
    /// Where many live.
    homes = "homes",
    /// Lines and words on the map.
    line_map = "line-map",
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The pairs of a palette that are too near each other.
    fn faint(palette: &Palette) -> Vec<String> {
        let mut found = Vec::new();
        for (scheme, colours) in [("light", &palette.light), ("dark", &palette.dark)] {
            for pair in PAIRS {
                for (name, ground) in (pair.grounds)(colours) {
                    let front = (pair.front)(colours);
                    let ratio = front.contrast(ground);
                    if ratio < pair.ratio {
                        found.push(format!(
                            "{scheme}: {} {front} on {name} {ground} is {ratio:.2}, not {}",
                            pair.name, pair.ratio
                        ));
                    }
                }
            }
        }
        found
    }

    #[test]
    fn every_pair_of_our_palettes_stands_out() {
        for named in Named::ALL {
            let palette = Colours::Named(*named).palette();
            assert_eq!(faint(&palette), Vec::<String>::new(), "{}", named.word());
        }
    }

    #[test]
    fn a_brand_that_is_dark_enough_is_taken_as_it_is() {
        let brand = Shade::of(0x7a_1f_5c);
        let light = Colours::Brand(brand).palette().light;
        assert_eq!((light.ink, light.accent), (brand, brand));
        let pale = Shade::of(0xff_d4_00);
        assert_eq!(Colours::Brand(pale).palette().light.sun, pale);
    }

    #[test]
    fn the_corners_of_the_cube_stand_out() {
        for corner in 0..27_u32 {
            let part = |place: u32| [0, 128, 255][(corner / 3_u32.pow(place) % 3) as usize];
            let brand = Shade {
                rgb: [part(0), part(1), part(2)],
            };
            let palette = Colours::Brand(brand).palette();
            assert_eq!(faint(&palette), Vec::<String>::new(), "{brand}");
        }
    }

    proptest! {
        #[test]
        fn every_pair_stands_out_whatever_the_brand_is(rgb: [u8; 3]) {
            let palette = Colours::Brand(Shade { rgb }).palette();
            prop_assert_eq!(faint(&palette), Vec::<String>::new());
        }
    }
}
