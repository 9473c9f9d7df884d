//! A crosswalk as written in a file.

use maatstaf::Lane;
use maatstaf_document::{Text, text};
use maatstaf_practice::Source;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::relation::Relation;

/// A crosswalk as written in a file: what corresponds to what between two frameworks, in whose reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CrosswalkDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_crosswalk: u8,
    /// The crosswalk's id.
    pub id: String,
    /// The id of the framework that the evidence is written for.
    pub from: String,
    /// The id of the framework that it is read under.
    pub to: String,
    /// What this crosswalk is, and what it rests on.
    pub about: Text,
    /// Who drew it up.
    pub author: String,
    /// How much weight it has.
    pub standing: Standing,
    /// The public sources that edges name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// From which lane on each type of edge counts. The numbers that stand here by default are this project's choice.
    #[serde(default)]
    pub carry: Carry,
    /// Which level corresponds to which; without these an answer is given per category only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<LevelEdge>,
    /// Which category, cell or indicator corresponds to which.
    #[serde(default)]
    pub edges: Vec<Edge>,
    /// What was looked at and found to have no counterpart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<Without>,
}

/// How much weight a crosswalk has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// This project's own reading.
    Ours,
    /// Its author's own reading.
    Author,
    /// Published by the holder of one of the frameworks.
    Published,
    /// Agreed between the holders of both frameworks.
    Agreed,
}

impl Standing {
    /// The standing in words.
    pub fn words(self) -> Text {
        match self {
            Self::Ours => text!("Maatstaf's own reading", "eigen lezing van Maatstaf"),
            Self::Author => text!("its author's own reading", "eigen lezing van de opsteller"),
            Self::Published => {
                text!("published by one of the bodies", "uitgegeven door een van de organisaties")
            }
            Self::Agreed => text!("agreed between both bodies", "afgesproken tussen beide organisaties"),
        }
    }
}

/// For each type of edge, the lowest lane in which a claim that went over it counts. The default is this project's choice.
///
/// # Example
/// ```
/// use maatstaf::Lane;
/// use maatstaf_crosswalk::{Carry, Relation};
/// assert_eq!(Carry::default().lane(Relation::Narrower), Lane::Estimate);
/// assert_eq!(Carry::default().lane(Relation::Broader), Lane::Ceiling); // it may show what the other framework does not ask
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Carry {
    /// Over an edge between equals.
    pub equal: Lane,
    /// Over an edge from narrower to broader.
    pub narrower: Lane,
    /// Over an edge from broader to narrower.
    pub broader: Lane,
    /// Over an edge between places that overlap.
    pub partial: Lane,
}

impl Carry {
    /// The lowest lane in which a claim counts that went over an edge of a type.
    pub fn lane(&self, relation: Relation) -> Lane {
        match relation {
            Relation::Equal => self.equal,
            Relation::Narrower => self.narrower,
            Relation::Broader => self.broader,
            Relation::Partial => self.partial,
        }
    }
}

impl Default for Carry {
    fn default() -> Self {
        Self { equal: Lane::Floor, narrower: Lane::Estimate, broader: Lane::Ceiling, partial: Lane::Ceiling }
    }
}

/// Which level corresponds to which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelEdge {
    /// The id of the level in the framework of the evidence.
    pub from: String,
    /// The id of the level in the other framework.
    pub to: String,
    /// How the first lies to the second; null while nobody has decided, and then nothing goes over the edge.
    #[serde(rename = "type", default)]
    pub relation: Option<Relation>,
    /// Why.
    pub note: Text,
    /// Who says so, when it is not the author of the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The id of the source that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Which category, cell or indicator corresponds to which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// Which evidence goes over the edge.
    pub from: FromPlace,
    /// Where it arrives.
    pub to: ToPlace,
    /// How the first lies to the second; null while nobody has decided, and then nothing goes over the edge.
    #[serde(rename = "type", default)]
    pub relation: Option<Relation>,
    /// Why.
    pub note: Text,
    /// Who says so, when it is not the author of the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The id of the source that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Where an edge comes from: a category, one level of it, or indicators of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FromPlace {
    /// The id of the category.
    pub category: String,
    /// The id of the level, when the edge is about that level alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The numbers of indicators, when the edge is about these alone. It is then said of each of them by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(range(min = 1, max = 65535)))]
    pub indicators: Vec<u16>,
}

/// Where an edge arrives: a category, one level of it, or an indicator of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToPlace {
    /// The id of the category.
    pub category: String,
    /// The id of the level, when the edge is about that level alone; else the levels' own edges decide. From a whole category, only
    /// what the levels' own edges bring that high lands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The number of an indicator; its own level is then the level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 65535))]
    pub indicator: Option<u16>,
}

/// A place that was looked at and has no counterpart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Without {
    /// The id of the category.
    pub category: String,
    /// Why it has none.
    pub note: Text,
}
