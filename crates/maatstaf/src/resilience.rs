//! How much may be lost before a level is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::estimate::Estimate;
use crate::lane::Lane;
use crate::tally::{Tally, Watched};

/// How many sets of two or more occasions are tried before the search says what it knows. This is this project's choice.
const TRIES: usize = 400;

/// The fewest occasions whose loss lowers a level: exactly when both numbers are equal, else between the two.
///
/// # Example
/// ```
/// use maatstaf::Resilience;
/// assert!(Resilience { at_least: 2, at_most: 2 }.is_exact());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Resilience {
    /// No smaller number of occasions is enough.
    pub at_least: u32,
    /// This number is enough.
    pub at_most: u32,
}

impl Resilience {
    /// Whether the number is known exactly.
    pub fn is_exact(self) -> bool {
        self.at_least == self.at_most
    }
}

/// What a portfolio's level rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Footing {
    /// Overall; none when there is no level to lose.
    pub(crate) overall: Option<Resilience>,
    /// Per category.
    pub(crate) categories: Vec<Option<Resilience>>,
    /// The occasions whose loss alone lowers the overall level, by number.
    pub(crate) pillars: Vec<u32>,
    /// Per category: the occasions whose loss alone lowers it.
    pub(crate) category_pillars: Vec<Vec<u32>>,
}

/// Finds out what the level in the estimate lane rests on.
pub(crate) fn footing(estimate: &Estimate) -> Footing {
    let entries = estimate.portfolio.entries();
    let credits: Vec<u8> =
        entries.all.iter().map(|entry| estimate.scale.credit(entry, Lane::Estimate)).collect();
    let mut tally = Tally::new(entries, &estimate.ladder, Lane::Estimate, &credits);
    let counts = |claims: &&[u32]| claims.iter().any(|at| tally.credit(*at as usize) > 0);
    let same = |a: &u32, b: &u32| entries.at(*a).occasion == entries.at(*b).occasion;
    let occasions: Vec<&[u32]> = entries.by_occasion.chunk_by(same).filter(counts).collect();
    let reached = &estimate.lane(Lane::Estimate).reached;
    let (pillars, category_pillars) = single_losses(&mut tally, &occasions, reached);
    let mut categories = Vec::with_capacity(reached.categories.len());
    for (category, level) in reached.categories.iter().enumerate() {
        let own = of_category(&tally, &occasions, category);
        let holds = |tally: &Tally<'_>| tally.category(category) >= *level;
        let question = Question { occasions: &own, watched: Watched::Category, holds: &holds };
        let known = category_pillars.get(category).is_some_and(|pillars| !pillars.is_empty());
        categories.push((*level > 0).then(|| question.fewest(&mut tally, known)).flatten());
    }
    let by_weight = of_all(&tally, &occasions);
    let holds = |tally: &Tally<'_>| tally.works_at() >= reached.works_at;
    let question = Question { occasions: &by_weight, watched: Watched::Overall, holds: &holds };
    let known = !pillars.is_empty();
    let overall = (reached.works_at > 0).then(|| question.fewest(&mut tally, known)).flatten();
    Footing { overall, categories, pillars, category_pillars }
}

/// Loses each occasion once, and notes what falls.
fn single_losses(
    tally: &mut Tally<'_>,
    occasions: &[&[u32]],
    reached: &crate::ladder::Reached,
) -> (Vec<u32>, Vec<Vec<u32>>) {
    let mut pillars = Vec::new();
    let mut by_category = vec![Vec::new(); reached.categories.len()];
    for claims in occasions {
        let Some(occasion) = claims.first().map(|at| tally.entries.at(*at).occasion) else { continue };
        tally.lose(claims, Watched::Overall);
        if tally.works_at() < reached.works_at {
            pillars.push(occasion);
        }
        let mut last = usize::MAX;
        for category in claims.iter().map(|at| tally.entries.at(*at).category) {
            let fell =
                reached.categories.get(category).is_some_and(|level| tally.category(category) < *level);
            if let (true, Some(pillars)) = (fell && category != last, by_category.get_mut(category)) {
                pillars.push(occasion);
            }
            last = category;
        }
        tally.give_back(claims, Watched::Overall);
    }
    (pillars, by_category)
}

