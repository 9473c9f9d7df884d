//! A certificate: the least evidence that still supports the level, checked without the estimator.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use maatstaf::{Framework, Lane, Portfolio};

fn main() -> Result<(), Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/portfolios/master-contested-verdicts/portfolio.json");
    let portfolio = Portfolio::open(&std::fs::read_to_string(path)?, Framework::by_id)?;
    let certificate = portfolio.estimate().certificate(Lane::Floor).ok_or("no level is evidenced")?;
    certificate.check(&portfolio)?;
    println!("{} on {} claims", certificate.level, certificate.witness.len());
    println!("{}", serde_json::to_string_pretty(&certificate)?);
    Ok(())
}
