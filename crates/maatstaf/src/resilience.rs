//! How much may be lost before a level is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::estimate::Estimate;
use crate::lane::Lane;
use crate::tally::Tally;

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

/// What a level rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Footing {
    /// None when there is no level to lose.
    pub(crate) resilience: Option<Resilience>,
    /// The occasions whose loss alone lowers the level, by number.
    pub(crate) pillars: Vec<u32>,
}

/// Finds out what the level in the estimate lane rests on, overall and per category.
pub(crate) fn footing(estimate: &Estimate) -> (Footing, Vec<Footing>) {
    let entries = estimate.portfolio.entries();
    let credits: Vec<u8> =
        entries.all.iter().map(|entry| estimate.scale.credit(entry, Lane::Estimate)).collect();
    let mut tally = Tally::new(entries, &estimate.ladder, Lane::Estimate, &credits);
    let counts = |claims: &&[u32]| claims.iter().any(|at| tally.credit(*at as usize) > 0);
    let same = |a: &u32, b: &u32| entries.at(*a).occasion == entries.at(*b).occasion;
    let occasions: Vec<&[u32]> = entries.by_occasion.chunk_by(same).filter(counts).collect();
    let reached = &estimate.lane(Lane::Estimate).reached;
    let mut by_category = vec![Vec::new(); reached.categories.len()];
    for claims in occasions.iter().flat_map(|claims| entries.groups(claims)) {
        if let Some(own) = claims.first().and_then(|at| by_category.get_mut(entries.at(*at).category)) {
            own.push(claims);
        }
    }
    let mut categories = Vec::with_capacity(by_category.len());
    for ((category, level), own) in reached.categories.iter().enumerate().zip(by_category) {
        let question = Question {
            occasions: &heaviest_first(&tally, own),
            holds: &|tally| tally.category(category) >= *level,
            surely: &|tally, lost| tally.keeps(lost).1 >= *level,
        };
        categories.push(question.answer(&mut tally));
    }
    let question = Question {
        occasions: &heaviest_first(&tally, occasions),
        holds: &|tally| tally.works_at() >= reached.works_at,
        surely: &|tally, lost| tally.surely_works_at(reached.works_at, lost),
    };
    (question.answer(&mut tally), categories)
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
    holds: &'q dyn Fn(&Tally<'_>) -> bool,
    /// Whether it surely still holds when one more is lost: what spares most of the tries their work.
    surely: &'q dyn Fn(&Tally<'_>, &[u32]) -> bool,
}

impl Question<'_> {
    /// The fewest occasions whose loss makes it hold no longer, none when not even the loss of all does; and those whose
    /// loss alone does.
    fn answer(&self, tally: &mut Tally<'_>) -> Footing {
        let alone: Vec<&[u32]> =
            self.occasions.iter().copied().filter(|claims| self.falls(tally, claims)).collect();
        let number = |claims: &&[u32]| Some(tally.entries.at(*claims.first()?).occasion);
        let pillars: Vec<u32> = alone.iter().filter_map(number).collect();
        let resilience = if pillars.is_empty() { self.fewest(tally) } else { Some(between(1, 1)) };
        Footing { resilience, pillars }
    }

    /// The same, when no occasion is enough by itself.
    fn fewest(&self, tally: &mut Tally<'_>) -> Option<Resilience> {
        let at_most = self.enough(tally)?;
        let (mut tries, mut at_least) = (TRIES, 2.min(at_most));
        while at_least < at_most {
            match self.breaks(tally, 0, at_least, &mut tries) {
                Some(true) => return Some(between(at_least, at_least)),
                Some(false) => at_least += 1,
                None => break,
            }
        }
        Some(between(at_least, at_most))
    }

    /// Whether it holds no longer when one more is lost.
    fn falls(&self, tally: &mut Tally<'_>, claims: &[u32]) -> bool {
        if (self.surely)(tally, claims) {
            return false;
        }
        tally.lose(claims);
        let fell = !(self.holds)(tally);
        tally.give_back(claims);
        fell
    }

    /// How many of the weightiest occasions must go before the level does.
    fn enough(&self, tally: &mut Tally<'_>) -> Option<usize> {
        let mut lost = 0;
        let mut holds = true;
        for claims in self.occasions {
            tally.lose(claims);
            lost += 1;
            holds = (self.holds)(tally);
            if !holds {
                break;
            }
        }
        for claims in self.occasions.iter().take(lost) {
            tally.give_back(claims);
        }
        (!holds).then_some(lost)
    }

    /// Whether losing some `size` of the occasions from `start` on, at least one, breaks the level; none when tries ran out.
    fn breaks(&self, tally: &mut Tally<'_>, start: usize, size: usize, tries: &mut usize) -> Option<bool> {
        for at in start..self.occasions.len().saturating_sub(size - 1) {
            let Some(claims) = self.occasions.get(at).copied() else { break };
            let broke = if size == 1 {
                *tries = tries.checked_sub(1)?;
                Some(self.falls(tally, claims))
            } else {
                tally.lose(claims);
                let broke = self.breaks(tally, at + 1, size - 1, tries);
                tally.give_back(claims);
                broke
            };
            if broke != Some(false) {
                return broke;
            }
        }
        Some(false)
    }
}

fn between(at_least: usize, at_most: usize) -> Resilience {
    let [at_least, at_most] = [at_least, at_most].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    Resilience { at_least, at_most }
}
