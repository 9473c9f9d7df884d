//! How what one framework asks lies to what another asks.

use maatstaf_document::{Text, text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How what an edge goes from lies to what it goes to.
///
/// # Example
/// ```
/// use maatstaf_crosswalk::Relation;
/// assert_eq!(Relation::Narrower.turned(), Relation::Broader);
/// assert_eq!(Relation::Narrower.along(Relation::Broader), Relation::Partial); // wider here, tighter there: some overlap is left
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, strum::EnumIter)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Both ask the same.
    Equal,
    /// What `from` asks is part of what `to` asks.
    Narrower,
    /// What `to` asks is part of what `from` asks.
    Broader,
    /// They overlap, and each asks something that the other does not.
    Partial,
}

impl Relation {
    /// The same relation, seen from the other side.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Narrower => Self::Broader,
            Self::Broader => Self::Narrower,
            same => same,
        }
    }

    /// What is left of two relations that must both hold, such as that of a category and that of a level.
    #[must_use]
    pub fn along(self, other: Self) -> Self {
        match (self, other) {
            (Self::Equal, one) | (one, Self::Equal) => one,
            (one, two) if one == two => one,
            _ => Self::Partial,
        }
    }

    /// The relation in a word.
    pub fn words(self) -> Text {
        match self {
            Self::Equal => text!("equal", "gelijk"),
            Self::Narrower => text!("narrower", "smaller"),
            Self::Broader => text!("broader", "breder"),
            Self::Partial => text!("partial", "deels"),
        }
    }
}
