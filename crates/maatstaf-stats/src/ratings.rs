//! What each rater gave each unit.

use thiserror::Error;

use crate::scale::Scale;

/// The code of a rating that was not given.
pub const MISSING: u8 = u8::MAX;

/// The most raters that a table may have.
pub const MOST_RATERS: usize = 1_000;

/// How many problems are listed at most.
const MOST_PROBLEMS: usize = 100;

/// A checked table of ratings: units by raters, on a declared scale, with ratings that may be missing.
///
/// A unit is whatever was rated: a person, a text, a category of one person. Where several units belong to one person, say so with
/// [`Ratings::of_people`]: a bootstrap then resamples people.
///
/// # Example
/// ```
/// use maatstaf_stats::{Ratings, Scale};
/// let mut ratings = Ratings::new(Scale::points(0, 4)?, 2);
/// ratings.push(&[Some(3.0), Some(2.0)])?;
/// ratings.push(&[Some(1.0), None])?; // the second rater did not rate this one
/// assert_eq!((ratings.units(), ratings.raters()), (2, 2));
/// assert_eq!(ratings.value(1, 1), None);
/// let refused = ratings.push(&[Some(7.0), Some(2.0)]);
/// assert_eq!(refused.unwrap_err().to_string(), "unit 3, rater 1: the scale has no such value");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Ratings {
    scale: Scale,
    raters: usize,
    /// Unit by unit: the code of each rater.
    codes: Vec<u8>,
    /// Of each unit: the person that it belongs to. Empty when every unit is a person.
    people: Vec<u32>,
}

/// Every problem of a table that was refused, at most 100.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct RatingsError {
    /// The problems, in the order of the table.
    pub problems: Vec<RatingsProblem>,
}

/// One problem of a table. Units and raters count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RatingsProblem {
    /// There is no rater.
    #[error("a table has at least one rater")]
    NoRaters,
    /// There are too many raters.
    #[error("a table has at most {MOST_RATERS} raters, not {0}")]
    TooManyRaters(usize),
    /// A unit does not have one place per rater.
    #[error("unit {unit} has {have} ratings, and there are {need} raters")]
    Ragged {
        /// The unit.
        unit: usize,
        /// How many ratings it has, missing ones included.
        have: usize,
        /// How many raters there are.
        need: usize,
    },
    /// A rating is not a value of the scale.
    #[error("unit {unit}, rater {rater}: the scale has no such value")]
    NotOnScale {
        /// The unit.
        unit: usize,
        /// The rater.
        rater: usize,
    },
    /// There are not as many people as units.
    #[error("{have} people are named for {need} units")]
    People {
        /// How many are named.
        have: usize,
        /// How many units there are.
        need: usize,
    },
}

impl Ratings {
    /// Starts a table without units.
    pub fn new(scale: Scale, raters: usize) -> Self {
        Self { scale, raters, codes: Vec::new(), people: Vec::new() }
    }

    /// Takes a table of codes as it is, unit by unit: a code is a position on the scale, or [`MISSING`].
    ///
    /// # Errors
    /// When there is no rater or more than [`MOST_RATERS`], the last unit is not complete, or a code is not on the scale.
    pub fn from_codes(scale: Scale, raters: usize, codes: Vec<u8>) -> Result<Self, RatingsError> {
        let mut problems = Self::check_raters(raters);
        let rest = codes.len() % raters.max(1);
        if rest != 0 {
            problems.push(RatingsProblem::Ragged {
                unit: codes.len() / raters.max(1) + 1,
                have: rest,
                need: raters,
            });
        }
        let most = scale.len();
        // One comparison over all codes first: nearly every table is right.
        let wrong = |code: u8| usize::from(code) >= most && code != MISSING;
        if codes.iter().fold(false, |any, code| any | wrong(*code)) {
            let found = codes.iter().enumerate().filter(|(_, code)| wrong(**code)).take(MOST_PROBLEMS);
            let raters = raters.max(1);
            let problem = |at| RatingsProblem::NotOnScale { unit: at / raters + 1, rater: at % raters + 1 };
            problems.extend(found.map(|(at, _)| problem(at)));
        }
        if problems.is_empty() {
            Ok(Self { scale, raters, codes, people: Vec::new() })
        } else {
            problems.truncate(MOST_PROBLEMS);
            Err(RatingsError { problems })
        }
    }

