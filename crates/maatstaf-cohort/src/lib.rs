//! Groups of portfolios as counts, with nothing below a least number.
//!
//! A [`Cohort`] says how many people of a group stand where, per category of their framework, and nothing about any one of them: no
//! names, no means, no highest or lowest, and no number below a least one ([`Anonymity`]). A row of ordered states is cut into bands
//! that each hold enough people ([`Cut`]), so that its total adds up and no part of it can be had by subtraction.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod anonymity;
mod cohort;
mod cut;
mod document;
mod limits;
mod page;
mod person;
mod tally;

pub use anonymity::Anonymity;
pub use cohort::Cohort;
pub use cut::{Band, Cut, Shown};
pub use document::{
    CategoryRow, CohortDocument, Count, IndicatorCount, LevelBand, NextLevel, NextLevelBand, SelfRatingBand,
    SelfView,
};
pub use tally::Tally;
