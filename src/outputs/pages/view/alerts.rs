//! Banners: which hold now, and where.

use super::Notice;
use super::search::AreaAlert;
use crate::model::{Alert, Level};
use crate::places::Coverage;
use crate::resolve::Site;
use crate::search::Whereabouts;

/// The alerts that everyone sees: those that hold today and are for no part of the
/// area alone.
pub fn everywhere(site: &Site) -> Vec<Notice> {
    now(site)
        .filter(|(_, coverage)| coverage.narrow.is_empty())
        .map(|(alert, _)| notice(alert))
        .collect()
}

/// The alerts that only some see, with the areas that they are for.
pub fn somewhere(site: &Site) -> Vec<AreaAlert> {
    let narrow = now(site).filter(|(_, coverage)| !coverage.narrow.is_empty());
    let alerts = narrow.map(|(alert, coverage)| {
        let areas: Vec<String> = coverage.narrow.iter().map(ToString::to_string).collect();
        AreaAlert {
            areas: areas.join(" "),
            notice: notice(alert),
        }
    });
    alerts.collect()
}

/// The alerts that only some see, and these people are among them.
pub fn at(site: &Site, at: &Whereabouts) -> Vec<Notice> {
    now(site)
        .filter(|(_, coverage)| {
            let mut areas = coverage.narrow.iter();
            areas.any(|area| at.areas.binary_search(area).is_ok())
        })
        .map(|(alert, _)| notice(alert))
        .collect()
}

/// The alerts that have begun and have not ended.
fn now(site: &Site) -> impl Iterator<Item = (&Alert, &Coverage)> {
    let today = site.today;
    let holds = move |alert: &Alert| {
        alert.from.is_none_or(|from| from <= today)
            && alert.until.is_none_or(|until| today <= until)
    };
    let all = site
        .alerts
        .iter()
        .map(|(alert, coverage)| (&**alert, coverage));
    all.filter(move |(alert, _)| holds(alert))
}

fn notice(alert: &Alert) -> Notice {
    let (tone, icon) = match alert.level {
        Level::Info => ("", "info"),
        Level::Warning => ("warning", "warning"),
        Level::Urgent => ("urgent", "warning"),
    };
    Notice {
        tone,
        icon,
        title: alert.entry.name.clone(),
        text: String::new(),
        html: alert.entry.body.html.clone(),
        links: Vec::new(),
        until: alert.until.map(|day| day.to_string()),
    }
}
