//! Several portfolios: of one person over time, or of several people.

use jiff::ToSpan as _;
use jiff::civil::Date;
use maatstaf::{Policy, PolicyDocument, Portfolio, PortfolioDocument};
use maatstaf_cohort::{Anonymity, Cohort};
use maatstaf_document::text;
use maatstaf_progress::Progress;

use super::{Desk, below};
use crate::document::{Document, Named, Pack};
use crate::refused::{Refused, both};

/// How many quarters are looked back on when no day is named.
const QUARTERS: i64 = 4;

/// Portfolios and how they are to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group<'q> {
    pub(crate) portfolios: &'q [Document<PortfolioDocument>],
    pub(crate) framework: Option<&'q Pack>,
    pub(crate) policy: Option<&'q Named<PolicyDocument>>,
    pub(crate) as_of: Option<Date>,
}

/// One person's portfolio as it was saved on several days, or one portfolio as of several days.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Snapshots<'q> {
    pub(crate) of: Group<'q>,
    pub(crate) at: &'q [Date],
}

/// The portfolios that a request is about.
macro_rules! group {
    ($asked:expr) => {
        crate::desk::Group {
            portfolios: &$asked.portfolios,
            framework: $asked.framework.as_ref(),
            policy: $asked.policy.as_ref(),
            as_of: $asked.as_of,
        }
    };
}

/// The snapshots that a request is about.
macro_rules! snapshots {
    ($asked:expr) => {
        crate::desk::Snapshots { of: crate::desk::snapshots::group!($asked), at: &$asked.at }
    };
}

pub(crate) use {group, snapshots};

impl Desk<'_> {
    /// The portfolios of a list, on a day if one is asked for.
    pub(crate) fn portfolios(&self, asked: Group<'_>) -> Result<Vec<Portfolio>, Refused> {
        let own = self.pack(asked.framework)?;
        let path = |at: usize| format!("portfolios[{at}]");
        let read = |(at, document)| self.portfolio(&path(at), document, own.as_ref(), asked.as_of);
        crate::refused::each(asked.portfolios.iter().enumerate().map(read))
    }

    /// The portfolios of a group, at least one, and the policy that they are to be read under.
    pub(crate) fn group(&self, asked: Group<'_>) -> Result<(Vec<Portfolio>, Policy), Refused> {
        let (portfolios, policy) = both(self.portfolios(asked), self.policy(asked.policy))?;
        let Some(first) = portfolios.first() else {
            let message = text!("there is no portfolio here", "er staat hier geen portfolio");
            return Err(self.refuse("no-portfolios", "portfolios", message));
        };
        self.attainable(&policy, first.framework())?;
        Ok((portfolios, policy))
    }

    /// What changed between snapshots.
    pub(crate) fn progress(&self, asked: Snapshots<'_>) -> Result<Progress, Refused> {
        let (portfolios, policy) = self.group(asked.of)?;
        let progress = match portfolios.as_slice() {
            [one] => Progress::of_days(one, &days(asked.at, one.document().as_of), &policy),
            several => Progress::new(several, &policy),
        };
        progress.map_err(|error| self.placed(&error, |path| path.replacen("snapshots", "portfolios", 1)))
    }

    /// A group of people as counts.
    pub(crate) fn cohort(&self, asked: Group<'_>, least: Option<u32>) -> Result<Cohort, Refused> {
        let least = least.map_or_else(|| Ok(Anonymity::default()), Anonymity::new);
        let least = least.map_err(|error| self.placed(&error, |_| "least".to_owned()));
        let ((portfolios, policy), least) = both(self.group(asked), least)?;
        let cohort = Cohort::new(&portfolios, &policy, least);
        cohort.map_err(|error| self.placed(&error, |path| below("portfolios", path)))
    }
}

/// The days that were asked for; otherwise the last days of the quarters before a day, and that day.
fn days(at: &[Date], as_of: Date) -> Vec<Date> {
    if !at.is_empty() {
        return at.to_vec();
    }
    let first = Date::new(as_of.year(), (as_of.month() - 1) / 3 * 3 + 1, 1).unwrap_or(as_of);
    let quarter = |back: i64| first.saturating_sub((3 * back).months()).yesterday().ok();
    (0..QUARTERS).filter_map(quarter).chain([as_of]).collect()
}
