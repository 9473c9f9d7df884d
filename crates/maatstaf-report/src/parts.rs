//! What several documents have in common.

mod claim;
mod left_out;
mod origin;
mod register;
mod rules;
mod why;
mod words;

pub(crate) use claim::claim;
pub(crate) use left_out::left_out;
pub(crate) use origin::{about, colophon};
pub(crate) use register::register;
pub(crate) use rules::rules;
pub(crate) use why::why;
