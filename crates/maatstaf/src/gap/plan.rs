//! Puts the categories' cheapest steps together, fills the gates, and proves how good the whole is.

use strum::IntoEnumIterator;

use super::category::{OUT_OF_REACH, Steps, cheapest};
use super::field::{Field, Move, PART, State, is};
use super::rest::{Rest, starting_point, unshown};
use super::{Action, Gap, Proof, Step};
use crate::estimate::Estimate;
use crate::explain::ClaimName;
use crate::framework::MOST_LEVELS;
use crate::lane::Lane;
use crate::policy::at_level;
use crate::portfolio::{Kind, Strength};

/// Finds the cheapest steps to a level, 1 to the number of levels, in a lane.
pub(super) fn plan(estimate: &Estimate, target: usize, lane: Lane) -> Gap {
    let mut gap =
        Gap { estimate: estimate.clone(), target, lane, actions: Vec::new(), proof: Proof::Optimal };
    if estimate.lane(lane).reached.works_at >= target {
        return gap;
    }
    let ordered = Estimate::new(&estimate.portfolio.in_order(), &estimate.policy, None);
    let field = Field::new(&ordered, lane);
    let mut plan = Plan::new(&field, target);
    let gates = plan.gate_bound();
    let bound = plan.search().max(gates);
    if plan.out_of_reach() {
        gap.proof = Proof::OutOfReach;
        return gap;
    }
    plan.adopt();
    plan.fill_gates();
    if plan.gate_pieces > 0 && plan.place_for_gates().is_none() {
        gap.proof = Proof::OutOfReach;
        return gap;
    }
    gap.actions = plan.actions();
    let cost = gap.cost();
    if cost > bound {
        gap.proof = Proof::Greedy { lower_bound: bound };
        super::needless::drop_needless(&mut gap);
    }
    gap.actions.sort_by_key(|action| action.cost);
    gap
}

/// The kind of the n-th new piece: first the kinds that no evidence has, then those that none has at the target level.
pub(super) fn kind_of_new(estimate: &Estimate, target: usize, nth: usize) -> Kind {
    let entries = &estimate.portfolio.entries().all;
    let has = |kind: Kind, from: usize| {
        entries.iter().any(|entry| entry.kind == kind as usize && entry.level + 1 >= from)
    };
    let mut kinds: Vec<Kind> = Kind::iter().collect();
    kinds.sort_by_key(|kind| (has(*kind, 0), has(*kind, target)));
    kinds.get(nth % kinds.len().max(1)).copied().unwrap_or_default()
}

/// How many ways to confirm what several categories share are looked at. This is this project's choice.
const NODES: usize = 32;

struct Plan<'f, 'e> {
    field: &'f Field<'e>,
    target: usize,
    state: State<'e>,
    nodes: usize,
    /// The best so far.
    best: Option<Solution<'e>>,
    /// Rulings and corroborations that only gates need, and new pieces.
    gate_moves: Vec<Move>,
    gate_pieces: u32,
    /// The highest level at which a gate falls short.
    gate_level: usize,
}

/// Steps for every category that together reach the target, gates aside.
struct Solution<'e> {
    cost: u32,
    /// Corroborations that were decided on before the categories were looked at.
    first: Vec<Move>,
    steps: Vec<Steps>,
    /// The state after all steps.
    state: State<'e>,
}

impl Solution<'_> {
    /// A corroboration that the solution uses and that is not decided on yet.
    fn undecided(&self, undecided: &[usize]) -> Option<usize> {
        let moves = self.steps.iter().flat_map(|steps| &steps.moves);
        moves
            .filter_map(|step| if let Move::Confirm(item) = step { Some(*item) } else { None })
            .find(|item| undecided.contains(item))
    }
}

impl<'f, 'e> Plan<'f, 'e> {
    fn new(field: &'f Field<'e>, target: usize) -> Self {
        let state = State::new(field);
        Self {
            field,
            target,
            state,
            nodes: NODES,
            best: None,
            gate_moves: Vec::new(),
            gate_pieces: 0,
            gate_level: 0,
        }
    }

