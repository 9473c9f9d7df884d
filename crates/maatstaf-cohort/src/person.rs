//! What is read from one portfolio: a state per row. It leaves this crate only as part of a count.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use maatstaf::{CategoryDocument, Framework, Policy, Portfolio};

use crate::document::{NextLevel, SelfView};

/// The states of one person.
pub(crate) struct Person {
    /// How high the overall estimate is, from 0 for none.
    pub(crate) overall: usize,
    /// The states per category, in the framework's order.
    pub(crate) categories: Vec<Standing>,
    /// The indicators claimed.
    pub(crate) claimed: BTreeSet<u16>,
}

/// The states of one person in one category.
pub(crate) struct Standing {
    /// How high what assessors accepted reaches.
    pub(crate) floor: usize,
    /// How high the estimate is.
    pub(crate) estimate: usize,
    /// Where the self-rating lies beside the estimate.
    pub(crate) view: SelfView,
    /// What is lacking for the next level.
    pub(crate) lacks: NextLevel,
}

impl Person {
    pub(crate) fn new(portfolio: &Portfolio, policy: &Policy) -> Self {
        let document = portfolio.estimate_with(policy).document();
        let claims = portfolio.document().evidence.iter().flat_map(|item| &item.claims);
        Self {
            overall: portfolio.framework().height(document.overall.estimate.as_deref()),
            categories: document.categories.iter().map(|category| standing(portfolio, category)).collect(),
            claimed: claims.filter_map(|claim| claim.indicator).collect(),
        }
    }
}

fn standing(portfolio: &Portfolio, category: &CategoryDocument) -> Standing {
    let framework = portfolio.framework();
    let estimate = framework.height(category.estimate.as_deref());
    Standing {
        floor: framework.height(category.floor.as_deref()),
        estimate,
        view: view(portfolio, framework, &category.category, estimate),
        lacks: lacks(category, estimate),
    }
}

fn view(portfolio: &Portfolio, framework: &Framework, category: &str, estimate: usize) -> SelfView {
    let mut ratings = portfolio.document().self_rating.iter();
    match ratings.find(|rating| rating.category == category) {
        None => SelfView::None,
        Some(rating) => match framework.height(rating.level.as_deref()).cmp(&estimate) {
            Ordering::Less => SelfView::Lower,
            Ordering::Equal => SelfView::Same,
            Ordering::Greater => SelfView::Higher,
        },
    }
}

/// What is lacking in the cell above the level reached. Below the highest level something always is, else it would have been reached.
fn lacks(category: &CategoryDocument, estimate: usize) -> NextLevel {
    let Some(next) = category.levels.get(estimate) else { return NextLevel::Nothing };
    let is_short = |counter: maatstaf::HaveNeed| counter.estimate < counter.need;
    match (is_short(next.breadth), is_short(next.depth)) {
        (true, true) => NextLevel::Both,
        (true, false) => NextLevel::Breadth,
        (false, true) => NextLevel::Depth,
        (false, false) => NextLevel::Nothing,
    }
}
