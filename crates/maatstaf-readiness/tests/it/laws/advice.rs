//! Advice names no level that practice or competence does not carry.

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use maatstaf::{Framework, Portfolio};
use maatstaf_document::Language;
use maatstaf_readiness::{Advice, Applicant, Competence, Readiness, Role, Scheme, State};
use proptest::prelude::*;
use proptest::sample::select;

const AS_OF: Date = date(2026, 6, 30);

/// A portfolio with evidence up to an indicator and a ledger with the practice for a level, of which some may be missing.
fn portfolio(highest: u32, strength: u32, verification: &str, level: usize, thin: usize) -> String {
    let sizes = [(60, 6, 2025), (120, 12, 2023), (300, 24, 2020), (600, 45, 2018)];
    let (hours, clients, since) = sizes.get(level).copied().unwrap_or((0, 0, 2026));
    let mut evidence = String::new();
    for occasion in 0..4 {
        let claims: Vec<String> = (1..=highest)
            .map(|indicator| format!(r#"{{"indicator": {indicator}, "strength": {strength}}}"#))
            .collect();
        let comma = if occasion == 0 { "" } else { ", " };
        let _ = write!(
            evidence,
            r#"{comma}{{"id": "v{occasion}", "kind": "learning-journal", "title": "T", "happened": "2026-0{}-01",
                "context": "context-{occasion}", "verification": "{verification}", "claims": [{}]}}"#,
            occasion + 1,
            claims.join(", ")
        );
    }
    let list = |name: &str, number: usize, entry: &dyn Fn(usize) -> String| {
        let entries: Vec<String> =
            (0..number).map(|at| format!(r#"{{"id": "{name}{at}", {}}}"#, entry(at))).collect();
        format!(r#""{name}": [{}]"#, entries.join(", "))
    };
    let less = |which: usize| usize::from(thin == which);
    let lists = [
        list("supervision", 12 - 3 * less(0), &|at| {
            let (year, month) = if at < 6 { (2025, at + 7) } else { (2026, at - 5) };
            format!(r#""day": "{year}-{month:02}-20", "minutes": 90, "kind": "individual""#)
        }),
        list("cpd", 5 - 2 * less(1), &|at| {
            format!(r#""day": "2026-0{}-03", "minutes": 600, "kind": "formal", "title": "T""#, at + 1)
        }),
        list("feedback", 5 - less(2), &|at| format!(r#""day": "2026-0{}-04", "client": "c1""#, at + 1)),
        list("reflections", 5 - less(3), &|at| format!(r#""day": "2026-0{}-05", "title": "T""#, at + 1)),
        list("memberships", 1 - less(4), &|_| r#""body": "emcc", "since": "2019-01-01""#.to_owned()),
        list("declarations", 2 - less(5), &|at| {
            let kind = ["code-of-ethics", "diversity-and-inclusion"].get(at).copied().unwrap_or_default();
            format!(r#""kind": "{kind}", "day": "2024-01-01""#)
        }),
        list("contributions", 1, &|_| r#""day": "2025-01-01", "kind": "tools", "title": "T""#.to_owned()),
        list("earlier", 1, &|_| {
            let minutes = hours * 60;
            format!(
                r#""from": "{since}-01-01", "until": "2025-06-30", "minutes": {minutes}, "clients": {clients}"#
            )
        }),
    ];
    format!(
        r#"{{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30",
            "evidence": [{evidence}], "ledger": {{"maatstaf_ledger": 1, {}}}}}"#,
        lists.join(", ")
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn advice_names_the_highest_level_that_practice_and_competence_both_carry(
        highest in select(vec![0_u32, 30, 72, 98, 112]),
        strength in 2..=4_u32,
        verification in select(vec!["self-declared", "artefact", "corroborated", "observed"]),
        (level, thin) in (0..4_usize, 0..12_usize),
    ) {
        let text = portfolio(highest, strength, verification, level, thin);
        let portfolio = Portfolio::from_json(Framework::emcc(), &text);
        let portfolio = portfolio.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut applicant = Applicant::of(&portfolio);
        applicant.case_studies.push(("case".to_owned(), date(2026, 1, 1)));
        applicant.figures = [("client-feedback".to_owned(), 5)].into();
        let estimate = portfolio.estimate();
        for scheme in Scheme::all() {
            let readiness = Readiness::new(scheme, &applicant, AS_OF);
            let advice = Advice::new(scheme, &readiness, &estimate);
            let holds = |one: &maatstaf_readiness::LevelAdvice| {
                one.practice == State::Met
                    && one.competence.is_none_or(|competence| competence >= Competence::Estimated)
            };
            let highest = advice.levels.iter().rev().find(|one| holds(one));
            prop_assert_eq!(advice.level.as_ref(), highest.map(|one| &one.level));
            // Only what is held can be renewed, and nothing is.
            let renewal = scheme.document().renews.is_some();
            prop_assert_eq!(advice.levels.len(), if renewal { 0 } else { readiness.levels.len() });
            for (one, level) in advice.levels.iter().zip(&readiness.levels) {
                prop_assert_eq!(&one.level, &level.level);
                prop_assert_eq!(one.practice, level.state);
                prop_assert_eq!(one.competence.is_some(), scheme.document().framework.is_some());
                let required = level.requirements.iter().filter(|one| one.role == Role::Required);
                let missing: Vec<&String> =
                    required.filter(|one| one.state != State::Met).map(|one| &one.id).collect();
                prop_assert_eq!(one.missing.iter().collect::<Vec<_>>(), missing);
            }
            // Whatever is not named is named as missing, in both languages.
            if let Some(next) = advice.next() {
                prop_assert!(!holds(next));
            }
            for language in [Language::En, Language::Nl] {
                prop_assert!(!advice.page(scheme, &readiness, language).to_markdown().is_empty());
            }
        }
    }
}

#[test]
fn with_practice_and_evidence_for_it_senior_practitioner_is_named() -> Result<(), Box<dyn std::error::Error>>
{
    let text = portfolio(98, 4, "observed", 2, 99);
    let portfolio = Portfolio::from_json(Framework::emcc(), &text)?;
    let mut applicant = Applicant::of(&portfolio);
    applicant.case_studies.push(("case".to_owned(), date(2026, 1, 1)));
    let eia = Scheme::by_id("eia").ok_or("no EIA")?;
    let readiness = Readiness::new(&eia, &applicant, AS_OF);
    let advice = Advice::new(&eia, &readiness, &portfolio.estimate());
    assert_eq!(advice.level.as_deref(), Some("senior-practitioner"));
    assert_eq!(advice.next().map(|next| &*next.level), Some("master-practitioner"));
    Ok(())
}
