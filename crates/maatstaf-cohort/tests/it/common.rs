//! Groups to count, made by hand.

use std::error::Error;
use std::fs;
use std::path::Path;

use maatstaf::{Claim, Evidence, Framework, Portfolio, Ruling, SelfRating, Strength, Verdict, Verification};

pub(crate) type Tested = Result<(), Box<dyn Error>>;

/// A word that stands in every text of these portfolios and that no answer may contain.
pub(crate) const CANARY: &str = "canary";

/// The categories of the framework, in its order, are claimed up to these heights.
pub(crate) fn person(holder: &str, heights: &[usize]) -> Result<Portfolio, Box<dyn Error>> {
    let framework = Framework::emcc();
    let mut portfolio = Portfolio::new(framework.clone());
    portfolio.change(|document| holder.clone_into(&mut document.holder))?;
    for (category, height) in framework.categories().iter().zip(heights) {
        for level in framework.levels().iter().take(*height) {
            for at in 0..4 {
                let id = format!("{CANARY}-{category}-{level}-{at}");
                let mut item = Evidence::new(&id, CANARY).verified(Verification::Observed).in_context(&id);
                let numbers = framework.cell(category, level).ok_or("no such cell")?;
                item.claims =
                    numbers.iter().map(|number| Claim::indicator(*number, Strength::REFLECTS)).collect();
                portfolio.add(item)?;
            }
        }
    }
    Ok(portfolio)
}

/// The same, with an assessor who accepts every claim.
pub(crate) fn accepted(mut portfolio: Portfolio) -> Result<Portfolio, Box<dyn Error>> {
    let evidence = portfolio.document().evidence.clone();
    let verdicts = evidence.iter().flat_map(|item| {
        item.claims.iter().map(|claim| Verdict {
            assessor: CANARY.to_owned(),
            evidence: item.id.clone(),
            indicator: claim.indicator,
            category: None,
            level: None,
            theme: None,
            ruling: Ruling::Accept,
            strength: None,
            reason: CANARY.to_owned(),
        })
    });
    let verdicts: Vec<Verdict> = verdicts.collect();
    portfolio.change(|document| document.verdicts = verdicts)?;
    Ok(portfolio)
}

/// The same, with one self-rating in every category.
pub(crate) fn rated(mut portfolio: Portfolio, level: &str) -> Result<Portfolio, Box<dyn Error>> {
    let categories = Framework::emcc().categories().to_vec();
    let rating =
        |category| SelfRating { category, level: Some(level.to_owned()), reason: Some(CANARY.to_owned()) };
    portfolio.change(|document| document.self_rating = categories.into_iter().map(rating).collect())?;
    Ok(portfolio)
}

/// The sample panel.
pub(crate) fn panel() -> Result<Vec<Portfolio>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/panel/portfolios");
    let mut portfolios = Vec::new();
    for file in fs::read_dir(folder)? {
        portfolios.push(Portfolio::open(&fs::read_to_string(file?.path())?, Framework::by_id)?);
    }
    Ok(portfolios)
}
