//! See which EMCC level a portfolio of coaching or mentoring evidence supports, and why.
//!
//! One noun leads to the next: a [`Framework`], a [`Portfolio`] written for it, an [`Estimate`] of the level that the portfolio supports. It estimates; it does not
//! accredit. EMCC publishes no pass arithmetic: every threshold is this project's choice and lives in a [`Policy`].
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod answer;
mod certificate;
mod confidence;
mod count;
pub mod emcc;
mod estimate;
mod explain;
mod framework;
mod gap;
mod ladder;
mod lane;
mod policy;
mod portfolio;
mod resilience;
mod schema;
mod tally;
mod what_if;
mod words;

pub use answer::{
    CategoryDocument, EngineDocument, EstimateDocument, FrameworkName, GateDocument, HaveNeed, LevelDocument,
    Origin, OverallDocument, PortfolioName, statement,
};
pub use certificate::{Certificate, CertifiedCategory, WitnessClaim};
pub use confidence::{Certainty, Confidence, Ground, Sureness, WithoutAssessor};
pub use estimate::{CategoryEstimate, Estimate};
pub use explain::{
    CategoryExplanationDocument, CellDocument, ClaimName, CountedDocument, CounterDocument, Explanation,
    ExplanationDocument, SkippedDocument, Why,
};
pub use framework::{
    AsksFor, CategoryWording, DescriptorDocument, Framework, FrameworkDocument, IndicatorDocument,
    IndicatorWording, ListDocument, ListWording, MOST_CATEGORIES, MOST_LEVELS, OverlayDocument,
    WordingDocument, pack_ids,
};
pub use gap::{Action, Gap, GapDocument, Proof, Step};
pub use ladder::{GateCounters, Ladder, Need};
pub use lane::{Lane, Ruled, Scale, Standing, Status};
pub use maatstaf_document::{DocumentError, LONGEST_DOCUMENT, Language, Place, Problem, Text};
pub use policy::{
    BreadthChoice, Costs, CreditChoice, DepthChoice, EmptyCells, Gates, OverallChoice, Policy, PolicyDocument,
};
pub use portfolio::{
    Claim, Evidence, Kind, NotApplicable, Portfolio, PortfolioDocument, Ruling, SelfRating, Strength,
    Verdict, Verification,
};
pub use resilience::Resilience;
pub use schema::{schema, schema_names};
pub use what_if::{Change, WhatIf, WhatIfDocument};
