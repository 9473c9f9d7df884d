//! The same counters as [`crate::count`], kept up to date while claims come, go and change.
//!
//! Questions of the kind "and if this were lost?" ask it thousands of times, so each change costs only what it touches.

#![expect(
    clippy::indexing_slicing,
    reason = "every position here was made together with the entries it points into"
)]

use crate::framework::{MOST_CATEGORIES, MOST_LEVELS};
use crate::ladder::{Counters, GateCounters, Ladder};
use crate::lane::Lane;
use crate::portfolio::{Entries, NO_CONTEXT, Verification};

type PerLevel = [u32; MOST_LEVELS];

/// The counters of one lane, with what is needed to change them.
#[derive(Debug, Clone)]
pub(crate) struct Tally<'p> {
    pub(crate) entries: &'p Entries,
    pub(crate) ladder: &'p Ladder,
    /// The credit of each claim at the start, and now.
    first: Vec<u8>,
    credits: Vec<u8>,
    confirmed: Vec<bool>,
    counters: Vec<Counters>,
    /// The level that each category reaches.
    levels: Vec<usize>,
    /// Per aspect: how many claims have credit 1, 2, 3, 4 or more.
    shown: Vec<[u32; 4]>,
    /// Per occasion and category, in the order of `by_occasion`: where its claims stand, and their best credit per level.
    groups: Vec<Group>,
    group_of: Vec<usize>,
    contexts: Vec<PerLevel>,
    no_context: PerLevel,
    kinds: Vec<PerLevel>,
    corroborated: Vec<PerLevel>,
    gates: GateCounters,
}

#[derive(Debug, Clone)]
struct Group {
    claims: std::ops::Range<usize>,
    category: usize,
    best: PerLevel,
}

impl<'p> Tally<'p> {
    /// Starts with the given credits.
    pub(crate) fn new(entries: &'p Entries, ladder: &'p Ladder, lane: Lane, credits: &[u8]) -> Self {
        let seen =
            |at: usize| lane == Lane::Ceiling || entries.all[at].verification >= Verification::Corroborated;
        let mut tally = Self {
            entries,
            ladder,
            first: credits.to_vec(),
            credits: vec![0; credits.len()],
            confirmed: (0..credits.len()).map(seen).collect(),
            counters: vec![Counters::default(); ladder.needs.len()],
            levels: (0..ladder.needs.len()).map(|at| ladder.category(at, &Counters::default())).collect(),
            shown: vec![[0; 4]; entries.aspects.len()],
            groups: Vec::new(),
            group_of: vec![0; credits.len()],
            contexts: vec![[0; MOST_LEVELS]; entries.contexts.len()],
            no_context: [0; MOST_LEVELS],
            kinds: vec![[0; MOST_LEVELS]; 32],
            corroborated: vec![[0; MOST_LEVELS]; entries.occasions.len()],
            gates: GateCounters::default(),
        };
        tally.make_groups();
        for (at, credit) in credits.iter().enumerate() {
            tally.change(at, *credit);
        }
        for group in 0..tally.groups.len() {
            tally.regroup(group);
        }
        tally
    }

    fn make_groups(&mut self) {
        let mut start = 0;
        for claims in self.entries.groups(&self.entries.by_occasion) {
            let category = self.entries.at(claims[0]).category;
            for at in claims {
                self.group_of[*at as usize] = self.groups.len();
            }
            self.groups.push(Group { claims: start..start + claims.len(), category, best: [0; MOST_LEVELS] });
            start += claims.len();
        }
    }

    /// The credit of a claim now.
    pub(crate) fn credit(&self, at: usize) -> u8 {
        self.credits[at]
    }

    /// Gives a claim another credit; 0 takes it out.
    pub(crate) fn set(&mut self, at: usize, credit: u8) {
        self.change(at, credit);
        self.regroup(self.group_of[at]);
    }

    /// Counts a claim as confirmed by somebody else from now on, or no longer.
    pub(crate) fn confirm(&mut self, at: usize, confirmed: bool) {
        let credit = self.credits[at];
        self.change(at, 0);
        self.confirmed[at] = confirmed;
        self.change(at, credit);
    }

    /// Takes out the claims of an occasion, all of them or all in one category, given as a run of `by_occasion`.
    pub(crate) fn lose(&mut self, claims: &[u32]) {
        self.each_to(claims, false);
    }

    /// Gives the claims of an occasion that was lost their first credits back.
    pub(crate) fn give_back(&mut self, claims: &[u32]) {
        self.each_to(claims, true);
    }

    fn each_to(&mut self, claims: &[u32], first: bool) {
        for group in self.entries.groups(claims) {
            for at in group.iter().map(|at| *at as usize) {
                self.change(at, if first { self.first[at] } else { 0 });
            }
            self.regroup(self.group_of[group[0] as usize]);
        }
    }

    pub(crate) fn counters(&self, category: usize) -> &Counters {
        &self.counters[category]
    }

    /// Whether an aspect is shown with at least this credit.
    pub(crate) fn shows(&self, aspect: u32, credit: u32) -> bool {
        credit > 0 && self.shown[aspect as usize][credit as usize - 1] > 0
    }

    /// The best credit, at a level, of the occasion of a claim in the claim's category.
    pub(crate) fn best(&self, at: usize, level: usize) -> u32 {
        self.groups[self.group_of[at]].best[level]
    }

    /// The gates' counters, where claims without a context count as no context.
    pub(crate) fn named_gates(&self) -> GateCounters {
        self.gates
    }

    pub(crate) fn gates(&self) -> GateCounters {
        let mut gates = self.gates;
        for (count, unnamed) in gates.contexts.iter_mut().zip(self.no_context) {
            if *count == 0 && unnamed > 0 {
                *count = 1;
            }
        }
        gates
    }

