//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod choice;
mod documents;
mod lists;
mod review;
