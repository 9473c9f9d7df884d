//! What holds for every portfolio and every panel.

mod generate;
mod oracle;

use std::collections::BTreeSet;

use crate::common::{self, DAY, crosscheck};
use generate::{Drawn, assessor, drawn, level, ratings, verdicts_in};
use maatstaf::{Change, ClaimName, Framework, Lane, Policy, Portfolio, Ruling};
use maatstaf_crosscheck::{
    Assessment, AssessmentDocument, CrosscheckAnswer, Decision, JudgedLevel, PanelRules, Pivotal, Reached,
    Resolution, ResolutionDocument, ResolutionRecord, Seen, assessment_starter,
};
use maatstaf_document::Language;
use proptest::prelude::*;

type Ruled = Result<CrosscheckAnswer, TestCaseError>;

fn answered(portfolio: &Portfolio, documents: &[AssessmentDocument]) -> Ruled {
    settled(portfolio, documents, None)
}

fn settled(
    portfolio: &Portfolio,
    documents: &[AssessmentDocument],
    resolution: Option<ResolutionDocument>,
) -> Ruled {
    let crosscheck = crosscheck(portfolio, documents.to_vec(), resolution);
    Ok(crosscheck.map_err(|error| TestCaseError::fail(error.to_string()))?.answer())
}

fn changed(
    portfolio: &Portfolio,
    change: impl FnOnce(&mut maatstaf::PortfolioDocument),
) -> Result<Portfolio, TestCaseError> {
    let mut portfolio = portfolio.clone();
    let changed = portfolio.change(change).map(|_| ());
    changed.map_err(|error| TestCaseError::fail(error.to_string()))?;
    Ok(portfolio)
}

fn json(answer: &CrosscheckAnswer) -> Result<String, TestCaseError> {
    serde_json::to_string(answer).map_err(|error| TestCaseError::fail(error.to_string()))
}

fn both(drawn: &Drawn) -> Result<(Portfolio, Vec<AssessmentDocument>), TestCaseError> {
    let portfolio = drawn.portfolio()?;
    let documents = drawn.assessments(&portfolio);
    Ok((portfolio, documents))
}

fn height(level: Option<&str>) -> usize {
    Framework::emcc().height(level)
}

fn heights(reached: &Reached) -> [usize; 2] {
    [height(reached.category.as_deref()), height(reached.overall.as_deref())]
}

/// The answer without all that speaks of the self-rating.
fn without_self(mut answer: CrosscheckAnswer) -> CrosscheckAnswer {
    answer.origin.portfolio.digest.clear();
    for category in &mut answer.categories {
        category.self_rating = None;
        category.self_minus_median = None;
    }
    for assessment in answer.assessors.iter_mut().filter_map(|one| one.assessment.as_mut()) {
        assessment.self_rating = None;
    }
    answer
}

/// A record that settles a claim.
fn record(name: &ClaimName, ruling: Ruling) -> ResolutionRecord {
    ResolutionRecord {
        by: vec!["chair".to_owned()],
        on: DAY,
        why: "We talked.".to_owned(),
        evidence: Some(name.evidence.clone()),
        indicator: name.indicator,
        category: name.category.clone(),
        level: name.level.clone(),
        theme: name.theme.clone(),
        ruling: Some(ruling),
        strength: None,
    }
}

