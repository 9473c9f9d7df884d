//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod agreement_laws;
mod agreement_published;
mod bland_altman;
mod bootstrap;
mod effects;
mod habits;
mod icc;
mod kendall;
mod naive;
mod rasch;
mod rasch_laws;
mod rasch_pairwise;
mod rasch_refusals;
mod rasch_support;
