//! The many-facet Rasch model: people, items, raters and the steps of a scale on one ruler.

mod bias;
mod connect;
mod curve;
mod design;
#[cfg(test)]
mod differences;
mod fit;
mod joint;
mod matrix;
mod observations;
mod pairs;
mod pairwise;
mod person;
mod report;
mod rules;

use self::design::Design;
use self::fit::{RaschMeasure as Measure, RaschStep as Step};
use self::joint::{Search, Values, joint};
use self::matrix::Symmetric;
use self::pairwise::pairwise;
use self::person::locate;
use self::report::{mean, measures, spread, steps};
use crate::undefined::Undefined;

pub use self::fit::{
    RaschBias, RaschEnd, RaschExtreme, RaschFacet, RaschFit, RaschMeasure, RaschSpread, RaschStep,
};
pub use self::observations::{MOST_ITEMS, Observation, Observations, ObservationsError, ObservationsProblem};
pub use self::rules::{RaschEstimator, RaschOrigin, RaschPerson, RaschRules};

/// Fits a many-facet Rasch rating-scale model: how able people, how hard items and how severe raters are, on one ruler.
///
/// **Advisory.** It is a way to look at a whole cohort: which raters are severe, which do not rate like the others, which ratings to
/// talk about. It says nothing that a single person may be held to, and no decision about a person should be computed from it.
///
/// # Model
/// The logarithm of the odds of score k against score k - 1 is `B - D - C - F_k`: the person's ability B, the item's difficulty D, the
/// rater's severity C, and the threshold F of the step, the same for all items and raters (Andrich 1978, Psychometrika 43, 561-573;
/// Linacre 1989, Many-Facet Rasch Measurement). Items have mean 0, thresholds sum to 0, and [`RaschOrigin`] says which other facet has
/// mean 0.
///
/// # What it assumes
/// * One dimension: all items ask for more or less of one thing. Coaching competences are several things, so a measure is a summary.
/// * The same steps: from 2 to 3 is as far for every rater and every item. A rater who avoids the ends of the scale breaks this; the
///   infit then lies well below 1.
/// * Local independence: once ability, difficulty and severity are known, one score says nothing of another. **Halo breaks it**: a
///   rater who lets one impression colour all items gives one rating many times over. Errors then come out too small, by a factor that
///   the data do not tell, and the terms of rater by person swell. The clustered errors of the pairwise estimator allow for what goes
///   together within a person, and not for raters who are the same in every person.
/// * Raters saw the same people in part, and on purpose or by chance, not by severity.
///
/// # When to trust it
/// When infit and outfit lie between about .5 and 1.5 (Linacre's rule of thumb), thresholds rise, the design is well mixed (every rater
/// shares people with several others), and each rater has far more observations than the least that [`RaschRules`] asks for. A
/// difference between two raters below twice its error is no difference.
///
/// # Estimators
/// * [`RaschEstimator::Joint`] maximises the likelihood of everything at once, until no total lies 1e-9 from its expectation. With few
///   observations per person it spreads all measures too far, by about L / (L - 1) with L observations per person, and more people do
///   not cure it (Andersen 1973; Wright & Douglas 1977, Applied Psychological Measurement 1, 281-295). Errors are those of each
///   measure alone, all others held: the convention of FACETS.
/// * [`RaschEstimator::JointCorrected`] takes that factor back. It is a rule of thumb, which holds where everybody has about the same
///   number of observations; the errors are as for the joint estimator, at the corrected values.
/// * [`RaschEstimator::Pairwise`] takes every two observations of one person. Given the sum of the two scores, the chance of how it is
///   divided does not contain the person, so items, raters and thresholds are estimated as if people were not there (Choppin 1968;
///   Zwinderman 1995, Applied Psychological Measurement 19, 369-375; Garner & Engelhard 2009). The product over all pairs is not a
///   likelihood, as pairs share observations; hence errors by the sandwich, with people as clusters (Varin, Reid & Firth 2011, Statistica
///   Sinica 21, 5-42). Errors of raters and items are then those of measures with mean 0, whatever the origin. They need some thirty
///   people to mean much. People are measured afterwards, and their errors hold the rest for known.
///
/// # Why FACETS prints slightly other numbers
/// It stops, unless told otherwise, when no total is off by more than half a point and no measure moves by more than .01 logits. On
/// Guilford's ratings of scientists (1954, p. 282) it prints .24 for Brahe and .71 for the term of Brahe with David where the solution
/// is .245 and .743.
///
/// # What is set aside
/// Whoever has only lowest or only highest scores, person, item or rater, has no finite measure. They are set aside before fitting, again
/// and again until nobody is left that has, and listed in [`RaschFit::extreme`]. Lowest and highest are those in use. A score between
/// them that was never given keeps its place: it counts as a point of distance and has chance 0, which is its maximum likelihood
/// estimate; only the sum of the thresholds into and out of it is known, and the step that spans it tells their mean (Wilson 1991; FACETS
/// calls this "Keep", and by default renumbers instead). Pairs may then not settle the thresholds: the pairwise estimator says so
/// ([`Undefined::LooseThresholds`]) and the corrected joint one is left.
///
/// # Errors
/// When all scores are equal; when less is left than the rules ask for; when the design does not allow all measures to be compared
/// ([`Undefined::Disconnected`]), which includes raters who share items but no people; and when the likelihood has no finite maximum
/// or it was not reached.
///
/// # Example
/// ```
/// use maatstaf_stats::{Observation, Observations, RaschRules, rasch};
/// // Six people, five items, two raters: the second gives a point less wherever a person's number and the item's add up to an even one.
/// let mut observations = Vec::new();
/// for person in 0..6_u32 {
///     for item in 0..5_u32 {
///         let score = 1 + (person * 3 + item * item * 2 + person * item) % 4;
///         let lower = score - u32::from((person + item) % 2 == 0);
///         for (rater, score) in [(0, score), (1, lower)] {
///             observations.push(Observation { person, item, rater, score: score as u8 });
///         }
///     }
/// }
/// let fit = rasch(&Observations::new(4, observations)?, &RaschRules::default())?;
/// assert!(fit.raters[1].measure > fit.raters[0].measure); // more severe
/// assert!(fit.raters[1].fair_average < fit.raters[0].fair_average); // so the same person gets less
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rasch(observations: &Observations, rules: &RaschRules) -> Result<RaschFit, Undefined> {
    let design = Design::new(observations, rules)?;
    let found = estimate(&design, rules)?;
    let Found { values, search, .. } = &found;
    let mut told = measures(&design, values);
    let mut steps = steps(&design, values);
    if let Some(covariance) = &found.covariance {
        give_errors(&design, covariance, &mut told, &mut steps);
    }
    let bias = bias::terms(&design, values);
    let squares = bias.iter().filter_map(|term| term.t).map(|t| t * t);
    let fit = RaschFit {
        estimator: rules.estimator,
        origin: rules.origin,
        observations: design.seen().len(),
        person_spread: spread(&told.persons),
        item_spread: spread(&told.items),
        rater_spread: spread(&told.raters),
        persons: told.persons,
        items: told.items,
        raters: told.raters,
        steps,
        unused: (0..=observations.top()).filter(|score| !design.used.contains(score)).collect(),
        log_likelihood: search.log_likelihood,
        iterations: search.iterations,
        bias_chi_square: squares.clone().sum(),
        bias_df: squares.count(),
        bias,
        extreme: design.extreme,
    };
    if is_finite(&fit) { Ok(fit) } else { Err(Undefined::NotConverged { steps: rules.steps }) }
}

