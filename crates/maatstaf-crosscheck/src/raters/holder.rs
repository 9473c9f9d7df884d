//! What holders say of themselves, beside what assessors judged. The two are never pooled.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Raters;
use super::table::Table;
use crate::heights::{lower_median, self_ratings};

/// What holders say of themselves beside the lower median of the assessors. The two are never pooled.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HolderBeside {
    /// The people who rated themselves somewhere where an assessor judged too.
    pub people: usize,
    /// All cells with both.
    pub all: HolderCounts,
    /// Each category, in the framework's order.
    pub categories: Vec<HolderCategory>,
    /// Each person who rated themselves, in alphabetical order.
    pub persons: Vec<HolderPerson>,
}

/// One category over people.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HolderCategory {
    /// The id of the category.
    pub category: String,
    /// How the two compare.
    #[serde(flatten)]
    pub counts: HolderCounts,
}

/// One person over categories.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HolderPerson {
    /// The person's pseudonym.
    pub person: String,
    /// How the two compare.
    #[serde(flatten)]
    pub counts: HolderCounts,
}

/// How holders compare with assessors, over some cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, JsonSchema)]
pub struct HolderCounts {
    /// The cells with a self-rating and a judgement.
    pub cells: usize,
    /// The mean of self-rating less judged level, in levels: above 0 when holders see themselves higher. None without cells.
    pub bias: Option<f64>,
    /// Where holders see themselves higher.
    pub over: usize,
    /// Where the two are equal.
    pub exact: usize,
    /// Where holders see themselves lower.
    pub under: usize,
    /// Where the two are equal or one level apart.
    pub within_one: usize,
}

/// One cell: the person, the category, the self-rating and the judged level.
type Pair = (usize, usize, usize, usize);

impl HolderBeside {
    pub(super) fn of(raters: &Raters, table: &Table) -> Self {
        let framework = &raters.framework;
        let pairs = pairs(raters, table);
        let counts = |keep: &dyn Fn(&Pair) -> bool| HolderCounts::of(pairs.iter().filter(|pair| keep(pair)));
        let categories = framework
            .categories()
            .iter()
            .enumerate()
            .map(|(at, id)| HolderCategory { category: id.clone(), counts: counts(&|pair| pair.1 == at) });
        let persons = table
            .people
            .iter()
            .enumerate()
            .map(|(at, id)| HolderPerson { person: id.clone(), counts: counts(&|pair| pair.0 == at) });
        let persons: Vec<HolderPerson> = persons.filter(|person| person.counts.cells > 0).collect();
        Self { people: persons.len(), all: counts(&|_| true), categories: categories.collect(), persons }
    }
}

impl HolderCounts {
    #[expect(clippy::cast_precision_loss, reason = "counts of cells are far below 2^53")]
    fn of<'p>(pairs: impl Iterator<Item = &'p Pair>) -> Self {
        let mut counts = Self::default();
        let (mut above, mut below) = (0, 0);
        for (_, _, own, judged) in pairs {
            counts.cells += 1;
            counts.over += usize::from(own > judged);
            counts.exact += usize::from(own == judged);
            counts.under += usize::from(own < judged);
            counts.within_one += usize::from(own.abs_diff(*judged) <= 1);
            above += own.saturating_sub(*judged);
            below += judged.saturating_sub(*own);
        }
        let sum = above as f64 - below as f64;
        counts.bias = (counts.cells > 0).then(|| sum / counts.cells as f64);
        counts
    }
}

fn pairs(raters: &Raters, table: &Table) -> Vec<Pair> {
    let own: BTreeMap<&str, Vec<Option<usize>>> = raters
        .portfolios
        .iter()
        .map(|(holder, portfolio)| (holder.as_str(), self_ratings(&raters.framework, portfolio.document())))
        .collect();
    let pair = |cell: &super::table::Cell| {
        let rated = own.get(table.person(cell.person))?.get(cell.category).copied().flatten()?;
        Some((cell.person, cell.category, rated, lower_median(cell.levels())?))
    };
    table.cells.iter().filter_map(pair).collect()
}
