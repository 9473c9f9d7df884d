//! Very many portfolios: the same levels and the same problems as one at a time.

use maatstaf::{Lane, Policy, Portfolio};
use maatstaf_many::{Claim, Claimed, Estimator, Levels, Person, day_number, day_of};
use maatstaf_tests::Levels as Expected;
use maatstaf_tests::generate::{Case, Engine, all_cases, config};
use proptest::prelude::*;

/// An estimator for a case.
fn estimator(engine: &Engine) -> Estimator {
    Estimator::new(engine.policy.clone()).with_framework(engine.framework.clone())
}

fn expected(portfolio: &Portfolio, policy: &Policy) -> Levels {
    let expected = Expected::of(&portfolio.estimate_with(policy));
    let small = |lanes: [usize; 3]| lanes.map(|height| u8::try_from(height).unwrap_or(u8::MAX));
    Levels {
        overall: small(expected.overall),
        categories: expected.categories.into_iter().map(small).collect(),
    }
}

/// A text, read both ways: the same levels, or the same problems. Says whether the core had to read it.
pub(crate) fn agree(text: &str, engine: &Engine) -> Result<bool, TestCaseError> {
    let mut estimator = estimator(engine);
    let (mut person, mut levels) = (Person::default(), Levels::default());
    let find = |id: &str| {
        Some(engine.framework.clone()).filter(|own| own.id() == id).or_else(|| maatstaf::Framework::by_id(id))
    };
    let read = estimator.read(text.as_bytes(), &mut person);
    match Portfolio::open(text, find) {
        Ok(portfolio) => {
            prop_assert_eq!(read, Ok(()));
            prop_assert_eq!(estimator.estimate(&person, &mut levels), Ok(()));
            prop_assert_eq!(&levels, &expected(&portfolio, &engine.policy));
            prop_assert_eq!(&person.holder, &portfolio.document().holder);
            let mut taken = Person::default();
            prop_assert_eq!(estimator.take(&portfolio, &mut taken), Ok(()));
            prop_assert_eq!(person, taken);
        }
        Err(error) => prop_assert_eq!(read, Err(error)),
    }
    Ok(estimator.read_by_core() > 0)
}

pub(crate) fn compact(case: &Case) -> String {
    serde_json::to_string(&case.portfolio).unwrap_or_default()
}

proptest! {
    #![proptest_config(config("MAATSTAF_MANY_CASES", 1_500))]

    #[test]
    fn a_portfolio_among_many_has_the_levels_that_it_has_alone(case in all_cases()) {
        let by_core = agree(&compact(&case), &case.engine()?)?;
        prop_assert!(!by_core, "an ordinary portfolio is read quickly");
    }

    #[test]
    fn the_day_of_reading_moves_both_alike(case in all_cases(), days in -900_i64..900) {
        let engine = case.engine()?;
        let text = compact(&case);
        let day = case.portfolio.as_of.saturating_add(jiff::Span::new().days(days));
        let portfolio = Portfolio::from_document(engine.framework.clone(), case.portfolio.clone())?.on(day);
        let mut estimator = estimator(&engine).on(day);
        let (mut person, mut levels) = (Person::default(), Levels::default());
        estimator.read(text.as_bytes(), &mut person)?;
        estimator.estimate(&person, &mut levels)?;
        prop_assert_eq!(levels, expected(&portfolio, &engine.policy));
    }

    #[test]
    fn an_estimator_that_met_others_before_answers_the_same(cases in prop::collection::vec(all_cases(), 1..5)) {
        let first = cases.first().map(Case::engine).transpose()?;
        let Some(engine) = first else { return Ok(()) };
        let (mut used, mut person, mut levels) = (estimator(&engine), Person::default(), Levels::default());
        for case in &cases {
            let text = compact(case);
            let answer = used.read(text.as_bytes(), &mut person).and_then(|()| used.estimate(&person, &mut levels));
            let (mut fresh, mut other, mut alone) = (estimator(&engine), Person::default(), Levels::default());
            let again = fresh.read(text.as_bytes(), &mut other).and_then(|()| fresh.estimate(&other, &mut alone));
            prop_assert_eq!(&answer, &again);
            if answer.is_ok() {
                prop_assert_eq!(&levels, &alone);
            }
        }
    }

    #[test]
    fn a_claim_comes_back_from_its_words(
        (by, number, theme) in (any::<bool>(), any::<u16>(), 0_u32..1 << 21),
        (occasion, context) in (0_u32..1 << 24, 0_u32..1 << 21),
        (kind, strength, verification) in (0_u8..16, 1_u8..=4, 0_u8..4),
        days in prop::option::of(-7_400_000_i32..7_400_000),
        is_ruled in any::<bool>(),
    ) {
        let claimed = if by { Claimed::Equivalent { cell: number & 511, theme } } else { Claimed::Indicator(number) };
        let claim = Claim { claimed, occasion, context, kind, strength, verification, days, is_ruled };
        let (word, far) = claim.pack();
        prop_assert_eq!(Claim::unpack(word, far), claim);
    }
}

