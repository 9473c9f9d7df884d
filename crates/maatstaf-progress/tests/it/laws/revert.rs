//! Takes one change back by hand in the later portfolio, without any help from progress.

use maatstaf::{
    Claim, ClaimName, DocumentError, Evidence, NotApplicable, Portfolio, PortfolioDocument, Verdict,
};
use maatstaf_progress::{Change, ChangeKind};

use super::generate::Pair;

/// The later portfolio with one change taken back; none when it makes no portfolio on its own.
pub(crate) fn revert(pair: &Pair, change: &Change) -> Result<Option<Portfolio>, DocumentError> {
    let (old, mut new) = (pair.before.document(), pair.after.document().clone());
    if let Some(indicator) = change.indicator {
        let claimed =
            new.evidence.iter().flat_map(|item| &item.claims).any(|claim| claim.indicator == Some(indicator));
        if change.kind == ChangeKind::AppliesAgain {
            if claimed {
                return Ok(None); // whoever claims it cannot declare it
            }
            new.not_applicable.push(NotApplicable { indicator, reason: "again".to_owned() });
        } else {
            new.not_applicable.retain(|one| one.indicator != indicator);
        }
        return Portfolio::from_document(pair.after.framework().clone(), new).map(Some);
    }
    let mut ids: Vec<&str> = change.claims.iter().map(|claim| claim.evidence.as_str()).collect();
    ids.dedup();
    for id in ids {
        piece(old, &mut new, id, change);
    }
    let declared =
        |claim: &Claim| new.not_applicable.iter().any(|one| Some(one.indicator) == claim.indicator);
    if new.evidence.iter().flat_map(|item| &item.claims).any(declared) {
        return Ok(None);
    }
    Portfolio::from_document(pair.after.framework().clone(), new).map(Some)
}

fn piece(old: &PortfolioDocument, new: &mut PortfolioDocument, id: &str, change: &Change) {
    let was = old.evidence.iter().find(|item| item.id == id);
    match change.kind {
        ChangeKind::Added | ChangeKind::Happened | ChangeKind::RedatedIn => take(new, id),
        ChangeKind::Removed | ChangeKind::Aged | ChangeKind::RedatedOut => {
            take(new, id);
            let mut item = was.cloned().unwrap_or_else(|| Evidence::new(id, "A piece"));
            item.happened = Some(new.as_of);
            new.evidence.push(item);
            new.verdicts.extend(old.verdicts.iter().filter(|verdict| verdict.evidence == id).cloned());
        }
        _ => {
            let verdicts = new.verdicts.clone();
            if let (Some(was), Some(item)) = (was, new.evidence.iter_mut().find(|item| item.id == id)) {
                // Evidence that stays counts on both days, and without a claim that counts no day is asked of it.
                item.happened = Some(new.as_of);
                item.written = None;
                new.verdicts = within(old, was, item, verdicts, change);
            }
        }
    }
}

fn take(new: &mut PortfolioDocument, id: &str) {
    new.evidence.retain(|item| item.id != id);
    new.verdicts.retain(|verdict| verdict.evidence != id);
}

fn is(claim: &Claim, name: &ClaimName) -> bool {
    (claim.indicator, &claim.category, &claim.level, &claim.theme)
        == (name.indicator, &name.category, &name.level, &name.theme)
}

fn on(verdict: &Verdict, name: &ClaimName) -> bool {
    (&verdict.evidence, verdict.indicator, &verdict.category, &verdict.level, &verdict.theme)
        == (&name.evidence, name.indicator, &name.category, &name.level, &name.theme)
}

/// Reverts a change within a piece that stays, and gives the verdicts that are left.
fn within(
    old: &PortfolioDocument,
    was: &Evidence,
    item: &mut Evidence,
    mut verdicts: Vec<Verdict>,
    change: &Change,
) -> Vec<Verdict> {
    let name = &change.claims[0];
    let former = was.claims.iter().find(|claim| is(claim, name)).cloned();
    let ruled = old.verdicts.iter().filter(|verdict| on(verdict, name)).cloned();
    match change.kind {
        ChangeKind::Verified | ChangeKind::LessVerified => item.verification = was.verification,
        ChangeKind::OccasionChanged => item.occasion = Some(was.occasion().to_owned()),
        ChangeKind::ContextChanged => item.context.clone_from(&was.context),
        ChangeKind::KindChanged => item.kind = was.kind,
        ChangeKind::Claimed => {
            item.claims.retain(|claim| !is(claim, name));
            verdicts.retain(|verdict| !on(verdict, name));
        }
        ChangeKind::Unclaimed => {
            item.claims.extend(former);
            verdicts.extend(ruled);
        }
        ChangeKind::Strengthened | ChangeKind::Weakened => {
            for claim in item.claims.iter_mut().filter(|claim| is(claim, name)) {
                claim.strength = former.as_ref().map_or(claim.strength, |former| former.strength);
            }
        }
        _ => {
            verdicts.retain(|verdict| !on(verdict, name));
            verdicts.extend(ruled);
        }
    }
    for claim in &item.claims {
        let own = |verdict: &&mut Verdict| {
            verdict.evidence == item.id
                && (verdict.indicator, &verdict.category, &verdict.level, &verdict.theme)
                    == (claim.indicator, &claim.category, &claim.level, &claim.theme)
        };
        for verdict in verdicts.iter_mut().filter(own) {
            verdict.strength = verdict.strength.map(|strength| strength.min(claim.strength));
        }
    }
    verdicts
}
