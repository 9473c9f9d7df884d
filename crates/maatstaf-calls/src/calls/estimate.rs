//! Where a portfolio stands, why, what would take it further, and what changed.

use jiff::civil::Date;
use maatstaf::{Change, Estimate, Gap, Lane, PolicyDocument, PortfolioDocument};
use maatstaf_document::{Problem, text};

use crate::answer::{Outcome, json};
use crate::desk::{Desk, below, reading, snapshots};
use crate::document::{Document, Listed, Named, Pack};
use crate::refused::{Refused, each};
use crate::request::requests;

requests! {
    /// A portfolio under a policy.
    OfPortfolio {
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
    }

    /// Why a portfolio supports the level that it does.
    Explain {
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        category: Option<String>,
        lane: Option<Lane>,
    }

    /// The cheapest steps to a level.
    ToLevel {
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        to: Option<String>,
        lane: Option<Lane>,
    }

    /// An estimate before and after changes.
    WithChanges {
        portfolio: Document<PortfolioDocument>,
        changes: Listed<Change>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
    }

    /// A portfolio as it was saved on several days, or one as of several days.
    OverTime {
        portfolios: Vec<Document<PortfolioDocument>>,
        #[serde(default)]
        at: Vec<Date>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
    }
}

pub(crate) fn estimate(asked: &OfPortfolio, desk: &Desk<'_>) -> Outcome {
    json(&desk.estimate(reading!(asked))?.document())
}

pub(crate) fn explain(asked: &Explain, desk: &Desk<'_>) -> Outcome {
    let estimate = desk.estimate(reading!(asked))?;
    desk.known("category", asked.category.as_deref(), estimate.portfolio().framework().categories())?;
    let mut document = estimate.explain(asked.lane.unwrap_or(Lane::Estimate)).document();
    document.categories.retain(|one| asked.category.as_ref().is_none_or(|id| *id == one.category));
    json(&document)
}

pub(crate) fn gap(asked: &ToLevel, desk: &Desk<'_>) -> Outcome {
    let estimate = desk.estimate(reading!(asked))?;
    json(&gap_of(desk, &estimate, asked.to.as_deref(), asked.lane)?.document())
}

/// The gap to a level in a lane, or else the next one.
pub(super) fn gap_of(
    desk: &Desk<'_>,
    estimate: &Estimate,
    to: Option<&str>,
    lane: Option<Lane>,
) -> Result<Gap, Refused> {
    desk.known("to", to, estimate.portfolio().framework().levels())?;
    let next = estimate.next_gap();
    if to.is_none() && lane.is_none() {
        return Ok(next);
    }
    let gap = estimate.gap(to.unwrap_or(next.target()), lane.unwrap_or(Lane::Estimate));
    gap.map_err(|error| desk.placed(&error, |_| "to".to_owned()))
}

pub(crate) fn what_if(asked: &WithChanges, desk: &Desk<'_>) -> Outcome {
    let changes = each(asked.changes.0.iter().enumerate().map(|(at, one)| change(desk, at, one)));
    let ((portfolio, policy), changes) = crate::refused::both(desk.reading(reading!(asked)), changes)?;
    if changes.is_empty() {
        let message = text!("there is no change to try", "er is geen wijziging om te proberen");
        return Err(desk.refuse("no-changes", "changes", message));
    }
    let what_if = portfolio.what_if(&changes, &policy).map_err(|error| {
        let of_change = |path: &str| path.starts_with("changes[");
        desk.placed(&error, |path| if of_change(path) { path.to_owned() } else { below("portfolio", path) })
    })?;
    json(&what_if.document(&changes))
}

/// Reads a change. The words of the reader are left out: they may quote the text.
fn change(desk: &Desk<'_>, at: usize, document: &Document<Change>) -> Result<Change, Refused> {
    let unreadable = |_| {
        let message = text!("this is not a change that can be tried", "dit is geen wijziging om te proberen");
        let help = text!(
            "`change` is add, drop, link, strengthen, verify, accept or reject; see the schema of `changes`",
            "`change` is add, drop, link, strengthen, verify, accept of reject; zie het schema van `changes`"
        );
        let problem = Problem::new("not-a-change", "", message).help(help);
        maatstaf::DocumentError::new(vec![problem])
    };
    desk.document(&format!("changes[{at}]"), document, |text| serde_json::from_str(text).map_err(unreadable))
}

pub(crate) fn progress(asked: &OverTime, desk: &Desk<'_>) -> Outcome {
    json(&desk.progress(snapshots!(asked))?.document())
}
