//! The theme's stylesheets and pictures in other colours than they were drawn in. A colour
//! of a stylesheet is changed where it has one of the names of [`Scheme`] and the value that
//! the default theme gives it, so what a site's own stylesheet says otherwise stays, and a
//! page costs not a byte more. Pictures are PNGs with a list of their colours.

use crate::colours::{Colours, Palette, Scheme, Seen, Shade};

/// Colours that stand in drawings within stylesheets, where a `#` is written `%23`.
fn drawn(scheme: &Scheme) -> [Shade; 3] {
    [scheme.sun, scheme.ink, scheme.street]
}

/// A stylesheet of the theme with the colours of `to`.
pub fn stylesheet(css: &str, to: &Palette) -> String {
    let from = Colours::default().palette();
    let schemes = [(&from.light, &to.light), (&from.dark, &to.dark)];
    let pairs = schemes.map(|(from, to)| (from.named(), to.named()));
    let pairs = pairs.iter().flat_map(|(from, to)| from.iter().zip(to));
    let find = |name: &str, shade: Shade| {
        let mut all = pairs.clone();
        let hit = all.find(|((known, old), _)| *known == name && *old == shade);
        hit.map(|(_, (_, new))| *new)
    };
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(sign) = rest.find(['#', '%']) {
        let (before, after) = rest.split_at(sign);
        out.push_str(before);
        let drawing = after.starts_with("%23");
        let sign = if drawing { "%23" } else { &after[..1] };
        let digits = &after[sign.len()..];
        let end = digits.find(|c: char| !c.is_ascii_hexdigit());
        let digits = &digits[..end.unwrap_or(digits.len())];
        rest = &after[sign.len() + digits.len()..];
        let new = Shade::read(&format!("#{digits}")).and_then(|shade| match drawing {
            true => {
                let mut known = drawn(&from.light).into_iter().zip(drawn(&to.light));
                known.find(|(old, _)| *old == shade).map(|(_, new)| new)
            }
            false => property(&out).and_then(|name| find(name, shade)),
        });
        match new {
            Some(new) => out.push_str(&new.to_string().replace('#', sign)),
            None => out.extend([sign, digits]),
        }
    }
    out + rest
}

/// The custom property that a stylesheet gives a value at its end: `paper` of `--paper: `.
fn property(css: &str) -> Option<&str> {
    let declared = css.trim_end().strip_suffix(':')?.trim_end();
    let from = declared.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    declared[from.map_or(0, |at| at + 1)..].strip_prefix("--")
}

/// The bytes that every PNG starts with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A picture of the theme with its night sky and its lit door in the colours of `to`; as it
/// is when it does not list its colours.
pub fn picture(png: &[u8], to: &Palette) -> Vec<u8> {
    let mut out = png.to_vec();
    let Some(colours) = listed(png) else {
        return out;
    };
    let from = Colours::default().palette().light;
    let old = [from.ink.seen(), from.sun.seen()];
    let new = [to.light.ink.seen(), to.light.sun.seen()];
    for entry in out[colours.clone()].chunks_exact_mut(3) {
        let shade = Shade {
            rgb: [entry[0], entry[1], entry[2]],
        };
        let mut seen = shade.seen();
        if new[0] != old[0] {
            seen = moved(seen, old[0], new[0], near(seen, old[0], 90.0, 0.002));
        }
        if new[1] != old[1] {
            seen = moved(seen, old[1], new[1], near(seen, old[1], 40.0, 0.07));
        }
        entry.copy_from_slice(&seen.shade().rgb);
    }
    // The sum that stands after a list of colours is of its name, too.
    let sum = crc(&out[colours.start - 4..colours.end]).to_be_bytes();
    out[colours.end..colours.end + 4].copy_from_slice(&sum);
    out
}

