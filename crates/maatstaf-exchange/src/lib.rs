//! Competence frameworks in and out: CASE 1.0 and 1.1, Mahara `SmartEvidence`, Moodle, and Maatstaf's own packs.
//!
//! Every format is read into an [`Outline`] and written from one. A text that cannot be understood is refused with every
//! problem and its place. A text that can be understood but departs from its format, and an outline that a format has no room
//! for, come with a list of losses ([`Carried`]): what was passed over, cut or moved, each with its place.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod carried;
mod carrying;
pub mod case;
mod format;
mod html;
mod levels;
pub mod mahara;
pub mod moodle;
mod outline;
mod pack;
mod rules;

pub use carried::Carried;
pub use format::{Format, LossSummary, Options, Summary, read, write};
pub use levels::{Levels, leveled, tiered};
pub use outline::{Item, Kind, Level, Link, LinkKind, Outline, Rule, RulePart, Words};
pub use pack::{PackReading, PackTexts, to_pack};
pub use rules::with_rules;
