//! Resampling of people.

#![expect(clippy::cast_precision_loss, reason = "tables are small")]

use std::cell::{Cell, RefCell};
use std::error::Error;

use maatstaf_stats::{Agreement, Bootstrap, Metric, Ratings, Scale, Undefined};

type Outcome = Result<(), Box<dyn Error>>;

const BOOTSTRAP: Bootstrap = Bootstrap { seed: 20_260_401, draws: 500, confidence: 0.95 };

/// Two raters and some people with three units each.
fn table(people: u32) -> Result<Ratings, Box<dyn Error>> {
    let unit = |at: u32| [at * 7 % 5, if at.is_multiple_of(3) { at % 5 } else { at * 7 % 5 }];
    let codes = (0..people * 3).flat_map(unit).map(u8::try_from).collect::<Result<_, _>>()?;
    Ok(Ratings::from_codes(Scale::points(0, 4)?, 2, codes)?
        .of_people((0..people * 3).map(|at| 100 - at / 3).collect())?)
}

fn alpha(ratings: &Ratings) -> Result<f64, Undefined> {
    Ok(Agreement::of(ratings).alpha(Metric::Ordinal)?.value)
}

/// The mean value of the first rater.
#[expect(clippy::unnecessary_wraps, reason = "a statistic may have no value")]
fn mean(ratings: &Ratings) -> Result<f64, Undefined> {
    let values = ratings.rows().filter_map(|row| row.first()).map(|code| f64::from(*code));
    Ok(values.sum::<f64>() / ratings.units() as f64)
}

#[test]
fn the_same_seed_gives_the_same_answer_and_another_seed_another() -> Outcome {
    let ratings = table(20)?;
    let once = BOOTSTRAP.resample(&ratings, alpha)?;
    assert_eq!(BOOTSTRAP.resample(&ratings, alpha)?, once);
    let other = Bootstrap { seed: 1, ..BOOTSTRAP }.resample(&ratings, alpha)?;
    assert!(other.percentile != once.percentile && other.estimate.to_bits() == once.estimate.to_bits());
    Ok(())
}

#[test]
fn who_is_picked_is_what_the_description_says() {
    // From a program in another language, written after the description.
    let first = [8, 3, 9, 13, 14, 18, 15, 11, 1, 0, 0, 7, 3, 11, 2, 17, 16, 14, 7, 14];
    let fourth = [19, 9, 11, 9, 5, 17, 4, 19, 0, 4, 18, 5, 13, 11, 6, 4, 1, 19, 2, 18];
    let last = [5, 3, 2, 7, 3, 4, 3, 10, 11, 8, 0, 11];
    assert_eq!(BOOTSTRAP.picks(0, 20), first);
    assert_eq!(BOOTSTRAP.picks(3, 20), fourth);
    assert_eq!(BOOTSTRAP.picks(499, 12), last);
}

#[test]
fn everybody_is_about_as_likely() {
    let mut picked = [0_u32; 7];
    for person in (0..7_000).flat_map(|draw| BOOTSTRAP.picks(draw, 7)) {
        picked.get_mut(person).into_iter().for_each(|times| *times += 1);
    }
    // 7000 expected, with a standard deviation of 77.
    assert!(picked.iter().all(|times| times.abs_diff(7_000) < 350), "{picked:?}");
}

#[test]
fn all_units_of_a_person_come_along() -> Outcome {
    let ratings = table(8)?;
    let rows: Vec<Vec<u8>> = ratings.rows().map(<[u8]>::to_vec).collect();
    let wrong = Cell::new(0);
    let triple = |at: usize| rows.get(at * 3..at * 3 + 3).map(<[Vec<u8>]>::concat);
    BOOTSTRAP.resample(&ratings, |resample| {
        let whole =
            resample.codes().chunks(6).all(|person| (0..8).any(|at| triple(at).as_deref() == Some(person)));
        let people = resample.people();
        let three_each =
            people.chunks(3).all(|units| units.iter().all(|person| Some(person) == units.first()));
        wrong.set(wrong.get() + u32::from(!whole || !three_each));
        mean(resample)
    })?;
    assert_eq!(wrong.get(), 0);
    Ok(())
}

#[test]
fn a_person_who_is_drawn_twice_counts_as_two() -> Outcome {
    let people = RefCell::new(Vec::new());
    BOOTSTRAP.resample(&table(8)?, |resample| {
        let mut all = resample.people();
        all.dedup();
        people.borrow_mut().push(all.len());
        mean(resample)
    })?;
    // The table, 500 resamples of 8 people, and 8 tables of 7.
    let people = people.into_inner();
    assert_eq!(people.iter().filter(|people| **people == 8).count(), 501);
    assert_eq!(people.iter().filter(|people| **people == 7).count(), 8);
    Ok(())
}

