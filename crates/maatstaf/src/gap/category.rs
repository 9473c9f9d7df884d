//! The cheapest steps within one category: branch and bound over rulings and corroborations, completed by links and new pieces.

use crate::estimate::Estimate;
use crate::framework::MOST_LEVELS;
use crate::lane::{Lane, Status};
use crate::portfolio::{Entry, Verification};
use crate::tally::Tally;

/// Costs are counted in twelfths, so that one that several categories share can be divided.
pub(super) const PART: u32 = 12;
/// How many sets of rulings and corroborations are looked at before the search stops. This is this project's choice.
const NODES: usize = 300;

/// What every category's search needs to know.
pub(super) struct Field<'e> {
    pub(super) estimate: &'e Estimate,
    pub(super) lane: Lane,
    /// What each claim would be worth: `credits[claim][ruled][confirmed]`.
    pub(super) credits: Vec<[[u8; 2]; 2]>,
    /// Whether a ruling could make a claim count.
    pub(super) rulable: Vec<bool>,
    /// The claims of each category.
    pub(super) claims: Vec<Vec<usize>>,
    /// The claims of each item, and whether it could be confirmed.
    pub(super) items: Vec<(Vec<usize>, bool)>,
    /// The cost of a ruling, a link, a corroboration and a new piece, in twelfths, in this lane.
    pub(super) ruling: u32,
    pub(super) link: u32,
    pub(super) corroboration: u32,
    pub(super) new_evidence: u32,
    /// What a new piece counts for.
    pub(super) new_credit: u32,
}

/// A ruling or a corroboration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Rule(usize),
    Confirm(usize),
}

/// The steps for one category, with what they cost.
#[derive(Debug, Clone, Default)]
pub(super) struct Steps {
    pub(super) cost: u32,
    pub(super) moves: Vec<Move>,
    /// Indicators to link existing evidence to: the level and how many.
    pub(super) rest: Rest,
    /// Nothing cheaper reaches the level.
    pub(super) bound: u32,
}

/// What links and new pieces must add, per level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rest {
    pub(super) cost: u32,
    pub(super) links: [u32; MOST_LEVELS],
    pub(super) pieces: [u32; MOST_LEVELS],
}

impl<'e> Field<'e> {
    pub(super) fn new(estimate: &'e Estimate, lane: Lane) -> Self {
        let entries = estimate.portfolio.entries();
        let costs = &estimate.policy.document().costs;
        let accept = if lane == Lane::Floor { costs.ruling } else { 0 };
        let mut field = Self {
            estimate,
            lane,
            credits: Vec::with_capacity(entries.all.len()),
            rulable: Vec::with_capacity(entries.all.len()),
            claims: vec![Vec::new(); estimate.ladder.needs.len()],
            items: vec![(Vec::new(), false); estimate.portfolio.document().evidence.len()],
            ruling: costs.ruling * PART,
            link: (costs.link + accept) * PART,
            corroboration: costs.corroboration * PART,
            new_evidence: (costs.new_evidence + accept) * PART,
            new_credit: u32::from(estimate.scale.cap_of(if lane == Lane::Ceiling {
                Verification::Observed
            } else {
                Verification::Corroborated
            })),
        };
        for (at, entry) in entries.all.iter().enumerate() {
            field.enter(at, entry);
        }
        field
    }

    fn enter(&mut self, at: usize, entry: &Entry) {
        let scale = &self.estimate.scale;
        let (status, strength) = scale.judge(entry);
        let in_play = scale.out_of_play(entry).is_none();
        let counts = in_play && scale.weigh(entry, self.lane).0 == crate::lane::Standing::Counts;
        let rulable = in_play && !counts && matches!(status, Status::Open | Status::Contested);
        let cap = scale.cap(entry, self.lane);
        let confirmed = cap.max(scale.cap_of(entry.verification.max(Verification::Corroborated)));
        let worth = |counts: bool, cap: u8| if counts { strength.min(cap) } else { 0 };
        let credits = [true, false].map(|ruled| {
            let counts = counts || (rulable && !ruled);
            [worth(counts, cap), worth(counts, confirmed)]
        });
        let [unruled, ruled] = [credits[0], credits[1]];
        let unruled = if counts { unruled } else { [0, 0] };
        self.credits.push([unruled, ruled]);
        self.rulable.push(rulable);
        if let Some(claims) = self.claims.get_mut(entry.category) {
            claims.push(at);
        }
        if let Some((claims, confirmable)) = self.items.get_mut(entry.item as usize) {
            claims.push(at);
            *confirmable |= self.lane != Lane::Ceiling && confirmed > cap && (counts || rulable);
        }
    }

