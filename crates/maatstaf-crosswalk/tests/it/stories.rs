//! How each type of edge carries, and how levels go along.

use crate::common::{Tested, checked, edge, empty, framework, level};
use maatstaf::{
    Claim, DocumentError, Evidence, Framework, Lane, Policy, Portfolio, Ruling, Strength, Verdict,
    Verification,
};
use maatstaf_crosswalk::{Crosswalk, CrosswalkDocument, InLanes, Presence, Reading, Relation, Step, WhyLeft};

/// Two frameworks with one indicator in each of their cells; of the second, `c2` has none.
fn frameworks() -> Result<(Framework, Framework), DocumentError> {
    Ok((framework("a", 3, 3, &[1])?, framework("b", 3, 3, &[1, 1, 1, 1, 1, 1, 0, 0, 0])?))
}

fn walk(change: impl FnOnce(&mut CrosswalkDocument)) -> Result<Crosswalk, DocumentError> {
    let (from, to) = frameworks()?;
    let mut document = empty(&from, &to);
    change(&mut document);
    checked(&document, &from, &to)
}

/// Three confirmed pieces, each showing the three indicators of the first category; all accepted.
fn accepted() -> Result<Portfolio, DocumentError> {
    let mut portfolio = Portfolio::new(frameworks()?.0);
    for id in ["e1", "e2", "e3"] {
        let mut item = Evidence::new(id, "A piece").verified(Verification::Corroborated).in_context(id);
        item.claims = (1..=3).map(|number| Claim::indicator(number, Strength::REFLECTS)).collect();
        portfolio.add(item)?;
        for indicator in 1..=3 {
            portfolio.rule(Verdict {
                assessor: "assessor-1".to_owned(),
                evidence: id.to_owned(),
                indicator: Some(indicator),
                category: None,
                level: None,
                theme: None,
                ruling: Ruling::Accept,
                strength: None,
                reason: "seen".to_owned(),
            })?;
        }
    }
    Ok(portfolio)
}

fn presence(reading: &Reading, category: &str) -> Option<Presence> {
    reading.answer().categories.iter().find(|one| one.category == category).map(|one| one.presence)
}

fn levels(reading: &Reading, category: &str) -> Option<InLanes> {
    reading.answer().categories.iter().find(|one| one.category == category)?.levels.clone()
}

fn lanes(floor: &str, estimate: &str, ceiling: &str) -> InLanes {
    let level = |id: &str| (!id.is_empty()).then(|| id.to_owned());
    InLanes { floor: level(floor), estimate: level(estimate), ceiling: level(ceiling) }
}

#[test]
fn each_type_counts_from_its_own_lane() -> Tested {
    let expected = [
        (Relation::Equal, Presence::Certain),
        (Relation::Narrower, Presence::There),
        (Relation::Broader, Presence::Perhaps),
        (Relation::Partial, Presence::Perhaps),
    ];
    for (relation, expected) in expected {
        let reading = walk(|document| document.edges = vec![edge("c0", "c1", relation)])?
            .read(&accepted()?, &Policy::standard())?;
        assert_eq!(presence(&reading, "c1"), Some(expected));
        assert_eq!(presence(&reading, "c0"), Some(Presence::None));
        assert!(reading.answer().overall.is_none()); // no levels are mapped
    }
    Ok(())
}

#[test]
fn a_level_is_as_close_as_its_category_and_its_own_edge_together() -> Tested {
    let mapped = |category, own| {
        walk(|document| {
            document.edges = vec![edge("c0", "c1", category)];
            document.levels = ["l0", "l1", "l2"].map(|id| level(id, id, own)).to_vec();
        })
    };
    let policy = Policy::standard();
    let equal = mapped(Relation::Equal, Relation::Equal)?.read(&accepted()?, &policy)?;
    assert_eq!(levels(&equal, "c1"), Some(lanes("l2", "l2", "l2")));
    let narrower = mapped(Relation::Narrower, Relation::Narrower)?.read(&accepted()?, &policy)?;
    assert_eq!(levels(&narrower, "c1"), Some(lanes("", "l2", "l2")));
    let crossed = mapped(Relation::Narrower, Relation::Broader)?.read(&accepted()?, &policy)?;
    assert_eq!(levels(&crossed, "c1"), Some(lanes("", "", "l2")));
    assert_eq!(presence(&crossed, "c1"), Some(Presence::There)); // whatever its level, it is there
    Ok(())
}

