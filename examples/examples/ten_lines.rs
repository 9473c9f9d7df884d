//! A portfolio made in code, and the level that it supports.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use maatstaf::emcc::{Category, Level};
use maatstaf::{DocumentError, Evidence, Framework, Lane, Language, Portfolio};

fn main() -> Result<(), DocumentError> {
    let mut portfolio = Portfolio::new(Framework::emcc());
    portfolio
        .add(Evidence::new("sponsor-contract", "Three-way contract with a sponsor").shows(37).shows(41))?;
    portfolio.add(Evidence::new("supervision-log", "Two years of supervised practice").equivalent(
        Category::ManagingTheContract,
        Level::Practitioner,
        "contracts are reviewed with my supervisor every quarter",
    ))?;
    let why = portfolio.estimate().explain(Lane::Estimate);
    println!("{}", why.category_line(Category::ManagingTheContract, Language::En).unwrap_or_default());
    Ok(())
}
