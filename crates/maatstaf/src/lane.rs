//! The three lanes: which claims count, and for how much.

use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::policy::Policy;
use crate::portfolio::{Accepted, Entry, Verification};

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
///
/// # Example
/// ```
/// use maatstaf::{Policy, Ruled, Scale, Status, Verification};
/// let scale = Scale::new(&Policy::standard(), jiff::civil::date(2026, 6, 30));
/// assert_eq!(scale.cap_of(Verification::SelfDeclared), 2); // a coach's own word makes half a demonstration at most
/// let mut ruled = Ruled::default();
/// ruled.add(Some(2)); // accepted at strength 2, where 4 was claimed
/// assert_eq!(scale.settle(&ruled, 4), (Status::Accepted, 2));
/// ruled.add(None); // another assessor rejects it
/// assert_eq!(scale.settle(&ruled, 4).0, Status::Contested);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    caps: [u8; 4],
    quorum: u32,
    equivalence: bool,
    /// The first day on which evidence counts; none when it always does.
    pub since: Option<Date>,
    as_of: Date,
    /// An assessor whose verdicts are left out.
    without: Option<u32>,
}

/// What assessors ruled on one claim, as counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ruled {
    /// How many accepted it, by the strength at which they did; the first is never used.
    accepted: [u32; 5],
    rejected: bool,
}

impl Ruled {
    /// Adds a ruling: the strength accepted, 1 to 4, or nothing for a rejection.
    pub fn add(&mut self, strength: Option<u8>) {
        match strength.and_then(|strength| self.accepted.get_mut(strength as usize)) {
            Some(count) => *count += 1,
            None => self.rejected = true,
        }
    }
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

impl Standing {
    /// Whether a claim counts in a lane, by where it stands with the assessors.
    pub fn of(status: Status, lane: Lane) -> Self {
        match (status, lane) {
            (Status::Accepted, _)
            | (Status::Open, Lane::Estimate | Lane::Ceiling)
            | (Status::Contested, Lane::Ceiling) => Self::Counts,
            (Status::Open, Lane::Floor) => Self::NotYetAccepted,
            (Status::Contested, _) => Self::Contested,
            (Status::Rejected, _) => Self::Rejected,
        }
    }
}

impl Scale {
    /// The scale of a policy on the day of reading.
    pub fn new(policy: &Policy, as_of: Date) -> Self {
        let policy = policy.document();
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
        self.cap_of(if lane == Lane::Ceiling { Verification::Observed } else { entry.verification })
    }

    /// The most that a verification lets a claim count, in quarters of a full demonstration.
    pub fn cap_of(&self, verification: Verification) -> u8 {
        self.caps.get(verification as usize).copied().unwrap_or_default()
    }

    /// Whether a claim counts in a lane and why not, and the strength that is used for it.
    pub(crate) fn weigh(&self, entry: &Entry, lane: Lane) -> (Standing, u8) {
        if let Some(standing) = self.out_of_play(entry) {
            return (standing, entry.strength);
        }
        let (status, strength) = self.judge(entry);
        (Standing::of(status, lane), strength)
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
    pub(crate) fn judge(&self, entry: &Entry) -> (Status, u8) {
        let mut ruled = Ruled::default();
        let counted = |verdict: &&Accepted| Some(verdict.assessor) != self.without;
        entry.verdicts.iter().filter(counted).for_each(|verdict| ruled.add(verdict.strength));
        self.settle(&ruled, entry.strength)
    }

    /// Where a claim stands by what was ruled on it, and the strength that follows.
    ///
    /// Of the strengths accepted it is the one that as many acceptances as the quorum, or all when there are fewer, reach.
    pub fn settle(&self, ruled: &Ruled, strength: u8) -> (Status, u8) {
        let Ruled { accepted, rejected } = *ruled;
        let total: u32 = accepted.iter().sum();
        let status = match (total, rejected) {
            (0, true) => Status::Rejected,
            (_, true) => Status::Contested,
            (total, false) if total >= self.quorum => Status::Accepted,
            (_, false) => Status::Open,
        };
        let strength = if total == 0 { strength } else { nth_largest(&accepted, total.min(self.quorum)) };
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