    /// Takes a table of values, unit by unit.
    ///
    /// # Errors
    /// As [`Ratings::push`], for all units at once.
    pub fn from_rows<R: AsRef<[Option<f64>]>>(
        scale: Scale,
        raters: usize,
        rows: &[R],
    ) -> Result<Self, RatingsError> {
        let mut ratings = Self::new(scale, raters);
        let mut problems = Self::check_raters(raters);
        for (at, row) in rows.iter().enumerate() {
            problems.extend(ratings.append(at + 1, row.as_ref()));
        }
        problems.truncate(MOST_PROBLEMS);
        if problems.is_empty() { Ok(ratings) } else { Err(RatingsError { problems }) }
    }

    /// Adds a unit: the value that each rater gave, or nothing.
    ///
    /// # Errors
    /// When there is not one place per rater, or a value is not on the scale; the table is then as it was.
    pub fn push(&mut self, unit: &[Option<f64>]) -> Result<(), RatingsError> {
        let before = self.codes.len();
        let mut problems = Self::check_raters(self.raters);
        problems.extend(self.append(self.units() + 1, unit));
        if problems.is_empty() {
            self.people.clear();
            return Ok(());
        }
        self.codes.truncate(before);
        Err(RatingsError { problems })
    }

    /// Says which person each unit belongs to, by a number of your own.
    ///
    /// # Errors
    /// When there is not one number per unit.
    pub fn of_people(mut self, people: Vec<u32>) -> Result<Self, RatingsError> {
        if people.len() != self.units() {
            let problem = RatingsProblem::People { have: people.len(), need: self.units() };
            return Err(RatingsError { problems: vec![problem] });
        }
        self.people = people;
        Ok(self)
    }

    /// The scale.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The number of units.
    pub fn units(&self) -> usize {
        self.codes.len() / self.raters.max(1)
    }

    /// The number of raters.
    pub fn raters(&self) -> usize {
        self.raters
    }

    /// All codes, unit by unit: positions on the scale, or [`MISSING`].
    pub fn codes(&self) -> &[u8] {
        &self.codes
    }

    /// The codes of each unit in turn, one per rater.
    pub fn rows(&self) -> std::slice::ChunksExact<'_, u8> {
        self.codes.chunks_exact(self.raters.max(1))
    }

    /// What a rater gave a unit, both counting from 0; nothing when it is missing or there is no such place.
    pub fn value(&self, unit: usize, rater: usize) -> Option<f64> {
        let code = self.rows().nth(unit)?.get(rater)?;
        self.scale.value(*code)
    }

    /// The person that each unit belongs to; when none was named, every unit is a person.
    pub fn people(&self) -> Vec<u32> {
        if self.people.is_empty() {
            (0..u32::try_from(self.units()).unwrap_or(u32::MAX)).collect()
        } else {
            self.people.clone()
        }
    }

    fn check_raters(raters: usize) -> Vec<RatingsProblem> {
        match raters {
            0 => vec![RatingsProblem::NoRaters],
            1..=MOST_RATERS => Vec::new(),
            _ => vec![RatingsProblem::TooManyRaters(raters)],
        }
    }

    /// Adds the codes of a unit, with a problem for each that is wrong.
    fn append(&mut self, unit: usize, values: &[Option<f64>]) -> Vec<RatingsProblem> {
        if values.len() != self.raters {
            return vec![RatingsProblem::Ragged { unit, have: values.len(), need: self.raters }];
        }
        let mut problems = Vec::new();
        for (at, value) in values.iter().enumerate() {
            let code = value.map_or(Some(MISSING), |value| self.scale.code(value));
            if code.is_none() {
                problems.push(RatingsProblem::NotOnScale { unit, rater: at + 1 });
            }
            self.codes.push(code.unwrap_or(MISSING));
        }
        problems
    }
}
