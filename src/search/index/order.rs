//! The order of entries in the index: by first need, then what answers anywhere, then along
//! a curve on which neighbours stay close, so that the best ten answers lie in few files
//! and points differ little from one to the next.

use std::collections::BTreeMap;

use super::cells::Home;
use crate::geo::Point;
use crate::search::grid::rounded;
use crate::search::{Doc, fold};

/// The positions of `docs` in the order of the index. `homes` are theirs.
pub(in crate::search) fn order(docs: &[Doc], homes: &[Option<Home>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..docs.len()).collect();
    order.sort_by_cached_key(|&at| {
        let doc = &docs[at];
        let need = doc.needs.first().copied().unwrap_or(usize::MAX);
        let curve = homes[at].map(|home| along(home.point));
        let first = doc.points.first().map(|point| along(*point));
        (
            need,
            curve,
            first,
            doc.name.to_lowercase(),
            doc.kind,
            doc.index,
        )
    });
    order
}

/// How far along the curve a point is.
pub(super) fn along(point: Point) -> u64 {
    morton(rounded(point))
}

/// For each doc of a list, where its name stands among those of the list that share a
/// point with it, or with one that does; or among those without one. Equal distances come
/// from the same point, so this settles them without a name for every entry in the
/// browser. The list has positions in `order`.
pub(super) fn ties(docs: &[Doc], order: &[usize], list: &[usize]) -> Vec<usize> {
    let doc = |at: usize| &docs[order[list[at]]];
    let mut groups = Groups((0..list.len()).collect());
    let mut at_point: BTreeMap<Option<(i32, i32)>, usize> = BTreeMap::new();
    for position in 0..list.len() {
        let own = doc(position);
        let points = own.points.iter().map(|point| Some(rounded(*point)));
        let none = own.points.is_empty().then_some(None);
        for point in points.chain(none) {
            let first = *at_point.entry(point).or_insert(position);
            groups.join(position, first);
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for position in 0..list.len() {
        let group = groups.of(position);
        members.entry(group).or_default().push(position);
    }
    let mut ties = vec![0; list.len()];
    for mut group in members.into_values() {
        group.sort_by_cached_key(|&position| {
            let doc = doc(position);
            (doc.name.to_lowercase(), doc.kind, doc.index)
        });
        for (rank, position) in group.into_iter().enumerate() {
            ties[position] = rank;
        }
    }
    ties
}

/// Which of some things belong together: each leads to another of its group.
struct Groups(Vec<usize>);

impl Groups {
    fn of(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// For each doc, in the order given, where its name stands among all names.
pub(in crate::search) fn by_name(docs: &[Doc], order: &[usize]) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..order.len()).collect();
    positions.sort_by_cached_key(|&position| {
        let doc = &docs[order[position]];
        (fold(&doc.name), doc.kind, doc.index)
    });
    let mut names = vec![0; order.len()];
    for (rank, position) in positions.into_iter().enumerate() {
        names[position] = rank;
    }
    names
}

/// The bits of both numbers, one after the other (a Z-order curve).
fn morton((lat, lon): (i32, i32)) -> u64 {
    let spread = |degrees: i32| {
        // Southern and western halves come first: the sign bit is turned.
        let bits = u64::from(degrees.cast_unsigned() ^ 0x8000_0000);
        (0..32).fold(0, |sum, bit| sum | ((bits >> bit) & 1) << (2 * bit))
    };
    spread(lat) | spread(lon) << 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_on_the_ground_are_near_on_the_curve() {
        let at = |lat, lon| morton(rounded(Point { lat, lon }));
        let sale = at(53.4247, -2.3190);
        let (next_door, glasgow) = (at(53.4248, -2.3189), at(55.86, -4.25));
        assert!(sale.abs_diff(next_door) < sale.abs_diff(glasgow) / 1000);
    }
}