/// What an estimator found.
struct Found {
    values: Values,
    search: Search,
    /// Of all unknowns besides people, when the estimator gives it.
    covariance: Option<Symmetric>,
}

fn estimate(design: &Design, rules: &RaschRules) -> Result<Found, Undefined> {
    let (mut values, search, covariance) = match rules.estimator {
        RaschEstimator::Joint => {
            let (values, search) = joint(design, rules.steps)?;
            (values, search, None)
        }
        RaschEstimator::JointCorrected => {
            let (mut values, search) = joint(design, rules.steps)?;
            let length = design.seen().len() as f64 / design.persons.len() as f64;
            draw_in(&mut values, 1.0 - 1.0 / length);
            (values, search, None)
        }
        RaschEstimator::Pairwise => {
            // One person alone says nothing of how people differ, and so nothing of the errors.
            if design.persons.len() < 2 {
                return Err(Undefined::TooFewPeople { have: design.persons.len(), need: 2 });
            }
            let found = pairwise(design, rules.steps)?;
            (found.values, found.search, Some(found.covariance))
        }
    };
    if rules.estimator != RaschEstimator::Joint {
        values.persons = people(design, &values, rules)?;
    }
    if rules.origin == RaschOrigin::Persons {
        let shift = mean(&values.persons);
        for value in values.persons.iter_mut().chain(&mut values.raters) {
            *value -= shift;
        }
    }
    Ok(Found { values, search, covariance })
}

