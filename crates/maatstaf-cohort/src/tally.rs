//! A group that is counted person by person, however large it is.

use maatstaf::{Framework, Policy, Portfolio, statement};
use maatstaf_document::DocumentError;
use serde::{Deserialize, Serialize};

use crate::cohort::bounds;
use crate::document::{CategoryRow, CohortDocument, Count, LevelBand};
use crate::limits::limits;
use crate::{Anonymity, Cohort, Cut, Shown};

/// How many people of a group are where: all that has to be kept of them to show [levels as counts](Cohort). Its size depends on the framework alone,
/// not on how many people there are. Self-ratings, what is lacking and indicators are not counted.
///
/// Nothing here asks whether somebody comes twice: each is one person more.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Policy};
/// use maatstaf_cohort::{Anonymity, Tally};
/// let mut tally = Tally::new(&Framework::emcc());
/// for height in [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2] {
///     tally.add(height, [(height, 0); 8]); // overall; and estimated and accepted in each category
/// }
/// let cohort = tally.cohort(&Framework::emcc(), &Policy::standard(), Anonymity::default())?;
/// let overall: Vec<u32> = cohort.document().overall.iter().map(|band| band.people).collect();
/// assert_eq!(overall, [5, 6]); // up to Foundation, and above
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    framework: String,
    /// The heights that there are, none among them.
    states: usize,
    people: u32,
    /// Per category: how many people are so high overall, estimated so high and accepted so high.
    cells: Vec<Vec<u32>>,
}

impl Tally {
    /// Nobody yet.
    pub fn new(framework: &Framework) -> Self {
        let states = framework.levels().len() + 1;
        let cells = vec![vec![0; states * states * states]; framework.categories().len()];
        Self { framework: framework.id().to_owned(), states, people: 0, cells }
    }

    /// The id of the framework.
    pub fn framework(&self) -> &str {
        &self.framework
    }

    /// Counts a person: how high overall, and per category how high by the estimate and by what assessors accepted; 0 is none.
    pub fn add(&mut self, overall: usize, categories: impl IntoIterator<Item = (usize, usize)>) {
        self.people = self.people.saturating_add(1);
        for (cells, (estimate, accepted)) in self.cells.iter_mut().zip(categories) {
            let at = (overall * self.states + estimate) * self.states + accepted;
            if let Some(cell) = cells.get_mut(at) {
                *cell = cell.saturating_add(1);
            }
        }
    }

    /// Counts those of another part of the group, of the same framework, as well.
    pub fn merge(&mut self, other: &Self) {
        self.people = self.people.saturating_add(other.people);
        for (cell, more) in self.cells.iter_mut().flatten().zip(other.cells.iter().flatten()) {
            *cell = cell.saturating_add(*more);
        }
    }

    /// The group as counts.
    ///
    /// # Errors
    /// When nobody was counted.
    pub fn cohort(
        &self,
        framework: &Framework,
        policy: &Policy,
        anonymity: Anonymity,
    ) -> Result<Cohort, DocumentError> {
        if self.people == 0 {
            return Err(crate::cohort::nobody());
        }
        let origin = Portfolio::new(framework.clone()).estimate_with(policy).origin();
        let least = anonymity.least();
        let mut document = CohortDocument {
            maatstaf_cohort: 1,
            engine: origin.engine,
            framework: origin.framework,
            policy: origin.policy,
            least,
            people: None,
            levels: framework.levels().to_vec(),
            overall: Vec::new(),
            categories: Vec::new(),
            indicators: Vec::new(),
            limits: limits(least),
            statement: statement(),
        };
        if self.people >= least {
            document.people = Some(self.people);
            Counted { tally: self, bounds: bounds(framework, policy), anonymity }
                .fill(framework, &mut document);
        }
        Ok(Cohort { framework: framework.clone(), document })
    }

    /// How many people of a category are in the states that `is_in` takes: overall, estimated, accepted.
    fn people(&self, category: usize, is_in: impl Fn(usize, usize, usize) -> bool) -> u32 {
        let states = self.states;
        let cells = self.cells.get(category).into_iter().flatten().enumerate();
        let own = cells.filter(|(at, _)| is_in(at / (states * states), at / states % states, at % states));
        own.map(|(_, people)| people).sum()
    }
}

