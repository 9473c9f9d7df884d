//! What somebody else decided: the level that a panel awarded, as a credential of the organisation that decided.

use jiff::Timestamp;
use maatstaf::Portfolio;
use maatstaf_crosscheck::{Decision, Resolution, Seen};
use maatstaf_document::{DocumentError, Language, Problem, join, say, text};

use super::check::{common, name_problem};
use super::parts::{Achievement, Criteria, Evidence, Profile, Subject};
use super::rubric::Rubric;
use super::{Credential, Draft};
use crate::address::{start_of_day, uri_problem};
use crate::key::PublicKey;
use crate::words::whose_decision;

/// The choices for a credential about a panel's decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessorDecision {
    /// The language of names and sentences. Whose decision it is and is not stands in both.
    pub language: Language,
    /// The issuer's id, where it is not the name of their key: a DID or another address.
    pub issuer_id: Option<String>,
    /// What the issuer is called.
    pub issuer_name: String,
    /// The holder's id: a DID or another address. Never the issuer's.
    pub holder_id: String,
    /// Whether the issuer says that it decides for the owner of the framework. Nobody checks that here, and the credential says so.
    pub accredits: bool,
    /// From when on it holds; not before the day of the decision.
    pub valid_from: Timestamp,
    /// Until when it holds.
    pub valid_until: Option<Timestamp>,
    /// The web address below which the framework's categories have theirs; ids without a place when absent.
    pub base: Option<String>,
}

impl AssessorDecision {
    /// In English, by an issuer that speaks for itself only, without an end.
    pub fn new(issuer_name: impl Into<String>, holder_id: impl Into<String>, valid_from: Timestamp) -> Self {
        Self {
            language: Language::default(),
            issuer_id: None,
            issuer_name: issuer_name.into(),
            holder_id: holder_id.into(),
            accredits: false,
            valid_from,
            valid_until: None,
            base: None,
        }
    }
}

impl Credential {
    /// What a panel decided on a portfolio: the level that it awarded, by whom and when, and no reason or text of anybody.
    ///
    /// # Errors
    /// Every problem of the choices; a resolution of another portfolio; a resolution that awards no level; an issuer who is the holder.
    pub fn assessor_decision(
        portfolio: &Portfolio,
        resolution: &Resolution,
        key: &PublicKey,
        choices: &AssessorDecision,
    ) -> Result<Self, DocumentError> {
        let issuer = choices.issuer_id.clone().unwrap_or_else(|| key.did());
        let mut problems = problems(&issuer, key, choices);
        problems.extend(another_portfolio(portfolio, resolution));
        let decision = resolution.document().decision.as_ref();
        let Some((decision, level)) = decision.and_then(|one| Some((one, one.level.as_deref()?))) else {
            let message = text!(
                "the panel awarded no level, so there is nothing to hand out",
                "het panel heeft geen niveau toegekend, dus er valt niets uit te reiken"
            );
            problems.push(Problem::new("no-award", "decision", message));
            return Err(DocumentError::new(problems));
        };
        if choices.valid_from < start_of_day(decision.on) {
            let on = decision.on;
            let message =
                text!("the decision is of {on}, later than this", "het besluit is van {on}, later dan dit");
            problems.push(Problem::new("before-decision", "valid_from", message));
        }
        if !problems.is_empty() {
            return Err(DocumentError::new(problems));
        }
        Ok(Made { portfolio, resolution, decision, level, choices }.credential(issuer))
    }
}

fn problems(issuer: &str, key: &PublicKey, choices: &AssessorDecision) -> Vec<Problem> {
    let times = (choices.valid_from, choices.valid_until);
    let mut found = common(Some(issuer), choices.base.as_deref(), times);
    found.extend(name_problem("issuer_name", &choices.issuer_name));
    found.extend(uri_problem("holder_id", &choices.holder_id));
    let bare = |id: &str| id.split('#').next().unwrap_or_default().to_owned();
    let holder = bare(&choices.holder_id);
    if holder == bare(issuer) || holder == key.did() {
        let message = text!(
            "the issuer cannot be the holder: that would be a self-assessment",
            "de uitgever kan niet de houder zijn: dat zou een zelfbeoordeling zijn"
        );
        found.push(Problem::new("own-decision", "holder_id", message));
    }
    found
}

