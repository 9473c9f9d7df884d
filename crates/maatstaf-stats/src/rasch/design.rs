//! What can be measured: the observations that are left once extreme people, items and raters are set aside.

#![expect(
    clippy::indexing_slicing,
    reason = "places of people, items, raters and scores come from sorted lists of those that occur"
)]

use super::connect::parts;
use super::curve::Curve;
use super::fit::{RaschEnd, RaschExtreme, RaschFacet};
use super::observations::{Observation, Observations, distinct};
use super::rules::RaschRules;
use crate::undefined::Undefined;

/// One observation by places instead of numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) item: usize,
    pub(super) rater: usize,
    pub(super) category: usize,
}

/// Observations that a model can be fitted to.
#[derive(Debug)]
pub(super) struct Design {
    pub(super) persons: Vec<u32>,
    pub(super) items: Vec<u32>,
    pub(super) raters: Vec<u32>,
    /// Of each person: where the observations begin. One more at the end.
    starts: Vec<usize>,
    seen: Vec<Seen>,
    /// The scores in use, in increasing order.
    pub(super) used: Vec<u8>,
    /// How often each is used.
    pub(super) counts: Vec<usize>,
    pub(super) extreme: Vec<RaschExtreme>,
}

impl Design {
    /// Sets the extreme aside and checks that enough is left, and that it hangs together.
    pub(super) fn new(observations: &Observations, rules: &RaschRules) -> Result<Self, Undefined> {
        let (left, extreme) = set_extremes_aside(observations.as_slice());
        let design = Self::arrange(&left, extreme);
        if left.is_empty() || design.used.len() < 2 {
            return Err(if observations.as_slice().windows(2).all(|pair| pair[0].score == pair[1].score) {
                Undefined::NoVariation { agreement: 1.0 }
            } else {
                Undefined::TooFewObservations { have: left.len(), need: rules.least_observations.max(1) }
            });
        }
        design.check_thickness(rules)?;
        match parts(&design) {
            0 | 1 => Ok(design),
            parts => Err(Undefined::Disconnected { parts }),
        }
    }

    fn arrange(left: &[Observation], extreme: Vec<RaschExtreme>) -> Self {
        let persons = distinct(left, |one| one.person);
        let items = distinct(left, |one| one.item);
        let raters = distinct(left, |one| one.rater);
        let mut tally = [0_usize; 256];
        for one in left {
            tally[usize::from(one.score)] += 1;
        }
        let used: Vec<u8> = (0..=u8::MAX).filter(|score| tally[usize::from(*score)] > 0).collect();
        let counts = used.iter().map(|score| tally[usize::from(*score)]).collect();
        let place = |all: &[u32], id| all.partition_point(|other| *other < id);
        let seen = left.iter().map(|one| Seen {
            item: place(&items, one.item),
            rater: place(&raters, one.rater),
            category: used.partition_point(|score| *score < one.score),
        });
        let seen = seen.collect();
        let mut starts: Vec<usize> =
            persons.iter().map(|id| left.partition_point(|one| one.person < *id)).collect();
        starts.push(left.len());
        Self { persons, items, raters, starts, seen, used, counts, extreme }
    }

    fn check_thickness(&self, rules: &RaschRules) -> Result<(), Undefined> {
        let short = |have, need| (have < need).then_some((have, need));
        if let Some((have, need)) = short(self.seen.len(), rules.least_observations) {
            return Err(Undefined::TooFewObservations { have, need });
        }
        if let Some((have, need)) = short(self.persons.len(), rules.least_persons) {
            return Err(Undefined::TooFewPeople { have, need });
        }
        if let Some((have, need)) = short(self.raters.len(), rules.least_raters) {
            return Err(Undefined::TooFewRaters { have, need });
        }
        let mut of_rater = vec![0; self.raters.len()];
        for seen in &self.seen {
            of_rater[seen.rater] += 1;
        }
        for (&rater, &have) in self.raters.iter().zip(&of_rater) {
            if let Some((have, need)) = short(have, rules.least_per_rater) {
                return Err(Undefined::ThinRater { rater, have, need });
            }
        }
        for (&category, &have) in self.used.iter().zip(&self.counts) {
            if let Some((have, need)) = short(have, rules.least_per_category) {
                return Err(Undefined::ThinCategory { category, have, need });
            }
        }
        Ok(())
    }

    /// All observations, person by person.
    pub(super) fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// The observations of the person at a place.
    pub(super) fn of(&self, person: usize) -> &[Seen] {
        &self.seen[self.starts[person]..self.starts[person + 1]]
    }