/// The occasions of one category, the weightiest first, as runs of its claims.
fn of_category<'o>(tally: &Tally<'_>, occasions: &[&'o [u32]], category: usize) -> Vec<&'o [u32]> {
    let own = occasions.iter().flat_map(|claims| {
        claims.chunk_by(|a, b| tally.entries.at(*a).category == tally.entries.at(*b).category)
    });
    let own =
        own.filter(|claims| claims.first().is_some_and(|at| tally.entries.at(*at).category == category));
    heaviest_first(tally, own.collect())
}

fn of_all<'o>(tally: &Tally<'_>, occasions: &[&'o [u32]]) -> Vec<&'o [u32]> {
    heaviest_first(tally, occasions.to_vec())
}

/// Orders occasions by the credit of their claims; the names of equals decide, so that the order of input does not.
fn heaviest_first<'o>(tally: &Tally<'_>, mut occasions: Vec<&'o [u32]>) -> Vec<&'o [u32]> {
    let weight = |claims: &&[u32]| {
        let credit: u32 = claims.iter().map(|at| u32::from(tally.credit(*at as usize))).sum();
        let name = claims
            .first()
            .and_then(|at| tally.entries.occasions.get(tally.entries.at(*at).occasion as usize));
        (std::cmp::Reverse(credit), name.cloned())
    };
    occasions.sort_by_cached_key(weight);
    occasions
}

/// How much may be lost before something no longer holds.
struct Question<'q> {
    /// What may be lost, the weightiest first.
    occasions: &'q [&'q [u32]],
    watched: Watched,
    holds: &'q dyn Fn(&Tally<'_>) -> bool,
}

impl Question<'_> {
    /// The fewest occasions whose loss makes it hold no longer; none when not even the loss of all does.
    fn fewest(&self, tally: &mut Tally<'_>, one_is_enough: bool) -> Option<Resilience> {
        if one_is_enough {
            return Some(Resilience { at_least: 1, at_most: 1 });
        }
        let at_most = self.enough(tally)?;
        let (mut tries, mut at_least) = (TRIES, 2.min(at_most));
        while at_least < at_most {
            match self.breaks(tally, 0, at_least, &mut tries) {
                Some(true) => return Some(exactly(at_least)),
                Some(false) => at_least += 1,
                None => break,
            }
        }
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Some(Resilience { at_least: number(at_least), at_most: number(at_most) })
    }

    /// How many of the weightiest occasions must go before the level does.
    fn enough(&self, tally: &mut Tally<'_>) -> Option<usize> {
        let mut lost = 0;
        let mut holds = true;
        for claims in self.occasions {
            tally.lose(claims, self.watched);
            lost += 1;
            holds = (self.holds)(tally);
            if !holds {
                break;
            }
        }
        for claims in self.occasions.iter().take(lost) {
            tally.give_back(claims, self.watched);
        }
        (!holds).then_some(lost)
    }

    /// Whether losing some `size` of the occasions from `start` on breaks the level; none when tries ran out.
    fn breaks(&self, tally: &mut Tally<'_>, start: usize, size: usize, tries: &mut usize) -> Option<bool> {
        if size == 0 {
            *tries = tries.checked_sub(1)?;
            return Some(!(self.holds)(tally));
        }
        for at in start..self.occasions.len().saturating_sub(size - 1) {
            let Some(claims) = self.occasions.get(at).copied() else { break };
            tally.lose(claims, self.watched);
            let broke = self.breaks(tally, at + 1, size - 1, tries);
            tally.give_back(claims, self.watched);
            if broke != Some(false) {
                return broke;
            }
        }
        Some(false)
    }
}

fn exactly(count: usize) -> Resilience {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    Resilience { at_least: count, at_most: count }
}
