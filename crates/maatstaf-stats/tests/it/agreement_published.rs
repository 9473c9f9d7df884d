//! Every coefficient of agreement against tables that were published with their results.

use std::error::Error;

use maatstaf_stats::{
    Agreement, Coefficient, Contingency, Metric, Ratings, Scale, Tally, Undefined, Weights,
};

type Outcome = Result<(), Box<dyn Error>>;

/// A fraction, exactly.
fn near(have: f64, want: f64, relative: f64) -> Outcome {
    let error = (have / want - 1.0).abs();
    if error <= relative { Ok(()) } else { Err(format!("{have} for {want}: {error:e}").into()) }
}

fn exactly(have: f64, fraction: (i32, i32)) -> Outcome {
    near(have, f64::from(fraction.0) / f64::from(fraction.1), 1e-14)
}

fn rounded(have: f64, want: f64) -> Outcome {
    let error = (have - want).abs();
    if error <= 5.000_001e-6 { Ok(()) } else { Err(format!("{have} for {want}: {error:e}").into()) }
}

fn error_of(coefficient: &Coefficient) -> Result<f64, Undefined> {
    coefficient.standard_error.ok_or(Undefined::NoStandardError)
}

// Cohen (1960), Educational and Psychological Measurement 20:37-46, and (1968), Psychological Bulletin 70:213-220: 200 patients.
fn cohen_1960() -> Result<(Scale, Contingency), Box<dyn Error>> {
    let scale = Scale::points(1, 3)?;
    let table = Contingency::from_counts(&scale, &[[88, 14, 18], [10, 40, 10], [2, 6, 12]])?;
    Ok((scale, table))
}

#[test]
fn cohen_1960_and_1968_come_out_as_exact_fractions() -> Outcome {
    let (scale, table) = cohen_1960()?;
    let disagreement = Weights::from_disagreement(&[[0.0, 1.0, 3.0], [1.0, 0.0, 6.0], [3.0, 6.0, 0.0]])?;
    exactly(table.cohen(&Weights::identity(&scale))?.value, (29, 59))?;
    exactly(table.cohen(&disagreement)?.value, (8, 23))?;
    exactly(table.cohen(&Weights::linear(&scale))?.value, (9, 19))?;
    exactly(table.cohen(&Weights::quadratic(&scale))?.value, (5, 11))
}

#[test]
fn weights_that_are_not_symmetric_count_as_given_for_two_raters() -> Outcome {
    let (_, table) = cohen_1960()?;
    let disagreement = Weights::from_disagreement(&[[0.0, 1.0, 4.0], [1.0, 0.0, 6.0], [2.0, 2.0, 0.0]])?;
    exactly(table.cohen(&disagreement)?.value, (47, 133))
}

#[test]
fn standard_errors_of_cohen_1960_and_1968_are_those_of_large_samples() -> Outcome {
    let (scale, table) = cohen_1960()?;
    let kappa = table.cohen(&Weights::identity(&scale))?;
    near(error_of(&kappa)?, 0.051_001_815_576_08, 1e-10)?;
    near(kappa.null_error.ok_or("no null error")?, 0.051_978_936_356_594_445, 1e-13)?;
    let disagreement = Weights::from_disagreement(&[[0.0, 1.0, 3.0], [1.0, 0.0, 6.0], [3.0, 6.0, 0.0]])?;
    near(error_of(&table.cohen(&disagreement)?)?, 0.075_504_015_254_8, 1e-10)?;
    near(error_of(&table.cohen(&Weights::linear(&scale))?)?, 0.054_432_309_177_64, 1e-10)?;
    near(error_of(&table.cohen(&Weights::quadratic(&scale))?)?, 0.066_453_681_591_08, 1e-10)
}

