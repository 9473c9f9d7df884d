//! A cohort of assessors: the sample panel, the bounds below which nothing is said, laws, and a naive count beside the engine's.

mod bounds;
mod cohort;
mod degenerate;
mod laws;
mod naive;
mod panel;
mod problems;
