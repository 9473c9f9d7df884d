//! The forms of help as written in `forms.json`: the scale, the forms beside it, the boundary, and the traits of a session.

use std::collections::BTreeMap;

use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::comparison::ItemDocument;

/// The forms of help, in `forms.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormsDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_forms: u8,
    /// Where the facts come from.
    pub sources: Vec<SourceDocument>,
    /// What the forms on the scale are compared by.
    pub aspects: Vec<AspectDocument>,
    /// Every form that is ranked.
    pub forms: Vec<FormDocument>,
    /// The ids of the forms on the sliding scale, from concrete work to the past.
    pub scale: Vec<String>,
    /// The id of the form that stands beside the scale.
    pub beside_the_scale: String,
    /// The ids of the forms that the source lists as examples.
    pub listed: Vec<String>,
    /// What many forms aim at alike.
    pub aims: Vec<ItemDocument>,
    /// Where help at work ends.
    pub boundary: BoundaryDocument,
    /// What can be said of a session, with points. These are this project's choice.
    pub traits: Vec<TraitDocument>,
    /// The points by which another form must lead before a session is said to be of that form. This is this project's choice.
    #[schemars(extend("minimum" = 1, "maximum" = 100))]
    pub other_form_lead: u8,
}

/// A public source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    /// The source's id.
    pub id: String,
    /// Who wrote it, what it is called, and when.
    pub title: Text,
    /// Where it can be found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// Something by which forms are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AspectDocument {
    /// The aspect's id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// A form of help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormDocument {
    /// The form's id.
    pub id: String,
    /// Its name, as it stands within a sentence.
    pub name: Text,
    /// What it is, in one sentence of ours.
    pub summary: Text,
    /// The id of the source that names it.
    pub source: String,
    /// What the source says of it, one per aspect.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<AttributeDocument>,
}

/// What a source says of a form in one respect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeDocument {
    /// The id of the aspect.
    pub aspect: String,
    /// What is said.
    pub text: Text,
    /// The least number that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 1000))]
    pub least: Option<u16>,
    /// The greatest number that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 1000))]
    pub most: Option<u16>,
}

/// The boundary between help at work and therapy, and what to do near it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundaryDocument {
    /// The rule.
    pub text: Text,
    /// The id of the source that states it.
    pub source: String,
    /// The id of the form on this side of it.
    pub from: String,
    /// The id of the form on the other side, to which is referred.
    pub to: String,
    /// The id of the framework whose indicators the outcomes name.
    pub framework: String,
    /// What to do, once for each outcome.
    pub outcomes: Vec<OutcomeDocument>,
    /// What touches or crosses the boundary.
    pub crossings: Vec<CrossingDocument>,
}

/// How near the boundary is, from far to crossed.
///
/// # Example
/// ```
/// use maatstaf_guidance::Outcome;
/// assert!(Outcome::Continue < Outcome::DiscussInSupervision && Outcome::DiscussInSupervision < Outcome::Refer);
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing touches the boundary.
    #[default]
    Continue,
    /// It is near: discuss it in supervision first.
    DiscussInSupervision,
    /// It is crossed: refer.
    Refer,
}

impl Outcome {
    /// Every outcome, from far to crossed.
    pub const ALL: [Self; 3] = [Self::Continue, Self::DiscussInSupervision, Self::Refer];
}

/// What to do at an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeDocument {
    /// The outcome.
    pub outcome: Outcome,
    /// What it means, in one sentence.
    pub text: Text,
    /// What to do, in order.
    pub steps: Vec<Text>,
    /// The numbers of the indicators that ask for it.
    pub indicators: Vec<u16>,
}

/// Something that touches or crosses the boundary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CrossingDocument {
    /// The crossing's id.
    pub id: String,
    /// What it leads to.
    pub outcome: Outcome,
    /// What it is, in one sentence.
    pub text: Text,
    /// The id of the source that names it; absent when it is this project's choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Something that can be said of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TraitDocument {
    /// The trait's id.
    pub id: String,
    /// What it says, completing "this session ...".
    pub text: Text,
    /// Points for and against forms, by form id; a form that is absent gets none.
    pub points: BTreeMap<String, Points>,
    /// The id of the crossing that it means, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crosses: Option<String>,
}

/// How much something speaks for a form, from -3 to 3; below zero it speaks against it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
#[schemars(extend("minimum" = -3, "maximum" = 3))]
pub struct Points(pub i8);

impl FormsDocument {
    /// The ids of all forms.
    pub fn ids(&self) -> Vec<String> {
        self.forms.iter().map(|form| form.id.clone()).collect()
    }

    /// The form with an id.
    pub fn form(&self, id: &str) -> Option<&FormDocument> {
        self.forms.iter().find(|form| form.id == id)
    }
}

impl FormDocument {
    /// What the source says of it in one respect.
    pub fn attribute(&self, aspect: &str) -> Option<&AttributeDocument> {
        self.attributes.iter().find(|attribute| attribute.aspect == aspect)
    }
}

impl BoundaryDocument {
    /// The crossing with an id.
    pub fn crossing(&self, id: &str) -> Option<&CrossingDocument> {
        self.crossings.iter().find(|crossing| crossing.id == id)
    }

    /// What to do at an outcome.
    pub fn outcome(&self, outcome: Outcome) -> Option<&OutcomeDocument> {
        self.outcomes.iter().find(|one| one.outcome == outcome)
    }
}
