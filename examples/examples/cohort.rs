//! Where the people of the sample panel stand as a group, and nothing about any one of them.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::fs;
use std::path::Path;

use maatstaf::{Framework, Language, Policy, Portfolio};
use maatstaf_cohort::{Anonymity, Cohort};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("panel/portfolios");
    let mut portfolios = Vec::new();
    for file in fs::read_dir(folder)? {
        portfolios.push(Portfolio::open(&fs::read_to_string(file?.path())?, Framework::by_id)?);
    }
    // The order of the files makes no difference: a group has none.
    let cohort = Cohort::new(&portfolios, &Policy::standard(), Anonymity::default())?;
    println!("{}", cohort.page(Language::En).to_markdown());
    Ok(())
}
