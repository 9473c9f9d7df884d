//! Assessors beside the holder and beside each other.
//!
//! A [`Crosscheck`] sets the self-rating of one portfolio beside each assessor and beside the estimate, finds where they differ and what
//! would settle it, and says which level the portfolio has under each assessor alone and under all. [`Raters`] looks at a cohort: how far
//! raters agree, who is severe, who shows halo. The self-rating is never pooled with assessors.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod agreement;
mod assessment;
mod categories;
mod claim;
mod contested;
mod crosscheck;
mod document;
mod groups;
mod heights;
mod levels;
mod members;
mod page;
mod panel;
mod raters;
mod resolution;
mod rules;
mod settlement;
mod snapshot;
mod starter;

pub use agreement::{PairCounts, PanelAgreement};
pub use assessment::{Assessment, JudgedLevel, LeftOut, LeftOutWhy};
pub use categories::{CategoryPanel, JudgedBy};
pub use contested::{
    Acceptance, ContestedCell, ContestedClaim, Flip, JudgedApart, Pivotal, Reached, Rejection,
};
pub use crosscheck::{Crosscheck, CrosscheckAnswer};
pub use document::{
    AfterReveal, AssessmentDocument, CellJudgement, ClaimVerdict, Holistic, Judgement, NOT_JUDGED, Seen,
};
pub use groups::{AspectGroup, ClaimGroups, EquivalentPractice, NotAccepted};
pub use levels::{EvidenceAlone, EvidencePanel, JudgedAlone, JudgedPanel, Lanes, PanelLevels};
pub use members::{AssessmentAnswer, AssessorAnswer, HolisticAnswer, SelfComparison, VerdictCounts};
pub use raters::{
    Adjustment, CentralEffect, ChangedLevel, CohortAgreement, CohortCounts, ContestedCategory,
    ContestedPerson, Draws, HaloEffect, HolderBeside, HolderCategory, HolderCounts, HolderPerson, Matches,
    Measure, NotCounted, NotCountedWhy, PairAnswer, PairDifference, RaschEffect, RaterAnswer, Raters,
    RatersAnswer, SeverityCall, SeverityEffect, Statistic, WholeAgreement,
};
pub use resolution::{Decision, Resolution, ResolutionDocument, ResolutionRecord};
pub use rules::{DecisionRule, Effect, PanelRules, PanelRulesDocument};
pub use settlement::{DecisionAnswer, Settled, SettledCategory, SettledClaim, Settlement};
pub use snapshot::{Difference, blind_view};
pub use starter::assessment_starter;
