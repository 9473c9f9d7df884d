//! The level of a place in a lane: of a category, or of the whole.

use maatstaf::{Estimate, Framework, Lane};

/// The level reached in a category, or overall, in a lane.
pub(crate) fn level<'e>(estimate: &'e Estimate, category: Option<&str>, lane: Lane) -> Option<&'e str> {
    match category {
        Some(category) => estimate.category(category)?.in_lane(lane),
        None => estimate.overall(lane),
    }
}

/// The whole, and then each category in the framework's order.
pub(crate) fn places(framework: &Framework) -> impl Iterator<Item = Option<&str>> {
    std::iter::once(None).chain(framework.categories().iter().map(|category| Some(category.as_str())))
}
