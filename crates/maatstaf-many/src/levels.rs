//! What is estimated of one person.

use maatstaf::Lane;

/// The heights that a person reaches: 0 is none, 1 the lowest level of the framework. Three lanes each: floor, estimate and ceiling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// Overall.
    pub overall: [u8; 3],
    /// Per category, in the framework's order.
    pub categories: Vec<[u8; 3]>,
}

impl Levels {
    /// The height in a lane: of a category by its position, or overall.
    pub fn height(&self, category: Option<usize>, lane: Lane) -> u8 {
        let lanes = category.map_or(Some(&self.overall), |category| self.categories.get(category));
        lanes.and_then(|lanes| lanes.get(lane as usize)).copied().unwrap_or_default()
    }
}
