//! The answers of an audit, in the order in which they were written.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use maatstaf_document::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An answer to one item of the audit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// How much of it is there; nothing while the item is unanswered.
    #[serde(default)]
    pub have: Option<Have>,
    /// A note for yourselves. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How much of something a programme has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(strum::EnumIter, strum::IntoStaticStr, strum::Display, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Have {
    /// Nothing.
    No,
    /// A plan for it.
    Planned,
    /// Part of it.
    Partly,
    /// All of it.
    Yes,
}

impl Have {
    /// What the answer is called.
    pub fn name(self) -> Text {
        match self {
            Self::No => Text::new("no", "nee"),
            Self::Planned => Text::new("planned", "gepland"),
            Self::Partly => Text::new("partly", "deels"),
            Self::Yes => Text::new("yes", "ja"),
        }
    }
}

/// Answers by item, in the order of the document; an item stands in it once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<(String, Answer)>);

impl Answers {
    /// The answer to an item.
    pub fn get(&self, item: &str) -> Option<&Answer> {
        self.0.iter().find(|(known, _)| known == item).map(|(_, answer)| answer)
    }

    /// Answers an item, in the place of an earlier answer to it.
    pub fn set(&mut self, item: impl Into<String>, answer: Answer) {
        let item = item.into();
        match self.0.iter_mut().find(|(known, _)| *known == item) {
            Some((_, old)) => *old = answer,
            None => self.0.push((item, answer)),
        }
    }

    /// The items and their answers.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(item, answer)| (item.as_str(), answer))
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswersVisitor;
        impl<'de> Visitor<'de> for AnswersVisitor {
            type Value = Answers;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("answers by item")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
                let mut answers: BTreeMap<String, (usize, Answer)> = BTreeMap::new();
                while let Some((item, answer)) = map.next_entry::<String, Answer>()? {
                    let at = answers.len();
                    if answers.insert(item, (at, answer)).is_some() {
                        return Err(A::Error::custom("an item is answered twice"));
                    }
                }
                let mut ordered: Vec<_> = answers.into_iter().collect();
                ordered.sort_by_key(|(_, (at, _))| *at);
                Ok(Answers(ordered.into_iter().map(|(item, (_, answer))| (item, answer)).collect()))
            }
        }
        deserializer.deserialize_map(AnswersVisitor)
    }
}

impl JsonSchema for Answers {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Answers")
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, Answer>::json_schema(generator)
    }
}
