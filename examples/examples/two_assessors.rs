//! Two assessors beside each other: what they disagree about, and what depends on it.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::fs;

use maatstaf::{Framework, Policy, Portfolio};
use maatstaf_crosscheck::{Assessment, Crosscheck, PanelRules};

fn main() -> Result<(), Box<dyn Error>> {
    let read = |path: &str| fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")));
    let portfolio =
        Portfolio::open(&read("portfolios/master-contested-verdicts/portfolio.json")?, Framework::by_id)?;
    let rules = PanelRules::standard();
    let mut assessments = Vec::new();
    for name in ["assessor-a", "assessor-b"] {
        let text = read(&format!("assessments/master-contested-verdicts/{name}.json"))?;
        assessments.push(Assessment::from_json(&text, &portfolio, &rules)?);
    }
    let answer = Crosscheck::new(portfolio, assessments, Policy::standard(), rules, None)?.answer();
    for cell in answer.contested.iter().take(3) {
        println!("{} at {}: decides {:?}", cell.category, cell.level, cell.pivotal);
    }
    Ok(())
}
