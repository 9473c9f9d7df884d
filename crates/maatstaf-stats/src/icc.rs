//! The intraclass correlation in its six forms.
#![expect(clippy::doc_markdown, reason = "McGraw is a name and no code")]

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::anova::TwoWay;
use crate::inference::{FTest, Interval, finite, outside};
use crate::table::Table;
use crate::tails::f_quantile;
use crate::undefined::Undefined;

/// A form of the intraclass correlation: what it asks of raters, and of how many of them.
///
/// Names after McGraw & Wong (1996, Psychological Methods 1:30-46) and Shrout & Fleiss (1979, Psychological Bulletin 86:420-428). With
/// the mean squares of units R, raters C, residual E and within units W, n units and k raters:
///
/// | form | McGraw & Wong | Shrout & Fleiss | formula |
/// |---|---|---|---|
/// | `One` | ICC(1) | ICC(1,1) | (R - W) / (R + (k - 1)W) |
/// | `Agreement` | ICC(A,1) | ICC(2,1) | (R - E) / (R + (k - 1)E + k(C - E)/n) |
/// | `Consistency` | ICC(C,1) | ICC(3,1) | (R - E) / (R + (k - 1)E) |
/// | `OneMean` | ICC(k) | ICC(1,k) | (R - W) / R |
/// | `AgreementMean` | ICC(A,k) | ICC(2,k) | (R - E) / (R + (C - E)/n) |
/// | `ConsistencyMean` | ICC(C,k) | ICC(3,k) | (R - E) / R, which is Cronbach's alpha over raters |
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IccForm {
    /// One rating, each unit rated by raters of its own.
    One,
    /// One rating, all units rated by the same raters, and a milder rater counts as disagreement.
    Agreement,
    /// One rating, all units rated by the same raters, and a milder rater does not count.
    Consistency,
    /// The mean of all raters, each unit rated by raters of its own.
    OneMean,
    /// The mean of all raters, the same for all units, and a milder rater counts as disagreement.
    AgreementMean,
    /// The mean of all raters, the same for all units, and a milder rater does not count.
    ConsistencyMean,
}

/// An intraclass correlation: the share of variance between units, at most 1 and below 0 by chance or worse.
///
/// # Example
/// ```
/// use maatstaf_stats::{Icc, IccForm, Ratings, Scale};
/// // Shrout & Fleiss (1979), table 2: four judges, six targets.
/// let codes = vec![9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7];
/// let ratings = Ratings::from_codes(Scale::points(0, 10)?, 4, codes)?;
/// let agreement = Icc::of(&ratings, IccForm::Agreement, 0.95)?;
/// let consistency = Icc::of(&ratings, IccForm::Consistency, 0.95)?;
/// assert_eq!(format!("{:.2} {:.2}", agreement.value, consistency.value), "0.29 0.71");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Icc {
    /// Which form it is.
    pub form: IccForm,
    /// The coefficient, at most 1.
    pub value: f64,
    /// Its confidence interval; none when the lower limit is minus infinity, as it can be for the mean of raters.
    pub interval: Option<Interval>,
    /// The test against 0: F of units; none when F is infinite, since nothing is left to test against.
    pub test: Option<FTest>,
}

impl IccForm {
    /// All six forms: of one rating, then of the mean.
    pub const ALL: [Self; 6] = [
        Self::One,
        Self::Agreement,
        Self::Consistency,
        Self::OneMean,
        Self::AgreementMean,
        Self::ConsistencyMean,
    ];

    /// The name that McGraw & Wong (1996) give it.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::One => "ICC(1)",
            Self::Agreement => "ICC(A,1)",
            Self::Consistency => "ICC(C,1)",
            Self::OneMean => "ICC(k)",
            Self::AgreementMean => "ICC(A,k)",
            Self::ConsistencyMean => "ICC(C,k)",
        }
    }

    /// The name that Shrout & Fleiss (1979) give it.
    pub fn shrout_fleiss(self) -> &'static str {
        match self {
            Self::One => "ICC(1,1)",
            Self::Agreement => "ICC(2,1)",
            Self::Consistency => "ICC(3,1)",
            Self::OneMean => "ICC(1,k)",
            Self::AgreementMean => "ICC(2,k)",
            Self::ConsistencyMean => "ICC(3,k)",
        }
    }

    /// The form for one rating.
    fn single(self) -> Self {
        match self {
            Self::One | Self::OneMean => Self::One,
            Self::Agreement | Self::AgreementMean => Self::Agreement,
            Self::Consistency | Self::ConsistencyMean => Self::Consistency,
        }
    }

    fn of_mean(self) -> bool {
        self != self.single()
    }
}

impl Icc {
    /// Computes one form; for several of the same table, [`TwoWay::icc`] saves the passes over it.
    ///
    /// # Errors
    /// As [`TwoWay::of`] and [`TwoWay::icc`].
    pub fn of(table: &impl Table, form: IccForm, level: f64) -> Result<Self, Undefined> {
        TwoWay::of(table)?.icc(form, level)
    }
}

