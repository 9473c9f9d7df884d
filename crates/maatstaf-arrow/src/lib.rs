//! Persons and rows as Arrow tables.
//!
//! Arrow is how table engines (pandas, Polars, Spark) hand each other columns without copying them. [`estimate_batch`] takes a batch
//! with a column `portfolio` (the JSON text) or a claims table, and gives the rows of [`maatstaf_many::Rows`] as columns; [`narrow_batch`]
//! makes the claims table, which holds what the ladder reads and nothing else, so that a register is read from JSON once.
//! Both build on [`RowsBuilder`], [`PersonsBuilder`] and [`Persons`], for those who read and write batches their own way.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod batch;
mod columns;
mod patterns;
mod persons;
mod portfolios;
mod problem;
mod read;
mod rows;

pub use batch::{Batch, estimate_batch, narrow_batch};
pub use persons::{PersonsBuilder, persons_schema};
pub use problem::ArrowProblem;
pub use read::Persons;
pub use rows::{RowsBuilder, rows_schema};