    /// A level that the category of these claims, a run of one occasion's, keeps at least when they are lost: it may keep
    /// more when other claims show the same aspects.
    pub(crate) fn keeps(&self, claims: &[u32]) -> (usize, usize) {
        let group = &self.groups[self.group_of[claims[0] as usize]];
        let mut counters = self.counters[group.category];
        for (depth, best) in counters.depth.iter_mut().zip(group.best) {
            *depth -= best;
        }
        for at in claims.iter().map(|at| *at as usize) {
            let credit = u32::from(self.credits[at]);
            for level in self.ladder.counts_for(self.entries.all[at].level) {
                let counted = credit > 0 && credit >= self.ladder.least_credit[level];
                counters.breadth[level] = counters.breadth[level].saturating_sub(u32::from(counted));
            }
        }
        (group.category, self.ladder.category(group.category, &counters))
    }

    /// Whether the overall level is surely no lower than this when the claims of an occasion are lost.
    pub(crate) fn surely_works_at(&self, level: usize, claims: &[u32]) -> bool {
        let mut levels = [0; MOST_CATEGORIES];
        let levels = &mut levels[..self.levels.len()];
        levels.copy_from_slice(&self.levels);
        for group in self.entries.groups(claims) {
            let (category, kept) = self.keeps(group);
            levels[category] = kept;
        }
        let mut gates = self.gates;
        let lost = u32::try_from(claims.len()).unwrap_or(u32::MAX);
        for count in [&mut gates.contexts, &mut gates.kinds, &mut gates.corroborated].into_iter().flatten() {
            *count = count.saturating_sub(lost);
        }
        for (count, unnamed) in gates.contexts.iter_mut().zip(self.no_context) {
            *count = (*count).max(u32::from(unnamed > lost));
        }
        self.ladder.works_at(levels, &gates) >= level
    }

    /// The level that a category reaches now.
    pub(crate) fn category(&self, category: usize) -> usize {
        self.levels[category]
    }

    /// The overall level now.
    pub(crate) fn works_at(&self) -> usize {
        self.ladder.works_at(&self.levels, &self.gates())
    }

    /// Changes a claim's credit everywhere but in its group's depth.
    fn change(&mut self, at: usize, credit: u8) {
        let before = std::mem::replace(&mut self.credits[at], credit);
        if before == credit {
            return;
        }
        self.change_breadth(at, before, credit);
        let (old, new) = (self.gate_levels(at, before), self.gate_levels(at, credit));
        self.change_gates(at, old, new);
    }

    fn change_breadth(&mut self, at: usize, before: u8, after: u8) {
        let entry = &self.entries.all[at];
        let shown = &mut self.shown[entry.aspect as usize];
        for credit in before.min(after)..before.max(after) {
            let count = &mut shown[credit as usize];
            if after > before {
                *count += 1;
            } else {
                *count -= 1;
            }
            let turned = if after > before { *count == 1 } else { *count == 0 };
            if !turned {
                continue;
            }
            for level in self.ladder.counts_for(entry.level) {
                let breadth = &mut self.counters[entry.category].breadth[level];
                if self.ladder.least_credit[level] == u32::from(credit) + 1 {
                    *breadth = if after > before { *breadth + 1 } else { *breadth - 1 };
                }
            }
        }
    }

    /// How many of the lower levels a claim passes the gates for: least credits never fall, so these are the first ones.
    fn gate_levels(&self, at: usize, credit: u8) -> usize {
        let level = self.entries.all[at].level;
        let enough = |least: &&u32| credit > 0 && u32::from(credit) >= **least;
        self.ladder.least_credit[..=level].iter().take_while(enough).count()
    }

    fn change_gates(&mut self, at: usize, old: usize, new: usize) {
        let entry = &self.entries.all[at];
        let (add, levels) = (new > old, old.min(new)..old.max(new));
        let step = |counts: &mut PerLevel, gate: Option<&mut PerLevel>| {
            let mut unused = [0; MOST_LEVELS];
            let gate = gate.unwrap_or(&mut unused);
            for level in levels.clone() {
                if add {
                    counts[level] += 1;
                    gate[level] += u32::from(counts[level] == 1);
                } else {
                    counts[level] -= 1;
                    gate[level] = gate[level].saturating_sub(u32::from(counts[level] == 0));
                }
            }
        };
        if entry.context == NO_CONTEXT {
            step(&mut self.no_context, None);
        } else {
            step(&mut self.contexts[entry.context as usize], Some(&mut self.gates.contexts));
        }
        step(&mut self.kinds[entry.kind % 32], Some(&mut self.gates.kinds));
        if self.confirmed[at] {
            step(&mut self.corroborated[entry.occasion as usize], Some(&mut self.gates.corroborated));
        }
    }

    /// Counts the depth of one occasion in one category anew, and the level that follows.
    fn regroup(&mut self, group: usize) {
        let group = &mut self.groups[group];
        let mut best = [0; MOST_LEVELS];
        for at in &self.entries.by_occasion[group.claims.clone()] {
            let credit = u32::from(self.credits[*at as usize]);
            for level in self.ladder.counts_for(self.entries.all[*at as usize].level) {
                best[level] = best[level].max(credit);
            }
        }
        let depth = &mut self.counters[group.category].depth;
        for ((depth, old), new) in depth.iter_mut().zip(group.best).zip(best) {
            *depth = *depth + new - old;
        }
        group.best = best;
        self.levels[group.category] = self.ladder.category(group.category, &self.counters[group.category]);
    }
}
