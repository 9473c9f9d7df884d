//! Why a portfolio supports the level that it does: every counter, what filled it, what was passed over, and what blocks the next level.

mod document;
mod sentence;

pub use document::{
    CategoryExplanationDocument, CellDocument, ClaimName, CountedDocument, CounterDocument,
    ExplanationDocument, SkippedDocument,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::estimate::Estimate;
use crate::ladder::Need;
use crate::lane::{Lane, Standing};
use crate::portfolio::Entry;

/// An explanation of one lane of an estimate, to be read at three depths: one line, a line per category, or everything.
///
/// # Example
/// ```
/// use maatstaf::{Evidence, Framework, Lane, Language, Portfolio};
/// let mut portfolio = Portfolio::new(Framework::emcc());
/// portfolio.add(Evidence::new("first-talk", "A first talk").shows(6).shows(8))?;
/// portfolio.add(Evidence::new("agreement", "An agreement").shows(9))?;
/// let explanation = portfolio.estimate().explain(Lane::Estimate);
/// let why = explanation.category_line("managing-the-contract", Language::En).expect("EMCC has this category");
/// assert_eq!(why, "Managing the Contract: Foundation, supported by `agreement` (CI 9) and `first-talk` (CI 6, CI 8); \
///     Practitioner still needs breadth (0 of 3) and depth (0 of 8)");
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Explanation {
    pub(crate) estimate: Estimate,
    pub(crate) lane: Lane,
    pub(crate) categories: Vec<CategoryExplanation>,
}

/// What a category's level in one lane rests on.
#[derive(Debug, Clone, Default)]
pub(crate) struct CategoryExplanation {
    pub(crate) cells: Vec<CellExplanation>,
    /// Claims that count here and not in the floor, or for less there.
    pub(crate) not_certain: Vec<u32>,
    /// Claims that could count for more than they do here.
    pub(crate) could_rise: Vec<u32>,
}

/// The two counters of a cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct CellExplanation {
    pub(crate) need: Need,
    pub(crate) breadth: Counter,
    pub(crate) depth: Counter,
}

/// One counter: what it has, what filled it and what was passed over.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counter {
    pub(crate) have: u32,
    /// Claims, by position, with the credit that counted.
    pub(crate) counted: Vec<(u32, u8)>,
    pub(crate) skipped: Vec<(u32, Why)>,
}

/// Why a counter passed over a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "why")]
#[non_exhaustive]
pub enum Why {
    /// It does not count in this lane.
    NotCounted {
        /// What keeps it out.
        standing: Standing,
    },
    /// Its credit is too low for the level.
    CreditTooLow {
        /// The credit that it has.
        credit: u8,
        /// The least credit with which an aspect counts.
        need: u32,
        /// Whether its verification keeps it low rather than its strength.
        limited_by_verification: bool,
    },
    /// Another claim on the same aspect counts as much or more.
    SameAspect,
    /// Another claim of the same occasion counts as much or more.
    SameOccasion,
}

impl Estimate {
    /// Explains one lane of the estimate.
    pub fn explain(&self, lane: Lane) -> Explanation {
        let entries = self.portfolio.entries();
        let mut categories: Vec<Gathered> = vec![Gathered::default(); self.ladder.needs.len()];
        for (at, entry) in (0..).zip(&entries.all) {
            if let Some(category) = categories.get_mut(entry.category) {
                category.claims.push(Weighed::new(self, lane, at, entry));
            }
        }
        let explained =
            categories.into_iter().enumerate().map(|(at, gathered)| gathered.explain(self, at)).collect();
        Explanation { estimate: self.clone(), lane, categories: explained }
    }
}

/// One claim with all that its explanation needs.
#[derive(Debug, Clone, Copy)]
struct Weighed {
    at: u32,
    rank: u32,
    level: usize,
    aspect: u32,
    occasion: u32,
    credit: u8,
    standing: Standing,
    limited_by_verification: bool,
    floor: u8,
    ceiling: u8,
}

impl Weighed {
    fn new(estimate: &Estimate, lane: Lane, at: u32, entry: &Entry) -> Self {
        let scale = &estimate.scale;
        let (standing, strength) = scale.weigh(entry, lane);
        let cap = scale.cap(entry, lane);
        Self {
            at,
            rank: entry.rank,
            level: entry.level,
            aspect: entry.aspect,
            occasion: entry.occasion,
            credit: if standing == Standing::Counts { strength.min(cap) } else { 0 },
            standing,
            limited_by_verification: cap < strength,
            floor: scale.credit(entry, Lane::Floor),
            ceiling: scale.credit(entry, Lane::Ceiling),
        }
    }
}

