//! A portfolio whose every claim and verdict resolves, ready to be estimated.

mod aspect;
mod check;
mod document;
mod entry;
mod evidence;
mod name;
mod strength;
mod verdict;

use std::sync::Arc;

use jiff::civil::Date;

pub(crate) use aspect::{Aspect, Target};
pub use document::{NotApplicable, PortfolioDocument, SelfRating};
pub(crate) use entry::{Accepted, Entries, Entry, NO_CONTEXT};
pub(crate) use evidence::named;
pub use evidence::{Claim, Evidence, Kind, Verification};
pub use strength::Strength;
pub use verdict::{Ruling, Verdict};

use crate::explain::ClaimName;
use crate::lane::{Scale, Status};
use crate::{DocumentError, Framework, Policy, Problem};
use maatstaf_document::text;
use maatstaf_practice::Ledger;

/// A checked portfolio: whoever holds one knows that every claim in it resolves. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf::{Evidence, Framework, Portfolio, emcc::{Category, Level}};
///
/// let mut portfolio = Portfolio::new(Framework::emcc());
/// portfolio.add(Evidence::new("sponsor-contract", "Three-way contract with a sponsor").shows(37).shows(41))?;
/// portfolio.add(Evidence::new("supervision-log", "Two years of supervised practice").equivalent(
///     Category::ManagingTheContract, Level::Practitioner, "contracts are reviewed with my supervisor every quarter"))?;
/// let estimate = portfolio.estimate();
/// let contract = estimate.category(Category::ManagingTheContract).expect("EMCC has this category");
/// assert_eq!(contract.level(), Some("foundation")); // three aspects, but the depth of Practitioner is not there yet
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Portfolio {
    framework: Framework,
    document: Arc<PortfolioDocument>,
    entries: Arc<Entries>,
}

impl Portfolio {
    /// Starts an empty portfolio. It is read as of the last day there is, until [`Portfolio::on`] says otherwise.
    pub fn new(framework: Framework) -> Self {
        let document = PortfolioDocument {
            schema: None,
            maatstaf: 1,
            framework: framework.id().to_owned(),
            holder: "holder".to_owned(),
            language: None,
            target: None,
            as_of: Date::MAX,
            comment: None,
            evidence: Vec::new(),
            not_applicable: Vec::new(),
            self_rating: Vec::new(),
            verdicts: Vec::new(),
            ledger: None,
        };
        let entries = Entries::new(&framework, &document);
        Self { framework, document: Arc::new(document), entries: Arc::new(entries) }
    }

