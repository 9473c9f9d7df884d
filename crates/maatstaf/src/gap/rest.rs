//! What links and new pieces must add once rulings and corroborations are decided on. It follows in closed form.

use super::field::{Field, State};
use crate::framework::MOST_LEVELS;
use crate::portfolio::Entry;
use crate::tally::Tally;

/// What links and new pieces must add, per level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rest {
    pub(super) cost: u32,
    pub(super) links: [u32; MOST_LEVELS],
    pub(super) pieces: [u32; MOST_LEVELS],
}

/// How much breadth and depth each level still lacks.
pub(super) fn lacks(
    field: &Field<'_>,
    tally: &Tally<'_>,
    category: usize,
    target: usize,
) -> [(u32, u32); MOST_LEVELS] {
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
pub(super) fn rest(field: &Field<'_>, state: &State<'_>, category: usize, target: usize) -> Rest {
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
    let aspects = new_aspects(field, state, category, bottom + lacks.len().saturating_sub(1), pieces);
    for (offset, (breadth, _)) in lacks.iter().enumerate().rev() {
        let level = bottom + offset;
        let need = breadth.saturating_sub(aspects + total);
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

/// How many new aspects new pieces in a cell show: each its own, as long as themes count or indicators are left.
fn new_aspects(field: &Field<'_>, state: &State<'_>, category: usize, level: usize, pieces: u32) -> u32 {
    if pieces == 0 || field.estimate.policy.document().equivalence {
        return pieces;
    }
    pieces.min(u32::try_from(unshown(field, state, category, level).len()).unwrap_or(u32::MAX))
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
