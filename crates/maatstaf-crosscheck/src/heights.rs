//! Levels judged, as heights: 0 is "not at the lowest yet", 1 the lowest. What one portfolio and a cohort have in common.

use maatstaf::{Framework, Policy, PortfolioDocument};

/// The lower median: of an even number of levels, the lower of the two in the middle.
pub(crate) fn lower_median(levels: impl IntoIterator<Item = usize>) -> Option<usize> {
    let mut sorted: Vec<usize> = levels.into_iter().collect();
    sorted.sort_unstable();
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

/// The overall level of judged categories by the policy's overall rule; nothing when one of them was not judged.
pub(crate) fn overall(levels: &[Option<usize>], framework: &Framework, policy: &Policy) -> Option<usize> {
    let id =
        |height: usize| height.checked_sub(1).and_then(|at| framework.levels().get(at)).map(String::as_str);
    let judged: Vec<Option<&str>> = levels.iter().map(|level| level.map(id)).collect::<Option<_>>()?;
    Some(framework.height(policy.overall_of(framework, &judged)))
}

/// The self-rating, per category; nothing where the holder gives none.
pub(crate) fn self_ratings(framework: &Framework, document: &PortfolioDocument) -> Vec<Option<usize>> {
    let rated = |category: &String| {
        let rating = document.self_rating.iter().find(|rating| rating.category == *category)?;
        Some(framework.height(rating.level.as_deref()))
    };
    framework.categories().iter().map(rated).collect()
}
