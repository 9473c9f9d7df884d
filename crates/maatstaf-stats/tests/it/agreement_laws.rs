//! What holds of agreement whatever the ratings are.

#![expect(clippy::indexing_slicing, reason = "tables are made here, and a test may stop")]
#![expect(clippy::cast_precision_loss, reason = "tables are small")]
#![expect(clippy::float_cmp, reason = "what is exact is compared exactly")]

use std::error::Error;

use maatstaf_stats::{
    Agreement, Coefficient, Contingency, MISSING, Metric, Ratings, Scale, Tally, TallyError, Undefined,
    Weights,
};

type Outcome = Result<(), Box<dyn Error>>;

/// Numbers that look random: Knuth's linear congruential generator.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Codes of raters who agree in about half, with one rating in ten missing when so wished.
fn codes(categories: u8, raters: usize, units: usize, missing: bool) -> Vec<u8> {
    let mut numbers = Numbers(u64::from(categories) * 1_000 + raters as u64);
    let mut codes = Vec::with_capacity(raters * units);
    for _ in 0..units {
        let common = numbers.below(u64::from(categories));
        for _ in 0..raters {
            let own = numbers.below(u64::from(categories));
            let code = if numbers.below(2) == 0 { common } else { own };
            let gone = numbers.below(10) == 0 && missing;
            codes.push(if gone { MISSING } else { u8::try_from(code).unwrap_or_default() });
        }
    }
    codes
}

fn scale(categories: u8) -> Result<Scale, Box<dyn Error>> {
    Ok(Scale::points(0, i32::from(categories) - 1)?)
}

fn table(categories: u8, raters: usize, units: usize, missing: bool) -> Result<Ratings, Box<dyn Error>> {
    Ok(Ratings::from_codes(scale(categories)?, raters, codes(categories, raters, units, missing))?)
}

/// One shape for each way in which patterns are counted: in place, in place by two raters at once, by key, and one by one.
const SHAPES: [(u8, usize, usize); 6] =
    [(5, 4, 60), (3, 2, 2_000), (3, 10, 27_000), (5, 25, 1_000), (9, 7, 9_000), (60, 12, 500)];

fn each_shape(test: impl Fn(Ratings) -> Outcome) -> Outcome {
    for (categories, raters, units) in SHAPES {
        for missing in [false, true] {
            test(table(categories, raters, units, missing)?).map_err(|error| {
                format!("{categories} categories, {raters} raters, missing {missing}: {error}")
            })?;
        }
    }
    Ok(())
}

/// Every coefficient that needs no rater's identity, on every kind of weights.
fn anonymous(agreement: &Agreement<'_>) -> Result<Vec<Coefficient>, Box<dyn Error>> {
    let scale = agreement.tally().scale();
    let mut all = vec![agreement.percent()?, agreement.within(1)?];
    for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio] {
        all.push(agreement.alpha(metric)?);
    }
    for weights in
        [Weights::identity(scale), Weights::linear(scale), Weights::quadratic(scale), Weights::ordinal(scale)]
    {
        all.push(agreement.fleiss(&weights)?);
        all.push(agreement.gwet(&weights)?);
        all.push(agreement.brennan_prediger(&weights)?);
        all.push(agreement.alpha_weighted(&weights)?);
    }
    Ok(all)
}

/// Every coefficient.
fn all(agreement: &Agreement<'_>) -> Result<Vec<Coefficient>, Box<dyn Error>> {
    let mut all = anonymous(agreement)?;
    let scale = agreement.tally().scale();
    all.push(agreement.conger(&Weights::identity(scale))?);
    all.push(agreement.conger(&Weights::quadratic(scale))?);
    Ok(all)
}

/// Every number of some coefficients.
fn numbers(all: &[Coefficient]) -> Vec<f64> {
    let optional = |number: Option<f64>| number.unwrap_or(-9.0);
    let of = |one: &Coefficient| {
        [
            one.value,
            one.observed,
            one.expected,
            optional(one.standard_error),
            optional(one.null_error),
            one.units as f64,
        ]
    };
    all.iter().flat_map(of).collect()
}

fn same_bits(left: &[Coefficient], right: &[Coefficient]) -> Outcome {
    let bits = |all: &[Coefficient]| numbers(all).into_iter().map(f64::to_bits).collect::<Vec<_>>();
    if bits(left) == bits(right) { Ok(()) } else { Err(format!("{left:?}\n{right:?}").into()) }
}

fn nearly_same(left: &[Coefficient], right: &[Coefficient]) -> Outcome {
    let far =
        numbers(left).into_iter().zip(numbers(right)).find(|(left, right)| (left - right).abs() > 1e-12);
    far.map_or(Ok(()), |(left, right)| Err(format!("{left} and {right}").into()))
}

