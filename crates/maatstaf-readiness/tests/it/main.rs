//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod boundaries;
mod calendar;
mod cases;
mod laws;
mod schemes;
