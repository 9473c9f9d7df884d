//! Counts a person's claims in all three lanes in one pass.

#![expect(
    clippy::indexing_slicing,
    reason = "every position was checked or made together with what it points into"
)]

use maatstaf::{GateCounters, MOST_CATEGORIES, Verification};

use crate::claim::{Claim, Claimed};
use crate::grid::{Cell, Grid};
use crate::levels::Levels;
use crate::person::Person;
use crate::plan::{Lanes, Plan};
use crate::sum::Sums;

/// The days on which claims count, beside a person's own day of reading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    /// The last one.
    pub(crate) last: i32,
    /// The first one, if there is one.
    pub(crate) first: Option<i32>,
}

/// The counters of one person, whose memory is used again for the next.
#[derive(Debug, Clone, Default)]
pub(crate) struct Count {
    /// Per category.
    breadth: Sums,
    depth: Sums,
    /// The gates, in the order of [`GateCounters`].
    gates: Sums,
    /// Per category: the best credit of the occasion at hand for each level, as low bits.
    occasion: Vec<Lanes<u64>>,
    /// Which categories the occasion at hand has claims in.
    categories: u64,
    corroborated: Lanes<u64>,
    /// Per indicator: the best credit so far, as low bits.
    shown: Vec<Lanes<u8>>,
    indicators: Vec<u16>,
    /// Equivalent practice: the cell and theme, and the credit as low bits.
    themes: Vec<(u64, Lanes<u8>)>,
    /// What passed in each context, by its number.
    contexts: Vec<Lanes<u64>>,
    /// The same for numbers that hardly any portfolio makes, in any order: so a number costs no memory.
    far_contexts: Vec<(u32, Lanes<u64>)>,
    kinds: [Lanes<u64>; 16],
}

/// A credit from 0 to 4 as so many low bits.
const BITS: [u8; 5] = [0, 0b1, 0b11, 0b111, 0b1111];
/// The places of the gates.
const CONTEXTS: usize = 0;
const KINDS: usize = 1;
const CORROBORATED: usize = 2;
/// Contexts with numbers below this are counted by their number.
const NEAR: usize = 256;

impl Count {
    /// Counts a person; nothing when a claim is about no cell or indicator of the framework.
    pub(crate) fn levels(
        &mut self,
        person: &Person,
        (grid, plan): (&Grid, &Plan),
        days: Days,
        levels: &mut Levels,
    ) -> Option<()> {
        self.clear(plan.ladder.needs.len(), grid.numbers());
        let (mut rulings, mut occasion) = (person.rulings.as_slice(), 0);
        for (at, word) in (0_u32..).zip(&person.words) {
            let claim = Claim::unpack(*word, person.far.get(at as usize).copied().unwrap_or_default());
            if claim.occasion != occasion {
                self.end_occasion();
                occasion = claim.occasion;
            }
            let cell = match claim.claimed {
                Claimed::Indicator(number) => grid.cell_of(number)?,
                Claimed::Equivalent { cell, .. } => Cell::from_number(cell),
            };
            let is_cell = usize::from(cell.category) < self.occasion.len()
                && usize::from(cell.level) < plan.ladder.levels;
            is_cell.then_some(())?;
            let mut own: &[u32] = &[];
            if claim.is_ruled {
                (own, rulings) =
                    rulings.split_at(rulings.iter().take_while(|ruling| **ruling >> 3 <= at).count());
            }
            if counts(&claim, plan, days) {
                let credit = plan.credit(claim.strength, claim.verification, own);
                self.add(&claim, cell, credit, plan);
            }
        }
        self.end_occasion();
        self.end_aspects(grid, plan);
        self.end_gates(plan);
        self.reach(plan, levels);
        Some(())
    }

    fn clear(&mut self, categories: usize, numbers: usize) {
        self.breadth.clear(categories);
        self.depth.clear(categories);
        self.gates.clear(3);
        self.occasion.clear();
        self.occasion.resize(categories, [0; 3]);
        // A person who could not be counted may have left something behind.
        for number in self.indicators.drain(..) {
            self.shown[usize::from(number)] = [0; 3];
        }
        self.themes.clear();
        self.shown.resize(numbers, [0; 3]);
        self.contexts.clear();
        self.far_contexts.clear();
        (self.categories, self.corroborated) = (0, [0; 3]);
    }

    #[inline]
    fn add(&mut self, claim: &Claim, cell: Cell, credit: Lanes<u8>, plan: &Plan) {
        let (category, level) = (usize::from(cell.category), usize::from(cell.level));
        let credit = [usize::from(credit[0]), usize::from(credit[1]), usize::from(credit[2])];
        let bits = [BITS[credit[0]], BITS[credit[1]], BITS[credit[2]]];
        match claim.claimed {
            Claimed::Indicator(number) => {
                let shown = &mut self.shown[usize::from(number)];
                if *shown == [0; 3] {
                    self.indicators.push(number);
                }
                *shown = [shown[0] | bits[0], shown[1] | bits[1], shown[2] | bits[2]];
            }
            Claimed::Equivalent { cell, theme } => {
                self.themes.push((u64::from(cell) << 32 | u64::from(theme), bits));
            }
        }
        self.categories |= 1 << category;
        join(&mut self.occasion[category], look_up(&plan.depth[level], credit));
        if plan.gates != [false; 3] {
            self.pass(claim, look_up(&plan.gate[level], credit), plan);
        }
    }

