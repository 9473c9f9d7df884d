//! Counts breadth, depth and gates in one pass per order, without allocating.

#![expect(clippy::indexing_slicing, reason = "a level is below MOST_LEVELS, the length of every array here")]

use crate::framework::MOST_LEVELS;
use crate::ladder::{Counters, GateCounters, Ladder};
use crate::lane::Lane;
use crate::portfolio::{Entries, NO_CONTEXT, Verification};

/// The counters of all categories and of the gates, in one lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) categories: Vec<Counters>,
    pub(crate) gates: GateCounters,
}

/// Counts a lane, given the credit of each entry in it.
pub(crate) fn count(entries: &Entries, ladder: &Ladder, lane: Lane, credits: &[u8]) -> Count {
    let mut categories = vec![Counters::default(); ladder.needs.len()];
    let pass = Pass { entries, ladder, credits };
    pass.breadth(&mut categories);
    pass.depth(&mut categories);
    let gates = pass.gates(lane);
    Count { categories, gates }
}

struct Pass<'p> {
    entries: &'p Entries,
    ladder: &'p Ladder,
    credits: &'p [u8],
}

impl Pass<'_> {
    fn credit(&self, at: u32) -> u8 {
        self.credits.get(at as usize).copied().unwrap_or_default()
    }

    /// One more aspect for every level that it counts for with enough credit.
    fn breadth(&self, categories: &mut [Counters]) {
        for group in
            self.entries.by_aspect.chunk_by(|a, b| self.entries.at(*a).aspect == self.entries.at(*b).aspect)
        {
            let best = group.iter().map(|at| self.credit(*at)).max().unwrap_or_default();
            let Some(entry) = group.first().map(|at| self.entries.at(*at)) else { continue };
            let Some(counters) = categories.get_mut(entry.category) else { continue };
            for level in self.ladder.counts_for(entry.level) {
                if u32::from(best) >= self.ladder.least_credit[level] && best > 0 {
                    counters.breadth[level] += 1;
                }
            }
        }
    }

    /// The largest credit of each occasion, for every level that it counts for.
    fn depth(&self, categories: &mut [Counters]) {
        for group in self.entries.groups(&self.entries.by_occasion) {
            let mut best = [0_u32; MOST_LEVELS];
            for at in group {
                let credit = u32::from(self.credit(*at));
                for level in self.ladder.counts_for(self.entries.at(*at).level) {
                    best[level] = best[level].max(credit);
                }
            }
            let category = group.first().map(|at| self.entries.at(*at).category);
            if let Some(counters) = category.and_then(|category| categories.get_mut(category)) {
                for (depth, best) in counters.depth.iter_mut().zip(best) {
                    *depth += best;
                }
            }
        }
    }

    /// The levels that an entry counts for at the gates, as bits.
    fn gate_levels(&self, at: u32) -> u8 {
        let credit = u32::from(self.credit(at));
        if credit == 0 {
            return 0;
        }
        let level = self.entries.at(at).level;
        (0..=level)
            .filter(|level| credit >= self.ladder.least_credit[*level])
            .fold(0, |bits, level| bits | 1 << level)
    }

    fn gates(&self, lane: Lane) -> GateCounters {
        let mut gates = GateCounters::default();
        let need = &self.ladder.gates;
        if need.contexts != [0; MOST_LEVELS] {
            self.contexts(&mut gates.contexts);
        }
        if need.kinds != [0; MOST_LEVELS] {
            let mut kinds = [0_u8; 32];
            for at in 0..u32::try_from(self.entries.all.len()).unwrap_or(u32::MAX) {
                kinds[self.entries.at(at).kind % 32] |= self.gate_levels(at);
            }
            for bits in kinds {
                add_bits(&mut gates.kinds, bits);
            }
        }
        if need.corroborated != [0; MOST_LEVELS] {
            let same = |a: &u32, b: &u32| self.entries.at(*a).occasion == self.entries.at(*b).occasion;
            let stands = |at: &&u32| {
                lane == Lane::Ceiling || self.entries.at(**at).verification >= Verification::Corroborated
            };
            for group in self.entries.by_occasion.chunk_by(same) {
                let bits = group.iter().filter(stands).fold(0, |bits, at| bits | self.gate_levels(*at));
                add_bits(&mut gates.corroborated, bits);
            }
        }
        gates
    }

    fn contexts(&self, contexts: &mut [u32; MOST_LEVELS]) {
        let mut unnamed = 0;
        for group in self
            .entries
            .by_context
            .chunk_by(|a, b| self.entries.at(*a).context == self.entries.at(*b).context)
        {
            let bits = group.iter().fold(0, |bits, at| bits | self.gate_levels(*at));
            if group.first().is_some_and(|at| self.entries.at(*at).context == NO_CONTEXT) {
                unnamed = bits;
            } else {
                add_bits(contexts, bits);
            }
        }
        for (level, count) in contexts.iter_mut().enumerate() {
            if *count == 0 && unnamed >> level & 1 == 1 {
                *count = 1;
            }
        }
    }
}

/// Adds one to the count of each level whose bit is set.
fn add_bits(counts: &mut [u32; MOST_LEVELS], bits: u8) {
    for (level, count) in counts.iter_mut().enumerate() {
        *count += u32::from(bits >> level & 1);
    }
}
