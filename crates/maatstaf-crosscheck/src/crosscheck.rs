//! A portfolio with its self-rating and its assessors, ready to be compared.

use std::collections::BTreeMap;

use maatstaf::{Estimate, Origin, Policy, Portfolio, PortfolioDocument, statement};
use maatstaf_document::{DocumentError, Problem, Text, text};
use schemars::JsonSchema;
use serde::Serialize;

use crate::agreement::PanelAgreement;
use crate::assessment::Assessment;
use crate::categories::{CategoryPanel, categories};
use crate::contested::{ContestedCell, contested};
use crate::document::Seen;
use crate::groups::{ClaimGroups, together};
use crate::levels::PanelLevels;
use crate::members::AssessorAnswer;
use crate::panel::Panel;
use crate::resolution::Resolution;
use crate::rules::{PanelRules, PanelRulesDocument};
use crate::settlement::Settlement;
use crate::snapshot::blind_view;

/// One portfolio, its assessors and what a panel settled, checked against each other.
///
/// # Example
/// ```
/// use jiff::civil::date;
/// use maatstaf::{Evidence, Framework, Policy, Portfolio};
/// use maatstaf_crosscheck::{Assessment, Crosscheck, PanelRules, assessment_starter};
/// let mut portfolio = Portfolio::new(Framework::emcc());
/// portfolio.add(Evidence::new("journal", "A journal").shows(5))?;
/// let rules = PanelRules::standard();
/// let by = |assessor: &str, ruling: &str| {
///     let text = assessment_starter(&portfolio, assessor, false, date(2026, 6, 30));
///     let ruled = format!(r#""ruling": "{ruling}", "reason": "I read it twice.""#);
///     Assessment::from_json(&text.replace(r#""ruling": null, "reason": """#, &ruled), &portfolio, &rules)
/// };
/// let assessments = vec![by("assessor-1", "accept")?, by("assessor-2", "reject")?];
/// let answer = Crosscheck::new(portfolio.clone(), assessments, Policy::standard(), rules.clone(), None)?.answer();
/// assert_eq!(answer.contested[0].claims[0].claim.indicator, Some(5));
/// assert_eq!(answer.contested[0].settled_by, []); // one piece reaches no level, whoever is right
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Crosscheck {
    portfolio: Portfolio,
    assessments: BTreeMap<String, Assessment>,
    policy: Policy,
    rules: PanelRules,
    resolution: Option<Resolution>,
    hidden: bool,
}

/// A portfolio beside its assessors, as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CrosscheckAnswer {
    /// The version of this format: 1.
    pub maatstaf_crosscheck: u8,
    /// What computed it, from what. The portfolio is the one with the verdicts of all assessors.
    #[serde(flatten)]
    pub origin: Origin,
    /// The rules of the panel, with their numbers.
    pub rules: PanelRulesDocument,
    /// The digest of what assessors are shown of the portfolio as it is now.
    pub digest: String,
    /// The level applied for.
    pub target: Option<String>,
    /// Whether the self-rating and other assessors are hidden here: then this is for one assessor who has not judged in full yet.
    pub hidden: bool,
    /// Whether every blind assessment has had its reveal. Before that, this is not for the eyes of assessors.
    pub revealed: bool,
    /// The assessors, by name.
    pub assessors: Vec<AssessorAnswer>,
    /// The categories, in the framework's order.
    pub categories: Vec<CategoryPanel>,
    /// The contested cells, those on which more depends first.
    pub contested: Vec<ContestedCell>,
    /// The overall level under each assessor and under all.
    pub levels: PanelLevels,
    /// What is claimed beside what the assessors together accept.
    pub groups: ClaimGroups,
    /// How often two assessors agree.
    pub agreement: PanelAgreement,
    /// What a panel settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Settlement>,
    /// What this is and is not.
    pub statement: Text,
    /// For names on a page.
    #[serde(skip)]
    pub(crate) known: maatstaf::Framework,
}

impl Crosscheck {
    /// Puts a portfolio and its assessments together, with what a panel settled if it did.
    ///
    /// An assessment of another version of the portfolio is no problem: the answer says what changed since.
    ///
    /// # Errors
    /// Every problem of the documents with each other: an assessor twice, another holder, a resolution of another version.
    pub fn new(
        portfolio: Portfolio,
        assessments: Vec<Assessment>,
        policy: Policy,
        rules: PanelRules,
        resolution: Option<Resolution>,
    ) -> Result<Self, DocumentError> {
        let mut found = Vec::new();
        let mut all = BTreeMap::new();
        for (at, assessment) in assessments.into_iter().enumerate() {
            let path = format!("assessments[{at}]");
            let document = assessment.document().clone();
            match Assessment::checked(document, &portfolio, &rules) {
                Err(problems) => found.extend(within(&path, problems)),
                Ok(checked) => {
                    let assessor = checked.assessor().to_owned();
                    if all.insert(assessor.clone(), checked).is_some() {
                        let message = text!(
                            "there is already an assessment by `{assessor}`",
                            "er is al een beoordeling van `{assessor}`"
                        );
                        found.push(Problem::new("doubled-assessor", format!("{path}.assessor"), message));
                    }
                }
            }
        }
        let resolution =
            resolution.map(|one| Resolution::checked(one.document().clone(), &portfolio, &rules));
        let resolution =
            resolution.transpose().map_err(|problems| found.extend(within("resolution", problems)));
        match resolution {
            Ok(resolution) if found.is_empty() => {
                Ok(Self { portfolio, assessments: all, policy, rules, resolution, hidden: false })
            }
            _ => Err(DocumentError::new(found)),
        }
    }

