//! What only a pack knows, kept in an outline under `maatstaf`.

use std::collections::BTreeMap;

use maatstaf::{AsksFor, DescriptorDocument, ListDocument, ListWording};
use maatstaf_document::Language;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The key of our own facts.
pub(super) const KEY: &str = "maatstaf";

/// What only a pack knows of a framework.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OwnFramework {
    /// Where the schema of the facts is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) schema: Option<String>,
    /// The pack's id.
    pub(super) id: String,
    /// The ids of the levels.
    pub(super) levels: Vec<String>,
    /// The chains of indicators.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) progressions: Vec<Vec<u16>>,
    /// What each level is meant for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) descriptors: Vec<DescriptorDocument>,
    /// The framework's lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) lists: Vec<ListDocument>,
    /// Per language, the texts of these.
    pub(super) wordings: BTreeMap<Language, OwnWording>,
}

/// The texts of what only a pack knows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OwnWording {
    /// The equivalence principle.
    pub(super) equivalence: String,
    /// The text of each descriptor.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) descriptors: BTreeMap<String, String>,
    /// The title and items of each list.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) lists: BTreeMap<String, ListWording>,
}

/// What only a pack knows of a category.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OwnCategory {
    /// Its id.
    pub(super) id: String,
}

/// What only a pack knows of an indicator.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OwnIndicator {
    /// Its number; 0 when it is not known.
    pub(super) number: u16,
    /// What it asks the practitioner to do.
    pub(super) asks_for: AsksFor,
    /// Whether it applies only where there is another stakeholder.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) conditional: bool,
    /// Per language, what one would see.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) signals: BTreeMap<Language, Vec<String>>,
    /// Per language, what evidence suits it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) evidence: BTreeMap<Language, String>,
}

/// Our own facts as a map to keep.
pub(super) fn kept(facts: &impl Serialize) -> Map<String, Value> {
    // INVARIANT: our own facts hold only values that JSON has.
    let value = serde_json::to_value(facts).unwrap_or_default();
    Map::from_iter([(KEY.to_owned(), value)])
}

/// Our own facts from a map; nothing when there are none, and an error when they cannot be read.
pub(super) fn known<T: DeserializeOwned>(more: &Map<String, Value>) -> Result<Option<T>, serde_json::Error> {
    more.get(KEY).map(T::deserialize).transpose()
}
