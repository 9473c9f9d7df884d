//! What was observed: who gave whom which score on what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::ratings::{MISSING, MOST_RATERS, Ratings};
use crate::scale::MOST_CATEGORIES;

/// The most items that observations may speak of.
pub const MOST_ITEMS: usize = 1_000;

/// How many problems are listed at most.
const MOST_PROBLEMS: usize = 100;

/// One score that a rater gave a person on an item.
///
/// People, items and raters are numbers of your own; they need not follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// The person who was rated.
    pub person: u32,
    /// The item, or trait, that the score is about.
    pub item: u32,
    /// The rater, or judge, who gave the score.
    pub rater: u32,
    /// The score, from 0.
    pub score: u8,
}

/// Checked observations: no person has two scores of one rater on one item, and no score is above the top.
///
/// Sparse: what was not observed is not there.
///
/// # Example
/// ```
/// use maatstaf_stats::{Observation, Observations};
/// let twice = [(1, 0, 0, 3), (1, 0, 0, 2), (2, 0, 0, 9)];
/// let twice = twice.map(|(person, item, rater, score)| Observation { person, item, rater, score });
/// let refused = Observations::new(4, twice).unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "person 2, item 0, rater 0: score 9 is above 4; person 1, item 0, rater 0: observed more than once"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observations {
    top: u8,
    // INVARIANT: sorted by person, item and rater, which are unique together; not empty; no score above `top`.
    observations: Vec<Observation>,
}

/// Every problem of observations that were refused, at most 100.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct ObservationsError {
    /// The problems.
    pub problems: Vec<ObservationsProblem>,
}

/// One problem of observations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ObservationsProblem {
    /// The scale has one score only, or too many.
    #[error("the top score is at least 1 and below {MOST_CATEGORIES}, not {0}")]
    Top(u8),
    /// There is no observation.
    #[error("nothing was observed")]
    Empty,
    /// There are too many items.
    #[error("there are at most {MOST_ITEMS} items, not {0}")]
    TooManyItems(usize),
    /// There are too many raters.
    #[error("there are at most {MOST_RATERS} raters, not {0}")]
    TooManyRaters(usize),
    /// A score is above the top.
    #[error("person {person}, item {item}, rater {rater}: score {score} is above {top}")]
    AboveTop {
        /// The person.
        person: u32,
        /// The item.
        item: u32,
        /// The rater.
        rater: u32,
        /// The score.
        score: u8,
        /// The highest score there is.
        top: u8,
    },
    /// A rater gave a person two scores on an item, be they equal or not.
    #[error("person {person}, item {item}, rater {rater}: observed more than once")]
    Twice {
        /// The person.
        person: u32,
        /// The item.
        item: u32,
        /// The rater.
        rater: u32,
    },
    /// There are not as many pairs of person and item as units.
    #[error("{have} units are named for {need} units")]
    Units {
        /// How many are named.
        have: usize,
        /// How many units there are.
        need: usize,
    },
}

impl Observations {
    /// Checks observations on scores from 0 to `top`, in any order.
    ///
    /// # Errors
    /// When there is none, a score is above the top, somebody was observed twice by one rater on one item, or there are more than
    /// [`MOST_ITEMS`] items or [`MOST_RATERS`] raters; all problems at once.
    pub fn new(top: u8, observations: impl Into<Vec<Observation>>) -> Result<Self, ObservationsError> {
        let mut observations = observations.into();
        let mut problems = check_sizes(top, &observations);
        let above = observations.iter().filter(|one| one.score > top).take(MOST_PROBLEMS);
        problems.extend(above.map(|&Observation { person, item, rater, score }| {
            ObservationsProblem::AboveTop { person, item, rater, score, top }
        }));
        observations.sort_unstable();
        let key = |one: &Observation| (one.person, one.item, one.rater);
        let mut twice: Vec<_> = observations
            .windows(2)
            .filter_map(|pair| match pair {
                [one, other] if key(one) == key(other) => Some(key(one)),
                _ => None,
            })
            .collect();
        twice.dedup();
        problems.extend(twice.into_iter().map(|(person, item, rater)| ObservationsProblem::Twice {
            person,
            item,
            rater,
        }));
        problems.truncate(MOST_PROBLEMS);
        if problems.is_empty() { Ok(Self { top, observations }) } else { Err(ObservationsError { problems }) }
    }

    /// Takes the observations of a table, given the person and the item of each unit in turn.
    ///
    /// The rater is the place in the table, from 0; the score is the position on the scale, so steps between the scale's values count
    /// as equal.
    ///
    /// # Errors
    /// When there is not one pair per unit, and as [`Observations::new`].
    ///
    /// # Example
    /// ```
    /// use maatstaf_stats::{Observations, Ratings, Scale};
    /// let rows = [[Some(1.0), Some(2.0)], [Some(2.0), None]];
    /// let ratings = Ratings::from_rows(Scale::points(1, 5)?, 2, &rows)?;
    /// let observations = Observations::from_ratings(&ratings, &[(0, 0), (0, 1)])?;
    /// assert_eq!(observations.top(), 4);
    /// assert_eq!(observations.as_slice().len(), 3); // what is missing is not there
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_ratings(ratings: &Ratings, units: &[(u32, u32)]) -> Result<Self, ObservationsError> {
        if units.len() != ratings.units() {
            let problem = ObservationsProblem::Units { have: units.len(), need: ratings.units() };
            return Err(ObservationsError { problems: vec![problem] });
        }
        let mut observations = Vec::with_capacity(ratings.codes().len());
        for (&(person, item), row) in units.iter().zip(ratings.rows()) {
            let given = (0..).zip(row).filter(|&(_, &score)| score != MISSING);
            observations.extend(given.map(|(rater, &score)| Observation { person, item, rater, score }));
        }
        Self::new(u8::try_from(ratings.scale().len() - 1).unwrap_or(u8::MAX), observations)
    }

    /// The highest score there is.
    pub fn top(&self) -> u8 {
        self.top
    }

    /// The observations, sorted by person, item and rater.
    pub fn as_slice(&self) -> &[Observation] {
        &self.observations
    }
}

fn check_sizes(top: u8, observations: &[Observation]) -> Vec<ObservationsProblem> {
    let mut problems = Vec::new();
    if top == 0 || usize::from(top) >= MOST_CATEGORIES {
        problems.push(ObservationsProblem::Top(top));
    }
    if observations.is_empty() {
        problems.push(ObservationsProblem::Empty);
    }
    let items = distinct(observations, |one| one.item).len();
    if items > MOST_ITEMS {
        problems.push(ObservationsProblem::TooManyItems(items));
    }
    let raters = distinct(observations, |one| one.rater).len();
    if raters > MOST_RATERS {
        problems.push(ObservationsProblem::TooManyRaters(raters));
    }
    problems
}

/// The different values of a part of all observations, in increasing order.
pub(super) fn distinct<'a>(
    observations: impl IntoIterator<Item = &'a Observation>,
    part: impl Fn(&Observation) -> u32,
) -> Vec<u32> {
    let mut all: Vec<u32> = observations.into_iter().map(part).collect();
    all.sort_unstable();
    all.dedup();
    all
}
