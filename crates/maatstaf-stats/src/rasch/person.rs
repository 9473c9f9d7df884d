//! The place of one person once all else is known.

use super::curve::Curve;

/// How many steps are tried.
const STEPS: usize = 200;

/// Finds the position at which scores were most likely, given what each of them adds to the position.
///
/// With `weighted` it is Warm's estimate. `total` is the sum of the scores above the lowest; it must not be the least or the most
/// possible unless `weighted`. Newton's steps, kept inside what is known to hold the answer. Nothing when it does not come to rest.
pub(super) fn locate(curve: &Curve, offsets: &[f64], total: f64, weighted: bool) -> Option<f64> {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut place = 0.0;
    let mut chances = Vec::new();
    for _ in 0..STEPS {
        let (value, slope) = slope(curve, offsets, total, weighted, place, &mut chances)?;
        if value > 0.0 {
            low = place;
        } else {
            high = place;
        }
        // The value falls as the place rises, so a slope that does not fall is of no use.
        let newton = if slope < 0.0 { place - value / slope } else { f64::NAN };
        let next = if newton.is_nan() || (newton - place).abs() > 2.0 {
            place + if value > 0.0 { 2.0 } else { -2.0 }
        } else {
            newton
        };
        let next = if next > low && next < high || next.total_cmp(&place).is_eq() {
            next
        } else {
            f64::midpoint(low, high)
        };
        if (next - place).abs() <= 1e-12 * (1.0 + place.abs()) {
            return Some(next);
        }
        place = next;
    }
    None
}

/// The sum of the scores less what is expected, with Warm's weight when asked, and its slope.
fn slope(
    curve: &Curve,
    offsets: &[f64],
    total: f64,
    weighted: bool,
    place: f64,
    chances: &mut Vec<f64>,
) -> Option<(f64, f64)> {
    let (mut value, mut second, mut third, mut fourth) = (total, 0.0, 0.0, 0.0);
    for offset in offsets {
        let moments = curve.at(place + offset, chances);
        value -= moments.mean;
        second += moments.variance;
        if weighted {
            let (cube, square) = curve.higher(chances, moments.mean);
            third += cube;
            fourth += square - 3.0 * moments.variance * moments.variance;
        }
    }
    if second <= f64::MIN_POSITIVE {
        return None;
    }
    if weighted {
        value += third / (2.0 * second);
        second -= (fourth * second - third * third) / (2.0 * second * second);
    }
    Some((value, -second))
}
