//! Mentoring programmes audited, mentor agreements written and checked.
//!
//! An [`Audit`] holds what an organisation answered about its mentoring programme and says what it has, what it lacks and
//! with which tip to begin, by the factors that make such programmes last and by the six ISMCP standards. An [`Agreement`]
//! holds what mentor and mentee agreed; it can be checked for what is missing, written out to sign, and reviewed.
//!
//! The lists behind both are data: `frameworks/mentoring`. The crate does no input or output, reads no clock, prints
//! nothing and draws no random numbers.

mod agreement;
mod audit;
mod entry;
mod given;

pub use agreement::{
    Agreement, AgreementCheck, AgreementDocument, AgreementFacts, Boundary, Channel, Choice, Doubt,
    Engagement, FollowUp, Going, Group, Letter, LetterReview, LetterReviews, Missing, Mission, OtherRelation,
    Part, ProcessStep, Responsibilities, Review, ReviewRhythm, Step, Term, Timing, Trust, agreement_starter,
};
pub use audit::{
    Advice, Answer, Answers, Audit, AuditDocument, AuditResult, Comparison, Cycle, Factor, FactorLevel,
    FactorResult, Facts, Have, Item, ItemResult, Known, Lacking, Mentors, Other, Programme, Provider, Range,
    Remark, Score, Standard, StandardResult, Start, Tier, TierResult, Tip, Worth, audit_starter,
};
pub use entry::{Entry, Party, Role, Source};
