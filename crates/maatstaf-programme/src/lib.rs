//! Training programmes mapped to a competence framework.
//!
//! A [`Programme`] says what its activities teach and practise and what its assessments assess. From that follow the level that it
//! supports (certain, estimated and possible), its coverage, how its hours are spread, what it lacks for a level, and which conditions of
//! recognition it meets. The level comes from the core's ladder under a policy of this project, [`eqa_policy`]; the conditions are data
//! with their sources, [`Conditions`]. What nobody could read is asked, never invented.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod answer;
mod aspect;
mod audit;
mod check;
mod conditions;
mod coverage;
mod document;
mod gap;
mod hours;
mod names;
mod page;
mod policy;
mod portfolio;
mod programme;
mod starter;

pub use answer::{CategoryLevels, Levels, ProgrammeAnswer, ProgrammeName};
pub use aspect::Aspect;
pub use audit::{DescriptorAnswer, SelfAudit};
pub use conditions::{
    Condition, ConditionAnswer, ConditionCheck, Conditions, ConditionsAnswer, ConditionsDocument, Outcome,
    Reading, SourceDocument, Stage, Standing,
};
pub use coverage::{AspectCoverage, CellCoverage, Counts};
pub use document::{
    Activity, ActivityCover, ActivityKind, As, Assessment, AssessmentCover, AuditAnswer, EntryLevel, Have,
    Method, Module, ProgrammeDocument, Role, Run, StaffMember,
};
pub use gap::{CellName, ProgrammeGap, ProgrammeStep, StepKind};
pub use hours::{CategoryHours, Hours, KindHours, ModuleHours};
pub use policy::eqa_policy;
pub use programme::{PartName, Programme, State};
pub use starter::programme_starter;
