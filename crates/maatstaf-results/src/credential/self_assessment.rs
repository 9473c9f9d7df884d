//! What holders say of themselves: an estimate as a credential that nobody can take for an award.

use jiff::Timestamp;
use maatstaf::{Estimate, Lane, Policy, Portfolio};
use maatstaf_document::{DocumentError, Language, say};
use strum::IntoEnumIterator;

use super::check::{common, name_problem};
use super::parts::{Achievement, Criteria, Profile, RubricResult, Subject};
use super::rubric::Rubric;
use super::{Credential, Draft, SELF_ASSESSMENT};
use crate::evidence::{by_kind, by_title};
use crate::key::PublicKey;
use crate::lanes::{level, places};
use crate::words::{lane_name, not_an_award};

/// The choices for a self-assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfAssessment {
    /// The language of names and sentences. What it is and is not stands in both.
    pub language: Language,
    /// The holder's id, where it is not the name of their key: a DID or another address.
    pub id: Option<String>,
    /// The name to show, where it is not the portfolio's pseudonym.
    pub name: Option<String>,
    /// From when on it holds.
    pub valid_from: Timestamp,
    /// Until when it holds.
    pub valid_until: Option<Timestamp>,
    /// Whether the titles of the evidence may be read by everybody. Titles can hold what a client told.
    pub titles: bool,
    /// The web address below which the framework's categories have theirs; ids without a place when absent.
    pub base: Option<String>,
}

impl SelfAssessment {
    /// In English, under the pseudonym and without titles, without an end.
    pub fn new(valid_from: Timestamp) -> Self {
        let language = Language::default();
        Self { language, id: None, name: None, valid_from, valid_until: None, titles: false, base: None }
    }
}

impl Credential {
    /// What a portfolio supports by its holder's own account: issued by the holder, about the holder.
    ///
    /// A result stands only where the estimate reaches a level, is provisional, and says in words what is certain and what is possible.
    /// Of the evidence it gives kinds, numbers and who stands behind it, and no text of the portfolio.
    ///
    /// # Errors
    /// Every problem of the choices.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Policy, Portfolio};
    /// use maatstaf_results::{Credential, Key, SelfAssessment, start_of_day};
    /// let (portfolio, key) = (Portfolio::new(Framework::emcc()), Key::from_seed([7; 32]).public());
    /// let choices = SelfAssessment::new(start_of_day(jiff::civil::date(2026, 6, 30)));
    /// let credential = Credential::self_assessment(&portfolio, &Policy::standard(), &key, &choices)?;
    /// assert_eq!(credential.issuer().id, credential.subject().id); // who speaks, speaks of themselves
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn self_assessment(
        portfolio: &Portfolio,
        policy: &Policy,
        key: &PublicKey,
        choices: &SelfAssessment,
    ) -> Result<Self, DocumentError> {
        let id = choices.id.clone().unwrap_or_else(|| key.did());
        let times = (choices.valid_from, choices.valid_until);
        let mut problems = common(Some(&id), choices.base.as_deref(), times);
        problems.extend(choices.name.as_deref().and_then(|name| name_problem("name", name)));
        if !problems.is_empty() {
            return Err(DocumentError::new(problems));
        }
        let own = Own::new(portfolio, policy, choices);
        let name = choices.name.clone().unwrap_or_else(|| portfolio.document().holder.clone());
        Ok(Self::new(Draft {
            name: own.name(),
            description: own.not_an_award(),
            issuer: Profile { id: id.clone(), kind: ["Profile"], name },
            valid_from: choices.valid_from,
            valid_until: choices.valid_until,
            awarded: None,
            evidence: if choices.titles {
                by_title(portfolio, own.language())
            } else {
                by_kind(portfolio, own.language())
            },
            subject: own.subject(id),
        }))
    }
}

/// A portfolio's estimate, on its way into a credential.
struct Own<'p> {
    estimate: Estimate,
    rubric: Rubric<'p>,
}

