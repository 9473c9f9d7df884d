//! No text makes the reading of a ledger panic, and one that is read can be counted and held against every scheme on any day.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use maatstaf::{Framework, Portfolio};
use maatstaf_fuzz::{DAYS, ledger};
use maatstaf_practice::Ledger;

static PORTFOLIO: LazyLock<Portfolio> = LazyLock::new(|| {
    let text = include_str!("../seeds/portfolio/small.json");
    Portfolio::open(text, Framework::by_id).expect("the seed is a portfolio")
});

fuzz_target!(|text: &str| {
    match Ledger::from_json(text) {
        Ok(read) => {
            let written = serde_json::to_string(read.document()).expect("a ledger can be written");
            assert_eq!(
                Ledger::from_json(&written).as_ref(),
                Ok(&read),
                "a ledger that is written can be read"
            );
            let day = DAYS[text.len() % DAYS.len()];
            ledger(&read, &PORTFOLIO.estimate(), day);
        }
        Err(error) => assert!(!error.problems().is_empty(), "a refusal says why"),
    }
});
