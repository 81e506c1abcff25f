//! `map:` in the settings: outlines of the site's own, and streets from elsewhere for
//! those who agree to that. Left out, the map is drawn from postcodes alone.

use crate::model::{Fields, Located};

/// Settings of the map.
#[derive(Debug, Clone, Default)]
pub struct Map {
    /// A GeoJSON file below `content/`, with outlines to draw.
    pub boundaries: Option<Located<String>>,
    /// Pictures of streets that another host gives.
    pub tiles: Option<Tiles>,
}

/// Pictures of streets that another host gives, and what is said of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiles {
    /// With `{z}`, `{x}` and `{y}`.
    pub url: String,
    /// Whose they are.
    pub attribution: String,
    /// What a person agrees to before any of them is asked for.
    pub consent: String,
}

pub(super) fn read(fields: &mut Fields) -> Option<Map> {
    let boundaries = fields.text("boundaries");
    let url = fields.text("tiles");
    let attribution = fields.text("attribution");
    let consent = fields.text("consent");
    let tiles = url.and_then(|typed| {
        let url = &typed.value;
        let holes = ["{z}", "{x}", "{y}"].iter().all(|hole| url.contains(hole));
        let sound = url.starts_with("https://") && !url.contains(['"', '<', '>', ' ', '\\']);
        if !holes || !sound {
            let help = "like https://tiles.example.org/{z}/{x}/{y}.png";
            let message = "`tiles` needs https:// and {z}, {x} and {y}";
            fields.error("map-tiles", &typed.at, message, help);
            return None;
        }
        let (Some(attribution), Some(consent)) = (attribution, consent) else {
            let help = "say whose they are, and what a person agrees to: `attribution: © …`, `consent: Streets come from …, which will see …`";
            let message = "`tiles` needs `attribution` and `consent` beside it";
            fields.error("map-tiles", &typed.at, message, help);
            return None;
        };
        Some(Tiles {
            url: typed.value,
            attribution: attribution.value,
            consent: consent.value,
        })
    });
    Some(Map { boundaries, tiles })
}
