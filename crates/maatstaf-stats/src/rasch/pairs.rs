//! Every two observations of one person, counted by kind.

#![expect(
    clippy::indexing_slicing,
    reason = "kinds are counted up from 0 and categories come from the design"
)]

use std::collections::BTreeMap;

use super::design::{Design, Places, Seen};

/// Up to this many combinations of item and rater, kinds are looked up in a square table.
const MOST_SQUARE: usize = 1_024;

/// A kind of pair: the item and the rater of the one observation and of the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub(super) one: Seen,
    pub(super) other: Seen,
}

impl Kind {
    /// What raises the distance between the two sides of a pair, and by how much; what both sides share cancels.
    pub(super) fn sides(&self, places: Places) -> impl Iterator<Item = (usize, f64)> + use<> {
        let (one, other) = (self.one, self.other);
        let items = (one.item != other.item).then_some([(one.item, 1.0), (other.item, -1.0)]);
        let raters = (one.rater != other.rater)
            .then(|| [(places.rater(one.rater), 1.0), (places.rater(other.rater), -1.0)]);
        items.into_iter().chain(raters).flatten()
    }
}

/// How often each kind of pair was seen with each two categories.
///
/// From here on the cost no longer depends on the number of people.
#[derive(Debug)]
pub(super) struct Pairs {
    pub(super) kinds: Vec<Kind>,
    raters: usize,
    categories: usize,
    square: Vec<u32>,
    combinations: usize,
    sparse: BTreeMap<(usize, usize), usize>,
    counts: Vec<u32>,
}

impl Pairs {
    pub(super) fn count(design: &Design) -> Self {
        let combinations = design.items.len() * design.raters.len();
        let square = if combinations <= MOST_SQUARE { combinations * combinations } else { 0 };
        let mut pairs = Self {
            kinds: Vec::new(),
            raters: design.raters.len(),
            categories: design.used.len(),
            square: vec![u32::MAX; square],
            combinations,
            sparse: BTreeMap::new(),
            counts: Vec::new(),
        };
        for observations in design.by_person() {
            for (at, one) in observations.iter().enumerate() {
                for other in &observations[at + 1..] {
                    let kind = pairs.kind(one, other).unwrap_or_else(|| pairs.add_kind(*one, *other));
                    let cell = pairs.cell(kind, one.category, other.category);
                    pairs.counts[cell] += 1;
                }
            }
        }
        pairs
    }

    /// The place of the kind of a pair.
    pub(super) fn kind(&self, one: &Seen, other: &Seen) -> Option<usize> {
        let key = self.key(one, other);
        if self.square.is_empty() {
            return self.sparse.get(&key).copied();
        }
        let place = self.square[key.0 * self.combinations + key.1];
        (place != u32::MAX).then_some(place as usize)
    }

    /// How often a kind was seen with these two categories.
    pub(super) fn seen(&self, kind: usize, one: usize, other: usize) -> f64 {
        f64::from(self.counts[self.cell(kind, one, other)])
    }

    /// The number of pairs.
    pub(super) fn len(&self) -> f64 {
        self.counts.iter().map(|&count| f64::from(count)).sum()
    }

    fn key(&self, one: &Seen, other: &Seen) -> (usize, usize) {
        (one.item * self.raters + one.rater, other.item * self.raters + other.rater)
    }

    fn cell(&self, kind: usize, one: usize, other: usize) -> usize {
        (kind * self.categories + one) * self.categories + other
    }

    fn add_kind(&mut self, one: Seen, other: Seen) -> usize {
        let (place, key) = (self.kinds.len(), self.key(&one, &other));
        self.kinds.push(Kind { one, other });
        self.counts.resize(self.counts.len() + self.categories * self.categories, 0);
        match u32::try_from(place) {
            Ok(small) if !self.square.is_empty() => self.square[key.0 * self.combinations + key.1] = small,
            _ => {
                self.sparse.insert(key, place);
            }
        }
        place
    }
}
