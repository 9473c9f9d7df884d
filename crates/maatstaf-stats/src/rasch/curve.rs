//! How likely each category is, given how far a person stands above an item and a rater.

/// The categories in use and their cumulative thresholds: category c has a chance that goes with `exp(score_c * position - sum_c)`.
#[derive(Debug, Clone)]
pub(super) struct Curve {
    /// Of each category in use: its score above the lowest in use.
    pub(super) scores: Vec<f64>,
    /// Of each category in use: the sum of the thresholds up to it. The first and the last are 0.
    pub(super) sums: Vec<f64>,
}

/// The expected score at a position and how it spreads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moments {
    /// The logarithm of what the chances are divided by.
    pub(super) log_sum: f64,
    pub(super) mean: f64,
    pub(super) variance: f64,
}

impl Curve {
    /// The chance of each category at a position, left in `chances`, and the moments of the score.
    pub(super) fn at(&self, position: f64, chances: &mut Vec<f64>) -> Moments {
        chances.clear();
        let exponents = self.scores.iter().zip(&self.sums).map(|(score, sum)| score * position - sum);
        chances.extend(exponents);
        let log_sum = normalise(chances);
        let mean: f64 = chances.iter().zip(&self.scores).map(|(chance, score)| chance * score).sum();
        let square = |score: &f64| (score - mean) * (score - mean);
        let variance = chances.iter().zip(&self.scores).map(|(chance, score)| chance * square(score)).sum();
        Moments { log_sum, mean, variance }
    }

    /// The third and fourth central moments of the score.
    pub(super) fn higher(&self, chances: &[f64], mean: f64) -> (f64, f64) {
        chances.iter().zip(&self.scores).fold((0.0, 0.0), |(third, fourth), (chance, score)| {
            let off = score - mean;
            let cube = chance * off * off * off;
            (third + cube, fourth + cube * off)
        })
    }
}

/// Turns exponents into chances that sum to 1; answers the logarithm of the sum.
pub(super) fn normalise(exponents: &mut [f64]) -> f64 {
    let largest = exponents.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for value in exponents.iter_mut() {
        *value = (*value - largest).exp();
        sum += *value;
    }
    for value in exponents.iter_mut() {
        *value /= sum;
    }
    largest + sum.ln()
}
