//! Leaves out steps that others make needless.

use std::collections::BTreeMap;

use super::{Gap, Step};
use crate::estimate::Estimate;
use crate::lane::Standing;
use crate::portfolio::{Aspect, Entry};
use crate::tally::Tally;

/// Leaves out every step without which the target is still reached.
///
/// All steps are taken at once; each is then taken back on a tally, where that costs only what it touches.
pub(super) fn drop_needless(gap: &mut Gap) {
    let policy = gap.estimate.policy.clone();
    let Ok(after) = gap.estimate.portfolio.with_changes(&gap.changes(), &policy) else { return };
    let after = Estimate::new(&after, &policy, None);
    let entries = after.portfolio.entries();
    let credits: Vec<u8> = entries.all.iter().map(|entry| after.scale.credit(entry, gap.lane)).collect();
    let mut tally = Tally::new(entries, &after.ladder, gap.lane, &credits);
    let taken = Taken::of_all(gap, &after);
    let mut kept = vec![true; gap.actions.len()];
    for at in (0..gap.actions.len()).rev() {
        let gone = |step: &usize| kept.get(*step) == Some(&true) && (*step == at || gap.rests(*step, at));
        let gone: Vec<usize> = (0..gap.actions.len()).filter(gone).collect();
        let touched: Vec<&Taken> = gone.iter().filter_map(|step| taken.get(*step)).flatten().collect();
        let before: Vec<u8> = touched.iter().map(|one| one.take_back(&mut tally)).collect();
        if tally.works_at() >= gap.target {
            for step in gone {
                if let Some(kept) = kept.get_mut(step) {
                    *kept = false;
                }
            }
            continue;
        }
        for (one, credit) in touched.iter().zip(before).rev() {
            tally.set(one.at, credit);
            if one.unconfirmed {
                tally.confirm(one.at, true);
            }
        }
    }
    let mut kept = kept.into_iter();
    gap.actions.retain(|_| kept.next() == Some(true));
}

/// A claim that a step touches, and what it is worth without the step.
struct Taken {
    at: usize,
    credit: u8,
    unconfirmed: bool,
}

impl Taken {
    /// Takes the step back for one claim, and gives what the claim was worth.
    fn take_back(&self, tally: &mut Tally<'_>) -> u8 {
        let before = tally.credit(self.at);
        tally.set(self.at, self.credit.min(before));
        if self.unconfirmed {
            tally.confirm(self.at, false);
        }
        before
    }

    /// What each step of a gap touches, in the portfolio after all of them.
    fn of_all(gap: &Gap, after: &Estimate) -> Vec<Vec<Self>> {
        let mut of_item: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, entry) in after.portfolio.entries().all.iter().enumerate() {
            of_item.entry(&after.portfolio.item(entry).id).or_default().push(at);
        }
        let ids = gap.item_ids();
        let steps = gap.actions.iter().zip(&ids);
        steps.map(|(action, id)| Self::of(gap, after, &of_item, (&action.step, id.as_deref()))).collect()
    }

    fn of(
        gap: &Gap,
        after: &Estimate,
        of_item: &BTreeMap<&str, Vec<usize>>,
        (step, new): (&Step, Option<&str>),
    ) -> Vec<Self> {
        let entries = after.portfolio.entries();
        let claims = |id: &str, picks: &dyn Fn(&Aspect) -> bool| -> Vec<Self> {
            let all = of_item.get(id).map(Vec::as_slice).unwrap_or_default().iter().copied();
            let entry = |at: &usize| entries.all.get(*at).is_some_and(|entry| picks(entries.aspect(entry)));
            all.filter(entry).map(|at| Self { at, credit: 0, unconfirmed: false }).collect()
        };
        match step {
            Step::Ruling { claim } => {
                let aspect = claim.target().aspect(after.portfolio.framework());
                claims(&claim.evidence, &|other| Some(other) == aspect.as_ref())
            }
            Step::Link { from, indicator, .. } => {
                claims(&from.evidence, &|other| other.indicator == Some(*indicator))
            }
            Step::NewEvidence { .. } => claims(new.unwrap_or_default(), &|_| true),
            Step::Corroboration { evidence } => {
                let mut taken = claims(evidence, &|_| true);
                for one in &mut taken {
                    one.unconfirmed = true;
                    one.credit = entries.all.get(one.at).map_or(0, |entry| unconfirmed(gap, after, entry));
                }
                taken
            }
        }
    }
}

/// What a claim is worth when its item keeps the verification that it has now.
fn unconfirmed(gap: &Gap, after: &Estimate, entry: &Entry) -> u8 {
    let id = &after.portfolio.item(entry).id;
    let item = gap.estimate.portfolio.document().evidence.iter().find(|item| item.id == *id);
    match (after.scale.weigh(entry, gap.lane), item) {
        ((Standing::Counts, strength), Some(item)) => strength.min(after.scale.cap_of(item.verification)),
        _ => 0,
    }
}
