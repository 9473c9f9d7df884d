//! What links and new pieces must add once rulings and corroborations are decided on. It follows in closed form.

use super::field::{Field, State};
use crate::framework::MOST_LEVELS;
use crate::portfolio::Entry;
use crate::tally::Tally;

/// What links and new pieces must add.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rest {
    pub(super) cost: u32,
    /// How many new pieces, per level.
    pub(super) pieces: [u32; MOST_LEVELS],
    /// The indicators that new pieces must show, where themes do not count: level and number.
    pub(super) shown_by_pieces: Vec<(usize, u16)>,
    /// The indicators to link to: level and number.
    pub(super) links: Vec<(usize, u16)>,
}

/// An indicator that a link or a new piece could show, and the levels whose breadth that would raise.
#[derive(Debug, Clone, Copy)]
struct Opening {
    level: usize,
    number: u16,
    lowest: usize,
    used: bool,
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
    let Some(top) = lacking.last().copied() else { return Rest::default() };
    if field.estimate.ladder.downward {
        let top = place(field, category, target, top);
        return Filling { field, state, category, lacks: &lacks, bottom: 0, top }.cheapest();
    }
    let each = lacking
        .into_iter()
        .map(|level| Filling { field, state, category, lacks: &lacks, bottom: level, top: level }.cheapest());
    each.fold(Rest::default(), |mut sum, one| {
        sum.cost += one.cost;
        for (sum, one) in sum.pieces.iter_mut().zip(one.pieces) {
            *sum += one;
        }
        sum.shown_by_pieces.extend(one.shown_by_pieces);
        sum.links.extend(one.links);
        sum
    })
}

/// The level at which new pieces stand: as high as the target asks for anything, since higher never hurts; where themes do not count, a
/// level that has indicators.
fn place(field: &Field<'_>, category: usize, target: usize, top: usize) -> usize {
    let needs = field.estimate.ladder.needs.get(category).into_iter().flatten().take(target).enumerate();
    let highest =
        needs.filter(|(_, need)| !need.carried).map(|(level, _)| level).last().unwrap_or(top).max(top);
    let holds = |level: &usize| field.by_theme || field.has_indicators(category, *level);
    let below = (top..=highest).rev().find(holds);
    below.or_else(|| (highest..field.estimate.ladder.levels).find(holds)).unwrap_or(highest)
}

/// One run of levels of a category to fill.
struct Filling<'f, 'e> {
    field: &'f Field<'e>,
    state: &'f State<'e>,
    category: usize,
    lacks: &'f [(u32, u32); MOST_LEVELS],
    bottom: usize,
    top: usize,
}

impl Filling<'_, '_> {
    /// Tries each number of new pieces at the top, and fills the breadth that is left with links.
    fn cheapest(&self) -> Rest {
        let own = self.lacks.get(self.bottom..=self.top).unwrap_or_default();
        let each = self.field.new_credit.max(1);
        let deepest = own.iter().map(|(_, depth)| depth.div_ceil(each)).max().unwrap_or_default();
        let broadest = own.iter().map(|(breadth, _)| *breadth).max().unwrap_or_default();
        let all = (deepest..=deepest.max(broadest)).filter_map(|pieces| self.with(pieces));
        all.min_by_key(|rest| rest.cost).unwrap_or_default()
    }

    /// The links beside a number of new pieces; none when links do not suffice.
    fn with(&self, pieces: u32) -> Option<Rest> {
        let mut rest = Rest::default();
        let mut openings = self.openings(pieces > 0);
        let mut gained = [if self.field.by_theme { pieces } else { 0 }; MOST_LEVELS];
        let mut free = if self.field.by_theme { 0 } else { pieces };
        for level in (self.bottom..=self.top).rev() {
            let (breadth, _) = self.lacks.get(level).copied()?;
            while gained.get(level).copied()? < breadth {
                let at_top = |opening: &Opening| free > 0 && opening.level == self.top;
                let fits = |opening: &&mut Opening| {
                    !opening.used && (opening.lowest..=opening.level).contains(&level)
                };
                let best = openings
                    .iter_mut()
                    .filter(fits)
                    .min_by_key(|opening| (opening.lowest, !at_top(opening)))?;
                best.used = true;
                if at_top(best) {
                    free -= 1;
                    rest.shown_by_pieces.push((best.level, best.number));
                } else {
                    rest.links.push((best.level, best.number));
                }
                gained.get_mut(best.lowest..=best.level)?.iter_mut().for_each(|gained| *gained += 1);
            }
        }
        *rest.pieces.get_mut(self.top)? = pieces;
        let links = u32::try_from(rest.links.len()).unwrap_or(u32::MAX);
        rest.cost = pieces * self.field.new_evidence + links * self.field.link;
        Some(rest)
    }

    /// What links or new pieces could show. A new piece can be linked to anything; what exists only where it may start a link.
    fn openings(&self, new: bool) -> Vec<Opening> {
        let least = &self.field.estimate.ladder.least_credit;
        let indicators = self.field.indicators.get(self.category).map(Vec::as_slice).unwrap_or_default();
        let in_reach = indicators.iter().filter(|one| (self.bottom..=self.top).contains(&one.level));
        let opening = in_reach.filter_map(|one| {
            let shown = |level: &usize| {
                let enough = least.get(*level).copied().unwrap_or_default();
                one.aspect.is_some_and(|aspect| self.state.tally.shows(aspect, enough))
            };
            let lowest = (self.bottom..=one.level).find(|level| !shown(level))?;
            let start =
                new || starting_point(self.field, self.state, self.category, one.level, one.number).is_some();
            start.then_some(Opening { level: one.level, number: one.number, lowest, used: false })
        });
        opening.collect()
    }
}

/// The indicators of a cell that nothing shows at any level, for new pieces to show.
pub(super) fn unshown(field: &Field<'_>, state: &State<'_>, category: usize, level: usize) -> Vec<u16> {
    let least = field.estimate.ladder.least_credit.first().copied().unwrap_or_default();
    let indicators = field.indicators.get(category).map(Vec::as_slice).unwrap_or_default();
    let shown = |aspect: Option<u32>| aspect.is_some_and(|aspect| state.tally.shows(aspect, least));
    indicators.iter().filter(|one| one.level == level && !shown(one.aspect)).map(|one| one.number).collect()
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
    fitting.max_by_key(|at| (state.tally.credit(*at), std::cmp::Reverse(*at)))
}
