//! Strategies that make valid documents: small frameworks, policies and portfolios whose parts collide often.
//!
//! What is generated is a handful of small numbers; they are read against the framework, so that shrinking stays simple.

pub mod edit;
mod policy;
mod portfolio;

use std::collections::BTreeMap;
use std::fmt;

use maatstaf::{
    AsksFor, CategoryWording, DocumentError, Estimate, Framework, FrameworkDocument, IndicatorDocument,
    IndicatorWording, Language, Policy, PolicyDocument, Portfolio, PortfolioDocument, WordingDocument,
};
use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::test_runner::FileFailurePersistence;

pub use policy::{built_in, modest, policies, stricter};
pub use portfolio::{Raw, Size, raw_portfolios};

/// A framework, a policy and a portfolio, as documents.
#[derive(Clone)]
pub struct Case {
    /// The framework's facts.
    pub facts: FrameworkDocument,
    /// The policy.
    pub policy: PolicyDocument,
    /// The portfolio.
    pub portfolio: PortfolioDocument,
}

/// A framework and a policy that were checked.
#[derive(Debug, Clone)]
pub struct Engine {
    /// The framework.
    pub framework: Framework,
    /// The policy.
    pub policy: Policy,
}

impl Case {
    /// Reads a framework's facts, a policy and generated numbers as one case.
    pub fn new(facts: FrameworkDocument, policy: PolicyDocument, raw: &Raw) -> Self {
        let portfolio = raw.read(&facts);
        Self { facts, policy, portfolio }
    }

    /// Checks the framework and the policy.
    ///
    /// # Errors
    /// Every problem of either: then the generators are wrong.
    pub fn engine(&self) -> Result<Engine, DocumentError> {
        let policy = Policy::from_document(self.policy.clone())?;
        Ok(Engine { framework: framework(&self.facts)?, policy })
    }

    /// Checks everything and estimates.
    ///
    /// # Errors
    /// Every problem of a document: then the generators are wrong.
    pub fn estimate(&self) -> Result<Estimate, DocumentError> {
        self.engine()?.estimate(&self.portfolio)
    }
}

impl Engine {
    /// Checks a portfolio and estimates.
    ///
    /// # Errors
    /// Every problem of the portfolio.
    pub fn estimate(&self, portfolio: &PortfolioDocument) -> Result<Estimate, DocumentError> {
        let portfolio = Portfolio::from_document(self.framework.clone(), portfolio.clone())?;
        Ok(portfolio.estimate_with(&self.policy))
    }
}

impl fmt::Debug for Case {
    /// Prints what can be pasted into three files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = if self.facts.id == Framework::emcc().id() {
            format!("`{}`", self.facts.id)
        } else {
            serde_json::to_string(&self.facts).map_err(|_| fmt::Error)?
        };
        let policy = serde_json::to_string(&self.policy).map_err(|_| fmt::Error)?;
        let portfolio = serde_json::to_string(&self.portfolio).map_err(|_| fmt::Error)?;
        write!(f, "\nframework: {facts}\npolicy: {policy}\nportfolio: {portfolio}\n")
    }
}

/// Cases over small frameworks.
pub fn cases() -> impl Strategy<Value = Case> + Clone {
    (frameworks(4, 4, 4), policies(), raw_portfolios(Size::SMALL))
        .prop_map(|(facts, policy, raw)| Case::new(facts, policy, &raw))
}

/// Cases over `emcc-2015` and the policies that come with the engine.
pub fn emcc_cases() -> impl Strategy<Value = Case> + Clone {
    (built_in(), raw_portfolios(Size::WIDE)).prop_map(|(policy, raw)| Case::new(emcc(), policy, &raw))
}

/// Cases of both sorts, and `emcc-2015` with other policies as well.
pub fn all_cases() -> BoxedStrategy<Case> {
    let other =
        (policies(), raw_portfolios(Size::WIDE)).prop_map(|(policy, raw)| Case::new(emcc(), policy, &raw));
    prop_oneof![8 => cases(), 1 => emcc_cases(), 1 => other].boxed()
}

/// Cases with so few claims that every way in which they can be decided can be tried.
pub fn tiny_cases() -> impl Strategy<Value = Case> + Clone {
    (frameworks(3, 2, 2), modest(), raw_portfolios(Size::TINY))
        .prop_map(|(facts, policy, raw)| Case::new(facts, policy, &raw))
}

