//! Counts a person's claims in all three lanes in one pass.

#![expect(
    clippy::indexing_slicing,
    reason = "every position was checked or made together with what it points into"
)]

use maatstaf::{GateCounters, MOST_CATEGORIES};

use crate::claim::{Claim, Claimed};
use crate::grid::{Cell, Grid};
use crate::levels::Levels;
use crate::person::Person;
use crate::plan::Plan;
use crate::row::Row;
use crate::sum::{MOST, Sums};

/// The days on which claims count, beside a person's own day of reading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    /// The last one.
    pub(crate) last: i32,
    /// The first one, if there is one.
    pub(crate) first: Option<i32>,
}

/// The counters of one person, whose memory is used again for the next.
///
/// Of claims that count together the best one does. So each claim adds to a sum what it is better by than those before it, which is mostly
/// nothing or all: no claim needs another look when its occasion, aspect or context is done.
#[derive(Debug, Clone, Default)]
pub(crate) struct Count {
    /// Per category.
    breadth: Sums,
    depth: Sums,
    /// The gates.
    gates: Sums,
    /// What was ruled on each claim, as the plan knows it.
    settled: Vec<u8>,
    /// Per category: an occasion, and the best credit in it.
    occasions: Vec<(u32, Row)>,
    /// An occasion, and what passed in it that somebody else confirmed.
    corroborated: (u32, Row),
    /// The best credit of each indicator, by its number.
    shown: Vec<Row>,
    /// The same of each equivalent practice, by cell and theme.
    practice: Vec<Row>,
    /// Which of those are filled.
    filled: Vec<usize>,
    /// Equivalent practice with a theme's number that hardly any portfolio makes, in any order: so a number costs no memory.
    far_themes: Vec<(u64, Row)>,
    /// What passed in each context, by its number; the first is for claims without one.
    contexts: Vec<Row>,
    /// How many of them may be filled.
    met: usize,
    far_contexts: Vec<(u32, Row)>,
    /// What passed of each kind of evidence.
    kinds: [Row; 16],
}

/// The places of the gates.
const UNNAMED: usize = 0;
const CONTEXTS: usize = 1;
const KINDS: usize = 2;
const CORROBORATED: usize = 3;
/// Contexts and themes with numbers below these are counted by their number.
const NEAR_CONTEXTS: usize = 256;
const NEAR_THEMES: usize = 8;
/// No occasion has this number.
const NONE: u32 = u32::MAX;

impl Count {
    /// Counts a person; nothing when a claim is about no cell or indicator of the framework.
    pub(crate) fn levels(
        &mut self,
        person: &Person,
        (grid, plan): (&Grid, &Plan),
        days: Days,
        levels: &mut Levels,
    ) -> Option<()> {
        self.clear(plan.ladder.needs.len(), grid);
        let counted = self.claims(person, (grid, plan), days);
        if counted.is_some() {
            self.end_gates();
            self.end_far();
            self.reach(plan, levels);
        }
        // The next person finds everything empty.
        self.forget();
        counted
    }

    fn claims(&mut self, person: &Person, known: (&Grid, &Plan), days: Days) -> Option<()> {
        let mut settled = std::mem::take(&mut self.settled);
        known.1.settle_all(person, &mut settled);
        let mut claims = person.claims().zip(&settled);
        let mut added = 0;
        let counted = claims.try_for_each(|(claim, settled)| {
            if added == MOST {
                self.put_by();
                added = 0;
            }
            added += 1;
            self.claim(&claim, *settled, known, days)
        });
        self.settled = settled;
        counted
    }

    /// Adds a claim, if it counts.
    #[inline]
    fn claim(&mut self, claim: &Claim, settled: u8, (grid, plan): (&Grid, &Plan), days: Days) -> Option<()> {
        let cell = match claim.claimed {
            Claimed::Indicator(number) => grid.cell_of(number)?,
            Claimed::Equivalent { cell, .. } => Cell::from_number(cell),
        };
        let (category, level) = (usize::from(cell.category), usize::from(cell.level));
        (category < self.occasions.len() && level < plan.ladder.levels).then_some(())?;
        if !counts(claim, plan, days) {
            return Some(());
        }
        let credit = plan.credit(claim, cell.level, settled);
        let more = match claim.claimed {
            Claimed::Indicator(number) => better(&mut self.shown[usize::from(number)], credit.breadth),
            Claimed::Equivalent { cell, theme } => self.practise((cell, theme), credit.breadth),
        };
        self.breadth.add(category, more.ones());
        let more = better_in(&mut self.occasions[category], claim.occasion, credit.depth);
        self.depth.add(category, more.sizes());
        self.pass(claim, credit.passes, plan);
        Some(())
    }

    /// Keeps the better credit of an equivalent practice, and gives what it is better by; of one with a high number only at the end.
    #[inline]
    fn practise(&mut self, (cell, theme): (u16, u32), credit: Row) -> Row {
        let at = NEAR_THEMES * usize::from(cell) + theme as usize;
        if let Some(practice) = self.practice.get_mut(at).filter(|_| (theme as usize) < NEAR_THEMES) {
            self.filled.push(at);
            return better(practice, credit);
        }
        self.far_themes.push((u64::from(cell) << 32 | u64::from(theme), credit));
        Row::default()
    }

    fn clear(&mut self, categories: usize, grid: &Grid) {
        self.breadth.clear(categories);
        self.depth.clear(categories);
        self.gates.clear(4);
        self.occasions.clear();
        self.occasions.resize(categories, (NONE, Row::default()));
        self.corroborated = (NONE, Row::default());
        self.shown.clear();
        self.shown.resize(grid.numbers(), Row::default());
        self.practice.resize(NEAR_THEMES * Cell::NUMBERS, Row::default());
        self.contexts.resize(NEAR_CONTEXTS, Row::default());
    }

