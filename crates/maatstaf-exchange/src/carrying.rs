//! What formats with short fields and no languages have in common.

mod label;
mod losses;
mod order;
mod voice;

pub(crate) use label::{Room, php_number};
pub(crate) use losses::{Losses, at};
pub(crate) use order::parents_first;
pub(crate) use voice::{Voice, words};

/// The most items that are read. This is this project's choice: it bounds the memory that a hostile text can take.
pub(crate) const MOST_ITEMS: usize = 50_000;
