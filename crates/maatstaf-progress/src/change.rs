//! Something that differs between two snapshots and can count.

use maatstaf::ClaimName;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One thing that differs between two snapshots and can count: a piece of evidence, a claim, a ruling or a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What happened to it.
    pub kind: ChangeKind,
    /// The id of the evidence; absent for a declaration, and when several pieces move to another occasion together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// For a declaration: the number of the indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<u16>,
    /// The claims that it touches.
    pub claims: Vec<ClaimName>,
}

/// What happened to a piece of evidence, a claim or a declaration between two snapshots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// The evidence was there and happened since.
    Happened,
    /// The evidence is there still and has become too old for the policy.
    Aged,
    /// The day of the evidence was changed, and it counts since.
    RedatedIn,
    /// The day of the evidence was changed, and it counts no longer.
    RedatedOut,
    /// The evidence is new.
    Added,
    /// The evidence is gone.
    Removed,
    /// Evidence that was there claims one thing more.
    Claimed,
    /// Evidence that is there still claims one thing less.
    Unclaimed,
    /// A claim is said to show more.
    Strengthened,
    /// A claim is said to show less.
    Weakened,
    /// More stands behind the evidence than its writer's word.
    Verified,
    /// Less stands behind the evidence.
    LessVerified,
    /// A claim now counts as accepted.
    Accepted,
    /// A claim now counts as rejected.
    Rejected,
    /// Assessors now disagree about a claim.
    Contested,
    /// The rulings on a claim no longer settle it.
    Reopened,
    /// A claim stands as it did with the assessors, at a higher strength.
    RuledStronger,
    /// A claim stands as it did with the assessors, at a lower strength.
    RuledWeaker,
    /// The evidence is about another occasion.
    OccasionChanged,
    /// The evidence names another context.
    ContextChanged,
    /// The evidence is of another kind.
    KindChanged,
    /// An indicator was declared not applicable.
    DeclaredNotApplicable,
    /// An indicator is no longer declared not applicable.
    AppliesAgain,
}
