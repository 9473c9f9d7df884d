//! The least that serde can be asked for: the floor under every reader of portfolios that is built on it.

use serde::Deserialize;

/// What the ladder reads, in the leanest types that serde fills without looking at a text.
#[derive(Deserialize)]
pub(crate) struct Lean<'t> {
    holder: &'t str,
    #[serde(borrow)]
    evidence: Vec<LeanItem<'t>>,
    #[serde(borrow, default)]
    verdicts: Vec<LeanVerdict<'t>>,
}

#[derive(Deserialize)]
struct LeanItem<'t> {
    id: &'t str,
    #[serde(default)]
    kind: &'t str,
    #[serde(default)]
    occasion: Option<&'t str>,
    #[serde(default)]
    context: Option<&'t str>,
    #[serde(default)]
    happened: Option<&'t str>,
    #[serde(default)]
    verification: &'t str,
    #[serde(borrow, default)]
    claims: Vec<LeanClaim<'t>>,
}

#[derive(Deserialize)]
struct LeanClaim<'t> {
    indicator: Option<u16>,
    category: Option<&'t str>,
    level: Option<&'t str>,
    theme: Option<&'t str>,
    strength: u8,
}

#[derive(Deserialize)]
struct LeanVerdict<'t> {
    assessor: &'t str,
    evidence: &'t str,
    indicator: Option<u16>,
    ruling: &'t str,
}

impl Lean<'_> {
    /// Uses every field, so that none is left out.
    pub(crate) fn weight(&self) -> usize {
        let item = |item: &LeanItem<'_>| {
            let names = [item.id, item.kind, item.verification].map(str::len).iter().sum::<usize>();
            let options = [item.occasion, item.context, item.happened]
                .map(|one| one.map_or(0, str::len))
                .iter()
                .sum::<usize>();
            let claim = |claim: &LeanClaim<'_>| {
                let names = [claim.category, claim.level, claim.theme]
                    .map(|one| one.map_or(0, str::len))
                    .iter()
                    .sum::<usize>();
                names + usize::from(claim.strength) + usize::from(claim.indicator.unwrap_or_default())
            };
            names + options + item.claims.iter().map(claim).sum::<usize>()
        };
        let verdict = |one: &LeanVerdict<'_>| {
            one.assessor.len()
                + one.evidence.len()
                + one.ruling.len()
                + usize::from(one.indicator.unwrap_or_default())
        };
        self.holder.len()
            + self.evidence.iter().map(item).sum::<usize>()
            + self.verdicts.iter().map(verdict).sum::<usize>()
    }
}