/// A portfolio without evidence.
pub fn empty(facts: &FrameworkDocument) -> PortfolioDocument {
    PortfolioDocument {
        schema: None,
        maatstaf: 1,
        framework: facts.id.clone(),
        holder: "coach-1".to_owned(),
        language: None,
        target: None,
        as_of: jiff::civil::date(2026, 6, 30),
        comment: None,
        evidence: Vec::new(),
        not_applicable: Vec::new(),
        self_rating: Vec::new(),
        verdicts: Vec::new(),
        ledger: None,
    }
}

/// The facts of `emcc-2015`.
pub fn emcc() -> FrameworkDocument {
    Framework::emcc().facts().clone()
}

/// Frameworks with at most so many levels, categories and indicators per cell.
pub fn frameworks(
    levels: usize,
    categories: usize,
    indicators: usize,
) -> impl Strategy<Value = FrameworkDocument> + Clone {
    let conditional = prop_oneof![3 => Just(false), 1 => any::<bool>()];
    let cell = prop_oneof![1 => Just(Vec::new()), 6 => vec(conditional, 0..=indicators)];
    (1..=levels, 1..=categories, vec(cell, levels * categories))
        .prop_map(|(levels, categories, cells)| facts(levels, categories, &cells))
}

/// A framework with the given numbers of levels and categories, and for each cell whether each indicator is conditional.
pub fn facts(levels: usize, categories: usize, cells: &[Vec<bool>]) -> FrameworkDocument {
    let levels: Vec<String> = (1..=levels).map(|level| format!("level-{level}")).collect();
    let categories: Vec<String> = (1..=categories).map(|category| format!("category-{category}")).collect();
    let places = levels.iter().flat_map(|level| categories.iter().map(move |category| (category, level)));
    let mut indicators = Vec::new();
    for ((category, level), conditional) in
        places.zip(cells).flat_map(|(place, cell)| cell.iter().map(move |conditional| (place, *conditional)))
    {
        let number = indicators.last().map_or(1, |last: &IndicatorDocument| last.number + 3);
        let (category, level) = (category.clone(), level.clone());
        indicators.push(IndicatorDocument {
            number,
            category,
            level,
            asks_for: AsksFor::default(),
            conditional,
        });
    }
    FrameworkDocument {
        schema: None,
        maatstaf_framework: 1,
        id: "generated-1".to_owned(),
        edition: "1".to_owned(),
        holder: "nobody".to_owned(),
        levels,
        categories,
        indicators,
        progressions: Vec::new(),
        descriptors: Vec::new(),
        lists: Vec::new(),
    }
}

/// Checks a framework, with wordings that follow from its facts.
///
/// # Errors
/// Every problem of the facts.
pub fn framework(facts: &FrameworkDocument) -> Result<Framework, DocumentError> {
    let emcc = Framework::emcc();
    if facts.id == emcc.id() {
        return Ok(emcc);
    }
    let texts = [Language::En, Language::Nl].map(|language| to_json(&wording(facts, language)));
    Framework::from_json(&to_json(facts), &texts.each_ref().map(String::as_str))
}

fn to_json(document: &impl serde::Serialize) -> String {
    serde_json::to_string(document).unwrap_or_default()
}

fn wording(facts: &FrameworkDocument, language: Language) -> WordingDocument {
    let own = |id: &String| (id.clone(), id.clone());
    let category = |id: &String| (id.clone(), CategoryWording { name: id.clone(), definition: id.clone() });
    let indicator = |one: &IndicatorDocument| {
        let words = IndicatorWording {
            summary: "summary".to_owned(),
            signals: vec!["one".to_owned(), "two".to_owned()],
            evidence: "evidence".to_owned(),
        };
        (one.number, words)
    };
    WordingDocument {
        maatstaf_wording: 1,
        framework: facts.id.clone(),
        language,
        name: facts.id.clone(),
        equivalence: "equivalence".to_owned(),
        levels: facts.levels.iter().map(own).collect(),
        categories: facts.categories.iter().map(category).collect(),
        indicators: facts.indicators.iter().map(indicator).collect(),
        descriptors: BTreeMap::new(),
        lists: BTreeMap::new(),
    }
}

/// How many cases a test tries: what an environment variable says, or else a number; seeds of failures are kept by proptest.
pub fn config(variable: &str, cases: u32) -> ProptestConfig {
    let cases = std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(cases);
    ProptestConfig {
        cases,
        max_global_rejects: cases.saturating_mul(20),
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("seeds"))),
        ..ProptestConfig::default()
    }
}