#[test]
fn the_standard_error_of_a_mean_is_that_of_theory() -> Outcome {
    let codes: Vec<u8> = (0..50_u8).map(|at| at % 7 * (at % 7) % 5).collect();
    let ratings = Ratings::from_codes(Scale::points(0, 4)?, 1, codes.clone())?;
    let resampled = Bootstrap { draws: 4_000, ..BOOTSTRAP }.resample(&ratings, mean)?;
    let centre = codes.iter().map(|code| f64::from(*code)).sum::<f64>() / 50.0;
    let spread = codes.iter().map(|code| (f64::from(*code) - centre).powi(2)).sum::<f64>() / 50.0;
    assert!((resampled.standard_error / (spread / 50.0).sqrt() - 1.0).abs() < 0.04);
    assert!(resampled.bias.abs() < 3.0 * resampled.standard_error / 4_000_f64.sqrt());
    assert!((resampled.estimate - centre).abs() < 1e-15);
    Ok(())
}

#[test]
fn without_skew_and_bias_bca_is_the_percentile_interval() -> Outcome {
    // As many people above the middle as below it: the mean has no skewness.
    let codes: Vec<u8> = (0..60).map(|at| at % 5).collect();
    let ratings = Ratings::from_codes(Scale::points(0, 4)?, 1, codes)?;
    let resampled = Bootstrap { draws: 4_000, ..BOOTSTRAP }.resample(&ratings, mean)?;
    let bca = resampled.bca.ok_or("no interval")?;
    assert!((bca.lower - resampled.percentile.lower).abs() < 0.04);
    assert!((bca.upper - resampled.percentile.upper).abs() < 0.04);
    Ok(())
}

#[test]
fn a_skewed_statistic_moves_the_bca_interval_to_the_long_side() -> Outcome {
    // One person in ten is high.
    let codes: Vec<u8> = (0..60).map(|at| if at % 10 == 0 { 4 } else { 0 }).collect();
    let ratings = Ratings::from_codes(Scale::points(0, 4)?, 1, codes)?;
    let resampled = Bootstrap { draws: 4_000, ..BOOTSTRAP }.resample(&ratings, mean)?;
    let bca = resampled.bca.ok_or("no interval")?;
    assert!(bca.lower >= resampled.percentile.lower && bca.upper > resampled.percentile.upper);
    Ok(())
}

#[test]
fn resamples_without_a_value_are_counted() -> Outcome {
    let calls = Cell::new(0_u32);
    let fails = |every: u32| {
        let calls = &calls;
        calls.set(0);
        move |ratings: &Ratings| {
            calls.set(calls.get() + 1);
            // The first call is the table itself.
            if calls.get() > 1 && calls.get().is_multiple_of(every) {
                Err(Undefined::NoPairs)
            } else {
                mean(ratings)
            }
        }
    };
    let ratings = table(10)?;
    let resampled = BOOTSTRAP.resample(&ratings, fails(25))?;
    assert_eq!(resampled.undefined, 20);
    let refused = BOOTSTRAP.resample(&ratings, fails(10));
    assert_eq!(refused, Err(Undefined::Resamples { without: 50, draws: 500 }));
    Ok(())
}

#[test]
fn a_person_without_whom_there_is_no_value_leaves_no_bca() -> Outcome {
    let codes: Vec<u8> = vec![4, 0, 1, 2, 3, 0, 1, 2, 3, 2];
    let ratings = Ratings::from_codes(Scale::points(0, 4)?, 1, codes)?;
    let without_first = |ratings: &Ratings| {
        let nine = ratings.units() == 9 && !ratings.codes().contains(&4);
        if nine { Err(Undefined::NoPairs) } else { mean(ratings) }
    };
    let resampled = BOOTSTRAP.resample(&ratings, without_first)?;
    assert_eq!((resampled.indispensable, resampled.bca, resampled.undefined), (1, None, 0));
    Ok(())
}

#[test]
fn what_cannot_be_resampled_has_a_reason() -> Outcome {
    let run = |bootstrap: Bootstrap, ratings: &Ratings| bootstrap.resample(ratings, mean).err();
    assert_eq!(run(BOOTSTRAP, &table(4)?), Some(Undefined::TooFewPeople { have: 4, need: 5 }));
    assert_eq!(run(Bootstrap { confidence: 1.0, ..BOOTSTRAP }, &table(9)?), Some(Undefined::Level));
    assert_eq!(run(Bootstrap { confidence: f64::NAN, ..BOOTSTRAP }, &table(9)?), Some(Undefined::Level));
    assert_eq!(
        run(Bootstrap { draws: 39, ..BOOTSTRAP }, &table(9)?),
        Some(Undefined::TooFewDraws { have: 39, need: 40 })
    );
    assert_eq!(run(Bootstrap { draws: 40, ..BOOTSTRAP }, &table(9)?), None);
    assert_eq!(BOOTSTRAP.resample(&table(9)?, |_| Ok(f64::NAN)), Err(Undefined::NotFinite));
    assert_eq!(BOOTSTRAP.resample(&table(9)?, |_| Err(Undefined::NoPairs)), Err(Undefined::NoPairs));
    Ok(())
}

#[test]
fn a_constant_has_an_interval_of_one_point() -> Outcome {
    let resampled = BOOTSTRAP.resample(&table(9)?, |_| Ok(0.25))?;
    assert_eq!((resampled.bias, resampled.standard_error), (0.0, 0.0));
    assert_eq!(resampled.bca, Some(resampled.percentile));
    assert_eq!((resampled.percentile.lower, resampled.percentile.upper), (0.25, 0.25));
    Ok(())
}
