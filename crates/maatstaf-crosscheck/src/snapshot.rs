//! What assessors are shown of a portfolio, and whether it is still the same.

use std::collections::BTreeMap;

use maatstaf::{Evidence, Portfolio, PortfolioDocument};
use maatstaf_document::{canonical, digest};
use serde::Serialize;

use crate::document::Seen;

/// What changed in a portfolio since it was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Difference {
    /// Whether nothing changed.
    pub same: bool,
    /// The ids of evidence that came after it was seen.
    pub added: Vec<String>,
    /// The ids of evidence that was seen and is gone.
    pub gone: Vec<String>,
    /// The ids of evidence that reads otherwise now.
    pub changed: Vec<String>,
    /// Whether something changed besides the evidence, such as the level applied for.
    pub rest_changed: bool,
}

/// What may be shown to an assessor who has not judged yet: without the self-rating, without verdicts and without remarks.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Portfolio, SelfRating};
/// use maatstaf_crosscheck::{Seen, blind_view};
/// let portfolio = Portfolio::new(Framework::emcc());
/// let mut rated = portfolio.clone();
/// rated.change(|document| document.self_rating.push(SelfRating {
///     category: "evaluation".into(), level: Some("senior-practitioner".into()), reason: None,
/// }))?;
/// assert_eq!(blind_view(&rated), *portfolio.document());
/// assert_eq!(Seen::of(&rated), Seen::of(&portfolio)); // an opinion of oneself changes nothing of what is assessed
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
pub fn blind_view(portfolio: &Portfolio) -> PortfolioDocument {
    let mut document = portfolio.document().clone();
    document.comment = None;
    document.self_rating.clear();
    document.verdicts.clear();
    document.evidence.iter_mut().for_each(|item| item.comment = None);
    if let Some(ledger) = &mut document.ledger {
        ledger.comment = None;
        ledger.sessions.iter_mut().for_each(|entry| entry.comment = None);
        ledger.earlier.iter_mut().for_each(|entry| entry.comment = None);
        ledger.supervision.iter_mut().for_each(|entry| entry.comment = None);
        ledger.cpd.iter_mut().for_each(|entry| entry.comment = None);
    }
    document
}

/// The whole as digests of its parts, so that a change of the rest shows even when evidence changed too.
#[derive(Serialize)]
struct Parts<'p> {
    rest: &'p str,
    evidence: &'p BTreeMap<String, String>,
}

/// The digests of a portfolio's parts.
struct Snapshot {
    rest: String,
    evidence: BTreeMap<String, String>,
}

impl Snapshot {
    fn of(portfolio: &Portfolio) -> Self {
        let mut document = blind_view(portfolio);
        let evidence = std::mem::take(&mut document.evidence);
        let evidence = evidence.into_iter().map(|item| (item.id.clone(), digest(&in_order(item)))).collect();
        document.schema = None;
        // The day of reading says how a portfolio is read, not what it holds.
        document.as_of = jiff::civil::Date::MIN;
        document.not_applicable.sort_by_key(|declared| declared.indicator);
        Self { rest: digest(&document), evidence }
    }

    fn whole(&self, evidence: &BTreeMap<String, String>) -> String {
        digest(&Parts { rest: &self.rest, evidence })
    }
}

fn in_order(mut item: Evidence) -> Evidence {
    item.claims.sort_by_cached_key(canonical);
    item
}

impl Seen {
    /// What an assessor sees of a portfolio now. The order of evidence and claims makes no difference, nor does the day of reading.
    pub fn of(portfolio: &Portfolio) -> Self {
        let snapshot = Snapshot::of(portfolio);
        Self {
            holder: portfolio.document().holder.clone(),
            framework: portfolio.document().framework.clone(),
            digest: snapshot.whole(&snapshot.evidence),
            evidence: snapshot.evidence,
        }
    }

    /// What changed in a portfolio since this was seen.
    ///
    /// Where only the digest of the whole was kept, and it differs, all evidence counts as added and the rest as changed.
    pub fn against(&self, portfolio: &Portfolio) -> Difference {
        let now = Snapshot::of(portfolio);
        if self.digest == now.whole(&now.evidence) {
            return Difference { same: true, ..Difference::default() };
        }
        let missing = |ids: &BTreeMap<String, String>, from: &BTreeMap<String, String>| {
            ids.keys().filter(|id| !from.contains_key(*id)).cloned().collect()
        };
        let changed =
            |(id, digest): &(&String, &String)| now.evidence.get(*id).is_some_and(|one| one != *digest);
        Difference {
            same: false,
            added: missing(&now.evidence, &self.evidence),
            gone: missing(&self.evidence, &now.evidence),
            changed: self.evidence.iter().filter(changed).map(|(id, _)| id.clone()).collect(),
            rest_changed: now.whole(&self.evidence) != self.digest,
        }
    }
}