    /// What a claim is worth now.
    pub(super) fn credit(&self, at: usize, ruled: bool, confirmed: bool) -> u8 {
        let pair = self.credits.get(at).copied().unwrap_or_default();
        let [unruled, after] = pair;
        let [plain, sure] = if ruled { after } else { unruled };
        if confirmed { sure } else { plain }
    }

    /// What a confirmation adds to a claim, once it is ruled on if it can be.
    fn gain(&self, at: usize) -> u32 {
        let ruled = is(&self.rulable, at);
        u32::from(self.credit(at, ruled, true) - self.credit(at, ruled, false))
    }

    /// How many categories the confirmation of an item could help.
    pub(super) fn served(&self, item: usize) -> u32 {
        let entries = &self.estimate.portfolio.entries().all;
        let Some((claims, true)) = self.items.get(item) else { return 0 };
        let helped = claims.iter().filter(|at| self.gain(**at) > 0);
        let mut categories: Vec<usize> =
            helped.filter_map(|at| entries.get(*at)).map(|entry| entry.category).collect();
        categories.sort_unstable();
        categories.dedup();
        u32::try_from(categories.len()).unwrap_or(u32::MAX)
    }

    /// A tally of the lane as it is.
    pub(super) fn tally(&self) -> Tally<'e> {
        let credits: Vec<u8> = (0..self.credits.len()).map(|at| self.credit(at, false, false)).collect();
        Tally::new(self.estimate.portfolio.entries(), &self.estimate.ladder, self.lane, &credits)
    }
}

/// The state of a search: which claims are ruled on, and which items are confirmed or may not be.
#[derive(Debug, Clone)]
pub(super) struct State<'e> {
    pub(super) tally: Tally<'e>,
    pub(super) ruled: Vec<bool>,
    pub(super) confirmed: Vec<bool>,
    pub(super) barred: Vec<bool>,
}

impl<'e> State<'e> {
    pub(super) fn new(field: &Field<'e>) -> Self {
        let items = field.items.len();
        Self {
            tally: field.tally(),
            ruled: vec![false; field.rulable.len()],
            confirmed: vec![false; items],
            barred: vec![false; items],
        }
    }

    /// Says that an item may not be confirmed, or that it may again.
    pub(super) fn bar(&mut self, item: usize, barred: bool) {
        set(&mut self.barred, item, barred);
    }

    fn item_of(&self, at: usize) -> usize {
        self.tally.entries.all.get(at).map_or(0, |entry| entry.item as usize)
    }

    /// Does or undoes a move, as far as one category is concerned; in all categories when none is named.
    pub(super) fn play(&mut self, field: &Field<'_>, step: Move, done: bool, category: Option<usize>) {
        let touched: Vec<usize> = match step {
            Move::Rule(at) => {
                set(&mut self.ruled, at, done);
                vec![at]
            }
            Move::Confirm(item) => {
                set(&mut self.confirmed, item, done);
                let claims = field.items.get(item).map(|(claims, _)| claims.as_slice()).unwrap_or_default();
                let own = |at: &usize| {
                    let entry = self.tally.entries.all.get(*at);
                    category.is_none_or(|category| entry.is_some_and(|entry| entry.category == category))
                };
                claims.iter().copied().filter(own).collect()
            }
        };
        if let (Move::Confirm(_), None) = (step, category) {
            for at in &touched {
                self.tally.confirm(*at, done);
            }
        }
        for at in touched {
            let item = self.item_of(at);
            let credit = field.credit(at, is(&self.ruled, at), is(&self.confirmed, item));
            self.tally.set(at, credit);
        }
    }
}

fn set(flags: &mut [bool], at: usize, value: bool) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = value;
    }
}

