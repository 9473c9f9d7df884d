//! A piece of evidence and the claims that it makes.

use std::cmp::Ordering;

use jiff::civil::Date;
use maatstaf_document::canonical;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::strength::Strength;

/// A piece of evidence: a session log, a learning journal, a supervision report and the like.
///
/// # Example
/// ```
/// use maatstaf::{Evidence, Verification, emcc::{Category, Level}};
/// let evidence = Evidence::new("supervision-2025", "Two years of supervised practice")
///     .verified(Verification::Corroborated)
///     .shows(35)
///     .equivalent(Category::ManagingTheContract, Level::Practitioner, "contracts are reviewed every quarter");
/// assert_eq!(evidence.claims.len(), 2);
/// assert_eq!(evidence.claims[0].strength.get(), 3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// An id of your own choice, once in the portfolio.
    pub id: String,
    /// What kind of evidence it is.
    #[serde(default)]
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// The evidence itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The day on which it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened: Option<Date>,
    /// The day on which it was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<Date>,
    /// The session, engagement or document that it is about; its own id when absent. Items of one occasion count once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
    /// The kind of client, organisation or issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// A pseudonym for the client; never a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
    /// Who stands behind it.
    #[serde(default)]
    pub verification: Verification,
    /// A remark for yourself. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What it shows.
    #[serde(default)]
    pub claims: Vec<Claim>,
}

/// What a piece of evidence is said to show: an indicator, or by equivalence practice of the kind that a cell asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The number of the indicator shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 65535))]
    pub indicator: Option<u16>,
    /// For an equivalent practice: the id of its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// For an equivalent practice: the id of its level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// For an equivalent practice: what it is about. Claims on one cell without a theme count as one aspect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// How strongly the text shows it.
    pub strength: Strength,
    /// Why this shows it. An equivalent practice must say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
}

/// Who stands behind a piece of evidence besides its writer. The scale is this project's choice.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Verification {
    /// Nobody: the coach's own word.
    #[default]
    SelfDeclared,
    /// A document, recording or other artefact is attached.
    Artefact,
    /// A client, sponsor, peer or supervisor confirms it.
    Corroborated,
    /// An assessor saw it.
    Observed,
}

/// The kind of a piece of evidence.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// Notes of a session.
    SessionLog,
    /// A reflection on practice.
    LearningJournal,
    /// One engagement described as a whole.
    CaseStudy,
    /// A report of supervision received.
    SupervisionReport,
    /// A report of intervision or feedback between peers.
    PeerReview,
    /// Feedback from a client or sponsor.
    ClientFeedback,
    /// Continuing professional development, with its learning and application.
    Cpd,
    /// A contract or other agreement.
    Agreement,
    /// A recording or transcript.
    Recording,
    /// An observation by somebody else.
    Observation,
    /// Something published.
    Publication,
    /// A tool or model of one's own.
    OwnTool,
    /// A statement of views or approach.
    Statement,
    /// An evaluation of an engagement or of one's own practice.
    Evaluation,
    /// Anything else.
    #[default]
    Other,
}

impl Evidence {
    /// Starts a piece of evidence.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind: Kind::Other,
            title: title.into(),
            text: String::new(),
            happened: None,
            written: None,
            occasion: None,
            context: None,
            client: None,
            verification: Verification::SelfDeclared,
            comment: None,
            claims: Vec::new(),
        }
    }

    /// Says who stands behind it.
    #[must_use]
    pub fn verified(mut self, verification: Verification) -> Self {
        self.verification = verification;
        self
    }

    /// Says in which context it happened.
    #[must_use]
    pub fn in_context(mut self, context: impl Into<String>) -> Self {
        self.context = Some(context.into());
        self
    }

    /// Says which occasion it is about.
    #[must_use]
    pub fn about(mut self, occasion: impl Into<String>) -> Self {
        self.occasion = Some(occasion.into());
        self
    }

    /// Claims an indicator, at [`Strength::ANALYSES`].
    #[must_use]
    pub fn shows(self, indicator: u16) -> Self {
        self.claims(Claim::indicator(indicator, Strength::ANALYSES))
    }

    /// Claims a practice that is equivalent to what a cell asks for, at [`Strength::ANALYSES`].
    #[must_use]
    pub fn equivalent(
        self,
        category: impl Into<&'static str>,
        level: impl Into<&'static str>,
        rationale: impl Into<String>,
    ) -> Self {
        let mut claim = Claim::equivalent(category.into(), level.into(), Strength::ANALYSES);
        claim.rationale = Some(rationale.into());
        self.claims(claim)
    }

    /// Adds a claim.
    #[must_use]
    pub fn claims(mut self, claim: Claim) -> Self {
        self.claims.push(claim);
        self
    }

    /// The occasion that it is about: what it names, or else its own id.
    pub fn occasion(&self) -> &str {
        named(self.occasion.as_deref()).unwrap_or(&self.id)
    }

    /// The context that it names, if it does.
    pub fn context(&self) -> Option<&str> {
        named(self.context.as_deref())
    }
}

impl Claim {
    /// Claims an indicator.
    pub fn indicator(number: u16, strength: Strength) -> Self {
        Self { indicator: Some(number), category: None, level: None, theme: None, strength, rationale: None }
    }

    /// Claims a practice that is equivalent to what a cell asks for.
    pub fn equivalent(category: impl Into<String>, level: impl Into<String>, strength: Strength) -> Self {
        let cell = Self::indicator(0, strength);
        Self { indicator: None, category: Some(category.into()), level: Some(level.into()), ..cell }
    }

    /// Says what an equivalent practice is about.
    #[must_use]
    pub fn with_theme(mut self, theme: impl Into<String>) -> Self {
        self.theme = Some(theme.into());
        self
    }

    /// The order of an item's claims in a digest: that of their canonical texts, which begin with category and level or
    /// with the indicator's digits. So few have to be written to be compared.
    pub(crate) fn in_digest(&self, other: &Self) -> Ordering {
        fn begin(claim: &Claim) -> (Option<(u32, u16)>, Option<&str>, Option<&str>) {
            // Digits are compared from the left, and of two numbers that begin alike the shorter one comes first.
            let digits = |number: u16| {
                (u32::from(number) * 10_u32.pow(4 - number.checked_ilog10().unwrap_or(0)), number)
            };
            (claim.indicator.map(digits), claim.category.as_deref(), claim.level.as_deref())
        }
        begin(self).cmp(&begin(other)).then_with(|| canonical(self).cmp(&canonical(other)))
    }
}

/// A text without the white space around it; nothing when nothing is left.
pub(crate) fn named(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
