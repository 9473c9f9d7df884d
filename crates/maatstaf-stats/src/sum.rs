//! Sums that do not lose what rounding cuts off, or that do not depend on their order.

/// A sum that carries along what rounding cut off (Neumaier 1974, Z angew Math Mech 54:39-51).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    sum: f64,
    cut: f64,
}

impl Sum {
    /// Adds a term.
    pub(crate) fn add(&mut self, term: f64) {
        let next = self.sum + term;
        self.cut +=
            if self.sum.abs() >= term.abs() { (self.sum - next) + term } else { (term - next) + self.sum };
        self.sum = next;
    }

    /// The sum so far.
    pub(crate) fn value(self) -> f64 {
        self.sum + self.cut
    }
}

impl FromIterator<f64> for Sum {
    fn from_iter<I: IntoIterator<Item = f64>>(terms: I) -> Self {
        let mut sum = Self::default();
        terms.into_iter().for_each(|term| sum.add(term));
        sum
    }
}

/// The sum of some terms.
pub(crate) fn sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    terms.into_iter().collect::<Sum>().value()
}

/// A sum of squares in whole numbers, so that the order of the terms makes no difference to the bit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Squares {
    /// A power of two: what 1 counts as.
    one: f64,
    sum: u128,
}

impl Squares {
    /// Starts a sum of some terms, none of them larger than `most` in size, which is above 0.
    pub(crate) fn below(most: f64, terms: u64) -> Self {
        // INVARIANT: a term counts as at most 2^bits, and `terms * 2^(2 bits)` is below 2^128.
        let bits = (127 - terms.max(1).ilog2() - 1).div_euclid(2).min(52);
        let limit = (0..bits).fold(1.0, |limit: f64, _| limit * 2.0);
        let mut one = 1.0;
        while most * one > limit {
            one /= 2.0;
        }
        while most * one * 2.0 <= limit {
            one *= 2.0;
        }
        Self { one, sum: 0 }
    }

    /// Adds the square of a term.
    #[expect(clippy::cast_possible_truncation, reason = "a term counts as at most 2^52")]
    pub(crate) fn add(&mut self, term: f64) {
        let whole = u128::from(((term * self.one) as i64).unsigned_abs());
        self.sum += whole * whole;
    }

    /// The sum so far.
    pub(crate) fn value(self) -> f64 {
        self.sum as f64 / self.one / self.one
    }
}
