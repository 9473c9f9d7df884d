//! Verdicts without who gave them.

use std::collections::BTreeMap;

use maatstaf::{ClaimName, Estimate, Portfolio, Ruling, Strength, Verdict};

use crate::documents::comparison::named;
use crate::parts::key;

/// What stands where a reason must be.
const REASON: &str = "as the panel ruled";

/// The same estimate from verdicts of which only is known how many there are on each claim, and what they say.
///
/// On each claim the acceptances come first, strongest first, and then the rejections; they are handed out by number. So two panels that
/// differ only in who ruled what become one and the same.
pub(super) fn agreed(estimate: &Estimate) -> Estimate {
    let portfolio = estimate.portfolio();
    let mut document = portfolio.document().clone();
    let mut claims: BTreeMap<_, Vec<(Ruling, Option<Strength>)>> = BTreeMap::new();
    let names: Vec<ClaimName> = document.verdicts.iter().map(named).collect();
    for (name, verdict) in names.iter().zip(&document.verdicts) {
        claims.entry(key(name)).or_default().push((verdict.ruling, verdict.strength));
    }
    // An acceptance without a strength is at the strength claimed, and so at least as strong as any other.
    let rank = |(ruling, strength): &(Ruling, Option<Strength>)| {
        (*ruling, std::cmp::Reverse(strength.map_or(u8::MAX, Strength::get)))
    };
    for rulings in claims.values_mut() {
        rulings.sort_by_key(rank);
    }
    let prefix = if document.holder.starts_with("panel-") { "assessor-" } else { "panel-" };
    let verdicts = claims.iter().flat_map(|((evidence, indicator, category, level, theme), rulings)| {
        (1..).zip(rulings).map(move |(number, (ruling, strength))| Verdict {
            assessor: format!("{prefix}{number}"),
            evidence: (*evidence).to_owned(),
            indicator: *indicator,
            category: category.map(str::to_owned),
            level: level.map(str::to_owned),
            theme: theme.map(str::to_owned),
            ruling: *ruling,
            strength: *strength,
            reason: REASON.to_owned(),
        })
    });
    document.verdicts = verdicts.collect();
    // INVARIANT: the portfolio was checked, each claim has its verdicts as before, and nobody on it is the holder.
    let checked = Portfolio::from_document(portfolio.framework().clone(), document);
    checked.unwrap_or_else(|_| portfolio.clone()).estimate_with(estimate.policy())
}
