//! An entry of a reference list, and how the lists that come with the crate are read.

use maatstaf_document::{DocumentError, Language, Text, read};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// One entry of a reference list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id, once in its list.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it means, where its name does not say it.
    #[serde(default)]
    pub about: Option<Text>,
    /// Who does what, where several people have a part in it.
    #[serde(default)]
    pub who: Vec<Role>,
    /// The items of the audit that it leans on.
    #[serde(default)]
    pub asks: Vec<String>,
}

/// What one party does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Who.
    pub who: Party,
    /// Does what.
    pub does: Text,
}

/// Who has a part in mentoring, or stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// The organisation behind the programme.
    Programme,
    /// The mentor.
    Mentor,
    /// The mentee.
    Mentee,
    /// Mentor and mentee together.
    Both,
    /// A coach, for contrast.
    Coach,
}

/// Where facts come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Where it can be read.
    #[serde(default)]
    pub address: Option<String>,
    /// When it was written, as far as known.
    pub dated: Text,
}

impl Entry {
    /// The entry as one line: its name and what it means.
    pub fn line(&self) -> Text {
        let to = |language| {
            let mut parts: Vec<String> =
                self.about.iter().map(|about| about.to(language).to_owned()).collect();
            parts.extend(self.who.iter().map(|role| role.line(language)));
            let name = self.name.to(language);
            if parts.is_empty() { name.to_owned() } else { format!("{name}: {}", parts.join("; ")) }
        };
        Text::new(to(Language::En), to(Language::Nl))
    }
}

impl Role {
    fn line(&self, language: Language) -> String {
        format!("{} {}", self.who.name().to(language), self.does.to(language))
    }
}

impl Party {
    /// What the party is called.
    pub fn name(self) -> Text {
        match self {
            Self::Programme => Text::new("the programme", "het programma"),
            Self::Mentor => Text::new("the mentor", "de mentor"),
            Self::Mentee => Text::new("the mentee", "de mentee"),
            Self::Both => Text::new("both", "beiden"),
            Self::Coach => Text::new("a coach", "een coach"),
        }
    }
}

/// The ids of a list.
pub(crate) fn ids(list: &[Entry]) -> Vec<String> {
    list.iter().map(|entry| entry.id.clone()).collect()
}

/// Reads a text that comes with the crate.
pub(crate) fn embedded<T: DeserializeOwned + JsonSchema>(id: &str) -> Result<T, DocumentError> {
    let found = maatstaf_frameworks::MENTORING.iter().find(|(known, _)| *known == id);
    let (data, _) = read::<T>(found.map(|(_, text)| *text).unwrap_or_default())?;
    Ok(data)
}