#[test]
fn every_day_has_the_number_that_the_calendar_gives_it() {
    let mut day = jiff::civil::Date::MIN;
    let mut number = day_number(day);
    loop {
        assert_eq!(day_number(day), number, "{day}");
        if number % 97 == 0 {
            assert_eq!(day_of(number), Some(day));
        }
        let Ok(next) = day.tomorrow() else { break };
        (day, number) = (next, number + 1);
    }
    assert_eq!(day_of(number + 1), None);
}

#[test]
fn the_samples_have_the_levels_that_they_have_alone() -> Result<(), Box<dyn std::error::Error>> {
    let (mut estimator, mut person, mut levels) =
        (Estimator::new(Policy::standard()), Person::default(), Levels::default());
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/portfolios");
    let mut met = 0;
    for entry in std::fs::read_dir(folder)? {
        let text = std::fs::read_to_string(entry?.path().join("portfolio.json"))?;
        estimator.read(text.as_bytes(), &mut person)?;
        estimator.estimate(&person, &mut levels)?;
        let portfolio = Portfolio::open(&text, maatstaf::Framework::by_id)?;
        assert_eq!(levels, expected(&portfolio, &Policy::standard()));
        let alone = portfolio.estimate().overall(Lane::Estimate).map(str::to_owned);
        assert_eq!(
            usize::from(levels.height(None, Lane::Estimate)),
            portfolio.framework().height(alone.as_deref())
        );
        met += 1;
    }
    assert!(met >= 5);
    assert_eq!(estimator.read_by_core(), 0, "a portfolio as people write it is read quickly");
    Ok(())
}

/// Contexts beyond the 256 that are counted by their number, each in two items.
#[test]
fn the_three_hundredth_context_counts_as_well() -> Result<(), Box<dyn std::error::Error>> {
    let path = "../examples/portfolios/internal-coach-practitioner/portfolio.json";
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path))?;
    let mut policy = Policy::standard().document().clone();
    policy.gates.contexts = vec![300];
    let framework = maatstaf::Framework::by_id("emcc-2015").ok_or("it comes with the engine")?;
    let engine = Engine { framework, policy: Policy::from_document(policy)? };
    let mut heights = Vec::new();
    for contexts in [299, 300] {
        let mut portfolio: maatstaf::PortfolioDocument = serde_json::from_str(&text)?;
        (portfolio.verdicts, portfolio.ledger) = (Vec::new(), None);
        let items: Vec<_> = portfolio.evidence.iter().cloned().cycle().take(2 * contexts).collect();
        portfolio.evidence = (0..)
            .zip(items)
            .map(|(number, mut item)| {
                item.id = format!("item-{number}");
                item.context = Some(format!("context {}", number % contexts));
                item.occasion = None;
                item
            })
            .collect();
        let text = serde_json::to_string(&portfolio)?;
        let by_core = agree(&text, &engine).map_err(|error| error.to_string())?;
        assert!(!by_core);
        let (mut estimator, mut person, mut levels) =
            (estimator(&engine), Person::default(), Levels::default());
        estimator.read(text.as_bytes(), &mut person)?;
        estimator.estimate(&person, &mut levels)?;
        heights.push(levels.height(None, Lane::Ceiling));
    }
    assert!(heights.first() == Some(&0) && heights.last() > Some(&0), "{heights:?}");
    Ok(())
}

/// An item with many claims, many themes and many assessors: more of each than is looked through one by one.
fn crowd(claims: u16, themes: usize, assessors: usize) -> serde_json::Value {
    let by_indicator =
        (1..=claims).map(|indicator| serde_json::json!({"indicator": indicator, "strength": 3}));
    let by_theme = (0..themes).map(|number| {
        serde_json::json!({"category": "evaluation", "level": "foundation", "theme": format!("theme {number}"), "strength": 2, "rationale": "r"})
    });
    let mut verdicts = Vec::new();
    for number in 0..assessors {
        let assessor = format!("assessor-{number}");
        let indicator = 1 + number % usize::from(claims);
        verdicts.push(serde_json::json!({"assessor": assessor, "evidence": "all", "indicator": indicator, "ruling": "accept", "strength": 1, "reason": "r"}));
        let theme = format!("theme {}", number % themes);
        verdicts.push(serde_json::json!({"assessor": assessor, "evidence": "all", "category": "evaluation", "level": "foundation", "theme": theme, "ruling": "reject", "reason": "r"}));
    }
    let claims: Vec<_> = by_indicator.chain(by_theme).collect();
    serde_json::json!({"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30",
        "evidence": [{"id": "all", "title": "t", "verification": "corroborated", "claims": claims}], "verdicts": verdicts})
}