// Fleiss, Cohen and Everitt (1969), Psychological Bulletin 72:323-327.
#[test]
fn fleiss_cohen_and_everitt_1969_give_both_standard_errors() -> Outcome {
    let scale = Scale::points(1, 3)?;
    let table = Contingency::from_counts(&scale, &[[106, 10, 4], [22, 28, 10], [2, 12, 6]])?;
    let kappa = table.cohen(&Weights::identity(&scale))?;
    exactly(kappa.value, (3, 7))?;
    near(error_of(&kappa)?, 0.053_711_004_869_2, 1e-10)?;
    near(kappa.null_error.ok_or("no null error")?, 0.055_512_454_936_358_43, 1e-13)?;
    let weights = Weights::custom(&[[1.0, 0.0, 0.4444], [0.0, 1.0, 0.6667], [0.4444, 0.6667, 1.0]])?;
    let weighted = table.cohen(&weights)?;
    near(weighted.value, 0.507_069_964_866_8, 1e-12)?;
    near(error_of(&weighted)?, 0.056_993_884_703_3, 1e-10)?;
    near(weighted.null_error.ok_or("no null error")?, 0.065_335_884_567_263_69, 1e-13)
}

/// Fleiss (1971), Psychological Bulletin 76:378-382: 30 patients, 6 ratings each, 5 diagnoses.
const FLEISS_1971: [[u32; 5]; 30] = [
    [0, 0, 0, 6, 0],
    [0, 3, 0, 0, 3],
    [0, 1, 4, 0, 1],
    [0, 0, 0, 0, 6],
    [0, 3, 0, 3, 0],
    [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2],
    [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0],
    [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0],
    [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0],
    [1, 0, 0, 5, 0],
    [0, 2, 0, 3, 1],
    [0, 0, 5, 0, 1],
    [3, 0, 0, 1, 2],
    [5, 1, 0, 0, 0],
    [0, 2, 0, 4, 0],
    [1, 0, 2, 0, 3],
    [0, 0, 0, 0, 6],
    [0, 1, 0, 5, 0],
    [0, 2, 0, 1, 3],
    [2, 0, 0, 4, 0],
    [1, 0, 0, 4, 1],
    [0, 5, 0, 1, 0],
    [4, 0, 0, 0, 2],
    [0, 2, 0, 4, 0],
    [1, 0, 5, 0, 0],
    [0, 0, 0, 0, 6],
];

fn fleiss_1971() -> Result<(Scale, Tally), Box<dyn Error>> {
    let scale = Scale::points(1, 5)?;
    let mut tally = Tally::new(&scale);
    for unit in &FLEISS_1971 {
        tally.push(unit)?;
    }
    Ok((scale, tally))
}

/// The same with raters in columns, each unit's ratings in rising order.
fn fleiss_1971_columns() -> Result<Ratings, Box<dyn Error>> {
    let of_unit = |unit: &[u32; 5]| -> Vec<u8> {
        (0..5_u8).zip(unit).flat_map(|(code, count)| std::iter::repeat_n(code, *count as usize)).collect()
    };
    Ok(Ratings::from_codes(Scale::points(1, 5)?, 6, FLEISS_1971.iter().flat_map(of_unit).collect())?)
}

#[test]
fn fleiss_1971_comes_out_as_exact_fractions() -> Outcome {
    let (scale, tally) = fleiss_1971()?;
    let agreement = Agreement::from(tally);
    let plain = Weights::identity(&scale);
    exactly(agreement.fleiss(&plain)?.value, (5_437, 12_637))?;
    exactly(agreement.alpha(Metric::Nominal)?.value, (5_477, 12_637))?;
    exactly(agreement.gwet(&plain)?.value, (23_363, 52_163))?;
    exactly(agreement.brennan_prediger(&plain)?.value, (4, 9))
}

#[test]
fn fleiss_1971_has_the_published_kappa_of_each_category() -> Outcome {
    let categories = Agreement::from(fleiss_1971()?.1).fleiss_categories()?;
    let thousandths: Vec<f64> = categories.iter().map(|kappa| (kappa.value * 1e3).round()).collect();
    assert_eq!(thousandths, [245.0, 245.0, 520.0, 471.0, 566.0]);
    Ok(())
}

#[test]
fn fleiss_kappa_is_tested_against_no_agreement() -> Outcome {
    let (scale, tally) = fleiss_1971()?;
    let kappa = Agreement::from(tally).fleiss(&Weights::identity(&scale))?;
    near(kappa.z().ok_or("no null error")?, 17.651_830_582_991, 1e-12)
}

