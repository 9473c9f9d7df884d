//! The same evidence read under another framework: what carries, what does not, and who says so.
//!
//! A [`Crosswalk`] lists edges between the places of two frameworks, each with a [`Relation`]. Reading a portfolio along it gives a
//! [`Reading`]: every claim is carried as practice that is equivalent to what the other framework asks, in the lanes that its edge
//! allows, or stands in the account of what does not carry, with the reason. The levels are the core's own estimate.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod account;
mod answer;
mod carry;
mod check;
mod cover;
mod crosswalk;
mod document;
mod inverse;
mod next;
mod page;
mod presence;
mod reading;
mod relation;
mod starter;
mod whose;

pub use answer::{
    CarriedClaim, CarriedTo, CrosswalkAnswer, CrosswalkName, EdgeCount, InLanes, LeftClaim, NextStep,
    Presence, SourceCategory, Step, TargetCategory, Unreached, WhyLeft, WhyUnreached,
};
pub use crosswalk::Crosswalk;
pub use document::{Carry, CrosswalkDocument, Edge, FromPlace, LevelEdge, Standing, ToPlace, Without};
pub use page::crosswalks_page;
pub use reading::Reading;
pub use relation::Relation;
pub use starter::crosswalk_starter;
