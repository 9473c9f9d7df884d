//! Sums that variances and correlations come from.

/// Sums over values of one kind.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Moments {
    pub(super) count: usize,
    pub(super) sum: f64,
    pub(super) squares: f64,
}

/// Sums over pairs of values.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PairMoments {
    pub(super) first: Moments,
    pub(super) second: Moments,
    products: f64,
}

impl Moments {
    pub(super) fn add(&mut self, value: f64) {
        self.count += 1;
        self.sum += value;
        self.squares += value * value;
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// The sum of squares about the mean; exactly 0 where only rounding is left.
    pub(super) fn about_mean(&self) -> f64 {
        let count = self.count.max(1) as f64;
        let left = self.squares - self.sum * (self.sum / count);
        let rounding = 4.0 * f64::EPSILON * count.sqrt() * self.squares;
        // Squares that are infinite stay so, for whoever reports the value to refuse.
        if left <= rounding && rounding.is_finite() { 0.0 } else { left }
    }

    /// The degrees of freedom: one less than the count.
    pub(super) fn df(&self) -> usize {
        self.count.saturating_sub(1)
    }
}

impl PairMoments {
    pub(super) fn add(&mut self, first: f64, second: f64) {
        self.first.add(first);
        self.second.add(second);
        self.products += first * second;
    }

    /// Pearson's correlation, -1 to 1; nothing below three pairs or where either does not vary.
    pub(super) fn correlation(&self) -> Option<f64> {
        let (first, second) = (self.first.about_mean(), self.second.about_mean());
        if self.first.count < 3 || first <= 0.0 || second <= 0.0 {
            return None;
        }
        let common = self.products - self.first.sum * (self.second.sum / self.first.count as f64);
        let correlation = common / (first * second).sqrt();
        correlation.is_finite().then(|| correlation.clamp(-1.0, 1.0))
    }
}
