//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod common;
mod documents;
mod laws;
mod samples;
mod stories;
