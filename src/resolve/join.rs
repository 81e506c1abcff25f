//! Joins references, both ways.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::cover::Cover;
use super::site::{
    Common, GroupNode, Need, NeedId, OfferNode, PageNode, Running, Site, Spot, VenueNode,
};
use super::slugs::{Sorted, entry};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, nearest};
use crate::geo::Point;
use crate::model::{Entry, Group, Kind, Located, Offer, Record, Venue};
use crate::source::Source;

/// Positions of the entries that are published, by kind and slug; `None` for those
/// that exist and are not published.
type Index = BTreeMap<(Kind, String), Option<usize>>;

/// What references may lead to beside the entries.
pub(super) struct Known<'a> {
    pub needs: &'a [Need],
    /// False when more needs may stand in a file that could not be read.
    pub all_needs: bool,
    /// Files of entries that could not be read.
    pub broken: &'a BTreeSet<(Kind, Option<String>)>,
}

struct Join<'a, 'b> {
    index: Index,
    known: &'a Known<'a>,
    cover: &'a mut Cover<'b>,
    faults: &'a mut Vec<Diagnostic>,
}

pub(super) fn join(
    sorted: &Sorted,
    known: &Known,
    cover: &mut Cover,
    config: &Arc<Config>,
    today: Date,
    faults: &mut Vec<Diagnostic>,
) -> Site {
    let mut site = Site {
        config: config.clone(),
        today,
        epoch: 0,
        needs: Vec::new(),
        places: Vec::new(),
        areas: Default::default(),
        gazetteer: Default::default(),
        outward: cover.outward.clone(),
        groups: Vec::new(),
        venues: Vec::new(),
        offers: Vec::new(),
        pages: Vec::new(),
        alerts: Vec::new(),
        translations: BTreeMap::new(),
        first: None,
        redirects: BTreeMap::new(),
    };
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    let index = sorted
        .by_slug
        .iter()
        .map(|(key, record)| {
            let shown = entry(record).is_some_and(|(_, entry)| entry.is_shown_on(today));
            let count = counts.entry(key.0).or_default();
            let position = shown.then_some(*count);
            *count += usize::from(shown);
            (key.clone(), position)
        })
        .collect();
    let mut join = Join {
        index,
        known,
        cover,
        faults,
    };
    // Venues come first: offers and groups stand where they are.
    for (_, record) in sorted
        .by_slug
        .range((Kind::Venue, String::new())..(Kind::Offer, String::new()))
    {
        if let Record::Venue(venue) = &**record {
            let node = join.venue(venue);
            if venue.entry.is_shown_on(today) {
                site.venues.push(node);
            }
        }
    }
    for record in sorted.by_slug.values() {
        let shown = entry(record).is_some_and(|(_, entry)| entry.is_shown_on(today));
        match &**record {
            Record::Group(group) => {
                let node = join.group(group, &site.venues);
                site.groups.extend(shown.then_some(node));
            }
            Record::Offer(offer) => {
                let node = join.offer(offer, &site.venues);
                site.offers.extend(shown.then_some(node));
            }
            Record::Page(page) if shown => site.pages.push(PageNode {
                record: page.clone(),
                permalink: format!("{}/", page.entry.slug),
            }),
            Record::Alert(alert) => {
                let coverage =
                    join.cover
                        .coverage(&alert.entry.source, &alert.serves, &[], join.faults);
                if shown && alert.until.is_none_or(|until| until >= today) {
                    site.alerts.push((alert.clone(), coverage));
                }
            }
            Record::Page(_) | Record::Venue(_) | Record::Translation(_) => {}
        }
    }
    join.translations(sorted, &mut site);
    join.aliases(sorted, &mut site);
    back_references(&mut site);
    site.pages.sort_by(|a, b| {
        (a.record.order.unwrap_or(i32::MAX), &a.record.entry.name)
            .cmp(&(b.record.order.unwrap_or(i32::MAX), &b.record.entry.name))
    });
    site.alerts
        .sort_by(|(a, _), (b, _)| (b.level, &a.entry.slug).cmp(&(a.level, &b.entry.slug)));
    site
}

/// The other direction of each reference.
fn back_references(site: &mut Site) {
    for (i, offer) in site.offers.iter().enumerate() {
        if offer.common.running == Running::No {
            continue;
        }
        for (venue, session) in &offer.venues {
            site.venues[*venue].offers.push((i, *session));
        }
        for group in &offer.groups {
            site.groups[*group].offers.push(i);
        }
    }
    for i in 0..site.groups.len() {
        if site.groups[i].common.running == Running::No {
            continue;
        }
        if let Some(venue) = site.groups[i].venue {
            site.venues[venue].groups.push(i);
        }
        if let Some(parent) = site.groups[i].parent {
            site.groups[parent].children.push(i);
        }
    }
}