/// Where a PNG lists its colours.
fn listed(png: &[u8]) -> Option<std::ops::Range<usize>> {
    let mut at = png.starts_with(PNG).then_some(PNG.len())?;
    loop {
        let length = u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?);
        let (from, length) = (at + 8, usize::try_from(length).ok()?);
        let end = from.checked_add(length)?;
        if png.get(at + 4..from)? == b"PLTE" {
            return (end + 4 <= png.len() && length % 3 == 0).then_some(from..end);
        }
        at = end.checked_add(4)?;
    }
}

/// How much a colour is like another, from 0 to 1: by hue, within `width` degrees, if it is
/// stronger than `grey`.
fn near(seen: Seen, other: Seen, width: f64, grey: f64) -> f64 {
    let apart = ((seen.hue - other.hue).rem_euclid(360.0) - 180.0).abs();
    let by_hue = (apart - (180.0 - width)) / (width / 2.0);
    let by_strength = (seen.strong - grey) / 0.02;
    by_hue.clamp(0.0, 1.0) * by_strength.clamp(0.0, 1.0)
}

/// A colour turned from the hue of `old` towards that of `new`, as far as `much` says.
fn moved(seen: Seen, old: Seen, new: Seen, much: f64) -> Seen {
    if much == 0.0 {
        return seen;
    }
    let by = (new.light - old.light) * ((0.8 - seen.light) / 0.4).clamp(0.0, 1.0);
    let strong = seen.strong * new.strong / old.strong.max(0.01);
    let to = Seen::new(
        (seen.light + by).max(0.0),
        strong,
        seen.hue + new.hue - old.hue,
    );
    let ([r, g, b], [x, y, z]) = (seen.shade().rgb, to.shade().rgb);
    let mix = |one: u8, two: u8| f64::from(one) + (f64::from(two) - f64::from(one)) * much;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between two bytes
    let rgb = [mix(r, x), mix(g, y), mix(b, z)].map(|part| part.round() as u8);
    Shade { rgb }.seen()
}

