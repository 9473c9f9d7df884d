//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod application;
mod assessed;
mod canaries;
mod cohort;
mod comparison;
mod feedback;
mod gap_plan;
mod hostile;
mod ledgers;
mod links;
mod pictures;
mod programme;
mod progress;
mod renewal;
mod samples;
mod self_assessment;
