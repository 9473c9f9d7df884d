//! When a review is due, and when an agreement ends.

use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::document::{AgreementDocument, Review};
use super::facts::AgreementFacts;

/// When a review is due, and when the agreement ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Timing {
    /// The day on which it started.
    pub starts: Option<Date>,
    /// The last day of the term, to begin with.
    pub ends: Option<Date>,
    /// Where the two are in that term.
    pub term: Term,
    /// The last review so far.
    pub last_review: Option<Date>,
    /// Whether that review closed the agreement.
    pub closed: bool,
    /// The day by which the next review is due; the end at the latest.
    pub next_review: Option<Date>,
    /// Whether that day has passed.
    pub overdue: bool,
}

/// Where two people are in the term that they agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// No end is agreed.
    Open,
    /// The end is still to come.
    Running,
    /// It has ended, and nobody has said how to go on.
    Undecided,
    /// It has ended, and a review has said how to go on.
    Decided,
}

/// The timing of an agreement, seen from a day. Reviews after that day do not count.
pub(super) fn of(agreement: &AgreementDocument, as_of: Date) -> Timing {
    let starts = agreement.engagement.starts;
    let ends = starts.zip(agreement.engagement.duration_months).and_then(|(day, months)| later(day, months));
    let last = last_review(agreement, as_of);
    let last_review = last.map(|review| review.day);
    let outcome = last.and_then(|review| review.outcome.as_ref());
    let closed =
        AgreementFacts::embedded().follow_ups.iter().any(|one| one.closes && Some(&one.id) == outcome);
    let from = last_review.or(starts);
    let regular = from.zip(agreement.review.every_months).and_then(|(day, months)| later(day, months));
    // A review at the end closes the term, unless one has been held since.
    let closing = ends.filter(|end| from.is_none_or(|from| from < *end));
    let next_review = [regular, closing].into_iter().flatten().min().filter(|_| !closed);
    let decided = closed || outcome.is_some() && last_review >= ends;
    let term = match ends {
        None => Term::Open,
        Some(end) if end >= as_of => Term::Running,
        Some(_) if decided => Term::Decided,
        Some(_) => Term::Undecided,
    };
    Timing {
        starts,
        ends,
        term,
        last_review,
        closed,
        next_review,
        overdue: next_review.is_some_and(|day| day < as_of),
    }
}

/// The last review on or before a day.
pub(super) fn last_review(agreement: &AgreementDocument, as_of: Date) -> Option<&Review> {
    agreement.reviews.iter().filter(|review| review.day <= as_of).max_by_key(|review| review.day)
}

fn later(day: Date, months: u32) -> Option<Date> {
    day.checked_add(i64::from(months).months()).ok()
}
