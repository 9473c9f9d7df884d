//! The values that a rating may take.

use std::cmp::Ordering;

use thiserror::Error;

/// The most values that a scale may have.
pub const MOST_CATEGORIES: usize = 100;

/// The values that a rating may take, in increasing order, declared before anybody rated.
///
/// Declared, since some statistics depend on values that nobody used: on the same ratings Gwet's AC2 can be .82 when the scale is taken
/// to be the values observed and .96 when it is 0 to 4.
///
/// # Example
/// ```
/// use maatstaf_stats::Scale;
/// let scale = Scale::points(0, 4)?;
/// assert_eq!(scale.len(), 5);
/// assert_eq!(scale.code(3.0), Some(3));
/// assert_eq!(scale.code(3.5), None); // not a value that was declared
/// # Ok::<(), maatstaf_stats::ScaleError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    values: Vec<f64>,
}

/// Why a scale cannot be declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ScaleError {
    /// There is no value.
    #[error("a scale has at least one value")]
    Empty,
    /// There are too many values.
    #[error("a scale has at most {MOST_CATEGORIES} values, not {0}")]
    TooLong(usize),
    /// A value is not finite.
    #[error("value {0} of the scale is not a finite number")]
    NotFinite(usize),
    /// A value is not above the one before it.
    #[error("value {0} of the scale is not above the one before it")]
    NotIncreasing(usize),
}

impl Scale {
    /// Declares a scale by its values.
    ///
    /// # Errors
    /// When there is no value, or more than [`MOST_CATEGORIES`], or they are not finite and increasing; positions count from 1.
    pub fn new(values: impl Into<Vec<f64>>) -> Result<Self, ScaleError> {
        let values = values.into();
        if values.is_empty() {
            return Err(ScaleError::Empty);
        }
        if values.len() > MOST_CATEGORIES {
            return Err(ScaleError::TooLong(values.len()));
        }
        if let Some(at) = values.iter().position(|value| !value.is_finite()) {
            return Err(ScaleError::NotFinite(at + 1));
        }
        // `None` cannot be: every value is finite.
        let rises = |pair: &[f64]| matches!(pair, [low, high] if low < high);
        match values.windows(2).position(|pair| !rises(pair)) {
            Some(at) => Err(ScaleError::NotIncreasing(at + 2)),
            None => Ok(Self { values }),
        }
    }

    /// Declares the whole numbers from `first` to `last`.
    ///
    /// # Errors
    /// When there are none, or more than [`MOST_CATEGORIES`].
    pub fn points(first: i32, last: i32) -> Result<Self, ScaleError> {
        let length = usize::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or_default();
        if length > MOST_CATEGORIES {
            return Err(ScaleError::TooLong(length));
        }
        Self::new((first..=last).map(f64::from).collect::<Vec<_>>())
    }

    /// The number of values.
    #[expect(clippy::len_without_is_empty, reason = "a scale is never empty")]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The values, in increasing order.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The code of a value: its position, counting from 0; nothing when it was not declared.
    pub fn code(&self, value: f64) -> Option<u8> {
        let at =
            self.values.iter().position(|declared| declared.partial_cmp(&value) == Some(Ordering::Equal))?;
        u8::try_from(at).ok()
    }

    /// The value of a code; nothing when there is no such code.
    pub fn value(&self, code: u8) -> Option<f64> {
        self.values.get(usize::from(code)).copied()
    }
}
