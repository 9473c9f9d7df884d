//! No text makes the reading of a portfolio panic, and one that opens can be asked everything.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maatstaf::{Estimate, Framework, Lane, Language, Policy, Portfolio};

fuzz_target!(|text: &str| {
    match Portfolio::open(text, Framework::by_id) {
        Ok(portfolio) => {
            for policy in Policy::ids().filter_map(Policy::by_id) {
                ask(&portfolio.estimate_with(&policy));
            }
        }
        Err(error) => assert!(!error.problems().is_empty(), "a refusal says why"),
    }
});

fn ask(estimate: &Estimate) {
    let portfolio = estimate.portfolio();
    let _ = estimate.certainty();
    for lane in [Lane::Floor, Lane::Estimate, Lane::Ceiling] {
        let explanation = estimate.explain(lane);
        let _ = (explanation.document(), explanation.full(Language::En), explanation.full(Language::Nl));
        if let Some(certificate) = estimate.certificate(lane) {
            assert_eq!(certificate.check(portfolio), Ok(()), "a certificate holds for its portfolio");
        }
        let levels = portfolio.framework().levels();
        let reached = estimate.overall(lane).and_then(|id| levels.iter().position(|level| level == id));
        let next = levels.get(reached.map_or(0, |at| at + 1));
        if let Some(gap) = next.and_then(|level| estimate.gap(level, lane).ok()) {
            assert!(portfolio.what_if(&gap.changes(), estimate.policy()).is_ok(), "the steps can be taken");
        }
    }
    let _ = estimate.next_gap().document();
}
