//! Raters who keep to the middle, who show halo, and who differ from the rest, on tables worked out by hand.
#![expect(clippy::indexing_slicing, reason = "a test that asks for too much fails, as it should")]

use std::error::Error;

use maatstaf_stats::{
    CentralTendency, Halo, Measures, Ratings, Scale, Table as _, Undefined, agreement_with_others,
    central_tendency, halo,
};

type Answer = Result<(), Box<dyn Error>>;

const NONE: u8 = maatstaf_stats::MISSING;

fn ratings(raters: usize, codes: &[u8]) -> Result<Ratings, Box<dyn Error>> {
    Ok(Ratings::from_codes(Scale::points(0, 4)?, raters, codes.to_vec())?)
}

fn close(have: f64, want: f64) -> bool {
    (have - want).abs() <= 1e-10 * want.abs().max(1.0)
}

// Central tendency

fn central(table: &Ratings, rater: usize) -> Result<CentralTendency, Undefined> {
    central_tendency(table)?.remove(rater)
}

#[test]
fn a_rater_who_keeps_to_the_middle_has_less_variance_than_the_rest() -> Answer {
    // Variances 8/3, 8/3 and 1/3 about means of 2, 2 and 2.5 (for 2 2 3 3): together (8 + 8 + 1) / 9.
    let table = ratings(3, &[0, 0, 2, 2, 2, 2, 2, 2, 3, 4, 4, 3])?;
    let timid = central(&table, 2)?;
    assert!(close(timid.variance, 1.0 / 3.0) && close(timid.pooled_variance, 17.0 / 9.0));
    assert!(close(timid.ratio, 3.0 / 17.0));
    assert!(close(timid.ratio_to_others.ok_or("others")?, 1.0 / 8.0));
    assert_eq!((timid.extremes.to_string(), timid.others_extremes), ("0".to_owned(), Some(0.5)));
    assert!(central(&table, 0)?.ratio > 1.0);
    Ok(())
}

#[test]
fn a_rater_of_like_units_is_not_blamed_for_it() -> Answer {
    // The last rater saw the two middling units only, on which the others spread as little.
    let table = ratings(3, &[0, 0, NONE, 4, 4, NONE, 2, 2, 2, 3, 3, 3])?;
    let last = central(&table, 2)?;
    assert!(last.ratio < 0.2);
    assert_eq!((last.ratio_to_others, last.others_extremes), (Some(1.0), Some(0.0)));
    Ok(())
}

#[test]
fn central_tendency_that_has_no_value_says_why() -> Answer {
    assert_eq!(central_tendency(&ratings(1, &[1, 2])?), Err(Undefined::TooFewRaters { have: 1, need: 2 }));
    assert_eq!(central_tendency(&ratings(2, &[NONE, NONE])?), Err(Undefined::NoUnits));
    assert_eq!(central(&ratings(2, &[1, NONE, 2, 2])?, 1), Err(Undefined::TooFewUnits { have: 1, need: 2 }));
    assert_eq!(central(&ratings(2, &[1, 2, 1, 2, 1, 2])?, 0), Err(Undefined::NoSpread));
    let alone = central(&ratings(2, &[1, NONE, 3, NONE])?, 0)?;
    assert_eq!((alone.others_variance, alone.ratio_to_others, alone.others_extremes), (None, None, None));
    Ok(())
}

// Halo

/// Four people on three traits: the panel sets traits apart, and the last rater gives each person the rounded mean throughout.
fn panel() -> Result<(Ratings, Vec<u32>), Box<dyn Error>> {
    let codes = [
        4, 3, 3, 2, 2, 3, 3, 4, 3, 1, 0, 1, 2, 2, 1, 0, 1, 1, 1, 2, 2, 4, 4, 2, 1, 0, 2, 4, 4, 3, 2, 2, 3, 3,
        3, 3,
    ];
    let people = (0..4).flat_map(|person| [person; 3]).collect();
    Ok((ratings(3, &codes)?.of_people(people)?, [5, 6, 9].repeat(4)))
}

fn halo_of(table: &Ratings, traits: &[u32], rater: usize) -> Result<Halo, Undefined> {
    halo(table, traits)?.remove(rater)
}

#[test]
fn a_rater_who_copies_the_mean_of_a_person_is_found() -> Answer {
    let (table, traits) = panel()?;
    let last = halo_of(&table, &traits, 2)?;
    assert_eq!(
        (last.people, last.variance.to_string(), last.ratio.to_string()),
        (4, "0".to_owned(), "0".to_owned())
    );
    assert!(last.correlation.is_some_and(|correlation| close(correlation, 1.0)));
    assert!(last.others_correlation.is_some_and(|correlation| correlation < 0.9));
    for careful in 0..2 {
        assert!(halo_of(&table, &traits, careful)?.ratio > 1.0);
    }
    Ok(())
}

#[test]
fn a_rater_who_gives_everybody_one_profile_escapes_the_ratio_and_not_the_correlation() -> Answer {
    // The first rater gives each person 0 or 2 more on the second trait than on the first; the second always one more.
    let table = ratings(2, &[0, 0, 2, 1, 3, 2, 3, 3, 1, 1, 3, 2, 2, 3, 2, 4])?
        .of_people(vec![0, 0, 1, 1, 2, 2, 3, 3])?;
    let fixed = halo_of(&table, &[0, 1].repeat(4), 1)?;
    // Half a square per person, beside 2 0 2 0.
    assert!(close(fixed.variance, 0.5) && close(fixed.others_variance, 1.0) && close(fixed.ratio, 0.5));
    assert!(fixed.correlation.is_some_and(|correlation| close(correlation, 1.0)));
    Ok(())
}