/// The sum by which PNGs are checked (ISO 3309, as the PNG specification's annex D has it).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1));
    let add = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), step);
    !bytes.iter().fold(u32::MAX, add)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::colours::{Named, PAIRS};
    use crate::theme::Theme;

    fn builtin() -> Theme {
        Theme::new(&BTreeMap::new(), "default").0
    }

    fn text(theme: &Theme, path: &str) -> String {
        String::from_utf8_lossy(&theme.assets[path]).into_owned()
    }

    #[test]
    fn the_stylesheets_have_the_colours_that_the_palette_says() {
        let theme = builtin();
        let css = text(&theme, "css/style.css") + &text(&theme, "css/map.css");
        let Palette { light, dark } = Colours::default().palette();
        for (name, shade) in light.named().into_iter().chain(dark.named()) {
            // The street is only in a drawing.
            if name != "street" {
                assert!(
                    css.contains(&format!("--{name}: {shade}")),
                    "{name} {shade}"
                );
            }
        }
        for shade in drawn(&light) {
            let shade = shade.to_string().replace('#', "%23");
            assert!(css.contains(&shade), "{shade}");
        }
    }

    /// The colour that a rule gives a property: `paper` of `background: var(--paper)`.
    fn given<'a>(rule: &'a str, property: &str) -> Option<&'a str> {
        let mut parts = rule.split(';').filter_map(|part| part.split_once(':'));
        let (_, value) = parts.find(|(name, _)| name.trim() == property)?;
        value.trim().strip_prefix("var(--")?.strip_suffix(')')
    }

    #[test]
    fn what_a_rule_puts_on_a_ground_is_among_the_pairs_that_are_read() {
        let theme = builtin();
        let mut seen = 0;
        for path in theme.assets.keys().filter(|path| path.ends_with(".css")) {
            let css = text(&theme, path);
            let rules = css.split('}').filter_map(|rule| rule.rsplit_once('{'));
            for (selector, rule) in rules {
                let (Some(front), Some(ground)) = (given(rule, "color"), given(rule, "background"))
                else {
                    continue;
                };
                let (front, ground) = (front.replace('-', "_"), ground.replace('-', "_"));
                let own = Colours::default().palette().light;
                let known = PAIRS.iter().any(|pair| {
                    let grounds = (pair.grounds)(&own);
                    let on = grounds.iter().any(|(name, _)| *name == ground);
                    pair.name == front && on && pair.ratio >= 4.5
                });
                assert!(known, "{path}: {front} on {ground} in {}", selector.trim());
                seen += 1;
            }
        }
        assert!(seen > 20, "{seen} rules were found");
    }

    #[test]
    fn what_dark_screens_share_with_light_ones_is_shared_in_every_palette() {
        let own = Colours::default().palette();
        let shared = |palette: &Palette| {
            let (light, dark) = (palette.light.named(), palette.dark.named());
            let pairs = light.into_iter().zip(dark);
            pairs.filter(|(one, two)| one == two).collect::<Vec<_>>()
        };
        for palette in Named::ALL.iter().map(|one| Colours::Named(*one).palette()) {
            let names: Vec<_> = shared(&palette).iter().map(|(one, _)| one.0).collect();
            for ((name, _), _) in shared(&own) {
                assert!(names.contains(&name), "{name}");
            }
        }
    }

    #[test]
    fn a_stylesheet_takes_the_palette_s_colours_and_keeps_a_site_s_own() {
        let to = Colours::Named(Named::Plum).palette();
        let css = ":root{--paper:#FBF6EC;--sheet: #eee;--ink : #123a46}\n@media dark{:root{--paper: #141a1c}}\n\
             @media print{:root{--paper:#fff}} #map{color:#123a46;background:url(\"data:,%23f5b83d%20%23abc\")}/* é */";
        let made = format!(
            ":root{{--paper:{};--sheet: #eee;--ink : {}}}\n@media dark{{:root{{--paper: {}}}}}\n\
             @media print{{:root{{--paper:#fff}}}} #map{{color:#123a46;background:url(\"data:,{}%20%23abc\")}}/* é */",
            to.light.paper,
            to.light.ink,
            to.dark.paper,
            to.light.sun.to_string().replace('#', "%23"),
        );
        assert_eq!(stylesheet(css, &to), made);
    }

    #[test]
    fn the_default_stays_as_it_is_drawn() {
        let theme = builtin();
        let own = Colours::default().palette();
        for (path, bytes) in &theme.assets {
            if path.ends_with(".css") {
                assert_eq!(stylesheet(&text(&theme, path), &own), text(&theme, path));
            } else if path.ends_with(".png") {
                assert_eq!(picture(bytes, &own), bytes.to_vec(), "{path}");
            }
        }
    }

    #[test]
    fn pictures_lose_their_night_blue_and_stay_whole() {
        let theme = builtin();
        let to = Colours::Brand(Shade::of(0x7a_1f_5c)).palette();
        for (path, bytes) in theme
            .assets
            .iter()
            .filter(|(path, _)| path.ends_with(".png"))
        {
            let list = listed(bytes).expect("it lists its colours");
            assert_eq!(
                crc(&bytes[list.start - 4..list.end]).to_be_bytes(),
                bytes[list.end..list.end + 4],
                "the sum is as others count it"
            );
            let made = picture(bytes, &to);
            assert_eq!(made.len(), bytes.len());
            let teal = |entry: &&[u8]| entry[2] > entry[0] && entry[1] > entry[0] + 20;
            let count = |png: &[u8]| png[list.clone()].chunks_exact(3).filter(teal).count();
            assert!(count(bytes) > 1 && count(&made) == 0, "{path}");
            assert_ne!(made[list.end..list.end + 4], bytes[list.end..list.end + 4]);
        }
    }

    #[test]
    fn what_is_no_picture_with_a_list_stays() {
        let to = Colours::Named(Named::Plum).palette();
        let cut = &builtin().assets["images/share.png"][..60];
        let endless = [PNG, &u32::MAX.to_be_bytes(), b"IHDR"].concat();
        for bytes in [b"GIF89a".as_slice(), PNG, cut, &endless] {
            assert_eq!(picture(bytes, &to), bytes);
        }
    }
}
