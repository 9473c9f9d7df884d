//! The portfolio that the other framework sees in one lane.

use std::collections::BTreeMap;

use maatstaf::{
    Claim, DocumentError, Evidence, Framework, NotApplicable, Portfolio, PortfolioDocument, Verdict,
};

use crate::cover::{Origin, Spot};
use crate::crosswalk::Crosswalk;
use crate::relation::Relation;

/// What stands where a reason must stand, since no text goes along.
const WHY: &str = "carried along a crosswalk";

/// Where the claims of each origin stand.
pub(crate) type Spots<'c> = BTreeMap<Origin<'c>, Vec<Spot<'c>>>;

/// A portfolio for `to` with every claim of `portfolio` at its spots, and the verdicts on it beside it.
///
/// Ids, days, occasions, contexts, kinds and verifications stay as they are. No text goes along.
///
/// # Errors
/// When the outcome is not sound, which a checked crosswalk and portfolio do not give.
pub(crate) fn carried(
    portfolio: &Portfolio,
    to: &Framework,
    spots: &Spots<'_>,
    not_applicable: Vec<NotApplicable>,
) -> Result<Portfolio, DocumentError> {
    let (source, from) = (portfolio.document(), portfolio.framework());
    let mut evidence = Vec::new();
    for item in &source.evidence {
        let mut claims = Vec::new();
        for claim in &item.claims {
            let Some((origin, places)) = placed(spots, Origin::of_claim(claim, from)) else { continue };
            claims.extend(places.iter().map(|spot| landed(claim, origin, spot)));
        }
        if !claims.is_empty() {
            evidence.push(without_text(source, item, claims));
        }
    }
    let mut verdicts = Vec::new();
    for verdict in &source.verdicts {
        let Some((origin, places)) = placed(spots, Origin::of_verdict(verdict, from)) else { continue };
        verdicts.extend(places.iter().map(|spot| ruled(verdict, origin, spot)));
    }
    let mut made = Portfolio::new(to.clone());
    made.change(|document| {
        (document.holder, document.as_of) = (source.holder.clone(), source.as_of);
        (document.evidence, document.verdicts) = (evidence, verdicts);
        document.not_applicable = not_applicable;
    })?;
    Ok(made)
}

fn placed<'s>(spots: &'s Spots<'s>, origin: Option<Origin<'s>>) -> Option<(Origin<'s>, &'s [Spot<'s>])> {
    let origin = origin?;
    Some((origin, spots.get(&origin)?))
}

/// What was declared not to apply and is equal to a conditional indicator of the other framework does not apply there either.
pub(crate) fn not_applicable(crosswalk: &Crosswalk, portfolio: &Portfolio) -> Vec<NotApplicable> {
    let declared: BTreeMap<u16, &NotApplicable> =
        portfolio.document().not_applicable.iter().map(|one| (one.indicator, one)).collect();
    let mut found = Vec::new();
    for edge in crosswalk.document().edges.iter().filter(|edge| edge.relation == Some(Relation::Equal)) {
        let (Some(number), [from]) = (edge.to.indicator, edge.from.indicators.as_slice()) else { continue };
        let conditional = crosswalk.to().indicator(number).is_some_and(|indicator| indicator.conditional);
        if conditional && declared.contains_key(from) {
            found.push(NotApplicable { indicator: number, reason: WHY.to_owned() });
        }
    }
    found.sort_by_key(|one| one.indicator);
    found
}

fn without_text(source: &PortfolioDocument, item: &Evidence, claims: Vec<Claim>) -> Evidence {
    let mut evidence = Evidence::new(&item.id, &item.id).verified(item.verification);
    evidence.kind = item.kind;
    evidence.happened = source.happened(item);
    evidence.occasion.clone_from(&item.occasion);
    evidence.context.clone_from(&item.context);
    evidence.claims = claims;
    evidence
}

fn landed(claim: &Claim, origin: Origin<'_>, spot: &Spot<'_>) -> Claim {
    if let Some(number) = spot.indicator {
        return Claim::indicator(number, claim.strength);
    }
    let mut landed = Claim::equivalent(spot.category, spot.level, claim.strength)
        .with_theme(origin.theme(claim.theme.as_deref()));
    landed.rationale = Some(WHY.to_owned());
    landed
}

fn ruled(verdict: &Verdict, origin: Origin<'_>, spot: &Spot<'_>) -> Verdict {
    let by_equivalence = spot.indicator.is_none();
    let named = |text: &str| by_equivalence.then(|| text.to_owned());
    Verdict {
        assessor: verdict.assessor.clone(),
        evidence: verdict.evidence.clone(),
        indicator: spot.indicator,
        category: named(spot.category),
        level: named(spot.level),
        theme: by_equivalence.then(|| origin.theme(verdict.theme.as_deref())),
        ruling: verdict.ruling,
        strength: verdict.strength,
        reason: WHY.to_owned(),
    }
}
