//! The documents that can be made, each from the answers of the engine.

mod application;
mod cohort;
mod comparison;
mod feedback;
mod gap_plan;
mod programme;
mod progress;
mod renewal;
mod self_assessment;

pub use self_assessment::self_assessment;
