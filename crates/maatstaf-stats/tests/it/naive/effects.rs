//! Intraclass correlation, concordance and limits of agreement, by their sums of squares.
#![expect(clippy::indexing_slicing, reason = "the tables are complete, with one value per rater")]

use maatstaf_stats::{IccForm, Undefined};
use num_traits::{One, Signed, Zero};

use super::agreement::Answer;
use super::exact::{Q, exactly, mean, whole};
use super::table::Table;

/// The mean squares of the two-way analysis of variance without replication.
pub(crate) struct MeanSquares {
    /// Between units.
    pub(crate) units: Q,
    /// Between raters.
    pub(crate) raters: Q,
    /// What is left.
    pub(crate) rest: Q,
    /// Within units: between raters and what is left, together.
    pub(crate) within: Q,
}

/// The mean squares of a complete table of at least two raters and two units.
pub(crate) fn mean_squares(x: &[Vec<Q>]) -> Option<MeanSquares> {
    let (n, k) = (x.len(), x.first()?.len());
    let all: Vec<Q> = x.iter().flatten().cloned().collect();
    let grand = mean(&all)?;
    let rows: Vec<Q> = x.iter().filter_map(|row| mean(row)).collect();
    let columns: Vec<Q> =
        (0..k).filter_map(|j| mean(&x.iter().map(|row| row[j].clone()).collect::<Vec<_>>())).collect();
    let square = |difference: Q| &difference * &difference;
    let units = whole(k) * rows.iter().map(|row| square(row - &grand)).sum::<Q>();
    let raters = whole(n) * columns.iter().map(|column| square(column - &grand)).sum::<Q>();
    let mut rest = Q::zero();
    let mut within = Q::zero();
    for (row, row_mean) in x.iter().zip(&rows) {
        for (value, column_mean) in row.iter().zip(&columns) {
            rest += square(value - row_mean - column_mean + &grand);
            within += square(value - row_mean);
        }
    }
    Some(MeanSquares {
        units: units / whole(n - 1),
        raters: raters / whole(k - 1),
        rest: rest / whole((n - 1) * (k - 1)),
        within: within / whole(n * (k - 1)),
    })
}

/// The six forms (Shrout and Fleiss 1979); nothing where the variance that is divided by is estimated at 0 or
/// below it, so that the ratio is no share of anything.
pub(crate) fn icc(squares: &MeanSquares, n: usize, k: usize, form: IccForm) -> Option<Q> {
    let MeanSquares { units, raters, rest, within } = squares;
    let (n, less) = (whole(n), whole(k) - Q::one());
    let k = whole(k);
    let (above, below) = match form {
        IccForm::One => (units - within, units + &less * within),
        IccForm::OneMean => (units - within, units.clone()),
        IccForm::Agreement => (units - rest, units + &less * rest + &k * (raters - rest) / n),
        IccForm::AgreementMean => (units - rest, units + (raters - rest) / n),
        IccForm::Consistency => (units - rest, units + &less * rest),
        IccForm::ConsistencyMean => (units - rest, units.clone()),
    };
    if below.is_positive() { Some(above / below) } else { None }
}

/// Kendall's W, with the correction for ties and without it (Kendall and Babington Smith 1939; Siegel 1956).
pub(crate) struct Concordance {
    /// Corrected; nothing when every rater ties all units.
    pub(crate) w: Option<Q>,
    /// Not corrected.
    pub(crate) uncorrected: Q,
}

/// Concordance of a complete table of at least two raters and two units.
pub(crate) fn kendall(x: &[Vec<Q>]) -> Option<Concordance> {
    let (n, m) = (x.len(), x.first()?.len());
    let mut sums = vec![Q::zero(); n];
    let mut ties = Q::zero();
    for rater in 0..m {
        let column: Vec<&Q> = x.iter().map(|row| &row[rater]).collect();
        for (unit, value) in column.iter().enumerate() {
            let below = column.iter().filter(|other| *other < value).count();
            let equal = column.iter().filter(|other| *other == value).count();
            sums[unit] += whole(below) + whole(equal + 1) / whole(2);
            // The sum of t^3 - t over groups of t is the sum of t^2 - 1 over their members.
            ties += whole(equal * equal - 1);
        }
    }
    let average = mean(&sums)?;
    let spread: Q = sums.iter().map(|sum| (sum - &average) * (sum - &average)).sum();
    let full = whole(m * m * (n * n * n - n));
    let corrected = &full - whole(m) * ties;
    let w = if corrected.is_zero() { None } else { Some(whole(12) * &spread / corrected) };
    Some(Concordance { w, uncorrected: whole(12) * spread / full })
}

/// Asks for two raters and two units.
pub(crate) fn enough(table: &Table) -> Result<(), Undefined> {
    if table.raters < 2 {
        return Err(Undefined::TooFewRaters { have: table.raters, need: 2 });
    }
    if table.rows.len() < 2 {
        return Err(Undefined::TooFewUnits { have: table.rows.len(), need: 2 });
    }
    Ok(())
}

/// What the first rater gave less what the second gave, where both did (Bland and Altman 1986).
pub(crate) fn differences(table: &Table, first: usize, second: usize) -> Vec<Q> {
    let value = |code: usize| exactly(table.scale[code]);
    table.both(first, second).into_iter().map(|(k, l)| value(k) - value(l)).collect()
}

/// The variance with n - 1.
pub(crate) fn variance(values: &[Q]) -> Answer {
    let too_few = Undefined::TooFewUnits { have: values.len(), need: 2 };
    let average = mean(values).filter(|_| values.len() >= 2).ok_or(too_few)?;
    let squares: Q = values.iter().map(|value| (value - &average) * (value - &average)).sum();
    Ok(squares / whole(values.len() - 1))
}
