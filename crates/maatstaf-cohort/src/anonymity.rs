//! The least number that may be shown.

use maatstaf_document::{DocumentError, Problem, text};

/// The least number of people that any number in an answer stands for: 5, unless asked otherwise.
///
/// This number is this project's choice, not EMCC's. Below 3 it would protect nobody: of two people, each knows the other.
///
/// # Example
/// ```
/// use maatstaf_cohort::Anonymity;
/// assert_eq!(Anonymity::default().least(), 5);
/// assert!(Anonymity::new(2).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anonymity {
    least: u32,
}

/// The lowest that the least number may be.
const LOWEST: u32 = 3;

impl Anonymity {
    /// Asks for at least so many people behind each number.
    ///
    /// # Errors
    /// When it is below 3.
    pub fn new(least: u32) -> Result<Self, DocumentError> {
        if least >= LOWEST {
            return Ok(Self { least });
        }
        let message = text!(
            "a number may not stand for fewer than {LOWEST} people, and {least} was asked for",
            "een getal mag niet over minder dan {LOWEST} personen gaan, en er is om {least} gevraagd"
        );
        Err(DocumentError::new(vec![Problem::new("too-few-for-anonymity", "least", message)]))
    }

    /// The least number of people.
    pub fn least(self) -> u32 {
        self.least
    }
}

impl Default for Anonymity {
    fn default() -> Self {
        Self { least: 5 }
    }
}
