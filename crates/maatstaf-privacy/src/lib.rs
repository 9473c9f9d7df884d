//! Likely personal data in texts: names, addresses and numbers that should not leave.
//!
//! [`find`] looks a text through, Dutch or English, and gives each [`Finding`] with its kind, its place and how sure it is. A
//! finding never holds the text itself. A [`Finder`] knows names that may stand there.
//!
//! It is a net with holes: `docs/privacy.md` says how large they are. The crate does no input or output, reads no clock,
//! prints nothing and draws no random numbers.

mod address;
mod birthday;
mod countries;
mod finder;
mod finding;
mod kind;
mod lists;
mod names;
mod numbers;
mod pattern;
mod telephone;
mod words;

pub use finder::{Finder, find};
pub use finding::Finding;
pub use kind::{Kind, Sureness};