/// Multiplies items, raters and thresholds, which all have mean 0.
fn draw_in(values: &mut Values, factor: f64) {
    let others = values.items.iter_mut().chain(&mut values.raters).chain(&mut values.curve.sums);
    for value in others {
        *value *= factor;
    }
}

fn people(design: &Design, values: &Values, rules: &RaschRules) -> Result<Vec<f64>, Undefined> {
    let weighted = rules.person == RaschPerson::Weighted;
    let mut offsets = Vec::new();
    let measure = |observations: &[design::Seen]| {
        offsets.clear();
        offsets.extend(observations.iter().map(|seen| values.position(0.0, seen)));
        let scores = observations.iter().map(|seen| values.curve.scores.get(seen.category).copied());
        locate(&values.curve, &offsets, scores.flatten().sum(), weighted)
            .ok_or(Undefined::NotConverged { steps: rules.steps })
    };
    design.by_person().map(measure).collect()
}

/// Gives items, raters and steps the errors that their covariance says.
fn give_errors(design: &Design, covariance: &Symmetric, told: &mut report::Measures, steps: &mut [Step]) {
    let places = design.places();
    let give = |measures: &mut [Measure], first: usize| {
        for (at, measure) in measures.iter_mut().enumerate() {
            measure.standard_error = covariance.get(first + at, first + at).max(0.0).sqrt();
        }
    };
    give(&mut told.items, 0);
    give(&mut told.raters, places.items);
    // The sums before the first and after the last step are 0 and have no error.
    let inner = |category: usize| (1..=places.inner).contains(&category).then(|| places.sum(category));
    for (at, step) in steps.iter_mut().enumerate() {
        let (below, above) = (inner(at), inner(at + 1));
        let own = |place: Option<usize>| place.map_or(0.0, |place| covariance.get(place, place));
        let both = below.zip(above).map_or(0.0, |(below, above)| covariance.get(below, above));
        let variance: f64 = own(below) + own(above) - 2.0 * both;
        step.standard_error = variance.max(0.0).sqrt() / f64::from(step.category - step.from);
    }
}

/// Whether every number told is one.
fn is_finite(fit: &RaschFit) -> bool {
    let of_measure = |one: &Measure| {
        let shown = [one.measure, one.standard_error, one.fair_average, one.infit, one.outfit];
        let z = [one.infit_z, one.outfit_z].into_iter().flatten();
        shown.into_iter().chain(z).all(f64::is_finite)
    };
    let of_spread = |one: &RaschSpread| {
        [one.deviation, one.error, one.separation, one.chi_square].into_iter().all(f64::is_finite)
    };
    let of_bias = |one: &RaschBias| {
        let shown = [one.bias, one.standard_error, one.t].into_iter().flatten();
        shown.chain([one.observed, one.expected]).all(f64::is_finite)
    };
    let of_step = |one: &Step| one.threshold.is_finite() && one.standard_error.is_finite();
    fit.persons.iter().chain(&fit.items).chain(&fit.raters).all(of_measure)
        && [&fit.person_spread, &fit.item_spread, &fit.rater_spread].into_iter().all(of_spread)
        && fit.bias.iter().all(of_bias)
        && fit.steps.iter().all(of_step)
        && fit.log_likelihood.is_finite()
        && fit.bias_chi_square.is_finite()
}
