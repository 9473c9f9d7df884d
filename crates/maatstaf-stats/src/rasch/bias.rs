//! Terms of rater by person.

#![expect(clippy::indexing_slicing, reason = "places come from the design")]

use super::design::Design;
use super::fit::RaschBias;
use super::joint::Values;
use super::person::locate;

/// What each rater gave each person beyond what the measures let expect, by rater and then person.
///
/// A term is the shift that makes the expected sum of their observations equal to the observed one, all measures held where they are.
pub(super) fn terms(design: &Design, values: &Values) -> Vec<RaschBias> {
    let mut terms = Vec::new();
    let mut offsets = Vec::new();
    for (place, observations) in design.by_person().enumerate() {
        let mut sorted = observations.to_vec();
        sorted.sort_by_key(|seen| seen.rater);
        for shared in sorted.chunk_by(|one, other| one.rater == other.rater) {
            offsets.clear();
            offsets.extend(shared.iter().map(|seen| values.position(values.persons[place], seen)));
            let total = shared.iter().map(|seen| values.curve.scores[seen.category]).sum();
            let rater = shared.first().map_or(0, |seen| design.raters[seen.rater]);
            terms.push(term(design, values, &offsets, total, (rater, design.persons[place])));
        }
    }
    terms.sort_by_key(|term| (term.rater, term.person));
    terms
}

fn term(
    design: &Design,
    values: &Values,
    offsets: &[f64],
    total: f64,
    (rater, person): (u32, u32),
) -> RaschBias {
    let mut chances = Vec::new();
    let count = offsets.len() as f64;
    let lowest = count * f64::from(design.lowest());
    let most = count * values.curve.scores.last().copied().unwrap_or_default();
    let expected: f64 = offsets.iter().map(|offset| values.curve.at(*offset, &mut chances).mean).sum();
    let inside = total > 0.0 && total < most;
    let bias = inside.then(|| locate(&values.curve, offsets, total, false)).flatten();
    let standard_error = bias.map(|bias| {
        let information: f64 =
            offsets.iter().map(|offset| values.curve.at(offset + bias, &mut chances).variance).sum();
        1.0 / information.sqrt()
    });
    RaschBias {
        rater,
        person,
        observations: offsets.len(),
        observed: lowest + total,
        expected: lowest + expected,
        bias,
        standard_error,
        t: bias.zip(standard_error).map(|(bias, error)| bias / error),
    }
}
