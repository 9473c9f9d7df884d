//! Results out: an estimate or a panel's decision as an Open Badges 3.0 credential, as xAPI statements, as a tidy table.
//!
//! A [`Credential`] is built from a portfolio, signed by [`issue`] with a [`Key`] and read back by [`verify`]. What holders say of
//! themselves and what somebody else decided about them are two kinds, and nothing turns the first into the second. [`statements`] writes
//! an estimate for a learning record store, [`tidy`] for a spreadsheet or a statistics package. None of them carries free text of a
//! portfolio, unless titles are asked for.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers: the bytes of a new key and every time
//! are arguments.

mod address;
mod credential;
mod evidence;
mod jws;
mod key;
mod lanes;
mod strict;
mod tidy;
mod verify;
mod words;
mod xapi;

pub use address::{DEFAULT_BASE, start_of_day};
pub use credential::{
    Achievement, Alignment, AssessorDecision, Credential, Criteria, Evidence, Profile, ResultDescription,
    RubricCriterionLevel, RubricResult, SelfAssessment, Subject, issue,
};
pub use key::{Key, PublicKey};
pub use tidy::{TIDY_COLUMNS, tidy};
pub use verify::{
    AchievedLevel, BadgeKind, FoundProblem, LONGEST_TOKEN, Note, Outcome, Party, SignatureAnswer, Standing,
    Trust, Verification, verify,
};
pub use xapi::{StatementChoices, statements};
