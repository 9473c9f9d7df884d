//! Every command on the sample portfolios, in both languages: what it prints, where, and how it ends.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

mod assessors;
mod changes;
mod data;
mod estimate;
mod exchange;
mod guidance;
mod many;
mod page;
mod practice;
mod promises;
mod readiness;
mod report;
mod run;
