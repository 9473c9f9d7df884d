//! The kinds of documents that are kept.

use serde::{Deserialize, Serialize};

/// A kind of document that somebody keeps, for instance in a store.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// The evidence of one coach or mentor.
    Portfolio,
    /// A training programme.
    Programme,
    /// What a mentor and a mentee promise each other.
    Agreement,
    /// The audit of a mentoring programme.
    Audit,
}

impl Kind {
    /// Its id, such as `portfolio`; its JSON Schema has that name too.
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// A field of a request in which documents of a kept kind stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The field, such as `portfolio`.
    pub field: &'static str,
    /// What stands in it.
    pub kind: Kind,
    /// Whether it is a list of them.
    pub many: bool,
}
