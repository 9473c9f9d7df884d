//! What holds for every row and every group.

use crate::common::{Tested, accepted, panel, person, rated};
use maatstaf::{Framework, Lane};
use maatstaf::{Policy, Portfolio};
use maatstaf_cohort::{Anonymity, Cohort, CohortDocument, Cut, LevelBand, SelfView, Shown, Tally};
use proptest::prelude::*;

/// The most bands that any cut of these counts has, found by trying every one.
fn most_bands(counts: &[u32], least: u32) -> usize {
    let sets = 0..1_u32 << (counts.len() - 1);
    let bands = |set: u32| {
        let mut bands = vec![0];
        for (at, count) in counts.iter().enumerate() {
            if at > 0 && set >> (at - 1) & 1 == 1 {
                bands.push(0);
            }
            if let Some(band) = bands.last_mut() {
                *band += count;
            }
        }
        bands
    };
    sets.map(bands)
        .filter(|bands| bands.iter().all(|people| *people >= least))
        .map(|bands| bands.len())
        .max()
        .unwrap_or(1)
}

/// The rule said in another way: from the lowest state up, a band ends as soon as it holds enough; what is left at the top joins the last.
fn from_the_lowest(counts: &[u32], least: u32) -> Vec<(usize, usize, u32)> {
    let mut bands = Vec::new();
    let (mut first, mut people) = (0, 0);
    for (state, count) in counts.iter().enumerate() {
        people += count;
        if people >= least {
            bands.push((first, state, people));
            (first, people) = (state + 1, 0);
        }
    }
    if let Some(last) = bands.last_mut() {
        *last = (last.0, counts.len() - 1, last.2 + people);
    }
    bands
}

fn counts_of(row: &[usize], states: usize) -> Vec<u32> {
    let count = |state| row.iter().filter(|at| **at == state).fold(0, |count, _| count + 1);
    (0..states).map(count).collect()
}

/// Every number of people that a document shows, row by row.
fn rows(document: &CohortDocument) -> Vec<Vec<u32>> {
    let mut rows = vec![document.overall.iter().map(|band| band.people).collect::<Vec<_>>()];
    for category in &document.categories {
        rows.push(category.estimate.iter().map(|band| band.people).collect());
        rows.push(category.self_rating.iter().map(|band| band.people).collect());
        rows.push(category.next_level.iter().map(|band| band.people).collect());
    }
    rows
}

/// The same group counted person by person, in two halves.
fn tally(portfolios: &[Portfolio], anonymity: Anonymity) -> Result<CohortDocument, maatstaf::DocumentError> {
    let (framework, policy) = (Framework::emcc(), Policy::standard());
    let mut halves = [Tally::new(&framework), Tally::new(&framework)];
    for (portfolio, half) in portfolios.iter().zip([0, 1].into_iter().cycle()) {
        let estimate = portfolio.estimate_with(&policy);
        let height = |level| framework.height(level);
        let categories = estimate.categories().map(|one| (height(one.level()), height(one.floor())));
        if let Some(half) = halves.get_mut(half) {
            half.add(height(estimate.overall(Lane::Estimate)), categories.collect::<Vec<_>>());
        }
    }
    let [mut all, other] = halves;
    all.merge(&other);
    Ok(all.cohort(&framework, &policy, anonymity)?.document())
}

/// Every count of a fact, with the number of people that it is a part of.
fn facts(document: &CohortDocument) -> Vec<(u32, u32)> {
    let bands = document.categories.iter().flat_map(|category| &category.estimate);
    let accepted = bands.filter_map(|band| Some((band.accepted.shown()?, band.people)));
    let people = document.people.unwrap_or_default();
    let claimed = document.indicators.iter().filter_map(|count| Some((count.claimed.shown()?, people)));
    accepted.chain(claimed).collect()
}

