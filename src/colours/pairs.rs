//! Which colours the theme puts on which, and how far they must stand out: 4.5 for what
//! is read, 3 for what has to be made out (fields' borders, the focus, signs), as WCAG 2.2
//! asks at AA in 1.4.3, 1.4.11 and 2.4.7. Lines that only part things are not among them.

use super::{Scheme, Shade};

/// A colour and what it stands on.
pub struct Pair {
    /// The front's name.
    pub name: &'static str,
    /// What has to be made out.
    pub front: fn(&Scheme) -> Shade,
    /// What it stands on, or beside.
    pub grounds: fn(&Scheme) -> Vec<(&'static str, Shade)>,
    /// By how much.
    pub ratio: f64,
}

/// What is read.
const READ: f64 = 4.5;
/// What is made out.
const MADE_OUT: f64 = 3.0;

macro_rules! pairs {
    ($($front:ident on [$($ground:ident)+] by $ratio:ident;)*) => {
        &[$(Pair {
            name: stringify!($front),
            front: |colours| colours.$front,
            grounds: |colours| vec![$((stringify!($ground), colours.$ground)),+],
            ratio: $ratio,
        }),*]
    };
}

/// Every pair in use.
pub const PAIRS: &[Pair] = pairs! {
    text on [paper sheet land water] by READ;
    soft on [paper sheet] by READ;
    link on [paper sheet] by READ;
    tint_text on [tint] by READ;
    accent on [paper sheet] by READ;
    on_accent on [accent accent_deep] by READ;
    on_ink on [ink] by READ;
    on_ink_soft on [ink] by READ;
    sun on [ink] by READ;
    on_sun on [sun] by READ;
    good on [good_bg paper sheet] by READ;
    warn on [warn_bg paper sheet] by READ;
    bad on [bad_bg paper sheet] by READ;
    line_map on [land water] by READ;
    sheet on [text] by READ;

    edge on [paper sheet] by MADE_OUT;
    link on [tint] by MADE_OUT;
    focus on [paper sheet tint good_bg warn_bg bad_bg halo water land homes] by MADE_OUT;
    accent on [water shore land homes] by MADE_OUT;
    line_map on [shore homes sheet] by MADE_OUT;
    text on [homes shore] by MADE_OUT;
};
