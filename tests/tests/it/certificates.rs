//! Law 16 of `docs/estimation.md`, and the checker that shares no code with the estimator.
//!
//! `MAATSTAF_CASES` sets how many cases are tried.

use std::error::Error;

use maatstaf::{Certificate, ClaimName, Framework, Lane, Portfolio, WitnessClaim};
use maatstaf_tests::generate::edit::{only, target};
use maatstaf_tests::generate::{self, all_cases};
use maatstaf_tests::{number, oracle};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_assume, proptest};
use proptest::sample::select;
use serde_json::Value;

fn any_lane() -> impl Strategy<Value = Lane> {
    select(&[Lane::Floor, Lane::Estimate, Lane::Ceiling][..])
}

fn names(witness: &[WitnessClaim], id: &str, claim: &maatstaf::Claim) -> bool {
    let trimmed = |theme: &Option<String>| theme.as_deref().map(str::trim).map(str::to_owned);
    witness.iter().map(|one| &one.claim).any(|name: &ClaimName| {
        name.evidence == id
            && (name.indicator, name.category.clone(), name.level.clone(), trimmed(&name.theme))
                == target(claim)
    })
}

proptest! {
    #![proptest_config(generate::config("MAATSTAF_CASES", 1000))]

    #[test]
    fn a_certificate_is_accepted_and_its_witness_alone_gives_the_same_level(case in all_cases(), lane in any_lane()) {
        let engine = case.engine()?;
        let estimate = engine.estimate(&case.portfolio)?;
        let Some(certificate) = estimate.certificate(lane) else {
            prop_assert_eq!(estimate.overall(lane), None);
            return Ok(());
        };
        prop_assert_eq!(Some(certificate.level.as_str()), estimate.overall(lane));
        let checked = certificate.check(estimate.portfolio());
        prop_assert!(checked.is_ok(), "{checked:?}");
        // The engine and the oracle give the witness alone the same level, and a lower one without any of its claims.
        let witness = only(&case.portfolio, |id, claim| names(&certificate.witness, id, claim));
        let alone = engine.estimate(&witness)?;
        prop_assert_eq!(alone.overall(lane), estimate.overall(lane));
        let (framework, policy) = (serde_json::to_value(&case.facts)?, serde_json::to_value(&case.policy)?);
        let answer = oracle::estimate(&framework, &policy, &serde_json::to_value(&witness)?);
        let by_oracle = match lane {
            Lane::Floor => answer.floor.overall,
            Lane::Estimate => answer.estimate.overall,
            Lane::Ceiling => answer.ceiling.overall,
        };
        prop_assert_eq!(by_oracle, number(&engine.framework, estimate.overall(lane)));
        for left_out in 0..certificate.witness.len() {
            let mut fewer = certificate.witness.clone();
            fewer.remove(left_out);
            let less = engine.estimate(&only(&case.portfolio, |id, claim| names(&fewer, id, claim)))?;
            let (less, level) = (number(&engine.framework, less.overall(lane)), number(&engine.framework, estimate.overall(lane)));
            prop_assert!(less < level, "claim {left_out} can be missed");
        }
    }

    #[test]
    fn a_certificate_with_any_one_field_changed_is_refused(case in all_cases(), lane in any_lane(), pick in any::<usize>()) {
        let estimate = case.estimate()?;
        let certificate = estimate.certificate(lane);
        prop_assume!(certificate.is_some());
        let mut value = serde_json::to_value(certificate)?;
        let mut leaves = Vec::new();
        collect(&value, &mut String::new(), &mut leaves);
        let Some(leaf) = leaves.get(pick % leaves.len().max(1)).and_then(|path| value.pointer_mut(path)) else {
            return Ok(());
        };
        change(leaf);
        let refused = match Certificate::from_json(&value.to_string()) {
            Ok(changed) => changed.check(estimate.portfolio()).is_err(),
            Err(_) => true,
        };
        prop_assert!(refused, "{value}");
    }

    #[test]
    fn a_witness_changed_and_sealed_again_is_refused(case in all_cases(), lane in any_lane(), pick in any::<usize>(), how in 0..4) {
        let estimate = case.estimate()?;
        let certificate = estimate.certificate(lane);
        prop_assume!(certificate.is_some());
        let Some(mut certificate) = certificate else { return Ok(()) };
        let at = pick % certificate.witness.len().max(1);
        prop_assume!(at < certificate.witness.len());
        match how {
            0 => drop(certificate.witness.remove(at)),
            1 => certificate.witness.extend(certificate.witness.get(at).cloned()),
            2 => certificate.witness.iter_mut().skip(at).take(1).for_each(|claim| claim.credit = claim.credit % 4 + 1),
            _ => {
                let mut others = case.facts.levels.iter().filter(|level| **level != certificate.level);
                let Some(other) = others.nth(pick % case.facts.levels.len().max(1)).cloned() else { return Ok(()) };
                certificate.level = other;
            }
        }
        certificate.seal = certificate.content_digest();
        prop_assert!(certificate.check(estimate.portfolio()).is_err(), "{how}: {certificate:?}");
    }
}

/// The paths of all values that hold no others.
fn collect(value: &Value, path: &mut String, leaves: &mut Vec<String>) {
    let length = path.len();
    let mut below = |key: &str, value: &Value| {
        path.push('/');
        path.push_str(&key.replace('~', "~0").replace('/', "~1"));
        collect(value, path, leaves);
        path.truncate(length);
    };
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, value)| below(&at.to_string(), value)),
        _ => leaves.push(path.clone()),
    }
}

fn change(leaf: &mut Value) {
    *leaf = match leaf {
        Value::Null => Value::from("x"),
        Value::Bool(value) => Value::from(!*value),
        Value::Number(number) => Value::from(number.as_u64().unwrap_or_default() + 1),
        Value::String(text) => Value::from(format!("{text}x")),
        _ => Value::Null,
    };
}

#[test]
fn a_certificate_of_one_portfolio_is_refused_for_another() -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string("../examples/portfolios/internal-coach-practitioner/portfolio.json")?;
    let portfolio = Portfolio::open(&text, Framework::by_id)?;
    let certificate = portfolio.estimate().certificate(Lane::Floor).ok_or("no level")?;
    certificate.check(&portfolio)?;
    let mut other = portfolio.clone();
    other.change(|document| document.evidence.iter_mut().take(1).for_each(|item| item.title.push('.')))?;
    let error = certificate.check(&other).err().ok_or("the certificate was accepted")?;
    assert_eq!(error.problems().iter().map(|problem| problem.code).collect::<Vec<_>>(), ["other-portfolio"]);
    Ok(())
}
