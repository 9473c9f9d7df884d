//! A portfolio with its ledger, or a ledger alone.

use jiff::civil::Date;
use maatstaf::{Framework, Portfolio, PortfolioDocument};
use maatstaf_document::text;
use maatstaf_practice::{Ledger, LedgerDocument};

use super::{Desk, below};
use crate::document::{Document, Pack};
use crate::refused::{Refused, both};

/// Whose practice it is: a portfolio, a ledger, or a portfolio with a ledger that takes the place of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Practice<'q> {
    pub(crate) portfolio: Option<&'q Document<PortfolioDocument>>,
    pub(crate) ledger: Option<&'q Document<LedgerDocument>>,
    pub(crate) framework: Option<&'q Pack>,
    pub(crate) as_of: Option<Date>,
}

/// Whose practice a request is about.
macro_rules! practice_of {
    ($asked:expr) => {
        crate::desk::Practice {
            portfolio: $asked.portfolio.as_ref(),
            ledger: $asked.ledger.as_ref(),
            framework: $asked.framework.as_ref(),
            as_of: $asked.as_of,
        }
    };
}

pub(crate) use practice_of;

impl Desk<'_> {
    /// The portfolio, and whether a ledger came alone. It is then a portfolio without evidence, read today.
    pub(crate) fn practice(&self, asked: Practice<'_>) -> Result<(Portfolio, bool), Refused> {
        let ledger = self.maybe("ledger", asked.ledger, Ledger::from_json);
        let portfolio = self.pack(asked.framework).and_then(|own| {
            let open = |document| self.portfolio("portfolio", document, own.as_ref(), None);
            asked.portfolio.map(open).transpose()
        });
        let (portfolio, ledger) = both(portfolio, ledger)?;
        let alone = portfolio.is_none();
        if alone && ledger.is_none() {
            let message =
                text!("`portfolio` or `ledger` is missing here", "`portfolio` of `ledger` ontbreekt hier");
            return Err(self.refuse("missing-field", "", message));
        }
        let mut portfolio = portfolio.unwrap_or_else(|| Portfolio::new(Framework::emcc()).on(self.today));
        if let Some(ledger) = ledger {
            let changed = portfolio.change(|document| document.ledger = Some(ledger.document().clone()));
            changed.map_err(|error| {
                let of_ledger = |path: &str| path.starts_with("ledger");
                self.placed(
                    &error,
                    |path| {
                        if of_ledger(path) { path.to_owned() } else { below("portfolio", path) }
                    },
                )
            })?;
        }
        Ok((asked.as_of.map_or(portfolio.clone(), |day| portfolio.on(day)), alone))
    }
}
