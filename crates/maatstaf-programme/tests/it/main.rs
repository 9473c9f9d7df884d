//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod common;
mod conditions;
mod documents;
mod laws;
mod levels;
mod samples;
