//! The cheapest steps within one category: branch and bound over rulings and corroborations, completed by links and new pieces.

use super::field::{Field, Move, State, is};
use super::rest::{Rest, lacks, rest};
use crate::portfolio::Entry;

/// The cost of what cannot be had, in twelfths: more than any steps cost, and little enough to be added up.
pub(super) const OUT_OF_REACH: u32 = 1 << 25;
/// How often the search in one category asks what the rest costs at least, before it stops; fewer where there is much to choose from. This is this project's choice.
const NODES: usize = 240;

/// The steps for one category, with what they cost.
#[derive(Debug, Clone, Default)]
pub(super) struct Steps {
    pub(super) cost: u32,
    pub(super) moves: Vec<Move>,
    /// The links and new pieces that fill what the moves leave.
    pub(super) rest: Rest,
    /// Nothing cheaper reaches the level.
    pub(super) bound: u32,
}

/// A move that could help.
#[derive(Debug, Clone, Copy)]
struct Chance {
    step: Move,
    cost: u32,
    /// The most that it could add to the depth of any level, for the order in which chances are tried.
    promise: u32,
}

/// Finds the cheapest steps by which a category reaches a level, 1 to the number of levels.
///
/// `share` divides the cost of a corroboration among the categories that it serves: then the result's bound holds for all of them together.
pub(super) fn cheapest(
    field: &Field<'_>,
    state: &mut State<'_>,
    category: usize,
    target: usize,
    share: bool,
) -> Steps {
    if out_of_reach(field, category, target) {
        return Steps { cost: OUT_OF_REACH, bound: OUT_OF_REACH, ..Steps::default() };
    }
    let chances = chances(field, state, category, share);
    let mut search = Search {
        field,
        category,
        target,
        nodes: (NODES * 12 / chances.len().max(1)).clamp(20, NODES),
        chances,
        best: None,
        taken: Vec::new(),
        offers: Vec::new(),
    };
    let root = search.bound(state, 0);
    search.visit(state, 0, 0);
    // Where themes do not count, and the least credit rises, which indicators links and pieces share out is not searched.
    let exact = field.by_theme || field.estimate.ladder.has_one_least_credit();
    let proven = search.nodes > 0 && exact;
    let mut best = search.best.unwrap_or_default();
    best.bound = if proven { best.cost } else { root.min(best.cost) };
    best
}

/// Whether a category cannot reach a level, whatever is added: it asks for equivalent practice where that does not count.
fn out_of_reach(field: &Field<'_>, category: usize, target: usize) -> bool {
    let ladder = &field.estimate.ladder;
    let needs = ladder.needs.get(category).into_iter().flatten().take(target).enumerate();
    let fillable = |level: usize| {
        let mut above = level..if ladder.downward { ladder.levels } else { level + 1 };
        above.any(|level| field.has_indicators(category, level))
    };
    let mut open = needs.filter(|(_, need)| !need.carried);
    !field.by_theme && open.any(|(level, _)| !fillable(level))
}

fn chances(field: &Field<'_>, state: &State<'_>, category: usize, share: bool) -> Vec<Chance> {
    let claims = field.claims.get(category).map(Vec::as_slice).unwrap_or_default();
    let mut chances = Vec::new();
    let mut seen: Vec<usize> = Vec::new();
    for at in claims.iter().copied() {
        let item = state.item_of(at);
        let worth = u32::from(field.credit(at, true, is(&state.confirmed, item)));
        if is(&field.rulable, at) && !is(&state.ruled, at) && worth > 0 {
            chances.push(Chance { step: Move::Rule(at), cost: field.ruling, promise: worth });
        }
        let confirmable = field.items.get(item).is_some_and(|(_, confirmable)| *confirmable);
        let decided = is(&state.confirmed, item) || is(&state.barred, item);
        if !confirmable || decided || seen.contains(&item) || field.gain(at) == 0 {
            continue;
        }
        seen.push(item);
        let parts = if share { field.served(item).max(1) } else { 1 };
        chances.push(Chance {
            step: Move::Confirm(item),
            cost: field.corroboration / parts,
            promise: field.gain(at),
        });
    }
    let rank = |step: Move| match step {
        Move::Rule(at) => (Some(at), 0),
        Move::Confirm(item) => (field.items.get(item).and_then(|(claims, _)| claims.first().copied()), 1),
    };
    chances.sort_by(|a, b| {
        (a.cost * b.promise).cmp(&(b.cost * a.promise)).then_with(|| rank(a.step).cmp(&rank(b.step)))
    });
    chances
}

struct Search<'f, 'e> {
    field: &'f Field<'e>,
    category: usize,
    target: usize,
    chances: Vec<Chance>,
    nodes: usize,
    best: Option<Steps>,
    taken: Vec<Move>,
    /// Scratch: the cost and the gain of what is on offer for one counter, and the occasion that a ruling is about.
    offers: Vec<(u32, u32, Option<u32>)>,
}

