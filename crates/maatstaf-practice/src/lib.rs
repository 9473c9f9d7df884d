//! The practice ledger of a coach or mentor: one log of what was done and learnt, counted by each body in its own way.
//!
//! A [`Ledger`] holds sessions given, supervision received, development, feedback, reflections, training, memberships,
//! declarations, contributions and awards, each entry once. A [`Counting`] profile says which of its practice a body counts, so the
//! same hour serves several applications and never counts twice within one. A [`Table`] brings in a spreadsheet,
//! and a [`HeaderMap`] knows the columns of a log that others keep too.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod counting;
mod entry;
mod ledger;
mod overview;
mod source;
mod table;

pub use counting::{Counted, Counting, CountingDocument, LeftOut, Rule};
pub use entry::{Book, Entry};
pub use ledger::{
    Award, Consent, Contribution, ContributionKind, Cpd, CpdKind, Declaration, Earlier, Feedback,
    FeedbackKind, Form, Ledger, LedgerDocument, Membership, Payment, Reflection, ReflectionKind, Relation,
    Service, Session, Supervision, SupervisionKind, Training, TrainingKind,
};
pub use overview::{hours, overview};
pub use source::{Source, Standing};
pub use table::{Columns, ColumnsDocument, HeaderMap, Imported, List, Pseudonyms, Table};
