//! What a programme teaches, practises and assesses: per indicator, per equivalent practice, and counted per cell.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::Framework;
use schemars::JsonSchema;
use serde::Serialize;

use crate::aspect::Aspect;
use crate::programme::{PartName, Programme, State};

/// Where one aspect is taught, practised and assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AspectCoverage {
    /// The indicator or equivalent practice.
    #[serde(flatten)]
    pub aspect: Aspect,
    /// Where it is taught.
    pub taught: Vec<PartName>,
    /// Where it is practised.
    pub practised: Vec<PartName>,
    /// Where it is assessed.
    pub assessed: Vec<PartName>,
}

/// One cell of the coverage matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellCoverage {
    /// The id of the category.
    pub category: String,
    /// The id of the level.
    pub level: String,
    /// How many indicators the cell has.
    pub indicators: usize,
    /// How many of them are taught, practised and assessed.
    #[serde(flatten)]
    pub covered: Counts,
    /// How many equivalent practices are taught, practised and assessed in it.
    pub equivalent: Counts,
}

/// How many aspects are taught, how many practised and how many assessed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Taught.
    pub taught: usize,
    /// Practised.
    pub practised: usize,
    /// Assessed.
    pub assessed: usize,
}

impl AspectCoverage {
    /// Where it is covered in one way.
    pub fn places(&self, state: State) -> &[PartName] {
        match state {
            State::Taught => &self.taught,
            State::Practised => &self.practised,
            State::Assessed => &self.assessed,
        }
    }

    /// Whether it is covered in one way.
    pub fn is(&self, state: State) -> bool {
        !self.places(state).is_empty()
    }
}

/// Every indicator in the framework's order, then every equivalent practice by category, level and theme.
pub(crate) fn coverage(programme: &Programme) -> Vec<AspectCoverage> {
    let framework = programme.framework();
    let mut places: BTreeMap<&Aspect, BTreeSet<(State, &PartName)>> = BTreeMap::new();
    for part in programme.parts() {
        for (state, aspect) in &part.covers {
            places.entry(aspect).or_default().insert((*state, &part.place));
        }
    }
    let numbers = framework.indicators().iter().filter_map(|one| Aspect::of_indicator(framework, one.number));
    let mut practices: Vec<Aspect> =
        places.keys().filter(|aspect| aspect.indicator.is_none()).map(|aspect| (*aspect).clone()).collect();
    practices.sort_by(|a, b| a.rank(framework).cmp(&b.rank(framework)));
    let of = |aspect: Aspect| {
        let found = places.get(&aspect);
        let at = |wanted: State| -> Vec<PartName> {
            let here = found.into_iter().flatten().filter(|(state, _)| *state == wanted);
            here.map(|(_, place)| (*place).clone()).collect()
        };
        let (taught, practised, assessed) = (at(State::Taught), at(State::Practised), at(State::Assessed));
        AspectCoverage { aspect, taught, practised, assessed }
    };
    numbers.chain(practices).map(of).collect()
}

/// The coverage matrix, category by category, lowest level first.
pub(crate) fn cells(framework: &Framework, coverage: &[AspectCoverage]) -> Vec<CellCoverage> {
    let mut cells = Vec::new();
    for category in framework.categories() {
        for level in framework.levels() {
            let here = |one: &&AspectCoverage| one.aspect.category == *category && one.aspect.level == *level;
            let (indicators, practices): (Vec<_>, Vec<_>) =
                coverage.iter().filter(here).partition(|one| one.aspect.indicator.is_some());
            cells.push(CellCoverage {
                category: category.clone(),
                level: level.clone(),
                indicators: indicators.len(),
                covered: Counts::of(&indicators),
                equivalent: Counts::of(&practices),
            });
        }
    }
    cells
}

impl Counts {
    fn of(aspects: &[&AspectCoverage]) -> Self {
        let count = |state| aspects.iter().filter(|one| one.is(state)).count();
        Self {
            taught: count(State::Taught),
            practised: count(State::Practised),
            assessed: count(State::Assessed),
        }
    }
}

/// The aspects that are covered in one way and not in another.
pub(crate) fn one_without_other(coverage: &[AspectCoverage], one: State, other: State) -> Vec<Aspect> {
    coverage
        .iter()
        .filter(|found| found.is(one) && !found.is(other))
        .map(|found| found.aspect.clone())
        .collect()
}