    /// The observations of each person in turn.
    pub(super) fn by_person(&self) -> impl Iterator<Item = &[Seen]> {
        (0..self.persons.len()).map(|person| self.of(person))
    }

    /// The lowest score in use.
    pub(super) fn lowest(&self) -> u8 {
        self.used.first().copied().unwrap_or_default()
    }

    /// A curve over the categories in use with all thresholds at 0.
    pub(super) fn flat_curve(&self) -> Curve {
        let scores = self.used.iter().map(|score| f64::from(score - self.lowest())).collect();
        Curve { scores, sums: vec![0.0; self.used.len()] }
    }

    /// The places of the unknowns besides people: items, then raters, then all thresholds' sums but the first and the last.
    pub(super) fn places(&self) -> Places {
        let (items, raters) = (self.items.len(), self.raters.len());
        Places { items, raters, inner: self.used.len().saturating_sub(2) }
    }
}

/// Where each unknown lies among the unknowns besides people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    pub(super) items: usize,
    pub(super) raters: usize,
    /// How many categories lie between the lowest and the highest in use.
    pub(super) inner: usize,
}

impl Places {
    pub(super) fn rater(self, rater: usize) -> usize {
        self.items + rater
    }

    /// The sum of the thresholds up to a category, from 1 to `inner`.
    pub(super) fn sum(self, category: usize) -> usize {
        self.items + self.raters + category - 1
    }

    pub(super) fn len(self) -> usize {
        self.items + self.raters + self.inner
    }
}

/// How the observations of one person, item or rater lie.
#[derive(Clone, Copy, Default)]
struct Tally {
    observations: usize,
    total: usize,
    lowest: usize,
    highest: usize,
}

/// Sets aside who has only lowest or only highest scores, again and again until nobody has.
///
/// What is lowest and highest is read from the observations that are left.
fn set_extremes_aside(all: &[Observation]) -> (Vec<Observation>, Vec<RaschExtreme>) {
    let mut left = all.to_vec();
    let mut extreme = Vec::new();
    loop {
        let low = left.iter().map(|one| one.score).min().unwrap_or_default();
        let high = left.iter().map(|one| one.score).max().unwrap_or_default();
        let mut kept = left.clone();
        for (facet, part) in FACETS {
            let ids = distinct(&left, part);
            let found = find_extremes(facet, part, &ids, &left, (low, high));
            kept.retain(|one| found.binary_search_by_key(&part(one), |other| other.index).is_err());
            extreme.extend(found);
        }
        if kept.len() == left.len() {
            break;
        }
        left = kept;
    }
    extreme.extend(find_orphans(all, &left, &extreme));
    extreme.sort_by_key(|one: &RaschExtreme| (one.facet, one.index));
    (left, extreme)
}

type Part = fn(&Observation) -> u32;

const FACETS: [(RaschFacet, Part); 3] = [
    (RaschFacet::Person, |one| one.person),
    (RaschFacet::Item, |one| one.item),
    (RaschFacet::Rater, |one| one.rater),
];

fn find_extremes(
    facet: RaschFacet,
    part: Part,
    ids: &[u32],
    left: &[Observation],
    (low, high): (u8, u8),
) -> Vec<RaschExtreme> {
    let mut tallies = vec![Tally::default(); ids.len()];
    for one in left {
        let tally = &mut tallies[ids.partition_point(|id| *id < part(one))];
        tally.observations += 1;
        tally.total += usize::from(one.score);
        tally.lowest += usize::from(one.score == low);
        tally.highest += usize::from(one.score == high);
    }
    let found = ids.iter().zip(tallies).filter_map(|(&index, tally)| {
        let end = match tally.observations {
            count if count == tally.lowest => RaschEnd::Lowest,
            count if count == tally.highest => RaschEnd::Highest,
            _ => return None,
        };
        Some(RaschExtreme { facet, index, observations: tally.observations, total: tally.total, end })
    });
    found.collect()
}

/// Finds who is left without observations because all of them were with others that were extreme.
fn find_orphans(all: &[Observation], left: &[Observation], extreme: &[RaschExtreme]) -> Vec<RaschExtreme> {
    let mut orphans = Vec::new();
    for (facet, part) in FACETS {
        let mut gone: Vec<u32> =
            extreme.iter().filter(|one| one.facet == facet).map(|one| one.index).collect();
        gone.extend(distinct(left, part));
        gone.sort_unstable();
        let missing = distinct(all, part).into_iter().filter(|index| gone.binary_search(index).is_err());
        orphans.extend(missing.map(|index| RaschExtreme {
            facet,
            index,
            observations: 0,
            total: 0,
            end: RaschEnd::NothingLeft,
        }));
    }
    orphans
}
