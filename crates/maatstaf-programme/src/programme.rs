//! A programme whose every cover resolves, ready to be answered about.

use std::sync::Arc;

use maatstaf::Framework;
use maatstaf_document::{DocumentError, Problem, read, text};
use schemars::JsonSchema;
use serde::Serialize;

use crate::aspect::{Aspect, Target};
use crate::document::{Activity, ActivityKind, As, Assessment, Method, Module, ProgrammeDocument};
use crate::{Conditions, check};

/// A checked programme: whoever holds one knows that all it covers is in the framework. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf_programme::{Programme, eqa_policy};
/// let text = r#"{
///   "maatstaf_programme": 1, "id": "short-course", "framework": "emcc-2015", "provider": "institute-a",
///   "title": "Short course", "as_of": "2026-06-30",
///   "modules": [{"id": "m1", "title": "Listening",
///     "activities": [{"id": "talk", "title": "A talk", "covers": [{"indicator": 17, "as": "taught"}]}],
///     "assessments": [{"id": "test", "title": "A test", "covers": [{"indicator": 18}]}]}]
/// }"#;
/// let answer = Programme::from_json(text)?.answer(&eqa_policy());
/// assert_eq!(answer.overall.floor, None); // one test on one indicator supports no level
/// assert_eq!(answer.taught_not_assessed[0].indicator, Some(17));
/// assert_eq!(answer.assessed_not_taught[0].indicator, Some(18));
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Programme {
    framework: Framework,
    document: Arc<ProgrammeDocument>,
    parts: Arc<Vec<Part>>,
}

/// An activity or an assessment, with what it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) place: PartName,
    pub(crate) nature: Nature,
    /// How long it takes; 0 when nothing is said.
    pub(crate) minutes: u32,
    pub(crate) covers: Vec<(State, Aspect)>,
}

/// Whether a part is an activity or an assessment, and of which kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    Activity(ActivityKind),
    Assessment(Method),
}

/// Where in a programme something is covered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct PartName {
    /// The id of the module.
    pub module: String,
    /// The id of the activity or assessment.
    pub part: String,
}

/// What a programme does with an aspect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, strum::EnumIter)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// An activity teaches it.
    Taught,
    /// An activity lets participants do it.
    Practised,
    /// An assessment assesses it.
    Assessed,
}

impl Programme {
    /// Reads a programme that is mapped to one of the frameworks that come with Maatstaf.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        Self::open(text, Framework::by_id)
    }

    /// Reads a programme and finds its framework by the id that it names.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn open(text: &str, find: impl FnOnce(&str) -> Option<Framework>) -> Result<Self, DocumentError> {
        let (document, source) = read::<ProgrammeDocument>(text)?;
        let Some(framework) = find(&document.framework) else {
            let message = text!("this framework is not known", "dit raamwerk is niet bekend");
            return Err(source.refuse(vec![Problem::new("unknown-framework", "framework", message)]));
        };
        Self::checked(framework, document).map_err(|problems| source.refuse(problems))
    }

    /// Checks a programme that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(framework: Framework, document: ProgrammeDocument) -> Result<Self, DocumentError> {
        Self::checked(framework, document).map_err(DocumentError::new)
    }

    fn checked(framework: Framework, document: ProgrammeDocument) -> Result<Self, Vec<Problem>> {
        let problems = check::problems(&framework, &Conditions::of(&framework), &document);
        if !problems.is_empty() {
            return Err(problems);
        }
        let parts = document.modules.iter().flat_map(|module| parts_of(&framework, module)).collect();
        Ok(Self { framework, document: Arc::new(document), parts: Arc::new(parts) })
    }

    /// The framework that it is mapped to.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The programme as it would be written.
    pub fn document(&self) -> &ProgrammeDocument {
        &self.document
    }

    /// The programme's digest: SHA-256 over its canonical JSON, in hexadecimal. The order of its modules makes no difference.
    pub fn digest(&self) -> String {
        let mut document = (*self.document).clone();
        document.schema = None;
        document.modules.sort_by(|a, b| a.id.cmp(&b.id));
        maatstaf_document::digest(&document)
    }

    /// The activities and assessments, in the order of the document.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }
}

impl Activity {
    /// How long it takes in minutes; 0 when nothing is said.
    pub(crate) fn length(&self) -> u32 {
        let hours = self.hours.map(|hours| hours.saturating_mul(60));
        self.minutes.or(hours).unwrap_or_default()
    }
}

fn parts_of<'d>(framework: &'d Framework, module: &'d Module) -> impl Iterator<Item = Part> + 'd {
    let activities = module.activities.iter().map(|activity| of_activity(framework, module, activity));
    let assessments = module.assessments.iter().map(|one| of_assessment(framework, module, one));
    activities.chain(assessments)
}

fn of_activity(framework: &Framework, module: &Module, activity: &Activity) -> Part {
    let covers = activity.covers.iter().filter_map(|cover| {
        let state = match cover.how {
            As::Taught => State::Taught,
            As::Practised => State::Practised,
        };
        Some((state, Target::from(cover).aspect(framework)?))
    });
    Part {
        place: PartName { module: module.id.clone(), part: activity.id.clone() },
        nature: Nature::Activity(activity.kind),
        minutes: activity.length(),
        covers: covers.collect(),
    }
}

fn of_assessment(framework: &Framework, module: &Module, assessment: &Assessment) -> Part {
    let aspects = assessment.covers.iter().filter_map(|cover| Target::from(cover).aspect(framework));
    Part {
        place: PartName { module: module.id.clone(), part: assessment.id.clone() },
        nature: Nature::Assessment(assessment.method),
        minutes: 0,
        covers: aspects.map(|aspect| (State::Assessed, aspect)).collect(),
    }
}