/// For every published number of people up to a level overall, and up to the level before it or lower in a category, which nobody else can be in
/// under the default policy: both numbers; and how many are left beside the highest level of a category and the self-ratings above estimates.
fn beside_overall(document: &CohortDocument) -> Vec<(u32, u32, u32)> {
    let height = |level: &Option<String>| {
        document.levels.iter().position(|id| Some(id) == level.as_ref()).map_or(0, |at| at + 1)
    };
    let up_to = |bands: &[LevelBand]| -> Vec<(usize, u32)> {
        let below = |at| bands.iter().take(at).map(|band| band.people).sum();
        (1..bands.len()).filter_map(|at| Some((height(&bands.get(at - 1)?.to), below(at)))).collect()
    };
    let mut found = Vec::new();
    for category in &document.categories {
        let (last, view) = (category.estimate.last(), category.self_rating.last());
        let top = last.filter(|band| height(&band.from) == document.levels.len()).map(|band| band.people);
        let higher = view.filter(|band| band.from == SelfView::Higher).map(|band| band.people);
        let left = match (top, higher) {
            (Some(top), Some(higher)) => document.people.unwrap_or_default() - top - higher,
            _ => u32::MAX,
        };
        for (overall, people) in up_to(&document.overall) {
            let lower = up_to(&category.estimate).into_iter().filter(|(height, _)| *height < overall);
            found.extend(lower.map(|(_, lower)| (people, lower, left)));
        }
    }
    found
}

/// A small world of people: heights per category, whether assessors accepted them, and a self-rating.
fn group() -> impl Strategy<Value = Vec<(usize, usize, bool, Option<usize>)>> {
    prop::collection::vec((0..5_usize, 0..5_usize, any::<bool>(), prop::option::of(0..4_usize)), 1..24)
}