#[test]
fn fleiss_1971_has_gwets_standard_errors() -> Outcome {
    let ratings = fleiss_1971_columns()?;
    let agreement = Agreement::of(&ratings);
    let plain = Weights::identity(ratings.scale());
    near(error_of(&agreement.gwet(&plain)?)?, 0.055_662_141_681_62, 1e-12)?;
    near(error_of(&agreement.fleiss(&plain)?)?, 0.054_198_935_515_33, 1e-12)?;
    near(error_of(&agreement.brennan_prediger(&plain)?)?, 0.055_122_835_855_75, 1e-12)?;
    rounded(error_of(&agreement.alpha(Metric::Nominal)?)?, 0.054_20)?;
    rounded(error_of(&agreement.conger(&plain)?)?, 0.050_79)
}

#[test]
fn fleiss_1971_in_columns_has_congers_and_lights_kappa() -> Outcome {
    let ratings = fleiss_1971_columns()?;
    let agreement = Agreement::of(&ratings);
    let plain = Weights::identity(ratings.scale());
    near(agreement.conger(&plain)?.value, 0.441_808_540_329_3, 1e-12)?;
    near(agreement.light(&plain)?.value, 0.459_412_144_434_6, 1e-12)
}

// The worked example of the article "Fleiss' kappa" in Wikipedia: 14 raters, 10 units.
#[test]
fn the_worked_example_of_fleiss_kappa_is_an_exact_fraction() -> Outcome {
    let units = [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ];
    let scale = Scale::points(1, 5)?;
    let mut tally = Tally::new(&scale);
    for unit in &units {
        tally.push(unit)?;
    }
    exactly(Agreement::from(tally).fleiss(&Weights::identity(&scale))?.value, (4_211, 20_059))
}

// Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.: two abstractors, 100 pregnancies.
type Row = (f64, f64);

/// Percent, Cohen, Scott, Gwet, Brennan-Prediger and Krippendorff, each with its standard error.
const ABSTRACTORS: [[Row; 6]; 4] = [
    [
        (0.89, 0.031_288_975_694_32),
        (0.796_409_402_184, 0.058_910_718_326_08),
        (0.796_239_696_211_9, 0.059_054_733_308_96),
        (0.849_330_548_231_3, 0.043_217_467_522_56),
        (0.835, 0.046_933_463_541_49),
        (0.797_258_497_730_9, 0.059_054_733_308_96),
    ],
    [
        (0.945, 0.015_644_487_847_16),
        (0.842_902_027_992, 0.047_872_121_590_34),
        (0.842_801_000_357_3, 0.047_960_699_675_12),
        (0.900_022_722_108_6, 0.029_275_601_621_35),
        (0.876_25, 0.035_200_097_656_11),
        (0.843_586_995_355_5, 0.047_960_699_675_12),
    ],
    [
        (0.9725, 0.007_822_243_923_581),
        (0.892_156_862_745_1, 0.035_351_507_575_66),
        (0.892_109_263_890_9, 0.035_395_058_678_73),
        (0.940_236_879_278_5, 0.017_920_188_503_35),
        (0.9175, 0.023_466_731_770_74),
        (0.892_648_717_571_5, 0.035_395_058_678_73),
    ],
    [
        (0.963_333_333_333_3, 0.010_429_658_564_77),
        (0.872_107_894_430_9, 0.040_625_230_767_81),
        (0.872_040_946_897, 0.040_685_375_598_24),
        (0.925_191_696_278_3, 0.022_217_769_852_91),
        (0.901, 0.028_160_078_124_89),
        (0.872_680_742_162_5, 0.040_685_375_598_24),
    ],
];

fn abstractors() -> Result<(Scale, Contingency), Box<dyn Error>> {
    let scale = Scale::points(1, 3)?;
    let table = Contingency::from_counts(&scale, &[[13, 0, 0], [0, 20, 7], [0, 4, 56]])?;
    Ok((scale, table))
}