    /// How many categories may stay below the target, and the level that those must reach: at least, or so that it always suffices.
    ///
    /// The two differ only under a policy that allows fewer exceptions at a lower level than at the target.
    fn exceptions(&self, at_least: bool) -> (usize, usize) {
        let choice = &self.field.estimate.policy.document().overall;
        let allowed = at_level(&choice.exceptions, self.target - 1) as usize;
        let near = self.target.saturating_sub(choice.slack as usize);
        if at_least {
            return (allowed, near);
        }
        let tighter =
            (1..self.target).filter(|k| (at_level(&choice.exceptions, *k - 1) as usize) < allowed).max();
        (allowed, near.max(tighter.unwrap_or(0)))
    }

    /// What each category costs to bring to a level, by itself.
    fn costs(&mut self, goal: usize, share: bool) -> Vec<u32> {
        let mut costs = Vec::with_capacity(self.field.claims.len());
        for category in 0..self.field.claims.len() {
            let steps = cheapest(self.field, &mut self.state, category, goal, share);
            costs.push(if share { steps.bound } else { steps.cost });
        }
        costs
    }

    /// The categories that are best left below the target, and what all then cost, in twelfths.
    fn choose(&mut self, share: bool) -> (Vec<usize>, u32) {
        let (allowed, below) = self.exceptions(share);
        let full = self.costs(self.target, share);
        let less = if allowed > 0 { self.costs(below, share) } else { full.clone() };
        let mut order: Vec<usize> = (0..full.len()).collect();
        let saving =
            |at: &usize| full.get(*at).zip(less.get(*at)).map(|(full, less)| full.saturating_sub(*less));
        order.sort_by_key(|at| (std::cmp::Reverse(saving(at)), *at));
        let left: Vec<usize> = order.into_iter().take(allowed).filter(|at| saving(at) > Some(0)).collect();
        let saved: u32 = left.iter().filter_map(saving).sum();
        (left, full.iter().sum::<u32>().saturating_sub(saved))
    }

    /// Looks for the cheapest steps, gates aside, and says what any set of steps costs at least.
    fn search(&mut self) -> u32 {
        let items = 0..self.field.items.len();
        let mut shared: Vec<(u32, usize)> = items.map(|item| (self.field.served(item), item)).collect();
        shared.retain(|(served, _)| *served > 1);
        shared.sort_by_key(|(served, item)| (std::cmp::Reverse(*served), *item));
        let shared: Vec<usize> = shared.into_iter().map(|(_, item)| item).collect();
        self.branch(&shared, &mut Vec::new())
    }

    /// Decides on one shared corroboration after the other, and gives what any solution under the decisions so far costs at least.
    fn branch(&mut self, undecided: &[usize], first: &mut Vec<Move>) -> u32 {
        let spent = u32::try_from(first.len()).unwrap_or(u32::MAX) * self.field.corroboration / PART;
        let bound = spent + self.choose(true).1.div_ceil(PART);
        if self.best.as_ref().is_some_and(|best| bound >= best.cost) {
            return bound;
        }
        let found = self.solve(first, spent);
        let cost = found.cost;
        let item = found.undecided(undecided).or(undecided.first().copied());
        if self.best.as_ref().is_none_or(|best| cost < best.cost) {
            self.best = Some(found);
        }
        let Some(item) = item.filter(|_| cost > bound && self.nodes > 0) else { return bound };
        let rest: Vec<usize> = undecided.iter().copied().filter(|other| *other != item).collect();
        self.nodes -= 1;
        let step = Move::Confirm(item);
        self.state.play(self.field, step, true, None);
        first.push(step);
        let with = self.branch(&rest, first);
        first.pop();
        self.state.play(self.field, step, false, None);
        self.state.bar(item, true);
        let without = self.branch(&rest, first);
        self.state.bar(item, false);
        let known = self.best.as_ref().map_or(u32::MAX, |best| best.cost);
        bound.max(with.min(without).min(known))
    }

