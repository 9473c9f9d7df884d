//! Counts, medians and the adjustment, once more and without thought for speed.

use maatstaf::{Framework, Policy};
use maatstaf_crosscheck::RatersAnswer;
use proptest::prelude::*;

use super::cohort::{Given, answer, answer_with, any_cohort, documents, level_id, rated};

fn failed(error: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// The judgements of one cell.
fn cell(given: &Given, person: usize, category: usize) -> Vec<Option<usize>> {
    let raters = given.get(person).map(Vec::as_slice).unwrap_or_default();
    raters.iter().map(|levels| levels.get(category).copied().flatten()).collect()
}

fn cells(given: &Given) -> impl Iterator<Item = Vec<Option<usize>>> + '_ {
    (0..given.len()).flat_map(move |person| (0..8).map(move |category| cell(given, person, category)))
}

/// The lower median by counting: the lowest judgement that at least half of them do not exceed.
fn median(judged: &[usize]) -> Option<usize> {
    (0..=4).find(|level| {
        !judged.is_empty() && judged.iter().filter(|one| *one <= level).count() * 2 >= judged.len()
    })
}

/// The nearest level to a rating plus a severity, by looking at all of them from the highest down: a half goes up.
#[expect(clippy::cast_precision_loss, reason = "levels are few")]
fn nearest(rating: usize, severity: f64) -> usize {
    let aim = rating as f64 + severity;
    let distance = |level: usize| (level as f64 - aim).abs();
    (0..=4).rev().fold(4, |best, level| if distance(level) + 1e-8 < distance(best) { level } else { best })
}

/// The height of the overall level; nothing when a category is open.
fn overall(levels: &[Option<usize>]) -> Option<usize> {
    let framework = Framework::emcc();
    let ids: Vec<Option<String>> =
        levels.iter().map(|level| level.map(|level| level_id(&framework, level))).collect::<Option<_>>()?;
    let judged: Vec<Option<&str>> = ids.iter().map(Option::as_deref).collect();
    Some(framework.height(Policy::standard().overall_of(&framework, &judged)))
}

type Changed = Vec<(String, Option<String>, Option<String>)>;

/// Who would change, and how many were looked at.
fn adjustment(given: &Given, answer: &RatersAnswer) -> (usize, Changed) {
    let (mut people, mut changed) = (0, Vec::new());
    for person in 0..given.len() {
        let levels = |move_by: &dyn Fn(usize, usize) -> usize| -> Vec<Option<usize>> {
            let one = |category| {
                let judged = cell(given, person, category).into_iter().enumerate();
                median(&judged.filter_map(|(rater, level)| Some(move_by(rater, level?))).collect::<Vec<_>>())
            };
            (0..8).map(one).collect()
        };
        let severity = |rater: usize| {
            let name = format!("r{rater}");
            let own = answer.raters.iter().find(|one| one.assessor == name);
            own.and_then(|one| one.severity.value).unwrap_or_default()
        };
        let given = overall(&levels(&|_, level| level));
        let moved = overall(&levels(&|rater, level| nearest(level, severity(rater))));
        let (Some(given), Some(moved)) = (given, moved) else { continue };
        people += 1;
        if given != moved {
            let framework = Framework::emcc();
            changed.push((format!("p{person:02}"), level_id(&framework, given), level_id(&framework, moved)));
        }
    }
    (people, changed)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pairs_are_counted_one_by_one(given in any_cohort()) {
        let (mut pairs, mut exact, mut near, mut equal_cells, mut judged_cells) = (0, 0, 0, 0, 0);
        for cell in cells(&given) {
            let judged: Vec<usize> = cell.into_iter().flatten().collect();
            judged_cells += usize::from(!judged.is_empty());
            equal_cells += usize::from(judged.len() > 1 && judged.iter().min() == judged.iter().max());
            for (at, first) in judged.iter().enumerate() {
                for second in judged.iter().skip(at + 1) {
                    pairs += 1;
                    exact += usize::from(first == second);
                    near += usize::from(first.max(second) - first.min(second) < 2);
                }
            }
        }
        let answer = answer(&given).map_err(failed)?;
        let matches = answer.agreement.matches;
        prop_assert_eq!((matches.pairs, matches.exact, matches.within_one), (pairs, exact, near));
        prop_assert_eq!((answer.agreement.exact_cells, answer.counts.cells), (equal_cells, judged_cells));
        let by_pair: usize = answer.pairs.iter().map(|pair| pair.matches.exact).sum();
        let by_rater: usize = answer.raters.iter().map(|rater| rater.with_others.exact).sum();
        prop_assert_eq!((by_pair, by_rater), (exact, 2 * exact));
    }

    #[test]
    fn contested_is_two_levels_apart(given in any_cohort()) {
        let answer = answer(&given).map_err(failed)?;
        let mut before = usize::MAX;
        for category in &answer.contested {
            let at = Framework::emcc().categories().iter().position(|id| *id == category.category).unwrap_or(99);
            let far = (0..given.len()).filter(|person| {
                let judged: Vec<usize> = cell(&given, *person, at).into_iter().flatten().collect();
                judged.iter().max().zip(judged.iter().min()).is_some_and(|(high, low)| high - low > 1)
            });
            let far: Vec<String> = far.map(|person| format!("p{person:02}")).collect();
            let found: Vec<String> = category.contested.iter().map(|one| one.person.clone()).collect();
            prop_assert!(found.len() <= before, "the most contested one comes first");
            before = found.len();
            prop_assert_eq!(found, far);
        }
    }

    #[test]
    fn the_adjustment_is_what_it_says_it_is(given in any_cohort()) {
        let answer = answer(&given).map_err(failed)?;
        if answer.adjustment.reason.is_none() {
            let found = answer.adjustment.changed.iter();
            let found: Changed = found.map(|one| (one.person.clone(), one.given.clone(), one.adjusted.clone())).collect();
            prop_assert_eq!((answer.adjustment.people, found), adjustment(&given, &answer));
        }
    }

    #[test]
    fn holders_are_beside_the_lower_median(given in any_cohort(), own in 0..=4_usize) {
        let portfolios: Result<Vec<_>, _> = (0..given.len()).map(|at| rated(&format!("p{at:02}"), own)).collect();
        let answer = answer_with(documents(&given), &portfolios.map_err(failed)?).map_err(failed)?;
        let medians: Vec<usize> = cells(&given)
            .filter_map(|cell| median(&cell.into_iter().flatten().collect::<Vec<_>>()))
            .collect();
        let count = |keep: &dyn Fn(usize) -> bool| medians.iter().filter(|median| keep(**median)).count();
        let all = answer.self_rating.all;
        prop_assert_eq!((all.cells, all.over), (medians.len(), count(&|median| own > median)));
        prop_assert_eq!((all.exact, all.under), (count(&|median| own == median), count(&|median| own < median)));
        prop_assert_eq!(all.within_one, count(&|median| own.abs_diff(median) < 2));
        let persons: usize = answer.self_rating.persons.iter().map(|one| one.counts.over).sum();
        let categories: usize = answer.self_rating.categories.iter().map(|one| one.counts.over).sum();
        prop_assert_eq!((persons, categories), (all.over, all.over));
    }
}
