//! The conditions under which training programmes are recognised, as data with their sources.

mod answer;
mod document;
mod finding;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use maatstaf::Framework;
use maatstaf_document::{DocumentError, Problem, is_id, read, text, unknown_name, version};

pub use answer::{ConditionAnswer, ConditionsAnswer, Outcome};
pub use document::{Condition, ConditionCheck, ConditionsDocument, Reading, SourceDocument, Stage, Standing};

use crate::policy::embedded;

/// Checked conditions: every source that they name is listed. Cloning them is cheap.
///
/// # Example
/// ```
/// use maatstaf_programme::{Conditions, Standing};
/// let conditions = Conditions::of(&maatstaf::Framework::emcc());
/// let hours = conditions.condition("hours-table-2022").expect("the table is known to exist");
/// assert!(hours.readings.iter().all(|reading| reading.standing == Standing::Unknown)); // asked, never invented
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conditions(Arc<ConditionsDocument>);

impl Conditions {
    /// The conditions that come with Maatstaf for a framework; none for a framework of your own.
    pub fn of(framework: &Framework) -> Self {
        static BUILT_IN: LazyLock<Conditions> = LazyLock::new(|| {
            #[expect(clippy::expect_used, reason = "the embedded conditions are checked by a test")]
            Conditions::from_json(&Framework::emcc(), embedded("conditions")).expect("they are sound")
        });
        if BUILT_IN.0.framework == framework.id() {
            return BUILT_IN.clone();
        }
        let none = ConditionsDocument {
            schema: None,
            maatstaf_conditions: 1,
            framework: framework.id().to_owned(),
            descriptors: String::new(),
            sources: Vec::new(),
            conditions: Vec::new(),
        };
        Self(Arc::new(none))
    }

    /// Reads conditions that are written for a framework.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(framework: &Framework, text: &str) -> Result<Self, DocumentError> {
        let (document, source) = read::<ConditionsDocument>(text)?;
        let problems = problems(framework, &document);
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(source.refuse(problems)) }
    }

    /// The conditions as written.
    pub fn document(&self) -> &ConditionsDocument {
        &self.0
    }

    /// The condition with an id.
    pub fn condition(&self, id: &str) -> Option<&Condition> {
        self.0.conditions.iter().find(|condition| condition.id == id)
    }

    /// Whether a condition is worked out from the programme instead of asked.
    pub(crate) fn is_computed(&self, id: &str) -> bool {
        self.condition(id).is_some_and(|condition| condition.check != ConditionCheck::SelfAudit)
    }

    /// The ids that a self-audit can answer: the level descriptors, and the conditions that are asked.
    pub(crate) fn questions(&self, framework: &Framework) -> Vec<String> {
        let descriptors = framework.facts().descriptors.iter().filter(|one| one.set == self.0.descriptors);
        let asked = self.0.conditions.iter().filter(|one| one.check == ConditionCheck::SelfAudit);
        descriptors.map(|one| one.id.clone()).chain(asked.map(|one| one.id.clone())).collect()
    }

    /// The awards that are known: the framework's levels under EIA, and all that a condition names.
    pub(crate) fn known_awards(&self, framework: &Framework) -> Vec<String> {
        let named = self.0.conditions.iter().flat_map(|condition| condition.awards.iter().flatten().cloned());
        let mut known: BTreeSet<String> = named.collect();
        if known.iter().any(|award| award.starts_with("eia:")) {
            known.extend(framework.levels().iter().map(|level| format!("eia:{level}")));
        }
        known.into_iter().collect()
    }
}

fn problems(framework: &Framework, document: &ConditionsDocument) -> Vec<Problem> {
    let mut found: Vec<Problem> =
        version("maatstaf_conditions", document.maatstaf_conditions).into_iter().collect();
    found.extend(unknown_name("framework", &document.framework, &[framework.id().to_owned()]));
    let known: Vec<String> = document.sources.iter().map(|source| source.id.clone()).collect();
    let mut seen = BTreeSet::new();
    for (at, condition) in document.conditions.iter().enumerate() {
        let path = format!("conditions[{at}]");
        let id = &condition.id;
        if !is_id(id) || !seen.insert(id) {
            let message =
                text!("this id is not one, or is used twice", "dit is geen id, of het is al gebruikt");
            found.push(Problem::new("bad-id", format!("{path}.id"), message));
        }
        for (at, reading) in condition.readings.iter().enumerate() {
            let path = format!("{path}.readings[{at}]");
            found.extend(of_reading(framework, &known, condition.check, reading, &path));
        }
    }
    found
}

fn of_reading(
    framework: &Framework,
    sources: &[String],
    check: ConditionCheck,
    reading: &Reading,
    path: &str,
) -> Vec<Problem> {
    let mut found = Vec::new();
    for (at, source) in reading.sources.iter().enumerate() {
        found.extend(unknown_name(&format!("{path}.sources[{at}]"), source, sources));
    }
    for (at, level) in reading.levels.iter().enumerate() {
        found.extend(unknown_name(&format!("{path}.levels[{at}]"), level, framework.levels()));
    }
    let known = reading.standing != Standing::Unknown;
    let backed = match reading.standing {
        Standing::Confirmed => reading.sources.len() >= 2,
        Standing::SingleSource => reading.sources.len() == 1,
        Standing::Conflicting => !reading.sources.is_empty(),
        Standing::Unknown => true,
    };
    if !backed {
        let message = text!(
            "confirmed takes two sources, single-source one, conflicting at least one",
            "bevestigd vraagt twee bronnen, één bron precies één, tegenspraak minstens één"
        );
        found.push(Problem::new("missing-source", path, message));
    }
    if reading.value.is_some_and(|value| !(1..=10_000).contains(&value)) {
        let message = text!("this must be from 1 to 10000", "dit moet van 1 tot en met 10000 zijn");
        found.push(Problem::new("out-of-range", format!("{path}.value"), message));
    }
    if known && check.needs_number() != reading.value.is_some() {
        let message = text!(
            "this kind of condition has a number, or has none",
            "dit soort voorwaarde heeft een getal, of juist niet"
        );
        found.push(Problem::new("unclear-reading", path, message));
    }
    if known && check.needs_values() == reading.values.is_empty() {
        let message = text!(
            "this kind of condition has values, or has none",
            "dit soort voorwaarde heeft waarden, of juist niet"
        );
        found.push(Problem::new("unclear-reading", path, message));
    }
    found
}
