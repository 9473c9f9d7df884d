//! What changed between dated snapshots of a portfolio, and what caused it.
//!
//! [`Progress`] takes several saved portfolios of one holder, or one portfolio read as of several days. Each step from one snapshot to the next
//! lists every [`Change`] that can count, what it did to the level of each category and to the whole, and which change alone takes
//! a move back. That is tried and not argued: the change is undone in the later snapshot, and the rest is estimated again.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod category;
mod change;
mod difference;
mod document;
mod moves;
mod overall;
mod page;
mod progress;
mod sentence;
mod snapshot;
mod step;
mod trial;

pub use change::{Change, ChangeKind};
pub use document::{
    CategoryChange, CategorySnapshot, Cause, LaneLevels, LevelChange, Mover, MoverKind, OverallChange,
    ProgressDocument, SnapshotDocument, StepDocument,
};
pub use progress::Progress;
pub use trial::{MOST_COUNTED, MOST_TRIALS};
