//! Reads a sample portfolio, and says per category what its level rests on.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use maatstaf::{Framework, Lane, Language, Portfolio};

fn main() -> Result<(), Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/portfolios/external-coach-senior-claim/portfolio.json");
    let portfolio = Portfolio::open(&std::fs::read_to_string(path)?, Framework::by_id)?;
    let estimate = portfolio.estimate();
    let explanation = estimate.explain(Lane::Estimate);
    println!("{}", explanation.headline(Language::Nl));
    println!("{}", estimate.certainty().overall.sentence(Language::Nl));
    for line in explanation.category_lines(Language::Nl) {
        println!("  {line}");
    }
    Ok(())
}
