//! Where figures and rules come from, and how well they are known.

use maatstaf_document::{Language, Text, say, text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How well a figure or rule is known.
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
    JsonSchema,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Standing {
    /// Two or more sources agree.
    Confirmed,
    /// One source says so.
    SingleSource,
    /// Sources differ; each figure stands.
    Conflicting,
    /// No source that could be read says it.
    Unknown,
}

impl Standing {
    /// The standing in words.
    pub fn words(self) -> Text {
        match self {
            Self::Confirmed => text!("confirmed", "bevestigd"),
            Self::SingleSource => text!("one source", "één bron"),
            Self::Conflicting => text!("sources differ", "bronnen verschillen"),
            Self::Unknown => text!("not known", "niet bekend"),
        }
    }

    /// The standing with the ids of the sources behind it: `confirmed (S1, S5)`.
    pub fn origin(self, sources: &[String], language: Language) -> String {
        let words = self.words().to(language).to_owned();
        if sources.is_empty() { words } else { format!("{words} ({})", sources.join(", ")) }
    }
}

/// A public source of a figure or rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The source's id in this file.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub address: String,
    /// When it was written, as far as it says: a year, month or day, or `undated`.
    pub dated: String,
}

impl Source {
    /// The source in one line: its id, title, date and address.
    ///
    /// # Example
    /// ```
    /// use maatstaf_practice::Counting;
    /// let nobco = Counting::by_id("nobco").expect("it comes with the engine");
    /// let source = nobco.document().sources.first().expect("it names its sources");
    /// assert!(source.line(maatstaf_document::Language::Nl).starts_with(&source.id));
    /// ```
    pub fn line(&self, language: Language) -> String {
        let undated = say!(language, "undated", "zonder datum");
        let dated = if self.dated == "undated" { &undated } else { &self.dated };
        format!("{}: {} ({dated}), {}", self.id, self.title, self.address)
    }
}
