//! The units of each person.

use std::collections::BTreeMap;

use crate::ratings::Ratings;

/// The units of each person, in the order of their numbers.
pub(super) struct People<'a> {
    ratings: &'a Ratings,
    /// Of each person: the units.
    units: Vec<Vec<usize>>,
}

impl<'a> People<'a> {
    pub(super) fn of(ratings: &'a Ratings) -> Self {
        let mut units: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (unit, person) in ratings.people().into_iter().enumerate() {
            units.entry(person).or_default().push(unit);
        }
        Self { ratings, units: units.into_values().collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// The table of some people, each of them a person of their own.
    pub(super) fn table(&self, picks: &[usize]) -> Option<Ratings> {
        let raters = self.ratings.raters();
        let (mut codes, mut people) = (Vec::with_capacity(self.ratings.codes().len()), Vec::new());
        for (person, picked) in (0..).zip(picks) {
            for unit in self.units.get(*picked)? {
                codes.extend_from_slice(self.ratings.codes().get(unit * raters..(unit + 1) * raters)?);
                people.push(person);
            }
        }
        Ratings::from_codes(self.ratings.scale().clone(), raters, codes).ok()?.of_people(people).ok()
    }

    /// The table without a person.
    pub(super) fn table_without(&self, left_out: usize) -> Option<Ratings> {
        let rest: Vec<usize> = (0..self.len()).filter(|person| *person != left_out).collect();
        self.table(&rest)
    }
}