#[test]
fn the_order_of_the_units_makes_no_difference_to_the_bit() -> Outcome {
    each_shape(|ratings| {
        let rows: Vec<&[u8]> = ratings.rows().rev().collect();
        let half = rows.len() / 3;
        let mixed = [&rows[half..], &rows[..half]].concat().concat();
        let mixed = Ratings::from_codes(ratings.scale().clone(), ratings.raters(), mixed)?;
        assert_eq!(Tally::of(&ratings), Tally::of(&mixed));
        same_bits(&all(&Agreement::of(&ratings))?, &all(&Agreement::of(&mixed))?)
    })
}

#[test]
fn the_order_of_the_raters_makes_no_difference() -> Outcome {
    each_shape(|ratings| {
        let turned = ratings.rows().flat_map(|row| row.iter().rev().copied()).collect();
        let turned = Ratings::from_codes(ratings.scale().clone(), ratings.raters(), turned)?;
        same_bits(&anonymous(&Agreement::of(&ratings))?, &anonymous(&Agreement::of(&turned))?)?;
        nearly_same(&all(&Agreement::of(&ratings))?, &all(&Agreement::of(&turned))?)
    })
}

#[test]
fn other_names_for_the_categories_make_no_nominal_difference() -> Outcome {
    each_shape(|ratings| {
        let q = u8::try_from(ratings.scale().len())?;
        let other = |code: &u8| if *code == MISSING { MISSING } else { (*code + 2) % q };
        let renamed = ratings.codes().iter().map(other).collect();
        let renamed = Ratings::from_codes(ratings.scale().clone(), ratings.raters(), renamed)?;
        let plain = Weights::identity(ratings.scale());
        let nominal = |agreement: &Agreement<'_>| -> Result<Vec<Coefficient>, Undefined> {
            let alpha = agreement.alpha(Metric::Nominal)?;
            Ok(vec![
                agreement.percent()?,
                agreement.fleiss(&plain)?,
                agreement.gwet(&plain)?,
                agreement.conger(&plain)?,
                alpha,
            ])
        };
        nearly_same(&nominal(&Agreement::of(&ratings))?, &nominal(&Agreement::of(&renamed))?)
    })
}

#[test]
fn threads_make_no_difference_to_the_bit() -> Outcome {
    each_shape(|ratings| {
        for threads in [0, 2, 3, 7] {
            assert_eq!(Tally::with_threads(&ratings, threads), Tally::of(&ratings));
            same_bits(&all(&Agreement::with_threads(&ratings, threads))?, &all(&Agreement::of(&ratings))?)?;
        }
        Ok(())
    })
}

/// How often each category occurs in a unit.
fn counts(row: &[u8], categories: usize) -> Vec<u32> {
    let count = |code: usize| row.iter().filter(|given| usize::from(**given) == code).count();
    (0..categories).map(|code| u32::try_from(count(code)).unwrap_or_default()).collect()
}

fn stream<'a>(scale: &Scale, rows: impl Iterator<Item = &'a [u8]>) -> Result<Tally, TallyError> {
    let mut tally = Tally::new(scale);
    for row in rows {
        tally.push(&counts(row, scale.len()))?;
    }
    Ok(tally)
}

#[test]
fn a_stream_of_counts_is_the_table() -> Outcome {
    each_shape(|ratings| {
        let stream = stream(ratings.scale(), ratings.rows())?;
        assert_eq!(stream, Tally::of(&ratings));
        assert_eq!(stream.ratings(), ratings.codes().iter().filter(|code| **code != MISSING).count() as u64);
        same_bits(&anonymous(&Agreement::from(stream))?, &anonymous(&Agreement::of(&ratings))?)
    })
}

#[test]
fn two_tallies_together_are_the_tally_of_both() -> Outcome {
    each_shape(|ratings| {
        let third = ratings.units() / 3;
        let mut first = stream(ratings.scale(), ratings.rows().take(third))?;
        first.merge(&stream(ratings.scale(), ratings.rows().skip(third))?)?;
        assert_eq!(first, Tally::of(&ratings));
        Ok(())
    })
}

#[test]
fn tallies_on_different_scales_do_not_mix() -> Outcome {
    let mut three = Tally::new(&scale(3)?);
    assert_eq!(three.merge(&Tally::new(&scale(4)?)), Err(TallyError::Scale));
    assert_eq!(three.push(&[1, 2]), Err(TallyError::Categories { have: 2, need: 3 }));
    assert_eq!(three.push(&[1 << 24, 0, 0]), Err(TallyError::TooMany));
    assert_eq!(three, Tally::new(&scale(3)?));
    Ok(())
}

