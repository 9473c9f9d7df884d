//! What a table of values is, on a scale or not.

use crate::ratings::{MISSING, Ratings};

/// A table of values, units by raters: [`Ratings`] on a scale, or [`Measures`](crate::Measures).
///
/// Statistics on values take either. The trait is closed: no other type can be one.
///
/// # Example
/// ```
/// use maatstaf_stats::{Measures, Table};
/// let table = Measures::from_rows(2, &[[Some(4.1), Some(3.9)], [Some(2.2), None]])?;
/// assert_eq!(table.missing(), 1);
/// let complete = table.complete();
/// assert_eq!((complete.table.units(), complete.left_out), (1, 1));
/// # Ok::<(), maatstaf_stats::MeasuresError>(())
/// ```
pub trait Table: Grid + Sized {
    /// The number of units.
    fn units(&self) -> usize;

    /// The number of raters.
    fn raters(&self) -> usize;

    /// How many values are missing.
    fn missing(&self) -> usize;

    /// The units that every rater rated, and how many others were left out.
    fn complete(&self) -> Complete<Self>;
}

/// The complete units of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Complete<T> {
    /// A table of the units that every rater rated, in their order.
    pub table: T,
    /// How many units were left out.
    pub left_out: usize,
}

/// How the numbers that a [`Grid`] shows relate to values: value = offset + step x number.
///
/// On an evenly spaced scale the numbers are codes, so that sums of them are exact. Elsewhere they are values less a central one, so
/// that sums of squares lose no digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lens {
    /// The value of number 0.
    pub offset: f64,
    /// The difference in value of numbers that differ by 1.
    pub step: f64,
    /// Numbers that differ by less are equal: the precision of the values themselves.
    pub noise: f64,
}

/// What statistics see of a table. Missing numbers are NaN in here, and nowhere outside.
pub trait Grid {
    /// How numbers relate to values.
    fn lens(&self) -> Lens;

    /// Shows the numbers of each unit in turn, one per rater, through the table's own lens.
    fn each(&self, lens: &Lens, visit: impl FnMut(usize, &[f64]));

    /// The codes, when the numbers are codes.
    fn exact(&self) -> Option<&[u8]>;
}

impl Table for Ratings {
    fn units(&self) -> usize {
        Ratings::units(self)
    }

    fn raters(&self) -> usize {
        Ratings::raters(self)
    }

    fn missing(&self) -> usize {
        // A byte holds the count of 255, and a processor counts many bytes at once.
        let count = |part: &[u8]| part.iter().fold(0_u8, |sum, code| sum + u8::from(*code == MISSING));
        self.codes().chunks(255).map(|part| usize::from(count(part))).sum()
    }

    fn complete(&self) -> Complete<Self> {
        let whole = |row: &[u8]| !row.contains(&MISSING);
        let codes: Vec<u8> = self.rows().filter(|row| whole(row)).flatten().copied().collect();
        let people = self.rows().zip(self.people()).filter(|(row, _)| whole(row)).map(|(_, person)| person);
        let kept = Ratings::from_codes(self.scale().clone(), Ratings::raters(self), codes);
        let table = kept.and_then(|table| table.of_people(people.collect())).unwrap_or_else(|_| self.clone());
        let left_out = Ratings::units(self) - Ratings::units(&table);
        Complete { table, left_out }
    }
}

impl Grid for Ratings {
    fn lens(&self) -> Lens {
        let values = self.scale().values();
        if let Some((offset, step)) = even(values) {
            return Lens { offset, step, noise: 0.0 };
        }
        let largest = values.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
        Lens { offset: middle(values), step: 1.0, noise: 4.0 * f64::EPSILON * largest }
    }

    fn each(&self, lens: &Lens, mut visit: impl FnMut(usize, &[f64])) {
        let numbers = numbers(self, lens);
        let mut row = vec![f64::NAN; Ratings::raters(self)];
        for (unit, codes) in self.rows().enumerate() {
            for (number, code) in row.iter_mut().zip(codes) {
                // Every code has its number: there are 256 of either.
                *number = numbers.get(usize::from(*code)).copied().unwrap_or(f64::NAN);
            }
            visit(unit, &row);
        }
    }

    fn exact(&self) -> Option<&[u8]> {
        even(self.scale().values()).map(|_| self.codes())
    }
}

/// The number of each code; NaN where there is no such code, as for [`MISSING`].
pub(crate) fn numbers(ratings: &Ratings, lens: &Lens) -> [f64; 256] {
    let values = ratings.scale().values();
    let evenly = even(values).is_some();
    let mut numbers = [f64::NAN; 256];
    for (code, (number, value)) in numbers.iter_mut().zip(values).enumerate() {
        *number = if evenly { code as f64 } else { value - lens.offset };
    }
    numbers
}

/// The first value and the step, when values are evenly spaced as far as their digits tell.
fn even(values: &[f64]) -> Option<(f64, f64)> {
    let (first, last) = (*values.first()?, *values.last()?);
    let step = if values.len() < 2 { 1.0 } else { (last - first) / (values.len() - 1) as f64 };
    let close = 4.0 * f64::EPSILON * first.abs().max(last.abs());
    let fits = |(at, value): (usize, &f64)| (first + at as f64 * step - value).abs() <= close;
    (step.is_finite() && values.iter().enumerate().all(fits)).then_some((first, step))
}

fn middle(values: &[f64]) -> f64 {
    values.get(values.len() / 2).copied().unwrap_or_default()
}
