//! The cheapest steps to a level, and the estimate after following them.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use maatstaf::{Framework, Lane, Language, Portfolio};

fn main() -> Result<(), Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/portfolios/beginning-internal-coach/portfolio.json");
    let portfolio = Portfolio::open(&std::fs::read_to_string(path)?, Framework::by_id)?;
    let estimate = portfolio.estimate();
    let gap = estimate.gap("practitioner", Lane::Estimate)?;
    println!("{}", gap.headline(Language::En));
    for line in gap.lines(Language::En) {
        println!("  {line}");
    }
    let what_if = portfolio.what_if(&gap.changes(), estimate.policy())?;
    assert_eq!(what_if.before.level(), Some("foundation"));
    assert_eq!(what_if.after.level(), Some("practitioner"));
    Ok(())
}
