//! What would change if: a portfolio with changes laid over it, before and after.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Text;
use crate::answer::{EstimateDocument, statement};
use crate::estimate::Estimate;
use crate::explain::ClaimName;
use crate::portfolio::{
    Aspect, Claim, Evidence, Portfolio, PortfolioDocument, Ruling, Strength, Target, Verdict, Verification,
};
use crate::{DocumentError, Problem};
use crate::{Framework, Policy};
use maatstaf_document::text;

/// A change to try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "change")]
pub enum Change {
    /// Evidence is added.
    Add {
        /// The evidence.
        evidence: Box<Evidence>,
    },
    /// Evidence is left out, with its verdicts.
    Drop {
        /// Its id.
        evidence: String,
    },
    /// Existing evidence claims one more aspect.
    Link {
        /// The id of the evidence.
        evidence: String,
        /// The claim.
        claim: Box<Claim>,
    },
    /// A claim gets another strength.
    Strengthen {
        /// The claim.
        #[serde(flatten)]
        claim: ClaimName,
        /// Its strength then.
        strength: Strength,
    },
    /// Evidence gets another verification.
    Verify {
        /// The id of the evidence.
        evidence: String,
        /// Its verification then.
        verification: Verification,
    },
    /// A claim is accepted in the end, by as many assessors as the policy asks for, whatever was ruled before.
    Accept {
        /// The claim.
        #[serde(flatten)]
        claim: ClaimName,
        /// The strength at which it is accepted; as claimed when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        strength: Option<Strength>,
    },
    /// A claim is rejected in the end, whatever was ruled before.
    Reject {
        /// The claim.
        #[serde(flatten)]
        claim: ClaimName,
    },
}

/// An estimate before and after changes.
#[derive(Debug, Clone)]
pub struct WhatIf {
    /// The estimate of the portfolio as it is.
    pub before: Estimate,
    /// The estimate of the portfolio as it would be.
    pub after: Estimate,
}

/// An estimate before and after changes, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhatIfDocument {
    /// The version of this format: 1.
    pub maatstaf_what_if: u8,
    /// The changes.
    pub changes: Vec<Change>,
    /// Before.
    pub before: EstimateDocument,
    /// After.
    pub after: EstimateDocument,
    /// What this is and is not.
    pub statement: Text,
}

impl Portfolio {
    /// Lays changes over a copy of the portfolio.
    ///
    /// # Errors
    /// Every change that names evidence or a claim that is not there, and every problem of the changed portfolio.
    pub fn with_changes(&self, changes: &[Change], policy: &Policy) -> Result<Self, DocumentError> {
        let mut document = self.document().clone();
        let mut problems = Vec::new();
        for (at, change) in changes.iter().enumerate() {
            let applied = change.apply(self.framework(), &mut document, policy.document().quorum);
            problems.extend(
                applied.err().map(|(code, message)| Problem::new(code, format!("changes[{at}]"), message)),
            );
        }
        if problems.is_empty() {
            Self::from_document(self.framework().clone(), document)
        } else {
            Err(DocumentError::new(problems))
        }
    }

    /// Estimates the portfolio as it is and as it would be.
    ///
    /// # Errors
    /// As [`Portfolio::with_changes`].
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Change, Evidence, Framework, Policy, Portfolio, Verification};
    /// let mut portfolio = Portfolio::new(Framework::emcc());
    /// portfolio.add(Evidence::new("journal", "A journal").shows(5).about("spring"))?;
    /// portfolio.add(Evidence::new("log", "A log").shows(5))?;
    /// let confirm = Change::Verify { evidence: "journal".into(), verification: Verification::Corroborated };
    /// let drop = Change::Drop { evidence: "log".into() };
    /// let what_if = portfolio.what_if(&[confirm, drop], &Policy::standard())?;
    /// let level = |estimate: &maatstaf::Estimate| {
    ///     estimate.category("commitment-to-self-development").and_then(|category| category.level().map(str::to_owned))
    /// };
    /// assert_eq!(level(&what_if.before).as_deref(), Some("foundation"));
    /// assert_eq!(level(&what_if.after), None); // one confirmed occasion is worth less than two
    /// # Ok::<(), maatstaf::DocumentError>(())
    /// ```
    pub fn what_if(&self, changes: &[Change], policy: &Policy) -> Result<WhatIf, DocumentError> {
        let after = self.with_changes(changes, policy)?.estimate_with(policy);
        Ok(WhatIf { before: self.estimate_with(policy), after })
    }
}

