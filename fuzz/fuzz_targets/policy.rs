//! No text makes the reading of a policy panic, and a portfolio can be estimated under each that is read.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use maatstaf::{Framework, Lane, Policy, Portfolio};

static PORTFOLIO: LazyLock<Portfolio> = LazyLock::new(|| {
    let text = include_str!("../seeds/portfolio/small.json");
    Portfolio::open(text, Framework::by_id).expect("the seed is a portfolio")
});

fuzz_target!(|text: &str| {
    match Policy::from_json(text) {
        Ok(policy) => {
            let estimate = PORTFOLIO.estimate_with(&policy);
            let _ = (
                estimate.certainty(),
                estimate.explain(Lane::Estimate).document(),
                estimate.next_gap().document(),
            );
            if let Some(certificate) = estimate.certificate(Lane::Estimate) {
                assert_eq!(certificate.check(&PORTFOLIO), Ok(()), "a certificate holds for its portfolio");
            }
            let _ = policy.check_against(&Framework::emcc());
        }
        Err(error) => assert!(!error.problems().is_empty(), "a refusal says why"),
    }
});