fn four_weights(scale: &Scale) -> [Weights; 4] {
    [Weights::identity(scale), Weights::linear(scale), Weights::quadratic(scale), Weights::ordinal(scale)]
}

#[test]
fn gwets_abstractors_have_every_coefficient_of_two_raters() -> Outcome {
    let (scale, table) = abstractors()?;
    for (weights, expected) in four_weights(&scale).iter().zip(&ABSTRACTORS) {
        let [weighted, cohen, scott, gwet, brennan_prediger, alpha] = expected;
        let have = [
            (table.weighted(weights)?, weighted),
            (table.cohen(weights)?, cohen),
            (table.scott(weights)?, scott),
            (table.gwet(weights)?, gwet),
            (table.brennan_prediger(weights)?, brennan_prediger),
            (table.alpha_weighted(weights)?, alpha),
        ];
        for (have, (value, error)) in have {
            near(have.value, *value, 1e-11)?;
            near(error_of(&have)?, *error, 1e-11)?;
        }
    }
    let percent = table.percent()?;
    near(percent.value, 0.89, 1e-14)?;
    near(error_of(&percent)?, ABSTRACTORS[0][0].1, 1e-11)
}

#[test]
fn observed_agreement_of_the_abstractors_is_that_of_the_weights() -> Outcome {
    let (scale, table) = abstractors()?;
    for (weights, expected) in four_weights(&scale).iter().zip(&ABSTRACTORS) {
        near(table.cohen(weights)?.observed, expected[0].0, 1e-12)?;
    }
    Ok(())
}

#[test]
fn gwets_abstractors_come_out_as_exact_fractions() -> Outcome {
    let (scale, table) = abstractors()?;
    exactly(table.cohen(&Weights::identity(&scale))?.value, (4_303, 5_403))?;
    exactly(table.cohen(&Weights::linear(&scale))?.value, (2_951, 3_501))?;
    exactly(table.cohen(&Weights::quadratic(&scale))?.value, (91, 102))?;
    exactly(table.gwet(&Weights::identity(&scale))?.value, (24_803, 29_203))?;
    exactly(table.gwet(&Weights::quadratic(&scale))?.value, (8_653, 9_203))
}

// Gwet (2014), p. 120: four raters, twelve units, ratings missing.
const N: u8 = maatstaf_stats::MISSING;

#[rustfmt::skip]
const FOUR_RATERS: [u8; 48] = [
    0, 0, N, 0,  1, 1, 2, 1,  2, 2, 2, 2,  2, 2, 2, 2,  1, 1, 1, 1,  0, 1, 2, 3,
    3, 3, 3, 3,  0, 0, 1, 0,  1, 1, 1, 1,  N, 4, 4, 4,  N, N, 0, 0,  N, N, 2, N,
];

/// Observed and expected agreement, coefficient and standard error.
type Line = (f64, f64, f64, f64);

/// Gwet, Fleiss, Krippendorff, Conger and Brennan-Prediger.
const FOUR_RATERS_EXPECTED: [[Line; 5]; 4] = [
    [
        (0.818_181_818_181_8, 0.190_321_180_555_6, 0.775_44, 0.142_95),
        (0.818_181_818_181_8, 0.238_715_277_777_8, 0.761_17, 0.153_02),
        (0.805, 0.24, 0.743_42, 0.145_57),
        (0.818_181_818_181_8, 0.233_425_160_697_9, 0.762_82, 0.149_17),
        (0.818_181_818_181_8, 0.2, 0.772_73, 0.144_72),
    ],
    [
        (0.939_393_939_393_9, 0.570_963_541_666_7, 0.858_74, 0.117_33),
        (0.939_393_939_393_9, 0.667_100_694_444_4, 0.817_94, 0.148_5),
        (0.935, 0.674_375, 0.800_38, 0.135_48),
        (0.939_393_939_393_9, 0.674_552_341_597_8, 0.813_78, 0.145_09),
        (0.939_393_939_393_9, 0.6, 0.848_48, 0.123_36),
    ],
    [
        (0.975_378_787_878_8, 0.713_704_427_083_3, 0.914, 0.103_96),
        (0.975_378_787_878_8, 0.817_708_333_333_3, 0.864_94, 0.146_03),
        (0.973_593_75, 0.825, 0.849_11, 0.129_13),
        (0.975_378_787_878_8, 0.826_963_766_452_4, 0.857_71, 0.143_67),
        (0.975_378_787_878_8, 0.75, 0.901_52, 0.110_89),
    ],
    [
        (0.968_181_818_181_8, 0.685_156_25, 0.898_94, 0.106_9),
        (0.968_181_818_181_8, 0.787_586_805_555_6, 0.850_21, 0.147_04),
        (0.965_875, 0.794_875, 0.833_64, 0.131_07),
        (0.968_181_818_181_8, 0.796_481_481_481_5, 0.843_66, 0.144_1),
        (0.968_181_818_181_8, 0.72, 0.886_36, 0.113_91),
    ],
];