#[test]
fn a_label_that_nobody_uses_changes_gwet_and_brennan_prediger_alone() -> Outcome {
    let codes = codes(4, 5, 300, true);
    let narrow = Ratings::from_codes(scale(4)?, 5, codes.clone())?;
    let wide = Ratings::from_codes(scale(6)?, 5, codes)?;
    let (narrow, wide) = (Agreement::of(&narrow), Agreement::of(&wide));
    let plain = |agreement: &Agreement<'_>| Weights::identity(agreement.tally().scale());
    let kept = |agreement: &Agreement<'_>| -> Result<Vec<Coefficient>, Undefined> {
        let weights = plain(agreement);
        let mut kept = vec![
            agreement.percent()?,
            agreement.within(1)?,
            agreement.fleiss(&weights)?,
            agreement.conger(&weights)?,
        ];
        kept.extend([agreement.alpha(Metric::Nominal)?, agreement.alpha(Metric::Ordinal)?]);
        Ok(kept)
    };
    nearly_same(&kept(&narrow)?, &kept(&wide)?)?;
    // Distances are shares of the whole scale, which cancels out of alpha.
    for metric in [Metric::Interval, Metric::Ratio] {
        let (narrow, wide) = (narrow.alpha(metric)?, wide.alpha(metric)?);
        assert!((narrow.value - wide.value).abs() < 1e-14);
        assert!((narrow.standard_error.ok_or("none")? - wide.standard_error.ok_or("none")?).abs() < 1e-14);
    }
    assert!(narrow.gwet(&plain(&narrow))?.value < wide.gwet(&plain(&wide))?.value - 0.01);
    assert!(
        narrow.brennan_prediger(&plain(&narrow))?.value < wide.brennan_prediger(&plain(&wide))?.value - 0.01
    );
    let kappa = wide.brennan_prediger(&plain(&wide))?;
    assert!((kappa.expected - 1.0 / 6.0).abs() < 1e-15);
    Ok(())
}

#[test]
fn for_two_raters_conger_is_cohen_and_fleiss_is_scott() -> Outcome {
    for (categories, units) in [(2, 50), (5, 4_000), (20, 4_000)] {
        let ratings = table(categories, 2, units, false)?;
        let (agreement, pair) = (Agreement::of(&ratings), Contingency::of(&ratings, 0, 1)?);
        let n = units as f64;
        for weights in [Weights::identity(ratings.scale()), Weights::linear(ratings.scale())] {
            for (many, two) in [
                (agreement.conger(&weights)?, pair.cohen(&weights)?),
                (agreement.fleiss(&weights)?, pair.scott(&weights)?),
            ] {
                assert!((many.value - two.value).abs() < 1e-13);
                // The one divides by n - 1, the other by n.
                let ratio = many.standard_error.ok_or("none")? / two.standard_error.ok_or("none")?;
                assert!((ratio - (n / (n - 1.0)).sqrt()).abs() < 1e-11);
            }
            assert!((agreement.light(&weights)?.value - pair.cohen(&weights)?.value).abs() < 1e-15);
        }
    }
    Ok(())
}

#[test]
fn a_pair_counts_the_units_that_both_rated() -> Outcome {
    for (categories, raters, first, second) in
        [(5, 2, 0, 1), (5, 2, 1, 0), (15, 2, 0, 1), (16, 2, 0, 1), (4, 6, 4, 1)]
    {
        let ratings = table(categories, raters, 1_001, true)?;
        let pair = Contingency::of(&ratings, first, second)?;
        for k in 0..usize::from(categories) {
            for l in 0..usize::from(categories) {
                let both = |row: &&[u8]| usize::from(row[first]) == k && usize::from(row[second]) == l;
                assert_eq!(pair.count(k, l), ratings.rows().filter(both).count() as u64);
            }
        }
        let both = |row: &&[u8]| row[first] != MISSING && row[second] != MISSING;
        assert_eq!(pair.units(), ratings.rows().filter(both).count() as u64);
    }
    Ok(())
}

