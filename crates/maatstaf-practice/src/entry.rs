//! The entries of a ledger as requirements see them: when, how much, of what kind, with whom.

use jiff::civil::Date;
use maatstaf_document::{Text, text};

use crate::ledger::{Award, Ledger};

/// A part of a ledger that a requirement can ask for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Book {
    /// Sessions given and earlier practice, as a counting profile counts them.
    Practice,
    /// Supervision and intervision received.
    Supervision,
    /// Continuing professional development.
    Cpd,
    /// Feedback from clients and sponsors.
    Feedback,
    /// Reflections on practice.
    Reflections,
    /// Training.
    Training,
    /// Memberships.
    Memberships,
    /// Declarations.
    Declarations,
    /// Contributions to the profession.
    Contributions,
    /// Accreditations held.
    Awards,
    /// Case studies: evidence of that kind in the portfolio.
    CaseStudies,
    /// Scores of an audit, which a ledger does not hold.
    Scores,
}

impl Book {
    /// The book in words.
    pub fn words(self) -> Text {
        match self {
            Self::Practice => text!("practice", "praktijk"),
            Self::Supervision => text!("supervision received", "ontvangen supervisie"),
            Self::Cpd => text!("professional development", "bijscholing"),
            Self::Feedback => text!("client feedback", "feedback van cliënten"),
            Self::Reflections => text!("reflections", "reflecties"),
            Self::Training => text!("training", "opleiding"),
            Self::Memberships => text!("memberships", "lidmaatschappen"),
            Self::Declarations => text!("declarations", "verklaringen"),
            Self::Contributions => text!("contributions to the profession", "bijdragen aan het vak"),
            Self::Awards => text!("accreditations", "accreditaties"),
            Self::CaseStudies => text!("case studies", "casestudies"),
            Self::Scores => text!("scores of an audit", "scores van een toets"),
        }
    }
}

/// An entry as a requirement sees it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry<'l> {
    /// The last day of it: from then on it is there.
    pub day: Date,
    /// The first day of it: it lies in a window only when this does.
    pub first: Date,
    /// The last day on which it holds, for memberships and awards.
    pub until: Option<Date>,
    /// The id of the entry.
    pub id: &'l str,
    /// What kind of entry it is, as schemes name kinds.
    pub kind: String,
    /// How long it took, in minutes; 0 where that means nothing.
    pub minutes: u64,
    /// Whether it was paid for.
    pub paid: bool,
    /// The client's pseudonym.
    pub client: Option<&'l str>,
    /// How many clients more, without a pseudonym of their own.
    pub others: u32,
    /// The training or supervision that it is the same as.
    pub same_as: Option<&'l str>,
}

impl<'l> Entry<'l> {
    /// An entry of one day.
    pub fn on(day: Date, id: &'l str, kind: impl Into<String>) -> Self {
        Self {
            day,
            first: day,
            until: None,
            id,
            kind: kind.into(),
            minutes: 0,
            paid: false,
            client: None,
            others: 0,
            same_as: None,
        }
    }

    fn lasting(self, minutes: u32) -> Self {
        Self { minutes: u64::from(minutes), ..self }
    }
}

impl Ledger {
    /// The entries of a book, in the order of their days. Practice is counted by a [`crate::Counting`] profile instead; of it,
    /// case studies and scores a ledger has none here.
    ///
    /// # Example
    /// ```
    /// use maatstaf_practice::{Book, Ledger};
    /// let ledger = Ledger::from_json(r#"{"maatstaf_ledger": 1, "cpd": [
    ///     {"id": "c1", "day": "2026-03-02", "minutes": 120, "kind": "informal", "title": "Reading on contracting"}]}"#)?;
    /// assert_eq!(ledger.entries(Book::Cpd)[0].kind, "informal");
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn entries(&self, book: Book) -> Vec<Entry<'_>> {
        let mut entries = match book {
            Book::Supervision | Book::Cpd | Book::Training => self.lasting(book),
            _ => self.standing(book),
        };
        entries.sort();
        entries
    }

    /// The books whose entries last some time.
    fn lasting(&self, book: Book) -> Vec<Entry<'_>> {
        let ledger = self.document();
        match book {
            Book::Supervision => ledger
                .supervision
                .iter()
                .map(|e| Entry::on(e.day, &e.id, e.kind.id()).lasting(e.minutes))
                .collect(),
            Book::Cpd => ledger
                .cpd
                .iter()
                .map(|e| Entry {
                    same_as: e.same_as.as_deref(),
                    ..Entry::on(e.day, &e.id, e.kind.id()).lasting(e.minutes)
                })
                .collect(),
            _ => ledger
                .training
                .iter()
                .map(|e| Entry::on(e.day, &e.id, e.kind.id()).lasting(e.minutes))
                .collect(),
        }
    }

    /// The books whose entries are there or not.
    fn standing(&self, book: Book) -> Vec<Entry<'_>> {
        let ledger = self.document();
        match book {
            Book::Feedback => ledger
                .feedback
                .iter()
                .map(|e| Entry { client: Some(&e.client), ..Entry::on(e.day, &e.id, e.kind.id()) })
                .collect(),
            Book::Reflections => {
                ledger.reflections.iter().map(|e| Entry::on(e.day, &e.id, e.kind.id())).collect()
            }
            Book::Memberships => ledger
                .memberships
                .iter()
                .map(|e| Entry { until: e.until, ..Entry::on(e.since, &e.id, &*e.body) })
                .collect(),
            Book::Declarations => {
                ledger.declarations.iter().map(|e| Entry::on(e.day, &e.id, &*e.kind)).collect()
            }
            Book::Contributions => {
                ledger.contributions.iter().map(|e| Entry::on(e.day, &e.id, e.kind.id())).collect()
            }
            Book::Awards => {
                let kind = |e: &Award| format!("{}:{}", e.scheme, e.level);
                ledger
                    .awards
                    .iter()
                    .map(|e| Entry { until: e.until, ..Entry::on(e.day, &e.id, kind(e)) })
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}
