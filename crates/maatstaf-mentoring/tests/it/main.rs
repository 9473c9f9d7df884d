//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod agreement_laws;
mod agreement_problems;
mod audit_answers;
mod audit_laws;
mod lists;
mod samples;