    /// Brings each category to its goal, in the framework's order; what one has had confirmed is free for the next.
    fn solve(&mut self, first: &[Move], spent: u32) -> Solution<'e> {
        let (left, _) = self.choose(false);
        let (_, below) = self.exceptions(false);
        let mut found =
            Solution { cost: 0, first: first.to_vec(), steps: Vec::new(), state: self.state.clone() };
        let mut cost = spent * PART;
        for category in 0..self.field.claims.len() {
            let goal = if left.contains(&category) { below } else { self.target };
            let steps = cheapest(self.field, &mut found.state, category, goal, false);
            for step in &steps.moves {
                found.state.play(self.field, *step, true, None);
            }
            cost += steps.cost;
            found.steps.push(steps);
        }
        found.cost = cost / PART;
        found
    }

    /// What the gates cost at least, before anything is done.
    fn gate_bound(&mut self) -> u32 {
        let deficit = self.deficits().into_iter().flatten().max().unwrap_or(0);
        if deficit == 0 {
            return 0;
        }
        let cheap = self.gate_candidates().into_iter().map(|steps| self.cost_of_all(&steps)).min();
        deficit * (self.field.new_evidence / PART).min(cheap.unwrap_or(u32::MAX))
    }

    /// Whether nothing that could be added reaches the target.
    fn out_of_reach(&self) -> bool {
        let kinds = u32::try_from(Kind::iter().count()).unwrap_or(u32::MAX);
        let need = &self.field.estimate.ladder.gates.kinds;
        let too_many = need.iter().take(self.target).any(|need| *need > kinds);
        too_many || self.best.as_ref().is_none_or(|best| best.cost >= OUT_OF_REACH / PART)
    }

    /// Goes on from the best solution.
    fn adopt(&mut self) {
        if let Some(best) = &self.best {
            self.state = best.state.clone();
        }
    }

    fn steps(&self) -> &[Steps] {
        self.best.as_ref().map_or(&[], |best| &best.steps)
    }

    /// New pieces that count for the gates of a level.
    fn pieces_from(&self, level: usize) -> u32 {
        let at_or_above = |steps: &Steps| steps.rest.pieces.iter().skip(level).sum::<u32>();
        self.steps().iter().map(at_or_above).sum::<u32>() + self.gate_pieces
    }

    /// By how much each gate falls short, per level up to the target.
    fn deficits(&self) -> [[u32; MOST_LEVELS]; 3] {
        let (named, need) = (self.state.tally.named_gates(), &self.field.estimate.ladder.gates);
        let gates = self.state.tally.gates();
        let mut deficits = [[0; MOST_LEVELS]; 3];
        let pairs = [
            (&named.contexts, &need.contexts, Some(&gates.contexts)),
            (&named.kinds, &need.kinds, None),
            (&named.corroborated, &need.corroborated, None),
        ];
        for (row, (have, need, unnamed)) in deficits.iter_mut().zip(pairs) {
            for (level, short) in row.iter_mut().enumerate().take(self.target) {
                let at = |list: &[u32; MOST_LEVELS]| list.get(level).copied().unwrap_or_default();
                let have = (at(have) + self.pieces_from(level)).max(unnamed.map_or(0, at));
                *short = at(need).saturating_sub(have);
            }
        }
        deficits
    }

    fn shortfall(&self) -> u32 {
        self.deficits().into_iter().flatten().sum()
    }

    /// Rulings and corroborations that are still to be had, or both for one claim, that bring a gate nearer.
    fn gate_candidates(&mut self) -> Vec<Vec<Move>> {
        let entries = &self.field.estimate.portfolio.entries().all;
        let both = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| vec![Move::Rule(at), Move::Confirm(entry.item as usize)]);
        let rulings = (0..entries.len()).map(|at| vec![Move::Rule(at)]);
        let confirmations = (0..self.field.items.len()).map(|item| vec![Move::Confirm(item)]);
        let before = self.shortfall();
        let all = rulings.chain(confirmations).chain(both);
        let open: Vec<Vec<Move>> = all.filter(|steps| steps.iter().all(|step| self.is_open(*step))).collect();
        let helps = |steps: &Vec<Move>| {
            for step in steps {
                self.state.play(self.field, *step, true, None);
            }
            let after = self.shortfall();
            for step in steps {
                self.state.play(self.field, *step, false, None);
            }
            after < before
        };
        open.into_iter().filter(helps).collect()
    }

    fn is_open(&self, step: Move) -> bool {
        match step {
            Move::Rule(at) => is(&self.field.rulable, at) && !is(&self.state.ruled, at),
            Move::Confirm(item) => {
                let document = self.field.estimate.portfolio.document();
                let unconfirmed = document.evidence.get(item).is_some_and(|item| {
                    self.field.lane != Lane::Ceiling && item.verification < crate::Verification::Corroborated
                });
                unconfirmed && !is(&self.state.confirmed, item)
            }
        }
    }

    fn cost_of(&self, step: Move) -> u32 {
        match step {
            Move::Rule(_) => self.field.ruling / PART,
            Move::Confirm(_) => self.field.corroboration / PART,
        }
    }

    fn cost_of_all(&self, steps: &[Move]) -> u32 {
        steps.iter().map(|step| self.cost_of(*step)).sum()
    }

    /// Fills the gates with the cheapest that brings them nearer, one step after the other.
    fn fill_gates(&mut self) {
        let deficits = self.deficits();
        let short = |level: &usize| deficits.iter().any(|row| row.get(*level) > Some(&0));
        self.gate_level = (0..self.target).rev().find(short).unwrap_or_default();
        while self.shortfall() > 0 {
            let best = self.gate_candidates().into_iter().min_by_key(|steps| self.cost_of_all(steps));
            match best {
                Some(steps) if self.cost_of_all(&steps) <= self.field.new_evidence / PART => {
                    for step in steps {
                        self.state.play(self.field, step, true, None);
                        self.gate_moves.push(step);
                    }
                }
                _ => self.gate_pieces += 1,
            }
        }
    }

    fn actions(&self) -> Vec<Action> {
        let mut actions = Vec::new();
        let first = self.best.as_ref().map(|best| best.first.as_slice()).unwrap_or_default();
        for step in first {
            actions.extend(self.action(*step, self.first_served(*step)));
        }
        for (category, steps) in self.steps().iter().enumerate() {
            let serves = Some(self.field.estimate.portfolio.framework().category_id(category).to_owned());
            for step in &steps.moves {
                actions.extend(self.action(*step, serves.clone()));
            }
            self.add_pieces(category, steps, &mut actions);
        }
        for step in &self.gate_moves {
            actions.extend(self.action(*step, None));
        }
        for (category, level) in (0..self.gate_pieces).filter_map(|_| self.place_for_gates()) {
            let framework = self.field.estimate.portfolio.framework();
            let indicators: Vec<u16> =
                self.piece_indicator(category, level, 0, &Rest::default()).into_iter().collect();
            let step = Step::NewEvidence {
                category: framework.category_id(category).to_owned(),
                level: framework.level_id(level).to_owned(),
                by_equivalence: indicators.is_empty(),
                indicators,
            };
            actions.push(Action { cost: self.field.new_evidence / PART, serves: None, step });
        }
        actions
    }

    /// The first category that a shared corroboration helps.
    fn first_served(&self, step: Move) -> Option<String> {
        let Move::Confirm(item) = step else { return None };
        let portfolio = &self.field.estimate.portfolio;
        let (claims, _) = self.field.items.get(item)?;
        let category =
            claims.iter().filter_map(|at| portfolio.entries().all.get(*at)).map(|entry| entry.category).min();
        Some(portfolio.framework().category_id(category?).to_owned())
    }

    /// A cell in which a piece that only gates need can stand: at the level that falls short or above, with an indicator that applies if there is one.
    fn place_for_gates(&self) -> Option<(usize, usize)> {
        let estimate = self.field.estimate;
        let levels = estimate.ladder.levels;
        let applicable = &estimate.portfolio.entries().applicable;
        let applies =
            |(category, level): &(usize, usize)| applicable.get(category * levels + level) > Some(&0);
        let cells = (self.gate_level..levels)
            .flat_map(|level| (0..self.field.claims.len()).map(move |category| (category, level)));
        let by_theme = estimate.policy.document().equivalence;
        cells.clone().find(applies).or_else(|| cells.clone().next().filter(|_| by_theme))
    }

    fn action(&self, step: Move, serves: Option<String>) -> Option<Action> {
        let portfolio = &self.field.estimate.portfolio;
        let cost = self.cost_of(step);
        let step = match step {
            Move::Rule(at) => {
                Step::Ruling { claim: ClaimName::of(portfolio, portfolio.entries().all.get(at)?) }
            }
            Move::Confirm(item) => {
                Step::Corroboration { evidence: portfolio.document().evidence.get(item)?.id.clone() }
            }
        };
        Some(Action { cost, serves, step })
    }

    /// Names the new pieces and links of a category. The first new piece of a run of levels takes the run's links.
    fn add_pieces(&self, category: usize, steps: &Steps, actions: &mut Vec<Action>) {
        let framework = self.field.estimate.portfolio.framework();
        let serves = Some(framework.category_id(category).to_owned());
        let downward = self.field.estimate.ladder.downward;
        let whole: u32 = steps.rest.pieces.iter().sum();
        let mut links = steps.rest.links.clone();
        for (level, pieces) in steps.rest.pieces.iter().copied().enumerate() {
            for piece in 0..pieces as usize {
                let mut indicators: Vec<u16> =
                    self.piece_indicator(category, level, piece, &steps.rest).into_iter().collect();
                let by_equivalence = indicators.is_empty();
                let on_piece = links.extract_if(.., |(at, _)| downward || *at == level);
                let extra: Vec<u16> = on_piece.map(|(_, number)| number).collect();
                let count = u32::try_from(extra.len()).unwrap_or(u32::MAX);
                indicators.extend(extra);
                let step = Step::NewEvidence {
                    category: framework.category_id(category).to_owned(),
                    level: framework.level_id(level).to_owned(),
                    by_equivalence,
                    indicators,
                };
                let cost = (self.field.new_evidence + self.field.link * count) / PART;
                actions.push(Action { cost, serves: serves.clone(), step });
            }
        }
        debug_assert!(!downward || whole == 0 || links.is_empty(), "a new piece takes all links");
        actions.extend(links.into_iter().filter_map(|(level, number)| self.link(category, level, number)));
    }

    /// The indicator that the n-th new piece in a cell shows; none when it is to show a theme.
    fn piece_indicator(&self, category: usize, level: usize, piece: usize, rest: &Rest) -> Option<u16> {
        let in_cell = |(at, number): &(usize, u16)| (*at == level).then_some(*number);
        let mut free: Vec<u16> = rest.shown_by_pieces.iter().filter_map(in_cell).collect();
        let unshown = unshown(self.field, &self.state, category, level);
        let left = unshown.into_iter().filter(|number| !rest.links.contains(&(level, *number)));
        let left: Vec<u16> = left.filter(|number| !free.contains(number)).collect();
        free.extend(left);
        let any = || {
            let all = self.field.indicators.get(category)?;
            all.iter().find(|one| one.level == level).map(|one| one.number)
        };
        free.get(piece).copied().or_else(|| if self.field.by_theme { None } else { any() })
    }

    fn link(&self, category: usize, level: usize, number: u16) -> Option<Action> {
        let at = starting_point(self.field, &self.state, category, level, number)?;
        let entry = self.field.estimate.portfolio.entries().all.get(at)?;
        let step = Step::Link {
            from: ClaimName::of(&self.field.estimate.portfolio, entry),
            indicator: number,
            strength: Strength::new(self.field.estimate.scale.judge(entry).1)?,
        };
        let serves = Some(self.field.estimate.portfolio.framework().category_id(category).to_owned());
        Some(Action { cost: self.field.link / PART, serves, step })
    }
}
