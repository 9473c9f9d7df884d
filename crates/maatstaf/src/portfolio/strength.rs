//! How strongly a text shows what it claims.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How strongly a text shows what it claims, 1 to 4. The scale is this project's choice.
///
/// # Example
/// ```
/// use maatstaf::Strength;
/// assert!(Strength::NAMES < Strength::REFLECTS);
/// assert_eq!(Strength::new(5), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
#[schemars(extend("minimum" = 1, "maximum" = 4))]
pub struct Strength(u8);

impl Strength {
    /// 1: the practice is named.
    pub const NAMES: Self = Self(1);
    /// 2: an instance is described.
    pub const DESCRIBES: Self = Self(2);
    /// 3: an instance and its effect are analysed.
    pub const ANALYSES: Self = Self(3);
    /// 4: repeated or complex practice with critical reflection.
    pub const REFLECTS: Self = Self(4);

    /// A strength from 1 to 4; nothing outside that range.
    pub fn new(strength: u8) -> Option<Self> {
        (1..=4).contains(&strength).then_some(Self(strength))
    }

    /// The number, 1 to 4.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Strength {
    type Error = &'static str;

    fn try_from(strength: u8) -> Result<Self, Self::Error> {
        Self::new(strength).ok_or("a strength is 1 to 4")
    }
}

impl From<Strength> for u8 {
    fn from(strength: Strength) -> Self {
        strength.0
    }
}