    /// What one assessor may be shown before the reveal: their own assessment, and nothing of the self-rating, of other assessors or of a
    /// resolution. Nothing when there is no assessment of that name.
    ///
    /// What such an answer says does not depend on what it hides: not even its digests do.
    pub fn blind(&self, assessor: &str) -> Option<Self> {
        let own = self.assessments.get(assessor)?;
        let mut shown: PortfolioDocument = blind_view(&self.portfolio);
        let verdicts = self.portfolio.document().verdicts.iter();
        shown.verdicts = verdicts.filter(|verdict| verdict.assessor == assessor).cloned().collect();
        let mut document = own.document().clone();
        document.after_reveal = None;
        document.comment = None;
        let portfolio = Portfolio::from_document(self.portfolio.framework().clone(), shown).ok()?;
        let assessment = Assessment::checked(document, &portfolio, &self.rules).ok()?;
        let assessments = BTreeMap::from([(assessor.to_owned(), assessment)]);
        let (policy, rules) = (self.policy.clone(), self.rules.clone());
        Some(Self { portfolio, assessments, policy, rules, resolution: None, hidden: true })
    }

    /// Whether every blind assessment has had its reveal.
    pub fn is_revealed(&self) -> bool {
        !self.assessments.values().any(Assessment::awaits_reveal)
    }

    /// The portfolio that was assessed, with the verdicts that it holds itself.
    pub fn portfolio(&self) -> &Portfolio {
        &self.portfolio
    }

    /// The assessments, by the assessors' names.
    pub fn assessments(&self) -> impl Iterator<Item = &Assessment> {
        self.assessments.values()
    }

    /// The policy under which levels are worked out.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// What a panel settled, if it did.
    pub fn resolution(&self) -> Option<&Resolution> {
        self.resolution.as_ref()
    }

    /// The estimate of the portfolio with the verdicts of all assessors.
    pub fn estimate(&self) -> Estimate {
        self.panel().estimate
    }

    /// The same estimate with the rulings of the panel in place of what was contested.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Policy, Portfolio};
    /// use maatstaf_crosscheck::{Crosscheck, PanelRules};
    /// let portfolio = Portfolio::new(Framework::emcc());
    /// let crosscheck = Crosscheck::new(portfolio, vec![], Policy::standard(), PanelRules::standard(), None)?;
    /// assert_eq!(crosscheck.settled().level(), crosscheck.estimate().level()); // nothing was settled
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn settled(&self) -> Estimate {
        let panel = self.panel();
        match &self.resolution {
            Some(resolution) => panel.if_changed(&resolution.changes),
            None => panel.estimate,
        }
    }

    fn panel(&self) -> Panel {
        let using = (self.policy.clone(), self.rules.clone());
        Panel::new(&self.portfolio, &self.assessments, using, self.resolution.clone())
    }

    /// Sets everything side by side.
    pub fn answer(&self) -> CrosscheckAnswer {
        let panel = self.panel();
        let contested = contested(&panel);
        let assessors: Vec<AssessorAnswer> =
            panel.members.iter().map(|(name, member)| AssessorAnswer::new(&panel, name, member)).collect();
        CrosscheckAnswer {
            maatstaf_crosscheck: 1,
            origin: panel.estimate.origin(),
            rules: self.rules.document().clone(),
            digest: Seen::of(&self.portfolio).digest,
            target: self.portfolio.document().target.clone(),
            hidden: self.hidden,
            revealed: self.is_revealed(),
            categories: categories(&panel, &contested),
            contested,
            levels: PanelLevels::new(&panel, &assessors),
            assessors,
            groups: together(&panel),
            agreement: PanelAgreement::new(&panel),
            resolution: panel.resolution.as_ref().map(|one| Settlement::new(&panel, one)),
            statement: statement(),
            known: self.portfolio.framework().clone(),
        }
    }
}

/// Problems of one of several documents, each with its place among them.
fn within(document: &str, problems: Vec<Problem>) -> impl Iterator<Item = Problem> {
    problems.into_iter().map(move |mut problem| {
        problem.place.path = format!("{document}.{}", problem.place.path);
        problem
    })
}
