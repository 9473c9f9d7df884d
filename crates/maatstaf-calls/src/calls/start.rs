//! A portfolio to start from.

use maatstaf::{Claim, Framework, Language, Portfolio, PortfolioDocument, Strength};

use crate::answer::{Outcome, json};
use crate::desk::Desk;
use crate::document::Pack;
use crate::refused::Refused;
use crate::request::requests;

requests! {
    /// A portfolio to start from.
    NewPortfolio { id: Option<String>, framework: Option<Pack>, holder: Option<String>, target: Option<String> }
}

pub(crate) fn portfolio(asked: &NewPortfolio, desk: &Desk<'_>) -> Outcome {
    let framework = desk.framework(asked.id.as_deref(), asked.framework.as_ref(), "id")?;
    desk.known("target", asked.target.as_deref(), framework.levels())?;
    let document = filled_in(asked, &framework, desk)?;
    let portfolio = Portfolio::from_document(framework, document);
    let portfolio = portfolio.map_err(|error| desk.placed(&error, str::to_owned))?;
    json(portfolio.document())
}

fn filled_in(
    asked: &NewPortfolio,
    framework: &Framework,
    desk: &Desk<'_>,
) -> Result<PortfolioDocument, Refused> {
    let text = match desk.language {
        Language::En => include_str!("start/portfolio.en.json"),
        Language::Nl => include_str!("start/portfolio.nl.json"),
    };
    let (mut document, _) = maatstaf_document::read::<PortfolioDocument>(text)?;
    framework.id().clone_into(&mut document.framework);
    asked.holder.as_deref().unwrap_or("coach-1").clone_into(&mut document.holder);
    document.target.clone_from(&asked.target);
    document.as_of = desk.today;
    for (item, indicator) in document.evidence.iter_mut().zip(framework.indicators()) {
        item.happened = Some(document.as_of);
        item.claims = vec![Claim::indicator(indicator.number, Strength::NAMES)];
    }
    Ok(document)
}