impl Search<'_, '_> {
    fn visit(&mut self, state: &mut State<'_>, from: usize, spent: u32) {
        let rest = rest(self.field, state, self.category, self.target);
        let total = spent + rest.cost;
        if self.best.as_ref().is_none_or(|best| total < best.cost) {
            self.best = Some(Steps { cost: total, moves: self.taken.clone(), rest, bound: 0 });
        }
        for at in from..self.chances.len() {
            let best = self.best.as_ref().map_or(u32::MAX, |best| best.cost);
            self.nodes = self.nodes.saturating_sub(1);
            if self.nodes == 0 || spent + self.bound(state, at) >= best {
                return;
            }
            let Some(chance) = self.chances.get(at).copied() else { return };
            if spent + chance.cost >= best {
                continue;
            }
            state.play(self.field, chance.step, true, Some(self.category));
            self.taken.push(chance.step);
            self.visit(state, at + 1, spent + chance.cost);
            self.taken.pop();
            state.play(self.field, chance.step, false, Some(self.category));
        }
    }

    /// What the rest costs at least, when only the chances from a position on are left.
    ///
    /// For each counter by itself: what is on offer is bought by the part, the cheapest first, as if nothing overlapped. The dearest counter decides.
    fn bound(&mut self, state: &State<'_>, from: usize) -> u32 {
        let lacks = lacks(self.field, &state.tally, self.category, self.target);
        let mut most = 0;
        for (level, (breadth, depth)) in lacks.into_iter().enumerate().take(self.target) {
            if (breadth, depth) == (0, 0) {
                continue;
            }
            let shown = self.offer(state, from, level);
            most = most.max(self.buy(depth)).max(self.buy_breadth(breadth, shown));
        }
        most
    }

    /// Lists what is on offer for the depth of a level, and gives how many aspects could be shown and their least cost.
    fn offer(&mut self, state: &State<'_>, from: usize, level: usize) -> (u32, u32) {
        let field = self.field;
        let least = field.estimate.ladder.least_credit.get(level).copied().unwrap_or_default();
        let reaches = |entry: &Entry| field.estimate.ladder.counts_for(entry.level).contains(&level);
        let entries = &state.tally.entries.all;
        let (mut aspects, mut cheapest) = (0, u32::MAX);
        self.offers.clear();
        for chance in self.chances.get(from..).unwrap_or_default() {
            match chance.step {
                Move::Rule(at) => {
                    let Some(entry) = entries.get(at).filter(|entry| reaches(entry)) else { continue };
                    if u32::from(field.credit(at, true, true)) >= least
                        && !state.tally.shows(entry.aspect, least)
                    {
                        aspects += 1;
                        cheapest = cheapest.min(chance.cost);
                    }
                    let worth = u32::from(field.credit(at, true, is(&state.confirmed, entry.item as usize)));
                    let gain = worth.saturating_sub(state.tally.best(at, level));
                    self.offers.push((chance.cost, gain, Some(entry.occasion)));
                }
                Move::Confirm(item) => {
                    let claims =
                        field.items.get(item).map(|(claims, _)| claims.as_slice()).unwrap_or_default();
                    let here = claims.iter().copied().filter(|at| {
                        entries
                            .get(*at)
                            .is_some_and(|entry| entry.category == self.category && reaches(entry))
                    });
                    let gain = here.clone().map(|at| field.gain(at)).max().unwrap_or_default();
                    let counted = |at: &usize| state.tally.credit(*at) > 0 && field.gain(*at) > 0;
                    let freed = u32::try_from(here.filter(counted).count()).unwrap_or(u32::MAX);
                    if let Some(each) = chance.cost.checked_div(freed) {
                        aspects += freed;
                        cheapest = cheapest.min(each);
                    }
                    self.offers.push((chance.cost, gain, None));
                }
            }
        }
        (aspects, cheapest)
    }

    /// The least cost of a depth, from what is on offer and new pieces. Of the rulings on one occasion only the best counts.
    fn buy(&mut self, depth: u32) -> u32 {
        self.offers.retain(|(_, gain, _)| *gain > 0);
        self.offers.sort_unstable_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)).then(a.2.cmp(&b.2)));
        let (mut left, mut cost) = (depth, 0);
        for at in 0..self.offers.len() {
            let Some((price, gain, occasion)) = self.offers.get(at).copied() else { break };
            if left == 0 || price * self.field.new_credit >= self.field.new_evidence * gain {
                break;
            }
            let earlier = self.offers.get(..at).unwrap_or_default();
            if occasion.is_some() && at < 40 && earlier.iter().any(|offer| offer.2 == occasion) {
                continue;
            }
            let used = left.min(gain);
            cost += price * used / gain;
            left -= used;
        }
        cost + self.field.new_evidence * left / self.field.new_credit.max(1)
    }

    /// The least cost of showing a number of aspects, when some could be shown by what is on offer.
    fn buy_breadth(&self, breadth: u32, (aspects, each): (u32, u32)) -> u32 {
        let other = self.field.link.min(self.field.new_evidence);
        let offered = if each < other { breadth.min(aspects) } else { 0 };
        offered * each.min(other) + (breadth - offered) * other
    }
}