    #[inline]
    fn pass(&mut self, claim: &Claim, passed: Lanes<u64>, plan: &Plan) {
        let [contexts, kinds, corroborated] = plan.gates;
        if contexts {
            let context = claim.context as usize;
            if context >= NEAR {
                self.far_contexts.push((claim.context, passed));
            } else {
                if context >= self.contexts.len() {
                    self.contexts.resize(context + 1, [0; 3]);
                }
                join(&mut self.contexts[context], passed);
            }
        }
        if kinds {
            join(&mut self.kinds[usize::from(claim.kind & 15)], passed);
        }
        if corroborated {
            let confirmed = claim.verification >= Verification::Corroborated as u8;
            join(&mut self.corroborated, if confirmed { passed } else { [0, 0, passed[2]] });
        }
    }

    #[inline]
    fn end_occasion(&mut self) {
        while self.categories != 0 {
            let category = self.categories.trailing_zeros() as usize;
            self.categories &= self.categories - 1;
            let best = std::mem::take(&mut self.occasion[category]);
            self.depth.add(category, [low_bits(best[0]), low_bits(best[1]), low_bits(best[2])]);
        }
        if self.corroborated != [0; 3] {
            self.gates.add(CORROBORATED, std::mem::take(&mut self.corroborated));
        }
    }

    /// Counts every aspect once, with its best credit.
    fn end_aspects(&mut self, grid: &Grid, plan: &Plan) {
        let Self { breadth, shown, indicators, themes, .. } = self;
        let mut add = |cell: Cell, bits: Lanes<u8>| {
            let credit = [bits[0].count_ones(), bits[1].count_ones(), bits[2].count_ones()];
            let credit = [credit[0] as usize, credit[1] as usize, credit[2] as usize];
            breadth.add(usize::from(cell.category), look_up(&plan.breadth[usize::from(cell.level)], credit));
        };
        for number in indicators.drain(..) {
            let bits = std::mem::take(&mut shown[usize::from(number)]);
            if let Some(cell) = grid.cell_of(number).filter(|_| bits != [0; 3]) {
                add(cell, bits);
            }
        }
        themes.sort_unstable();
        for group in themes.chunk_by(|a, b| a.0 == b.0) {
            let best = group.iter().fold([0; 3], |best: Lanes<u8>, (_, bits)| {
                [best[0] | bits[0], best[1] | bits[1], best[2] | bits[2]]
            });
            let cell = group.first().map_or(0, |(key, _)| key >> 32);
            add(Cell::from_number(u16::try_from(cell).unwrap_or_default()), best);
        }
        themes.clear();
    }

    fn end_gates(&mut self, plan: &Plan) {
        let [contexts, kinds, _] = plan.gates;
        if contexts {
            for context in self.contexts.iter().skip(1).filter(|lanes| **lanes != [0; 3]) {
                self.gates.add(CONTEXTS, *context);
            }
            self.far_contexts.sort_unstable();
            for group in self.far_contexts.chunk_by(|a, b| a.0 == b.0) {
                let passed = group.iter().fold([0; 3], |mut all, (_, passed)| {
                    join(&mut all, *passed);
                    all
                });
                self.gates.add(CONTEXTS, passed);
            }
        }
        if kinds {
            for kind in std::mem::take(&mut self.kinds).into_iter().filter(|lanes| *lanes != [0; 3]) {
                self.gates.add(KINDS, kind);
            }
        }
    }

    fn reach(&self, plan: &Plan, levels: &mut Levels) {
        let ladder = &plan.ladder;
        levels.categories.clear();
        levels.categories.resize(ladder.needs.len(), [0; 3]);
        let mut heights = [0_usize; MOST_CATEGORIES];
        let heights = &mut heights[..ladder.needs.len()];
        for lane in 0..3 {
            for (category, needs) in ladder.needs.iter().enumerate() {
                let mut height = 0;
                while height < ladder.levels
                    && needs[height].is_met(
                        self.breadth.at(category, lane, height),
                        self.depth.at(category, lane, height),
                    )
                {
                    height += 1;
                }
                heights[category] = height;
                levels.categories[category][lane] = small(height);
            }
            levels.overall[lane] = small(ladder.works_at(heights, &self.gates(lane, plan)));
        }
    }

    fn gates(&self, lane: usize, plan: &Plan) -> GateCounters {
        let mut counters = GateCounters::default();
        // Claims without a context count as one when there is no other.
        let unnamed = self.contexts.first().map_or(0, |lanes| lanes[lane]);
        for level in 0..plan.ladder.levels {
            let one = (unnamed >> (8 * level) & 1) as u32;
            counters.contexts[level] = self.gates.at(CONTEXTS, lane, level).max(one);
            counters.kinds[level] = self.gates.at(KINDS, lane, level);
            counters.corroborated[level] = self.gates.at(CORROBORATED, lane, level);
        }
        counters
    }
}

/// Whether a claim counts in any lane, by its day and by what it is.
#[inline]
fn counts(claim: &Claim, plan: &Plan, days: Days) -> bool {
    let by_equivalence = matches!(claim.claimed, Claimed::Equivalent { .. });
    let in_time = match (claim.days, days.first) {
        (Some(day), first) => day <= days.last && first.is_none_or(|first| day >= first),
        (None, first) => first.is_none(),
    };
    in_time && (plan.equivalence || !by_equivalence)
}

#[inline]
fn look_up(table: &[u64; 5], credit: Lanes<usize>) -> Lanes<u64> {
    [table[credit[0]], table[credit[1]], table[credit[2]]]
}

#[inline]
fn join(to: &mut Lanes<u64>, from: Lanes<u64>) {
    *to = [to[0] | from[0], to[1] | from[1], to[2] | from[2]];
}

/// Counts the bits in each byte, of which only the lowest four may be set.
#[inline]
fn low_bits(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    (word & ONES) + (word >> 1 & ONES) + (word >> 2 & ONES) + (word >> 3 & ONES)
}

fn small(height: usize) -> u8 {
    u8::try_from(height).unwrap_or(u8::MAX)
}
