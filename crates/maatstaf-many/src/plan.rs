//! A policy worked out for one framework: what each claim adds to which counter, looked up instead of worked out.

#![expect(
    clippy::indexing_slicing,
    reason = "levels, strengths and verifications are below the lengths of the tables"
)]

use jiff::civil::Date;
use maatstaf::{Ladder, Lane, Need, Policy, Ruled, Scale, Standing, Status, Verification};
use strum::IntoEnumIterator as _;

use crate::claim::Claim;
use crate::grid::Grid;
use crate::person::Person;
use crate::row::Row;
use crate::sum::{Bytes, LEVELS, bytes};

/// What a claim adds where it is the best.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Credit {
    /// Its credit, at each level that its own level counts for.
    pub(crate) depth: Row,
    /// 1 for each of those levels where it is enough.
    pub(crate) breadth: Row,
    /// 1 for each level whose gates it passes.
    pub(crate) passes: Row,
}

/// By verification and level.
type Credits = [[Credit; LEVELS]; 4];

/// A policy, a framework and what is declared not applicable.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) not_applicable: Vec<u16>,
    pub(crate) ladder: Ladder,
    pub(crate) equivalence: bool,
    pub(crate) has_window: bool,
    scale: Scale,
    policy: Policy,
    /// By where a claim stands and its strength: first those of claims that nobody ruled on, with strengths 1 to 4, then those of each [`Status`].
    credits: Vec<Credits>,
    /// By strength, and by what one assessor ruled who is alone with it: the strength accepted, or 0 for a rejection: where the claim stands.
    alone: [[u8; 8]; 4],
    /// Which gates the policy has, in the order of [`GateCounters`](maatstaf::GateCounters).
    pub(crate) gates: [bool; 3],
    /// By verification: 1 wherever that is as good as somebody else's word. In the ceiling, everything is.
    pub(crate) confirmed: [Row; 4],
    /// Per category: the breadth and the depth that each level asks for, as far as a byte can hold them.
    needs: Vec<[Bytes; 2]>,
}

impl Plan {
    pub(crate) fn new(policy: &Policy, grid: &Grid, not_applicable: &[u16]) -> Self {
        let ladder = Ladder::new(policy, &grid.framework, &grid.applicable(not_applicable));
        let scale = Scale::new(policy, Date::MAX);
        let needs = ladder.needs.iter().map(|needs| {
            // What is carried is asked for by nobody; what lies beyond the levels is reached by nobody, as are 255 and more: see `MOST`.
            let need = |level: usize, ask: &dyn Fn(&Need) -> u32| match needs.get(level) {
                Some(need) if level < ladder.levels => {
                    if need.carried {
                        0
                    } else {
                        ask(need)
                    }
                }
                _ => u32::MAX,
            };
            let least =
                |ask: &dyn Fn(&Need) -> u32| bytes(|level| u8::try_from(need(level, ask)).unwrap_or(u8::MAX));
            [least(&|need| need.breadth), least(&|need| need.depth)]
        });
        let mut plan = Self {
            not_applicable: not_applicable.to_vec(),
            equivalence: policy.document().equivalence,
            has_window: policy.document().window_months.is_some(),
            credits: Vec::new(),
            alone: [[0; 8]; 4],
            gates: [ladder.gates.contexts, ladder.gates.kinds, ladder.gates.corroborated]
                .map(|gate| gate != [0; LEVELS]),
            confirmed: [0, 1, 2, 3].map(|verification| {
                let is_confirmed = verification >= Verification::Corroborated as u8;
                Row::from_fn(|lane, _| u8::from(is_confirmed || lane == Lane::Ceiling as usize))
            }),
            needs: needs.collect(),
            policy: policy.clone(),
            ladder,
            scale,
        };
        let standing = [Status::Open, Status::Open, Status::Accepted, Status::Rejected, Status::Contested];
        let credits = standing.into_iter().flat_map(|status| (1..=4).map(move |strength| (status, strength)));
        let credits = credits.map(|settled| {
            std::array::from_fn(|verification| {
                std::array::from_fn(|level| plan.settled(settled, verification, level))
            })
        });
        plan.credits = credits.collect();
        plan.alone = [1, 2, 3, 4]
            .map(|strength| [0, 1, 2, 3, 4, 0, 0, 0].map(|ruling| plan.stands(&[ruling], strength)));
        plan
    }

    /// Where each claim stands by what was ruled on it: 0 for those that nobody ruled on, else the place of its credits.
    pub(crate) fn settle_all(&self, person: &Person, settled: &mut Vec<u8>) {
        settled.clear();
        settled.resize(person.words.len(), 0);
        for rulings in person.rulings.chunk_by(|one, next| one >> 3 == next >> 3) {
            let at = rulings.first().map_or(0, |ruling| (ruling >> 3) as usize);
            let (Some(settled), Some(word)) = (settled.get_mut(at), person.words.get(at)) else { continue };
            let strength = Claim::unpack(*word, 0).strength;
            *settled = match rulings {
                [one] => self.alone[usize::from((strength - 1) & 3)][(one & 7) as usize],
                several => self.stands(several, strength),
            };
        }
    }

    /// Where a claim stands by what was ruled on it, as the place of its credits.
    fn stands(&self, rulings: &[u32], strength: u8) -> u8 {
        let mut ruled = Ruled::default();
        for ruling in rulings {
            ruled.add(Some((ruling & 7) as u8).filter(|strength| *strength > 0));
        }
        let (status, strength) = self.scale.settle(&ruled, strength);
        4 * (status as u8 + 1) + (strength.wrapping_sub(1) & 3)
    }

    /// The credit of a claim at a level, given where it stands.
    #[inline]
    pub(crate) fn credit(&self, claim: &Claim, level: u8, settled: u8) -> &Credit {
        let settled = if settled == 0 { claim.strength.wrapping_sub(1) & 3 } else { settled };
        &self.credits[usize::from(settled)][usize::from(claim.verification & 3)][usize::from(level) % LEVELS]
    }

    fn settled(&self, (status, strength): (Status, u8), verification: usize, own: usize) -> Credit {
        let behind = Verification::iter().nth(verification).unwrap_or_default();
        let lanes = [Lane::Floor, Lane::Estimate, Lane::Ceiling].map(|lane| {
            let behind = if lane == Lane::Ceiling { Verification::Observed } else { behind };
            let counts = Standing::of(status, lane) == Standing::Counts;
            if counts { strength.min(self.scale.cap_of(behind)) } else { 0 }
        });
        let counts_for = self.ladder.counts_for(own);
        let enough = |lane: usize, level: usize| {
            let credit = u32::from(lanes[lane]);
            u8::from(credit > 0 && credit >= self.ladder.least_credit[level])
        };
        Credit {
            depth: Row::from_fn(|lane, level| if counts_for.contains(&level) { lanes[lane] } else { 0 }),
            breadth: Row::from_fn(
                |lane, level| if counts_for.contains(&level) { enough(lane, level) } else { 0 },
            ),
            passes: Row::from_fn(|lane, level| if level <= own { enough(lane, level) } else { 0 }),
        }
    }

    /// The heights in a category.
    #[inline]
    pub(crate) fn reached(&self, category: usize, breadth: Bytes, depth: Bytes) -> [usize; 3] {
        let [least_breadth, least_depth] = self.needs[category];
        let met = Row::where_met(breadth, least_breadth).and(Row::where_met(depth, least_depth));
        met.heights()
    }

    /// The first day on which evidence counts, for a portfolio that is read on a day.
    pub(crate) fn since(&self, as_of: Date) -> Option<Date> {
        Scale::new(&self.policy, as_of).since
    }
}
