//! A portfolio as written in a file.

use jiff::civil::Date;
use maatstaf_practice::LedgerDocument;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::verdict::Verdict;
use crate::Language;

/// A portfolio as written in a file: the evidence of one coach or mentor, with the claims that it makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PortfolioDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf: u8,
    /// The id of the framework, such as `emcc-2015`.
    pub framework: String,
    /// A pseudonym for the person whose portfolio this is; never a name.
    pub holder: String,
    /// The language of the texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The id of the level aimed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The day on which the portfolio is read: what happened later does not count.
    pub as_of: Date,
    /// A remark for yourself. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The pieces of evidence.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The conditional indicators that do not apply to this practice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_applicable: Vec<NotApplicable>,
    /// Where the holder sees themselves, per category. It is never counted: it is set beside what others see.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub self_rating: Vec<SelfRating>,
    /// What assessors ruled on claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
    /// The practice ledger. An estimate takes nothing from it but the days of occasions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger: Option<LedgerDocument>,
}

impl PortfolioDocument {
    /// The day on which a piece of evidence happened: its own, or that of the ledger entry that is its occasion.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Portfolio};
    /// let text = r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30",
    ///     "evidence": [{"id": "journal-1", "title": "What the second session taught me", "occasion": "s1"}],
    ///     "ledger": {"maatstaf_ledger": 1, "sessions": [{"id": "s1", "day": "2026-03-02", "minutes": 60, "client": "client-01"}]}}"#;
    /// let portfolio = Portfolio::open(text, Framework::by_id)?;
    /// let document = portfolio.document();
    /// assert_eq!(document.happened(&document.evidence[0]), Some(jiff::civil::date(2026, 3, 2)));
    /// # Ok::<(), maatstaf::DocumentError>(())
    /// ```
    pub fn happened(&self, evidence: &Evidence) -> Option<Date> {
        let occasion = || self.ledger.as_ref()?.day_of(evidence.occasion.as_deref()?);
        evidence.happened.or_else(occasion)
    }
}

/// A declaration that a conditional indicator does not apply.
///
/// Only indicators that hold where there is a sponsor or another stakeholder can be declared so; in `emcc-2015` these are 39, 44, 70, 71 and
/// 80 (EMCC Competence Framework, September 2015).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotApplicable {
    /// The number of the indicator.
    #[schemars(extend("minimum" = 1, "maximum" = 65535))]
    pub indicator: u16,
    /// Why it does not apply.
    pub reason: String,
}

/// The level at which holders see themselves in one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SelfRating {
    /// The id of the category.
    pub category: String,
    /// The id of the level; nothing for "not at the lowest yet".
    #[serde(default)]
    pub level: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
