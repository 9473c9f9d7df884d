//! What a search for steps works on: what each claim would be worth, what steps cost, and what has been decided so far.

use crate::estimate::Estimate;
use crate::lane::{Lane, Standing, Status};
use crate::portfolio::{Entry, Verification};
use crate::tally::Tally;

/// Costs are counted in twelfths, so that one that several categories share can be divided.
pub(super) const PART: u32 = 12;

/// What every category's search needs to know.
///
// INVARIANT: the portfolio is in order, so that the numbers of claims and items follow ids and aspects.
pub(super) struct Field<'e> {
    pub(super) estimate: &'e Estimate,
    pub(super) lane: Lane,
    /// What each claim would be worth: `credits[claim][ruled][confirmed]`.
    pub(super) credits: Vec<[[u8; 2]; 2]>,
    /// Whether a ruling could make a claim count.
    pub(super) rulable: Vec<bool>,
    /// The claims of each category.
    pub(super) claims: Vec<Vec<usize>>,
    /// The indicators that apply, per category.
    pub(super) indicators: Vec<Vec<Indicator>>,
    /// Whether a new piece may show an equivalent practice on a theme.
    pub(super) by_theme: bool,
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

/// An indicator that applies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Indicator {
    pub(super) level: usize,
    pub(super) number: u16,
    pub(super) aspect: Option<u32>,
}

/// A ruling or a corroboration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Rule(usize),
    Confirm(usize),
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
            indicators: indicators(estimate),
            by_theme: estimate.policy.document().equivalence,
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
        let counts = scale.weigh(entry, self.lane).0 == Standing::Counts;
        let rulable = in_play && !counts && matches!(status, Status::Open | Status::Contested);
        let cap = scale.cap(entry, self.lane);
        let confirmed = cap.max(scale.cap_of(entry.verification.max(Verification::Corroborated)));
        let worth = |counts: bool, cap: u8| if counts { strength.min(cap) } else { 0 };
        let unruled = [worth(counts, cap), worth(counts, confirmed)];
        let ruled = [worth(counts || rulable, cap), worth(counts || rulable, confirmed)];
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

    /// Whether a cell has indicators that apply.
    pub(super) fn has_indicators(&self, category: usize, level: usize) -> bool {
        self.indicators.get(category).is_some_and(|all| all.iter().any(|one| one.level == level))
    }

    /// What a claim is worth now.
    pub(super) fn credit(&self, at: usize, ruled: bool, confirmed: bool) -> u8 {
        let pair = self.credits.get(at).copied().unwrap_or_default();
        let [unruled, after] = pair;
        let [plain, sure] = if ruled { after } else { unruled };
        if confirmed { sure } else { plain }
    }

    /// What a confirmation adds to a claim, once it is ruled on if it can be.
    pub(super) fn gain(&self, at: usize) -> u32 {
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

/// The indicators that apply, per category, each with the number under which claims name it if any does.
fn indicators(estimate: &Estimate) -> Vec<Vec<Indicator>> {
    let portfolio = &estimate.portfolio;
    let entries = portfolio.entries();
    let declared = &portfolio.document().not_applicable;
    let mut all = vec![Vec::new(); estimate.ladder.needs.len()];
    let mut aspects: Vec<(u16, u32)> =
        (0..).zip(&entries.aspects).filter_map(|(at, aspect)| Some((aspect.indicator?, at))).collect();
    aspects.sort_unstable();
    for (category, own) in all.iter_mut().enumerate() {
        for level in 0..estimate.ladder.levels {
            for number in portfolio.framework().members(category, level).iter().copied() {
                if declared.iter().any(|one| one.indicator == number) {
                    continue;
                }
                let found = aspects.binary_search_by_key(&number, |(number, _)| *number).ok();
                let aspect = found.and_then(|at| aspects.get(at)).map(|(_, aspect)| *aspect);
                own.push(Indicator { level, number, aspect });
            }
        }
    }
    all
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

    pub(super) fn item_of(&self, at: usize) -> usize {
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
