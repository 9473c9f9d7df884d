//! The same levels for very many portfolios: as numbers, without their texts.
//!
//! A [`Person`] is all that the ladder reads of one portfolio, a number or two per claim; an [`Estimator`] reads portfolios into
//! persons and persons into [`Levels`], the same that [`maatstaf::Estimate`] gives; [`Rows`] writes those as a table. What one answer
//! explains, this crate leaves out, so that a national register can be read on one machine.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod claim;
mod count;
mod cursor;
mod days;
mod estimator;
mod fields;
mod grid;
mod lean;
mod levels;
mod names;
mod number;
mod person;
mod plan;
mod row;
mod rows;
mod scan;
mod sum;
mod written;

pub use claim::{Claim, Claimed};
pub use days::{day_number, day_of};
pub use estimator::Estimator;
pub use levels::Levels;
pub use maatstaf::LONGEST_DOCUMENT as LONGEST_PORTFOLIO;
pub use person::Person;
pub use rows::{COLUMNS, Form, Refusal, Rows};