impl WhatIf {
    /// Before and after as a document, ready for JSON.
    pub fn document(&self, changes: &[Change]) -> WhatIfDocument {
        WhatIfDocument {
            maatstaf_what_if: 1,
            changes: changes.to_vec(),
            before: self.before.document(),
            after: self.after.document(),
            statement: statement(),
        }
    }
}

type Refusal = (&'static str, Text);

impl Change {
    fn apply(
        &self,
        framework: &Framework,
        document: &mut PortfolioDocument,
        quorum: u32,
    ) -> Result<(), Refusal> {
        match self {
            Self::Add { evidence } => document.evidence.push((**evidence).clone()),
            Self::Drop { evidence } => {
                find(document, evidence)?;
                document.evidence.retain(|item| item.id != *evidence);
                document.verdicts.retain(|verdict| verdict.evidence != *evidence);
            }
            Self::Link { evidence, claim } => find(document, evidence)?.claims.push((**claim).clone()),
            Self::Verify { evidence, verification } => find(document, evidence)?.verification = *verification,
            Self::Strengthen { claim, strength } => {
                find_claim(framework, document, claim)?.strength = *strength;
                for verdict in
                    document.verdicts.iter_mut().filter(|verdict| rules_on(framework, verdict, claim))
                {
                    verdict.strength = verdict.strength.map(|accepted| accepted.min(*strength));
                }
            }
            Self::Accept { claim, strength } => {
                find_claim(framework, document, claim)?;
                let reason = "what if this is accepted";
                rule(framework, document, claim, (Ruling::Accept, *strength, reason), quorum);
            }
            Self::Reject { claim } => {
                find_claim(framework, document, claim)?;
                rule(framework, document, claim, (Ruling::Reject, None, "what if this is rejected"), 1);
            }
        }
        Ok(())
    }
}

fn find<'d>(document: &'d mut PortfolioDocument, id: &str) -> Result<&'d mut Evidence, Refusal> {
    let found = document.evidence.iter_mut().find(|item| item.id == id);
    found.ok_or_else(|| ("unknown-evidence", text!("there is no such evidence", "dit bewijs is er niet")))
}

fn find_claim<'d>(
    framework: &Framework,
    document: &'d mut PortfolioDocument,
    name: &ClaimName,
) -> Result<&'d mut Claim, Refusal> {
    let aspect = name.target().aspect(framework);
    let item = find(document, &name.evidence)?;
    let same = |claim: &&mut Claim| aspect.is_some() && Target::from(&**claim).aspect(framework) == aspect;
    let message = || text!("the evidence does not make this claim", "het bewijs doet deze claim niet");
    item.claims.iter_mut().find(same).ok_or_else(|| ("unknown-claim", message()))
}

fn rules_on(framework: &Framework, verdict: &Verdict, name: &ClaimName) -> bool {
    let aspect: Option<Aspect> = name.target().aspect(framework);
    verdict.evidence == name.evidence && Target::from(verdict).aspect(framework) == aspect
}

/// Puts verdicts by `count` assessors who did not rule before in place of those on one claim.
fn rule(
    framework: &Framework,
    document: &mut PortfolioDocument,
    name: &ClaimName,
    (ruling, strength, reason): (Ruling, Option<Strength>, &str),
    count: u32,
) {
    document.verdicts.retain(|verdict| !rules_on(framework, verdict, name));
    for number in 1..=count {
        document.verdicts.push(Verdict {
            assessor: format!("what-if-{number}"),
            evidence: name.evidence.clone(),
            indicator: name.indicator,
            category: name.category.clone(),
            level: name.level.clone(),
            theme: name.theme.clone(),
            ruling,
            strength,
            reason: reason.to_owned(),
        });
    }
}

impl ClaimName {
    pub(crate) fn target(&self) -> Target<'_> {
        Target {
            indicator: self.indicator,
            category: self.category.as_deref(),
            level: self.level.as_deref(),
            theme: crate::portfolio::named(self.theme.as_deref()),
        }
    }
}
