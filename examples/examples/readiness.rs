//! How far a coach is with an accreditation: practice and competence side by side.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use maatstaf::{Framework, Language, Portfolio};
use maatstaf_readiness::{Advice, Applicant, Readiness, Scheme};

fn main() -> Result<(), Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/portfolios/internal-coach-practitioner/portfolio.json");
    let portfolio = Portfolio::open(&std::fs::read_to_string(path)?, Framework::by_id)?;
    let scheme = Scheme::by_id("eia").ok_or("EIA comes with the engine")?;
    let readiness = Readiness::new(&scheme, &Applicant::of(&portfolio), portfolio.document().as_of);
    let advice = Advice::new(&scheme, &readiness, &portfolio.estimate());
    println!("{}", readiness.page(&scheme, "practitioner", Language::En).to_markdown());
    println!("{}", advice.page(&scheme, &readiness, Language::En).to_markdown());
    Ok(())
}