impl Join<'_, '_> {
    /// The position of what a slug refers to. An unknown slug is an error; one that
    /// is not published now is nothing.
    fn refer(&mut self, source: &Source, kind: Kind, reference: &Located<String>) -> Option<usize> {
        let word = kind.word();
        if let Some(found) = self.index.get(&(kind, reference.value.clone())) {
            return *found;
        }
        // What may be in a file with faults is not missing.
        let slug = Some(reference.value.clone());
        if self.known.broken.contains(&(kind, slug)) || self.known.broken.contains(&(kind, None)) {
            return None;
        }
        let slugs = self
            .index
            .keys()
            .filter(|(k, _)| *k == kind)
            .map(|(_, slug)| slug.as_str());
        let near = self
            .suggests()
            .then(|| nearest(&reference.value, slugs))
            .flatten();
        let help = near.map_or_else(
            || {
                format!(
                    "write the file's name without .md, or add content/{}/{}.md",
                    kind.folder(),
                    crate::slug::slug(&reference.value)
                )
            },
            |near| format!("did you mean `{near}`?"),
        );
        let code = match kind {
            Kind::Group => "unknown-group",
            Kind::Venue => "unknown-venue",
            Kind::Offer | Kind::Page | Kind::Alert => "unknown-reference",
        };
        self.faults.push(
            Diagnostic::error(
                code,
                &source.path,
                format!("no {word} is called `{}`", reference.value),
            )
            .at_place(source, &reference.at)
            .help(help),
        );
        None
    }

    /// Whether anyone would read one more suggestion: each compares a word with all that
    /// are known.
    fn suggests(&self) -> bool {
        self.faults.len() < super::MAX_SUGGESTIONS
    }

    fn refer_opt(
        &mut self,
        source: &Source,
        kind: Kind,
        reference: Option<&Located<String>>,
    ) -> Option<usize> {
        reference.and_then(|reference| self.refer(source, kind, reference))
    }