fn another_portfolio(portfolio: &Portfolio, resolution: &Resolution) -> Option<Problem> {
    let seen = Seen::of(portfolio);
    let same = seen.holder == resolution.document().holder && seen.digest == resolution.document().digest;
    let message = text!(
        "the decision is about another portfolio, or about another version of it",
        "het besluit gaat over een ander portfolio, of over een andere versie ervan"
    );
    (!same).then(|| Problem::new("another-portfolio", "digest", message))
}

/// A decision that awards a level, on its way into a credential.
struct Made<'d> {
    portfolio: &'d Portfolio,
    resolution: &'d Resolution,
    decision: &'d Decision,
    level: &'d str,
    choices: &'d AssessorDecision,
}

impl Made<'_> {
    fn credential(&self, issuer: String) -> Credential {
        let choices = self.choices;
        Credential::new(Draft {
            name: self.name(),
            description: self.whose(),
            issuer: Profile { id: issuer, kind: ["Profile"], name: choices.issuer_name.clone() },
            valid_from: choices.valid_from,
            valid_until: choices.valid_until,
            awarded: Some(start_of_day(self.decision.on)),
            subject: self.subject(),
            evidence: vec![self.evidence()],
        })
    }

    fn rubric(&self) -> Rubric<'_> {
        Rubric {
            framework: self.portfolio.framework(),
            kind: "assessor-decision",
            language: self.choices.language,
            base: self.choices.base.as_deref(),
        }
    }

    fn level_name<'a>(&'a self, level: &'a str) -> &'a str {
        self.portfolio.framework().level_name(level, self.choices.language)
    }

    fn name(&self) -> String {
        let rubric = self.rubric();
        let (level, framework) = (self.level_name(self.level), rubric.framework_name());
        say!(
            self.choices.language,
            "Decision on a portfolio: {level}, {framework}",
            "Besluit over een portfolio: {level}, {framework}"
        )
    }

    fn whose(&self) -> String {
        let owner = &self.portfolio.framework().facts().holder;
        whose_decision(&self.choices.issuer_name, owner, self.choices.accredits, self.choices.language)
    }

    fn subject(&self) -> Subject {
        let rubric = self.rubric();
        let value = self.level_name(self.level).to_owned();
        Subject {
            id: self.choices.holder_id.clone(),
            kind: ["AchievementSubject"],
            result: vec![rubric.result(None, self.level, "Completed", value)],
            narrative: self.how(),
            achievement: Achievement {
                id: rubric.id(),
                kind: ["Achievement"],
                achievement_type: "Competency",
                name: self.name(),
                description: self.whose(),
                criteria: Criteria { narrative: format!("{}\n\n{}", self.whose(), self.how()) },
                in_language: self.choices.language.into(),
                alignment: rubric.alignments(),
                result_description: vec![rubric.description(None)],
            },
        }
    }

    /// Who decided, when and on what. Reasons stay with the panel.
    fn how(&self) -> String {
        let language = self.choices.language;
        let by: Vec<String> = self.decision.by.iter().map(|id| format!("`{id}`")).collect();
        let (by, on, document) = (join(&by, language), self.decision.on, self.resolution.document());
        let (holder, digest) = (&document.holder, &document.digest);
        let target =
            self.portfolio.document().target.as_deref().map_or("–", |target| self.level_name(target));
        say!(
            language,
            "Decided on {on} by {by}, on the portfolio of `{holder}` that applied for {target}. SHA-256 of what was read: `{digest}`.",
            "Besloten op {on} door {by}, over het portfolio van `{holder}` dat {target} aanvroeg. SHA-256 van wat is gelezen: `{digest}`."
        )
    }

    fn evidence(&self) -> Evidence {
        Evidence {
            kind: ["Evidence"],
            name: say!(self.choices.language, "A panel's decision", "Besluit van een panel"),
            narrative: self.how(),
            genre: "assessor-decision".to_owned(),
        }
    }
}