pub(super) fn is(flags: &[bool], at: usize) -> bool {
    flags.get(at).copied().unwrap_or(false)
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
    let mut search = Search {
        field,
        category,
        target,
        chances: chances(field, state, category, share),
        nodes: NODES,
        best: None,
        taken: Vec::new(),
        offers: Vec::new(),
    };
    search.nodes = (NODES * 10 / search.chances.len().max(1)).clamp(10, NODES);
    let root = search.bound(state, 0);
    search.visit(state, 0, 0);
    let proven = search.nodes > 0;
    let mut best = search.best.unwrap_or_default();
    best.bound = if proven { best.cost } else { root.min(best.cost) };
    best
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
        Move::Rule(at) => state.tally.entries.all.get(at).map(|entry| (entry.rank, 0)),
        Move::Confirm(item) => {
            let first = field.items.get(item).and_then(|(claims, _)| claims.first());
            first.and_then(|at| state.tally.entries.all.get(*at)).map(|entry| (entry.rank, 1))
        }
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
            if self.nodes == 0 || spent + self.bound(state, at) >= best {
                return;
            }
            let Some(chance) = self.chances.get(at).copied() else { return };
            if spent + chance.cost >= best {
                continue;
            }
            self.nodes -= 1;
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

/// How much breadth and depth each level still lacks.
fn lacks(field: &Field<'_>, tally: &Tally<'_>, category: usize, target: usize) -> [(u32, u32); MOST_LEVELS] {
    let counters = tally.counters(category);
    let mut lacks = [(0, 0); MOST_LEVELS];
    let needs = field.estimate.ladder.needs.get(category).into_iter().flatten().take(target);
    let have = counters.breadth.iter().zip(counters.depth);
    for ((lack, need), (breadth, depth)) in lacks.iter_mut().zip(needs).zip(have) {
        if !need.carried {
            *lack = (need.breadth.saturating_sub(*breadth), need.depth.saturating_sub(depth));
        }
    }
    lacks
}

/// The cheapest links and new pieces that fill what is still lacking.
fn rest(field: &Field<'_>, state: &State<'_>, category: usize, target: usize) -> Rest {
    let lacks = lacks(field, &state.tally, category, target);
    let lacking: Vec<usize> = (0..target).filter(|level| lacks.get(*level) != Some(&(0, 0))).collect();
    let mut rest = Rest::default();
    let Some(top) = lacking.last().copied() else { return rest };
    if field.estimate.ladder.downward {
        // New pieces stand at the highest level that lacks anything or that the target asks for: higher never hurts.
        rest = fill(field, state, category, &lacks, 0..=highest(field, category, target).max(top));
    } else {
        for level in lacking {
            let one = fill(field, state, category, &lacks, level..=level);
            rest.cost += one.cost;
            for at in 0..MOST_LEVELS {
                let add = |sum: &mut [u32; MOST_LEVELS], one: &[u32; MOST_LEVELS]| {
                    if let (Some(sum), Some(one)) = (sum.get_mut(at), one.get(at)) {
                        *sum += one;
                    }
                };
                add(&mut rest.links, &one.links);
                add(&mut rest.pieces, &one.pieces);
            }
        }
    }
    rest
}

/// The highest level up to the target at which the category asks for anything.
fn highest(field: &Field<'_>, category: usize, target: usize) -> usize {
    let needs = field.estimate.ladder.needs.get(category).into_iter().flatten().take(target).enumerate();
    needs.filter(|(_, need)| !need.carried).map(|(level, _)| level).last().unwrap_or(0)
}

/// Tries each number of new pieces at the top of a run of levels, and fills the breadth that is left with links.
fn fill(
    field: &Field<'_>,
    state: &State<'_>,
    category: usize,
    lacks: &[(u32, u32); MOST_LEVELS],
    levels: std::ops::RangeInclusive<usize>,
) -> Rest {
    let (bottom, top) = (*levels.start(), *levels.end());
    let own = lacks.get(bottom..=top).unwrap_or_default();
    let deepest =
        own.iter().map(|(_, depth)| depth.div_ceil(field.new_credit.max(1))).max().unwrap_or_default();
    let broadest = own.iter().map(|(breadth, _)| *breadth).max().unwrap_or_default();
    let mut best: Option<Rest> = None;
    for pieces in deepest..=deepest.max(broadest) {
        let Some(links) = link(field, state, category, own, bottom, pieces) else { continue };
        let count: u32 = links.iter().sum();
        let cost = pieces * field.new_evidence + count * field.link;
        if best.as_ref().is_none_or(|best| cost < best.cost) {
            let mut rest = Rest { cost, links, pieces: [0; MOST_LEVELS] };
            if let Some(at_top) = rest.pieces.get_mut(top) {
                *at_top = pieces;
            }
            best = Some(rest);
        }
    }
    best.unwrap_or_default()
}

/// How many links each level gets, so that breadth is filled beside a number of new pieces; none when links do not suffice.
fn link(
    field: &Field<'_>,
    state: &State<'_>,
    category: usize,
    lacks: &[(u32, u32)],
    bottom: usize,
    pieces: u32,
) -> Option<[u32; MOST_LEVELS]> {
    let mut links = [0; MOST_LEVELS];
    let (mut free, mut total) = (Vec::new(), 0);
    for (offset, (breadth, _)) in lacks.iter().enumerate().rev() {
        let level = bottom + offset;
        let need = breadth.saturating_sub(pieces + total);
        let mut open =
            u32::try_from(linkable(field, state, category, level, pieces > 0).len()).unwrap_or(u32::MAX);
        if offset + 1 == lacks.len() {
            open = if pieces > 0 { open.saturating_sub(pieces) } else { open };
        }
        free.push((level, open));
        for _ in 0..need {
            let (level, open) = free.iter_mut().find(|(_, open)| *open > 0)?;
            *open -= 1;
            *links.get_mut(*level)? += 1;
            total += 1;
        }
    }
    Some(links)
}

/// The indicators of a cell that a link could show: they apply, nothing shows them, and some evidence could be linked to them.
pub(super) fn linkable(
    field: &Field<'_>,
    state: &State<'_>,
    category: usize,
    level: usize,
    any: bool,
) -> Vec<u16> {
    let unshown = unshown(field, state, category, level);
    unshown
        .into_iter()
        .filter(|number| any || starting_point(field, state, category, level, *number).is_some())
        .collect()
}

/// The indicators of a cell that apply and that nothing shows with enough credit.
pub(super) fn unshown(field: &Field<'_>, state: &State<'_>, category: usize, level: usize) -> Vec<u16> {
    let portfolio = &field.estimate.portfolio;
    let least = field.estimate.ladder.least_credit.get(level).copied().unwrap_or_default();
    let declared = &portfolio.document().not_applicable;
    let aspects = &state.tally.entries.aspects;
    let claims = field.claims.get(category).map(Vec::as_slice).unwrap_or_default();
    let shown = |number: u16| {
        claims.iter().filter_map(|at| state.tally.entries.all.get(*at)).any(|entry| {
            let same =
                aspects.get(entry.aspect as usize).is_some_and(|aspect| aspect.indicator == Some(number));
            same && state.tally.shows(entry.aspect, least)
        })
    };
    let applies = |number: u16| !declared.iter().any(|one| one.indicator == number);
    let members = portfolio.framework().members(category, level).iter().copied();
    members.filter(|number| applies(*number) && !shown(*number)).collect()
}

/// The claim that a link to an indicator would start from: the one with the most credit, then the first by name.
pub(super) fn starting_point(
    field: &Field<'_>,
    state: &State<'_>,
    category: usize,
    level: usize,
    number: u16,
) -> Option<usize> {
    let ladder = &field.estimate.ladder;
    let least = ladder.least_credit.get(level).copied().unwrap_or_default();
    let entries = state.tally.entries;
    let claims_it = |entry: &Entry| {
        let (claims, _) = field.items.get(entry.item as usize)?;
        let own = claims.iter().filter_map(|at| entries.all.get(*at));
        Some(own.map(|entry| entries.aspect(entry)).any(|aspect| aspect.indicator == Some(number)))
    };
    let claims = field.claims.get(category).map(Vec::as_slice).unwrap_or_default().iter().copied();
    let fitting = claims.filter(|at| {
        entries.all.get(*at).is_some_and(|entry| {
            let high = ladder.counts_for(entry.level).contains(&level);
            high && u32::from(state.tally.credit(*at)) >= least && claims_it(entry) == Some(false)
        })
    });
    fitting.max_by_key(|at| {
        let rank = entries.all.get(*at).map(|entry| std::cmp::Reverse(entry.rank));
        (state.tally.credit(*at), rank)
    })
}