#[test]
fn equal_ratings_have_no_agreement_beyond_chance() -> Outcome {
    let ratings = Ratings::from_codes(scale(4)?, 3, vec![2; 30])?;
    let agreement = Agreement::of(&ratings);
    let none = Err(Undefined::NoVariation { agreement: 1.0 });
    for weights in [Weights::identity(ratings.scale()), Weights::quadratic(ratings.scale())] {
        assert_eq!(agreement.fleiss(&weights), none);
        assert_eq!(agreement.conger(&weights), none);
        assert_eq!(agreement.gwet(&weights), none);
        assert_eq!(agreement.brennan_prediger(&weights), none);
        assert_eq!(agreement.alpha_weighted(&weights), none);
        assert_eq!(agreement.light(&weights), none);
        assert_eq!(Contingency::of(&ratings, 0, 2)?.cohen(&weights), none);
    }
    for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio] {
        assert_eq!(agreement.alpha(metric), none);
    }
    let percent = agreement.percent()?;
    assert_eq!((percent.value, percent.standard_error), (1.0, Some(0.0)));
    assert_eq!(percent.interval(0.95)?.lower, 1.0);
    Ok(())
}

#[test]
fn nothing_rated_twice_has_a_reason() -> Outcome {
    let plain = Weights::identity(&scale(3)?);
    let empty = Ratings::from_codes(scale(3)?, 2, vec![MISSING; 4])?;
    assert_eq!(Agreement::of(&empty).percent(), Err(Undefined::NoUnits));
    assert_eq!(Agreement::of(&empty).alpha(Metric::Ordinal), Err(Undefined::NoUnits));
    assert_eq!(Agreement::of(&Ratings::new(scale(3)?, 0)).fleiss(&plain), Err(Undefined::NoUnits));
    let once = Ratings::from_codes(scale(3)?, 2, vec![1, MISSING, MISSING, 2])?;
    assert_eq!(Agreement::of(&once).gwet(&plain), Err(Undefined::NoPairs));
    assert_eq!(Contingency::of(&once, 0, 1)?.cohen(&plain), Err(Undefined::NoUnits));
    let stream = Agreement::from(Tally::of(&table(3, 4, 20, false)?));
    assert_eq!(stream.conger(&plain), Err(Undefined::Anonymous));
    assert_eq!(stream.fleiss(&Weights::identity(&scale(4)?)), Err(Undefined::Weights { have: 4, need: 3 }));
    let below = Ratings::from_codes(Scale::points(-1, 1)?, 2, vec![0, 1, 2, 2])?;
    assert_eq!(Agreement::of(&below).alpha(Metric::Ratio), Err(Undefined::Scale));
    Ok(())
}

#[test]
fn a_standard_error_is_about_that_of_leaving_out_each_unit() -> Outcome {
    let (categories, raters, units) = (5, 4, 150);
    let codes = codes(categories, raters, units, true);
    let ratings = Ratings::from_codes(scale(categories)?, raters, codes.clone())?;
    let whole = all(&Agreement::of(&ratings))?;
    let mut left_out = Vec::new();
    for unit in 0..units {
        let mut codes = codes.clone();
        codes.drain(unit * raters..(unit + 1) * raters);
        let ratings = Ratings::from_codes(scale(categories)?, raters, codes)?;
        left_out.push(all(&Agreement::of(&ratings))?);
    }
    for (at, whole) in whole.iter().enumerate() {
        let values: Vec<f64> = left_out.iter().map(|all| all[at].value).collect();
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let jackknife =
            (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() * (n - 1.0) / n).sqrt();
        let error = whole.standard_error.ok_or("none")?;
        assert!((error / jackknife - 1.0).abs() < 0.02, "coefficient {at}: {error} for {jackknife}");
    }
    Ok(())
}

#[test]
fn ordinal_alpha_counts_that_its_distances_are_estimated() -> Outcome {
    // Few raters with a skewed use of the scale: what moves the distances matters.
    let mut numbers = Numbers(5);
    let mut codes = Vec::new();
    for _ in 0..400 {
        let common = u8::try_from(numbers.below(7) * numbers.below(7) / 7)?;
        for _ in 0..3 {
            codes.push(if numbers.below(5) < 3 { common } else { u8::try_from(numbers.below(6))? });
        }
    }
    let alpha = |codes: Vec<u8>| -> Result<Coefficient, Box<dyn Error>> {
        Ok(Agreement::of(&Ratings::from_codes(scale(6)?, 3, codes)?).alpha(Metric::Ordinal)?)
    };
    let mut values = Vec::new();
    for unit in 0..400 {
        let mut codes = codes.clone();
        codes.drain(unit * 3..unit * 3 + 3);
        values.push(alpha(codes)?.value);
    }
    let mean = values.iter().sum::<f64>() / 400.0;
    let jackknife = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() * 399.0 / 400.0).sqrt();
    let error = alpha(codes)?.standard_error.ok_or("none")?;
    assert!((error / jackknife - 1.0).abs() < 0.003, "{error} for {jackknife}");
    Ok(())
}
