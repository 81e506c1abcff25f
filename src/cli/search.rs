//! `search`: finds entries as the site's own search does, for helpers at a terminal.

use clap::Args;
use jiff::civil::DateTime;
use serde_json::json;

use super::{Cli, Failure, say::Say};
use crate::diagnostic::{Diagnostic, Format, nearest, print};
use crate::model::{Entry, Way};
use crate::postcode;
use crate::resolve::Site;
use crate::search::{
    Doc, DocKind, Finder, Found, Hit, Layer, Query, Reason, Soon, Whereabouts, area_name,
    place_named,
};

/// Entries that are shown of each layer.
const SHOWN: usize = 8;

#[derive(Debug, Args)]
pub(super) struct Search {
    /// Where the person is: a postcode, its first part, or a place
    #[arg(long, value_name = "POSTCODE")]
    postcode: Option<String>,
    /// Within how many miles something is near; the site's own if left out
    #[arg(long, value_name = "MILES")]
    miles: Option<f64>,
    /// The moment, by the clock in the UK, as 2026-03-14T14:30; now if left out
    #[arg(long, value_name = "MOMENT")]
    now: Option<DateTime>,
    /// What is wanted, as one would say it; may name a place
    words: Vec<String>,
}

pub(super) fn run(cli: &Cli, options: &Search, say: &Say) -> Result<(), Failure> {
    let mut builder = cli.builder()?;
    let (site, sources, faults) = builder.resolve(cli.today());
    let site = site
        .filter(|_| !faults.iter().any(Diagnostic::is_error))
        .ok_or_else(|| {
            say.text(&print(&faults, &sources, Format::Short, false));
            Failure::Content
        })?;
    let at = options
        .postcode
        .as_deref()
        .map(|typed| locate(&site, typed))
        .transpose()?;
    let words = options.words.join(" ");
    if at.is_none() && words.trim().is_empty() {
        let help = "infobank search --postcode \"CH41 5AA\" food bank";
        return Err(Failure::Other(format!(
            "nothing to search for\n  = help: type a postcode or what is wanted: `{help}`"
        )));
    }
    let miles = options.miles.unwrap_or(site.config.radius);
    if !(miles > 0.0 && miles <= 100.0) {
        return Err(Failure::Other(format!(
            "{miles} miles is not a distance to search\n  = help: type a number from 0.1 to 100"
        )));
    }
    let query = Query {
        words: &words,
        at: at.as_ref(),
        miles,
        now: options.now.unwrap_or_else(|| cli.now()),
    };
    let found = Finder::new(&site).find(&query);
    if cli.format == Format::Json {
        say.data(&as_json(&site, &found));
    } else {
        say.data(&as_list(&site, &found, miles));
    }
    Ok(())
}

fn locate(site: &Site, typed: &str) -> Result<Whereabouts, Failure> {
    if let Ok(read) = postcode::read(typed)
        && let Some(at) = Whereabouts::of(site, &read)
    {
        return Ok(at);
    }
    if let Some(at) = place_named(site, typed).and_then(|place| Whereabouts::of_place(site, place))
    {
        return Ok(at);
    }
    let codes: Vec<String> = site
        .gazetteer
        .outwards()
        .map(|code| code.to_string())
        .collect();
    let names = site.places.iter().map(|place| place.name.as_str());
    let start: String = typed
        .to_uppercase()
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned();
    let near = nearest(typed, names).or_else(|| nearest(&start, codes.iter().map(String::as_str)));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "try a postcode in {}, or a place from content/places.yaml",
            site.config.area
        ),
    };
    Err(Failure::Other(format!(
        "we know no postcode or place called `{typed}`\n  = help: {help}"
    )))
}

fn entry<'a>(site: &'a Site, doc: &Doc) -> &'a Entry {
    match doc.kind {
        DocKind::Offer => &site.offers[doc.index].record.entry,
        DocKind::Group => &site.groups[doc.index].record.entry,
        DocKind::Venue => &site.venues[doc.index].record.entry,
    }
}

fn as_json(site: &Site, found: &Found) -> String {
    let result = |hit: &Hit| {
        let kind = match hit.doc.kind {
            DocKind::Offer => "offer",
            DocKind::Group => "group",
            DocKind::Venue => "venue",
        };
        let miles = hit.placed.and_then(|placed| placed.miles);
        json!({
            "slug": entry(site, &hit.doc).slug,
            "kind": kind,
            "name": hit.doc.name,
            "layer": hit.placed.map(|placed| placed.layer.number()),
            "miles": miles.map(|miles| (miles * 10.0).round() / 10.0),
            "why": why(site, hit),
            "open": soon(hit.soon),
        })
    };
    let results: Vec<_> = found.hits.iter().map(result).collect();
    format!("{}\n", json!({ "results": results }))
}

