//! Whom an entry is for by where they live, in words.

use super::Link;
use super::maker::Maker;
use crate::places::{Area, AreaId, Coverage};
use crate::search::{Placed, Reason};

impl Maker<'_> {
    /// An area's name, and its page if it is a place.
    pub(super) fn area(&self, id: AreaId) -> Link {
        let bare = |text: String| Link {
            href: String::new(),
            text,
        };
        match &self.site.areas.list()[id as usize] {
            Area::Unit(postcode) => bare(postcode.to_string()),
            Area::Sector(sector) => bare(sector.to_string()),
            Area::Outward(outward) => bare(outward.to_string()),
            Area::Ward(code) => {
                let ward = self.site.gazetteer.ward(code);
                bare(
                    ward.and_then(|ward| ward.name.clone())
                        .unwrap_or_else(|| code.clone()),
                )
            }
            Area::Place(place) => self.place_link(*place),
            Area::Within { miles, .. } => bare(self.say.count_part("why.within", *miles)),
        }
    }

    /// All that an entry covers; empty for anyone.
    pub(super) fn areas(&self, coverage: &Coverage) -> Vec<Link> {
        let mut areas: Vec<Link> = coverage.narrow.iter().map(|id| self.area(*id)).collect();
        let mut bare = |text: String| {
            areas.push(Link {
                href: String::new(),
                text,
            });
        };
        if coverage.whole {
            bare(self.site.config.area.clone());
        }
        if coverage.uk {
            bare(self.say.say("why.uk_name"));
        }
        areas
    }

    /// All that an entry covers, in one line.
    fn areas_line(&self, coverage: &Coverage, most: usize) -> String {
        let names: Vec<String> = self
            .areas(coverage)
            .into_iter()
            .map(|area| area.text)
            .collect();
        self.say.list(&names, most)
    }

    /// Whom an entry is for, for one line of a card; empty for anyone.
    pub(super) fn cover_line(&self, coverage: &Coverage) -> String {
        if coverage.is_anyone() {
            String::new()
        } else if coverage.uk {
            self.say.say("why.uk")
        } else if coverage.whole {
            self.say
                .fill("why.whole", &[("area", &self.site.config.area)])
        } else {
            let areas = self.areas_line(coverage, 3);
            self.say.fill("why.covers", &[("area", &areas)])
        }
    }

    /// Why an entry is in its layer: `Covers Seacombe · 0.4 miles`. `exact` is false
    /// when its point only stands in for where it is; `hidden` leaves the distance out.
    pub(super) fn why(
        &self,
        placed: &Placed,
        coverage: &Coverage,
        exact: bool,
        hidden: bool,
    ) -> String {
        let reason = match placed.reason {
            Reason::Covers(area) => {
                let area = self.area(area).text;
                self.say.fill("why.covers", &[("area", &area)])
            }
            Reason::Anyone => self.say.say("why.anyone"),
            Reason::WholeArea => self
                .say
                .fill("why.whole", &[("area", &self.site.config.area)]),
            Reason::Uk => self.say.say("why.uk"),
            Reason::Comes => self.say.say("why.comes"),
            Reason::Remote => self.say.say("why.remote"),
            Reason::Others => {
                let areas = self.areas_line(coverage, 3);
                self.say.fill("why.covers_only", &[("area", &areas)])
            }
        };
        let miles = placed.miles.filter(|_| !hidden).map(|miles| {
            let miles = self.say.miles(miles);
            if exact {
                miles
            } else {
                self.say.fill("miles.about", &[("miles", &miles)])
            }
        });
        self.say.join(&[&reason, miles.as_deref().unwrap_or("")])
    }
}
