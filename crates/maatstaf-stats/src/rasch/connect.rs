//! Whether all people, items and raters can be compared.

#![expect(clippy::indexing_slicing, reason = "nodes are numbered people first, then items, then raters")]

use super::design::Design;
use super::matrix::Symmetric;

/// The number of parts that a design falls into: 1 when all measures can be compared.
///
/// Two checks. Parts that share nobody and nothing are found by union-find. A design can hang together and still not allow a
/// comparison: when each rater sees people of their own on the same items, only the sum of severity and the group's mean is known. So
/// the rank of the additive model is computed too, with people eliminated; what it lacks are further parts.
pub(super) fn parts(design: &Design) -> usize {
    match components(design) {
        1 => 1 + lacking(design),
        parts => parts,
    }
}

fn components(design: &Design) -> usize {
    let (persons, items) = (design.persons.len(), design.items.len());
    let mut forest = Forest { parents: (0..persons + items + design.raters.len()).collect() };
    let mut parts = forest.parents.len();
    for (person, observations) in design.by_person().enumerate() {
        for seen in observations {
            parts -= usize::from(forest.join(person, persons + seen.item));
            parts -= usize::from(forest.join(person, persons + items + seen.rater));
        }
    }
    parts
}

struct Forest {
    parents: Vec<usize>,
}

impl Forest {
    fn root(&mut self, mut node: usize) -> usize {
        while self.parents[node] != node {
            self.parents[node] = self.parents[self.parents[node]];
            node = self.parents[node];
        }
        node
    }

    /// Whether the two were apart until now.
    fn join(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one] = other;
        one != other
    }
}

/// How many comparisons the additive model of person, item and rater lacks.
fn lacking(design: &Design) -> usize {
    let places = design.places();
    let size = places.items + places.raters;
    let mut normal = Symmetric::new(size);
    let mut row = vec![0.0; size];
    for observations in design.by_person() {
        let mut touched = Vec::with_capacity(2 * observations.len());
        for seen in observations {
            let (item, rater) = (seen.item, places.rater(seen.rater));
            normal.add(item, item, 1.0);
            normal.add(rater, rater, 1.0);
            normal.add(item, rater, 1.0);
            row[item] += 1.0;
            row[rater] += 1.0;
            touched.extend([item, rater]);
        }
        touched.sort_unstable();
        touched.dedup();
        let count = observations.len() as f64;
        for (at, &one) in touched.iter().enumerate() {
            for &other in &touched[..=at] {
                normal.add(one, other, -row[one] * row[other] / count);
            }
        }
        for &one in &touched {
            row[one] = 0.0;
        }
    }
    (size - 2).saturating_sub(normal.rank())
}