    /// Needs of an entry; also checks `not_duplicate_of`.
    fn needs(&mut self, entry: &Entry, kind: Kind) -> Vec<NeedId> {
        let mut found = Vec::new();
        for category in &entry.categories {
            match self
                .known
                .needs
                .iter()
                .position(|need| need.slug == category.value)
            {
                Some(id) if !found.contains(&id) => found.push(id),
                Some(_) => {}
                None if !self.known.all_needs => {}
                None => {
                    let by_name = self.known.needs.iter().find(|need| {
                        need.name.eq_ignore_ascii_case(&category.value)
                            || need
                                .also
                                .iter()
                                .any(|also| also.eq_ignore_ascii_case(&category.value))
                    });
                    let near = by_name.map(|need| need.slug.as_str()).or_else(|| {
                        if !self.suggests() {
                            return None;
                        }
                        nearest(
                            &category.value,
                            self.known.needs.iter().map(|need| need.slug.as_str()),
                        )
                    });
                    let help = near.map_or_else(
                        || "add it to content/categories.yaml, or use a slug from there".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    let fault = Diagnostic::error(
                        "unknown-category",
                        &entry.source.path,
                        format!("no category is called `{}`", category.value),
                    );
                    self.faults
                        .push(fault.at_place(&entry.source, &category.at).help(help));
                }
            }
        }
        for other in &entry.not_duplicate_of {
            self.refer(&entry.source, kind, other);
        }
        found
    }

    fn common(
        &mut self,
        entry: &Entry,
        kind: Kind,
        serves: &[Located<String>],
        spots: Vec<Spot>,
    ) -> Common {
        let centres: Vec<Point> = spots.iter().map(|spot| spot.point).collect();
        Common {
            permalink: format!("{}/{}/", kind.folder(), entry.slug),
            needs: self.needs(entry, kind),
            coverage: self
                .cover
                .coverage(&entry.source, serves, &centres, self.faults),
            serves: serves.iter().map(|item| item.value.clone()).collect(),
            spots,
            running: Running::of(entry),
        }
    }

    /// The point of an entry's own postcode.
    fn own_spot(&mut self, source: &Source, typed: Option<&Located<String>>) -> Option<Spot> {
        let found = self.cover.postcode(source, typed?, self.faults)?;
        Some(Spot {
            point: found.point?,
            postcode: Some(found.postcode),
            venue: None,
            exact: found.exact,
        })
    }

    fn venue(&mut self, venue: &Arc<Venue>) -> VenueNode {
        let source = &venue.entry.source;
        let own = self
            .index
            .get(&(Kind::Venue, venue.entry.slug.clone()))
            .copied()
            .flatten();
        let found = venue
            .address
            .postcode
            .as_ref()
            .and_then(|typed| self.cover.postcode(source, typed, self.faults));
        let mut shown = venue.clone();
        let mut sector = None;
        let spot = if venue.hide_address {
            let record = Arc::make_mut(&mut shown);
            record.address.street = None;
            record.address.postcode = None;
            record.location = None;
            record.transport = None;
            let hidden = found.map(|found| self.cover.hidden(found.postcode));
            sector = hidden.as_ref().map(|(_, sector)| sector.clone());
            hidden.and_then(|(point, _)| point).map(|point| Spot {
                point,
                postcode: None,
                venue: own,
                exact: false,
            })
        } else {
            let point = venue
                .location
                .or(found.as_ref().and_then(|found| found.point));
            let exact = venue.location.is_some() || found.as_ref().is_some_and(|found| found.exact);
            point.map(|point| Spot {
                point,
                postcode: found.map(|found| found.postcode),
                venue: own,
                exact,
            })
        };
        let common = self.common(&venue.entry, Kind::Venue, &[], spot.into_iter().collect());
        VenueNode {
            record: shown,
            common,
            offers: Vec::new(),
            groups: Vec::new(),
            sector,
        }
    }

    fn group(&mut self, group: &Arc<Group>, venues: &[VenueNode]) -> GroupNode {
        let source = &group.entry.source;
        let parent = self.refer_opt(source, Kind::Group, group.parent.as_ref());
        let venue = self.refer_opt(source, Kind::Venue, group.venue.as_ref());
        let mut spots: Vec<Spot> = venue
            .iter()
            .flat_map(|venue| venues[*venue].common.spots.clone())
            .collect();
        spots.extend(self.own_spot(source, group.address.postcode.as_ref()));
        let common = self.common(&group.entry, Kind::Group, &group.serves, spots);
        GroupNode {
            record: group.clone(),
            common,
            parent,
            children: Vec::new(),
            venue,
            offers: Vec::new(),
        }
    }

    fn offer(&mut self, offer: &Arc<Offer>, venues: &[VenueNode]) -> OfferNode {
        let source = &offer.entry.source;
        let groups = offer
            .groups
            .iter()
            .filter_map(|group| self.refer(source, Kind::Group, group))
            .collect();
        let sessions: Vec<(usize, usize)> = offer
            .sessions
            .iter()
            .enumerate()
            .filter_map(|(i, session)| Some((self.refer(source, Kind::Venue, &session.venue)?, i)))
            .collect();
        let mut spots: Vec<Spot> = Vec::new();
        for (venue, _) in &sessions {
            if !spots.iter().any(|spot| spot.venue == Some(*venue)) {
                spots.extend(venues[*venue].common.spots.clone());
            }
        }
        spots.extend(self.own_spot(source, offer.address.postcode.as_ref()));
        let common = self.common(&offer.entry, Kind::Offer, &offer.serves, spots);
        OfferNode {
            record: offer.clone(),
            common,
            groups,
            venues: sessions,
        }
    }

    fn translations(&mut self, sorted: &Sorted, site: &mut Site) {
        for record in &sorted.translations {
            let Record::Translation(translation) = &**record else {
                continue;
            };
            let (kind, slug) = &translation.of;
            match self.index.get(&(*kind, slug.clone())) {
                None => {
                    let fault = Diagnostic::error(
                        "translation-of-nothing",
                        &translation.source.path,
                        format!(
                            "there is no {} `{slug}` that this could be the {} text of",
                            kind.word(),
                            translation.language
                        ),
                    );
                    self.faults.push(fault.help("name the file like the entry, with the language before .md: `warm-hub.cy.md` beside `warm-hub.md`"));
                }
                Some(_) => {
                    let key = (*kind, slug.clone(), translation.language.clone());
                    let before = site.translations.insert(key, translation.clone());
                    if let Some(before) = before {
                        let message = format!(
                            "the {} `{slug}` has two {} texts; the other is in {}",
                            kind.word(),
                            translation.language,
                            before.source.path
                        );
                        let path = &translation.source.path;
                        let fault = Diagnostic::error("same-address", path, message);
                        self.faults.push(fault.help("keep one of them"));
                    }
                }
            }
        }
    }

    fn aliases(&mut self, sorted: &Sorted, site: &mut Site) {
        for (key, record) in &sorted.by_slug {
            let Some((kind, entry)) = entry(record) else {
                continue;
            };
            for alias in &entry.aliases {
                let slug = crate::slug::slug(&alias.value);
                if let Some(why) = super::slugs::taken(&slug, kind == Kind::Page) {
                    let fault = Diagnostic::error("reserved-name", &entry.source.path, why);
                    self.faults.push(
                        fault
                            .at_place(&entry.source, &alias.at)
                            .help("take this alias out"),
                    );
                    continue;
                }
                let folder = if kind == Kind::Page {
                    String::new()
                } else {
                    format!("{}/", kind.folder())
                };
                let (old, new) = (
                    format!("{folder}{slug}/"),
                    format!("{folder}{}/", entry.slug),
                );
                let taken =
                    self.index.contains_key(&(kind, slug)) || site.redirects.contains_key(&old);
                if taken {
                    let fault = Diagnostic::error(
                        "alias-taken",
                        &entry.source.path,
                        format!("another {} has the address /{old}", kind.word()),
                    );
                    self.faults.push(
                        fault
                            .at_place(&entry.source, &alias.at)
                            .help("take this alias out"),
                    );
                } else if self.index.get(key).copied().flatten().is_some() && kind != Kind::Alert {
                    site.redirects.insert(old, new);
                }
            }
        }
    }
}
