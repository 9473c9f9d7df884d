//! A policy worked out for one framework: what each claim adds to which counter, looked up instead of worked out.

#![expect(
    clippy::indexing_slicing,
    reason = "levels, strengths and verifications are below the lengths of the tables"
)]

use jiff::civil::Date;
use maatstaf::{Ladder, Lane, Policy, Ruled, Scale, Standing, Verification};
use strum::IntoEnumIterator as _;

use crate::grid::Grid;
use crate::sum::LEVELS;

/// Three lanes: floor, estimate and ceiling.
pub(crate) type Lanes<T> = [T; 3];

/// One word per credit from 0 to 4: a byte per level.
type PerCredit = [u64; 5];

/// A policy, a framework and what is declared not applicable.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) not_applicable: Vec<u16>,
    pub(crate) ladder: Ladder,
    pub(crate) equivalence: bool,
    pub(crate) has_window: bool,
    scale: Scale,
    policy: Policy,
    /// By strength and verification: the credit of a claim that nobody ruled on.
    open: [[Lanes<u8>; 4]; 4],
    /// The same for one that one assessor accepted, at this strength.
    accepted: [[Lanes<u8>; 4]; 4],
    /// Which gates the policy has, in the order of [`GateCounters`](maatstaf::GateCounters).
    pub(crate) gates: [bool; 3],
    /// By level and credit: one for each level that an aspect counts for.
    pub(crate) breadth: [PerCredit; LEVELS],
    /// By level and credit: so many low bits for each level that the credit counts for. Joined by "or", the larger credit stays.
    pub(crate) depth: [PerCredit; LEVELS],
    /// By level and credit: one for each level whose gates the claim passes.
    pub(crate) gate: [PerCredit; LEVELS],
}

impl Plan {
    pub(crate) fn new(policy: &Policy, grid: &Grid, not_applicable: &[u16]) -> Self {
        let ladder = Ladder::new(policy, &grid.framework, &grid.applicable(not_applicable));
        let scale = Scale::new(policy, Date::MAX);
        let enough = |level: usize, credit: u32| credit > 0 && credit >= ladder.least_credit[level];
        let table = |counts: &dyn Fn(usize, usize, u32) -> u64| {
            std::array::from_fn(|own| {
                std::array::from_fn(|credit| {
                    let credit = u32::try_from(credit).unwrap_or_default();
                    (0..LEVELS).fold(0, |word, level| word | counts(own, level, credit) << (8 * level))
                })
            })
        };
        let counts_for = |own: usize, level: usize| ladder.counts_for(own).contains(&level);
        let mut plan = Self {
            not_applicable: not_applicable.to_vec(),
            equivalence: policy.document().equivalence,
            has_window: policy.document().window_months.is_some(),
            breadth: table(&|own, level, credit| u64::from(counts_for(own, level) && enough(level, credit))),
            depth: table(&|own, level, credit| if counts_for(own, level) { (1 << credit) - 1 } else { 0 }),
            gate: table(&|own, level, credit| u64::from(level <= own && enough(level, credit))),
            open: [[[0; 3]; 4]; 4],
            accepted: [[[0; 3]; 4]; 4],
            gates: [ladder.gates.contexts, ladder.gates.kinds, ladder.gates.corroborated]
                .map(|gate| gate != [0; LEVELS]),
            policy: policy.clone(),
            ladder,
            scale,
        };
        let all = |plan: &Self, accepted: bool| {
            std::array::from_fn(|strength| {
                std::array::from_fn(|verification| {
                    let (strength, mut ruled) = (number(strength + 1), Ruled::default());
                    if accepted {
                        ruled.add(Some(strength));
                    }
                    plan.ruled(&ruled, strength, number(verification))
                })
            })
        };
        (plan.open, plan.accepted) = (all(&plan, false), all(&plan, true));
        plan
    }

    /// The credit of a claim by what was ruled on it: strengths accepted in the lowest three bits, and 0 for a rejection.
    #[inline]
    pub(crate) fn credit(&self, strength: u8, verification: u8, rulings: &[u32]) -> Lanes<u8> {
        let at = |table: &[[Lanes<u8>; 4]; 4], strength: u8| {
            table[usize::from((strength - 1) & 3)][usize::from(verification & 3)]
        };
        match rulings {
            [] => at(&self.open, strength),
            // Whatever was claimed: what one assessor accepts is what counts.
            [one] if one & 7 > 0 => at(&self.accepted, (one & 7) as u8),
            several => {
                let mut ruled = Ruled::default();
                for ruling in several {
                    ruled.add(Some((ruling & 7) as u8).filter(|strength| *strength > 0));
                }
                self.ruled(&ruled, strength, verification)
            }
        }
    }

    fn ruled(&self, ruled: &Ruled, strength: u8, verification: u8) -> Lanes<u8> {
        let (status, strength) = self.scale.settle(ruled, strength);
        let behind = Verification::iter().nth(usize::from(verification)).unwrap_or_default();
        [Lane::Floor, Lane::Estimate, Lane::Ceiling].map(|lane| {
            let behind = if lane == Lane::Ceiling { Verification::Observed } else { behind };
            let counts = Standing::of(status, lane) == Standing::Counts;
            if counts { strength.min(self.scale.cap_of(behind)).min(4) } else { 0 }
        })
    }

    /// The first day on which evidence counts, for a portfolio that is read on a day.
    pub(crate) fn since(&self, as_of: Date) -> Option<Date> {
        Scale::new(&self.policy, as_of).since
    }
}

fn number(at: usize) -> u8 {
    u8::try_from(at).unwrap_or_default()
}