#[test]
fn the_others_count_on_the_traits_that_the_rater_rated() -> Answer {
    let (table, traits) = panel()?;
    // The first rater leaves the third trait out, on which the second differs most.
    let mut codes = table.codes().to_vec();
    for unit in [2, 5, 8, 11] {
        codes[unit * 3] = NONE;
    }
    let thin = ratings(3, &codes)?.of_people(table.people())?;
    let first = halo_of(&thin, &traits, 0)?;
    // Own squares on two traits: 2 0.5 4.5 2 over 4; the second rater's 0.5 2 2 2 and the third's 0 over 8.
    assert!(close(first.variance, 9.0 / 4.0), "{first:?}");
    assert!(close(first.others_variance, 6.5 / 8.0), "{first:?}");
    Ok(())
}

#[test]
fn halo_that_has_no_value_says_why() -> Answer {
    let (table, traits) = panel()?;
    assert_eq!(halo(&table, &traits[1..]), Err(Undefined::Traits { have: 11, need: 12 }));
    assert_eq!(halo(&table, &[7; 12]), Err(Undefined::TooFewTraits { have: 1, need: 2 }));
    let one = ratings(1, &[1, 2])?;
    assert_eq!(halo(&one, &[0, 1]), Err(Undefined::TooFewRaters { have: 1, need: 2 }));
    let many: Vec<u32> = (0..101).collect();
    let wide = ratings(2, &[1; 202])?;
    assert_eq!(halo(&wide, &many), Err(Undefined::TooManyTraits { have: 101, most: 100 }));
    let two = ratings(2, &[1, 2, 3, 4, 1, 2, 3, 4])?.of_people(vec![0, 0, 1, 1])?;
    assert_eq!(halo(&two, &[0, 1, 0, 1]), Err(Undefined::TooFewPeople { have: 2, need: 3 }));
    let people = vec![0, 0, 1, 1, 2, 2];
    let flat = ratings(2, &[1, 1, 2, 1, 2, 2, 3, 2, 3, 3, 1, 3])?.of_people(people.clone())?;
    assert_eq!(halo_of(&flat, &[0, 1].repeat(3), 0), Err(Undefined::NoSpread));
    let alone = ratings(2, &[1, NONE, 2, NONE, 2, NONE, 3, NONE, 3, 1, 1, NONE])?.of_people(people)?;
    assert_eq!(halo_of(&alone, &[0, 1].repeat(3), 0), Err(Undefined::NoPairs));
    assert_eq!(halo_of(&alone, &[0, 1].repeat(3), 1), Err(Undefined::TooFewPeople { have: 0, need: 3 }));
    Ok(())
}

// Each rater beside the rest

#[test]
fn a_rater_beside_the_rest_worked_by_hand() -> Answer {
    let table = ratings(3, &[1, 1, 3, 2, 3, 4, 0, 1, 2, NONE, NONE, 4])?;
    let last = agreement_with_others(&table)?.remove(2)?;
    // Beside the others' means 1 2.5 0.5: 2 1.5 1.5 more. Of six comparisons none is equal; 4-3 and 2-1 are neighbours.
    assert!(close(last.difference, 5.0 / 3.0) && last.units == 3);
    assert_eq!((last.exact.to_string(), last.within_one), ("0".to_owned(), 2.0 / 6.0));
    // Deviations 0 1 -1 beside -1/3 7/6 -5/6: 2 / sqrt(2 x 39/18).
    assert!(last.consistency.is_some_and(|r| close(r, 2.0 / (2.0 * 39.0 / 18.0_f64).sqrt())), "{last:?}");
    Ok(())
}

#[test]
fn agreement_with_others_that_has_no_value_says_why() -> Answer {
    assert_eq!(agreement_with_others(&ratings(1, &[1])?), Err(Undefined::TooFewRaters { have: 1, need: 2 }));
    assert_eq!(agreement_with_others(&ratings(2, &[NONE, NONE])?), Err(Undefined::NoUnits));
    let answers = agreement_with_others(&ratings(3, &[1, 2, NONE, NONE, NONE, 3])?)?;
    assert_eq!(answers[2], Err(Undefined::NoPairs));
    // A rater who always gives the same has no consistency.
    let constant = agreement_with_others(&ratings(2, &[1, 2, 1, 3, 1, 4])?)?.remove(0)?;
    assert_eq!(constant.consistency, None);
    Ok(())
}

#[test]
fn answers_serialise_with_their_reasons() -> Answer {
    let answers = agreement_with_others(&ratings(2, &[1, 2, 3, 3])?)?;
    let json = serde_json::to_value(answers[0]?)?;
    assert_eq!((json["rater"].as_u64(), json["exact"].as_f64()), (Some(0), Some(0.5)));
    let reason = serde_json::to_value(Undefined::Traits { have: 11, need: 12 })?;
    assert_eq!(reason["undefined"], "traits");
    let table = Measures::from(&ratings(2, &[1, 2, 3, NONE])?);
    assert_eq!((table.missing(), table.value(1, 1), table.value(1, 0)), (1, None, Some(3.0)));
    Ok(())
}
