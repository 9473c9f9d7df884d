//! How a panel works: thresholds and decisions, as data of our own.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use maatstaf_document::{DocumentError, Problem, Text, is_id, read, text, version};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a panel works, as written in a file. Every number in it is this project's choice and can be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelRulesDocument {
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_panel_rules: u8,
    /// The id of these rules.
    pub id: String,
    /// What they are called.
    pub name: Text,
    /// A category is contested when judged levels lie at least this many levels apart.
    #[schemars(extend("minimum" = 1, "maximum" = 20))]
    pub contested_range: u32,
    /// No coefficient of agreement is shown below this many cells, a cell being one category of one person.
    #[schemars(extend("minimum" = 2, "maximum" = 10000))]
    pub least_cells: u32,
    /// Below this many people no coefficient of agreement is shown, and no rater is called severe, lenient or one who keeps to the middle.
    #[schemars(extend("minimum" = 2, "maximum" = 10000))]
    pub least_people: u32,
    /// A rater is called severe, or lenient, from this many hundredths of a level away from the panel's mean …
    #[schemars(extend("minimum" = 1, "maximum" = 1000))]
    pub severity_hundredths: u32,
    /// … when it is also at least this many tenths of its standard error away.
    #[schemars(extend("minimum" = 1, "maximum" = 1000))]
    pub severity_tenths_of_error: u32,
    /// A rater shows halo when categories of one person differ for them by less than this percentage of the variance that they have for the other raters.
    #[schemars(extend("minimum" = 1, "maximum" = 100))]
    pub halo_percent: u32,
    /// Halo is looked for from this many people on.
    #[schemars(extend("minimum" = 2, "maximum" = 10000))]
    pub halo_people: u32,
    /// A rater keeps to the middle when their ratings vary by less than this percentage of the variance of the other raters'.
    #[schemars(extend("minimum" = 1, "maximum" = 100))]
    pub central_percent: u32,
    /// The decisions that a panel can take.
    pub decisions: Vec<DecisionRule>,
}

/// A decision that a panel can take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionRule {
    /// Its id, such as `award`.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it does.
    pub effect: Effect,
}

/// What a decision does. None of them can award a level above the one applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, strum::EnumIter)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Awards the level applied for.
    Award,
    /// Awards a level below the one applied for.
    AwardLower,
    /// Awards nothing yet and asks for more.
    AskMore,
    /// Awards nothing.
    Decline,
}

/// Checked rules of a panel. Cloning them is cheap.
///
/// # Example
/// ```
/// use maatstaf_crosscheck::{Effect, PanelRules};
/// let rules = PanelRules::standard();
/// assert_eq!(rules.document().contested_range, 2); // one level apart is no dispute
/// assert_eq!(rules.decision("ask-more").map(|decision| decision.effect), Some(Effect::AskMore));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PanelRules(Arc<PanelRulesDocument>);

impl PanelRules {
    /// The rules `maatstaf-panel`.
    pub fn standard() -> Self {
        static STANDARD: LazyLock<PanelRules> = LazyLock::new(|| {
            let found = maatstaf_frameworks::PANELS.iter().find(|(id, _)| *id == "maatstaf-panel");
            #[expect(clippy::expect_used, reason = "the embedded rules are checked by a test")]
            let rules = PanelRules::from_json(found.expect("the rules are embedded").1);
            #[expect(clippy::expect_used, reason = "the embedded rules are checked by a test")]
            rules.expect("the embedded rules are sound")
        });
        STANDARD.clone()
    }

    /// Reads rules.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let (document, source) = read::<PanelRulesDocument>(text)?;
        let problems = problems(&document);
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(source.refuse(problems)) }
    }

    /// Checks rules that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(document: PanelRulesDocument) -> Result<Self, DocumentError> {
        let problems = problems(&document);
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(DocumentError::new(problems)) }
    }

    /// The rules as written.
    pub fn document(&self) -> &PanelRulesDocument {
        &self.0
    }

    /// The decision with an id.
    pub fn decision(&self, id: &str) -> Option<&DecisionRule> {
        self.0.decisions.iter().find(|decision| decision.id == id)
    }

    /// The ids of the decisions.
    pub(crate) fn decision_ids(&self) -> Vec<String> {
        self.0.decisions.iter().map(|decision| decision.id.clone()).collect()
    }
}

/// Every problem of the rules.
fn problems(document: &PanelRulesDocument) -> Vec<Problem> {
    let mut found = Vec::new();
    found.extend(version("maatstaf_panel_rules", document.maatstaf_panel_rules));
    found.extend(bad_id("id", &document.id));
    found.extend(unnamed("name", &document.name));
    found.extend(bounds(document));
    if document.decisions.is_empty() {
        let message = text!("at least one decision is needed", "er is minstens één besluit nodig");
        found.push(Problem::new("no-decision", "decisions", message));
    }
    let mut seen = BTreeSet::new();
    for (at, decision) in document.decisions.iter().enumerate() {
        let path = format!("decisions[{at}].id");
        found.extend(unnamed(&format!("decisions[{at}].name"), &decision.name));
        if let Some(problem) = bad_id(&path, &decision.id) {
            found.push(problem);
        } else if !seen.insert(&decision.id) {
            let id = &decision.id;
            let message = text!("there is already a decision `{id}`", "er is al een besluit `{id}`");
            found.push(Problem::new("doubled-id", path, message));
        }
    }
    found
}

/// The bounds that the schema states too: a document that did not come from text has not been compared with it.
fn bounds(document: &PanelRulesDocument) -> impl Iterator<Item = Problem> {
    let numbers = [
        ("contested_range", document.contested_range, 1, 20),
        ("least_cells", document.least_cells, 2, 10_000),
        ("least_people", document.least_people, 2, 10_000),
        ("severity_hundredths", document.severity_hundredths, 1, 1000),
        ("severity_tenths_of_error", document.severity_tenths_of_error, 1, 1000),
        ("halo_percent", document.halo_percent, 1, 100),
        ("halo_people", document.halo_people, 2, 10_000),
        ("central_percent", document.central_percent, 1, 100),
    ];
    let outside = numbers.into_iter().filter(|(_, number, least, most)| !(*least..=*most).contains(number));
    outside.map(|(path, _, least, most)| {
        let message =
            text!("this must be from {least} to {most}", "dit moet van {least} tot en met {most} zijn");
        Problem::new("out-of-range", path, message)
    })
}

/// The problem of an id that is none.
pub(crate) fn bad_id(path: &str, id: &str) -> Option<Problem> {
    let message = text!(
        "this must be 1 to 64 letters, digits, `-`, `_` or `.`, without spaces",
        "dit moeten 1 tot 64 letters, cijfers, `-`, `_` of `.` zijn, zonder spaties"
    );
    let help = text!("use a short name, such as `assessor-2`", "gebruik een korte naam, zoals `assessor-2`");
    (!is_id(id)).then(|| Problem::new("bad-id", path, message).help(help))
}

fn unnamed(path: &str, name: &Text) -> Option<Problem> {
    let message = text!("a name is needed in both languages", "er is in beide talen een naam nodig");
    let missing = name.en.trim().is_empty() || name.nl.trim().is_empty();
    missing.then(|| Problem::new("missing-name", path, message))
}
