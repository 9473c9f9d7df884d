//! What a panel settled: records of who decided what and why, and the decision.

mod check;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use maatstaf::{Change, Portfolio, Ruling, Strength};
use maatstaf_document::{DocumentError, Problem, read};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::claim::Target;
use crate::rules::PanelRules;

/// What a panel settled about one portfolio, as written in a file. Opinions stay as they were given; this stands beside them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolutionDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_resolution: u8,
    /// The holder's pseudonym.
    pub holder: String,
    /// The digest of what was decided on, as the assessments name it.
    pub digest: String,
    /// What was settled, one contested claim or category at a time.
    #[serde(default)]
    pub records: Vec<ResolutionRecord>,
    /// The decision on the application, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

/// One thing settled: a claim, by a ruling, or a category, by a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolutionRecord {
    /// Who settled it, by pseudonym: at least one, never the holder.
    pub by: Vec<String>,
    /// The day.
    pub on: Date,
    /// Why.
    pub why: String,
    /// For a claim: the id of the evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// For a claim: the number of the indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 65535))]
    pub indicator: Option<u16>,
    /// The id of the category: of the judgement settled, or of an equivalent practice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The id of the level: of the judgement settled (null for none), or of an equivalent practice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// For an equivalent practice: its theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// For a claim: whether it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Ruling>,
    /// For a claim that holds: the strength at which it does; as claimed when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
}

/// What was decided on an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The id of a decision of the panel's rules, such as `award` or `ask-more`.
    pub outcome: String,
    /// The id of the level awarded, where the decision awards one. Never above the level applied for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Who decided, by pseudonym; never the holder.
    pub by: Vec<String>,
    /// The day.
    pub on: Date,
    /// Why.
    pub why: String,
    /// What is asked for, where more is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<String>,
}

/// A checked resolution: what it settles is in the portfolio, and it awards nothing above the level applied for. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Portfolio};
/// use maatstaf_crosscheck::{PanelRules, Resolution, Seen};
/// let mut portfolio = Portfolio::new(Framework::emcc());
/// portfolio.change(|document| document.target = Some("practitioner".into()))?;
/// let digest = Seen::of(&portfolio).digest;
/// let text = format!(r#"{{"maatstaf_resolution": 1, "holder": "holder", "digest": "{digest}",
///     "decision": {{"outcome": "award", "level": "master-practitioner", "by": ["chair"], "on": "2026-06-30", "why": "Outstanding."}}}}"#);
/// let error = Resolution::from_json(&text, &portfolio, &PanelRules::standard()).err().expect("it must be refused");
/// assert_eq!(error.problems()[0].code, "above-applied-for"); // whatever the panel thinks of it
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Resolution {
    document: Arc<ResolutionDocument>,
    /// The rulings on claims.
    pub(crate) changes: Vec<Change>,
    /// The heights settled, by the position of their category.
    pub(crate) levels: BTreeMap<usize, usize>,
}

impl Resolution {
    /// Reads what a panel settled about a portfolio.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(text: &str, portfolio: &Portfolio, rules: &PanelRules) -> Result<Self, DocumentError> {
        let (document, source) = read::<ResolutionDocument>(text)?;
        Self::checked(document, portfolio, rules).map_err(|problems| source.refuse(problems))
    }

    /// Checks a resolution that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(
        document: ResolutionDocument,
        portfolio: &Portfolio,
        rules: &PanelRules,
    ) -> Result<Self, DocumentError> {
        Self::checked(document, portfolio, rules).map_err(DocumentError::new)
    }

    pub(crate) fn checked(
        document: ResolutionDocument,
        portfolio: &Portfolio,
        rules: &PanelRules,
    ) -> Result<Self, Vec<Problem>> {
        let problems = check::problems(&document, portfolio, rules);
        if !problems.is_empty() {
            return Err(problems);
        }
        let framework = portfolio.framework();
        let change = |record: &ResolutionRecord| {
            let claim = Target::from(record).of(record.evidence.as_deref()?, framework)?.name(framework);
            Some(match record.ruling? {
                Ruling::Accept => Change::Accept { claim, strength: record.strength },
                Ruling::Reject => Change::Reject { claim },
            })
        };
        let level = |record: &ResolutionRecord| {
            let category = record.category.as_ref().filter(|_| record.evidence.is_none())?;
            let at = framework.categories().iter().position(|id| id == category)?;
            Some((at, framework.height(record.level.as_deref())))
        };
        let changes = document.records.iter().filter_map(change).collect();
        let levels = document.records.iter().filter_map(level).collect();
        Ok(Self { document: Arc::new(document), changes, levels })
    }

    /// The resolution as it would be written.
    pub fn document(&self) -> &ResolutionDocument {
        &self.document
    }
}
