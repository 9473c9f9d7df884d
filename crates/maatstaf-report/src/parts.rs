//! What several documents have in common.

mod claim;
mod left_out;
mod origin;
mod people;
mod register;
mod rules;
mod sure;
mod why;
pub(crate) mod words;

pub(crate) use claim::{Key, cell_of, claim, key, linked_claim};
pub(crate) use left_out::left_out;
pub(crate) use origin::{about, colophon};
pub(crate) use register::{register, register_in_short};
pub(crate) use rules::rules;
pub(crate) use sure::{sure_in_full, sureness};
pub(crate) use why::{why, why_in_short};
