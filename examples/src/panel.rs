//! The sample panel: twenty-four invented portfolios, and what four invented assessors make of them.
//!
//! Everything follows from one seed. `cargo run -p maatstaf-examples --example panel` writes the files again.

mod assessment;
mod dice;
mod layout;
mod person;
mod portfolio;
mod titles;

use std::collections::BTreeMap;
use std::error::Error;

use maatstaf::{Framework, Portfolio};

use assessment::STYLES;
use layout::written;
use person::Person;

/// How many people there are.
pub const PEOPLE: usize = 24;
/// How many assessors there are.
pub const ASSESSORS: usize = STYLES.len();

/// Every file of the panel: its path inside `examples/panel`, and its text.
///
/// # Errors
/// When a portfolio is not sound, which would be a mistake of this generator.
///
/// # Example
/// ```
/// let files = maatstaf_examples::panel::files()?;
/// assert_eq!(files.len(), 24 + 24 * 4); // a portfolio each, and four assessments of each
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn files() -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let framework = Framework::emcc();
    let mut files = BTreeMap::new();
    for number in 1..=PEOPLE {
        let person = Person::draw(&framework, number);
        let document = portfolio::portfolio(&framework, &person);
        let portfolio = Portfolio::from_document(framework.clone(), document)?;
        let id = person.id();
        files.insert(format!("portfolios/{id}.json"), written(portfolio.document())?);
        for (at, style) in STYLES.iter().enumerate() {
            let assessment = assessment::assessment(&person, &portfolio, (at + 1, style));
            files.insert(format!("assessments/assessor-{}/{id}.json", at + 1), written(&assessment)?);
        }
    }
    Ok(files)
}
