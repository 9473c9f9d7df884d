//! Every claim once: where it goes, or why it stays.

use std::collections::BTreeMap;

use maatstaf::{Lane, Policy, Portfolio};

use crate::answer::{CarriedClaim, CarriedTo, LeftClaim, WhyLeft};
use crate::cover::{Cover, Landing, Origin, spots};
use crate::crosswalk::Crosswalk;
use crate::next::Leads;

/// Where claims of each origin land, for the origins that the portfolio has and the policy counts.
pub(crate) type Landings<'c> = BTreeMap<Origin<'c>, Vec<Landing<'c>>>;

/// What becomes of the claims of a portfolio.
#[derive(Default)]
pub(crate) struct Account<'c> {
    pub(crate) carried: Vec<CarriedClaim>,
    pub(crate) left: Vec<LeftClaim>,
    /// Per category of the other framework: what reached it.
    pub(crate) leads: Leads,
    /// By the position of an edge: how many claims went over it.
    pub(crate) over: BTreeMap<usize, usize>,
    /// How many claims each category of the evidence's own framework has.
    pub(crate) claims: BTreeMap<&'c str, usize>,
}

impl<'c> Account<'c> {
    pub(crate) fn new(
        crosswalk: &'c Crosswalk,
        cover: &Cover<'c>,
        landings: &Landings<'c>,
        (portfolio, policy): (&Portfolio, &Policy),
    ) -> Self {
        let mut account = Self::default();
        let items = portfolio.document().evidence.iter();
        let claims = items.flat_map(|item| item.claims.iter().enumerate().map(move |one| (&item.id, one)));
        for ((evidence, (claim, one)), (_, status)) in claims.zip(portfolio.statuses(policy)) {
            let (origin, evidence) = (Origin::of_claim(one, crosswalk.from()), evidence.clone());
            if let Some(origin) = origin {
                *account.claims.entry(origin.category).or_default() += 1;
            }
            let landed = origin.and_then(|origin| Some((origin, landings.get(&origin)?)));
            let Some((origin, landed)) = landed.filter(|(_, landed)| !landed.is_empty()) else {
                account.left.push(LeftClaim { evidence, claim, why: why(origin, cover, landed.is_some()) });
                continue;
            };
            for edge in cover.edges(origin) {
                *account.over.entry(edge).or_default() += 1;
            }
            let to = goes(crosswalk, landed, policy);
            for one in &to {
                account.leads.add(&one.category, &evidence, one.from_lane, status);
            }
            account.carried.push(CarriedClaim { evidence, claim, to });
        }
        account
    }
}

/// The categories that a claim goes to, each once.
fn goes(crosswalk: &Crosswalk, landed: &[Landing<'_>], policy: &Policy) -> Vec<CarriedTo> {
    let highest = spots(landed, Lane::Ceiling, crosswalk, policy);
    let mut lanes: BTreeMap<&str, Lane> = BTreeMap::new();
    for landing in landed {
        let lane = crosswalk.document().carry.lane(landing.relation);
        let kept = lanes.entry(landing.category).or_insert(lane);
        *kept = (*kept).min(lane);
    }
    let to = |(category, from_lane): (&str, Lane)| {
        let level = highest.iter().filter(|spot| spot.category == category).max();
        let level = level.map(|spot| spot.level.to_owned());
        CarriedTo { category: category.to_owned(), from_lane, level }
    };
    lanes.into_iter().map(to).collect()
}

fn why(origin: Option<Origin<'_>>, cover: &Cover<'_>, counts: bool) -> WhyLeft {
    match origin.is_some_and(|origin| cover.starts_in(origin.category)) {
        false => WhyLeft::NoCounterpart,
        true if counts => WhyLeft::NotCovered,
        true => WhyLeft::EquivalenceOff,
    }
}
