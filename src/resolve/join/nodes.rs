//! An entry with what it refers to, where it is and whom it covers. Of a hidden address
//! nothing goes on from here but its sector. Must not know what refers to the entry.

use std::sync::Arc;

use super::Join;
use crate::geo::Point;
use crate::model::{Entry, Group, Kind, Located, Offer, Venue};
use crate::resolve::site::{Common, GroupNode, OfferNode, Running, Spot, VenueNode};
use crate::source::Source;

impl Join<'_, '_> {
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

    pub(super) fn venue(&mut self, venue: &Arc<Venue>) -> VenueNode {
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

    pub(super) fn group(&mut self, group: &Arc<Group>, venues: &[VenueNode]) -> GroupNode {
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

    pub(super) fn offer(&mut self, offer: &Arc<Offer>, venues: &[VenueNode]) -> OfferNode {
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
}