impl<'p> Own<'p> {
    fn new(portfolio: &'p Portfolio, policy: &Policy, choices: &'p SelfAssessment) -> Self {
        let rubric = Rubric {
            framework: portfolio.framework(),
            kind: "self-assessment",
            language: choices.language,
            base: choices.base.as_deref(),
        };
        Self { estimate: portfolio.estimate_with(policy), rubric }
    }

    fn language(&self) -> Language {
        self.rubric.language
    }

    fn name(&self) -> String {
        let framework = self.rubric.framework_name();
        say!(self.language(), "Self-assessment: {framework}", "Zelfbeoordeling: {framework}")
    }

    fn not_an_award(&self) -> String {
        not_an_award(&self.rubric.framework.facts().holder, self.language())
    }

    fn subject(&self, id: String) -> Subject {
        Subject {
            id,
            kind: ["AchievementSubject"],
            achievement: self.achievement(),
            result: self.results(),
            narrative: self.narrative(),
        }
    }

    fn achievement(&self) -> Achievement {
        Achievement {
            id: self.rubric.id(),
            kind: ["Achievement"],
            achievement_type: SELF_ASSESSMENT,
            name: self.name(),
            description: self.not_an_award(),
            criteria: Criteria { narrative: self.criteria() },
            in_language: self.language().into(),
            alignment: self.rubric.alignments(),
            result_description: places(self.rubric.framework)
                .map(|place| self.rubric.description(place))
                .collect(),
        }
    }

    fn criteria(&self) -> String {
        let (policy, statement) = (self.estimate.policy().id(), self.not_an_award());
        let how = say!(
            self.language(),
            "Maatstaf estimated each level from the evidence in the holder's portfolio, under the policy `{policy}`; the thresholds are Maatstaf's own. Certain counts only claims that assessors accepted, by the verdicts in that portfolio; the estimate also counts claims that nobody has ruled on; possible counts every claim that was not rejected.",
            "Maatstaf schatte elk niveau uit het bewijs in het portfolio van de houder, met het beleid `{policy}`; de drempels zijn van Maatstaf zelf. Zeker telt alleen claims die assessoren hebben geaccepteerd, volgens de uitspraken in dat portfolio; de schatting telt ook claims waarover nog niemand heeft geoordeeld; mogelijk telt elke claim die niet is afgewezen."
        );
        format!("{statement}\n\n{how}")
    }

    fn results(&self) -> Vec<RubricResult> {
        let result = |place| {
            let level = level(&self.estimate, place, Lane::Estimate)?;
            Some(self.rubric.result(place, level, "Provisional", self.lanes(place)))
        };
        places(self.rubric.framework).filter_map(result).collect()
    }

    /// All three lanes in words: none of them stands alone.
    fn lanes(&self, place: Option<&str>) -> String {
        let language = self.language();
        let lane = |lane| {
            let name = lane_name(lane, language);
            match level(&self.estimate, place, lane) {
                Some(level) => format!("{name}: {}", self.rubric.framework.level_name(level, language)),
                None => say!(language, "{name}: not yet evidenced", "{name}: nog niet aangetoond"),
            }
        };
        Lane::iter().map(lane).collect::<Vec<_>>().join("; ")
    }

    fn narrative(&self) -> String {
        let (portfolio, policy) = (self.estimate.portfolio(), self.estimate.policy().id());
        let (as_of, digest) = (portfolio.document().as_of, portfolio.digest());
        let head = say!(
            self.language(),
            "Portfolio read as of {as_of}, policy `{policy}`, SHA-256 of the portfolio `{digest}`.",
            "Portfolio gelezen per {as_of}, beleid `{policy}`, SHA-256 van het portfolio `{digest}`."
        );
        let line = |place| format!("- {} ({})\n", self.rubric.name(place), self.lanes(place));
        format!("{head}\n\n{}", places(self.rubric.framework).map(line).collect::<String>())
    }
}
