//! The same portfolio under the default policy and under one of your own.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use maatstaf::{Framework, Policy, PolicyDocument, Portfolio};

fn main() -> Result<(), Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/portfolios/internal-coach-practitioner/portfolio.json");
    let portfolio = Portfolio::open(&std::fs::read_to_string(path)?, Framework::by_id)?;
    let mut document =
        PolicyDocument { id: "all-eight-categories".to_owned(), ..Policy::standard().document().clone() };
    document.overall.exceptions = vec![0];
    document.depth.least = vec![6, 12, 12, 16];
    let policy = Policy::from_document(document)?;
    policy.check_against(portfolio.framework())?;
    println!("maatstaf-default: {:?}", portfolio.estimate().level());
    println!("{}: {:?}", policy.id(), portfolio.estimate_with(&policy).level());
    Ok(())
}
