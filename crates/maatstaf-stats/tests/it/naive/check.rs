//! Compares what the library says with what the definition says.

use std::mem::discriminant;

use maatstaf_stats::{Coefficient, Undefined};
use proptest::prelude::TestCaseError;

use super::agreement::{Answer, Parts};
use super::errors::Variance;
use super::exact::{Q, nearest, same};

/// What a check says.
pub(crate) type Checked = Result<(), TestCaseError>;

/// Fails with what was compared.
fn differs(what: &str, found: &impl std::fmt::Debug, expected: &impl std::fmt::Debug) -> TestCaseError {
    TestCaseError::fail(format!("{what}: the library says {found:?}, the definition {expected:?}"))
}

/// A number beside a fraction.
pub(crate) fn number(what: &str, found: f64, expected: &Q) -> Checked {
    if same(found, expected) { Ok(()) } else { Err(differs(what, &found, &nearest(expected))) }
}

/// A value or a reason beside a fraction or a reason.
pub(crate) fn answer(what: &str, found: Result<f64, Undefined>, expected: &Answer) -> Checked {
    match (&found, expected) {
        (Ok(found), Ok(expected)) => number(what, *found, expected),
        (Err(found), Err(expected)) => reason(what, found, expected),
        (_, expected) => Err(differs(what, &found, &expected.as_ref().map(nearest))),
    }
}

/// A reason beside a reason; shares of agreement may differ by rounding.
fn reason(what: &str, found: &Undefined, expected: &Undefined) -> Checked {
    let equal = match (found, expected) {
        (Undefined::NoVariation { agreement: found }, Undefined::NoVariation { agreement: expected }) => {
            (found - expected).abs() <= 1e-12
        }
        _ => discriminant(found) == discriminant(expected) && found == expected,
    };
    if equal { Ok(()) } else { Err(differs(what, found, expected)) }
}

/// A coefficient beside its parts and, where there are parts, beside its variance.
pub(crate) fn coefficient(
    what: &str,
    found: Result<Coefficient, Undefined>,
    expected: Result<Parts, Undefined>,
    variance: &Variance,
) -> Checked {
    let parts = match (found, expected) {
        (Err(found), Err(expected)) => return reason(what, &found, &expected),
        (found, Err(expected)) => return Err(differs(what, &found, &expected)),
        (found, Ok(parts)) => (found, parts),
    };
    let (found, parts) = parts;
    answer(what, found.map(|found| found.value), &parts.coefficient())?;
    let Ok(found) = found else { return Ok(()) };
    number(&format!("{what}, observed"), found.observed, &parts.observed)?;
    number(&format!("{what}, expected"), found.expected, &parts.expected)?;
    error(what, found.standard_error, variance)
}

/// A standard error beside a variance.
pub(crate) fn error(what: &str, found: Option<f64>, variance: &Variance) -> Checked {
    let what = format!("{what}, standard error");
    match (found, variance) {
        (Some(found), Ok(Some(expected))) => squared(&what, found, expected),
        (None, Ok(None)) => Ok(()),
        (found, expected) => {
            Err(differs(&what, &found, &expected.as_ref().map(|found| found.as_ref().map(nearest))))
        }
    }
}

/// A root beside its square. Rounding in a difference of shares weighs more in a small variance.
pub(crate) fn squared(what: &str, found: f64, expected: &Q) -> Checked {
    let variance = nearest(expected);
    if found >= 0.0 && (found * found - variance).abs() <= 1e-11 * variance + 1e-14 {
        Ok(())
    } else {
        Err(differs(what, &found, &variance.sqrt()))
    }
}