fn as_list(site: &Site, found: &Found, miles: f64) -> String {
    let mut text = String::new();
    if let Some(place) = &found.place {
        text += &format!("Near {place}\n");
    }
    if let Some(mended) = &found.mended {
        text += &format!("Read as: {mended}\n");
    }
    if found.hits.is_empty() {
        text += "Nothing matches.\n";
        for need in &found.near {
            text += &format!("Did you mean: {}?\n", site.needs[*need].name);
        }
        return text + &helpline(site);
    }
    if found.hits[0].beyond {
        text += &format!("Nothing within {miles} miles; the nearest further away:\n");
    }
    let title = |hit: &Hit| match hit.placed.map(|placed| placed.layer) {
        None => "In all the area, the best first".to_owned(),
        Some(_) if hit.beyond => "Further away".to_owned(),
        Some(Layer::Neighbourhood) => "For your neighbourhood".to_owned(),
        Some(Layer::Near) => "Near you".to_owned(),
        Some(Layer::Across) => format!("Across {}", site.config.area),
        Some(Layer::Remote) => "By phone or online".to_owned(),
        Some(Layer::NotCovered) => "Near, but for other areas".to_owned(),
    };
    for group in found.hits.chunk_by(|a, b| title(a) == title(b)) {
        text += &format!("\n{}\n", title(&group[0]));
        for hit in group.iter().take(SHOWN) {
            text += &line(site, hit);
        }
        if group.len() > SHOWN {
            text += &format!("  and {} more\n", group.len() - SHOWN);
        }
    }
    text
}

fn line(site: &Site, hit: &Hit) -> String {
    let entry = entry(site, &hit.doc);
    let numbers = entry
        .phones
        .iter()
        .chain(&entry.texts)
        .map(|phone| phone.number.clone());
    let open = match hit.soon {
        Soon::Unknown => String::new(),
        known => soon(known).to_owned(),
    };
    let parts: Vec<String> = [why(site, hit), open]
        .into_iter()
        .chain(numbers.take(1))
        .filter(|part| !part.is_empty())
        .collect();
    format!("  {}\n      {}\n", hit.doc.name, parts.join(" · "))
}

/// How soon it is on, in words.
fn soon(soon: Soon) -> &'static str {
    match soon {
        Soon::Now => "open now",
        Soon::Today => "later today",
        Soon::Perhaps => "perhaps today: ring first",
        Soon::Tomorrow => "tomorrow",
        Soon::Unknown => "not known",
        Soon::Week => "within a week",
        Soon::Later => "in more than a week",
        Soon::Never => "not soon",
    }
}

fn helpline(site: &Site) -> String {
    site.config
        .helpline
        .as_ref()
        .map_or_else(String::new, |line| {
            let label = line.label.as_deref().unwrap_or("Talk to someone");
            format!("{label}: {}\n", line.phone.number)
        })
}

/// Why it is there, and how far or by what way: "Covers CH44 · 0.4 miles".
fn why(site: &Site, hit: &Hit) -> String {
    let area = &site.config.area;
    let (doc, coverage) = (&hit.doc, &hit.doc.coverage);
    let names = || {
        let first = coverage.narrow.iter().take(3);
        let names: Vec<String> = first.map(|id| area_name(site, *id)).collect();
        names.join(", ")
    };
    let reason = match hit.placed.map(|placed| placed.reason) {
        Some(Reason::Covers(id)) => format!("Covers {}", area_name(site, id)),
        Some(Reason::Anyone) => "Anyone may come".to_owned(),
        Some(Reason::Others) if coverage.narrow.is_empty() => format!("Covers {area} only"),
        Some(Reason::Others) => format!("Covers {} only", names()),
        Some(Reason::WholeArea) => format!("Anyone in {area}"),
        Some(Reason::Uk) => "Anyone in the UK".to_owned(),
        Some(Reason::Comes | Reason::Remote) => "Anyone".to_owned(),
        None if coverage.uk => "Anyone in the UK".to_owned(),
        None if coverage.whole => format!("Anyone in {area}"),
        None if coverage.narrow.is_empty() => "Anyone".to_owned(),
        None => format!("Covers {}", names()),
    };
    let miles = hit
        .placed
        .and_then(|placed| placed.miles)
        .filter(|_| doc.reaches(&[Way::InPerson]));
    let how = match miles {
        Some(miles) if miles < 0.05 => "less than 0.1 miles".to_owned(),
        Some(miles) => format!("{miles:.1} miles"),
        None if doc.reaches(&[Way::AtHome]) => "comes to you".to_owned(),
        None if doc.reaches(&[Way::Delivery]) => "delivers".to_owned(),
        None if doc.reaches(&[Way::InPerson]) => String::new(),
        None if doc.reaches(&[Way::Phone]) => "by phone".to_owned(),
        None => "online".to_owned(),
    };
    if how.is_empty() {
        reason
    } else {
        format!("{reason} · {how}")
    }
}