fn portfolios(
    group: &[(usize, usize, bool, Option<usize>)],
) -> Result<Vec<Portfolio>, Box<dyn std::error::Error>> {
    let levels = maatstaf::Framework::emcc().levels().to_vec();
    let one = |(at, (first, rest, is_accepted, rating)): (usize, &(usize, usize, bool, Option<usize>))| {
        let mut portfolio =
            person(&format!("coach-{at}"), &[[*rest; 3].as_slice(), &[*first], &[*rest; 4]].concat())?;
        if *is_accepted {
            portfolio = accepted(portfolio)?;
        }
        match rating.and_then(|at| levels.get(at)) {
            Some(level) => rated(portfolio, level),
            None => Ok(portfolio),
        }
    };
    group.iter().enumerate().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_row_by_itself_has_as_many_bands_as_can_be_and_keeps_everybody(
        row in prop::collection::vec(0..7_usize, 3..60), least in 3..8_u32,
    ) {
        let cut = Cut::new(&row, 7, Anonymity::new(least).map_err(|e| TestCaseError::fail(e.to_string()))?);
        let counts = counts_of(&row, 7);
        let bands: Vec<_> = cut.bands().iter().map(|band| (band.first, band.last, band.people)).collect();
        prop_assert_eq!(bands.len(), most_bands(&counts, least));
        if row.len() >= least as usize {
            prop_assert_eq!(&bands, &from_the_lowest(&counts, least));
        }
        for (first, last, people) in bands {
            prop_assert_eq!(counts.iter().skip(first).take(last + 1 - first).sum::<u32>(), people);
        }
    }

    #[test]
    fn rows_side_by_side_leave_no_empty_or_small_part_that_subtraction_finds(
        people in prop::collection::vec((0..4_usize, 0..4_usize), 3..40), nested in any::<bool>(),
    ) {
        let anonymity = Anonymity::new(3).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let first: Vec<usize> = people.iter().map(|(a, _)| *a).collect();
        let second: Vec<usize> = people.iter().map(|(a, b)| if nested { *(a.min(b)) } else { *b }).collect();
        let shown = Cut::new(&first, 4, anonymity);
        let beside = Cut::beside(&second, 4, anonymity, &[Shown::new(&shown)]);
        for (x, y) in shown.bands().iter().flat_map(|x| beside.bands().iter().map(move |y| (x, y))) {
            if shown.bands().len() == 1 || beside.bands().len() == 1 {
                continue;
            }
            let mut parts = [0_u32; 4];
            for (a, b) in first.iter().zip(&second) {
                let part = 2 * usize::from((x.first..=x.last).contains(a)) + usize::from((y.first..=y.last).contains(b));
                if let Some(part) = parts.get_mut(part) {
                    *part += 1;
                }
            }
            let small = parts.iter().filter(|part| **part < 3).count();
            prop_assert!(!parts.contains(&0) || small == 1, "{:?}", parts);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(15))]

    #[test]
    fn every_row_holds_everybody_every_number_holds_enough_and_order_makes_no_difference(
        group in group(), turn in 0..16_usize,
    ) {
        let fail = |error: Box<dyn std::error::Error>| TestCaseError::fail(error.to_string());
        let mut portfolios = portfolios(&group).map_err(fail)?;
        let anonymity = Anonymity::new(3).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let answer = Cohort::new(&portfolios, &Policy::standard(), anonymity).map_err(|e| fail(e.into()))?.document();
        for row in rows(&answer) {
            prop_assert_eq!(row.iter().sum::<u32>(), answer.people.unwrap_or_default());
            prop_assert!(row.iter().all(|people| *people >= 3));
        }
        for (people, of) in facts(&answer) {
            prop_assert!(people >= 3 && of - people >= 3);
        }
        let counted = tally(&portfolios, anonymity).map_err(|e| fail(e.into()))?;
        prop_assert_eq!((&counted.overall, counted.people), (&answer.overall, answer.people));
        for (own, other) in counted.categories.iter().zip(&answer.categories) {
            for (own, other) in own.estimate.iter().zip(&other.estimate) {
                prop_assert_eq!((&own.from, &own.to, own.people), (&other.from, &other.to, other.people));
                // Fewer rows are shown beside it, so it is hidden less often; where both show it they agree.
                prop_assert!(other.accepted.shown().is_none() || own.accepted == other.accepted);
            }
        }
        for (people, of) in facts(&counted) {
            prop_assert!(people >= 3 && of - people >= 3);
        }
        for (overall, category, highest) in beside_overall(&answer) {
            prop_assert!(overall - category >= 3, "{} and {}", overall, category);
            prop_assert!(highest >= 3, "{}", highest);
        }
        let turn = turn % portfolios.len();
        portfolios.rotate_left(turn);
        portfolios.reverse();
        let turned = Cohort::new(&portfolios, &Policy::standard(), anonymity).map_err(|e| fail(e.into()))?.document();
        prop_assert_eq!(
            serde_json::to_string(&answer).map_err(|e| fail(e.into()))?,
            serde_json::to_string(&turned).map_err(|e| fail(e.into()))?
        );
    }
}

#[test]
fn a_tie_is_settled_from_the_lowest_band_up() -> Tested {
    // Both `0 | 1 2` and `0 1 | 2` hold three or more on each side.
    let cut = Cut::new(&[0, 0, 0, 1, 2, 2, 2], 3, Anonymity::new(3)?);
    assert_eq!(cut.bands().iter().map(|band| band.last).collect::<Vec<_>>(), [0, 2]);
    Ok(())
}

#[test]
fn in_the_sample_panel_no_level_overall_minus_one_in_a_category_leaves_too_few() -> Tested {
    let portfolios = panel()?;
    let mut tried = 0;
    for least in 3..=8 {
        let answer = Cohort::new(&portfolios, &Policy::standard(), Anonymity::new(least)?)?.document();
        for (overall, category, left) in beside_overall(&answer) {
            assert!(overall - category >= least && left >= least);
            tried += 1;
        }
    }
    assert!(tried > 10, "something was tried: {tried}");
    Ok(())
}