    /// Reads a portfolio that is written for `framework`.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(framework: Framework, text: &str) -> Result<Self, DocumentError> {
        Self::open(text, |_| Some(framework))
    }

    /// Reads a portfolio and finds its framework by the id that it names.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Portfolio};
    /// let text = r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30"}"#;
    /// let portfolio = Portfolio::open(text, Framework::by_id)?;
    /// assert_eq!(portfolio.framework().id(), "emcc-2015");
    /// # Ok::<(), maatstaf::DocumentError>(())
    /// ```
    pub fn open(text: &str, find: impl FnOnce(&str) -> Option<Framework>) -> Result<Self, DocumentError> {
        let (document, source) = maatstaf_document::read::<PortfolioDocument>(text)?;
        let Some(framework) = find(&document.framework) else {
            let message = text!("this framework is not known", "dit raamwerk is niet bekend");
            return Err(source.refuse(vec![Problem::new("unknown-framework", "framework", message)]));
        };
        Self::checked(framework, document).map_err(|problems| source.refuse(problems))
    }

    /// Checks a portfolio that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(framework: Framework, document: PortfolioDocument) -> Result<Self, DocumentError> {
        Self::checked(framework, document).map_err(DocumentError::new)
    }

    fn checked(framework: Framework, document: PortfolioDocument) -> Result<Self, Vec<Problem>> {
        let problems = check::problems(&framework, &document);
        if !problems.is_empty() {
            return Err(problems);
        }
        let entries = Entries::new(&framework, &document);
        Ok(Self { framework, document: Arc::new(document), entries: Arc::new(entries) })
    }

    /// Adds a piece of evidence.
    ///
    /// # Errors
    /// Every problem of the evidence; the portfolio is then as it was.
    pub fn add(&mut self, evidence: Evidence) -> Result<&mut Self, DocumentError> {
        self.change(|document| document.evidence.push(evidence))
    }

    /// Adds an assessor's verdict.
    ///
    /// # Errors
    /// When it rules on no claim of the portfolio, twice, or in the holder's own name; the portfolio is then as it was.
    pub fn rule(&mut self, verdict: Verdict) -> Result<&mut Self, DocumentError> {
        self.change(|document| document.verdicts.push(verdict))
    }

    /// Changes the document and checks it again.
    ///
    /// # Errors
    /// Every problem of the changed document; the portfolio is then as it was.
    pub fn change(
        &mut self,
        change: impl FnOnce(&mut PortfolioDocument),
    ) -> Result<&mut Self, DocumentError> {
        let mut document = (*self.document).clone();
        change(&mut document);
        *self = Self::from_document(self.framework.clone(), document)?;
        Ok(self)
    }

    /// The same portfolio, read as of another day.
    #[must_use]
    pub fn on(mut self, as_of: Date) -> Self {
        Arc::make_mut(&mut self.document).as_of = as_of;
        self
    }

    /// The framework that it is written for.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The portfolio as it would be written.
    pub fn document(&self) -> &PortfolioDocument {
        &self.document
    }

    /// The practice ledger; an empty one when the portfolio has none.
    pub fn ledger(&self) -> Ledger {
        // INVARIANT: it was checked with the portfolio.
        self.document.ledger.clone().and_then(|ledger| Ledger::from_document(ledger).ok()).unwrap_or_default()
    }

    /// Where each claim stands with the assessors under a policy, in the order of the evidence and its claims.
    pub fn statuses(&self, policy: &Policy) -> Vec<(ClaimName, Status)> {
        let scale = Scale::new(policy, self.document.as_of);
        let name = |entry: &Entry| (ClaimName::of(self, entry), scale.judge(entry).0);
        self.entries.all.iter().map(name).collect()
    }

    /// The same with its evidence by id and the claims of each by aspect: what follows this order does not follow the file's.
    pub(crate) fn in_order(&self) -> Self {
        let mut document = (*self.document).clone();
        for item in &mut document.evidence {
            item.claims.sort_by_cached_key(|claim| Target::from(claim).aspect(&self.framework));
        }
        document.evidence.sort_by(|a, b| a.id.cmp(&b.id));
        let entries = Arc::new(Entries::new(&self.framework, &document));
        Self { framework: self.framework.clone(), document: Arc::new(document), entries }
    }

    pub(crate) fn entries(&self) -> &Entries {
        &self.entries
    }

    /// The piece of evidence that an entry comes from.
    pub(crate) fn item(&self, entry: &Entry) -> &Evidence {
        // INVARIANT: entries are made from the document and with it.
        self.document
            .evidence
            .get(entry.item as usize)
            .unwrap_or_else(|| unreachable!("an entry has its item"))
    }

    /// The portfolio's digest: SHA-256 over its canonical JSON, in hexadecimal. The order of items, claims and
    /// verdicts makes no difference to it; anything else does.
    pub fn digest(&self) -> String {
        let mut document = (*self.document).clone();
        document.schema = None;
        for item in &mut document.evidence {
            item.claims.sort_by(Claim::in_digest);
        }
        document.evidence.sort_by(|a, b| a.id.cmp(&b.id));
        document.verdicts.sort_by_cached_key(maatstaf_document::canonical);
        document.not_applicable.sort_by_key(|declared| declared.indicator);
        document.self_rating.sort_by(|a, b| a.category.cmp(&b.category));
        maatstaf_document::digest(&document)
    }
}
