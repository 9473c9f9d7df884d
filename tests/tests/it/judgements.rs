//! Self-ratings and judged levels: what a person says of levels stands beside what the evidence says, and never in its place.

use std::collections::BTreeSet;
use std::error::Error;

use maatstaf::{Framework, Gates, Lane, Policy, Portfolio, Ruling, SelfRating, Status};
use maatstaf_tests::generate::edit::{shuffled, target};
use maatstaf_tests::generate::{self, all_cases};
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert_eq, proptest};

type Outcome = Result<(), Box<dyn Error>>;

proptest! {
    #![proptest_config(generate::config("MAATSTAF_CASES", 300))]

    #[test]
    fn a_self_rating_moves_no_level(case in all_cases(), heights in vec(any::<usize>(), 8)) {
        let engine = case.engine()?;
        let mut rated = case.portfolio.clone();
        for (category, height) in case.facts.categories.iter().zip(heights) {
            let level = case.facts.levels.get(height % (case.facts.levels.len() + 1)).cloned();
            rated.self_rating.push(SelfRating { category: category.clone(), level, reason: None });
        }
        let (before, after) = (engine.estimate(&case.portfolio)?.document(), engine.estimate(&rated)?.document());
        prop_assert_eq!(before.overall, after.overall);
        prop_assert_eq!(before.categories, after.categories);
    }

    #[test]
    fn without_gates_the_levels_of_all_categories_give_the_overall_level(case in all_cases()) {
        let open = Gates { contexts: vec![0], kinds: vec![0], corroborated: vec![0] };
        let policy = Policy::from_document(maatstaf::PolicyDocument { gates: open, ..case.policy.clone() })?;
        let framework = generate::framework(&case.facts)?;
        let estimate = Portfolio::from_document(framework.clone(), case.portfolio.clone())?.estimate_with(&policy);
        for lane in [Lane::Floor, Lane::Estimate, Lane::Ceiling] {
            let judged: Vec<Option<&str>> = estimate.categories().map(|category| category.in_lane(lane)).collect();
            prop_assert_eq!(policy.overall_of(&framework, &judged), estimate.overall(lane));
        }
    }

    #[test]
    fn a_claim_is_contested_when_somebody_accepts_and_somebody_rejects_it(case in all_cases(), keys in vec(any::<u8>(), 64)) {
        let (policy, framework) = (Policy::from_document(case.policy.clone())?, generate::framework(&case.facts)?);
        let portfolio = shuffled(&case.portfolio, &keys);
        let statuses = Portfolio::from_document(framework, portfolio.clone())?.statuses(&policy);
        let claims = portfolio.evidence.iter().flat_map(|item| item.claims.iter().map(|claim| (&item.id, claim)));
        for ((name, status), (evidence, claim)) in statuses.into_iter().zip(claims) {
            prop_assert_eq!(&name.evidence, evidence);
            let own = |verdict: &&maatstaf::Verdict| {
                let theme = |theme: &Option<String>| theme.as_deref().map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned);
                &verdict.evidence == evidence
                    && (verdict.indicator, &verdict.category, &verdict.level) == (claim.indicator, &claim.category, &claim.level)
                    && theme(&verdict.theme) == theme(&claim.theme)
            };
            let rulings: Vec<Ruling> = portfolio.verdicts.iter().filter(own).map(|verdict| verdict.ruling).collect();
            let accepted = rulings.iter().filter(|ruling| **ruling == Ruling::Accept).count();
            let rejected = rulings.len() - accepted;
            let expected = match (accepted, rejected) {
                (0, 0) => Status::Open,
                (0, _) => Status::Rejected,
                (_, 1..) => Status::Contested,
                (accepted, 0) if accepted < policy.document().quorum as usize => Status::Open,
                _ => Status::Accepted,
            };
            prop_assert_eq!(status, expected, "{:?}", target(claim));
        }
    }
}

#[test]
fn a_self_rating_names_categories_and_levels_that_exist_and_each_once() -> Outcome {
    let text = r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-1", "as_of": "2026-06-30", "self_rating": [
        {"category": "evaluation", "level": "practitioner"},
        {"category": "evaluation", "level": null},
        {"category": "cooking", "level": "practitioner"},
        {"category": "understanding-self", "level": "wizard"}]}"#;
    let Err(refused) = Portfolio::open(text, Framework::by_id) else { return Err("it was taken".into()) };
    let codes: BTreeSet<_> =
        refused.problems().iter().map(|problem| (problem.code, problem.place.path.as_str())).collect();
    let expected = [
        ("doubled-rating", "self_rating[1]"),
        ("unknown-value", "self_rating[2].category"),
        ("unknown-value", "self_rating[3].level"),
    ];
    assert_eq!(codes, BTreeSet::from(expected));
    assert!(!refused.to_string().contains("wizard"), "what is unknown is not quoted");
    Ok(())
}