#[test]
fn a_level_without_an_edge_goes_along_as_the_next_lower_one() -> Tested {
    let walk = walk(|document| {
        document.edges = vec![edge("c0", "c1", Relation::Equal)];
        document.levels = vec![level("l1", "l1", Relation::Equal)];
    })?;
    let reading = walk.read(&accepted()?, &Policy::standard())?;
    assert_eq!(levels(&reading, "c1"), Some(lanes("l1", "l1", "l1")));
    let portfolio = reading.portfolio(Lane::Floor).ok_or("levels are mapped")?;
    let landed: Vec<usize> = portfolio.document().evidence.iter().map(|item| item.claims.len()).collect();
    assert_eq!(landed, [2, 2, 2]); // the lowest level has no edge and nothing below it
    Ok(())
}

#[test]
fn a_claim_stands_once_per_category_however_many_edges_lead_there() -> Tested {
    let walk = walk(|document| {
        let mut cell = edge("c0", "c1", Relation::Partial);
        cell.from.level = Some("l0".to_owned());
        cell.to.level = Some("l2".to_owned());
        document.edges = vec![edge("c0", "c1", Relation::Equal), cell];
        document.levels = vec![level("l0", "l0", Relation::Equal)];
    })?;
    let mut portfolio = Portfolio::new(walk.from().clone());
    portfolio.add(Evidence::new("e1", "A piece").shows(1))?;
    let reading = walk.read(&portfolio, &Policy::standard())?;
    for (lane, level) in [(Lane::Floor, "l0"), (Lane::Estimate, "l0"), (Lane::Ceiling, "l2")] {
        let seen = reading.portfolio(lane).ok_or("levels are mapped")?.document().evidence.clone();
        let landed: Vec<_> =
            seen.iter().flat_map(|item| &item.claims).map(|claim| claim.level.as_deref()).collect();
        assert_eq!(landed, [Some(level)]);
    }
    assert!(reading.answer().edges.iter().all(|edge| edge.claims == 1));
    Ok(())
}

#[test]
fn an_indicator_is_claimed_only_where_an_equal_edge_names_one_on_both_sides() -> Tested {
    let claimed = |relation| -> Result<Option<u16>, DocumentError> {
        let walk = walk(|document| {
            let mut one = edge("c0", "c1", relation);
            one.from.indicators = vec![2];
            one.to.indicator = Some(5);
            document.edges = vec![one];
        })?;
        let reading = walk.read(&accepted()?, &Policy::standard())?;
        assert_eq!(reading.answer().left.len(), 6); // the two other indicators of each piece
        assert!(reading.answer().left.iter().all(|claim| claim.why == WhyLeft::NotCovered));
        let portfolio = reading.portfolio(Lane::Ceiling).map(|portfolio| portfolio.document().clone());
        let first = portfolio.and_then(|document| document.evidence.first().cloned());
        Ok(first.and_then(|item| item.claims.first().and_then(|claim| claim.indicator)))
    };
    assert_eq!(claimed(Relation::Equal)?, Some(5));
    assert_eq!(claimed(Relation::Narrower)?, None);
    Ok(())
}

#[test]
fn a_category_without_indicators_asks_for_evidence_all_the_same() -> Tested {
    let walk = walk(|document| {
        document.edges = vec![edge("c0", "c1", Relation::Equal)];
        document.levels = ["l0", "l1", "l2"].map(|id| level(id, id, Relation::Equal)).to_vec();
    })?;
    let reading = walk.read(&accepted()?, &Policy::standard())?;
    assert_eq!(levels(&reading, "c2"), Some(lanes("", "", "")));
    Ok(())
}

