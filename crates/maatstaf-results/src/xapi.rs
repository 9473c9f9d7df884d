//! An estimate as statements for a learning record store (xAPI 1.0.3).

mod parts;

use jiff::Timestamp;
use maatstaf::{Estimate, Framework, Lane, Policy, Portfolio};
use maatstaf_document::{DocumentError, Language, say};
use strum::IntoEnumIterator;

use crate::address::{DEFAULT_BASE, base_problem, below, uuid, whole_second};
use crate::lanes::{level, places};
use parts::{
    Account, Activity, Actor, Context, ContextActivities, Definition, ExtensionLevel, Extensions,
    LanguageMap, Score, Statement, StatementResult, Verb,
};

/// The verb: a number that says where the actor stands. `passed`, `mastered` and the like would claim what nobody decided.
const VERB: &str = "http://adlnet.gov/expapi/verbs/scored";

/// The choices for statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementChoices {
    /// When the estimate was made.
    pub at: Timestamp,
    /// The web address below which activities and extensions have theirs, and the home of the account. [`DEFAULT_BASE`] when you have none.
    pub base: String,
    /// The language of the experience. Names stand in both.
    pub language: Language,
}

impl StatementChoices {
    /// In English, below [`DEFAULT_BASE`].
    pub fn new(at: Timestamp) -> Self {
        Self { at, base: DEFAULT_BASE.to_owned(), language: Language::default() }
    }
}

/// Writes the estimate of a portfolio as a JSON list of statements: one for the whole and one for each category.
///
/// The score is the height of the estimate among the levels; floor and ceiling stand beside it as extensions. There is no `success`:
/// nobody decided. The actor is an account under the portfolio's pseudonym. Ids follow from the content, so sending the same estimate
/// twice stores it once. No text of the portfolio stands in it.
///
/// # Errors
/// When the base is no web address.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Policy, Portfolio};
/// use maatstaf_results::{StatementChoices, start_of_day, statements};
/// let choices = StatementChoices::new(start_of_day(jiff::civil::date(2026, 6, 30)));
/// let text = statements(&Portfolio::new(Framework::emcc()), &Policy::standard(), &choices)?;
/// assert_eq!(text.matches("\"scaled\"").count(), 1 + 8); // the whole and eight categories
/// assert!(!text.contains("\"success\""));
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn statements(
    portfolio: &Portfolio,
    policy: &Policy,
    choices: &StatementChoices,
) -> Result<String, DocumentError> {
    if let Some(problem) = base_problem("base", &choices.base) {
        return Err(DocumentError::new(vec![problem]));
    }
    let estimate = portfolio.estimate_with(policy);
    let writer =
        Writer { framework: portfolio.framework(), estimate: &estimate, digest: portfolio.digest(), choices };
    let all: Vec<Statement> =
        places(portfolio.framework()).map(|category| writer.statement(category)).collect();
    // INVARIANT: texts and numbers are always JSON.
    Ok(serde_json::to_string_pretty(&all).map(|text| text + "\n").unwrap_or_default())
}

struct Writer<'e> {
    framework: &'e Framework,
    estimate: &'e Estimate,
    digest: String,
    choices: &'e StatementChoices,
}

impl Writer<'_> {
    fn statement(&self, category: Option<&str>) -> Statement {
        let mut statement = Statement {
            id: None,
            actor: self.actor(),
            verb: Verb { id: VERB, display: LanguageMap { en: "scored".into(), nl: "scoorde".into() } },
            object: self.object(category),
            result: self.result(category),
            context: self.context(),
            timestamp: whole_second(self.choices.at).to_string(),
        };
        statement.id = Some(uuid(&statement).to_string());
        statement
    }

    fn actor(&self) -> Actor {
        let name = self.estimate.portfolio().document().holder.clone();
        Actor { object_type: "Agent", account: Account { home_page: self.choices.base.clone(), name } }
    }

    fn object(&self, category: Option<&str>) -> Activity {
        let id = self.framework.id();
        let both = |name: &dyn Fn(Language) -> String| LanguageMap {
            en: name(Language::En),
            nl: name(Language::Nl),
        };
        let framework = |language| self.framework.wording(language).name.clone();
        match category {
            Some(category) => self.activity(
                &format!("frameworks/{id}/categories/{category}"),
                Some("objective"),
                both(&|language| self.framework.category_name(category, language).to_owned()),
            ),
            None => self.activity(
                &format!("frameworks/{id}/self-assessment"),
                Some("assessment"),
                both(&|language| {
                    let framework = framework(language);
                    say!(language, "Self-assessment: {framework}", "Zelfbeoordeling: {framework}")
                }),
            ),
        }
    }

    fn activity(&self, path: &str, kind: Option<&str>, name: LanguageMap) -> Activity {
        let kind = kind.map(|kind| format!("http://adlnet.gov/expapi/activities/{kind}"));
        Activity { object_type: "Activity", id: self.address(path), definition: Definition { name, kind } }
    }

    fn result(&self, category: Option<&str>) -> StatementResult {
        let top = self.framework.levels().len();
        let height = |lane| self.framework.height(level(self.estimate, category, lane));
        let raw = height(Lane::Estimate);
        #[expect(clippy::cast_precision_loss, reason = "a framework has at most eight levels")]
        let scaled = raw as f64 / top.max(1) as f64;
        let lane = |lane: Lane| {
            let level = level(self.estimate, category, lane).map(str::to_owned);
            (self.address(&format!("extensions/{lane}")), ExtensionLevel { level, height: height(lane) })
        };
        StatementResult {
            score: Score { scaled, raw, min: 0, max: top },
            extensions: Lane::iter().map(lane).collect(),
        }
    }

    fn context(&self) -> Context {
        let (document, id) = (self.estimate.portfolio().document(), self.framework.id());
        let name = |language| self.framework.wording(language).name.clone();
        let names = LanguageMap { en: name(Language::En), nl: name(Language::Nl) };
        let facts = [
            ("kind", "self-assessment".to_owned()),
            ("policy", self.estimate.policy().id().to_owned()),
            ("as-of", document.as_of.to_string()),
            ("digest", self.digest.clone()),
        ];
        let extensions: Extensions = facts
            .into_iter()
            .map(|(key, value)| (self.address(&format!("extensions/{key}")), value))
            .collect();
        Context {
            platform: "Maatstaf",
            language: self.choices.language.into(),
            activities: ContextActivities {
                grouping: vec![self.activity(&format!("frameworks/{id}"), None, names)],
            },
            extensions,
        }
    }

    fn address(&self, path: &str) -> String {
        below(&self.choices.base, path)
    }
}