    /// Empties what was filled.
    fn forget(&mut self) {
        for at in self.filled.drain(..) {
            self.practice[at] = Row::default();
        }
        for context in self.contexts.iter_mut().take(std::mem::take(&mut self.met)) {
            *context = Row::default();
        }
        self.far_themes.clear();
        self.far_contexts.clear();
        self.kinds = [Row::default(); 16];
    }

    #[inline]
    fn pass(&mut self, claim: &Claim, passes: Row, plan: &Plan) {
        let [contexts, kinds, corroborated] = plan.gates;
        if contexts {
            match self.contexts.get_mut(claim.context as usize) {
                Some(context) => {
                    self.met = self.met.max(claim.context as usize + 1);
                    *context = context.or(passes);
                }
                None => self.far_contexts.push((claim.context, passes)),
            }
        }
        if kinds {
            let kind = &mut self.kinds[usize::from(claim.kind & 15)];
            *kind = kind.or(passes);
        }
        if corroborated {
            let confirmed = plan.confirmed[usize::from(claim.verification & 3)];
            let more = better_in(&mut self.corroborated, claim.occasion, passes.and(confirmed));
            self.gates.add(CORROBORATED, more.ones());
        }
    }

    #[cold]
    fn put_by(&mut self) {
        self.breadth.put_by();
        self.depth.put_by();
        self.gates.put_by();
    }

    /// Counts contexts and kinds, each once.
    fn end_gates(&mut self) {
        // Each is added at most so many times, so a byte is large enough.
        const { assert!(NEAR_CONTEXTS <= u8::MAX as usize + 1) };
        for (at, context) in self.contexts.iter_mut().take(self.met).enumerate() {
            let gate = if at == 0 { UNNAMED } else { CONTEXTS };
            self.gates.add(gate, std::mem::take(context).ones());
        }
        for kind in &mut self.kinds {
            self.gates.add(KINDS, std::mem::take(kind).ones());
        }
        self.met = 0;
    }

    /// Counts what could not be counted by its number.
    fn end_far(&mut self) {
        let Self { far_themes, far_contexts, .. } = self;
        far_themes.sort_unstable_by_key(|known| known.0);
        far_contexts.sort_unstable_by_key(|known| known.0);
        let (themes, contexts) = (std::mem::take(far_themes), std::mem::take(far_contexts));
        for group in themes.chunk_by(|a, b| a.0 == b.0) {
            let best = group.iter().fold(Row::default(), |best, (_, credit)| best.or(*credit));
            let cell = group.first().map_or(0, |(key, _)| key >> 32);
            let category = Cell::from_number(u16::try_from(cell).unwrap_or_default()).category;
            self.put_by();
            self.breadth.add(usize::from(category), best.ones());
        }
        for group in contexts.chunk_by(|a, b| a.0 == b.0) {
            let passed = group.iter().fold(Row::default(), |passed, (_, passes)| passed.or(*passes));
            self.put_by();
            self.gates.add(CONTEXTS, passed.ones());
        }
    }

    fn reach(&self, plan: &Plan, levels: &mut Levels) {
        levels.categories.clear();
        let mut heights = [[0_usize; MOST_CATEGORIES]; 3];
        for category in 0..plan.ladder.needs.len() {
            let reached = match (self.breadth.bytes(category), self.depth.bytes(category)) {
                (Some(breadth), Some(depth)) => plan.reached(category, breadth, depth),
                _ => self.reached(category, plan),
            };
            for (lane, heights) in heights.iter_mut().enumerate() {
                heights[category] = reached[lane];
            }
            levels.categories.push(reached.map(small));
        }
        for (lane, heights) in heights.iter().enumerate() {
            let heights = &heights[..levels.categories.len()];
            levels.overall[lane] = small(plan.ladder.works_at(heights, &self.gates(lane, plan)));
        }
    }

    /// The heights in a category of somebody whose sums do not fit into bytes.
    #[cold]
    fn reached(&self, category: usize, plan: &Plan) -> [usize; 3] {
        let needs = plan.ladder.needs[category];
        std::array::from_fn(|lane| {
            let is_met = |level: &usize| {
                let (breadth, depth) = (&self.breadth, &self.depth);
                needs[*level].is_met(breadth.at(category, lane, *level), depth.at(category, lane, *level))
            };
            (0..plan.ladder.levels).take_while(is_met).count()
        })
    }

    fn gates(&self, lane: usize, plan: &Plan) -> GateCounters {
        let mut counters = GateCounters::default();
        for level in 0..plan.ladder.levels {
            // Claims without a context count as one when there is no other.
            let [unnamed, contexts, kinds, corroborated] =
                [UNNAMED, CONTEXTS, KINDS, CORROBORATED].map(|gate| self.gates.at(gate, lane, level));
            counters.contexts[level] = contexts.max(unnamed);
            counters.kinds[level] = kinds;
            counters.corroborated[level] = corroborated;
        }
        counters
    }
}

/// Keeps the better of each, and gives what it is better by.
#[inline]
fn better(best: &mut Row, credit: Row) -> Row {
    let more = credit.beyond(*best);
    *best = best.or(credit);
    more
}

/// The same within an occasion; what is kept of another is forgotten.
#[inline]
fn better_in(best: &mut (u32, Row), occasion: u32, credit: Row) -> Row {
    let before = best.1.only_if(best.0 == occasion);
    *best = (occasion, before.or(credit));
    credit.beyond(before)
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

fn small(height: usize) -> u8 {
    u8::try_from(height).unwrap_or(u8::MAX)
}
