//! A ledger whose every entry is sound.

mod check;
mod choices;
mod document;

use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_document::{DocumentError, Problem, read};

pub use choices::{
    Consent, ContributionKind, CpdKind, FeedbackKind, Form, Payment, ReflectionKind, Relation, Service,
    SupervisionKind, TrainingKind,
};
pub use document::{
    Award, Contribution, Cpd, Declaration, Earlier, Feedback, LedgerDocument, Membership, Reflection,
    Session, Supervision, Training,
};

/// A checked ledger: every entry has an id of its own, and no two sessions overlap. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf_practice::Ledger;
/// let ledger = Ledger::from_json(r#"{"maatstaf_ledger": 1, "sessions": [
///     {"id": "s1", "day": "2026-03-02", "start": "09:00", "minutes": 60, "client": "client-01"},
///     {"id": "s2", "day": "2026-03-02", "start": "09:30", "minutes": 60, "client": "client-02"}]}"#);
/// let problems: Vec<_> = ledger.unwrap_err().problems().iter().map(|problem| problem.code).collect();
/// assert_eq!(problems, ["overlap"]); // nobody is in two sessions at once
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger(Arc<LedgerDocument>);

impl Default for Ledger {
    /// A ledger without entries.
    fn default() -> Self {
        Self(Arc::new(LedgerDocument::new()))
    }
}

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let (document, source) = read::<LedgerDocument>(text)?;
        let problems = Self::problems(&document, "");
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(source.refuse(problems)) }
    }

    /// Checks a ledger that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(document: LedgerDocument) -> Result<Self, DocumentError> {
        let problems = Self::problems(&document, "");
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(DocumentError::new(problems)) }
    }

    /// Every problem of a ledger that stands at `path` in a larger document.
    pub fn problems(document: &LedgerDocument, path: &str) -> Vec<Problem> {
        check::problems(document, path)
    }

    /// The ledger as it would be written.
    pub fn document(&self) -> &LedgerDocument {
        &self.0
    }

    /// Whether nothing is written in it.
    pub fn is_empty(&self) -> bool {
        *self.document() == LedgerDocument::new()
    }

    /// The day of the entry with an id; of a period, its last.
    ///
    /// # Example
    /// ```
    /// let ledger = maatstaf_practice::Ledger::from_json(r#"{"maatstaf_ledger": 1, "sessions": [
    ///     {"id": "s1", "day": "2026-03-02", "minutes": 60, "client": "client-01"}]}"#)?;
    /// assert_eq!(ledger.day_of("s1"), Some(jiff::civil::date(2026, 3, 2)));
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn day_of(&self, id: &str) -> Option<Date> {
        self.document().day_of(id)
    }
}

impl LedgerDocument {
    /// A ledger without entries.
    pub fn new() -> Self {
        Self {
            schema: None,
            maatstaf_ledger: 1,
            practising_since: None,
            comment: None,
            sessions: Vec::new(),
            earlier: Vec::new(),
            supervision: Vec::new(),
            cpd: Vec::new(),
            feedback: Vec::new(),
            reflections: Vec::new(),
            training: Vec::new(),
            memberships: Vec::new(),
            declarations: Vec::new(),
            contributions: Vec::new(),
            awards: Vec::new(),
        }
    }

    /// The day of the entry with an id; of a period, its last.
    pub fn day_of(&self, id: &str) -> Option<Date> {
        self.days().find(|(known, ..)| *known == id).map(|(_, _, _, day)| day)
    }

    /// Every entry: its id, the list that it stands in, its position there, and its day; of a period, the last.
    pub(crate) fn days(&self) -> impl Iterator<Item = (&str, &'static str, usize, Date)> {
        /// The ids and days of one list.
        macro_rules! list {
            ($name:literal, $entries:expr, $day:expr) => {
                $entries.iter().enumerate().map(|(at, entry)| (entry.id.as_str(), $name, at, $day(entry)))
            };
        }
        let practice = list!("sessions", self.sessions, |entry: &Session| entry.day)
            .chain(list!("earlier", self.earlier, |entry: &Earlier| entry.until))
            .chain(list!("supervision", self.supervision, |entry: &Supervision| entry.day))
            .chain(list!("cpd", self.cpd, |entry: &Cpd| entry.day));
        practice
            .chain(list!("feedback", self.feedback, |entry: &Feedback| entry.day))
            .chain(list!("reflections", self.reflections, |entry: &Reflection| entry.day))
            .chain(list!("training", self.training, |entry: &Training| entry.day))
            .chain(list!("memberships", self.memberships, |entry: &Membership| entry.since))
            .chain(list!("declarations", self.declarations, |entry: &Declaration| entry.day))
            .chain(list!("contributions", self.contributions, |entry: &Contribution| entry.day))
            .chain(list!("awards", self.awards, |entry: &Award| entry.day))
    }
}

impl Default for LedgerDocument {
    fn default() -> Self {
        Self::new()
    }
}
