//! A portfolio under a policy.

use jiff::civil::Date;
use maatstaf::{Estimate, Framework, OverlayDocument, Policy, PolicyDocument, Portfolio, PortfolioDocument};
use maatstaf_programme::eqa_policy;

use super::Desk;
use crate::check::find;
use crate::document::{Document, Named, Pack};
use crate::refused::{Refused, both};

/// A portfolio and how it is to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'q> {
    pub(crate) portfolio: &'q Document<PortfolioDocument>,
    pub(crate) framework: Option<&'q Pack>,
    pub(crate) wording: Option<&'q Document<OverlayDocument>>,
    pub(crate) policy: Option<&'q Named<PolicyDocument>>,
    pub(crate) as_of: Option<Date>,
}

/// How a request asks for a portfolio to be read; with `wording`, also in which sentences.
macro_rules! reading {
    ($asked:expr) => {
        crate::desk::Reading {
            portfolio: &$asked.portfolio,
            framework: $asked.framework.as_ref(),
            wording: None,
            policy: $asked.policy.as_ref(),
            as_of: $asked.as_of,
        }
    };
    ($asked:expr, wording) => {
        crate::desk::Reading { wording: $asked.wording.as_ref(), ..reading!($asked) }
    };
}

pub(crate) use reading;

/// The ids of the policies that come with the engine.
pub(crate) fn policies() -> Vec<Policy> {
    Policy::ids().filter_map(Policy::by_id).chain([eqa_policy()]).collect()
}

impl Desk<'_> {
    /// The portfolio at a path, on a day if one is asked for.
    pub(crate) fn portfolio(
        &self,
        path: &str,
        portfolio: &Document<PortfolioDocument>,
        own: Option<&Framework>,
        as_of: Option<Date>,
    ) -> Result<Portfolio, Refused> {
        let read = |text: &str| Portfolio::open(text, |id| find(own.map_or(&[], std::slice::from_ref), id));
        let portfolio = self.document(path, portfolio, read)?;
        Ok(match as_of {
            Some(day) => portfolio.on(day),
            None => portfolio,
        })
    }

    /// The policy that is asked for; the standard one when none is.
    pub(crate) fn policy(&self, policy: Option<&Named<PolicyDocument>>) -> Result<Policy, Refused> {
        let Some(named) = policy else { return Ok(Policy::standard()) };
        self.policy_at("policy", named)
    }

    /// The policy at a path.
    pub(crate) fn policy_at(&self, path: &str, named: &Named<PolicyDocument>) -> Result<Policy, Refused> {
        let known = policies();
        let ids: Vec<&str> = known.iter().map(Policy::id).collect();
        let by_id = |id: &str| known.iter().find(|policy| policy.id() == id).cloned();
        self.named(path, named, &ids, by_id, Policy::from_json)
    }

    /// Refuses a policy with a threshold that cannot be attained in a framework.
    pub(crate) fn attainable(&self, policy: &Policy, framework: &Framework) -> Result<(), Refused> {
        policy.check_against(framework).map_err(|error| self.within("policy", &error))
    }

    /// The portfolio and the policy that it is to be read under.
    pub(crate) fn reading(&self, asked: Reading<'_>) -> Result<(Portfolio, Policy), Refused> {
        let portfolio = self.pack(asked.framework).and_then(|own| {
            let portfolio = self.portfolio("portfolio", asked.portfolio, own.as_ref(), asked.as_of)?;
            self.worded(portfolio, asked.wording)
        });
        let (portfolio, policy) = both(portfolio, self.policy(asked.policy))?;
        self.attainable(&policy, portfolio.framework())?;
        Ok((portfolio, policy))
    }

    /// Estimates the portfolio in the way that is asked for.
    pub(crate) fn estimate(&self, asked: Reading<'_>) -> Result<Estimate, Refused> {
        let (portfolio, policy) = self.reading(asked)?;
        Ok(portfolio.estimate_with(&policy))
    }

    /// The portfolio, with the sentences of an overlay when one is given.
    pub(crate) fn worded(
        &self,
        portfolio: Portfolio,
        wording: Option<&Document<OverlayDocument>>,
    ) -> Result<Portfolio, Refused> {
        let Some(overlay) = wording else { return Ok(portfolio) };
        let framework = portfolio.framework();
        let framework = self.document("wording", overlay, |text| framework.with_overlay(text))?;
        let worded = Portfolio::from_document(framework, portfolio.document().clone());
        worded.map_err(|error| self.within("portfolio", &error))
    }
}
