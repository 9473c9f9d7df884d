//! The lists of a ledger that a table can hold.

use maatstaf_document::{Problem, text};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::entry::Book;
use crate::ledger::LedgerDocument;

/// A list of a ledger that a table can hold.
///
/// # Example
/// ```
/// use maatstaf_practice::{Book, List};
/// assert_eq!("earlier".parse(), Ok(List::Earlier));
/// assert_eq!(Option::<List>::from(Book::Practice), Some(List::Sessions));
/// assert_eq!(Option::<List>::from(Book::Awards), None); // nobody keeps a spreadsheet of awards
/// ```
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
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum List {
    /// Sessions given.
    Sessions,
    /// Sums of practice over a period, such as a row per client.
    Earlier,
    /// Supervision and intervision received.
    Supervision,
    /// Continuing professional development.
    Cpd,
    /// Feedback from clients and sponsors.
    Feedback,
    /// Training.
    Training,
}

impl From<Book> for Option<List> {
    /// The list that the entries of a book are imported into, if a table can hold them.
    fn from(book: Book) -> Self {
        match book {
            Book::Practice => Some(List::Sessions),
            Book::Supervision => Some(List::Supervision),
            Book::Cpd => Some(List::Cpd),
            Book::Feedback => Some(List::Feedback),
            Book::Training => Some(List::Training),
            _ => None,
        }
    }
}

impl List {
    /// The name of the list in files.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What a new entry's id starts with.
    pub(super) fn prefix(self) -> &'static str {
        if self == Self::Sessions { "session" } else { self.name() }
    }

    /// The fields that every entry has, however they are written.
    pub(super) fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Sessions => &["day", "minutes", "client"],
            Self::Earlier => &["from", "until", "minutes", "clients"],
            Self::Supervision => &["day", "minutes", "kind"],
            Self::Cpd | Self::Training => &["day", "minutes", "title"],
            Self::Feedback => &["day", "client"],
        }
    }

    /// Adds entries to a ledger, and says where the first of them stands.
    pub(super) fn append(self, ledger: &mut LedgerDocument, rows: Vec<Value>) -> Result<usize, Vec<Problem>> {
        match self {
            Self::Sessions => append(&mut ledger.sessions, rows),
            Self::Earlier => append(&mut ledger.earlier, rows),
            Self::Supervision => append(&mut ledger.supervision, rows),
            Self::Cpd => append(&mut ledger.cpd, rows),
            Self::Feedback => append(&mut ledger.feedback, rows),
            Self::Training => append(&mut ledger.training, rows),
        }
    }
}

fn append<T: DeserializeOwned>(list: &mut Vec<T>, rows: Vec<Value>) -> Result<usize, Vec<Problem>> {
    let first = list.len();
    for row in rows {
        // INVARIANT: every required field was asked for, and every value has the form of its field.
        let entry = serde_json::from_value(row).map_err(|_| {
            let message = text!("a row cannot be read", "een rij is niet te lezen");
            vec![Problem::new("unreadable", "", message)]
        })?;
        list.push(entry);
    }
    Ok(first)
}
