//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod counting;
mod ledger;
mod maps;
mod samples;
mod spreadsheet;
mod table;
