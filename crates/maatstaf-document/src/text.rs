//! The two languages that everything a person reads comes in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language that Maatstaf speaks.
///
/// # Example
/// ```
/// use maatstaf_document::Language;
/// assert_eq!(Language::from_tag("nl_BE.UTF-8"), Some(Language::Nl));
/// assert_eq!(Language::from_tag("de-DE"), None);
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[derive(strum::EnumIter, strum::IntoStaticStr, strum::Display, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Dutch.
    Nl,
}

impl Language {
    /// Reads a language from the front of a locale or language tag, such as `nl`, `nl-BE` or `en_GB.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_', '.']).next()?.to_ascii_lowercase().as_str() {
            "nl" => Some(Self::Nl),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// A sentence in both languages.
///
/// # Example
/// ```
/// use maatstaf_document::{Language, Text};
/// let text = Text::new("not yet evidenced", "nog niet aangetoond");
/// assert_eq!(text.to(Language::Nl), "nog niet aangetoond");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The sentence in English.
    pub en: String,
    /// The sentence in Dutch.
    pub nl: String,
}

impl Text {
    /// Puts the English and the Dutch of one sentence together.
    pub fn new(en: impl Into<String>, nl: impl Into<String>) -> Self {
        Self { en: en.into(), nl: nl.into() }
    }

    /// The sentence in the language asked for.
    pub fn to(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Nl => &self.nl,
        }
    }
}

/// Builds a [`Text`] from an English and a Dutch format string that name the same variables.
///
/// # Example
/// ```
/// use maatstaf_document::{Language, text};
/// let hours = 3;
/// assert_eq!(text!("{hours} hours", "{hours} uur").to(Language::Nl), "3 uur");
/// ```
#[macro_export]
macro_rules! text {
    ($en:literal, $nl:literal) => {
        $crate::Text::new(format!($en), format!($nl))
    };
}

/// Formats the sentence of one language: `say!(language, "english {x}", "nederlands {x}")`.
#[macro_export]
macro_rules! say {
    ($language:expr, $en:literal, $nl:literal) => {
        match $language {
            $crate::Language::En => format!($en),
            $crate::Language::Nl => format!($nl),
        }
    };
}