/// The claims of one category.
#[derive(Debug, Clone, Default)]
struct Gathered {
    claims: Vec<Weighed>,
}

impl Gathered {
    fn explain(mut self, estimate: &Estimate, category: usize) -> CategoryExplanation {
        self.claims.sort_unstable_by_key(|claim| claim.rank);
        let differs = |differ: fn(&Weighed) -> bool| {
            self.claims.iter().filter(|claim| differ(claim)).map(|claim| claim.at).collect()
        };
        let not_certain = differs(|claim| claim.floor < claim.credit);
        let could_rise = differs(|claim| claim.ceiling > claim.credit);
        let ladder = &estimate.ladder;
        let mut cells: Vec<CellExplanation> =
            (0..ladder.levels).map(|_| CellExplanation::default()).collect();
        for (cell, need) in cells.iter_mut().zip(ladder.needs.get(category).into_iter().flatten()) {
            cell.need = *need;
        }
        self.claims.sort_unstable_by_key(|claim| (claim.aspect, std::cmp::Reverse(claim.credit), claim.rank));
        for group in self.claims.chunk_by(|a, b| a.aspect == b.aspect) {
            show(estimate, group, &mut cells);
        }
        self.claims
            .sort_unstable_by_key(|claim| (claim.occasion, std::cmp::Reverse(claim.credit), claim.rank));
        for group in self.claims.chunk_by(|a, b| a.occasion == b.occasion) {
            practise(estimate, group, &mut cells);
        }
        CategoryExplanation { cells, not_certain, could_rise }
    }
}

/// Enters the claims on one aspect, best first, into the breadth of each level that the aspect counts for.
fn show(estimate: &Estimate, group: &[Weighed], cells: &mut [CellExplanation]) {
    let Some(level) = group.first().map(|claim| claim.level) else { return };
    for at_level in estimate.ladder.counts_for(level) {
        let need = estimate.ladder.least_credit.get(at_level).copied().unwrap_or_default();
        let Some(counter) = cells.get_mut(at_level).map(|cell| &mut cell.breadth) else { continue };
        for (place, claim) in group.iter().enumerate() {
            if claim.standing != Standing::Counts {
                counter.skipped.push((claim.at, Why::NotCounted { standing: claim.standing }));
            } else if u32::from(claim.credit) < need {
                let (credit, limited_by_verification) = (claim.credit, claim.limited_by_verification);
                counter.skipped.push((claim.at, Why::CreditTooLow { credit, need, limited_by_verification }));
            } else if place > 0 {
                counter.skipped.push((claim.at, Why::SameAspect));
            } else {
                counter.have += 1;
                counter.counted.push((claim.at, claim.credit));
            }
        }
    }
}

/// Enters the claims of one occasion, best first, into the depth of each level that they count for.
fn practise(estimate: &Estimate, group: &[Weighed], cells: &mut [CellExplanation]) {
    for (at_level, cell) in cells.iter_mut().enumerate() {
        let counter = &mut cell.depth;
        let mut taken = false;
        for claim in group.iter().filter(|claim| estimate.ladder.counts_for(claim.level).contains(&at_level))
        {
            if claim.standing != Standing::Counts {
                counter.skipped.push((claim.at, Why::NotCounted { standing: claim.standing }));
            } else if taken {
                counter.skipped.push((claim.at, Why::SameOccasion));
            } else {
                taken = true;
                counter.have += u32::from(claim.credit);
                counter.counted.push((claim.at, claim.credit));
            }
        }
    }
}

impl Explanation {
    /// The estimate that is explained.
    pub fn estimate(&self) -> &Estimate {
        &self.estimate
    }

    /// The lane that is explained.
    pub fn lane(&self) -> Lane {
        self.lane
    }

    /// Claims in the order of their items' ids, whatever the order of the input.
    pub(crate) fn in_order<T: Copy>(&self, claims: &[(u32, T)]) -> Vec<(u32, T)> {
        let mut claims = claims.to_vec();
        claims.sort_by_key(|(at, _)| self.entry(*at).rank);
        claims
    }

    pub(crate) fn entry(&self, at: u32) -> &Entry {
        self.estimate.portfolio.entries().at(at)
    }
}
