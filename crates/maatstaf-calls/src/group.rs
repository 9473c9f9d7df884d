//! What a call is about.

use maatstaf::Language;
use maatstaf_document::{Text, text};
use serde::{Deserialize, Serialize};

/// What a call is about, for whoever reads about calls.
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
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Group {
    /// Where a portfolio stands.
    Estimate,
    /// Practice, and what accreditation asks of it.
    Practice,
    /// Assessors beside the holder and beside each other.
    Assessors,
    /// Training programmes.
    Programmes,
    /// Mentoring programmes and agreements.
    Mentoring,
    /// Which form of help fits.
    Guidance,
    /// Other systems, other frameworks, and what may be sent out.
    Exchange,
    /// Reports and pictures.
    Reports,
    /// What comes with the engine.
    Catalogue,
}

impl Group {
    /// Its id, such as `programmes`.
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// What it is called.
    pub fn title(self, language: Language) -> String {
        self.words().to(language).to_owned()
    }

    fn words(self) -> Text {
        match self {
            Self::Estimate => text!("Where a portfolio stands", "Waar een portfolio staat"),
            Self::Practice => text!("Practice and accreditation", "Praktijk en accreditatie"),
            Self::Assessors => text!("Assessors and groups", "Assessoren en groepen"),
            Self::Programmes => text!("Training programmes", "Opleidingen"),
            Self::Mentoring => text!("Mentoring", "Mentoring"),
            Self::Guidance => text!("Which help fits", "Welke begeleiding past"),
            Self::Exchange => {
                text!("Other systems and other frameworks", "Andere systemen en andere raamwerken")
            }
            Self::Reports => text!("Reports and pictures", "Rapporten en plaatjes"),
            Self::Catalogue => text!("What comes with the engine", "Wat er meegeleverd wordt"),
        }
    }
}
