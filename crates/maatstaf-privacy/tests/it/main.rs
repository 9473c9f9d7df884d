//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod find;
mod labelled;
mod laws;
mod lists;
mod samples;
