//! Counts a person's claims in all three lanes in one pass.

#![expect(
    clippy::indexing_slicing,
    reason = "every position was checked or made together with what it points into"
)]

use maatstaf::{GateCounters, Ruled, Verification};

use crate::claim::{Claim, Claimed};
use crate::grid::{Cell, Grid};
use crate::levels::Levels;
use crate::person::Person;
use crate::plan::{Lanes, Plan};
use crate::sum::Sum;

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
    /// Per category and lane.
    breadth: Vec<Lanes<Sum>>,
    depth: Vec<Lanes<Sum>>,
    /// Per category and lane: the best credit of the occasion at hand for each level, as low bits.
    occasion: Vec<Lanes<u64>>,
    /// Which categories the occasion at hand has claims in.
    categories: u64,
    corroborated: Lanes<u64>,
    /// Per indicator and lane: the best credit so far, as low bits.
    shown: Vec<Lanes<u8>>,
    indicators: Vec<u16>,
    /// Equivalent practice: the cell and theme, and the credit.
    themes: Vec<(u64, Lanes<u8>)>,
    contexts: Vec<Lanes<u64>>,
    kinds: [Lanes<u64>; 16],
    confirmed: Lanes<Sum>,
}

/// A credit from 0 to 4 as so many low bits, and back.
const BITS: [u8; 5] = [0, 0b1, 0b11, 0b111, 0b1111];

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
        for (at, claim) in (0_u32..).zip(person.claims()) {
            if claim.occasion != occasion {
                self.end_occasion();
                occasion = claim.occasion;
            }
            let cell = match claim.claimed {
                Claimed::Indicator(number) => grid.cell_of(number)?,
                Claimed::Equivalent { cell, .. } => Cell::from_number(cell),
            };
            let in_framework = usize::from(cell.category) < self.breadth.len()
                && usize::from(cell.level) < plan.ladder.levels;
            in_framework.then_some(())?;
            let mut credit = plan.open(claim.strength, claim.verification);
            if claim.is_ruled {
                let ruled;
                (ruled, rulings) = ruled_on(at, rulings);
                credit = plan.ruled(&ruled, claim.strength, claim.verification);
            }
            if counts(&claim, plan, days) {
                self.add(&claim, cell, credit, plan);
            }
        }
        self.end_occasion();
        self.end(grid, plan);
        self.reach(plan, levels);
        Some(())
    }

    fn clear(&mut self, categories: usize, numbers: usize) {
        self.breadth.clear();
        self.breadth.resize(categories, Lanes::default());
        self.depth.clear();
        self.depth.resize(categories, Lanes::default());
        self.occasion.clear();
        self.occasion.resize(categories, Lanes::default());
        // What a person of another framework may have left behind.
        self.indicators.drain(..).for_each(|number| self.shown[usize::from(number)] = Lanes::default());
        self.themes.clear();
        self.shown.resize(numbers, Lanes::default());
        self.contexts.clear();
        self.kinds = Default::default();
        self.confirmed = Lanes::default();
        (self.categories, self.corroborated) = (0, Lanes::default());
    }

    #[inline]
    fn add(&mut self, claim: &Claim, cell: Cell, credit: Lanes<u8>, plan: &Plan) {
        let (category, level) = (usize::from(cell.category), usize::from(cell.level));
        let bits = credit.map(|credit| BITS[usize::from(credit)]);
        match claim.claimed {
            Claimed::Indicator(number) => {
                let shown = &mut self.shown[usize::from(number)];
                if *shown == [0; 3] {
                    self.indicators.push(number);
                }
                join(shown, bits);
            }
            Claimed::Equivalent { cell, theme } => {
                self.themes.push((u64::from(cell) << 32 | u64::from(theme), bits));
            }
        }
        self.categories |= 1 << category;
        let depth = &plan.depth[level];
        join(&mut self.occasion[category], credit.map(|credit| depth[usize::from(credit)]));
        self.pass(claim, credit.map(|credit| plan.gate[level][usize::from(credit)]), plan);
    }

    #[inline]
    fn pass(&mut self, claim: &Claim, passed: Lanes<u64>, plan: &Plan) {
        let (context, gates) = (claim.context as usize, &plan.ladder.gates);
        if gates.contexts != [0; 8] {
            if context >= self.contexts.len() {
                self.contexts.resize(context + 1, Lanes::default());
            }
            join(&mut self.contexts[context], passed);
        }
        join(&mut self.kinds[usize::from(claim.kind & 15)], passed);
        let [floor, estimate, ceiling] = passed;
        let confirmed = claim.verification >= Verification::Corroborated as u8;
        let confirmed = if confirmed { [floor, estimate, ceiling] } else { [0, 0, ceiling] };
        join(&mut self.corroborated, confirmed);
    }

    fn end_occasion(&mut self) {
        while self.categories != 0 {
            let category = self.categories.trailing_zeros() as usize;
            self.categories &= self.categories - 1;
            let best = std::mem::take(&mut self.occasion[category]);
            for (depth, best) in self.depth[category].iter_mut().zip(best) {
                depth.add(low_bits(best));
            }
        }
        let confirmed = std::mem::take(&mut self.corroborated);
        for (sum, confirmed) in self.confirmed.iter_mut().zip(confirmed) {
            sum.add(confirmed);
        }
    }

    /// Counts every aspect once, with its best credit.
    fn end(&mut self, grid: &Grid, plan: &Plan) {
        let Self { breadth, shown, indicators, themes, .. } = self;
        let mut add = |cell: Cell, bits: Lanes<u8>| {
            let table = &plan.breadth[usize::from(cell.level)];
            for (sum, bits) in breadth[usize::from(cell.category)].iter_mut().zip(bits) {
                sum.add(table[bits.count_ones() as usize]);
            }
        };
        for number in indicators.drain(..) {
            let bits = std::mem::take(&mut shown[usize::from(number)]);
            if let Some(cell) = grid.cell_of(number).filter(|_| bits != [0; 3]) {
                add(cell, bits);
            }
        }
        themes.sort_unstable();
        for group in themes.chunk_by(|a, b| a.0 == b.0) {
            let mut best = [0; 3];
            for (_, bits) in group {
                join(&mut best, *bits);
            }
            let cell = group.first().map_or(0, |(key, _)| key >> 32);
            add(Cell::from_number(u16::try_from(cell).unwrap_or_default()), best);
        }
        themes.clear();
    }

    fn reach(&self, plan: &Plan, levels: &mut Levels) {
        let ladder = &plan.ladder;
        levels.categories.clear();
        levels.categories.resize(ladder.needs.len(), [0; 3]);
        let mut heights = [0_usize; maatstaf::MOST_CATEGORIES];
        let heights = &mut heights[..ladder.needs.len()];
        for lane in 0..3 {
            for (category, needs) in ladder.needs.iter().enumerate() {
                let (breadth, depth) = (&self.breadth[category][lane], &self.depth[category][lane]);
                let is_met = |level: &usize| needs[*level].is_met(breadth.at(*level), depth.at(*level));
                let height = (0..ladder.levels).take_while(is_met).count();
                heights[category] = height;
                levels.categories[category][lane] = small(height);
            }
            levels.overall[lane] = small(ladder.works_at(heights, &self.gates(lane)));
        }
    }

    fn gates(&self, lane: usize) -> GateCounters {
        let (mut contexts, mut kinds) = (Sum::default(), Sum::default());
        self.contexts.iter().skip(1).for_each(|context| contexts.add(context[lane]));
        self.kinds.iter().for_each(|kind| kinds.add(kind[lane]));
        let mut contexts = contexts.all();
        // Claims without a context count as one when there is no other.
        let unnamed = self.contexts.first().map_or(0, |lanes| lanes[lane]);
        for (level, count) in contexts.iter_mut().enumerate() {
            *count = (*count).max((unnamed >> (8 * level) & 1) as u32);
        }
        GateCounters { contexts, kinds: kinds.all(), corroborated: self.confirmed[lane].all() }
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

/// What was ruled on a claim, and the rulings on those after it.
fn ruled_on(claim: u32, rulings: &[u32]) -> (Ruled, &[u32]) {
    let own = rulings.iter().take_while(|ruling| **ruling >> 3 <= claim).count();
    let (own, rest) = rulings.split_at(own);
    let mut ruled = Ruled::default();
    for ruling in own {
        let strength = u8::try_from(ruling & 7).unwrap_or_default();
        ruled.add(Some(strength).filter(|strength| *strength > 0));
    }
    (ruled, rest)
}

#[inline]
fn join<T: Copy + std::ops::BitOr<Output = T>>(to: &mut Lanes<T>, from: Lanes<T>) {
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