#[test]
fn a_crowd_of_claims_themes_and_assessors_is_read_as_a_few_are() -> Result<(), Box<dyn std::error::Error>> {
    let framework = maatstaf::Framework::by_id("emcc-2015").ok_or("it comes with the engine")?;
    let engine = Engine { framework, policy: Policy::standard() };
    let agree = |text: &str| agree(text, &engine).map_err(|error| error.to_string());
    for (claims, themes, assessors) in
        [(3, 2, 2), (16, 1, 63), (17, 1, 64), (40, 16, 65), (2, 17, 3), (60, 30, 130)]
    {
        let mut sound = crowd(claims, themes, assessors);
        assert!(!agree(&sound.to_string())?, "{claims}, {themes}, {assessors}");
        // The same ruling twice, by the last assessor.
        let verdicts = sound.get_mut("verdicts").and_then(serde_json::Value::as_array_mut);
        let verdicts = verdicts.ok_or("there are verdicts")?;
        verdicts.extend(verdicts.last().cloned());
        assert!(agree(&sound.to_string())?, "what is in doubt is read by the core");
    }
    Ok(())
}

/// Sums that just fill a byte, and themes of which there are too many to be counted by their number, in cells that lie side by side.
#[test]
fn what_a_byte_cannot_hold_counts_as_well() -> Result<(), Box<dyn std::error::Error>> {
    let framework = maatstaf::Framework::by_id("emcc-2015").ok_or("it comes with the engine")?;
    let engine = Engine { framework, policy: Policy::standard() };
    for occasions in 60_u16..70 {
        let items: Vec<_> = (0..occasions)
            .map(|number| {
                let by_indicator = serde_json::json!({"indicator": number % 4 + 1, "strength": 4});
                let by_theme = |level: &str| {
                    serde_json::json!({"category": "evaluation", "level": level, "theme": format!("theme {}", number % 20), "strength": 4, "rationale": "r"})
                };
                let claims = [by_indicator, by_theme("foundation"), by_theme("practitioner")];
                serde_json::json!({"id": format!("item-{number}"), "title": "t", "verification": "observed", "claims": claims})
            })
            .collect();
        let text = serde_json::json!({"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30", "evidence": items});
        let by_core = agree(&text.to_string(), &engine).map_err(|error| format!("{occasions}: {error}"))?;
        assert!(!by_core);
    }
    // A theme with a high number in one cell, and one with a low number in the next: neither may be taken for the other.
    for high in 7..20 {
        let theme = |number: usize, level: &str, strength: u8| serde_json::json!({"category": "evaluation", "level": level, "theme": format!("theme {number}"), "strength": strength, "rationale": "r"});
        let weak: Vec<_> = (0..high).map(|number| theme(number, "foundation", 1)).collect();
        let items = [
            serde_json::json!({"id": "weak", "title": "t", "claims": weak}),
            serde_json::json!({"id": "a", "title": "t", "verification": "observed", "claims": [theme(high, "foundation", 4)]}),
            serde_json::json!({"id": "b", "title": "t", "verification": "observed", "claims": [theme(0, "practitioner", 4)]}),
        ];
        let text = serde_json::json!({"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30", "evidence": items});
        let by_core = agree(&text.to_string(), &engine).map_err(|error| format!("{high}: {error}"))?;
        assert!(!by_core);
    }
    Ok(())
}

/// Two texts with one digest, made on purpose as somebody could who reads how names are told apart.
fn with_one_digest() -> Option<[String; 2]> {
    let mix = |digest: u64, bytes: u64| (digest ^ bytes).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let [first, second] = [*b"occasion", *b"one or 2"].map(u64::from_le_bytes);
    (0..1_u64 << 26).find_map(|number| {
        let other = u64::from_le_bytes(format!("{number:08x}").into_bytes().try_into().ok()?);
        let rest = second ^ mix(0, first) ^ mix(0, other);
        let rest = rest.to_le_bytes();
        let text = [other.to_le_bytes(), rest].concat();
        let is_plain = rest.iter().all(u8::is_ascii_graphic);
        is_plain
            .then(|| String::from_utf8(text).ok())
            .flatten()
            .map(|other| ["occasionone or 2".to_owned(), other])
    })
}

#[test]
fn names_with_one_digest_are_told_apart() -> Result<(), Box<dyn std::error::Error>> {
    let [one, other] = with_one_digest().ok_or("there are such texts")?;
    let items: Vec<_> = [&one, &other, &one, &other]
        .iter()
        .zip(0..)
        .map(|(occasion, number)| {
            serde_json::json!({"id": format!("item-{number}"), "title": "t", "occasion": occasion,
                "claims": [{"indicator": 1 + number, "strength": 2}]})
        })
        .collect();
    let text = serde_json::json!({"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30", "evidence": items});
    let (mut estimator, mut person) = (Estimator::new(Policy::standard()), Person::default());
    estimator.read(text.to_string().as_bytes(), &mut person)?;
    assert_eq!(estimator.read_by_core(), 0);
    let mut occasions: Vec<_> = person.claims().map(|claim| (claim.claimed, claim.occasion)).collect();
    occasions.sort_unstable();
    let occasions: Vec<u32> = occasions.into_iter().map(|(_, occasion)| occasion).collect();
    let [a, b, c, d] = occasions.as_slice() else { return Err("there are four claims".into()) };
    assert!(a == c && b == d && a != b, "{occasions:?}");
    Ok(())
}
