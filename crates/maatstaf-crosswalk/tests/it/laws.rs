//! What holds for every crosswalk and portfolio.

mod generate;

use crate::common::{checked, edge, empty, framework, level};
use generate::{Case, cases};
use maatstaf::{Framework, Lane, Policy, Portfolio};
use maatstaf_crosswalk::{Crosswalk, CrosswalkDocument, InLanes, Presence, Relation};
use proptest::prelude::{ProptestConfig, TestCaseError, any, prop_assert, prop_assert_eq, proptest};
use strum::IntoEnumIterator;

type Held = Result<(), TestCaseError>;

fn failed(error: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// Everything that a reading reaches, as heights: overall and per category, floor, estimate, ceiling; then presences.
fn reached(walk: &Crosswalk, portfolio: &Portfolio, policy: &Policy) -> Result<Vec<usize>, TestCaseError> {
    let reading = walk.read(portfolio, policy).map_err(failed)?;
    let answer = reading.answer();
    let nothing = InLanes::default();
    let heights = |levels: Option<&InLanes>| {
        let levels = levels.unwrap_or(&nothing);
        [&levels.floor, &levels.estimate, &levels.ceiling].map(|level| walk.to().height(level.as_deref()))
    };
    let mut found = heights(answer.overall.as_ref()).to_vec();
    for category in &answer.categories {
        found.extend(heights(category.levels.as_ref()));
    }
    let presence = |presence| match presence {
        Presence::None => 0,
        Presence::Perhaps => 1,
        Presence::There => 2,
        Presence::Certain => 3,
    };
    found.extend(answer.categories.iter().map(|one| presence(one.presence)));
    Ok(found)
}

fn never_lower(before: &[usize], after: &[usize]) -> Held {
    prop_assert!(
        before.iter().zip(after).all(|(before, after)| before <= after),
        "{before:?} then {after:?}"
    );
    Ok(())
}

fn closer(relation: Relation, by_way_of_broader: bool) -> Relation {
    match relation {
        Relation::Partial if by_way_of_broader => Relation::Broader,
        Relation::Partial => Relation::Narrower,
        _ => Relation::Equal,
    }
}

/// The levels that the core estimates of a portfolio in its own framework, laid out as [`reached`] lays them out.
fn own(portfolio: &Portfolio, policy: &Policy) -> Vec<usize> {
    let estimate = portfolio.estimate_with(policy);
    let framework = portfolio.framework();
    let mut found: Vec<usize> = Lane::iter().map(|lane| framework.height(estimate.overall(lane))).collect();
    for category in estimate.categories() {
        found.extend(Lane::iter().map(|lane| framework.height(category.in_lane(lane))));
    }
    found
}

/// A crosswalk by which every place is equal to the place of the same name.
fn identity(from: &Framework, to: &Framework) -> CrosswalkDocument {
    let mut document = empty(from, to);
    document.levels = from.levels().iter().map(|id| level(id, id, Relation::Equal)).collect();
    document.edges = from.categories().iter().map(|id| edge(id, id, Relation::Equal)).collect();
    for indicator in from.indicators() {
        let mut one = edge(&indicator.category, &indicator.category, Relation::Equal);
        one.from.indicators = vec![indicator.number];
        one.to.indicator = Some(indicator.number);
        document.edges.push(one);
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_identity_gives_the_same_levels_in_each_lane(case in cases()) {
        let Case { from, portfolio, policy, .. } = case;
        let to = framework("copy", from.categories().len(), from.levels().len(), &generate::per_cell(&from)).map_err(failed)?;
        let walk = checked(&identity(&from, &to), &from, &to).map_err(failed)?;
        let reading = walk.read(&portfolio, &policy).map_err(failed)?;
        let used = Policy::from_document(reading.answer().origin.policy.clone()).map_err(failed)?;
        let found = reached(&walk, &portfolio, &policy)?;
        let own = own(&portfolio, &used);
        prop_assert_eq!(found.get(..own.len()), Some(own.as_slice()));
    }

    #[test]
    fn floor_estimate_and_ceiling_keep_their_order(case in cases()) {
        let found = reached(&case.walk()?, &case.portfolio, &case.policy)?;
        let count = 1 + case.to.categories().len();
        for lanes in found.chunks(3).take(count) {
            prop_assert!(lanes.is_sorted(), "{lanes:?}");
        }
    }

    #[test]
    fn one_more_edge_never_lowers(case in cases(), drop in any::<usize>(), of_levels in any::<bool>()) {
        let after = reached(&case.walk()?, &case.portfolio, &case.policy)?;
        let mut document = case.document.clone();
        if of_levels && !document.levels.is_empty() {
            document.levels.remove(drop % document.levels.len());
        } else if !document.edges.is_empty() {
            document.edges.remove(drop % document.edges.len());
        }
        let fewer = checked(&document, &case.from, &case.to).map_err(failed)?;
        never_lower(&reached(&fewer, &case.portfolio, &case.policy)?, &after)?;
    }

    #[test]
    fn a_closer_type_never_lowers(case in cases(), which in any::<usize>(), of_levels in any::<bool>(), side in any::<bool>()) {
        let before = reached(&case.walk()?, &case.portfolio, &case.policy)?;
        let mut document = case.document.clone();
        let (edges, levels) = (document.edges.len(), document.levels.len());
        let relation = if of_levels && levels > 0 {
            document.levels.get_mut(which % levels).and_then(|edge| edge.relation.as_mut())
        } else if edges > 0 {
            document.edges.get_mut(which % edges).and_then(|edge| edge.relation.as_mut())
        } else {
            None
        };
        if let Some(relation) = relation {
            *relation = closer(*relation, side);
        }
        // Where the closer type is refused, as an equal edge to two places is, there is nothing to compare.
        if let Ok(walk) = checked(&document, &case.from, &case.to) {
            never_lower(&before, &reached(&walk, &case.portfolio, &case.policy)?)?;
        }
    }

    #[test]
    fn the_order_of_edges_is_irrelevant(case in cases(), turn in any::<usize>()) {
        let before = case.walk()?.read(&case.portfolio, &case.policy).map_err(failed)?;
        let mut document = case.document.clone();
        document.levels.reverse();
        document.edges.reverse();
        let by = turn % document.edges.len().max(1);
        document.edges.rotate_left(by);
        let walk = checked(&document, &case.from, &case.to).map_err(failed)?;
        let after = walk.read(&case.portfolio, &case.policy).map_err(failed)?;
        prop_assert_eq!(before.answer(), after.answer());
    }

    #[test]
    fn every_claim_stands_once_in_the_account(case in cases()) {
        let reading = case.walk()?.read(&case.portfolio, &case.policy).map_err(failed)?;
        let answer = reading.answer();
        let carried = answer.carried.iter().map(|one| (one.evidence.as_str(), one.claim));
        let left = answer.left.iter().map(|one| (one.evidence.as_str(), one.claim));
        let mut found: Vec<(&str, usize)> = carried.chain(left).collect();
        found.sort_unstable();
        let items = &case.portfolio.document().evidence;
        let mut all: Vec<(&str, usize)> =
            items.iter().flat_map(|item| (0..item.claims.len()).map(|at| (item.id.as_str(), at))).collect();
        all.sort_unstable();
        prop_assert_eq!(found, all);
    }

    #[test]
    fn more_evidence_never_lowers(case in cases(), drop in any::<usize>()) {
        let after = reached(&case.walk()?, &case.portfolio, &case.policy)?;
        let mut fewer = case.portfolio.clone();
        fewer.change(|document| {
            if !document.evidence.is_empty() {
                let gone = document.evidence.remove(drop % document.evidence.len());
                document.verdicts.retain(|verdict| verdict.evidence != gone.id);
            }
        }).map_err(failed)?;
        never_lower(&reached(&case.walk()?, &fewer, &case.policy)?, &after)?;
    }

    #[test]
    fn turned_round_twice_reads_the_same(case in cases()) {
        let walk = case.walk()?;
        let turned = walk.inverse();
        prop_assert!(checked(turned.document(), &case.from, &case.to).is_ok());
        let again = reached(&turned.inverse(), &case.portfolio, &case.policy)?;
        prop_assert_eq!(reached(&walk, &case.portfolio, &case.policy)?, again);
    }
}
