//! What a piece of text may give away, and how sure that is.

use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::Serialize;

/// What a piece of text may give away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(strum::EnumIter, strum::IntoStaticStr, strum::Display, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// A name of a person: full, a surname, or a given name alone.
    Name,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// A bank account number with sound check digits.
    Iban,
    /// A Dutch citizen service number (BSN), which passes its eleven test.
    CitizenNumber,
    /// A Dutch postcode, such as 1234 AB.
    Postcode,
    /// A date that is said to be of birth.
    Birthday,
    /// A profile or handle, such as a page on a site for professionals.
    Account,
}

/// How sure a finding is.
///
/// # Example
/// ```
/// use maatstaf_privacy::Sureness;
/// assert!(Sureness::Possible < Sureness::Likely);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sureness {
    /// It may be that, and may be something else: look at it.
    Possible,
    /// It looks like nothing else.
    Likely,
}

impl Kind {
    /// The kind in words.
    pub fn words(self) -> Text {
        match self {
            Self::Name => Text::new("a name", "een naam"),
            Self::Email => Text::new("an e-mail address", "een e-mailadres"),
            Self::Telephone => Text::new("a telephone number", "een telefoonnummer"),
            Self::Iban => Text::new("a bank account number", "een rekeningnummer"),
            Self::CitizenNumber => {
                Text::new("a Dutch citizen service number", "een burgerservicenummer (BSN)")
            }
            Self::Postcode => Text::new("a postcode", "een postcode"),
            Self::Birthday => Text::new("a date of birth", "een geboortedatum"),
            Self::Account => Text::new("a personal profile or handle", "een persoonlijk profiel of account"),
        }
    }
}

impl Sureness {
    /// How sure, in words.
    pub fn words(self) -> Text {
        match self {
            Self::Possible => Text::new("possibly", "mogelijk"),
            Self::Likely => Text::new("likely", "waarschijnlijk"),
        }
    }
}