fn resolution(portfolio: &Portfolio, records: Vec<ResolutionRecord>) -> ResolutionDocument {
    ResolutionDocument {
        schema: None,
        maatstaf_resolution: 1,
        holder: portfolio.document().holder.clone(),
        digest: Seen::of(portfolio).digest,
        records,
        decision: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_anything_is_irrelevant(drawn in drawn()) {
        let (portfolio, documents) = both(&drawn)?;
        let turned = changed(&portfolio, |document| {
            document.evidence.reverse();
            document.evidence.iter_mut().for_each(|item| item.claims.reverse());
            document.verdicts.reverse();
            document.self_rating.reverse();
        })?;
        let mut others = documents.clone();
        others.reverse();
        for one in &mut others {
            one.judgements.reverse();
            one.verdicts.reverse();
        }
        prop_assert_eq!(json(&answered(&portfolio, &documents)?)?, json(&answered(&turned, &others)?)?);
    }

    #[test]
    fn the_self_rating_changes_no_level_and_no_median(drawn in drawn(), own in prop::collection::vec(prop::option::of(0_usize..=4), 8)) {
        let (portfolio, documents) = both(&drawn)?;
        let other = changed(&portfolio, |document| document.self_rating = ratings(&own))?;
        let (before, after) = (answered(&portfolio, &documents)?, answered(&other, &documents)?);
        prop_assert_eq!(without_self(before), without_self(after));
    }

    #[test]
    fn an_assessor_who_agrees_with_the_median_widens_no_range(drawn in drawn()) {
        let (portfolio, mut documents) = both(&drawn)?;
        let before = answered(&portfolio, &documents)?;
        let agreed = before.categories.iter().filter_map(|one| {
            Some(common::judgement(&one.category, one.median.as_ref()?.level.as_deref()))
        });
        let judgements = agreed.collect();
        documents.push(AssessmentDocument { judgements, ..common::empty(&portfolio, "agrees") });
        let after = answered(&portfolio, &documents)?;
        for (before, after) in before.categories.iter().zip(&after.categories) {
            prop_assert_eq!((before.range, &before.median), (after.range, &after.median));
        }
    }

    #[test]
    fn the_level_under_all_verdicts_is_that_of_the_portfolio_holding_them(drawn in drawn()) {
        let (portfolio, documents) = both(&drawn)?;
        let all = answered(&portfolio, &documents)?;
        let held = oracle::holding(&portfolio, &oracle::opinions(&portfolio, &documents))?.estimate();
        let lanes = &all.levels.evidence.all;
        let level = |lane| held.overall(lane).map(str::to_owned);
        prop_assert_eq!(&lanes.floor, &level(Lane::Floor));
        prop_assert_eq!(&lanes.estimate, &level(Lane::Estimate));
        prop_assert_eq!(&lanes.ceiling, &level(Lane::Ceiling));
        for (category, held) in all.categories.iter().zip(held.categories()) {
            prop_assert_eq!(category.evidence.estimate.as_deref(), held.level());
        }
    }

    #[test]
    fn the_level_under_one_assessor_is_that_of_the_portfolio_holding_only_theirs(drawn in drawn()) {
        let (portfolio, documents) = both(&drawn)?;
        let opinions = oracle::opinions(&portfolio, &documents);
        for one in answered(&portfolio, &documents)?.assessors {
            let own: Vec<_> = opinions.iter().filter(|opinion| opinion.0 == one.assessor).cloned().collect();
            let held = oracle::holding(&portfolio, &own)?.estimate();
            prop_assert_eq!(one.evidence.floor.as_deref(), held.overall(Lane::Floor));
            prop_assert_eq!(one.evidence.estimate.as_deref(), held.level());
        }
    }

    #[test]
    fn what_is_hidden_leaves_no_trace(
        drawn in drawn(),
        own in prop::collection::vec(prop::option::of(0_usize..=4), 8),
        outsider in prop::collection::vec(0_u8..4, 1..9),
        other in assessor(),
    ) {
        let (portfolio, documents) = both(&drawn)?;
        let Some(first) = documents.first() else { return Ok(()) };
        let elsewhere = changed(&portfolio, |document| {
            document.self_rating = ratings(&own);
            document.comment = Some("a remark".to_owned());
        })?;
        let verdicts = verdicts_in(&elsewhere, "somebody", &outsider);
        let elsewhere = changed(&elsewhere, |document| document.verdicts = verdicts)?;
        let others = vec![first.clone(), other.document(&elsewhere, "another")];
        let blind = |portfolio: &Portfolio, documents: Vec<AssessmentDocument>| -> Ruled {
            let all = crosscheck(portfolio, documents, None);
            let all = all.map_err(|error| TestCaseError::fail(error.to_string()))?;
            Ok(all.blind(&first.assessor).ok_or_else(|| TestCaseError::fail("there is one"))?.answer())
        };
        let (one, two) = (blind(&portfolio, documents.clone())?, blind(&elsewhere, others)?);
        prop_assert!(one.hidden && one.assessors.len() == 1);
        prop_assert_eq!(json(&one)?, json(&two)?);
        for language in [Language::En, Language::Nl] {
            prop_assert_eq!(one.page(language), two.page(language));
        }
    }

    #[test]
    fn what_comes_after_the_reveal_changes_nothing_from_before(drawn in drawn()) {
        let (portfolio, documents) = both(&drawn)?;
        let rules = PanelRules::standard();
        let read = |one: AssessmentDocument| {
            Assessment::from_document(one, &portfolio, &rules)
                .map_err(|error| TestCaseError::fail(error.to_string()))
        };
        for document in documents {
            let before = read(AssessmentDocument { after_reveal: None, ..document.clone() })?;
            let after = read(document)?;
            for category in portfolio.framework().categories() {
                prop_assert_eq!(after.initial_level(category), before.final_level(category));
            }
        }
    }

    #[test]
    fn nothing_above_the_level_applied_for_is_ever_awarded(
        target in 1_usize..=4, awarded in 1_usize..=4, outcome in 0_usize..4, asks in any::<bool>(),
    ) {
        let portfolio = Portfolio::new(Framework::emcc());
        let portfolio = changed(&portfolio, |document| document.target = level(target))?;
        let rules = PanelRules::standard();
        let rule = rules.document().decisions.get(outcome).ok_or_else(|| TestCaseError::fail("four"))?;
        let decision = Decision {
            outcome: rule.id.clone(),
            level: level(awarded),
            by: vec!["chair".to_owned()],
            on: DAY,
            why: "We talked.".to_owned(),
            asks: if asks { vec!["more".to_owned()] } else { Vec::new() },
        };
        let document = ResolutionDocument { decision: Some(decision), ..resolution(&portfolio, Vec::new()) };
        let checked = Resolution::from_document(document, &portfolio, &rules);
        let sound = match rule.id.as_str() {
            "award" => awarded == target,
            "award-lower" => awarded < target,
            _ => false, // these award no level
        };
        prop_assert_eq!(checked.is_ok(), sound);
        if awarded > target {
            let codes = checked.err().map(|error| common::codes(&error)).unwrap_or_default();
            prop_assert!(codes.contains(&"above-applied-for"));
        }
    }

    #[test]
    fn a_resolution_leaves_opinions_as_they_were(drawn in drawn(), accept in any::<bool>()) {
        let (portfolio, documents) = both(&drawn)?;
        let before = answered(&portfolio, &documents)?;
        let ruling = if accept { Ruling::Accept } else { Ruling::Reject };
        let claims = before.contested.iter().flat_map(|cell| &cell.claims);
        let records: Vec<_> = claims.map(|one| record(&one.claim, ruling)).collect();
        let mut after = settled(&portfolio, &documents, Some(resolution(&portfolio, records)))?;
        let settlement = after.resolution.take().ok_or_else(|| TestCaseError::fail("there is one"))?;
        prop_assert_eq!(&after, &before);
        prop_assert!(settlement.records.iter().all(|one| one.contested));
        let (evidence, settled) = (&before.levels.evidence, settlement.evidence.estimate.as_deref());
        if accept {
            // Settled as claimed, which may be more than those who accepted it gave.
            let as_accepted = height(evidence.if_all_accepted.as_deref());
            prop_assert!(height(settled) >= as_accepted);
        } else {
            prop_assert_eq!(settled, evidence.if_all_rejected.as_deref());
        }
    }

    #[test]
    fn acceptance_never_reaches_less_than_rejection(drawn in drawn()) {
        let (portfolio, documents) = both(&drawn)?;
        for cell in answered(&portfolio, &documents)?.contested {
            let together = cell.together.iter();
            for flip in cell.claims.iter().map(|one| &one.flip).chain(together) {
                let (yes, no) = (heights(&flip.if_accepted), heights(&flip.if_rejected));
                prop_assert!(yes.iter().zip(no).all(|(yes, no)| *yes >= no));
            }
        }
    }

    #[test]
    fn what_is_said_to_settle_a_cell_reaches_as_much_as_all_of_it(drawn in drawn()) {
        let (portfolio, documents) = both(&drawn)?;
        let opinions = oracle::opinions(&portfolio, &documents);
        let held = oracle::holding(&portfolio, &opinions)?;
        for cell in answered(&portfolio, &documents)?.contested {
            let Some(together) = &cell.together else { continue };
            if cell.settled_by.is_empty() {
                prop_assert_eq!(&together.if_accepted, &together.if_rejected);
                continue;
            }
            prop_assert!(cell.settled_by.len() == 1 || cell.settled_by.len() == cell.claims.len());
            let strength = |claim: &ClaimName| {
                let one = cell.claims.iter().find(|one| one.claim == *claim);
                one.and_then(|one| one.accepted_by.iter().map(|by| by.strength).max())
            };
            let changes = cell.settled_by.iter();
            let changes: Vec<Change> = changes
                .map(|claim| Change::Accept { claim: claim.clone(), strength: strength(claim) })
                .collect();
            let settled = held.with_changes(&changes, &Policy::standard());
            let settled = settled.map_err(|error| TestCaseError::fail(error.to_string()))?.estimate();
            prop_assert_eq!(settled.level(), together.if_accepted.overall.as_deref());
        }
    }

    #[test]
    fn medians_ranges_and_groups_are_those_of_brute_force(drawn in drawn()) {
        let (portfolio, documents) = both(&drawn)?;
        let all = answered(&portfolio, &documents)?;
        prop_assert_eq!(&all.groups, &oracle::groups(&portfolio, &oracle::opinions(&portfolio, &documents)));
        for (at, category) in all.categories.iter().enumerate() {
            let judged: Vec<usize> = drawn.panel.iter().filter_map(|one| {
                let later = one.later.iter().filter(|_| one.blind).flatten();
                // The generator sorts, so that of two later judgements the lower stands.
                let later = later.filter(|(category, _)| *category == at).map(|(_, height)| *height).min();
                later.or(one.levels.get(at).copied().flatten())
            }).collect();
            let median = oracle::median(&judged).map(|height| JudgedLevel { level: level(height) });
            prop_assert_eq!(&category.median, &median);
            let range = judged.iter().max().zip(judged.iter().min()).map_or(0, |(most, least)| most - least);
            prop_assert_eq!(category.range, range);
            let disputed = all.contested.iter().any(|cell| cell.category == category.category && !cell.claims.is_empty());
            prop_assert_eq!(category.contested, range >= 2 || disputed);
        }
    }

    #[test]
    fn what_decides_is_what_brute_force_says(drawn in drawn()) {
        let (portfolio, documents) = both(&drawn)?;
        let opinions = oracle::opinions(&portfolio, &documents);
        let mut found = BTreeSet::new();
        for cell in answered(&portfolio, &documents)?.contested {
            for one in &cell.claims {
                let name = (one.claim.evidence.as_str(), one.claim.indicator.unwrap_or_default());
                let reached = |accepted: bool| -> Result<Reached, TestCaseError> {
                    let estimate = oracle::flipped(&portfolio, &opinions, name, accepted)?;
                    let level = estimate.category(&cell.category).and_then(|one| one.level().map(str::to_owned));
                    Ok(Reached { category: level, overall: estimate.level().map(str::to_owned) })
                };
                let (yes, no) = (reached(true)?, reached(false)?);
                let pivotal = match (yes.overall == no.overall, yes.category == no.category) {
                    (false, _) => Pivotal::Overall,
                    (true, false) => Pivotal::Category,
                    (true, true) => Pivotal::Nothing,
                };
                prop_assert_eq!((&one.flip.if_accepted, &one.flip.if_rejected), (&yes, &no));
                prop_assert_eq!(one.pivotal, pivotal);
                found.insert((name.0.to_owned(), name.1));
            }
        }
        let disputed = |held: bool| -> BTreeSet<(String, u16)> {
            opinions.iter().filter(|one| one.4 == held).map(|one| (one.1.clone(), one.2)).collect()
        };
        let both: BTreeSet<_> = disputed(true).intersection(&disputed(false)).cloned().collect();
        prop_assert_eq!(found, both);
    }

    #[test]
    fn a_difference_names_exactly_the_evidence_that_changed(drawn in drawn(), at in 0_usize..3, as_of in any::<bool>()) {
        let portfolio = drawn.portfolio()?;
        let seen = Seen::of(&portfolio);
        let at = at % portfolio.document().evidence.len();
        let edited = changed(&portfolio, |document| {
            document.evidence.iter_mut().skip(at).take(1).for_each(|item| item.text.push_str("One more line."));
            document.evidence.reverse();
        })?;
        let edited = if as_of { edited.on(DAY) } else { edited };
        let difference = seen.against(&edited);
        prop_assert_eq!(difference.changed, vec![format!("piece-{at}")]);
        prop_assert!(!difference.same && !difference.rest_changed);
        prop_assert!(difference.added.is_empty() && difference.gone.is_empty());
        let aimed = changed(&portfolio, |document| document.target = None)?;
        let difference = seen.against(&aimed);
        prop_assert!(difference.rest_changed && difference.changed.is_empty());
    }

    #[test]
    fn the_starter_is_read_back_and_says_nothing(drawn in drawn()) {
        let (portfolio, mut documents) = both(&drawn)?;
        let text = assessment_starter(&portfolio, "fresh", true, DAY);
        let fresh = Assessment::from_json(&text, &portfolio, &PanelRules::standard());
        let fresh = fresh.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let claims: usize = portfolio.document().evidence.iter().map(|item| item.claims.len()).sum();
        prop_assert_eq!((fresh.document().judgements.len(), fresh.document().verdicts.len()), (8, claims));
        let before = answered(&portfolio, &documents)?;
        documents.push(fresh.document().clone());
        let after = answered(&portfolio, &documents)?;
        prop_assert_eq!(&before.categories, &after.categories);
        prop_assert_eq!((&before.contested, &before.groups), (&after.contested, &after.groups));
        prop_assert_eq!(&before.levels.evidence.all, &after.levels.evidence.all);
    }
}
