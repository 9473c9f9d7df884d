//! The portfolios that are measured: the sample of thirty items, and larger ones made from it.

use std::error::Error;

use jiff::ToSpan;
use maatstaf::{Evidence, PortfolioDocument, Verdict};

/// The portfolio of 30 items, as it stands in its file.
pub(crate) const SAMPLE: &str =
    include_str!("../../../examples/portfolios/internal-coach-practitioner/portfolio.json");

/// The sizes that are measured, in items.
pub(crate) const SIZES: [usize; 3] = [30, 100, 1_000];

/// A portfolio of `items` items: those of the sample, over and over, under other ids, occasions, dates and themes.
///
/// The texts are the sample's, so that an item keeps its size; each copy brings the verdicts on it. The ledger stays out:
/// practice has a bench of its own. The copies are
/// numbered from `first`; number 0 is the sample itself.
pub(crate) fn grown(items: usize, first: usize) -> Result<PortfolioDocument, Box<dyn Error>> {
    let sample: PortfolioDocument = serde_json::from_str(SAMPLE)?;
    let mut document =
        PortfolioDocument { evidence: Vec::new(), verdicts: Vec::new(), ledger: None, ..sample.clone() };
    for round in (first..).take(items.div_ceil(sample.evidence.len().max(1))) {
        let left = items - document.evidence.len();
        let originals: Vec<&Evidence> = sample.evidence.iter().take(left).collect();
        let kept = |verdict: &&Verdict| originals.iter().any(|item| item.id == verdict.evidence);
        document.verdicts.extend(sample.verdicts.iter().filter(kept).map(|one| ruled_again(one, round)));
        document.evidence.extend(originals.iter().map(|item| happened_again(item, round)));
    }
    Ok(document)
}

fn happened_again(item: &Evidence, round: usize) -> Evidence {
    let mut item = item.clone();
    if round == 0 {
        return item;
    }
    let earlier = i64::try_from(round % 500).unwrap_or_default().days();
    item.id = named(&item.id, round);
    item.occasion = item.occasion.as_deref().map(|occasion| named(occasion, round));
    item.happened = item.happened.map(|day| day.saturating_sub(earlier));
    item.written = item.written.map(|day| day.saturating_sub(earlier));
    for claim in &mut item.claims {
        claim.theme = claim.theme.as_deref().map(|theme| named(theme, round));
    }
    item
}

fn ruled_again(verdict: &Verdict, round: usize) -> Verdict {
    let mut verdict = verdict.clone();
    if round > 0 {
        verdict.evidence = named(&verdict.evidence, round);
        verdict.theme = verdict.theme.as_deref().map(|theme| named(theme, round));
    }
    verdict
}

fn named(name: &str, round: usize) -> String {
    format!("{name}-{round}")
}