#[test]
fn gwets_four_raters_have_every_coefficient_with_ratings_missing() -> Outcome {
    let ratings = Ratings::from_codes(Scale::points(1, 5)?, 4, FOUR_RATERS.to_vec())?;
    let agreement = Agreement::of(&ratings);
    for (weights, expected) in four_weights(ratings.scale()).iter().zip(&FOUR_RATERS_EXPECTED) {
        let have = [
            agreement.gwet(weights)?,
            agreement.fleiss(weights)?,
            agreement.alpha_weighted(weights)?,
            agreement.conger(weights)?,
            agreement.brennan_prediger(weights)?,
        ];
        for (have, (observed, expected, value, error)) in have.iter().zip(expected) {
            near(have.observed, *observed, 1e-12)?;
            near(have.expected, *expected, 1e-11)?;
            rounded(have.value, *value)?;
            rounded(error_of(have)?, *error)?;
        }
    }
    Ok(())
}

#[test]
fn gwets_four_raters_agree_by_any_weights_with_a_standard_error() -> Outcome {
    let ratings = Ratings::from_codes(Scale::points(1, 5)?, 4, FOUR_RATERS.to_vec())?;
    let agreement = Agreement::of(&ratings);
    let expected = [
        (0.818_181_818_181_8, 0.125_61),
        (0.939_393_939_393_9, 0.093_68),
        (0.975_378_787_878_8, 0.090_62),
        (0.968_181_818_181_8, 0.090_86),
    ];
    for (weights, (value, error)) in four_weights(ratings.scale()).iter().zip(expected) {
        let have = agreement.weighted(weights)?;
        near(have.value, value, 1e-12)?;
        rounded(error_of(&have)?, error)?;
    }
    Ok(())
}

#[test]
fn gwets_four_raters_agree_in_percent_with_a_standard_error() -> Outcome {
    let ratings = Ratings::from_codes(Scale::points(1, 5)?, 4, FOUR_RATERS.to_vec())?;
    let percent = Agreement::of(&ratings).percent()?;
    exactly(percent.value, (9, 11))?;
    rounded(error_of(&percent)?, 0.125_61)
}

// Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, data C: four observers, twelve units, values missing.
#[test]
fn krippendorff_2011_comes_out_as_exact_fractions() -> Outcome {
    let ratings = Ratings::from_codes(Scale::points(1, 5)?, 4, KRIPPENDORFF.to_vec())?;
    let agreement = Agreement::of(&ratings);
    exactly(agreement.alpha(Metric::Nominal)?.value, (113, 152))?;
    exactly(agreement.alpha(Metric::Ordinal)?.value, (108_577, 133_160))?;
    exactly(agreement.alpha(Metric::Interval)?.value, (951, 1_120))?;
    exactly(agreement.alpha(Metric::Ratio)?.value, (18_222_619, 22_852_465))
}

#[rustfmt::skip]
const KRIPPENDORFF: [u8; 48] = [
    0, 0, N, 0,  1, 1, 2, 1,  2, 2, 2, 2,  2, 2, 2, 2,  1, 1, 1, 1,  0, 1, 2, 3,
    3, 3, 3, 3,  0, 0, 1, 0,  1, 1, 1, 1,  N, 4, 4, 4,  N, N, 0, 0,  N, 2, N, N,
];