#[test]
fn what_would_help_is_the_cheapest_step_for_each_category() -> Tested {
    let walk = walk(|document| {
        document.edges = vec![edge("c0", "c0", Relation::Equal), edge("c0", "c1", Relation::Partial)];
    })?;
    let mut portfolio = Portfolio::new(walk.from().clone());
    portfolio.add(Evidence::new("e1", "A piece").shows(1))?;
    let reading = walk.read(&portfolio, &Policy::standard())?;
    let steps: Vec<_> =
        reading.answer().next.iter().map(|step| (step.category.as_str(), step.step)).collect();
    assert_eq!(steps, [("c0", Step::AskRuling), ("c1", Step::ClaimDirectly), ("c2", Step::NewEvidence)]);
    Ok(())
}

#[test]
fn a_policy_without_equivalence_carries_no_claims_by_equivalence() -> Tested {
    let walk = walk(|document| document.edges = vec![edge("c0", "c1", Relation::Equal)])?;
    let mut claim = Claim::equivalent("c0", "l0", Strength::REFLECTS);
    claim.rationale = Some("the same".to_owned());
    let mut portfolio = Portfolio::new(walk.from().clone());
    portfolio.add(Evidence::new("e1", "A piece").shows(1).claims(claim))?;
    let policy = Policy::by_id("every-indicator").ok_or("it comes along")?;
    let reading = walk.read(&portfolio, &policy)?;
    let left: Vec<_> = reading.answer().left.iter().map(|one| (one.claim, one.why)).collect();
    assert_eq!(left, [(1, WhyLeft::EquivalenceOff)]);
    Ok(())
}

#[test]
fn an_edge_from_a_whole_category_lifts_no_claim_to_the_level_that_it_names() -> Tested {
    let landed = |levels: &[(&str, &str)]| -> Result<Option<String>, DocumentError> {
        let walk = walk(|document| {
            let mut one = edge("c0", "c1", Relation::Equal);
            one.to.level = Some("l1".to_owned());
            document.edges = vec![one];
            document.levels = levels.iter().map(|(from, to)| level(from, to, Relation::Equal)).collect();
        })?;
        let mut portfolio = Portfolio::new(walk.from().clone());
        portfolio.add(Evidence::new("e1", "A piece").shows(1))?; // at the lowest level
        let reading = walk.read(&portfolio, &Policy::standard())?;
        assert_eq!(presence(&reading, "c1"), Some(Presence::There));
        let first = reading.answer().carried.first().and_then(|claim| claim.to.first().cloned());
        Ok(first.and_then(|to| to.level))
    };
    assert_eq!(landed(&[])?, None);
    assert_eq!(landed(&[("l0", "l0")])?, None);
    assert_eq!(landed(&[("l0", "l2")])?.as_deref(), Some("l1"));
    Ok(())
}

#[test]
fn one_claim_by_the_icf_is_no_master_of_emcc() -> Tested {
    let back = Crosswalk::between("icf-2025", "emcc-2015").ok_or("it comes along")?;
    let mut claim = Claim::equivalent("demonstrates-ethical-practice", "acc", Strength::REFLECTS);
    claim.rationale = Some("a referral".to_owned());
    let mut portfolio = Portfolio::new(back.from().clone());
    portfolio.add(Evidence::new("e1", "A piece").claims(claim))?;
    let reading = back.read(&portfolio, &Policy::standard())?;
    let to = reading.answer().carried.first().map(|claim| claim.to.clone()).unwrap_or_default();
    let to: Vec<_> =
        to.iter().map(|one| (one.category.as_str(), one.from_lane, one.level.as_deref())).collect();
    assert_eq!(to, [("managing-the-contract", Lane::Ceiling, Some("practitioner"))]);
    Ok(())
}