/// A group that is large enough, while it is laid out.
struct Counted<'t> {
    tally: &'t Tally,
    /// How high somebody can be overall who is so high in one category: at least and at most.
    bounds: Vec<(usize, usize)>,
    anonymity: Anonymity,
}

impl Counted<'_> {
    /// In the order in which a [`Cohort`] of portfolios is counted: each category, then the whole beside them, then what was accepted.
    fn fill(&self, framework: &Framework, document: &mut CohortDocument) {
        let (tally, states) = (self.tally, self.tally.states);
        let categories = 0..framework.categories().len();
        let estimates: Vec<Cut> = categories
            .map(|category| {
                let counts: Vec<u32> =
                    (0..states).map(|state| tally.people(category, |_, e, _| e == state)).collect();
                Cut::counted(&counts, self.anonymity, &[])
            })
            .collect();
        let rules: Vec<_> = (0..estimates.len())
            .map(|category| move |overall: usize, height: usize| self.can_be(overall, category, height))
            .collect();
        let beside: Vec<(Shown<'_>, Vec<Vec<u32>>)> = estimates
            .iter()
            .zip(&rules)
            .enumerate()
            .map(|(category, (cut, can_be))| {
                let cell = |o: usize, e: usize| {
                    tally.people(category, |overall, estimate, _| (overall, estimate) == (o, e))
                };
                let people = (0..states).map(|o| (0..states).map(|e| cell(o, e)).collect()).collect();
                (Shown::bound(cut, can_be), people)
            })
            .collect();
        let counts: Vec<u32> =
            (0..states).map(|state| tally.people(0, |overall, _, _| overall == state)).collect();
        let overall = Cut::counted(&counts, self.anonymity, &beside);
        document.overall = bands(framework, &overall, |_| Count::Hidden);
        for (category, (id, estimate)) in framework.categories().iter().zip(&estimates).enumerate() {
            document.categories.push(CategoryRow {
                category: id.clone(),
                estimate: bands(framework, estimate, |band| {
                    self.accepted(category, (estimate, &overall), band)
                }),
                self_rating: Vec::new(),
                next_level: Vec::new(),
            });
        }
    }

    /// See [`Cohort`]: a height at which nobody is counts as one that cannot be.
    fn can_be(&self, overall: usize, category: usize, height: usize) -> bool {
        let bounds = self.bounds.get(height);
        bounds.is_some_and(|(least, most)| (*least..=*most).contains(&overall))
            && self.tally.people(category, |_, estimate, _| estimate == height) > 0
            && self.tally.people(category, |one, _, _| one == overall) > 0
    }

    /// How many people of a band are in it by what assessors accepted alone.
    fn accepted(&self, category: usize, (estimate, overall): (&Cut, &Cut), band: usize) -> Count {
        let (tally, states) = (self.tally, self.tally.states);
        let Some(band) = estimate.bands().get(band) else { return Count::Hidden };
        let is_in =
            |e: usize, accepted: usize| (band.first..=band.last).contains(&e) && accepted >= band.first;
        let split = |is_other: &dyn Fn(usize, usize) -> bool| -> Vec<u32> {
            [false, true]
                .map(|asked| tally.people(category, |o, e, a| is_in(e, a) == asked && is_other(o, e)))
                .to_vec()
        };
        // Outside whether somebody is accepted into the band, inside the states of the row beside it.
        let joint = |is_other: &dyn Fn(usize, usize, usize) -> bool| -> Vec<Vec<u32>> {
            let per_state: Vec<Vec<u32>> =
                (0..states).map(|state| split(&|o, e| is_other(state, o, e))).collect();
            (0..2)
                .map(|asked| per_state.iter().filter_map(|pair| pair.get(asked).copied()).collect())
                .collect()
        };
        let beside = [
            (Shown::new(estimate), joint(&|state, _, e| e == state)),
            (Shown::new(overall), joint(&|state, o, _| o == state)),
        ];
        Count::of(&Cut::counted(&split(&|_, _| true), self.anonymity, &beside))
    }
}

fn bands(framework: &Framework, cut: &Cut, accepted: impl Fn(usize) -> Count) -> Vec<LevelBand> {
    let level = |state: usize| framework.levels().get(state.checked_sub(1)?).cloned();
    let bands = cut.bands().iter().enumerate();
    bands
        .map(|(at, band)| LevelBand {
            from: level(band.first),
            to: level(band.last),
            people: band.people,
            accepted: accepted(at),
        })
        .collect()
}
