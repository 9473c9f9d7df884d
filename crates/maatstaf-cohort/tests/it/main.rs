//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod attack;
mod cohort;
mod common;
mod laws;
mod samples;