impl TwoWay {
    /// The intraclass correlation of a form, with its test and its confidence interval.
    ///
    /// The intervals are those of McGraw & Wong (1996, table 7, with the corrections of 1996, 1:390). That of agreement is not exact:
    /// it takes degrees of freedom after Satterthwaite. The test of agreement is that of consistency, after Shrout & Fleiss (1979).
    ///
    /// # Errors
    /// [`Undefined::Level`], and [`Undefined::NoSpread`] when the variance that the form divides by is 0 or estimated below 0: as when
    /// all units have the same mean.
    pub fn icc(&self, form: IccForm, level: f64) -> Result<Icc, Undefined> {
        let tail = outside(level)? / 2.0;
        let value = self.coefficient(form)?;
        let (lower, upper) = self.limits(form.single(), tail);
        let stretch = |limit: f64| if form.of_mean() { self.of_mean(limit) } else { Some(limit) };
        let limits = stretch(lower).zip(stretch(upper)).filter(|(lower, upper)| (lower + upper).is_finite());
        let interval = limits.map(|(lower, upper)| Interval { level, lower, upper });
        let df = (self.units - 1) as f64;
        let test = match form.single() {
            IccForm::One => {
                FTest::of(self.ms_units, self.ms_within, df, (self.units * (self.raters - 1)) as f64)
            }
            _ => self.units_test(),
        };
        Ok(Icc { form, value, interval, test })
    }

    fn coefficient(&self, form: IccForm) -> Result<f64, Undefined> {
        let (n, k) = (self.units as f64, self.raters as f64);
        let error = if form.single() == IccForm::One { self.ms_within } else { self.ms_residual };
        let all = match form {
            IccForm::One | IccForm::Consistency => self.ms_units + (k - 1.0) * error,
            IccForm::Agreement => self.ms_units + (k - 1.0 - k / n) * error + k * self.ms_raters / n,
            IccForm::OneMean | IccForm::ConsistencyMean => self.ms_units,
            IccForm::AgreementMean => self.ms_units + (self.ms_raters - error) / n,
        };
        // Mean squares that cancel to the last digit leave rounding alone.
        let rounding = 16.0 * f64::EPSILON * (self.ms_units + k * (error + self.ms_raters));
        if all <= rounding {
            return Err(Undefined::NoSpread);
        }
        finite((self.ms_units - error) / all)
    }

    /// What the coefficient of one rating becomes for the mean of all raters (Spearman-Brown).
    fn of_mean(&self, single: f64) -> Option<f64> {
        let k = self.raters as f64;
        let below = 1.0 + (k - 1.0) * single;
        (below > 0.0).then(|| k * single / below).filter(|mean| mean.is_finite())
    }

    /// The limits of a form for one rating, with this much probability beyond either.
    fn limits(&self, form: IccForm, tail: f64) -> (f64, f64) {
        let (n, k) = (self.units as f64, self.raters as f64);
        let (error, df2) = match form {
            IccForm::One => (self.ms_within, n * (k - 1.0)),
            IccForm::Agreement => return self.limits_of_agreement(tail),
            _ => (self.ms_residual, (n - 1.0) * (k - 1.0)),
        };
        let limit = |units: f64, error: f64| (units - error) / (units + (k - 1.0) * error);
        // Divided rather than multiplied by F, so that an infinite F is in order.
        let lower = limit(self.ms_units / f_quantile(tail, n - 1.0, df2), error);
        let upper = limit(self.ms_units, error / f_quantile(tail, df2, n - 1.0));
        (lower, upper)
    }

    /// McGraw & Wong (1996), table 7, for ICC(A,1), divided by F so that an infinite F is in order.
    fn limits_of_agreement(&self, tail: f64) -> (f64, f64) {
        let (n, k) = (self.units as f64, self.raters as f64);
        let (units, raters, error) = (self.ms_units, self.ms_raters, self.ms_residual);
        let others = k * raters + (k * n - k - n) * error;
        let df = self.satterthwaite();
        let below = units / f_quantile(tail, n - 1.0, df);
        let above = error / f_quantile(tail, df, n - 1.0);
        let lower = n * (below - error) / (others + n * below);
        let upper = n * (units - above) / (others / f_quantile(tail, df, n - 1.0) + n * units);
        (lower, upper)
    }

    /// The degrees of freedom of a C + b E, in the notation of McGraw & Wong (1996, table 7).
    fn satterthwaite(&self) -> f64 {
        let (n, k) = (self.units as f64, self.raters as f64);
        let value = self.coefficient(IccForm::Agreement).unwrap_or_default();
        let raters = k * value * self.ms_raters;
        let error = (n * (1.0 + (k - 1.0) * value) - k * value) * self.ms_residual;
        let squares = (n - 1.0) * raters * raters + error * error;
        let df = (k - 1.0) * (n - 1.0) * (raters + error).powi(2) / squares;
        // Where raters agree entirely there is nothing to weigh, and every F gives the same limits.
        if df.is_finite() && df > 0.0 { df } else { k - 1.0 }
    }
}
