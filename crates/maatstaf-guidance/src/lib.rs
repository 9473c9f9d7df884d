//! Which form of help fits a request, and where its boundary lies.
//!
//! [`Guidance`] holds the forms of help, mentoring beside coaching, and the chooser's questions, all of them data. It answers a
//! [`Request`] with a [`Choice`]: a ranking of all forms with its reasons, what could still change the first place, and the boundary
//! outcome, which no number of points outvotes. With the same points it reviews sessions: what did their traits look like?
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod check;
mod choice;
mod comparison;
mod forms;
mod guidance;
mod pages;
mod questions;
mod request;
mod review;
mod weigh;

pub use choice::{Change, Choice, ChoiceDocument, OpenQuestion};
pub use comparison::{AxisDocument, ComparisonDocument, ItemDocument, PairDocument, SkillsDocument};
pub use forms::{
    AspectDocument, AttributeDocument, BoundaryDocument, CrossingDocument, FormDocument, FormsDocument,
    Outcome, OutcomeDocument, Points, SourceDocument, TraitDocument,
};
pub use guidance::Guidance;
pub use questions::{AnswerDocument, QuestionDocument, QuestionsDocument};
pub use request::{Request, RequestDocument};
pub use review::{Fit, LedgerReview, LedgerReviewDocument, Review, ReviewDocument, SessionFinding};
pub use weigh::{BoundaryFinding, Crossed, Reason, Standing};
