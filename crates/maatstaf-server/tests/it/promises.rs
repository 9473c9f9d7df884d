//! What the server promises, cell by cell.
//!
//! Each test prints its figure (`--nocapture` shows it). `MAATSTAF_LONG=1` asks for the long tier.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]
#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method by its name is not general enough for any transaction"
)]
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

mod actors;
mod asker;
mod canaries;
mod form;
mod forms;
mod headers;
mod interference;
mod matrix;
mod pages;
mod random;
mod revoked;
mod rows;
mod safe;
mod serving;
mod stored;
mod town;

/// How many times something is tried: the first number usually, the second in the long tier.
fn tries(usual: u32, long: u32) -> u32 {
    if std::env::var_os("MAATSTAF_LONG").is_some() { long } else { usual }
}
