//! The three lanes: which claims count, and for how much.

use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::policy::Policy;
use crate::portfolio::{Entry, Portfolio};

/// A way to read what nobody has ruled on yet.
///
/// # Example
/// ```
/// use maatstaf::Lane;
/// assert!(Lane::Floor < Lane::Ceiling); // a floor is never above a ceiling
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Lane {
    /// Only what assessors accepted counts.
    Floor,
    /// What assessors accepted counts, and what nobody has ruled on.
    Estimate,
    /// Everything counts that was not rejected, as if all of it were confirmed.
    Ceiling,
}

/// Where a claim stands with the assessors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Too few have ruled, and none has rejected it.
    Open,
    /// Enough have accepted it, and none has rejected it.
    Accepted,
    /// It was rejected, and nobody has accepted it.
    Rejected,
    /// Some accepted it and some rejected it.
    Contested,
}

/// Decides what each claim is worth, under one policy on one day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    caps: [u8; 4],
    quorum: u32,
    equivalence: bool,
    since: Option<Date>,
    as_of: Date,
    /// An assessor whose verdicts are left out.
    without: Option<u32>,
}

/// Why a claim does not count, or that it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It counts.
    Counts,
    /// It was rejected.
    Rejected,
    /// Some accepted it and some rejected it, and this lane does not count that.
    Contested,
    /// Nobody has accepted it yet, and this lane does not count that.
    NotYetAccepted,
    /// It happened after the day of reading.
    AfterAsOf,
    /// It happened too long ago for this policy.
    TooOld,
    /// It has no date, and this policy counts only a period.
    Undated,
    /// This policy does not count equivalent practice.
    EquivalenceOff,
}

impl Scale {
    pub(crate) fn new(policy: &Policy, portfolio: &Portfolio) -> Self {
        let (policy, as_of) = (policy.document(), portfolio.document().as_of);
        let since = policy.window_months.map(|months| as_of.saturating_sub(i64::from(months).months()));
        let (caps, quorum, equivalence) = (policy.credit.by_verification, policy.quorum, policy.equivalence);
        Self { caps, quorum, equivalence, since, as_of, without: None }
    }

    /// The same scale, leaving out the verdicts of one assessor if there is one.
    pub(crate) fn leaving_out(self, without: Option<u32>) -> Self {
        Self { without, ..self }
    }

    /// The credit of a claim in a lane; 0 when it does not count.
    pub(crate) fn credit(&self, entry: &Entry, lane: Lane) -> u8 {
        let (standing, strength) = self.weigh(entry, lane);
        if standing == Standing::Counts { strength.min(self.cap(entry, lane)) } else { 0 }
    }

    /// The most that a claim can count in a lane, by who stands behind it.
    pub(crate) fn cap(&self, entry: &Entry, lane: Lane) -> u8 {
        let verification = if lane == Lane::Ceiling { 3 } else { entry.verification as usize };
        self.caps.get(verification).copied().unwrap_or_default()
    }

    /// The most that a verification lets a claim count.
    pub(crate) fn cap_of(&self, verification: crate::Verification) -> u8 {
        self.caps.get(verification as usize).copied().unwrap_or_default()
    }

    /// Whether a claim counts in a lane and why not, and the strength that is used for it.
    pub(crate) fn weigh(&self, entry: &Entry, lane: Lane) -> (Standing, u8) {
        if let Some(standing) = self.out_of_play(entry) {
            return (standing, entry.strength);
        }
        let (status, strength) = self.judge(entry);
        let standing = match (status, lane) {
            (Status::Accepted, _)
            | (Status::Open, Lane::Estimate | Lane::Ceiling)
            | (Status::Contested, Lane::Ceiling) => Standing::Counts,
            (Status::Open, Lane::Floor) => Standing::NotYetAccepted,
            (Status::Contested, _) => Standing::Contested,
            (Status::Rejected, _) => Standing::Rejected,
        };
        (standing, strength)
    }

    /// Why a claim counts in no lane, whatever assessors say.
    pub(crate) fn out_of_play(&self, entry: &Entry) -> Option<Standing> {
        if entry.by_equivalence && !self.equivalence {
            return Some(Standing::EquivalenceOff);
        }
        match (entry.happened, self.since) {
            (Some(happened), _) if happened > self.as_of => Some(Standing::AfterAsOf),
            (Some(happened), Some(since)) if happened < since => Some(Standing::TooOld),
            (None, Some(_)) => Some(Standing::Undated),
            _ => None,
        }
    }

    /// Where a claim stands with the assessors, and the strength that follows from their verdicts.
    ///
    /// Of the strengths accepted it is the one that as many acceptances as the quorum, or all when there are fewer, reach.
    pub(crate) fn judge(&self, entry: &Entry) -> (Status, u8) {
        // Counts of acceptances by strength: [_, 1, 2, 3, 4].
        let mut accepted = [0_u32; 5];
        let mut rejected = false;
        for verdict in entry.verdicts.iter().filter(|verdict| Some(verdict.assessor) != self.without) {
            match verdict.strength.and_then(|strength| accepted.get_mut(strength as usize)) {
                Some(count) => *count += 1,
                None => rejected = true,
            }
        }
        let total: u32 = accepted.iter().sum();
        let status = match (total, rejected) {
            (0, true) => Status::Rejected,
            (_, true) => Status::Contested,
            (total, false) if total >= self.quorum => Status::Accepted,
            (_, false) => Status::Open,
        };
        let strength =
            if total == 0 { entry.strength } else { nth_largest(&accepted, total.min(self.quorum)) };
        (status, strength)
    }
}

/// The n-th largest of the strengths that `counts` counts.
fn nth_largest(counts: &[u32; 5], n: u32) -> u8 {
    let mut seen = 0;
    for (strength, count) in [4, 3, 2, 1].into_iter().zip(counts.iter().rev()) {
        seen += count;
        if seen >= n {
            return strength;
        }
    }
    0
}
