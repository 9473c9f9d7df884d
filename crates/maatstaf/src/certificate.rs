//! Certificates: the least evidence that still supports a level, so that anyone can check it without the estimator.

mod check;

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::DocumentError;
use crate::answer::{EngineDocument, FrameworkName, PortfolioName};
use crate::estimate::Estimate;
use crate::explain::ClaimName;
use crate::lane::Lane;
use crate::policy::PolicyDocument;
use crate::tally::Tally;
use maatstaf_document::version;

/// A certificate: a level, and a witness from which no claim can be left out.
///
/// It certifies an estimate, not a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The version of this format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_certificate: u8,
    /// The engine that wrote it.
    pub engine: EngineDocument,
    /// The framework.
    pub framework: FrameworkName,
    /// The policy, with its parameters.
    pub policy: PolicyDocument,
    /// The portfolio: exactly what was seen.
    pub portfolio: PortfolioName,
    /// The lane.
    pub lane: Lane,
    /// The id of the level that the witness supports overall.
    pub level: String,
    /// The level of each category under the witness alone.
    pub categories: Vec<CertifiedCategory>,
    /// The claims that support the level. Without any one of them it is lower.
    pub witness: Vec<WitnessClaim>,
    /// SHA-256 over all of the above. It shows that nothing was changed since; it does not show who wrote it.
    pub seal: String,
}

/// The level of a category under a witness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertifiedCategory {
    /// The category's id.
    pub category: String,
    /// Its level; null when not even the lowest is evidenced.
    pub level: Option<String>,
}

/// One claim of a witness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WitnessClaim {
    /// The claim.
    pub claim: ClaimName,
    /// What it counts for.
    pub credit: u8,
}

impl Estimate {
    /// Writes a certificate for the overall level in a lane; none when no level is evidenced.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Lane, Portfolio};
    /// let text = include_str!("../../../examples/portfolios/internal-coach-practitioner/portfolio.json");
    /// let portfolio = Portfolio::open(text, Framework::by_id)?;
    /// let mut certificate = portfolio.estimate().certificate(Lane::Floor).expect("a level is evidenced");
    /// assert_eq!(certificate.level, "practitioner");
    /// assert!(certificate.check(&portfolio).is_ok());
    /// certificate.witness.pop();
    /// assert!(certificate.check(&portfolio).is_err()); // nothing in a witness can be missed
    /// # Ok::<(), maatstaf::DocumentError>(())
    /// ```
    pub fn certificate(&self, lane: Lane) -> Option<Certificate> {
        let reached = self.lane(lane).reached.works_at;
        let level = self.id_of(reached)?.to_owned();
        let entries = self.portfolio.entries();
        let credits: Vec<u8> = entries.all.iter().map(|entry| self.scale.credit(entry, lane)).collect();
        let mut tally = Tally::new(entries, &self.ladder, lane, &credits);
        let mut order: Vec<usize> = (0..credits.len()).filter(|at| tally.credit(*at) > 0).collect();
        order.sort_by_key(|at| {
            entries.all.get(*at).map(|entry| (tally.credit(*at), entry.level, Reverse(entry.rank)))
        });
        order.retain(|at| {
            let credit = tally.credit(*at);
            tally.set(*at, 0);
            let needed = tally.works_at() < reached;
            if needed {
                tally.set(*at, credit);
            }
            needed
        });
        order.sort_by_key(|at| entries.all.get(*at).map(|entry| entry.rank));
        Some(self.write(lane, level, &tally, &order))
    }

    fn write(&self, lane: Lane, level: String, tally: &Tally<'_>, witness: &[usize]) -> Certificate {
        let origin = self.origin();
        let entries = self.portfolio.entries();
        let claims = witness.iter().filter_map(|at| entries.all.get(*at).zip(Some(tally.credit(*at))));
        let categories = self.portfolio.framework().categories().iter().enumerate();
        let mut certificate = Certificate {
            maatstaf_certificate: 1,
            engine: origin.engine,
            framework: origin.framework,
            policy: origin.policy,
            portfolio: origin.portfolio,
            lane,
            level,
            categories: categories
                .map(|(at, category)| CertifiedCategory {
                    category: category.clone(),
                    level: self.id_of(tally.category(at)).map(str::to_owned),
                })
                .collect(),
            witness: claims
                .map(|(entry, credit)| WitnessClaim { claim: ClaimName::of(&self.portfolio, entry), credit })
                .collect(),
            seal: String::new(),
        };
        certificate.seal = certificate.content_digest();
        certificate
    }
}

impl Certificate {
    /// Reads a certificate.
    ///
    /// # Errors
    /// Every way in which the text is not a certificate.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let (certificate, source) = maatstaf_document::read::<Self>(text)?;
        match version("maatstaf_certificate", certificate.maatstaf_certificate) {
            None => Ok(certificate),
            Some(problem) => Err(source.refuse(vec![problem])),
        }
    }

    /// The digest that the seal must equal.
    pub fn content_digest(&self) -> String {
        maatstaf_document::digest(&Self { seal: String::new(), ..self.clone() })
    }
}
